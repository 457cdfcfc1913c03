/* kaiji-popup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-popup.h"

/* How many frames a button is given to be seen: one to be laid out, the others to be scrolled to.
 */
#define MAX_TICKS 10

typedef struct
{
  GtkPopover *popover; /* weak */
  GtkWidget *into;     /* weak: what gets the focus */
  GtkWidget *focus;    /* weak: where the focus was */
  guint n_ticks;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_clear_weak_pointer (&self->popover);
  g_clear_weak_pointer (&self->into);
  g_clear_weak_pointer (&self->focus);
  g_free (self);
}

static GtkWidget *
find_scrolled_window (GtkWidget *button)
{
  return gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW);
}

static gboolean
is_in_sight (GtkWidget *button)
{
  GtkWidget *window = find_scrolled_window (button);
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (button) || gtk_widget_get_height (button) == 0)
    return FALSE;
  if (window == NULL)
    return TRUE;

  return gtk_widget_compute_bounds (button, window, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (window);
}

/* The least distance, at once: GTK has no scrolling for a popover. */
static void
bring_in_sight (GtkWidget *button)
{
  GtkWidget *window = find_scrolled_window (button);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (window == NULL || !gtk_widget_compute_bounds (button, window, &bounds))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
}

static void
popup (GtkPopover *popover, GtkWidget *button)
{
  graphene_rect_t bounds;
  GdkRectangle place;

  if (gtk_widget_compute_bounds (button, gtk_widget_get_parent (GTK_WIDGET (popover)), &bounds))
    {
      place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                              (int) bounds.size.height };
      gtk_popover_set_pointing_to (popover, &place);
    }
  gtk_popover_popup (popover);
}

static gboolean
on_tick (GtkWidget *button, GdkFrameClock *clock, gpointer user_data)
{
  Opening *self = user_data;

  /* Somebody who has gone on meanwhile is not fetched back. */
  if (self->popover == NULL || gtk_root_get_focus (gtk_widget_get_root (button)) != self->focus
      || ++self->n_ticks == MAX_TICKS)
    return G_SOURCE_REMOVE;
  /* The first tick comes before what has changed is laid out. */
  if (self->n_ticks == 1)
    return G_SOURCE_CONTINUE;
  if (!is_in_sight (button))
    {
      bring_in_sight (button);
      return G_SOURCE_CONTINUE;
    }

  popup (self->popover, button);
  if (self->into != NULL)
    kaiji_focus_return (self->into);
  return G_SOURCE_REMOVE;
}

/**
 * kaiji_popup_at_later:
 * @popover: a popover whose parent is @button or holds it
 * @button: what it points to, in a window
 * @into: (nullable): the part of the popover that gets the focus, with what is selected in it;
 *   otherwise the first one
 *
 * Opens a popover as kaiji_popup_at() does, for a button that is about to be laid out or scrolled
 * to: where it is now says nothing.
 */
void
kaiji_popup_at_later (GtkPopover *popover, GtkWidget *button, GtkWidget *into)
{
  Opening *opening;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_WIDGET (button));

  root = gtk_widget_get_root (button);
  g_return_if_fail (root != NULL);

  opening = g_new0 (Opening, 1);
  g_set_weak_pointer (&opening->popover, popover);
  g_set_weak_pointer (&opening->into, into);
  g_set_weak_pointer (&opening->focus, gtk_root_get_focus (root));
  gtk_widget_add_tick_callback (button, on_tick, opening, opening_free);
}

/**
 * kaiji_popup_at:
 * @popover: a popover whose parent is @button or holds it
 * @button: what it points to, in a window
 *
 * Opens a popover, and scrolls to its button before, if that cannot be seen: a key may open what
 * somebody has scrolled away from. Outside of the screen GTK finds no monitor and lays the popover
 * out in no room at all.
 */
void
kaiji_popup_at (GtkPopover *popover, GtkWidget *button)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (GTK_IS_WIDGET (button));

  if (is_in_sight (button))
    popup (popover, button);
  else
    kaiji_popup_at_later (popover, button, NULL);
}
