/* kaiji-backup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "kaiji-backup-file.h"
#include "kaiji-backup.h"
#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"

#define COPY_SUFFIX ".kaiji-copy"

/* Beside it, the program that writes the copy keeps an empty file locked. The lock is released when
 * the program ends, however it ends. */
#define LOCK_SUFFIX ".lock"

/* Versions before 0.2 kept the sheet and its description in two files. */
#define OLD_COPY_SUFFIX KAIJI_SHEET_FILE_SUFFIX
#define OLD_ORIGIN_SUFFIX ".origin"

/* A tag that matches no file, so that saving asks first. */
#define UNKNOWN_ETAG "unknown"

struct _KaijiBackup
{
  GObject parent_instance;

  GFile *original;
  char *etag;
  char *file_id; /* (nullable): the original's file id when the copy was written */
  char *lock_path;
  char *old_origin_path;
  GFile *copy;
  int lock;

  GMutex writing; /* One thread writes at a time. */
  GMutex mutex;   /* Guards the members below. */
  guint n_asked, n_written, n_writing;
  gboolean removed;
};

G_DEFINE_FINAL_TYPE (KaijiBackup, kaiji_backup, G_TYPE_OBJECT)

/* The state to write, as it was at the time of the request. */
typedef struct
{
  GBytes *contents;
  GFile *original;
  char *etag;
  guint number;
} Request;

static void
request_free (Request *request)
{
  g_bytes_unref (request->contents);
  g_clear_object (&request->original);
  g_free (request->etag);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

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
create (GFile *original, const char *etag, const char *name, const char *suffix)
{
  KaijiBackup *self = g_object_new (KAIJI_TYPE_BACKUP, NULL);
  g_autofree char *directory = get_directory ();
  g_autofree char *lock = g_strconcat (name, LOCK_SUFFIX, NULL);
  g_autofree char *copy = g_strconcat (name, suffix, NULL);
  g_autofree char *origin = g_strconcat (name, OLD_ORIGIN_SUFFIX, NULL);

  g_set_object (&self->original, original);
  self->etag = g_strdup (etag);
  self->lock_path = g_build_filename (directory, lock, NULL);
  self->old_origin_path = g_build_filename (directory, origin, NULL);
  self->copy = g_file_new_build_filename (directory, copy, NULL);
  return self;
}

static gboolean
take_lock (KaijiBackup *self, GError **error)
{
  int lock = g_open (self->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock < 0 || flock (lock, LOCK_EX | LOCK_NB) < 0)
    {
      set_error_from_errno (error, self->lock_path);
      if (lock >= 0)
        close (lock);
      return FALSE;
    }

  self->lock = lock;
  return TRUE;
}

static void
read_old_origin (KaijiBackup *self)
{
  g_autofree char *origin = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (self->old_origin_path, &origin, NULL, NULL))
    return;

  lines = g_strsplit (origin, "\n", 2);
  if (lines[0] == NULL || *lines[0] == '\0')
    return;
  self->original = g_file_new_for_uri (lines[0]);
  self->etag = g_strdup (UNKNOWN_ETAG);
}

/* Takes over the copy at @name, unless a running program holds it. */
static KaijiBackup *
adopt (const char *name, const char *suffix)
{
  g_autoptr (KaijiBackup) self = create (NULL, NULL, name, suffix);
  g_autoptr (GBytes) file = NULL;

  if (!take_lock (self, NULL))
    return NULL;

  file = g_file_load_bytes (self->copy, NULL, NULL, NULL);
  if (file == NULL)
    return NULL;
  if (!kaiji_backup_file_parse (file, &self->original, &self->etag, &self->file_id))
    read_old_origin (self);

  return g_steal_pointer (&self);
}

/* Removes a lock without a copy, which is left by a program that ended between the two. */
static void
clean_lock (const char *directory, const char *entry)
{
  g_autofree char *path = g_build_filename (directory, entry, NULL);
  int lock = g_open (path, O_RDWR | O_CLOEXEC, 0);

  if (lock < 0)
    return;
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (lock);
}

static gboolean
has_copy (const char *directory, const char *entry)
{
  static const char *const suffixes[] = { COPY_SUFFIX, OLD_COPY_SUFFIX };
  g_autofree char *name = g_strndup (entry, strlen (entry) - strlen (LOCK_SUFFIX));

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *copy = g_strconcat (name, suffixes[i], NULL);
      g_autofree char *path = g_build_filename (directory, copy, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

/* The time when the copy was written, in local time. */
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

static Request *
create_request (KaijiBackup *self, GBytes *contents)
{
  Request *request = g_new0 (Request, 1);

  request->contents = g_bytes_ref (contents);
  g_set_object (&request->original, self->original);
  request->etag = g_strdup (self->etag);
  g_mutex_lock (&self->mutex);
  request->number = ++self->n_asked;
  g_mutex_unlock (&self->mutex);
  return request;
}

static void
unlink_all (KaijiBackup *self)
{
  g_unlink (g_file_peek_path (self->copy));
  g_unlink (self->old_origin_path);
  g_unlink (self->lock_path);
}

/* Returns whether there is anything to write: the copy may have been removed, or a later request
 * may have written it. */
static gboolean
begin_writing (KaijiBackup *self, const Request *request)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  if (self->removed || request->number < self->n_written)
    return FALSE;

  self->n_writing++;
  return TRUE;
}

static void
end_writing (KaijiBackup *self, const Request *request, gboolean written)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  self->n_writing--;
  if (written)
    self->n_written = request->number;
  if (self->removed && self->n_writing == 0)
    unlink_all (self);
}

static gboolean
write_copy (KaijiBackup *self, const Request *request, GError **error)
{
  g_autofree char *directory = get_directory ();
  g_autoptr (GBytes) file = kaiji_backup_file_compose (request->contents, request->original,
                                                       request->etag);

  return kaiji_replace_make_folder (directory, error)
         && (self->lock >= 0 || take_lock (self, error))
         && kaiji_replace_full (self->copy, file, NULL, 0600, NULL, NULL, error);
}

/* Runs on any thread. */
static gboolean
perform (KaijiBackup *self, const Request *request, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->writing);
  gboolean written;

  if (!begin_writing (self, request))
    return TRUE;

  written = write_copy (self, request, error);
  end_writing (self, request, written);
  return written;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (perform (KAIJI_BACKUP (source), task_data, &error))
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
  g_clear_pointer (&self->file_id, g_free);
  g_clear_pointer (&self->lock_path, g_free);
  g_clear_pointer (&self->old_origin_path, g_free);
  g_mutex_clear (&self->writing);
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
  g_mutex_init (&self->writing);
  g_mutex_init (&self->mutex);
}

/**
 * kaiji_backup_new:
 * @original: (nullable): the sheet's file, if it has one
 * @etag: (nullable): the tag of that file
 *
 * Prepares the copy of a sheet; kaiji_backup_write() writes it.
 *
 * Returns: (transfer full): a backup without a copy
 */
KaijiBackup *
kaiji_backup_new (GFile *original, const char *etag)
{
  g_autofree char *name = g_uuid_string_random ();

  return create (original, etag, name, COPY_SUFFIX);
}

/**
 * kaiji_backup_list_abandoned:
 *
 * Lists the copies left behind by programs that crashed or were killed. This program holds them
 * until they are removed or freed.
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
      const char *suffix = g_str_has_suffix (entry, COPY_SUFFIX)       ? COPY_SUFFIX
                           : g_str_has_suffix (entry, OLD_COPY_SUFFIX) ? OLD_COPY_SUFFIX
                                                                       : NULL;
      g_autofree char *name = NULL;
      KaijiBackup *backup;

      if (g_str_has_suffix (entry, LOCK_SUFFIX) && !has_copy (path, entry))
        clean_lock (path, entry);
      if (suffix == NULL)
        continue;
      name = g_strndup (entry, strlen (entry) - strlen (suffix));
      backup = adopt (name, suffix);
      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_by_time);

  return backups;
}

/**
 * kaiji_backup_set_original:
 * @original: (nullable): the sheet's file, if it has one now
 * @etag: (nullable): the tag of that file
 *
 * Sets the original of the copies that are written from now on.
 */
void
kaiji_backup_set_original (KaijiBackup *self, GFile *original, const char *etag)
{
  g_autofree char *new_etag = g_strdup (etag);

  g_return_if_fail (KAIJI_IS_BACKUP (self));
  g_return_if_fail (original == NULL || G_IS_FILE (original));

  g_set_object (&self->original, original);
  g_free (self->etag);
  self->etag = g_steal_pointer (&new_etag);
}

/**
 * kaiji_backup_is_of:
 * @file: an existing sheet file
 * @etag: (nullable): the tag of its content; see kaiji_etag_new()
 *
 * The file may have another name than before, because it or its folder was moved.
 *
 * Returns: whether @file is the original of the copy
 */
gboolean
kaiji_backup_is_of (KaijiBackup *self, GFile *file, const char *etag)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (KAIJI_IS_BACKUP (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (self->original == NULL)
    return FALSE;
  if (kaiji_sheet_file_is_same (self->original, file))
    return TRUE;
  if (g_file_query_exists (self->original, NULL))
    return FALSE;

  id = kaiji_backup_file_dup_id (file);
  return (etag != NULL && g_strcmp0 (etag, self->etag) == 0)
         || (id != NULL && g_strcmp0 (id, self->file_id) == 0);
}

/**
 * kaiji_backup_read:
 *
 * Returns: (transfer full): the sheet file's content in the copy, or %NULL with @error set
 */
GBytes *
kaiji_backup_read (KaijiBackup *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) file = NULL;

  g_return_val_if_fail (KAIJI_IS_BACKUP (self), NULL);

  file = g_file_load_bytes (self->copy, cancellable, NULL, error);
  return file != NULL ? kaiji_backup_file_get_sheet (file) : NULL;
}

/**
 * kaiji_backup_get_original:
 *
 * Returns: (transfer none) (nullable): the file of the sheet, or %NULL if it was never saved
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
 * Returns: (transfer none) (nullable): the tag of the sheet's file
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
 * Returns: (transfer none): the file of the copy
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
 * Returns: (transfer full): the time when the copy was written, for display
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
 * Writes the copy again, on any thread. After kaiji_backup_remove() it does nothing.
 *
 * Returns: whether the copy is on disk
 */
gboolean
kaiji_backup_write (KaijiBackup *self, GBytes *contents, GError **error)
{
  g_autoptr (Request) request = NULL;

  g_return_val_if_fail (KAIJI_IS_BACKUP (self), FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  request = create_request (self, contents);
  return perform (self, request, error);
}

/**
 * kaiji_backup_write_async:
 *
 * Like kaiji_backup_write(), in a thread.
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
  g_task_set_task_data (task, create_request (self, contents), (GDestroyNotify) request_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * kaiji_backup_write_finish:
 *
 * Returns: whether the copy is on disk
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
 * Removes the copy because the changes were saved or discarded. If it is being written now, it is
 * removed after that, without waiting here.
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
  if (self->n_writing == 0)
    unlink_all (self);
}
