/* kaiji-start-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "kaiji-start-row.h"

#define OBJECT "kaiji-object"

/**
 * kaiji_start_row_add:
 * @list: a list of the start page
 * @title: plain text
 * @subtitle: plain text
 * @object: (nullable) (type GObject): what the row stands for; without, it only tells something
 * @button: (nullable) (transfer floating): a button of the row, if it stands for something
 *
 * Returns: (transfer none): the row, at the end of @list
 */
GtkWidget *
kaiji_start_row_add (GtkListBox *list,
                     const char *title,
                     const char *subtitle,
                     gpointer object,
                     GtkWidget *button)
{
  /* Titles come from files, where “&” is an ordinary character. */
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, "activatable", object != NULL, NULL);

  if (object != NULL)
    {
      g_object_set_data_full (G_OBJECT (row), OBJECT, g_object_ref (object), g_object_unref);
      if (button != NULL)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  gtk_list_box_append (list, row);

  return row;
}

/**
 * kaiji_start_row_get_object:
 * @row: a row of the start page
 *
 * Returns: (transfer none) (nullable) (type GObject): what it stands for
 */
gpointer
kaiji_start_row_get_object (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), OBJECT);
}

/**
 * kaiji_start_row_create_button:
 * @icon: the name of an icon
 * @label: what the button does
 *
 * Returns: (transfer floating): a button for kaiji_start_row_add()
 */
GtkWidget *
kaiji_start_row_create_button (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}
