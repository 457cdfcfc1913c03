/* kaiji-kept-copy.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "kaiji-disk-private.h"
#include "kaiji-kept-copy-private.h"

/* A file that cannot be replaced is written in place, and a full disk or a killed program would
 * leave it half old and half new. So both contents are first saved to a separate file, like
 * SQLite's journal. If a program opens the file later and finds such a copy that no other program
 * is using, it completes the write.
 *
 * The copy begins with a line of MAGIC, the sizes of the old and the new content and the checksum
 * of both, which follow. Its name contains the file's inode, so that it is found through any name
 * of the file. */
#define KEPT_PREFIX ".kaiji-kept-"
#define MAGIC "kaiji-kept 1"

/* A copy holds two sheets of the maximum size. */
#define MAX_SIZE ((goffset) 256 * 1024 * 1024)

typedef struct
{
  char *path;
  int fd;
  GBytes *old;
  GBytes *new;
} KeptCopy;

static void
kept_copy_free (KeptCopy *copy)
{
  g_free (copy->path);
  if (copy->fd >= 0)
    close (copy->fd);
  g_clear_pointer (&copy->old, g_bytes_unref);
  g_clear_pointer (&copy->new, g_bytes_unref);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeptCopy, kept_copy_free)

static char *
dup_state_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "kaiji", "kept", NULL);
}

static char *
dup_path_beside (const char *path, const struct stat *status)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strdup_printf (KEPT_PREFIX "%" G_GUINT64_FORMAT,
                                           (guint64) status->st_ino);

  return g_build_filename (folder, name, NULL);
}

/* Files of several disks meet here, so the number alone is not enough. The number of the disk may
 * be another one after a restart; when the file was made stays, if the file system knows. */
static char *
dup_path_in_state (const char *path, const struct stat *status)
{
  g_autofree char *folder = dup_state_folder ();
  g_autofree char *name = NULL;
  struct statx more = { 0 };

  if (statx (AT_FDCWD, path, 0, STATX_BTIME, &more) < 0 || (more.stx_mask & STATX_BTIME) == 0)
    more.stx_btime = (struct statx_timestamp){ 0 };
  name = g_strdup_printf (KEPT_PREFIX "%" G_GUINT64_FORMAT "-%" G_GINT64_FORMAT ".%09u",
                          (guint64) status->st_ino, (gint64) more.stx_btime.tv_sec,
                          more.stx_btime.tv_nsec);

  return g_build_filename (folder, name, NULL);
}

/* Where copies of a file are looked for: beside it, where everyone who opens it by this name finds
 * them, and in a folder of the user's, which serves if nothing can be made beside it. */
static char **
dup_places (const char *path, const struct stat *status)
{
  char **places = g_new0 (char *, 3);

  places[0] = dup_path_beside (path, status);
  places[1] = dup_path_in_state (path, status);
  return places;
}

/* A file with other names elsewhere needs both copies: the one in the state folder is found by all
 * its names, the one beside it by all who share this folder. */
static gboolean
needs_all_places (const struct stat *status)
{
  return status->st_nlink > 1;
}

static GBytes *
compose (GBytes *old, GBytes *new)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head = NULL;
  GByteArray *file = g_byte_array_new ();
  gsize old_size, new_size;
  const guint8 *old_data = g_bytes_get_data (old, &old_size);
  const guint8 *new_data = g_bytes_get_data (new, &new_size);

  g_checksum_update (checksum, old_data, (gssize) old_size);
  g_checksum_update (checksum, new_data, (gssize) new_size);
  head = g_strdup_printf (MAGIC " %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %s\n", old_size, new_size,
                          g_checksum_get_string (checksum));
  g_byte_array_append (file, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (file, old_data, (guint) old_size);
  g_byte_array_append (file, new_data, (guint) new_size);

  return g_byte_array_free_to_bytes (file);
}

static gboolean
parse (GBytes *file, KeptCopy *copy)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  const char *end = data != NULL ? memchr (data, '\n', size) : NULL;
  g_autofree char *head = end != NULL ? g_strndup (data, (gsize) (end - data)) : NULL;
  g_autofree char *sum = NULL;
  g_auto (GStrv) words = NULL;
  guint64 old_size, new_size;
  gsize start;

  if (head == NULL || !g_str_has_prefix (head, MAGIC " "))
    return FALSE;

  words = g_strsplit (head + strlen (MAGIC " "), " ", 0);
  start = (gsize) (end - data) + 1;
  if (g_strv_length (words) != 3
      || !g_ascii_string_to_unsigned (words[0], 10, 0, size, &old_size, NULL)
      || !g_ascii_string_to_unsigned (words[1], 10, 0, size, &new_size, NULL)
      || start + old_size + new_size != size)
    return FALSE;

  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data + start,
                                     old_size + new_size);
  if (strcmp (sum, words[2]) != 0)
    return FALSE;

  copy->old = g_bytes_new_from_bytes (file, start, old_size);
  copy->new = g_bytes_new_from_bytes (file, start + old_size, new_size);
  return TRUE;
}

static gboolean
has_byte (GBytes *contents, gsize at, guint8 byte)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (contents, &size);

  return at < size && data[at] == byte;
}

/* Returns whether the file is the result of an interrupted write rather than of a later edit, or
 * another file by the same number: each byte is the new one or the old one, or zero if it never
 * reached the disk, which not all can be; and it is cut off last, so it is not shorter than both.
 */
static gboolean
is_torn (const KeptCopy *copy, GBytes *contents)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (contents, &size);
  gsize n_known = 0;

  if (size < MIN (g_bytes_get_size (copy->old), g_bytes_get_size (copy->new)))
    return FALSE;

  for (gsize i = 0; i < size; i++)
    if (has_byte (copy->new, i, data[i]) || has_byte (copy->old, i, data[i]))
      n_known++;
    else if (data[i] != 0)
      return FALSE;

  return n_known > 0;
}

/* A copy is trusted only if its owner may write the file. */
static gboolean
is_trusted (const struct stat *copy, const struct stat *file)
{
  return S_ISREG (copy->st_mode) && copy->st_nlink == 1
         && (copy->st_uid == geteuid () || copy->st_uid == file->st_uid
             || ((file->st_mode & S_IWGRP) != 0 && copy->st_gid == file->st_gid));
}

/* The copy at @path, if the program that made it has ended. */
static KeptCopy *
open_abandoned (const char *path, const struct stat *file)
{
  g_autoptr (KeptCopy) copy = g_new0 (KeptCopy, 1);
  struct stat status;

  copy->path = g_strdup (path);
  copy->fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  if (copy->fd < 0 || fstat (copy->fd, &status) < 0 || !is_trusted (&status, file)
      || kaiji_disk_try_lock (copy->fd, LOCK_EX) == KAIJI_DISK_LOCK_TAKEN)
    return NULL;

  return g_steal_pointer (&copy);
}

/* A copy is removed only if the open file is still at its path. */
static void
drop (KeptCopy *copy)
{
  g_autofree char *folder = g_path_get_dirname (copy->path);

  if (kaiji_disk_is_at (copy->fd, copy->path))
    kaiji_disk_remove (copy->path);
  kaiji_disk_sync_folder (folder, NULL);
}

static gboolean
write_whole (int fd, GBytes *contents, GError **error)
{
  if (!kaiji_disk_write (fd, contents, NULL, error))
    return FALSE;
  if (ftruncate (fd, (off_t) g_bytes_get_size (contents)) < 0)
    return kaiji_disk_fail (error, errno);

  return kaiji_disk_sync (fd, error) && kaiji_disk_holds (fd, contents, error);
}

static void
recover_from (int fd, const char *copy_path, const struct stat *status)
{
  g_autoptr (KeptCopy) copy = open_abandoned (copy_path, status);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) contents = NULL;

  if (copy == NULL)
    return;

  file = kaiji_disk_read (copy->fd, MAX_SIZE, NULL);
  contents = kaiji_disk_read (fd, MAX_SIZE, NULL);
  if (file == NULL || contents == NULL)
    return;

  /* An incomplete copy means that writing the file itself had not begun. */
  if (!parse (file, copy) || g_bytes_equal (contents, copy->old)
      || g_bytes_equal (contents, copy->new))
    {
      drop (copy);
      return;
    }

  if (is_torn (copy, contents)
      && (write_whole (fd, copy->new, NULL) || write_whole (fd, copy->old, NULL)))
    drop (copy);
}

/* Moves an existing copy out of the way. Its content was replaced since and may exist nowhere
 * else. */
static void
put_aside (const char *path)
{
  g_autofree char *aside = g_strdup_printf ("%s-%08x", path, g_random_int ());

  g_rename (path, aside);
}

static KeptCopy *
keep_at (const char *path, const struct stat *status, GBytes *file, GError **error)
{
  g_autoptr (KeptCopy) copy = g_new0 (KeptCopy, 1);
  g_autofree char *folder = g_path_get_dirname (path);

  copy->fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (copy->fd < 0 && errno == EEXIST)
    {
      g_autoptr (KeptCopy) other = open_abandoned (path, status);

      if (other != NULL)
        put_aside (path);
      copy->fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    }
  if (copy->fd < 0)
    {
      kaiji_disk_fail (error, errno);
      return NULL;
    }

  copy->path = g_strdup (path);
  kaiji_disk_try_lock (copy->fd, LOCK_EX);
  /* Whoever may write the file may complete the write. */
  if (fchown (copy->fd, (uid_t) -1, status->st_gid) == 0)
    (void) (fchmod (copy->fd, status->st_mode & 0660) == 0);

  if (kaiji_disk_write (copy->fd, file, NULL, error) && kaiji_disk_sync (copy->fd, error)
      && kaiji_disk_holds (copy->fd, file, error) && kaiji_disk_sync_folder (folder, error))
    return g_steal_pointer (&copy);

  drop (copy);
  return NULL;
}

/* Returns: (transfer full) (element-type KeptCopy): the copies, at least one, or %NULL with @error
 * set */
static GPtrArray *
keep (const char *path, const struct stat *status, GBytes *old, GBytes *new, GError **error)
{
  g_autoptr (GBytes) file = compose (old, new);
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) kept_copy_free);
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) places = dup_places (path, status);

  for (guint i = 0; places[i] != NULL && (copies->len == 0 || needs_all_places (status)); i++)
    {
      g_autofree char *folder = g_path_get_dirname (places[i]);
      KeptCopy *copy = NULL;

      g_clear_error (&local_error);
      if (kaiji_disk_make_folder (folder, &local_error))
        copy = keep_at (places[i], status, file, &local_error);
      if (copy != NULL)
        g_ptr_array_add (copies, copy);
    }
  if (copies->len > 0)
    return g_steal_pointer (&copies);

  g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ",
                              _ ("the file cannot be replaced by a new one, and no copy of it "
                                 "could be kept while it is written, so it is left as it was"));
  return NULL;
}

static void
drop_all (GPtrArray *copies)
{
  for (guint i = 0; i < copies->len; i++)
    drop (g_ptr_array_index (copies, i));
}

/* Reserves space before anything is written, if the file system can. */
static gboolean
reserve (int fd, GBytes *contents, GError **error)
{
  if (g_bytes_get_size (contents) == 0
      || fallocate (fd, FALLOC_FL_KEEP_SIZE, 0, (off_t) g_bytes_get_size (contents)) == 0
      || (errno != ENOSPC && errno != EDQUOT && errno != EFBIG))
    return TRUE;

  return kaiji_disk_fail (error, errno);
}

/**
 * kaiji_kept_copy_write_through:
 * @fd: a file that cannot be replaced, open for reading and writing, and locked
 * @path: its path
 * @contents: the new content
 *
 * Writes into a file in place. Until the write is on disk, a copy of the old and the new content is
 * kept.
 *
 * Returns: whether it was written; otherwise the file is unchanged, or @error names the copy
 */
gboolean
kaiji_kept_copy_write_through (int fd, const char *path, GBytes *contents, GError **error)
{
  g_autoptr (GBytes) old = kaiji_disk_read (fd, MAX_SIZE, error);
  g_autoptr (GPtrArray) copies = NULL;
  struct stat status;

  if (old == NULL)
    return FALSE;
  if (fstat (fd, &status) < 0)
    return kaiji_disk_fail (error, errno);
  if (g_bytes_equal (old, contents))
    return kaiji_disk_sync (fd, error);

  if (!reserve (fd, contents, error))
    return FALSE;
  copies = keep (path, &status, old, contents, error);
  if (copies == NULL)
    return FALSE;

  if (write_whole (fd, contents, error))
    {
      drop_all (copies);
      return TRUE;
    }

  if (write_whole (fd, old, NULL))
    drop_all (copies);
  else
    g_prefix_error (error, _ ("what the file held is kept in %s: "),
                    ((KeptCopy *) g_ptr_array_index (copies, 0))->path);
  return FALSE;
}

/**
 * kaiji_kept_copy_is_there:
 *
 * Returns: whether a program that was writing @path, which is open as @fd, left a copy behind
 */
gboolean
kaiji_kept_copy_is_there (int fd, const char *path)
{
  struct stat status;
  g_auto (GStrv) places = NULL;

  if (fstat (fd, &status) < 0)
    return FALSE;

  places = dup_places (path, &status);
  for (guint i = 0; places[i] != NULL; i++)
    if (g_file_test (places[i], G_FILE_TEST_EXISTS))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_kept_copy_recover:
 * @fd: a file, open for reading and, to be repaired, for writing; it must be locked
 * @path: its path
 *
 * Completes an interrupted write to a file. A file that was changed since is left alone.
 */
void
kaiji_kept_copy_recover (int fd, const char *path)
{
  struct stat status;
  g_auto (GStrv) places = NULL;

  if (fstat (fd, &status) < 0)
    return;

  places = dup_places (path, &status);
  for (guint i = 0; places[i] != NULL; i++)
    recover_from (fd, places[i], &status);
}
