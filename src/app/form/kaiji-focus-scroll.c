/* kaiji-focus-scroll.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus-scroll.h"

/* How long GTK scrolls to the focus at most, in microseconds. */
#define FOLLOW_TIME 400000

/**
 * kaiji_focus_scroll_follow:
 * @focus: (nullable): what has the focus in the form's rows
 * @was_stopped: whether the value of the adjustment was set since the last time, so that GTK does
 *   not scroll any more
 * @now: the frame time, in microseconds
 *
 * Corrects where GTK is scrolling to, after each layout: scrolls to the focus once more, from the
 * present position.
 */
void
kaiji_focus_scroll_follow (KaijiFocusScroll *self,
                           const KaijiFormSight *sight,
                           GtkWidget *focus,
                           gboolean was_stopped,
                           gint64 now)
{
  GtkAdjustment *adjustment;
  double top, bottom, begin, end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (sight != NULL);

  if (self->has_moved)
    self->until = now + FOLLOW_TIME;
  if (now > self->until || focus == NULL
      || !kaiji_form_sight_locate (sight, sight->content, &begin, &end)
      || !kaiji_form_sight_locate (sight, focus, &top, &bottom))
    return;

  if (self->is_new || was_stopped || (!self->has_moved && top != self->y))
    {
      adjustment = gtk_scrolled_window_get_vadjustment (sight->window);
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));
      gtk_adjustment_clamp_page (adjustment, top - begin, bottom - begin);
      self->until = now + FOLLOW_TIME;
    }
  self->y = top;
  self->has_moved = FALSE;
  self->is_new = FALSE;
}

/**
 * kaiji_focus_scroll_bring_back:
 * @control: (nullable): a control that one was in before, and that has the focus again
 * @now: the frame time, in microseconds
 *
 * Scrolls to @control, if it cannot be seen. Of a text that is higher than the visible part it is
 * the cursor that must be seen.
 */
void
kaiji_focus_scroll_bring_back (KaijiFocusScroll *self,
                               const KaijiFormSight *sight,
                               GtkWidget *control,
                               gint64 now)
{
  double top, bottom, begin, end, sight_begin, sight_end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (sight != NULL);

  if (control == NULL || !kaiji_form_sight_locate (sight, sight->content, &begin, &end)
      || !kaiji_form_sight_locate (sight, control, &top, &bottom)
      || !kaiji_form_sight_get_range (sight, &sight_begin, &sight_end))
    return;

  if (bottom - top > sight_end - sight_begin
      && !kaiji_form_sight_locate_cursor (sight, control, &top, &bottom))
    return;
  if (top >= sight_begin && bottom <= sight_end)
    return;

  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (sight->window), top - begin,
                             bottom - begin);
  self->y = top;
  self->until = now + FOLLOW_TIME;
}
