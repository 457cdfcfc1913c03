/* kaiji-focus-scroll.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form-sight.h"

G_BEGIN_DECLS

/**
 * KaijiFocusScroll:
 * @has_moved: whether the focus has moved since the last layout
 * @is_new: whether it came to a widget that had no place yet
 * @y: the place of the focus in the last layout, in pixels
 * @until: the frame time until which GTK may be scrolling to the focus, in microseconds
 *
 * The scroll to what has the focus. GTK scrolls there, but only to the place that it has at first,
 * and setting the value of the adjustment ends that; GTK has no other way to set it.
 */
typedef struct
{
  gboolean has_moved;
  gboolean is_new;
  double y;
  gint64 until;
} KaijiFocusScroll;

void kaiji_focus_scroll_follow (KaijiFocusScroll *self,
                                const KaijiFormSight *sight,
                                GtkWidget *focus,
                                gboolean was_stopped,
                                gint64 now);
void kaiji_focus_scroll_bring_back (KaijiFocusScroll *self,
                                    const KaijiFormSight *sight,
                                    GtkWidget *control,
                                    gint64 now);

G_END_DECLS
