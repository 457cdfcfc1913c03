/* kaiji-other-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-choose.h"
#include "kaiji-files.h"
#include "kaiji-other-sheet.h"
#include "kaiji-sheet-file.h"
#include "kaiji-tell.h"

typedef struct
{
  KaijiSchemeLibrary *library;
  GFile *file; /* (nullable): NULL until it is chosen */
  char *etag;  /* (nullable): of what was read */
} Loading;

static void
loading_free (Loading *loading)
{
  g_clear_object (&loading->library);
  g_clear_object (&loading->file);
  g_free (loading->etag);
  g_free (loading);
}

/* If the window was closed, nobody waits any more. */
static GtkWindow *
get_open_window (GTask *task)
{
  GtkRoot *root = gtk_widget_get_root (g_task_get_source_object (task));
  gboolean is_open = root != NULL && gtk_window_get_application (GTK_WINDOW (root)) != NULL;

  return is_open ? GTK_WINDOW (root) : NULL;
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  GtkWindow *window = get_open_window (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load_finish (result, &loading->etag, &error);

  if (window != NULL && sheet == NULL)
    {
      g_autofree char *line = kaiji_files_describe_error (loading->file, error);

      kaiji_tell (window, _ ("The sheet could not be opened"), line);
    }
  else if (window == NULL)
    {
      g_clear_object (&sheet);
    }

  g_task_return_pointer (task, g_steal_pointer (&sheet), g_object_unref);
}

/* Takes @task. */
static void
load (GTask *task)
{
  Loading *loading = g_task_get_task_data (task);

  kaiji_sheet_file_load_async (loading->file, loading->library, NULL, on_loaded, task);
}

static void
on_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);

  if (files == NULL || g_list_model_get_n_items (files) == 0 || get_open_window (task) == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  ((Loading *) g_task_get_task_data (task))->file = g_list_model_get_item (files, 0);
  load (g_steal_pointer (&task));
}

/**
 * kaiji_other_sheet_load_async:
 * @widget: a widget of the window that needs the sheet
 * @file: (nullable): the sheet, or %NULL to ask for it
 * @title: the title of the dialog
 * @library: the known schemes
 *
 * Loads the previous sheet of the one in a window. A failure is reported to the user.
 */
void
kaiji_other_sheet_load_async (GtkWidget *widget,
                              GFile *file,
                              const char *title,
                              KaijiSchemeLibrary *library,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Loading *loading;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (file == NULL || G_IS_FILE (file));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  task = g_task_new (widget, NULL, callback, user_data);
  loading = g_new0 (Loading, 1);
  loading->library = g_object_ref (library);
  g_set_object (&loading->file, file);
  g_task_set_source_tag (task, kaiji_other_sheet_load_async);
  g_task_set_task_data (task, loading, (GDestroyNotify) loading_free);

  if (file != NULL)
    {
      load (task);
    }
  else
    {
      g_autoptr (GListModel) filters = kaiji_files_create_sheet_filters ();

      kaiji_choose_files (GTK_WINDOW (gtk_widget_get_root (widget)), title, filters, FALSE,
                          on_chosen, task);
    }
}

/**
 * kaiji_other_sheet_load_finish:
 * @file: (out) (optional) (transfer full) (nullable): the file of the sheet
 *
 * Returns: (transfer full) (nullable): the sheet; %NULL if it could not be loaded, which has been
 *   reported, or if nobody waits for it any more
 */
KaijiSheet *
kaiji_other_sheet_load_finish (GAsyncResult *result, GFile **file)
{
  Loading *loading;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  loading = g_task_get_task_data (G_TASK (result));
  if (file != NULL)
    *file = loading->file != NULL ? g_object_ref (loading->file) : NULL;

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * kaiji_other_sheet_load_follow:
 * @result: a result with a sheet
 *
 * Returns: (transfer full): the file that was loaded, which is followed from now on
 */
KaijiFollowedSheet *
kaiji_other_sheet_load_follow (GAsyncResult *result)
{
  Loading *loading;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  loading = g_task_get_task_data (G_TASK (result));
  return kaiji_followed_sheet_new (loading->file, loading->etag, loading->library);
}
