/* kaiji-import-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-import-file.h"
#include "kaiji-table-file.h"
#include "kaiji-values-reader.h"

/**
 * kaiji_import_file_parse:
 * @bytes: a file's content
 * @scheme: (nullable): the form it answers; %NULL to recognise it
 * @library: the forms that are known
 *
 * Finds the answers in a file of any kind that is known, which its content tells and not its name:
 * a table of any format, or the values that Kaiji wrote for other programs.
 *
 * Returns: (transfer full): what was found; %NULL with @error if it is no such file, or no form is
 *   recognised
 */
KaijiImport *
kaiji_import_file_parse (GBytes *bytes,
                         KaijiScheme *scheme,
                         KaijiSchemeLibrary *library,
                         GError **error)
{
  g_autoptr (KaijiTable) table = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  if (kaiji_values_reader_is_json (bytes))
    return kaiji_values_reader_read (bytes, scheme, library, error);

  table = kaiji_table_file_parse (bytes, error);
  return table != NULL ? kaiji_import_new (table, scheme, library, error) : NULL;
}
