/* kaiji-backup-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The content of a safety copy: lines that describe the original, an empty line, and the sheet. It
 * is a single file, so a crash between two writes cannot separate them.
 */

#include "config.h"

#include <string.h>

#include "kaiji-backup-file.h"
#include "kaiji-named-lines.h"

#define MAGIC "kaiji-copy 1"

/* The offset of the sheet in a copy; 0 if no lines precede it. */
static gsize
find_sheet (GBytes *file)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  const char *end = size > 0 ? memmem (data, size, "\n\n", 2) : NULL;

  if (end == NULL || size < strlen (MAGIC) || memcmp (data, MAGIC, strlen (MAGIC)) != 0)
    return 0;

  return (gsize) (end - data) + 2;
}

/**
 * kaiji_backup_file_dup_id:
 * @file: a file
 *
 * Returns: (transfer full) (nullable): the id of the file in its file system, which stays when the
 *   file is moved
 */
char *
kaiji_backup_file_dup_id (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE))
                      : NULL;
}

/**
 * kaiji_backup_file_compose:
 * @sheet: the content of a sheet file
 * @original: (nullable): the sheet's own file
 * @etag: (nullable): the tag of that file
 *
 * Returns: (transfer full): the content of a copy
 */
GBytes *
kaiji_backup_file_compose (GBytes *sheet, GFile *original, const char *etag)
{
  GString *file = g_string_new (MAGIC "\n");
  g_autofree char *uri = original != NULL ? g_file_get_uri (original) : NULL;
  g_autofree char *id = original != NULL ? kaiji_backup_file_dup_id (original) : NULL;
  gsize size;
  const char *data = g_bytes_get_data (sheet, &size);

  kaiji_named_lines_append (file, "uri", uri);
  kaiji_named_lines_append (file, "etag", etag);
  kaiji_named_lines_append (file, "id", id);
  g_string_append_c (file, '\n');
  g_string_append_len (file, data, (gssize) size);

  return g_string_free_to_bytes (file);
}

/**
 * kaiji_backup_file_parse:
 * @file: the content of a copy
 * @original: (inout) (nullable): the file of the sheet, if it had one
 * @etag: (inout) (nullable): the tag of that file
 * @original_id: (inout) (nullable): the id of that file
 *
 * Replaces the description of the original by that in @file.
 *
 * Returns: whether @file has a description; if not, nothing is changed
 */
gboolean
kaiji_backup_file_parse (GBytes *file, GFile **original, char **etag, char **original_id)
{
  gsize start = find_sheet (file);
  g_autofree char *head = NULL;
  g_autofree char *uri = NULL;
  g_auto (GStrv) lines = NULL;

  if (start == 0)
    return FALSE;

  head = g_strndup (g_bytes_get_data (file, NULL), start);
  lines = g_strsplit (head, "\n", 0);
  uri = kaiji_named_lines_dup_value (lines, "uri");
  g_clear_object (original);
  *original = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_free (*etag);
  *etag = kaiji_named_lines_dup_value (lines, "etag");
  g_free (*original_id);
  *original_id = kaiji_named_lines_dup_value (lines, "id");

  return TRUE;
}

/**
 * kaiji_backup_file_get_sheet:
 * @file: the content of a copy
 *
 * Returns: (transfer full): the sheet file's content in it
 */
GBytes *
kaiji_backup_file_get_sheet (GBytes *file)
{
  gsize start = find_sheet (file);

  return g_bytes_new_from_bytes (file, start, g_bytes_get_size (file) - start);
}
