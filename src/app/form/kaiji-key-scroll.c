/* kaiji-key-scroll.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-key-scroll.h"

/* How long GTK scrolls at most, in microseconds. */
#define SCROLL_TIME 400000

static double
get_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* Returns the present place of what was asked for. */
static double
find_target (const KaijiKeyScroll *self, GtkAdjustment *adjustment)
{
  switch (self->type)
    {
    case GTK_SCROLL_START:
      return 0;
    case GTK_SCROLL_END:
      return get_end (adjustment);
    default:
      return CLAMP (self->target, 0, get_end (adjustment));
    }
}

/**
 * kaiji_key_scroll_begin:
 * @adjustment: the vertical one of a scrolled window
 * @type: what the key asks the scrolled window for, which has not done it yet
 * @now: the frame time, in microseconds
 */
void
kaiji_key_scroll_begin (KaijiKeyScroll *self,
                        GtkAdjustment *adjustment,
                        GtkScrollType type,
                        gint64 now)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_ADJUSTMENT (adjustment));

  self->type = type;
  self->value = gtk_adjustment_get_value (adjustment);
  self->until = now + SCROLL_TIME;
  switch (type)
    {
    case GTK_SCROLL_START:
    case GTK_SCROLL_END:
      break;
    case GTK_SCROLL_PAGE_UP:
      self->target = self->value - gtk_adjustment_get_page_increment (adjustment);
      break;
    case GTK_SCROLL_PAGE_DOWN:
      self->target = self->value + gtk_adjustment_get_page_increment (adjustment);
      break;
    default:
      self->type = GTK_SCROLL_NONE;
      break;
    }

  self->target = find_target (self, adjustment);
}

/**
 * kaiji_key_scroll_shift:
 * @distance: how far the position was set to keep what is visible in place
 */
void
kaiji_key_scroll_shift (KaijiKeyScroll *self, double distance)
{
  g_return_if_fail (self != NULL);

  self->target += distance;
  self->value += distance;
}

/**
 * kaiji_key_scroll_follow:
 * @adjustment: the same as before
 * @was_stopped: whether its value was set since the last time, so that GTK does not scroll any more
 * @now: the frame time, in microseconds
 *
 * Corrects where GTK is scrolling to, after each layout, until it is there, somebody scrolls the
 * other way, or it was ended by something else.
 */
void
kaiji_key_scroll_follow (KaijiKeyScroll *self,
                         GtkAdjustment *adjustment,
                         gboolean was_stopped,
                         gint64 now)
{
  double value, target;
  gboolean is_down, has_turned;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_ADJUSTMENT (adjustment));

  if (self->type == GTK_SCROLL_NONE)
    return;

  value = gtk_adjustment_get_value (adjustment);
  target = find_target (self, adjustment);
  is_down = self->target > self->value;
  has_turned = is_down ? value < self->value : value > self->value;
  if (value == target || has_turned || (now > self->until && value != self->target))
    {
      self->type = GTK_SCROLL_NONE;
      return;
    }

  if (was_stopped || target != self->target)
    {
      gtk_adjustment_set_value (adjustment, value);
      gtk_adjustment_clamp_page (adjustment, target,
                                 target + gtk_adjustment_get_page_size (adjustment));
      self->until = now + SCROLL_TIME;
    }
  self->target = target;
  self->value = value;
}
