/* first-frame.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FirstFrame:
 * @seconds: from the start of the program to its first frame on the screen
 * @resident: its resident memory in bytes, settled
 */
typedef struct
{
  double seconds;
  double resident;
} FirstFrame;

gboolean
first_frame_measure (const char *const *argv, const char *title, FirstFrame *frame, GError **error);

G_END_DECLS
