/* kaiji-disk.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "kaiji-disk-private.h"

/* The longest wait for another program's lock, and the sleep between two attempts, in
 * microseconds. */
#define MAX_WAIT (30 * G_USEC_PER_SEC)
#define NAP (G_USEC_PER_SEC / 100)

/* How often a file may be replaced between opening and locking it. */
#define MAX_TRIES 1000

/* The prefix of temporary files, which are written beside their target. */
#define OWN_PREFIX ".kaiji-save-"
#define N_OWN_DIGITS 8

/* If locks cannot show whether a temporary file is still being written, it is kept for this long,
 * in seconds. */
#define MAX_AGE (24 * 60 * 60)

/**
 * kaiji_disk_fail:
 * @code: an errno
 *
 * Returns: %FALSE, with @error set
 */
gboolean
kaiji_disk_fail (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/**
 * kaiji_disk_read:
 * @fd: a descriptor that supports reads at any offset
 * @max_size: the most that is read, in bytes
 *
 * Returns: (transfer full): the file's content from its beginning, or %NULL with @error set
 */
GBytes *
kaiji_disk_read (int fd, goffset max_size, GError **error)
{
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  guint8 block[65536];

  for (;;)
    {
      gssize n = pread (fd, block, sizeof block, (off_t) contents->len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          kaiji_disk_fail (error, errno);
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&contents));
      if ((goffset) contents->len + n > max_size)
        {
          kaiji_disk_fail (error, EFBIG);
          return NULL;
        }
      g_byte_array_append (contents, block, (guint) n);
    }
}

/**
 * kaiji_disk_write:
 * @fd: a descriptor that supports writes at any offset
 * @contents: the new content
 * @cancellable: (nullable): stops writing
 *
 * Returns: whether all of @contents was written; the old content beyond its end remains
 */
gboolean
kaiji_disk_write (int fd, GBytes *contents, GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (contents, &size);
  gsize done = 0;

  while (done < size)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      n = pwrite (fd, data + done, MIN (size - done, 1024 * 1024), (off_t) done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return kaiji_disk_fail (error, n < 0 ? errno : ENOSPC);
      done += (gsize) n;
    }

  return TRUE;
}

/* Some file systems cannot flush on request and report one of these codes. */
static gboolean
knows_no_sync (int code)
{
  return code == EINVAL || code == ENOSYS || code == EOPNOTSUPP;
}

/**
 * kaiji_disk_sync:
 *
 * Waits until everything written to @fd is on disk.
 */
gboolean
kaiji_disk_sync (int fd, GError **error)
{
  while (fsync (fd) < 0)
    {
      if (errno == EINTR)
        continue;
      if (knows_no_sync (errno))
        return TRUE;
      return kaiji_disk_fail (error, errno);
    }

  return TRUE;
}

/**
 * kaiji_disk_sync_folder:
 *
 * Waits until the names in @folder are on disk. A folder that the user may not read cannot be
 * flushed.
 */
gboolean
kaiji_disk_sync_folder (const char *folder, GError **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced;

  if (fd < 0)
    return errno == EACCES || kaiji_disk_fail (error, errno);

  synced = kaiji_disk_sync (fd, error);
  close (fd);
  return synced;
}

/**
 * kaiji_disk_holds:
 *
 * Reads back the written content, from the disk if the system drops its cache.
 *
 * Returns: whether @fd holds exactly @contents; otherwise @error says that it does not, or why that
 *   cannot be known
 */
gboolean
kaiji_disk_holds (int fd, GBytes *contents, GError **error)
{
  g_autoptr (GBytes) held = NULL;

  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  held = kaiji_disk_read (fd, (goffset) g_bytes_get_size (contents), error);
  if (held == NULL)
    return FALSE;
  if (g_bytes_equal (held, contents))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("the disk does not give back what was written to it"));
  return FALSE;
}

/**
 * kaiji_disk_is_at:
 *
 * Returns: whether @path names the file that is open as @fd
 */
gboolean
kaiji_disk_is_at (int fd, const char *path)
{
  struct stat opened, named;

  return fstat (fd, &opened) == 0 && stat (path, &named) == 0 && opened.st_ino == named.st_ino
         && opened.st_dev == named.st_dev;
}

/**
 * kaiji_disk_make_folder:
 *
 * Makes a folder and its missing parents, readable by their owner only, and waits until they are on
 * disk.
 */
gboolean
kaiji_disk_make_folder (const char *folder, GError **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  parent = g_path_get_dirname (folder);
  if (!kaiji_disk_make_folder (parent, error))
    return FALSE;
  if (g_mkdir (folder, 0700) < 0 && errno != EEXIST)
    return kaiji_disk_fail (error, errno);

  return kaiji_disk_sync_folder (parent, error);
}

/**
 * kaiji_disk_list:
 *
 * Unlike GDir, this tells a folder that cannot be read to its end from one that holds no more:
 * whoever removes what is not listed must know.
 *
 * Returns: (transfer full) (element-type filename): the names in @folder, none if it is not there,
 *   or %NULL with @error set
 */
GPtrArray *
kaiji_disk_list (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DIR *directory = opendir (folder);
  const struct dirent *entry;
  int code;

  if (directory == NULL && errno == ENOENT)
    return g_steal_pointer (&names);
  if (directory == NULL)
    {
      kaiji_disk_fail (error, errno);
      return NULL;
    }

  while (errno = 0, (entry = readdir (directory)) != NULL)
    if (!g_str_equal (entry->d_name, ".") && !g_str_equal (entry->d_name, ".."))
      g_ptr_array_add (names, g_strdup (entry->d_name));
  code = errno;
  closedir (directory);
  if (code != 0)
    {
      kaiji_disk_fail (error, code);
      return NULL;
    }

  return g_steal_pointer (&names);
}

/**
 * kaiji_disk_try_lock:
 * @operation: `LOCK_EX` or `LOCK_SH`
 *
 * The kernel releases the lock when the program ends, however it ends; no stale lock remains.
 */
KaijiDiskLock
kaiji_disk_try_lock (int fd, int operation)
{
  while (flock (fd, operation | LOCK_NB) < 0)
    {
      if (errno == EINTR)
        continue;
      return errno == EWOULDBLOCK ? KAIJI_DISK_LOCK_TAKEN : KAIJI_DISK_LOCK_UNKNOWN;
    }

  return KAIJI_DISK_LOCKED;
}

static void
set_busy (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                       _ ("another program is saving it; try again in a moment"));
}

/**
 * kaiji_disk_wait_for_lock:
 *
 * Waits, for a limited time, while another program holds the lock of @fd.
 *
 * Returns: whether the caller may go on, with the lock or because the file system has none;
 *   otherwise @error is %G_IO_ERROR_BUSY
 */
gboolean
kaiji_disk_wait_for_lock (int fd, int operation, GCancellable *cancellable, GError **error)
{
  const gint64 deadline = g_get_monotonic_time () + MAX_WAIT;

  while (kaiji_disk_try_lock (fd, operation) == KAIJI_DISK_LOCK_TAKEN)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_get_monotonic_time () > deadline)
        {
          set_busy (error);
          return FALSE;
        }
      g_usleep (NAP);
    }

  return TRUE;
}

/* NFS requires write access to lock a file; other file systems do not. */
static int
open_for_lock (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC | O_NONBLOCK, 0);

  return fd >= 0 ? fd : g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
}

/**
 * kaiji_disk_open_locked:
 * @path: a file
 * @operation: `LOCK_EX` or `LOCK_SH`
 *
 * Opens a file and locks it against other Kaiji processes. If another file takes its place during
 * the wait, that one is opened and locked instead.
 *
 * Returns: a descriptor to close, or -1 with @error set
 */
int
kaiji_disk_open_locked (const char *path, int operation, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      int fd = open_for_lock (path);

      if (fd < 0)
        {
          kaiji_disk_fail (error, errno);
          return -1;
        }
      if (!kaiji_disk_wait_for_lock (fd, operation, cancellable, error))
        {
          close (fd);
          return -1;
        }
      if (kaiji_disk_is_at (fd, path))
        return fd;
      close (fd);
    }

  set_busy (error);
  return -1;
}

/**
 * kaiji_disk_create_own:
 * @folder: the folder to create it in
 * @mode: the rights, before the umask is applied
 * @path: (out) (transfer full): its path
 *
 * Creates a temporary file. If this program ends without removing it, kaiji_disk_clean_own() does.
 *
 * Returns: a descriptor to close, or -1 with @error set
 */
int
kaiji_disk_create_own (const char *folder, mode_t mode, char **path, GError **error)
{
  for (;;)
    {
      g_autofree char *name = g_strdup_printf (OWN_PREFIX "%08x", g_random_int ());
      g_autofree char *own = g_build_filename (folder, name, NULL);
      int fd = g_open (own, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, (int) mode);
      struct stat status;

      if (fd < 0 && errno == EEXIST)
        continue;
      if (fd < 0)
        {
          kaiji_disk_fail (error, errno);
          return -1;
        }
      /* Another program may have cleaned the file away before it was locked. */
      if (kaiji_disk_try_lock (fd, LOCK_EX) != KAIJI_DISK_LOCK_TAKEN
          && (fstat (fd, &status) < 0 || status.st_nlink > 0))
        {
          *path = g_steal_pointer (&own);
          return fd;
        }
      close (fd);
    }
}

/**
 * kaiji_disk_remove:
 * @path: a file of this program's own
 *
 * Removes a file. In a folder that lets nothing go, like an append-only one or a share without the
 * right to delete, it stays, but empty.
 */
void
kaiji_disk_remove (const char *path)
{
  if (g_unlink (path) < 0 && errno != ENOENT)
    (void) (truncate (path, 0) == 0);
}

/* A person may have given a file a name that begins alike. */
static gboolean
is_own_name (const char *entry)
{
  const char *digits = entry + strlen (OWN_PREFIX);

  return g_str_has_prefix (entry, OWN_PREFIX) && strlen (digits) == N_OWN_DIGITS
         && strspn (digits, "0123456789abcdef") == N_OWN_DIGITS;
}

/* Returns whether a program that has ended left @path behind, and it cannot be removed. */
static gboolean
cannot_clean (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat status;
  gboolean stays = FALSE;

  if (fd < 0)
    return FALSE;

  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_uid == geteuid ())
    {
      KaijiDiskLock lock = kaiji_disk_try_lock (fd, LOCK_EX);

      if (lock == KAIJI_DISK_LOCKED
          || (lock == KAIJI_DISK_LOCK_UNKNOWN
              && g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > MAX_AGE))
        {
          kaiji_disk_remove (path);
          stays = kaiji_disk_is_at (fd, path);
        }
    }
  close (fd);
  return stays;
}

/**
 * kaiji_disk_clean_own:
 *
 * Removes the temporary files that killed programs left in @folder.
 *
 * Returns: %FALSE if the folder does not let one of them go, so that another one would stay, too
 */
gboolean
kaiji_disk_clean_own (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;
  gboolean is_clean = TRUE;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = NULL;

      if (!is_own_name (entry))
        continue;
      path = g_build_filename (folder, entry, NULL);
      if (cannot_clean (path))
        is_clean = FALSE;
    }

  return is_clean;
}
