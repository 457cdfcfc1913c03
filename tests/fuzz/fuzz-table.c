/* fuzz-table.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"
#include "kaiji-import.h"
#include "kaiji-module.h"
#include "kaiji-table-csv.h"
#include "kaiji-table-html.h"
#include "kaiji-table-pdf.h"
#include "kaiji-table-text.h"
#include "kaiji-table-xlsx.h"
#include "workbook.h"

enum
{
  FROM_CSV,
  FROM_HTML,
  FROM_PDF,
  FROM_TEXT,
  FROM_XLSX,
};

/* Which reader it is, the build says: there is a target for each. */
static KaijiTable *
read_table (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = KAIJI_FUZZ_READER == FROM_XLSX ? fuzz_pack_workbook (data, size)
                                                            : g_bytes_new (data, size);
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);

  switch (KAIJI_FUZZ_READER)
    {
    case FROM_CSV:
      return kaiji_table_csv_read (text, NULL);
    case FROM_HTML:
      return KAIJI_MODULE_SYMBOL (KAIJI_MODULE_FORMATS, kaiji_table_html_read, NULL) (text, NULL);
    case FROM_PDF:
      return KAIJI_MODULE_SYMBOL (KAIJI_MODULE_PDF_READER, kaiji_table_pdf_read, NULL) (bytes,
                                                                                        NULL);
    case FROM_TEXT:
      return kaiji_table_text_read (text);
    case FROM_XLSX:
      return KAIJI_MODULE_SYMBOL (KAIJI_MODULE_FORMATS, kaiji_table_xlsx_read, NULL) (bytes, NULL);
    default:
      g_assert_not_reached ();
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static KaijiSchemeLibrary *library;
  static KaijiScheme *scheme;
  g_autoptr (KaijiTable) table = read_table (data, size);
  g_autoptr (KaijiImport) import = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;

  if (library == NULL)
    {
      library = kaiji_scheme_library_new ();
      scheme = kaiji_scheme_library_lookup_name (library, "aspic-asp-saas", NULL);
    }
  if (table == NULL)
    return 0;

  import = kaiji_import_new (table, scheme, library, NULL);
  if (import == NULL)
    return 0;
  sheet = kaiji_sheet_new (scheme);
  kaiji_import_apply (import, sheet, 0);
  return 0;
}
