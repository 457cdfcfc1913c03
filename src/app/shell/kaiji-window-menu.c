/* kaiji-window-menu.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-window-private.h"

/* Opens the submenus of a menu, or of a widget of one, without sliding. While one slides in, the
 * entries that it covers still answer to their letters, so that two letters in a row lead to the
 * wrong entry. */
static void
open_at_once (GtkWidget *menu)
{
  if (GTK_IS_STACK (menu))
    gtk_stack_set_transition_type (GTK_STACK (menu), GTK_STACK_TRANSITION_TYPE_NONE);

  for (GtkWidget *child = gtk_widget_get_first_child (menu); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_at_once (child);
}

/* The focus would stay on the button. What an item of the menu has opened keeps it. */
static gboolean
on_menu_gone (gpointer user_data)
{
  KaijiWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->menu_button)))
    kaiji_window_focus_page (self);

  return G_SOURCE_REMOVE;
}

/* GTK 4.18 gives the focus to the button only after this signal; the next key comes later still. */
static void
on_menu_closed (KaijiWindow *self)
{
  g_idle_add_full (G_PRIORITY_HIGH, on_menu_gone, g_object_ref (self), g_object_unref);
}

/* The menu costs as much as a screen of the form, and is opened far less often than a window. */
static void
on_menu_opening (GtkMenuButton *button, gpointer user_data)
{
  KaijiWindow *self = user_data;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;

  gtk_menu_button_set_menu_model (button, self->primary_menu);
  open_at_once (GTK_WIDGET (gtk_menu_button_get_popover (button)));
  g_signal_connect_object (gtk_menu_button_get_popover (button), "closed",
                           G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
}

/**
 * kaiji_window_menu_set_up:
 *
 * Makes the main menu when it is opened first. When it is closed, the focus goes back to what the
 * window shows.
 */
void
kaiji_window_menu_set_up (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));

  gtk_menu_button_set_create_popup_func (self->menu_button, on_menu_opening, self, NULL);
}
