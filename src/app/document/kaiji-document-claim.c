/* kaiji-document-claim.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-document.h"

static void
release (gpointer claim)
{
  if (claim != NULL)
    kaiji_claim_release (claim);
}

static void
claim_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (KaijiHolder) holder = NULL;

  g_task_return_pointer (task, kaiji_claim_take (data, TRUE, &holder), release);
}

static void
on_claimed (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiDocument) self = user_data;
  KaijiClaim *claim = g_task_propagate_pointer (G_TASK (result), NULL);

  if (claim == NULL)
    return;
  /* The document may have been saved elsewhere meanwhile. */
  if (g_file_equal (g_task_get_task_data (G_TASK (result)), kaiji_document_get_file (self)))
    kaiji_shared_file_take_claim (kaiji_document_get_shared_file (self), claim);
  else
    kaiji_claim_release (claim);
}

/**
 * kaiji_document_claim:
 * @self: a document with a file
 *
 * Edits the file although somebody else has it open; the document becomes editable shortly. Neither
 * program overwrites the other's changes without a question.
 */
void
kaiji_document_claim (KaijiDocument *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KAIJI_IS_DOCUMENT (self));
  g_return_if_fail (kaiji_document_get_file (self) != NULL);

  /* Without a source object, which the thread might be the last to let go. */
  task = g_task_new (NULL, NULL, on_claimed, g_object_ref (self));
  g_task_set_source_tag (task, kaiji_document_claim);
  g_task_set_task_data (task, g_object_ref (kaiji_document_get_file (self)), g_object_unref);
  g_task_run_in_thread (task, claim_in_thread);
}

/**
 * kaiji_document_take_over:
 * @other: a document of the same file
 *
 * Takes over the claim to the file from @other, if this document has the same file.
 */
void
kaiji_document_take_over (KaijiDocument *self, KaijiDocument *other)
{
  KaijiSharedFile *to, *from;

  g_return_if_fail (KAIJI_IS_DOCUMENT (self));
  g_return_if_fail (KAIJI_IS_DOCUMENT (other));

  to = kaiji_document_get_shared_file (self);
  from = kaiji_document_get_shared_file (other);
  if (to != NULL && from != NULL && kaiji_shared_file_get_holder (to) == NULL)
    kaiji_shared_file_take_claim (to, kaiji_shared_file_steal_claim (from));
}
