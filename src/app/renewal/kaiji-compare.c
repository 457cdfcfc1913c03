/* kaiji-compare.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-compare.h"
#include "kaiji-comparison-window.h"
#include "kaiji-other-sheet.h"

/* Marks the window of the changes since the previous sheet; there may be other comparisons beside
 * it. */
#define SINCE_LAST_TIME "since-last-time"

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiDocument) document = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (KaijiSheet) old_sheet = kaiji_other_sheet_load_finish (result, &file);
  g_autofree char *basename = NULL;
  g_autofree char *name = NULL;

  if (old_sheet == NULL)
    return;

  basename = g_file_get_basename (file);
  name = g_filename_display_name (basename);
  gtk_window_present (
    kaiji_comparison_window_new (document, old_sheet, name,
                                 GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (object)))));
}

/* Returns: (nullable): the window of the changes since the previous sheet over @parent */
static GtkWindow *
find_changes (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    {
      if (gtk_window_get_transient_for (iter->data) == parent
          && g_object_get_data (iter->data, SINCE_LAST_TIME) != NULL)
        return iter->data;
    }

  return NULL;
}

/**
 * kaiji_compare_with_file:
 * @document: the present sheet
 * @library: the known schemes
 * @widget: a widget of its window
 *
 * Asks for the previous sheet and shows both side by side.
 */
void
kaiji_compare_with_file (KaijiDocument *document, KaijiSchemeLibrary *library, GtkWidget *widget)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  kaiji_other_sheet_load_async (widget, NULL, _ ("Compare with Sheet"), library, on_loaded,
                                g_object_ref (document));
}

/**
 * kaiji_compare_with_disk:
 * @document: a sheet with a file
 * @library: the known schemes
 * @widget: a widget of its window
 *
 * Shows the sheet in the file, which another program wrote, beside the one in the window.
 */
void
kaiji_compare_with_disk (KaijiDocument *document, KaijiSchemeLibrary *library, GtkWidget *widget)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  kaiji_other_sheet_load_async (widget, kaiji_document_get_file (document),
                                _ ("Compare with Sheet"), library, on_loaded,
                                g_object_ref (document));
}

/**
 * kaiji_compare_with_previous:
 * @document: a sheet that was carried over
 * @widget: a widget of its window
 *
 * Shows the changes since the previous sheet, whose file is not needed.
 */
void
kaiji_compare_with_previous (KaijiDocument *document, GtkWidget *widget)
{
  GtkWindow *parent;
  GtkWindow *changes;
  g_autoptr (KaijiSheet) previous = NULL;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* The window follows edits, so an existing one is shown again as it was left. */
  parent = GTK_WINDOW (gtk_widget_get_root (widget));
  changes = find_changes (parent);
  if (changes != NULL)
    {
      gtk_window_present (changes);
      return;
    }

  previous = kaiji_sheet_dup_previous (kaiji_document_get_sheet (document));
  if (previous == NULL)
    return;

  changes = kaiji_comparison_window_new (document, previous, NULL, parent);
  g_object_set_data (G_OBJECT (changes), SINCE_LAST_TIME, changes);
  gtk_window_present (changes);
}
