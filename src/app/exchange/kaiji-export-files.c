/* kaiji-export-files.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a sheet for others in a thread: into one file, or into one for each of those who are
 * asked.
 */

#include "config.h"

#include "kaiji-export-files.h"
#include "kaiji-replace.h"
#include "kaiji-request-files.h"

typedef struct
{
  KaijiSheet *sheet; /* the thread's own */
  KaijiSheetExportFormat format;
  KaijiSheetExportOptions options;
  char *owner;       /* (nullable): in the options */
  char *due;         /* (nullable): in the options */
  GPtrArray *owners; /* (nullable): of each file, if there is one for each owner */
  GPtrArray *files;
  guint n_written;
} Work;

static Work *
work_new (KaijiSheet *sheet, KaijiSheetExportFormat format, const KaijiSheetExportOptions *options)
{
  Work *work = g_new0 (Work, 1);

  work->sheet = kaiji_sheet_dup_printed (sheet);
  work->format = format;
  work->options = *options;
  work->options.owner = work->owner = g_strdup (options->owner);
  work->options.due = work->due = g_strdup (options->due);
  work->files = g_ptr_array_new_with_free_func (g_object_unref);
  return work;
}

static void
work_free (Work *work)
{
  g_object_unref (work->sheet);
  g_free (work->owner);
  g_free (work->due);
  g_clear_pointer (&work->owners, g_ptr_array_unref);
  g_ptr_array_unref (work->files);
  g_free (work);
}

static gboolean
write_file (Work *work, GError **error)
{
  g_autoptr (GBytes) bytes = kaiji_sheet_export (work->sheet, work->format, &work->options, error);

  return bytes != NULL && kaiji_replace (work->files->pdata[0], bytes, NULL, NULL, NULL, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  if (work->owners == NULL ? write_file (work, &error)
                           : kaiji_request_files_write (work->sheet, work->owners, work->due,
                                                        work->files, &work->n_written, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run (Work *work, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * kaiji_export_file_async:
 * @sheet: a sheet, which may change meanwhile
 * @options: what to write of it
 * @file: where to; it is replaced if it exists
 * @callback: called when it is written; it calls kaiji_export_files_finish()
 */
void
kaiji_export_file_async (KaijiSheet *sheet,
                         KaijiSheetExportFormat format,
                         const KaijiSheetExportOptions *options,
                         GFile *file,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Work *work;

  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (options != NULL);
  g_return_if_fail (G_IS_FILE (file));

  work = work_new (sheet, format, options);
  g_ptr_array_add (work->files, g_object_ref (file));
  run (work, callback, user_data);
}

/**
 * kaiji_export_requests_async:
 * @sheet: a sheet, which may change meanwhile
 * @owners: (element-type utf8): who is asked
 * @due: (nullable): until when
 * @files: (element-type GFile): the spreadsheet of each of them; none may exist
 * @callback: called when all are written, or none can be; it calls kaiji_export_files_finish()
 */
void
kaiji_export_requests_async (KaijiSheet *sheet,
                             GPtrArray *owners,
                             const char *due,
                             GPtrArray *files,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  const KaijiSheetExportOptions options = { .due = due };
  Work *work;

  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (owners != NULL && files != NULL && owners->len == files->len);

  work = work_new (sheet, KAIJI_SHEET_EXPORT_XLSX, &options);
  work->owners = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < owners->len; i++)
    {
      g_ptr_array_add (work->owners, g_strdup (g_ptr_array_index (owners, i)));
      g_ptr_array_add (work->files, g_object_ref (g_ptr_array_index (files, i)));
    }
  run (work, callback, user_data);
}

/**
 * kaiji_export_files_finish:
 * @failed: (out) (optional) (nullable) (transfer full): after an error, the file that could not be
 *   written
 *
 * Returns: whether all files are written; otherwise none is, and @error tells why
 */
gboolean
kaiji_export_files_finish (GAsyncResult *result, GFile **failed, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, run), FALSE);

  if (failed != NULL)
    {
      Work *work = g_task_get_task_data (G_TASK (result));

      *failed = work->n_written < work->files->len
                  ? g_object_ref (work->files->pdata[work->n_written])
                  : NULL;
    }
  return g_task_propagate_boolean (G_TASK (result), error);
}
