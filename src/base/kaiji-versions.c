/* kaiji-versions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "kaiji-disk-private.h"
#include "kaiji-file-input.h"
#include "kaiji-read.h"
#include "kaiji-versions-private.h"

#define LOCK "lock"

/* How long saving waits for another program that keeps a version, in microseconds, and how long
 * between two looks. */
#define MAX_WAIT (5 * G_USEC_PER_SEC)
#define NAP (G_USEC_PER_SEC / 50)

/* The largest file of which a version is kept: as large as a sheet can be, in bytes. */
#define MAX_SIZE ((gsize) 48 * 1024 * 1024)

struct _KaijiVersions
{
  KaijiVersionHistory *history; /* (nullable) */
  GPtrArray *histories;
  GPtrArray *records; /* newest first */
};

/**
 * kaiji_versions_dup_root:
 *
 * Returns: (transfer full): the folder of all versions, which need not be there
 */
char *
kaiji_versions_dup_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "kaiji", "versions", NULL);
}

/**
 * kaiji_versions_take_lock:
 * @root: the folder of all versions
 * @operation: `LOCK_EX` or `LOCK_SH`
 *
 * Programs take turns: one must not remove what another is about to need. The lock goes with its
 * program.
 *
 * Returns: a descriptor to close, or -1 with @error set
 */
int
kaiji_versions_take_lock (const char *root, int operation, GError **error)
{
  g_autofree char *path = g_build_filename (root, LOCK, NULL);
  const gint64 deadline = g_get_monotonic_time () + MAX_WAIT;
  int lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock < 0)
    {
      kaiji_disk_fail (error, errno);
      return -1;
    }

  while (kaiji_disk_try_lock (lock, operation) == KAIJI_DISK_LOCK_TAKEN)
    {
      if (g_get_monotonic_time () > deadline)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                               _ ("another program is working on the earlier versions"));
          close (lock);
          return -1;
        }
      g_usleep (NAP);
    }

  return lock;
}

/**
 * kaiji_versions_is_file:
 *
 * Returns: whether there is a file whose content can be kept: no folder, no pipe
 */
gboolean
kaiji_versions_is_file (GFile *file)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR;
}

/**
 * kaiji_versions_load:
 *
 * Returns: (transfer full): what a sheet's file holds, or %NULL with @error set
 */
GBytes *
kaiji_versions_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = kaiji_file_input_open (file, cancellable, error);

  return stream != NULL ? kaiji_read_stream (stream, MAX_SIZE, cancellable, error) : NULL;
}

void
kaiji_versions_free (KaijiVersions *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->histories, g_ptr_array_unref);
  g_free (self);
}

/**
 * kaiji_versions_open:
 * @file: a sheet's file; it need not be there any more
 * @cancellable: (nullable): stops reading the file
 *
 * Returns: (transfer full): what it held before, as far as that was kept, or %NULL with @error set
 */
KaijiVersions *
kaiji_versions_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (KaijiVersions) self = g_new0 (KaijiVersions, 1);
  g_autofree char *root = kaiji_versions_dup_root ();
  g_autoptr (GBytes) contents = NULL;
  g_auto (KaijiVersionPlace) place = { NULL };
  gboolean is_read;
  int lock;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!g_file_test (root, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&self);

  if (kaiji_versions_is_file (file))
    contents = kaiji_versions_load (file, cancellable, NULL);
  kaiji_version_place_look (&place, file, contents);
  lock = kaiji_versions_take_lock (root, LOCK_SH, error);
  if (lock < 0)
    return NULL;

  self->histories = kaiji_version_history_list_all (root, error);
  is_read = self->histories != NULL;
  if (is_read)
    self->history = kaiji_version_history_find (self->histories, &place);
  if (self->history != NULL)
    {
      self->records = kaiji_version_history_list (self->history, error);
      is_read = self->records != NULL;
    }
  close (lock);
  return is_read ? g_steal_pointer (&self) : NULL;
}

/**
 * kaiji_versions_get_n:
 *
 * Returns: how many versions there are
 */
guint
kaiji_versions_get_n (KaijiVersions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->records != NULL ? self->records->len : 0;
}

/**
 * kaiji_versions_get:
 * @position: which version, the newest first
 * @entry: (out): what is known of it
 */
void
kaiji_versions_get (KaijiVersions *self, guint position, KaijiVersionEntry *entry)
{
  const KaijiVersionRecord *record;

  g_return_if_fail (position < kaiji_versions_get_n (self));

  record = self->records->pdata[position];
  entry->number = record->number;
  entry->saved = record->saved;
  entry->kept = record->kept;
}

/**
 * kaiji_versions_find:
 * @number: a version's number
 * @position: (out): where it stands
 *
 * Returns: whether there is such a version; otherwise @error says that there is not
 */
gboolean
kaiji_versions_find (KaijiVersions *self, guint number, guint *position, GError **error)
{
  for (guint i = 0; i < kaiji_versions_get_n (self); i++)
    if (((KaijiVersionRecord *) self->records->pdata[i])->number == number)
      {
        *position = i;
        return TRUE;
      }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("there is no version %u of it"),
               number);
  return FALSE;
}

/**
 * kaiji_versions_read:
 * @position: which version, the newest first
 *
 * Returns: (transfer full): what the file held, or %NULL with %G_IO_ERROR_INVALID_DATA if that is
 *   damaged, or was removed since the versions were opened
 */
GBytes *
kaiji_versions_read (KaijiVersions *self, guint position, GError **error)
{
  g_return_val_if_fail (position < kaiji_versions_get_n (self), NULL);

  return kaiji_version_history_read (self->history, self->records->pdata[position], error);
}

/**
 * kaiji_versions_forget:
 * @file: a sheet's file; it need not be there any more
 *
 * Removes all that the file held before, for whoever must not keep it. What it holds now becomes a
 * version again with the next save.
 *
 * Returns: whether nothing of it is kept any more; otherwise @error is set
 */
gboolean
kaiji_versions_forget (GFile *file, GError **error)
{
  g_autofree char *root = kaiji_versions_dup_root ();
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GPtrArray) histories = NULL;
  g_auto (KaijiVersionPlace) place = { NULL };
  KaijiVersionHistory *history;
  gboolean is_gone = TRUE;
  int lock;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!g_file_test (root, G_FILE_TEST_IS_DIR))
    return TRUE;

  if (kaiji_versions_is_file (file))
    contents = kaiji_versions_load (file, NULL, NULL);
  kaiji_version_place_look (&place, file, contents);
  lock = kaiji_versions_take_lock (root, LOCK_EX, error);
  if (lock < 0)
    return FALSE;

  histories = kaiji_version_history_list_all (root, error);
  if (histories == NULL)
    {
      close (lock);
      return FALSE;
    }

  /* One that is found by its identity may hide others that would be found by address or content. */
  while (is_gone && (history = kaiji_version_history_find (histories, &place)) != NULL)
    {
      kaiji_version_history_remove (history);
      is_gone = !g_file_test (history->folder, G_FILE_TEST_EXISTS);
      if (is_gone)
        g_ptr_array_remove (histories, history);
    }
  close (lock);

  if (!is_gone)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                         _ ("the earlier versions cannot be removed"));
  return is_gone;
}
