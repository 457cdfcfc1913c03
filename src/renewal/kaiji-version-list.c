/* kaiji-version-list.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-comparison.h"
#include "kaiji-sheet-file.h"
#include "kaiji-version-list.h"
#include "kaiji-versions.h"

/* The answers that differ, without those that do not. */
static GListModel *
compare (KaijiSheet *old_sheet, KaijiSheet *new_sheet)
{
  g_autoptr (GListModel) all = kaiji_comparison_new (old_sheet, new_sheet);
  GListStore *changes = g_list_store_new (KAIJI_TYPE_CHANGE);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (all, i);

      if (kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED)
        g_list_store_append (changes, change);
    }

  return G_LIST_MODEL (changes);
}

/* Adds a state, compared with the one before it, in whose place it comes. Takes @sheet, which is
 * %NULL if it cannot be read, and @error. */
static void
prepend (GListStore *list,
         guint number,
         gint64 saved,
         KaijiSheet *sheet,
         GError *error,
         KaijiSheet **before)
{
  g_autoptr (KaijiSheetVersion) version = NULL;
  g_autoptr (GListModel) changes = NULL;

  if (sheet != NULL && *before != NULL)
    changes = compare (*before, sheet);
  version = kaiji_sheet_version_new (number, saved, error, changes);
  g_list_store_insert (list, 0, version);

  if (sheet != NULL)
    {
      g_clear_object (before);
      *before = sheet;
    }
}

/* The file as it is now, if it is there. */
static void
prepend_present (GListStore *list,
                 GFile *file,
                 KaijiSchemeLibrary *library,
                 KaijiSheet **before,
                 GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);
  KaijiSheet *sheet;
  GError *error = NULL;

  if (info == NULL)
    return;

  sheet = kaiji_sheet_file_load (file, library, cancellable, &error);
  prepend (list, 0,
           (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED), sheet,
           error, before);
}

typedef struct
{
  GFile *file;
  guint number;
  KaijiSchemeLibrary *library;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->file);
  g_object_unref (job->library);
  g_free (job);
}

static GTask *
create_task (GFile *file,
             guint number,
             KaijiSchemeLibrary *library,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (file);
  job->number = number;
  job->library = g_object_ref (library);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return task;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GListModel *list = kaiji_version_list_new (job->file, job->library, cancellable, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, g_object_unref);
  else
    g_task_return_error (task, error);
}

static KaijiSheet *
load_sheet (GFile *file,
            guint number,
            KaijiSchemeLibrary *library,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (KaijiVersions) versions = NULL;
  g_autoptr (GBytes) contents = NULL;
  guint position;

  if (number == 0)
    return kaiji_sheet_file_load (file, library, cancellable, error);

  versions = kaiji_versions_open (file, cancellable, error);
  if (versions == NULL || !kaiji_versions_find (versions, number, &position, error))
    return NULL;

  contents = kaiji_versions_read (versions, position, error);
  return contents != NULL ? kaiji_sheet_file_parse (contents, library, error) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  KaijiSheet *sheet = load_sheet (job->file, job->number, job->library, cancellable, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * kaiji_version_list_new:
 * @file: a sheet's file; it need not be there any more
 * @library: where the sheets' schemes are found
 *
 * Reads all kept states of a file, and compares each with the one before it.
 *
 * Returns: (transfer full): a list of #KaijiSheetVersion, the file as it is now first and then the
 * newest one, or %NULL with @error set
 */
GListModel *
kaiji_version_list_new (GFile *file,
                        KaijiSchemeLibrary *library,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (KaijiVersions) versions = NULL;
  g_autoptr (GListStore) list = NULL;
  g_autoptr (KaijiSheet) before = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  versions = kaiji_versions_open (file, cancellable, error);
  if (versions == NULL)
    return NULL;

  list = g_list_store_new (KAIJI_TYPE_SHEET_VERSION);
  for (guint i = kaiji_versions_get_n (versions); i > 0; i--)
    {
      KaijiVersionEntry entry;
      g_autoptr (GBytes) contents = NULL;
      KaijiSheet *sheet = NULL;
      GError *local_error = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      kaiji_versions_get (versions, i - 1, &entry);
      contents = kaiji_versions_read (versions, i - 1, &local_error);
      if (contents != NULL)
        sheet = kaiji_sheet_file_parse (contents, library, &local_error);
      prepend (list, entry.number, entry.saved, sheet, local_error, &before);
    }
  prepend_present (list, file, library, &before, cancellable);

  return G_LIST_MODEL (g_steal_pointer (&list));
}

/**
 * kaiji_version_list_new_async:
 *
 * As kaiji_version_list_new(), off the main loop.
 */
void
kaiji_version_list_new_async (GFile *file,
                              KaijiSchemeLibrary *library,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  task = create_task (file, 0, library, cancellable, callback, user_data);
  g_task_set_source_tag (task, kaiji_version_list_new_async);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * kaiji_version_list_new_finish:
 *
 * Returns: (transfer full): as kaiji_version_list_new()
 */
GListModel *
kaiji_version_list_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kaiji_version_load_sheet_async:
 * @file: a sheet's file; it need not be there any more
 * @number: which version; 0 for the file as it is now
 * @library: where the sheet's scheme is found
 *
 * Loads the sheet as it was, off the main loop.
 */
void
kaiji_version_load_sheet_async (GFile *file,
                                guint number,
                                KaijiSchemeLibrary *library,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  task = create_task (file, number, library, cancellable, callback, user_data);
  g_task_set_source_tag (task, kaiji_version_load_sheet_async);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * kaiji_version_load_sheet_finish:
 *
 * Returns: (transfer full): the sheet as it was, or %NULL with an error as
 * kaiji_sheet_file_parse(), %G_IO_ERROR_INVALID_ARGUMENT if there is no such version, or
 * %G_IO_ERROR_INVALID_DATA if it is damaged
 */
KaijiSheet *
kaiji_version_load_sheet_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
