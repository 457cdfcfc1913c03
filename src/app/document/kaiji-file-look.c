/* kaiji-file-look.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-error.h"
#include "kaiji-file-input.h"
#include "kaiji-file-look.h"
#include "kaiji-read.h"
#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"

/* Waits for a write in progress. */
static char *
read_etag (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = kaiji_file_input_open (file, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;

  if (stream != NULL)
    bytes = kaiji_read_stream (stream, KAIJI_SHEET_FILE_MAX_SIZE, cancellable, error);
  return bytes != NULL ? kaiji_etag_new (bytes) : NULL;
}

/**
 * kaiji_file_look_new:
 * @file: the file
 * @rumoured: (nullable): where it may have been moved
 * @known_etag: (nullable): the tag of the content that it should have
 * @was_held: whether somebody else held it
 *
 * Returns: (transfer full): a look that is still to be taken
 */
KaijiFileLook *
kaiji_file_look_new (GFile *file, GFile *rumoured, const char *known_etag, gboolean was_held)
{
  KaijiFileLook *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_new0 (KaijiFileLook, 1);
  self->file = g_object_ref (file);
  g_set_object (&self->rumoured, rumoured);
  self->known_etag = g_strdup (known_etag);
  self->was_held = was_held;

  return self;
}

/**
 * kaiji_file_look_free:
 *
 * Frees it.
 */
void
kaiji_file_look_free (KaijiFileLook *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->file);
  g_clear_object (&self->rumoured);
  g_free (self->known_etag);
  g_free (self->etag);
  g_clear_pointer (&self->holder, kaiji_holder_free);
  g_free (self);
}

/**
 * kaiji_file_look_take:
 * @cancellable: (nullable): to give up
 *
 * Looks at the file. Waits for the disk, so this is for a thread.
 */
void
kaiji_file_look_take (KaijiFileLook *self, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self != NULL);

  self->etag = read_etag (self->file, cancellable, &error);
  self->found = !kaiji_error_is_absence (error);
  if (!self->found && self->rumoured != NULL)
    {
      g_autofree char *etag = read_etag (self->rumoured, cancellable, NULL);

      self->was_moved = etag != NULL && g_strcmp0 (etag, self->known_etag) == 0;
    }
  if (self->was_held)
    self->holder = kaiji_claim_find_holder (self->file);
}
