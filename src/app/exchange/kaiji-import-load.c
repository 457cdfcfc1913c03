/* kaiji-import-load.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-error.h"
#include "kaiji-file-input.h"
#include "kaiji-file-name.h"
#include "kaiji-files.h"
#include "kaiji-import-file.h"
#include "kaiji-import-load.h"
#include "kaiji-progress-dialog.h"
#include "kaiji-sheet-file.h"
#include "kaiji-table-file.h"
#include "kaiji-tell.h"

/* The suffixes of files from which answers are taken. Their content shows what they are. */
static const char *const endings[] = { ".pdf", ".xlsx", ".xlsm", ".html", ".htm",
                                       ".csv", ".tsv",  ".md",   ".txt",  ".json" };

/* The formats of a clipboard, the best one first: a table has its cells in HTML. */
static const char *clipboard_types[] = { "text/html", "text/plain;charset=utf-8", NULL };

typedef struct
{
  GtkWindow *parent;
  GFile *file; /* (nullable): NULL if it came from the clipboard */
  GInputStream *stream;
  KaijiScheme *scheme; /* (nullable): to recognise it */
  KaijiSchemeLibrary *library;
  GCancellable *cancellable;
  KaijiProgressDialog *progress;
} Loading;

static void
loading_free (Loading *loading)
{
  g_clear_object (&loading->parent);
  g_clear_object (&loading->file);
  g_clear_object (&loading->stream);
  g_clear_object (&loading->scheme);
  g_clear_object (&loading->library);
  g_clear_object (&loading->cancellable);
  g_clear_object (&loading->progress);
  g_free (loading);
}

static GTask *
create_task (GtkWindow *parent,
             GFile *file,
             KaijiScheme *scheme,
             KaijiSchemeLibrary *library,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Loading *loading = g_new0 (Loading, 1);

  loading->parent = g_object_ref (parent);
  g_set_object (&loading->file, file);
  g_set_object (&loading->scheme, scheme);
  loading->library = g_object_ref (library);
  loading->cancellable = g_cancellable_new ();
  g_task_set_source_tag (task, create_task);
  g_task_set_task_data (task, loading, (GDestroyNotify) loading_free);

  return task;
}

static KaijiImport *
read_import (Loading *loading, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (loading->stream == NULL)
    loading->stream = kaiji_file_input_open (loading->file, loading->cancellable, error);
  if (loading->stream == NULL)
    return NULL;

  bytes = kaiji_table_file_read (loading->stream, loading->cancellable, error);
  return bytes != NULL ? kaiji_import_file_parse (bytes, loading->scheme, loading->library, error)
                       : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  KaijiImport *import = read_import (task_data, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, g_object_unref);
  else
    g_task_return_error (task, error);
}

static char *
describe (Loading *loading, const GError *error)
{
  if (g_error_matches (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_SCHEME))
    return g_strdup (_ ("No form that Kaiji knows is recognised in it. Begin a new sheet of its "
                        "form, and import it into that."));
  if (loading->file != NULL)
    return kaiji_files_describe_error (loading->file, error);

  return g_strdup (kaiji_error_get_message (error));
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  KaijiImport *import = g_task_propagate_pointer (G_TASK (result), &error);

  kaiji_progress_dialog_end (loading->progress);
  if (import == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *line = describe (loading, error);

      kaiji_tell (loading->parent, _ ("Nothing could be imported"), line);
    }
  g_task_return_pointer (task, import, g_object_unref);
}

/* Takes @task. */
static void
start_reading (GTask *task)
{
  Loading *loading = g_task_get_task_data (task);
  g_autoptr (GTask) work = g_task_new (NULL, NULL, on_read, task);

  loading->progress = kaiji_progress_dialog_new (_ ("Reading"), loading->cancellable,
                                                 loading->parent);
  g_task_set_source_tag (work, start_reading);
  g_task_set_task_data (work, loading, NULL);
  g_task_run_in_thread (work, read_in_thread);
}

/* Takes @task. */
static void
tell_no_text (GTask *task)
{
  Loading *loading = g_task_get_task_data (task);

  kaiji_tell (loading->parent, _ ("Nothing could be imported"),
              _ ("The clipboard has no text in it. Copy the rows of a table first."));
  g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
}

static void
on_clipboard_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) <= 0)
    {
      tell_no_text (g_steal_pointer (&task));
      return;
    }

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  loading->stream = g_memory_input_stream_new_from_bytes (bytes);
  start_reading (g_steal_pointer (&task));
}

/* The main loop delivers the clipboard's content, so a thread must not wait for that. */
static void
on_clipboard_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL,
                                                              NULL);
  g_autoptr (GOutputStream) output = NULL;

  if (input == NULL)
    {
      tell_no_text (g_steal_pointer (&task));
      return;
    }

  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (output, input,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                  | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_clipboard_read,
                                g_steal_pointer (&task));
}

static void
on_clipboard_text (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Loading *loading = g_task_get_task_data (task);
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    {
      tell_no_text (g_steal_pointer (&task));
      return;
    }

  loading->stream = g_memory_input_stream_new_from_data (text, -1, g_free);
  start_reading (g_steal_pointer (&task));
}

/**
 * kaiji_import_load_is_source:
 * @file: a file
 *
 * Returns: whether it may be a source of answers rather than a sheet, by its
 *   name
 */
gboolean
kaiji_import_load_is_source (GFile *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  name = g_file_get_basename (file);
  if (kaiji_file_name_has_ending (name, KAIJI_SHEET_FILE_SUFFIX))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (kaiji_file_name_has_ending (name, endings[i]))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_import_load_create_filters:
 *
 * Returns: (transfer full): the filters of a dialog for files from which answers are taken
 */
GListModel *
kaiji_import_load_create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) sources = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (sources, _ ("Spreadsheets, PDF documents, web pages, text"));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    gtk_file_filter_add_suffix (sources, endings[i] + 1);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, sources);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/**
 * kaiji_import_load_async:
 * @parent: the window that it is for
 * @file: a file of any kind
 * @scheme: (nullable): the form that it answers; %NULL to recognise it
 * @library: the schemes that are known
 *
 * Finds answers in a file without keeping the window waiting. If that cannot be done, it says why.
 */
void
kaiji_import_load_async (GtkWindow *parent,
                         GFile *file,
                         KaijiScheme *scheme,
                         KaijiSchemeLibrary *library,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  start_reading (create_task (parent, file, scheme, library, callback, user_data));
}

/**
 * kaiji_import_load_clipboard_async:
 * @parent: the window that it is for
 * @scheme: (nullable): the form that it answers; %NULL to recognise it
 * @library: the schemes that are known
 *
 * Finds answers in what was copied; otherwise as kaiji_import_load_async().
 */
void
kaiji_import_load_clipboard_async (GtkWindow *parent,
                                   KaijiScheme *scheme,
                                   KaijiSchemeLibrary *library,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GdkClipboard *clipboard;
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (parent));
  task = create_task (parent, NULL, scheme, library, callback, user_data);
  for (guint i = 0; clipboard_types[i] != NULL; i++)
    {
      const char *types[] = { clipboard_types[i], NULL };

      if (!gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), types[0]))
        continue;
      gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_clipboard_opened,
                                task);
      return;
    }

  gdk_clipboard_read_text_async (clipboard, NULL, on_clipboard_text, task);
}

/**
 * kaiji_import_load_finish:
 *
 * Returns: (transfer full) (nullable): what was found; %NULL if there is nothing, which the
 *   user has been told
 */
KaijiImport *
kaiji_import_load_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
