/* kaiji-replace.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "kaiji-replace.h"

/* What a symbolic link stands for: GIO writes through a link in place, which a full disk or a
 * crash would leave half done. */
static GFile *
resolve (GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *target = NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    target = realpath (path, NULL);

  return target != NULL ? g_file_new_for_path (target) : g_object_ref (file);
}

/* A device or a pipe, which no file may take the place of. */
static gboolean
is_special (GFile *file)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_SPECIAL;
}

static gboolean
write_through (GFile *file, GBytes *contents, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  gconstpointer data;
  gsize size;
  int fd = g_open (g_file_peek_path (file), O_WRONLY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return FALSE;
    }

  stream = g_unix_output_stream_new (fd, TRUE);
  data = g_bytes_get_data (contents, &size);
  return g_output_stream_write_all (stream, data, size, NULL, cancellable, error)
         && g_output_stream_close (stream, cancellable, error);
}

/* A stream that is closed while cancelled is given up; otherwise what is written of it would take
 * the old file's place. A file that is new has been written in its own place, and goes. */
static void
abandon (GFileOutputStream *stream, GFile *file, gboolean is_new)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  if (is_new)
    g_file_delete (file, NULL, NULL);
}

/**
 * kaiji_replace:
 * @file: the file to write
 * @contents: what is to be in it
 * @etag: (nullable): fail with %G_IO_ERROR_WRONG_ETAG if the file is no longer this one
 * @new_etag: (out) (optional) (nullable) (transfer full): the written file's etag
 *
 * Writes a file whole or not at all: the old content stays until all of the new one is on disk,
 * and a failure leaves nothing behind. A device or a pipe is written to as it is.
 * g_file_replace_contents() does not promise that: where the disk is full, it closes the stream
 * in the ordinary way, and the part that was written takes the place of the old file (GLib 2.74).
 *
 * Returns: whether it is written; otherwise @error is an I/O error
 */
gboolean
kaiji_replace (GFile *file,
               GBytes *contents,
               const char *etag,
               char **new_etag,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GFile) target = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;
  gconstpointer data;
  gsize size;
  gboolean is_new;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  if (g_file_peek_path (file) != NULL && is_special (file))
    return write_through (file, contents, cancellable, error);

  target = resolve (file);
  is_new = !g_file_query_exists (target, cancellable);
  stream = g_file_replace (target, etag, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;

  data = g_bytes_get_data (contents, &size);
  if (!g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error))
    {
      abandon (stream, target, is_new);
      return FALSE;
    }

  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    {
      if (is_new)
        g_file_delete (target, NULL, NULL);
      return FALSE;
    }

  if (new_etag != NULL)
    *new_etag = g_file_output_stream_get_etag (stream);
  return TRUE;
}
