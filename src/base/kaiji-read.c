/* kaiji-read.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-read.h"

#define CHUNK_SIZE (64 * 1024)

/**
 * kaiji_read_stream:
 * @stream: a stream
 * @max_size: the maximum size, in bytes
 * @cancellable: (nullable): stops reading
 *
 * Reads a whole stream of any kind, and never holds much more than @max_size bytes.
 *
 * Returns: (transfer full): the content, or %NULL with %KAIJI_ERROR_TOO_LARGE or an I/O error
 */
GBytes *
kaiji_read_stream (GInputStream *stream, gsize max_size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 chunk[CHUNK_SIZE];
  gssize n_read;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  while ((n_read = g_input_stream_read (stream, chunk, sizeof chunk, cancellable, error)) > 0)
    {
      g_byte_array_append (content, chunk, n_read);

      if (content->len > max_size)
        {
          g_autofree char *size = g_format_size (max_size);

          g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                       /* Translators: %s is a size such as 50.3 MB */
                       _ ("the file is larger than the %s that Kaiji reads"), size);
          return NULL;
        }
    }

  if (n_read < 0)
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * kaiji_read_starts_with:
 * @bytes: the content of a file
 * @start: (array length=length): how the files of a format begin
 * @length: the number of bytes of @start
 *
 * Returns: whether @bytes begins so
 */
gboolean
kaiji_read_starts_with (GBytes *bytes, gconstpointer start, gsize length)
{
  gsize size;
  const void *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  return size >= length && memcmp (data, start, length) == 0;
}
