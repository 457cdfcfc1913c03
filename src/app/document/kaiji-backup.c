/* kaiji-backup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "kaiji-backup.h"
#include "kaiji-sheet-file.h"

/* Beside each copy stands a file that holds the address of the sheet it is a copy of, on the next
 * line what tells whether somebody else has changed that since, and that the program which writes
 * the copy keeps locked. The lock goes with the program, however it ends. */
#define ORIGIN_SUFFIX ".origin"

struct _KaijiBackup
{
  GObject parent_instance;

  GFile *original;
  char *etag;
  char *origin_path;
  GFile *copy;
  int lock;
  gboolean removed;
  GMutex mutex; /* A copy is written by a thread, and may be removed meanwhile. */
};

G_DEFINE_FINAL_TYPE (KaijiBackup, kaiji_backup, G_TYPE_OBJECT)

static char *
get_directory (void)
{
  return g_build_filename (g_get_user_state_dir (), "kaiji", "unsaved", NULL);
}

static void
set_error_from_errno (GError **error, const char *path)
{
  int saved = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", name,
               g_strerror (saved));
}

static KaijiBackup *
create (GFile *original, const char *etag, const char *name)
{
  KaijiBackup *self = g_object_new (KAIJI_TYPE_BACKUP, NULL);
  g_autofree char *directory = get_directory ();
  g_autofree char *origin = g_strconcat (name, ORIGIN_SUFFIX, NULL);
  g_autofree char *copy = g_strconcat (name, KAIJI_SHEET_FILE_SUFFIX, NULL);

  g_set_object (&self->original, original);
  self->etag = g_strdup (etag);
  self->origin_path = g_build_filename (directory, origin, NULL);
  self->copy = g_file_new_build_filename (directory, copy, NULL);
  return self;
}

static gboolean
write_origin (KaijiBackup *self, GError **error)
{
  g_autofree char *uri = NULL;
  g_autofree char *origin = NULL;
  int lock = g_open (self->origin_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  if (lock < 0)
    {
      set_error_from_errno (error, self->origin_path);
      return FALSE;
    }

  if (self->original != NULL)
    uri = g_file_get_uri (self->original);
  origin = g_strjoin ("\n", uri != NULL ? uri : "", self->etag, NULL);
  if (flock (lock, LOCK_EX | LOCK_NB) < 0
      || write (lock, origin, strlen (origin)) != (gssize) strlen (origin))
    {
      set_error_from_errno (error, self->origin_path);
      close (lock);
      return FALSE;
    }

  self->lock = lock;
  return TRUE;
}

/* Takes over the copy that @name stands for, unless a running program holds it. */
static KaijiBackup *
adopt (const char *name)
{
  g_autoptr (KaijiBackup) self = create (NULL, NULL, name);
  g_autofree char *origin = NULL;
  g_auto (GStrv) lines = NULL;

  self->lock = g_open (self->origin_path, O_RDWR | O_CLOEXEC, 0);
  if (self->lock < 0 || flock (self->lock, LOCK_EX | LOCK_NB) < 0)
    return NULL;
  if (!g_file_query_exists (self->copy, NULL)
      || !g_file_get_contents (self->origin_path, &origin, NULL, NULL))
    return NULL;

  lines = g_strsplit (origin, "\n", 2);
  if (lines[0] != NULL && *lines[0] != '\0')
    {
      self->original = g_file_new_for_uri (lines[0]);
      self->etag = g_strdup (lines[1]);
    }

  return g_steal_pointer (&self);
}

/* When the copy was written, in local time. */
static GDateTime *
dup_time (KaijiBackup *self)
{
  GStatBuf status;

  if (g_stat (g_file_peek_path (self->copy), &status) < 0)
    return g_date_time_new_from_unix_local (0);
  return g_date_time_new_from_unix_local (status.st_mtime);
}

static int
compare_by_time (gconstpointer a, gconstpointer b)
{
  g_autoptr (GDateTime) time_a = dup_time (*(KaijiBackup **) a);
  g_autoptr (GDateTime) time_b = dup_time (*(KaijiBackup **) b);

  return g_date_time_compare (time_b, time_a);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (kaiji_backup_write (KAIJI_BACKUP (source), task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
kaiji_backup_finalize (GObject *object)
{
  KaijiBackup *self = KAIJI_BACKUP (object);

  if (self->lock >= 0)
    close (self->lock);
  g_clear_object (&self->original);
  g_clear_object (&self->copy);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->origin_path, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (kaiji_backup_parent_class)->finalize (object);
}

static void
kaiji_backup_class_init (KaijiBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_backup_finalize;
}

static void
kaiji_backup_init (KaijiBackup *self)
{
  self->lock = -1;
  g_mutex_init (&self->mutex);
}

/**
 * kaiji_backup_new:
 * @original: (nullable): the sheet's file, where it has one
 * @etag: (nullable): what tells that file from what someone else makes of it later
 *
 * Nothing is written before kaiji_backup_write().
 *
 * Returns: (transfer full): a place for the copy of a sheet
 */
KaijiBackup *
kaiji_backup_new (GFile *original, const char *etag)
{
  g_autofree char *name = g_uuid_string_random ();

  return create (original, etag, name);
}

/**
 * kaiji_backup_list_abandoned:
 *
 * Finds the copies that a program left behind which did not end as it should. They are held by this
 * program from now on, until they are removed or forgotten.
 *
 * Returns: (transfer full) (element-type KaijiBackup): the copies, newest first
 */
GPtrArray *
kaiji_backup_list_abandoned (void)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = get_directory ();
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *name = NULL;
      KaijiBackup *backup;

      if (!g_str_has_suffix (entry, ORIGIN_SUFFIX))
        continue;
      name = g_strndup (entry, strlen (entry) - strlen (ORIGIN_SUFFIX));
      backup = adopt (name);
      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_by_time);

  return backups;
}

/**
 * kaiji_backup_get_original:
 *
 * Returns: (transfer none) (nullable): the file of the sheet, or %NULL where it was never saved
 */
GFile *
kaiji_backup_get_original (KaijiBackup *self)
{
  g_return_val_if_fail (KAIJI_IS_BACKUP (self), NULL);

  return self->original;
}

/**
 * kaiji_backup_get_etag:
 *
 * Returns: (transfer none) (nullable): what tells whether someone else has changed the sheet's file
 *   since
 */
const char *
kaiji_backup_get_etag (KaijiBackup *self)
{
  g_return_val_if_fail (KAIJI_IS_BACKUP (self), NULL);

  return self->etag;
}

/**
 * kaiji_backup_get_copy:
 *
 * Returns: (transfer none): the file that holds the copy
 */
GFile *
kaiji_backup_get_copy (KaijiBackup *self)
{
  g_return_val_if_fail (KAIJI_IS_BACKUP (self), NULL);

  return self->copy;
}

/**
 * kaiji_backup_describe_time:
 *
 * Returns: (transfer full): when the copy was written, for people
 */
char *
kaiji_backup_describe_time (KaijiBackup *self)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (KAIJI_IS_BACKUP (self), NULL);

  time = dup_time (self);
  /* Translators: date and time of day, as g_date_time_format() takes it. */
  return g_date_time_format (time, _ ("%Y-%m-%d %R"));
}

/**
 * kaiji_backup_write:
 * @contents: the sheet as a sheet file
 * @error: return location for an error of the file system
 *
 * Writes the copy anew, in whichever thread. After kaiji_backup_remove() it does nothing.
 *
 * Returns: whether the copy is safe
 */
gboolean
kaiji_backup_write (KaijiBackup *self, GBytes *contents, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *directory = get_directory ();
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (KAIJI_IS_BACKUP (self), FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->removed)
    return TRUE;

  if (g_mkdir_with_parents (directory, 0700) < 0)
    {
      set_error_from_errno (error, directory);
      return FALSE;
    }
  data = g_bytes_get_data (contents, &size);
  if (!g_file_set_contents_full (g_file_peek_path (self->copy), data, size,
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return FALSE;

  /* Only now, so that whoever finds the one file finds the other. */
  return self->lock >= 0 || write_origin (self, error);
}

/**
 * kaiji_backup_write_async:
 *
 * As kaiji_backup_write(), off the main loop.
 */
void
kaiji_backup_write_async (KaijiBackup *self,
                          GBytes *contents,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KAIJI_IS_BACKUP (self));
  g_return_if_fail (contents != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, kaiji_backup_write_async);
  g_task_set_task_data (task, g_bytes_ref (contents), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * kaiji_backup_write_finish:
 *
 * Returns: whether the copy is safe
 */
gboolean
kaiji_backup_write_finish (KaijiBackup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kaiji_backup_remove:
 *
 * Removes the copy: the changes were saved, or are not wanted.
 */
void
kaiji_backup_remove (KaijiBackup *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (KAIJI_IS_BACKUP (self));

  locker = g_mutex_locker_new (&self->mutex);
  if (self->removed)
    return;

  self->removed = TRUE;
  g_unlink (self->origin_path);
  g_unlink (g_file_peek_path (self->copy));
}
