/* kaiji-object-store.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-disk-private.h"
#include "kaiji-object-store-private.h"
#include "kaiji-read.h"
#include "kaiji-replace.h"

#define SUFFIX ".gz"
#define SUM_LENGTH 64

/* No version is larger than a file that Kaiji writes. */
#define MAX_SIZE ((gsize) 256 * 1024 * 1024)

static char *
dup_path (const char *folder, const char *sum)
{
  g_autofree char *name = g_strconcat (sum, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

static GBytes *
convert (GBytes *bytes, GConverter *converter, gsize max_size, GError **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);

  return kaiji_read_stream (stream, max_size, NULL, error);
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("what was kept of it is damaged or lost"));
}

/**
 * kaiji_object_store_is_sum:
 *
 * Returns: whether @text can be the checksum of an object, and so a part of a file's name
 */
gboolean
kaiji_object_store_is_sum (const char *text)
{
  return strlen (text) == SUM_LENGTH && strspn (text, "0123456789abcdef") == SUM_LENGTH;
}

/**
 * kaiji_object_store_put:
 * @folder: where the objects are; it exists
 * @bytes: what to store
 *
 * An object that is there already is read first: if it is damaged, it is written anew, which mends
 * every version that needs it.
 *
 * Returns: (transfer full): the object's checksum, or %NULL with @error set
 */
char *
kaiji_object_store_put (const char *folder, GBytes *bytes, GError **error)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = dup_path (folder, sum);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) stored = kaiji_object_store_get (folder, sum, g_bytes_get_size (bytes), NULL);
  g_autoptr (GConverter) compressor = NULL;
  g_autoptr (GBytes) compressed = NULL;

  if (stored != NULL)
    return g_steal_pointer (&sum);

  compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  compressed = convert (bytes, compressor, MAX_SIZE, error);
  if (compressed == NULL || !kaiji_replace_full (file, compressed, NULL, 0600, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&sum);
}

/**
 * kaiji_object_store_get:
 * @sum: the object's checksum
 * @size: its size in bytes
 *
 * Returns: (transfer full): the object, or %NULL with @error set: %G_IO_ERROR_INVALID_DATA if it is
 *   not what was stored
 */
GBytes *
kaiji_object_store_get (const char *folder, const char *sum, gsize size, GError **error)
{
  g_autofree char *path = dup_path (folder, sum);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) compressed = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autoptr (GConverter) decompressor = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found = NULL;

  decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  if (compressed != NULL)
    bytes = convert (compressed, decompressor, MIN (size, MAX_SIZE), NULL);
  if (bytes != NULL)
    found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (found, sum) == 0)
    return g_steal_pointer (&bytes);

  set_damaged (error);
  return NULL;
}

/**
 * kaiji_object_store_sweep:
 * @used: (element-type utf8): a set of the checksums of objects that are needed
 * @space: (out): the bytes that the others take on the disk
 *
 * Removes the objects that nothing needs any more.
 *
 * Returns: whether @space is known; otherwise @error is an I/O error
 */
gboolean
kaiji_object_store_sweep (const char *folder, GHashTable *used, guint64 *space, GError **error)
{
  g_autoptr (GPtrArray) names = kaiji_disk_list (folder, error);
  guint64 sum_of_sizes = 0;

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *entry = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      g_autofree char *sum = NULL;
      GStatBuf status;

      if (!g_str_has_suffix (entry, SUFFIX))
        continue;
      sum = g_strndup (entry, strlen (entry) - strlen (SUFFIX));
      if (!g_hash_table_contains (used, sum))
        g_unlink (path);
      else if (g_stat (path, &status) == 0)
        sum_of_sizes += (guint64) status.st_size;
      else if (errno != ENOENT)
        return kaiji_disk_fail (error, errno);
    }

  *space = sum_of_sizes;
  return TRUE;
}
