/* kaiji-document-save.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-document-private.h"
#include "kaiji-error.h"
#include "kaiji-sheet-file.h"

typedef struct
{
  GFile *file;
  KaijiSavedState *saved;
  char *etag;            /* the tag of the written file */
  GError *version_error; /* (nullable) */
  KaijiClaim *claim;     /* (nullable): the claim to the file; a thread uses it during the save */
  gboolean is_own;       /* the file is the document's own already */
} Save;

static void
save_free (Save *save)
{
  g_clear_object (&save->file);
  g_clear_pointer (&save->saved, kaiji_saved_state_free);
  g_free (save->etag);
  g_clear_pointer (&save->claim, kaiji_claim_release);
  g_clear_error (&save->version_error);
  g_free (save);
}

/* The name belongs to a new file now. */
static void
claim_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  g_autoptr (KaijiHolder) holder = NULL;

  if (save->claim != NULL)
    kaiji_claim_follow (save->claim);
  else
    save->claim = kaiji_claim_take (save->file, TRUE, &holder);
  g_task_return_boolean (task, TRUE);
}

static void
take_etag (KaijiDocument *self, Save *save)
{
  g_free (self->etag);
  self->etag = g_steal_pointer (&save->etag);
}

static void
on_claimed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, TRUE);
}

/* A task that has the document must not go to a thread, which might be the last to let it go. */
static void
claim (GTask *task)
{
  g_autoptr (GTask) work = g_task_new (NULL, NULL, on_claimed, g_object_ref (task));

  g_task_set_source_tag (work, claim);
  g_task_set_task_data (work, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (work, claim_in_thread);
}

/* From now on the file has the content of @saved. */
static void
take_saved (KaijiDocument *self, KaijiSavedState *saved)
{
  g_clear_pointer (&self->saved, kaiji_saved_state_free);
  self->saved = saved;
  kaiji_saved_state_compare_all (saved, self->sheet);
  kaiji_document_update_modified (self);
}

/* Told once, and again only if it was mended meanwhile. */
static void
tell_version_error (KaijiDocument *self, const GError *error)
{
  gboolean is_new = error != NULL && !self->versions_failed;

  self->versions_failed = error != NULL;
  if (is_new)
    g_signal_emit_by_name (self, "version-failed", kaiji_error_get_message (error));
}

static void
on_sheet_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;

  if (kaiji_sheet_file_save_finish (KAIJI_SHEET (object), result, &save->etag, &save->version_error,
                                    &error))
    claim (task);
  else
    g_task_return_error (task, error);
}

/**
 * kaiji_document_save_async:
 * @file: the file to save; it becomes the document's own file
 * @overwrite: whether to replace a file that another program changed since it was opened
 *
 * Saves the present state of the sheet. If @file is the document's own and another program changed
 * it, this fails with %G_IO_ERROR_WRONG_ETAG, unless @overwrite. The file is never half-written.
 */
void
kaiji_document_save_async (KaijiDocument *self,
                           GFile *file,
                           gboolean overwrite,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Save *save;
  const char *etag = NULL;

  g_return_if_fail (KAIJI_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  save = g_new0 (Save, 1);
  save->file = g_object_ref (file);
  save->saved = kaiji_saved_state_new (self->sheet);
  save->is_own = self->shared != NULL && g_file_equal (file, self->file);
  if (save->is_own)
    {
      kaiji_shared_file_begin_writing (self->shared);
      save->claim = kaiji_shared_file_steal_claim (self->shared);
    }
  if (!overwrite && self->file != NULL && g_file_equal (file, self->file))
    etag = self->etag;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kaiji_document_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  kaiji_sheet_file_save_async (self->sheet, file, etag, cancellable, on_sheet_saved, task);
}

/**
 * kaiji_document_save_finish:
 *
 * Returns: whether the file has the sheet's state at the start of saving
 */
gboolean
kaiji_document_save_finish (KaijiDocument *self, GAsyncResult *result, GError **error)
{
  Save *save;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  save = g_task_get_task_data (G_TASK (result));
  if (save->is_own)
    {
      kaiji_shared_file_end_writing (self->shared, save->etag);
      kaiji_shared_file_take_claim (self->shared, g_steal_pointer (&save->claim));
    }
  if (!g_task_propagate_boolean (G_TASK (result), error))
    {
      /* If the content is in the file nevertheless, it is not another program's change. */
      if (save->etag != NULL && self->file != NULL && g_file_equal (save->file, self->file))
        take_etag (self, save);
      return FALSE;
    }

  take_etag (self, save);
  kaiji_document_set_file (self, save->file);
  if (!save->is_own)
    kaiji_document_share (self, g_steal_pointer (&save->claim), NULL);
  kaiji_document_set_writable (self, TRUE);
  /* The copy is removed if it has no more than the file. */
  take_saved (self, g_steal_pointer (&save->saved));
  if (self->modified)
    kaiji_autosave_start (self->autosave, self->file, self->etag);
  tell_version_error (self, save->version_error);

  return TRUE;
}
