/* kaiji-special-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "kaiji-disk-private.h"
#include "kaiji-special-file-private.h"

/* How long to wait for a pipe without a reader, and the sleep between two attempts, in
 * microseconds. */
#define MAX_WAIT (3 * G_USEC_PER_SEC)
#define NAP (G_USEC_PER_SEC / 50)

static gboolean
is_pipe (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 && S_ISFIFO (status.st_mode);
}

/* Opening a pipe would wait for a reader for ever. */
static int
open_for_writing (const char *path, GCancellable *cancellable, GError **error)
{
  const gint64 deadline = g_get_monotonic_time () + MAX_WAIT;

  for (;;)
    {
      int fd = g_open (path, O_WRONLY | O_NONBLOCK | O_CLOEXEC, 0);

      if (fd >= 0)
        return fd;
      if (errno != ENXIO)
        {
          kaiji_disk_fail (error, errno);
          return -1;
        }
      if (!is_pipe (path))
        {
          kaiji_special_file_set_error (error);
          return -1;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      if (g_get_monotonic_time () > deadline)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                               _ ("it is a pipe, and nobody reads from it"));
          return -1;
        }
      g_usleep (NAP);
    }
}

/**
 * kaiji_special_file_is_at:
 *
 * Returns: whether @path leads to something that is neither a file nor a folder
 */
gboolean
kaiji_special_file_is_at (const char *path)
{
  struct stat status;

  return stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode);
}

/**
 * kaiji_special_file_set_error:
 *
 * Returns: %FALSE, with @error set to say that nothing can be saved there
 */
gboolean
kaiji_special_file_set_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                       _ ("it is a pipe, a device or a socket, not a file"));
  return FALSE;
}

/**
 * kaiji_special_file_write:
 * @path: a pipe or a device
 * @cancellable: (nullable): stops waiting
 *
 * Writes to a pipe or a device. A pipe without a reader is waited for only for a while.
 *
 * Returns: whether all of @contents was written; otherwise @error is an I/O error
 */
gboolean
kaiji_special_file_write (const char *path,
                          GBytes *contents,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  gconstpointer data;
  gsize size;
  int fd = open_for_writing (path, cancellable, error);

  if (fd < 0)
    return FALSE;

  stream = g_unix_output_stream_new (fd, TRUE);
  data = g_bytes_get_data (contents, &size);
  return g_output_stream_write_all (stream, data, size, NULL, cancellable, error)
         && g_output_stream_close (stream, cancellable, error);
}
