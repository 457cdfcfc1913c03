/* kaiji-picture-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More pixels than an A4 page has at 600 dpi are useless in a cell and could exhaust the memory. */
#define KAIJI_PICTURE_MAX_PIXELS (36 * 1024 * 1024)

/**
 * KaijiPictureType:
 * @KAIJI_PICTURE_OTHER: not a picture that Kaiji accepts
 * @KAIJI_PICTURE_PNG: a PNG file
 * @KAIJI_PICTURE_JPEG: a JPEG file
 *
 * A file's type by its first bytes, whatever its name or MIME type says.
 */
typedef enum
{
  KAIJI_PICTURE_OTHER,
  KAIJI_PICTURE_PNG,
  KAIJI_PICTURE_JPEG,
} KaijiPictureType;

KaijiPictureType kaiji_picture_file_get_type (GBytes *file);
const char *kaiji_picture_file_get_mime_type (GBytes *file);
GBytes *kaiji_picture_file_strip (GBytes *file);
guint kaiji_picture_file_count_scans (GBytes *file);
gboolean kaiji_picture_file_is_broken_off (GBytes *file);

G_END_DECLS
