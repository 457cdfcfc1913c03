/* test-office.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spreadsheets that LibreOffice opened and saved in between come back with all their answers. This
 * is skipped where there is no LibreOffice.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange-fixture.h"
#include "kaiji-import-file.h"
#include "kaiji-import-review.h"
#include "kaiji-questionnaire.h"
#include "kaiji-sheet-export.h"
#include "kaiji-table-file.h"

#define N_RANDOM 12
#define OWNER "経理部"

typedef struct
{
  char *folder;
  char *office; /* (nullable) */
  KaijiSchemeLibrary *library;
} Test;

static void
set_up (Test *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kaiji-office-XXXXXX", &error);
  g_assert_no_error (error);
  self->office = g_find_program_in_path ("soffice");
  self->library = kaiji_scheme_library_new ();
  if (self->office == NULL)
    g_test_skip ("LibreOffice is not on this computer");
}

static void
tear_down (Test *self, gconstpointer user_data)
{
  const char *argv[] = { "rm", "-rf", "--", self->folder, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  g_free (self->folder);
  g_free (self->office);
  g_object_unref (self->library);
}

static char *
build_path (Test *self, const char *stage, guint number, const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("%u.%s", number, suffix);

  return g_build_filename (self->folder, stage, name, NULL);
}

/* Has LibreOffice open the files of a stage, all in one run, and save them as those of another. */
static void
convert (Test *self,
         const char *from,
         const char *from_suffix,
         guint n_files,
         const char *filter,
         const char *to)
{
  g_autofree char *out = g_build_filename (self->folder, to, NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile",
                                              self->folder);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, g_strdup (self->office));
  g_ptr_array_add (argv, g_strdup (profile));
  g_ptr_array_add (argv, g_strdup ("--headless"));
  if (g_str_equal (from_suffix, "csv"))
    g_ptr_array_add (argv, g_strdup ("--infilter=CSV:44,34,76"));
  g_ptr_array_add (argv, g_strdup ("--convert-to"));
  g_ptr_array_add (argv, g_strdup (filter));
  g_ptr_array_add (argv, g_strdup ("--outdir"));
  g_ptr_array_add (argv, g_strdup (out));
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (argv, build_path (self, from, i, from_suffix));
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL,
                G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                NULL, &error);
  g_assert_no_error (error);
}

static GBytes *
load (Test *self, const char *stage, guint number, const char *suffix)
{
  g_autofree char *path = build_path (self, stage, number, suffix);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static void
store (Test *self, const char *stage, guint number, GBytes *bytes)
{
  g_autofree char *path = build_path (self, stage, number, "xlsx");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_sheets (Test *self)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const *published = exchange_fixture_list_published ();
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);

  g_ptr_array_add (sheets, exchange_fixture_load_sample (self->library));
  for (guint i = 0; published[i] != NULL; i++)
    {
      KaijiSheet *sheet = exchange_fixture_load_published (self->library, published[i]);

      if (sheet != NULL)
        g_ptr_array_add (sheets, sheet);
      else
        g_test_message ("%s is not on this computer", published[i]);
    }
  for (guint i = 0; i < N_RANDOM; i++)
    g_ptr_array_add (sheets, exchange_fixture_create_random (self->library, i, random));

  return sheets;
}

static void
assert_come_back (Test *self,
                  GPtrArray *sheets,
                  guint n_sheets,
                  const char *stage,
                  const char *suffix)
{
  for (guint i = 0; i < n_sheets; i++)
    {
      g_autofree char *what = g_strdup_printf ("%s %u", stage, i);
      g_autoptr (GBytes) saved = load (self, stage, i, suffix);
      g_autoptr (KaijiSheet) back = exchange_fixture_import (saved, self->library, what);

      exchange_fixture_assert_same (sheets->pdata[i], back, what);
    }
}

/* As xlsx, by way of LibreOffice's own format, and as CSV. Its own format loses the tabs of random
 * answers, and CSV the difference between an apostrophe and a guard. */
static void
test_round_trip (Test *self, gconstpointer user_data)
{
  const KaijiSheetExportOptions options = { 0 };
  g_autoptr (GPtrArray) sheets = NULL;
  guint n_usual;

  if (self->office == NULL)
    return;

  sheets = list_sheets (self);
  for (guint i = 0; i < sheets->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = kaiji_sheet_export (sheets->pdata[i], KAIJI_SHEET_EXPORT_XLSX,
                                                     &options, &error);

      g_assert_no_error (error);
      store (self, "ours", i, bytes);
    }

  n_usual = sheets->len - N_RANDOM;
  convert (self, "ours", "xlsx", sheets->len, "xlsx", "saved");
  assert_come_back (self, sheets, sheets->len, "saved", "xlsx");
  convert (self, "ours", "xlsx", n_usual, "ods", "open");
  convert (self, "open", "ods", n_usual, "xlsx", "saved-again");
  assert_come_back (self, sheets, n_usual, "saved-again", "xlsx");
  /* With commas, quotation marks, in UTF-8. */
  convert (self, "ours", "xlsx", n_usual, "csv:Text - txt - csv (StarCalc):44,34,76,1", "text");
  assert_come_back (self, sheets, n_usual, "text", "csv");
}

/* What a department filled in there comes back, signed. */
static void
test_request (Test *self, gconstpointer user_data)
{
  const KaijiSheetExportOptions options = { .owner = OWNER, .due = "2026-12-10" };
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (KaijiTable) table = NULL;
  g_autoptr (KaijiImport) import = NULL;
  g_autoptr (KaijiImportReview) review = NULL;
  g_autoptr (GError) error = NULL;

  if (self->office == NULL)
    return;

  sheet = exchange_fixture_load_sample (self->library);
  bytes = kaiji_sheet_export (sheet, KAIJI_SHEET_EXPORT_XLSX, &options, &error);
  g_assert_no_error (error);
  store (self, "request", 0, bytes);
  convert (self, "request", "xlsx", 1, "xlsx", "saved");
  saved = load (self, "saved", 0, "xlsx");

  table = kaiji_table_file_parse (saved, &error);
  g_assert_no_error (error);
  exchange_fixture_fill_in (table, "sales", "集計中");
  import = kaiji_import_new (table, kaiji_sheet_get_scheme (sheet), self->library, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kaiji_import_get_answered_by (import), ==, OWNER);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_ANSWER), ==, 1);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), ==, 0);
  review = kaiji_import_review_new (import, sheet);
  g_assert_cmpuint (kaiji_import_review_count (review, KAIJI_PROPOSAL_DIFFERENT), ==, 1);
  g_assert_cmpuint (kaiji_import_review_count (review, KAIJI_PROPOSAL_NEW), ==, 0);
}

static char *
dup_cells (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (row->cells, j);

          g_string_append_printf (text, "%u.%u: %s\n", row->line, cell->column, cell->text);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A customer's form that LibreOffice wrote is filled in, and LibreOffice reads what was written. */
static void
test_form (Test *self, gconstpointer user_data)
{
  static const char form[]
    = "No.,質問,回答\n1,事業者の正式名称(商号),\n2,資本金,\n3,主要ソフトウェアの名称,\n"
      "4,好きな色は何ですか,\n5,利用するブラウザの種類,\n";
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  KaijiAnswerIndex *index;
  g_autoptr (KaijiQuestionnaire) questionnaire = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autofree char *cells = NULL;
  g_autofree char *saved_cells = NULL;
  g_autoptr (GError) error = NULL;
  guint n_filled;

  if (self->office == NULL)
    return;

  path = build_path (self, "", 0, "csv");
  g_file_set_contents (path, form, -1, &error);
  g_assert_no_error (error);
  convert (self, "", "csv", 1, "xlsx", "form");
  bytes = load (self, "form", 0, "xlsx");

  sheets = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (sheets, exchange_fixture_load_sample (self->library));
  index = kaiji_answer_index_new (sheets, self->library);
  questionnaire = kaiji_questionnaire_new (bytes, NULL, NULL, NULL, index, self->library, &error);
  g_assert_no_error (error);
  n_filled = kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
  g_assert_cmpuint (n_filled, >=, 3);
  filled = kaiji_questionnaire_write (questionnaire, &error);
  g_assert_no_error (error);

  store (self, "filled", 0, filled);
  convert (self, "filled", "xlsx", 1, "xlsx", "saved");
  saved = load (self, "saved", 0, "xlsx");
  cells = dup_cells (filled);
  saved_cells = dup_cells (saved);
  g_assert_cmpstr (saved_cells, ==, cells);
  kaiji_answer_index_free (index);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/office/round-trip", Test, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/exchange/office/request", Test, NULL, set_up, test_request, tear_down);
  g_test_add ("/exchange/office/form", Test, NULL, set_up, test_form, tear_down);

  return g_test_run ();
}
