/* kaiji-key-scroll.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KaijiKeyScroll:
 * @type: what a key has asked for; %GTK_SCROLL_NONE if it is reached, or nobody has asked
 * @target: where GTK is scrolling to
 * @value: the scroll position in the last layout
 * @until: the frame time until which GTK may be scrolling, in microseconds
 *
 * A vertical scroll that a key has asked for. GTK scrolls to where its end was when the key was
 * pressed; what is made on the way may move that, and setting the value of the adjustment ends
 * GTK's scrolling. Positions are in pixels.
 */
typedef struct
{
  GtkScrollType type;
  double target;
  double value;
  gint64 until;
} KaijiKeyScroll;

void kaiji_key_scroll_begin (KaijiKeyScroll *self,
                             GtkAdjustment *adjustment,
                             GtkScrollType type,
                             gint64 now);
void kaiji_key_scroll_shift (KaijiKeyScroll *self, double distance);
void kaiji_key_scroll_follow (KaijiKeyScroll *self,
                              GtkAdjustment *adjustment,
                              gboolean was_stopped,
                              gint64 now);

G_END_DECLS
