/* kaiji-start-schemes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kaiji-compat.h"
#include "kaiji-scheme-removal.h"
#include "kaiji-start-row.h"
#include "kaiji-start-schemes.h"

/* Set if a row's scheme can be removed. */
#define REMOVABLE "kaiji-removable"

static void
on_remove_clicked (GtkWidget *button, KaijiSchemeLibrary *library)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  kaiji_scheme_removal_ask (GTK_WINDOW (gtk_widget_get_root (button)), library,
                            kaiji_start_row_get_object (row));
}

/* Whether the person has installed the scheme. All its editions, which are in one file, are removed
 * at its default one. */
static gboolean
is_removable (KaijiSchemeLibrary *library, KaijiScheme *scheme)
{
  g_autoptr (GFile) own = kaiji_scheme_library_dup_own_file (library, kaiji_scheme_get_id (scheme));

  return own != NULL && kaiji_scheme_is_default_edition (scheme);
}

static void
add_row (GtkListBox *list, KaijiSchemeLibrary *library, KaijiScheme *scheme)
{
  GtkWidget *button = NULL;
  GtkWidget *row;
  g_autofree char *items = NULL;
  g_autofree char *subtitle = NULL;
  guint n_items;

  kaiji_scheme_get_items (scheme, &n_items);
  items = g_strdup_printf (ngettext ("%u item", "%u items", n_items), n_items);
  /* Translators: the edition of a form and how many items it has, as in “2023年版, 93 items”. */
  subtitle = g_strdup_printf (_ ("%s, %s"), kaiji_scheme_get_edition_title (scheme), items);

  if (is_removable (library, scheme))
    {
      button = kaiji_start_row_create_button ("user-trash-symbolic", _ ("Remove this form"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_clicked), library, 0);
    }
  row = kaiji_start_row_add (list, kaiji_scheme_get_title (scheme), subtitle, scheme, button);
  g_object_set_data (G_OBJECT (row), REMOVABLE, button);
}

/* Whether the list has a row for each of @schemes as they are now. */
static gboolean
shows (GtkListBox *list, KaijiSchemeLibrary *library, GPtrArray *schemes)
{
  for (guint i = 0; i < schemes->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);
      KaijiScheme *scheme = g_ptr_array_index (schemes, i);

      if (row == NULL || kaiji_start_row_get_object (GTK_WIDGET (row)) != scheme
          || (g_object_get_data (G_OBJECT (row), REMOVABLE) != NULL)
               != is_removable (library, scheme))
        return FALSE;
    }

  return gtk_list_box_get_row_at_index (list, (int) schemes->len) == NULL;
}

/**
 * kaiji_start_schemes_show:
 * @list: the list, with nothing else in it
 * @library: the schemes
 *
 * Shows what is in @library now. A file that is written may be told of more than once: rows that
 * are right stay, as one of them may have the focus, or its button be pressed.
 */
void
kaiji_start_schemes_show (GtkListBox *list, KaijiSchemeLibrary *library)
{
  g_autoptr (GPtrArray) schemes = NULL;
  GtkWidget *focus;
  int position;

  g_return_if_fail (GTK_IS_LIST_BOX (list));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  schemes = kaiji_scheme_library_list (library);
  if (shows (list, library, schemes))
    return;

  focus = gtk_widget_get_focus_child (GTK_WIDGET (list));
  position = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  kaiji_compat_remove_rows (list);
  for (guint i = 0; i < schemes->len; i++)
    add_row (list, library, g_ptr_array_index (schemes, i));

  if (position >= 0 && schemes->len > 0)
    gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (list, MIN (position, (int) schemes->len - 1))));
}
