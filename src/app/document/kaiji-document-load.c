/* kaiji-document-load.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-document-private.h"
#include "kaiji-sheet-file.h"

typedef struct
{
  GFile *file;
  KaijiBackup *backup;         /* (nullable) */
  KaijiSchemeLibrary *library; /* if there is a backup */
  KaijiDocument *document;
  gboolean may_write;  /* whether the file may be written */
  KaijiClaim *claim;   /* (nullable) */
  KaijiHolder *holder; /* (nullable) */
} Load;

static void
load_free (Load *load)
{
  g_clear_object (&load->file);
  g_clear_object (&load->backup);
  g_clear_object (&load->library);
  g_clear_object (&load->document);
  g_clear_pointer (&load->claim, kaiji_claim_release);
  g_clear_pointer (&load->holder, kaiji_holder_free);
  g_free (load);
}

static gboolean
may_write (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE)
         || g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

/* Reading a file does not keep anybody from writing it. */
static void
claim_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  GFile *file = kaiji_document_get_file (load->document);

  load->may_write = may_write (file, cancellable);
  if (load->may_write && kaiji_document_get_editable (load->document))
    load->claim = kaiji_claim_take (file, FALSE, &load->holder);
  /* If a window of this program has the file, it is found by the file. */
  if (load->holder != NULL && kaiji_holder_is_self (load->holder))
    g_clear_pointer (&load->holder, kaiji_holder_free);
  g_task_return_boolean (task, TRUE);
}

static void
on_claimed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);

  kaiji_document_set_writable (load->document, load->may_write);
  kaiji_document_share (load->document, g_steal_pointer (&load->claim),
                        g_steal_pointer (&load->holder));
  g_task_return_pointer (task, g_steal_pointer (&load->document), g_object_unref);
}

/* Takes @task, @sheet and @error. */
static void
take_sheet (GTask *task_taken, KaijiSheet *sheet_taken, const char *etag, GError *error)
{
  g_autoptr (GTask) task = task_taken;
  g_autoptr (KaijiSheet) sheet = sheet_taken;
  Load *load = g_task_get_task_data (task);
  g_autoptr (GTask) work = NULL;

  if (sheet == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (load->backup != NULL)
    load->document = kaiji_document_new_from_backup (sheet, load->backup);
  else
    load->document = kaiji_document_new_from_file (sheet, load->file, etag);

  if (kaiji_document_get_file (load->document) == NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&load->document), g_object_unref);
      return;
    }

  work = g_task_new (NULL, g_task_get_cancellable (task), on_claimed, g_object_ref (task));
  g_task_set_source_tag (work, claim_in_thread);
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, load, NULL);
  g_task_run_in_thread (work, claim_in_thread);
}

static void
on_sheet_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *etag = NULL;
  GError *error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_load_finish (result, &etag, &error);

  take_sheet (user_data, sheet, etag, error);
}

static void
read_backup (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  GError *error = NULL;
  KaijiSheet *sheet = kaiji_backup_load_sheet (load->backup, load->library, cancellable, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_backup_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  KaijiSheet *sheet = g_task_propagate_pointer (G_TASK (result), &error);

  take_sheet (task, sheet, NULL, error);
}

static void
load_async (GFile *file,
            KaijiBackup *backup,
            KaijiSchemeLibrary *library,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);
  g_autoptr (GTask) work = NULL;

  load->file = g_object_ref (file);
  g_set_object (&load->backup, backup);
  g_task_set_source_tag (task, load_async);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  if (backup == NULL)
    {
      kaiji_sheet_file_load_async (file, library, cancellable, on_sheet_loaded, task);
      return;
    }

  load->library = g_object_ref (library);
  work = g_task_new (NULL, cancellable, on_backup_read, task);
  g_task_set_source_tag (work, read_backup);
  g_task_set_task_data (work, load, NULL);
  g_task_run_in_thread (work, read_backup);
}

/**
 * kaiji_document_load_async:
 * @file: a sheet file
 * @library: the library with its scheme
 *
 * Opens a sheet. Finish with kaiji_document_load_finish().
 */
void
kaiji_document_load_async (GFile *file,
                           KaijiSchemeLibrary *library,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  load_async (file, NULL, library, cancellable, callback, user_data);
}

/**
 * kaiji_document_restore_async:
 * @backup: an abandoned copy
 * @library: the library with its scheme
 *
 * Opens unsaved changes as a modified document of the original file, if there is one. Finish with
 * kaiji_document_load_finish().
 */
void
kaiji_document_restore_async (KaijiBackup *backup,
                              KaijiSchemeLibrary *library,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (KAIJI_IS_BACKUP (backup));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  load_async (kaiji_backup_get_copy (backup), backup, library, cancellable, callback, user_data);
}

/**
 * kaiji_document_load_finish:
 *
 * Returns: (transfer full): the document, or %NULL with an error of kaiji_sheet_file_load()
 */
KaijiDocument *
kaiji_document_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
