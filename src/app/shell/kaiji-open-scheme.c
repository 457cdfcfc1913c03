/* kaiji-open-scheme.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-files.h"
#include "kaiji-open-scheme.h"
#include "kaiji-scheme-window.h"
#include "kaiji-tell.h"
#include "kaiji-window.h"

/* A scheme file that is being read. */
typedef struct
{
  GtkApplication *application;
  KaijiSchemeLibrary *library;
  GFile *file;
  GFile *sheet; /* (nullable) */
  char *hint;
} Opening;

static void
opening_free (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->application));
  g_clear_object (&opening->application);
  g_clear_object (&opening->library);
  g_clear_object (&opening->file);
  g_clear_object (&opening->sheet);
  g_free (opening->hint);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSchemeFile) file = kaiji_scheme_file_load_finish (result, &error);
  g_autofree char *line = NULL;

  if (file != NULL)
    {
      kaiji_scheme_window_show (opening->application, opening->library, file, opening->sheet,
                                opening->hint);
      return;
    }

  line = kaiji_files_describe_error (opening->file, error);
  kaiji_tell (gtk_application_get_active_window (opening->application),
              _ ("The form could not be opened"), line);
}

/**
 * kaiji_open_scheme:
 * @application: the application, which has a window
 * @library: the known schemes
 * @file: a file
 *
 * Shows what @file holds as a scheme file, or what keeps it from being one.
 */
void
kaiji_open_scheme (GtkApplication *application, KaijiSchemeLibrary *library, GFile *file)
{
  kaiji_open_scheme_for_sheet (application, library, file, NULL, "");
}

/**
 * kaiji_open_scheme_for_sheet:
 * @sheet: (nullable): a sheet that waits for its form
 * @hint: how it is opened
 *
 * Like kaiji_open_scheme(), and offers to open @sheet with it.
 */
void
kaiji_open_scheme_for_sheet (GtkApplication *application,
                             KaijiSchemeLibrary *library,
                             GFile *file,
                             GFile *sheet,
                             const char *hint)
{
  Opening *opening;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (G_IS_FILE (file));

  opening = g_new0 (Opening, 1);
  opening->application = g_object_ref (application);
  opening->library = g_object_ref (library);
  opening->file = g_object_ref (file);
  g_set_object (&opening->sheet, sheet);
  opening->hint = g_strdup (hint);
  g_application_hold (G_APPLICATION (application));
  kaiji_scheme_file_load_async (file, NULL, on_loaded, opening);
}

/**
 * kaiji_open_scheme_create_filters:
 *
 * Returns: (transfer full): the filters of a dialog for scheme files, which may have any name that
 *   ends in `.json`
 */
GListModel *
kaiji_open_scheme_create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) forms = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (forms, _ ("Files of forms"));
  gtk_file_filter_add_suffix (forms, "json");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, forms);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}
