/* kaiji-focus.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"

/* How many frames a widget is given to have what can take the focus. */
#define MAX_TICKS 60

typedef struct
{
  KaijiFocusFunc go;
  GtkWidget *focus; /* weak: where the focus was */
  guint n_ticks;
} Going;

static void
going_free (gpointer data)
{
  Going *self = data;

  g_clear_weak_pointer (&self->focus);
  g_free (self);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Going *self = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);

  /* Somebody who has gone on meanwhile is not fetched back. */
  if (!gtk_widget_is_visible (widget) || gtk_root_get_focus (root) != self->focus
      || self->go (widget) || ++self->n_ticks == MAX_TICKS)
    return G_SOURCE_REMOVE;

  return G_SOURCE_CONTINUE;
}

/**
 * kaiji_focus_is_within:
 * @widget: a widget
 *
 * Returns: whether @widget or a part of it has the focus of its window, even while another window
 *   is the active one
 */
gboolean
kaiji_focus_is_within (GtkWidget *widget)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/**
 * kaiji_focus_return:
 * @widget: a widget that had the focus before
 *
 * Gives the focus back to @widget with the cursor and the selection as they were: GTK would select
 * the whole text of an entry, and the next key would replace it.
 *
 * Returns: whether @widget is visible and takes the focus
 */
gboolean
kaiji_focus_return (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (!gtk_widget_is_visible (widget))
    return FALSE;
  if (GTK_IS_TEXT (widget))
    return gtk_text_grab_focus_without_selecting (GTK_TEXT (widget));
  if (GTK_IS_ENTRY (widget))
    return gtk_entry_grab_focus_without_selecting (GTK_ENTRY (widget));

  return gtk_widget_grab_focus (widget);
}

/**
 * kaiji_focus_go_when_ready:
 * @widget: a visible widget in a window
 * @go: moves the focus into @widget, and returns %FALSE if there is nothing yet to go to
 *
 * Moves the focus into a widget, at once or as soon as it can: a list that has just been made has
 * no rows before it has been laid out. If the focus moves elsewhere before, it is left there.
 */
void
kaiji_focus_go_when_ready (GtkWidget *widget, KaijiFocusFunc go)
{
  GtkRoot *root;
  Going *going;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (go != NULL);

  root = gtk_widget_get_root (widget);
  g_return_if_fail (root != NULL);

  if (go (widget))
    return;

  going = g_new0 (Going, 1);
  going->go = go;
  g_set_weak_pointer (&going->focus, gtk_root_get_focus (root));
  gtk_widget_add_tick_callback (widget, on_tick, going, going_free);
}
