/* fuzz-sheet.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"
#include "kaiji-checks.h"
#include "kaiji-sheet-file.h"

/* What was read is written and read again, and is the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static KaijiSchemeLibrary *library;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiSheet) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) written_again = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  GDate today;

  if (library == NULL)
    library = kaiji_scheme_library_new ();
  sheet = kaiji_sheet_file_parse (bytes, library, NULL);
  if (sheet == NULL)
    return 0;

  written = kaiji_sheet_file_serialize (sheet);
  again = kaiji_sheet_file_parse (written, library, NULL);
  g_assert_nonnull (again);
  written_again = kaiji_sheet_file_serialize (again);
  g_assert_true (g_bytes_equal (written, written_again));

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_SEPTEMBER, 2026);
  findings = kaiji_checks_run (sheet, &today);
  return 0;
}
