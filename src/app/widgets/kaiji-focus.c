/* kaiji-focus.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

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

static gboolean
on_focus_moved (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child != NULL && gtk_widget_child_focus (child, direction);
}

static gboolean
on_single_stop_moved (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
      && kaiji_focus_is_within (widget))
    return FALSE;

  return child != NULL && gtk_widget_child_focus (child, direction);
}

/**
 * kaiji_focus_set_single_stop:
 * @widget_class: a class of #AdwBin around a list
 *
 * Makes Tab lead out of the list, in which the arrows go from row to row. A GtkListBox has Tab go
 * through all of its rows.
 */
void
kaiji_focus_set_single_stop (GtkWidgetClass *widget_class)
{
  g_return_if_fail (ADW_IS_BIN_CLASS (widget_class));

  widget_class->focus = on_single_stop_moved;
}

/**
 * kaiji_focus_set_entry:
 * @widget_class: a class of #AdwBin that takes no focus itself
 * @grab_focus: moves the focus to the part of it where one begins
 *
 * Makes a class of a part of the window that can be gone to as a whole.
 *
 * GTK 4.8 calls grab_focus() also for Shift+Tab out of the widget's first control, although it is
 * not focusable, and the focus would be led back into it forever.
 */
void
kaiji_focus_set_entry (GtkWidgetClass *widget_class, KaijiFocusFunc grab_focus)
{
  g_return_if_fail (ADW_IS_BIN_CLASS (widget_class));
  g_return_if_fail (grab_focus != NULL);

  widget_class->grab_focus = grab_focus;
  widget_class->focus = on_focus_moved;
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
