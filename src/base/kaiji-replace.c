/* kaiji-replace.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "kaiji-disk-attributes-private.h"
#include "kaiji-disk-private.h"
#include "kaiji-kept-copy-private.h"
#include "kaiji-replace.h"
#include "kaiji-special-file-private.h"

/* The largest file that is compared with its earlier content; larger files are not Kaiji's. */
#define MAX_SIZE ((goffset) 256 * 1024 * 1024)

typedef enum
{
  WRITTEN,
  FAILED,
  NEEDS_WRITING_THROUGH,
} Outcome;

/* A file that is being replaced. */
typedef struct
{
  const char *path; /* with symbolic links resolved */
  const char *folder;
  GBytes *contents;
  const char *etag;          /* (nullable) */
  mode_t mode;               /* of a new file */
  int old;                   /* the old file, locked; -1 if there is none or it is not readable */
  gboolean folder_keeps_all; /* what is made in the folder cannot be removed or renamed */
  GCancellable *cancellable;
} Replacement;

static gboolean
set_changed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                       _ ("another program changed it since it was read"));
  return FALSE;
}

static gboolean
set_exists (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("there is such a file already"));
  return FALSE;
}

/* Resolves a symbolic link, even if its target does not exist. */
static char *
resolve (const char *path)
{
  g_autofree char *place = g_strdup (path);

  for (guint i = 0; i < 40; i++)
    {
      char *target = realpath (place, NULL);
      g_autofree char *link = NULL;
      g_autofree char *folder = NULL;

      if (target != NULL)
        {
          char *copy = g_strdup (target);

          free (target);
          return copy;
        }
      link = g_file_read_link (place, NULL);
      if (link == NULL)
        break;
      folder = g_path_get_dirname (place);
      g_free (place);
      place = g_path_is_absolute (link) ? g_steal_pointer (&link)
                                        : g_build_filename (folder, link, NULL);
    }

  return g_steal_pointer (&place);
}

/* Checked last before the old file is replaced, while no other Kaiji process can write it. */
static gboolean
is_as_it_was (const Replacement *self, GError **error)
{
  g_autoptr (GBytes) contents = NULL;
  g_autofree char *etag = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->etag == NULL)
    return TRUE;
  /* A program that does not use the lock may have replaced the file meanwhile. */
  if (self->old < 0 || !kaiji_disk_is_at (self->old, self->path))
    return set_changed (error);

  contents = kaiji_disk_read (self->old, MAX_SIZE, error);
  if (contents == NULL)
    return FALSE;
  etag = kaiji_etag_new (contents);
  return strcmp (etag, self->etag) == 0 || set_changed (error);
}

/* Checks whether @new is at the path afterwards instead of trusting rename(): over a network, the
 * first request may succeed and its repetition fail. */
static gboolean
put_in_place (const Replacement *self, int new, const char *new_path, unsigned int flags)
{
  int code;

  if (renameat2 (AT_FDCWD, new_path, AT_FDCWD, self->path, flags) == 0)
    return TRUE;

  code = errno;
  if (flags == RENAME_NOREPLACE && (code == EINVAL || code == ENOSYS))
    {
      /* Older file systems have hard links, which never replace a file, or neither. */
      if (link (new_path, self->path) == 0)
        {
          g_unlink (new_path);
          return TRUE;
        }
      code = errno;
      if ((code == EPERM || code == EOPNOTSUPP || code == ENOSYS)
          && g_file_test (self->path, G_FILE_TEST_EXISTS))
        code = EEXIST;
      else if (code != EEXIST && g_rename (new_path, self->path) == 0)
        return TRUE;
    }

  if (kaiji_disk_is_at (new, self->path))
    return TRUE;
  errno = code;
  return FALSE;
}

static void
discard (int new, const char *new_path)
{
  if (kaiji_disk_is_at (new, new_path))
    kaiji_disk_remove (new_path);
}

static gboolean
write_new (const Replacement *self, int new, GError **error)
{
  return kaiji_disk_write (new, self->contents, self->cancellable, error)
         && kaiji_disk_sync (new, error) && kaiji_disk_holds (new, self->contents, error);
}

/* If nothing can be renamed, a new file is written under its own name from the start. */
static gboolean
create_in_place (const Replacement *self, GError **error)
{
  int new = g_open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, (int) self->mode);
  gboolean done;

  if (new < 0)
    return errno == EEXIST ? set_exists (error) : kaiji_disk_fail (error, errno);

  done = write_new (self, new, error);
  if (!done)
    discard (new, self->path);
  close (new);
  return done && kaiji_disk_sync_folder (self->folder, error);
}

static gboolean
create (const Replacement *self, GError **error)
{
  g_autofree char *new_path = NULL;
  /* If the caller accepts any old content, a file that appeared meanwhile may be replaced as
   * well. */
  unsigned int flags = self->etag != NULL && *self->etag == '\0' ? RENAME_NOREPLACE : 0;
  int new = kaiji_disk_create_own (self->folder, self->mode, &new_path, error);
  gboolean done = FALSE;

  if (new < 0)
    return FALSE;

  if (!write_new (self, new, error)
      || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    {
      discard (new, new_path);
    }
  else if (put_in_place (self, new, new_path, flags))
    {
      done = kaiji_disk_sync_folder (self->folder, error);
    }
  else
    {
      int code = errno;

      discard (new, new_path);
      if (code == EEXIST)
        set_exists (error);
      else if (code == EPERM || code == EACCES)
        done = create_in_place (self, error);
      else
        kaiji_disk_fail (error, code);
    }

  close (new);
  return done;
}

/* Returns whether the folder allows no new file at all. A full disk is no reason to write in
 * place. */
static gboolean
forbids_files (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG);
}

/* Replaces the old file with a new one, unless that loses some of its attributes. */
static Outcome
exchange (const Replacement *self, GError **error)
{
  g_autofree char *new_path = NULL;
  g_autoptr (GError) local_error = NULL;
  Outcome outcome = FAILED;
  struct stat status;
  int new;

  if (self->old < 0 || fstat (self->old, &status) < 0 || status.st_nlink > 1
      || self->folder_keeps_all)
    return NEEDS_WRITING_THROUGH;

  new = kaiji_disk_create_own (self->folder, 0600, &new_path, &local_error);
  if (new < 0)
    {
      if (forbids_files (local_error))
        return NEEDS_WRITING_THROUGH;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FAILED;
    }

  if (!kaiji_disk_copy_attributes (self->old, new))
    {
      discard (new, new_path);
      outcome = NEEDS_WRITING_THROUGH;
    }
  else if (!write_new (self, new, error) || !is_as_it_was (self, error))
    {
      discard (new, new_path);
    }
  else if (put_in_place (self, new, new_path, 0))
    {
      outcome = kaiji_disk_sync_folder (self->folder, error) ? WRITTEN : FAILED;
    }
  else
    {
      int code = errno;

      discard (new, new_path);
      /* In a folder like /tmp only the file's owner may replace it. */
      if (code == EPERM || code == EACCES)
        outcome = NEEDS_WRITING_THROUGH;
      else
        kaiji_disk_fail (error, code);
    }

  close (new);
  return outcome;
}

static gboolean
write_through (const Replacement *self, GError **error)
{
  int fd;

  if (!is_as_it_was (self, error))
    return FALSE;

  fd = g_open (self->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  if (fd < 0)
    return kaiji_disk_fail (error, errno);

  if (!kaiji_kept_copy_write_through (fd, self->path, self->contents, error))
    {
      close (fd);
      return FALSE;
    }
  /* The data is on disk; a failing close() does not change that. */
  close (fd);
  return TRUE;
}

static gboolean
replace (Replacement *self, GError **error)
{
  if (self->etag != NULL && *self->etag == '\0')
    return set_exists (error);
  /* Replacing a file does not need the right to write it, so check that right. */
  if (faccessat (AT_FDCWD, self->path, W_OK, AT_EACCESS) < 0)
    return kaiji_disk_fail (error, errno);

  self->old = kaiji_disk_open_locked (self->path, LOCK_EX, self->cancellable, error);
  if (self->old < 0)
    return FALSE;
  kaiji_kept_copy_recover (self->old, self->path);

  switch (exchange (self, error))
    {
    case WRITTEN:
      return TRUE;
    case NEEDS_WRITING_THROUGH:
      return write_through (self, error);
    case FAILED:
    default:
      return FALSE;
    }
}

/* After a failure: whether the file holds the new content anyway, so that it is not mistaken later
 * for another program's change. */
static gboolean
holds_contents (const Replacement *self)
{
  int fd = g_open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gboolean holds;

  if (fd < 0)
    return FALSE;

  holds = kaiji_disk_holds (fd, self->contents, NULL);
  close (fd);
  return holds;
}

static gboolean
replace_local (Replacement *self, char **new_etag, GError **error)
{
  struct stat status;
  gboolean done;

  if (stat (self->path, &status) == 0)
    {
      if (S_ISDIR (status.st_mode))
        return kaiji_disk_fail (error, EISDIR);
      if (!S_ISREG (status.st_mode))
        return kaiji_special_file_set_error (error);
      self->folder_keeps_all = !kaiji_disk_clean_own (self->folder);
      done = replace (self, error);
    }
  else if (errno == ENOENT)
    {
      done = kaiji_disk_clean_own (self->folder) ? create (self, error)
                                                 : create_in_place (self, error);
    }
  else
    {
      return kaiji_disk_fail (error, errno);
    }

  if (new_etag != NULL && (done || holds_contents (self)))
    *new_etag = kaiji_etag_new (self->contents);
  if (self->old >= 0)
    close (self->old);
  return done;
}

/* A remote file that only GIO can reach is as safe as GIO makes it. */
static gboolean
replace_remote (GFile *file,
                GBytes *contents,
                const char *etag,
                char **new_etag,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GBytes) old = NULL;
  g_autofree char *remote_etag = NULL;
  g_autofree char *old_etag = NULL;
  gconstpointer data;
  gsize size;

  if (etag != NULL)
    {
      old = g_file_load_bytes (file, cancellable, &remote_etag, NULL);
      old_etag = old != NULL ? kaiji_etag_new (old) : g_strdup ("");
      if (strcmp (etag, old_etag) != 0)
        return *etag == '\0' ? set_exists (error) : set_changed (error);
    }

  data = g_bytes_get_data (contents, &size);
  if (!g_file_replace_contents (file, data, size, remote_etag, FALSE, G_FILE_CREATE_NONE, NULL,
                                cancellable, error))
    return FALSE;

  if (new_etag != NULL)
    *new_etag = kaiji_etag_new (contents);
  return TRUE;
}

/**
 * kaiji_replace:
 * @file: the file to write
 * @contents: its new content
 * @etag: (nullable): fail with %G_IO_ERROR_WRONG_ETAG if the file's content does not have this tag
 *   of kaiji_etag_new(); with %KAIJI_ETAG_NEW fail with %G_IO_ERROR_EXISTS if the file exists
 * @new_etag: (out) (optional) (nullable) (transfer full): the tag of @contents, if the file holds
 *   it, even if this fails
 *
 * Writes a file completely or not at all. The old content stays until the new one is on disk and
 * has been read back; when this returns %TRUE, the new content is on disk under this name. Owner,
 * rights, access list, attributes and other names of the file do not change. A failure leaves no
 * temporary file; the next write removes those of a killed program. Two programs that write the
 * same file wait for each other. A device or a pipe is written to directly.
 *
 * Returns: whether the file was written; otherwise @error is an I/O error
 */
gboolean
kaiji_replace (GFile *file,
               GBytes *contents,
               const char *etag,
               char **new_etag,
               GCancellable *cancellable,
               GError **error)
{
  return kaiji_replace_full (file, contents, etag, 0666, new_etag, cancellable, error);
}

/**
 * kaiji_replace_full:
 * @mode: the rights of a new file, before the umask is applied
 *
 * Returns: see kaiji_replace()
 */
gboolean
kaiji_replace_full (GFile *file,
                    GBytes *contents,
                    const char *etag,
                    guint mode,
                    char **new_etag,
                    GCancellable *cancellable,
                    GError **error)
{
  const char *path;
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;
  Replacement replacement = { .old = -1 };

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  path = g_file_peek_path (file);
  if (path == NULL)
    return replace_remote (file, contents, etag, new_etag, cancellable, error);
  /* /dev/stdout resolves to a pipe, whose name is not a path. */
  if (kaiji_special_file_is_at (path))
    /* A new file may go to one, but nothing is saved there in the place of a file. */
    return etag != NULL && *etag != '\0'
             ? kaiji_special_file_set_error (error)
             : kaiji_special_file_write (path, contents, cancellable, error);

  target = resolve (path);
  folder = g_path_get_dirname (target);
  replacement.path = target;
  replacement.folder = folder;
  replacement.contents = contents;
  replacement.etag = etag;
  replacement.mode = (mode_t) mode;
  replacement.cancellable = cancellable;
  return replace_local (&replacement, new_etag, error);
}

/**
 * kaiji_replace_make_folder:
 * @path: a folder of the program's own
 *
 * Makes a folder and its missing parents, readable by their owner only, and waits until they are on
 * disk.
 *
 * Returns: whether it exists; otherwise @error is an I/O error
 */
gboolean
kaiji_replace_make_folder (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return kaiji_disk_make_folder (path, error);
}
