/* kaiji-file-input.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

#include "kaiji-disk-private.h"
#include "kaiji-file-input.h"
#include "kaiji-kept-copy-private.h"
#include "kaiji-special-file-private.h"

/* How long to wait for a pipe without a writer, in microseconds, and how often to poll it, in
 * milliseconds. */
#define MAX_WAIT (3 * G_USEC_PER_SEC)
#define NAP 20

/* The most that is read from a pipe, in bytes: its content is held in memory. */
#define MAX_SIZE (256u * 1024 * 1024)

/* A slow writer is waited for without limit; a pipe without a writer would block the reader for
 * ever. */
static GInputStream *
read_pipe (int fd, GCancellable *cancellable, GError **error)
{
  const gint64 deadline = g_get_monotonic_time () + MAX_WAIT;
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint8 block[65536];

  for (;;)
    {
      struct pollfd request = { .fd = fd, .events = POLLIN };
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      poll (&request, 1, NAP);
      n = read (fd, block, sizeof block);
      if (n > 0)
        {
          g_byte_array_append (contents, block, (guint) n);
          continue;
        }
      if (n < 0 && errno != EAGAIN && errno != EINTR)
        {
          kaiji_disk_fail (error, errno);
          return NULL;
        }
      /* No writer has the pipe open, either yet or any more. */
      if (n == 0 && (contents->len > 0 || (request.revents & POLLHUP) != 0))
        break;
      if (n == 0 && g_get_monotonic_time () > deadline)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                               _ ("it is a pipe, and nobody writes to it"));
          return NULL;
        }
      if (contents->len > MAX_SIZE)
        {
          kaiji_disk_fail (error, EFBIG);
          return NULL;
        }
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&contents));
  return g_memory_input_stream_new_from_bytes (bytes);
}

static void
complete (const char *path, GCancellable *cancellable)
{
  int writable = kaiji_disk_open_locked (path, LOCK_EX, cancellable, NULL);

  if (writable < 0)
    return;

  kaiji_kept_copy_recover (writable, path);
  close (writable);
}

static gboolean
prepare (int fd, const char *path, GCancellable *cancellable, GError **error)
{
  /* A file that is being written in place is read after the write ends. */
  if (!kaiji_disk_wait_for_lock (fd, LOCK_SH, cancellable, error))
    return FALSE;
  if (!kaiji_kept_copy_is_there (fd, path))
    return TRUE;

  /* Whoever completes that write needs the lock for itself; then this reader waits once more. */
  flock (fd, LOCK_UN);
  complete (path, cancellable);
  return kaiji_disk_wait_for_lock (fd, LOCK_SH, cancellable, error);
}

static GInputStream *
open_local (int fd, const char *path, GCancellable *cancellable, GError **error)
{
  struct stat status;
  GInputStream *input = NULL;

  if (fstat (fd, &status) < 0)
    {
      kaiji_disk_fail (error, errno);
    }
  else if (S_ISDIR (status.st_mode))
    {
      kaiji_disk_fail (error, EISDIR);
    }
  else if (S_ISFIFO (status.st_mode))
    {
      input = read_pipe (fd, cancellable, error);
    }
  else if (!S_ISREG (status.st_mode) || prepare (fd, path, cancellable, error))
    {
      fcntl (fd, F_SETFL, fcntl (fd, F_GETFL) & ~O_NONBLOCK);
      return g_unix_input_stream_new (fd, TRUE);
    }

  close (fd);
  return input;
}

/**
 * kaiji_file_input_open:
 * @file: a file to read
 * @cancellable: (nullable): stops waiting
 *
 * Opens a file. If another Kaiji process is writing it, this waits for the write to end; if that
 * process was killed, its write is completed first. A pipe is waited for only if it has a writer.
 *
 * Returns: (transfer full): its content, or %NULL with @error set
 */
GInputStream *
kaiji_file_input_open (GFile *file, GCancellable *cancellable, GError **error)
{
  const char *path;
  int fd;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_peek_path (file);
  if (path == NULL)
    return G_INPUT_STREAM (g_file_read (file, cancellable, error));

  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    {
      if (errno == ENXIO)
        kaiji_special_file_set_error (error);
      else
        kaiji_disk_fail (error, errno);
      return NULL;
    }

  return open_local (fd, path, cancellable, error);
}
