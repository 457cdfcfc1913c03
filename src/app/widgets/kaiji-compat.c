/* kaiji-compat.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For what some release of the toolkit does wrong, or does not do yet.
 */

#include "config.h"

#include <adwaita.h>

#include "kaiji-compat.h"

/**
 * kaiji_compat_pop_down:
 * @widget: a widget that is about to be destroyed
 *
 * Closes every popover in @widget. In GTK 4.8 a popover that is destroyed while open is never freed
 * and keeps its grab, which blocks all other windows of the program.
 */
void
kaiji_compat_pop_down (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kaiji_compat_pop_down (child);

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_visible (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
}

/**
 * kaiji_compat_name_entry_row:
 * @row: an #AdwEntryRow
 *
 * Lets assistive technology tell the row's title once: libadwaita 1.7 names the row after the two
 * labels that show its title in turn.
 */
void
kaiji_compat_name_entry_row (GtkEditable *row)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}

/**
 * kaiji_compat_remove_rows:
 * @list: a list
 *
 * Removes all rows, as gtk_list_box_remove_all() of GTK 4.12 does.
 */
void
kaiji_compat_remove_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/**
 * kaiji_compat_enter_at_last_row:
 * @list: a list view
 *
 * Lets the focus come into the list at the row where it was, as before GTK 4.12. Since then it
 * comes to the first row, unless Tab leads out of the list from any.
 */
void
kaiji_compat_enter_at_last_row (GtkListView *list)
{
  const int tab_item = 1; /* GTK_LIST_TAB_ITEM */

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (list), "tab-behavior") != NULL)
    g_object_set (list, "tab-behavior", tab_item, NULL);
}

/**
 * kaiji_compat_set_row_focusable:
 * @item: an item of a list view
 * @focusable: %FALSE if what is in its row takes the focus for all of it
 *
 * Since GTK 4.12 a row takes the focus itself, and Tab leads from it to what is in it; before, it
 * does only if nothing in it can.
 */
void
kaiji_compat_set_row_focusable (GtkListItem *item, gboolean focusable)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (item));

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (item), "focusable") != NULL)
    g_object_set (item, "focusable", focusable, NULL);
}
