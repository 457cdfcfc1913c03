/* kaiji-request-files.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The spreadsheets by which those who answer are asked, one for each of them.
 */

#include "config.h"

#include "kaiji-file-name.h"
#include "kaiji-replace.h"
#include "kaiji-request-files.h"
#include "kaiji-sheet-export.h"

/**
 * kaiji_request_files_dup_name:
 * @prefix: what the name begins with; it may be empty
 * @owner: who is asked
 *
 * Returns: (transfer full): the name of the spreadsheet that asks @owner
 */
char *
kaiji_request_files_dup_name (const char *prefix, const char *owner)
{
  g_autofree char *whom = NULL;
  g_autofree char *ending = NULL;

  g_return_val_if_fail (prefix != NULL, NULL);
  g_return_val_if_fail (owner != NULL, NULL);

  whom = kaiji_file_name_from_text (owner);
  ending = g_strconcat (whom, ".xlsx", NULL);
  return kaiji_file_name_join (prefix, ending);
}

/**
 * kaiji_request_files_list:
 * @folder: where they are to be
 * @prefix: what their names begin with; it may be empty
 * @owners: (element-type utf8): who is asked
 *
 * Names the file of each of @owners. Those that no file system, or not every one, could tell apart
 * are numbered.
 *
 * Returns: (transfer full) (element-type GFile): the files, in the order of @owners
 */
GPtrArray *
kaiji_request_files_list (GFile *folder, const char *prefix, GPtrArray *owners)
{
  GPtrArray *files;
  g_autoptr (GHashTable) taken = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);
  g_return_val_if_fail (prefix != NULL && owners != NULL, NULL);

  files = g_ptr_array_new_with_free_func (g_object_unref);
  taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < owners->len; i++)
    {
      const char *owner = g_ptr_array_index (owners, i);
      g_autofree char *name = kaiji_request_files_dup_name (prefix, owner);

      for (guint n = 2; !g_hash_table_add (taken, g_utf8_casefold (name, -1)); n++)
        {
          g_autofree char *whom = kaiji_file_name_from_text (owner);
          g_autofree char *ending = g_strdup_printf ("%s-%u.xlsx", whom, n);

          g_free (name);
          name = kaiji_file_name_join (prefix, ending);
        }
      g_ptr_array_add (files, g_file_get_child (folder, name));
    }

  return files;
}

static gboolean
write_one (KaijiSheet *sheet, const char *owner, const char *due, GFile *file, GError **error)
{
  const KaijiSheetExportOptions options = { .owner = owner, .due = due };
  g_autoptr (GBytes) bytes = kaiji_sheet_export (sheet, KAIJI_SHEET_EXPORT_XLSX, &options, error);

  return bytes != NULL && kaiji_replace (file, bytes, KAIJI_ETAG_NEW, NULL, NULL, error);
}

/**
 * kaiji_request_files_write:
 * @sheet: a sheet
 * @owners: (element-type utf8): who is asked
 * @due: (nullable): the day by which they are to answer
 * @files: (element-type GFile): the file of each of them
 * @n_written: (out) (optional): how many could be written: the one at fault is the next
 * @error: return location for a #GError
 *
 * Writes all of the spreadsheets or none: what was made goes again if one cannot be. None
 * replaces a file, as nobody has been asked about each.
 *
 * Returns: %FALSE with @error if one cannot be written: %G_IO_ERROR_EXISTS if it is there
 */
gboolean
kaiji_request_files_write (KaijiSheet *sheet,
                           GPtrArray *owners,
                           const char *due,
                           GPtrArray *files,
                           guint *n_written,
                           GError **error)
{
  guint n = 0;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), FALSE);
  g_return_val_if_fail (owners != NULL && files != NULL && owners->len == files->len, FALSE);

  while (n < files->len && write_one (sheet, owners->pdata[n], due, files->pdata[n], error))
    n++;
  if (n_written != NULL)
    *n_written = n;
  if (n == files->len)
    return TRUE;

  for (guint i = 0; i < n; i++)
    g_file_delete (files->pdata[i], NULL, NULL);
  return FALSE;
}
