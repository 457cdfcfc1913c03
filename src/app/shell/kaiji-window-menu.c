/* kaiji-window-menu.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-window-private.h"

/**
 * kaiji_window_menu_open_at_once:
 * @menu: a menu, or a widget of one
 *
 * Opens the submenus of a menu without sliding. While one slides in, the entries that it covers
 * still answer to their letters, so that two letters in a row lead to the wrong entry.
 */
void
kaiji_window_menu_open_at_once (GtkWidget *menu)
{
  if (GTK_IS_STACK (menu))
    gtk_stack_set_transition_type (GTK_STACK (menu), GTK_STACK_TRANSITION_TYPE_NONE);

  for (GtkWidget *child = gtk_widget_get_first_child (menu); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kaiji_window_menu_open_at_once (child);
}
