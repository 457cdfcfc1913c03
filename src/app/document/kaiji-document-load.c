/* kaiji-document-load.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-document-private.h"
#include "kaiji-sheet-file.h"
#include "kaiji-today.h"

typedef struct
{
  GFile *file;         /* (nullable): the sheet's own, if the backup has one */
  KaijiBackup *backup; /* (nullable) */
  KaijiSchemeLibrary *library;
  GDate today;

  KaijiFindings *findings; /* of the sheet that was read */
  char *etag;
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
  g_clear_object (&load->findings);
  g_free (load->etag);
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
claim (Load *load, KaijiSheet *sheet, GCancellable *cancellable)
{
  load->may_write = may_write (load->file, cancellable);
  if (load->may_write && !kaiji_sheet_is_newer (sheet))
    load->claim = kaiji_claim_take (load->file, FALSE, &load->holder);
  /* If a window of this program has the file, it is found by the file. */
  if (load->holder != NULL && kaiji_holder_is_self (load->holder))
    g_clear_pointer (&load->holder, kaiji_holder_free);
}

/* Reads, checks and claims a sheet; meanwhile the window is made. */
static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  g_autoptr (KaijiSheet) sheet = NULL;
  GError *error = NULL;

  if (load->backup != NULL)
    sheet = kaiji_backup_load_sheet (load->backup, load->library, cancellable, &error);
  else
    sheet = kaiji_sheet_file_load_with_etag (load->file, load->library, &load->etag, cancellable,
                                             &error);
  if (sheet == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  load->findings = kaiji_findings_new_still (sheet, &load->today);
  if (load->file != NULL)
    claim (load, sheet, cancellable);
  g_task_return_boolean (task, TRUE);
}

static KaijiDocument *
create_document (Load *load)
{
  KaijiDocument *document;

  if (load->backup != NULL)
    document = kaiji_document_new_from_backup (load->findings, load->backup);
  else
    document = kaiji_document_new_from_file (load->findings, load->file, load->etag);
  if (load->file != NULL)
    {
      kaiji_document_set_writable (document, load->may_write);
      kaiji_document_share (document, g_steal_pointer (&load->claim),
                            g_steal_pointer (&load->holder));
    }

  return document;
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, create_document (g_task_get_task_data (task)), g_object_unref);
  else
    g_task_return_error (task, error);
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

  g_set_object (&load->file, file);
  g_set_object (&load->backup, backup);
  load->library = g_object_ref (library);
  load->today = *kaiji_today_get_date (kaiji_today_get_default ());
  g_task_set_source_tag (task, load_async);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);

  work = g_task_new (NULL, cancellable, on_loaded, task);
  g_task_set_source_tag (work, load_in_thread);
  g_task_set_task_data (work, load, NULL);
  g_task_run_in_thread (work, load_in_thread);
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

  load_async (kaiji_backup_get_original (backup), backup, library, cancellable, callback,
              user_data);
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
