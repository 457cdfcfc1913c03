/* test-office.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A spreadsheet that LibreOffice opened and saved in between comes back with all its answers. It is
 * skipped where there is no LibreOffice.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "kaiji-import-file.h"
#include "kaiji-sheet-export.h"
#include "kaiji-sheet-file.h"

typedef struct
{
  char *folder;
  char *office; /* (nullable) */
  KaijiSchemeLibrary *library;
  KaijiSheet *sheet;
} Test;

static void
set_up (Test *self, gconstpointer user_data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                 "sample.kaiji.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kaiji-office-XXXXXX", &error);
  g_assert_no_error (error);
  self->office = g_find_program_in_path ("soffice");
  self->library = kaiji_scheme_library_new ();
  self->sheet = kaiji_sheet_file_load (file, self->library, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Test *self, gconstpointer user_data)
{
  const char *argv[] = { "rm", "-rf", "--", self->folder, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  g_free (self->folder);
  g_free (self->office);
  g_object_unref (self->sheet);
  g_object_unref (self->library);
}

/* Has LibreOffice open a file and save it as another one. */
static GBytes *
convert (Test *self, GBytes *bytes, const char *from, const char *to)
{
  g_autofree char *source = g_strdup_printf ("%s/sheet.%s", self->folder, from);
  g_autofree char *out = g_build_filename (self->folder, "out", NULL);
  g_autofree char *result = g_strdup_printf ("%s/sheet.%s", out, to);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile",
                                              self->folder);
  const char *argv[] = { self->office, profile, "--headless", "--convert-to", to, "--outdir",
                         out,          source,  NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  g_file_set_contents (source, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (result, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

static void
assert_same (Test *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiImport) import = kaiji_import_file_parse (bytes, NULL, self->library, &error);
  g_autoptr (KaijiSheet) back = NULL;
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (self->sheet),
                                                      &n_fields);

  g_assert_no_error (error);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), ==, 0);
  back = kaiji_sheet_new (kaiji_import_get_scheme (import));
  kaiji_import_apply (import, back, 0);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = kaiji_sheet_dup_text (self->sheet, &fields[i]);
      g_autofree char *text_back = kaiji_sheet_dup_text (back, &fields[i]);

      g_assert_cmpstr (text_back, ==, text);
    }
}

static void
test_round_trip (Test *self, gconstpointer user_data)
{
  const KaijiSheetExportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) saved = NULL;

  if (self->office == NULL)
    {
      g_test_skip ("LibreOffice is not on this computer");
      return;
    }

  bytes = kaiji_sheet_export (self->sheet, KAIJI_SHEET_EXPORT_XLSX, &options, &error);
  g_assert_no_error (error);
  saved = convert (self, bytes, "xlsx", "xlsx");
  g_assert_false (g_bytes_equal (saved, bytes));
  assert_same (self, saved);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/office/round-trip", Test, NULL, set_up, test_round_trip, tear_down);

  return g_test_run ();
}
