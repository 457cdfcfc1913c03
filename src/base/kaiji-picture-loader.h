/* kaiji-picture-loader.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/**
 * KaijiPictureBudget:
 * @max_pixels: the most pixels that a picture may have
 * @max_seconds: the most of the thread's own CPU time that decoding may take
 * @longest_side: the longer side that a larger picture is decoded to, in pixels; 0 for its own
 *
 * How much work a picture may be.
 */
typedef struct
{
  guint64 max_pixels;
  guint max_seconds;
  int longest_side;
} KaijiPictureBudget;

GdkPixbuf *kaiji_picture_load (GBytes *file,
                               const KaijiPictureBudget *budget,
                               gboolean *too_large,
                               GCancellable *cancellable);
guint64 kaiji_picture_count_pixels (GBytes *file);

G_END_DECLS
