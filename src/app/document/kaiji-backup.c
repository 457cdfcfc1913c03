/* kaiji-backup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "kaiji-backup-file.h"
#include "kaiji-backup-private.h"
#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"
#include "kaiji-typed-log.h"

/* Beside the copy, the program that writes it keeps the log of what was typed since, and keeps it
 * locked. The lock is released when the program ends, however it ends. */

/* Versions before 0.2 kept the sheet and its description in two files. */
#define OLD_ORIGIN_SUFFIX ".origin"

/* A tag that matches no file, so that saving asks first. */
#define UNKNOWN_ETAG "unknown"

struct _KaijiBackup
{
  GObject parent_instance;

  GFile *original;
  char *etag;
  char *file_id; /* (nullable): the original's file id when the copy was written */
  char *old_origin_path;
  GFile *copy;
  KaijiTypedLog *log;

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

char *
kaiji_backup_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "kaiji", "unsaved", NULL);
}

static KaijiBackup *
create (GFile *original, const char *etag, const char *name, const char *suffix)
{
  KaijiBackup *self = g_object_new (KAIJI_TYPE_BACKUP, NULL);
  g_autofree char *directory = kaiji_backup_dup_folder ();
  g_autofree char *log = g_strconcat (name, KAIJI_BACKUP_LOCK_SUFFIX, NULL);
  g_autofree char *log_path = g_build_filename (directory, log, NULL);
  g_autofree char *copy = g_strconcat (name, suffix, NULL);
  g_autofree char *origin = g_strconcat (name, OLD_ORIGIN_SUFFIX, NULL);

  g_set_object (&self->original, original);
  self->etag = g_strdup (etag);
  self->log = kaiji_typed_log_new (log_path);
  self->old_origin_path = g_build_filename (directory, origin, NULL);
  self->copy = g_file_new_build_filename (directory, copy, NULL);
  return self;
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

/* The time when the copy was written, in local time. */
static GDateTime *
dup_time (KaijiBackup *self)
{
  GStatBuf status;

  if (g_stat (g_file_peek_path (self->copy), &status) < 0)
    return g_date_time_new_from_unix_local (0);
  return g_date_time_new_from_unix_local (status.st_mtime);
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
  kaiji_typed_log_remove (self->log);
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
  g_autofree char *directory = kaiji_backup_dup_folder ();
  g_autoptr (GBytes) file = kaiji_backup_file_compose (request->contents, request->original,
                                                       request->etag);

  return kaiji_replace_make_folder (directory, error) && kaiji_typed_log_open (self->log, error)
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

  g_clear_pointer (&self->log, kaiji_typed_log_free);
  g_clear_object (&self->original);
  g_clear_object (&self->copy);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->file_id, g_free);
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

  return create (original, etag, name, KAIJI_BACKUP_SUFFIX);
}

/**
 * kaiji_backup_adopt:
 * @name: the name of a copy in kaiji_backup_dup_folder(), without its suffix
 * @suffix: its suffix
 *
 * Returns: (transfer full) (nullable): the copy, unless a running program holds it
 */
KaijiBackup *
kaiji_backup_adopt (const char *name, const char *suffix)
{
  g_autoptr (KaijiBackup) self = create (NULL, NULL, name, suffix);
  g_autoptr (GBytes) file = NULL;

  if (!kaiji_typed_log_open (self->log, NULL))
    return NULL;

  file = g_file_load_bytes (self->copy, NULL, NULL, NULL);
  if (file == NULL)
    return NULL;
  if (!kaiji_backup_file_parse (file, &self->original, &self->etag, &self->file_id))
    read_old_origin (self);

  return g_steal_pointer (&self);
}

/**
 * kaiji_backup_compare_by_time:
 *
 * Returns: how two elements of an array of copies are ordered, the newest first
 */
int
kaiji_backup_compare_by_time (gconstpointer a, gconstpointer b)
{
  g_autoptr (GDateTime) time_a = dup_time (*(KaijiBackup **) a);
  g_autoptr (GDateTime) time_b = dup_time (*(KaijiBackup **) b);

  return g_date_time_compare (time_b, time_a);
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
 * kaiji_backup_load_sheet:
 * @library: the known schemes
 *
 * Returns: (transfer full): the sheet in the copy, with what was typed after it, or %NULL with an
 *   error of reading the file, or of kaiji_sheet_file_parse()
 */
KaijiSheet *
kaiji_backup_load_sheet (KaijiBackup *self,
                         KaijiSchemeLibrary *library,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) contents = NULL;
  KaijiSheet *sheet;

  g_return_val_if_fail (KAIJI_IS_BACKUP (self), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  file = g_file_load_bytes (self->copy, cancellable, NULL, error);
  if (file == NULL)
    return NULL;

  contents = kaiji_backup_file_get_sheet (file);
  sheet = kaiji_sheet_file_parse (contents, library, error);
  if (sheet != NULL)
    kaiji_typed_log_apply (self->log, sheet);

  return sheet;
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
 * kaiji_backup_get_log:
 *
 * Returns: (transfer none): what was typed since the copy was written; it is open from the first
 *   copy on
 */
KaijiTypedLog *
kaiji_backup_get_log (KaijiBackup *self)
{
  g_return_val_if_fail (KAIJI_IS_BACKUP (self), NULL);

  return self->log;
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
