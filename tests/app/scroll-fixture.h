/* scroll-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "view-fixture.h"

G_BEGIN_DECLS

/* The sample in a window, whose form is scrolled: a test that includes this needs the sheets of
 * tests/print, too. */

/* How far the visible part may move, in pixels: allocations are whole, scroll positions are not. */
#define SCROLL_SLACK 1

View *scroll_open_sample (void);
double scroll_get_end (View *self);
double scroll_get_place (View *self, GtkWidget *widget);
void scroll_focus_check (View *self);

/* What every frame must have: no item that is seen is empty. */
typedef struct
{
  View *view;
  guint n_frames;
  GtkWidget *kept; /* (nullable): a widget that must not move */
  double kept_y;
} Frames;

void frames_watch (Frames *self, View *view);
void frames_end (Frames *self);

G_END_DECLS
