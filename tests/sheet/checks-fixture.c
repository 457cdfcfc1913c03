/* checks-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets of the scheme tests/sheet/schemes/checks.json, which has every kind of field.
 */

#include "config.h"

#include <string.h>

#include "checks-fixture.h"
#include "kaiji-sheet-file.h"

static KaijiSchemeLibrary *
get_library (void)
{
  static KaijiSchemeLibrary *library;

  if (library == NULL)
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "sheet", "schemes", NULL);
      const char *folders[] = { folder, NULL };

      library = kaiji_scheme_library_new_for_directories (folders);
    }

  return library;
}

/* (transfer full) */
KaijiScheme *
checks_load_scheme (void)
{
  g_autoptr (GError) error = NULL;
  KaijiScheme *scheme = kaiji_scheme_library_lookup (get_library (), "checks", "1", &error);

  g_assert_no_error (error);
  return scheme;
}

/* Makes a sheet with the answers of a JSON object, read like a file, and with the previous ones if
 * they are given. (transfer full) */
KaijiSheet *
checks_new_next_sheet (const char *answers, const char *previous)
{
  g_autofree char *last_time = previous != NULL
                                 ? g_strdup_printf ("\"previous\": {\"scheme\": \"checks\", "
                                                    "\"edition\": \"1\", \"answers\": %s}, ",
                                                    previous)
                                 : g_strdup ("");
  g_autofree char *json
    = g_strdup_printf ("{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"checks\", "
                       "\"edition\": \"1\", %s\"answers\": %s}",
                       last_time, answers);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_parse (bytes, get_library (), &error);

  g_assert_no_error (error);
  return sheet;
}

/* (transfer full) */
KaijiSheet *
checks_new_sheet (const char *answers)
{
  return checks_new_next_sheet (answers, NULL);
}

const GDate *
checks_get_today (void)
{
  static GDate today;

  g_date_set_dmy (&today, 15, 6, 2025);
  return &today;
}

/* One line for each finding: what a test compares and shows. (transfer full) */
char *
checks_describe (GPtrArray *findings)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (lines, "%s %s %s: %s\n", kaiji_finding_get_field_id (finding),
                              kaiji_finding_severity_to_string (
                                kaiji_finding_get_severity (finding)),
                              kaiji_finding_get_check_id (finding),
                              kaiji_finding_get_message (finding));
    }

  return g_string_free (lines, FALSE);
}
