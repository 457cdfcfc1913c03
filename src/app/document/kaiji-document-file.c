/* kaiji-document-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-document-private.h"

static void
on_file_changed (KaijiDocument *self)
{
  /* The content is in no file any more, only here. */
  kaiji_document_update_modified (self);
  kaiji_document_update_editable (self);
  g_signal_emit_by_name (self, "file-changed");
}

/**
 * kaiji_document_share:
 * @claim: (nullable) (transfer full): the claim to its file
 * @holder: (nullable) (transfer full): the other holder, if that is why there is no claim
 *
 * Follows changes of the document's file by others, and tells them that it is open.
 */
void
kaiji_document_share (KaijiDocument *self, KaijiClaim *claim, KaijiHolder *holder)
{
  if (self->shared != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->shared, self);
      kaiji_shared_file_close (self->shared);
      g_clear_object (&self->shared);
    }

  self->shared = kaiji_shared_file_new (self->file, self->etag, claim, holder);
  g_signal_connect_object (self->shared, "changed", G_CALLBACK (on_file_changed), self,
                           G_CONNECT_SWAPPED);
  on_file_changed (self);
}

/**
 * kaiji_document_is_file_missing:
 *
 * Returns: whether its file is gone, so that the content is only here
 */
gboolean
kaiji_document_is_file_missing (KaijiDocument *self)
{
  return self->shared != NULL && kaiji_shared_file_get_state (self->shared) == KAIJI_FILE_MISSING;
}

/**
 * kaiji_document_close_file:
 *
 * Releases the file to others: it is no longer edited here.
 */
void
kaiji_document_close_file (KaijiDocument *self)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (self));

  if (self->shared != NULL)
    kaiji_shared_file_close (self->shared);
}

/**
 * kaiji_document_keep_mine:
 *
 * Accepts the change of the file by another program: the next save overwrites it. Until then the
 * document differs from its file.
 */
void
kaiji_document_keep_mine (KaijiDocument *self)
{
  const char *etag;

  g_return_if_fail (KAIJI_IS_DOCUMENT (self));
  g_return_if_fail (self->shared != NULL);

  etag = kaiji_shared_file_get_etag (self->shared);
  if (etag == NULL)
    return;

  g_free (self->etag);
  self->etag = g_strdup (etag);
  g_clear_pointer (&self->saved, kaiji_saved_state_free);
  kaiji_document_update_modified (self);
  kaiji_shared_file_set_known (self->shared, self->etag);
}

/**
 * kaiji_document_follow_file:
 *
 * Continues with the file at its new place.
 */
void
kaiji_document_follow_file (KaijiDocument *self)
{
  g_autoptr (GFile) place = NULL;

  g_return_if_fail (KAIJI_IS_DOCUMENT (self));
  g_return_if_fail (self->shared != NULL);

  g_set_object (&place, kaiji_shared_file_get_new_place (self->shared));
  if (place == NULL)
    return;

  kaiji_shared_file_close (self->shared);
  kaiji_document_set_file (self, place);
  kaiji_document_share (self, NULL, NULL);
  kaiji_document_claim (self);
}

/**
 * kaiji_document_get_shared_file:
 *
 * Returns: (transfer none) (nullable): its shared file; %NULL if it has none
 */
KaijiSharedFile *
kaiji_document_get_shared_file (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  return self->shared;
}
