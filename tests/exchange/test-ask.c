/* test-ask.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A department gets its own fields only, and its answers come back.
 */

#include "config.h"

#include <string.h>

#include "exchange-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-import-file.h"
#include "kaiji-import-review.h"
#include "kaiji-sheet-export.h"
#include "kaiji-sheet-file.h"
#include "kaiji-table-file.h"
#include "kaiji-today.h"

#define OWNER "経理部"

static gboolean
is_owned (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);

  return answer != NULL
         && g_strcmp0 (kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER), OWNER) == 0;
}

static GBytes *
ask (KaijiSheet *sheet, const char *due)
{
  const KaijiSheetExportOptions options = { .owner = OWNER, .due = due };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kaiji_sheet_export (sheet, KAIJI_SHEET_EXPORT_XLSX, &options, &error);

  g_assert_no_error (error);
  return bytes;
}

static KaijiImport *
take (GBytes *bytes, KaijiSheet *sheet, KaijiSchemeLibrary *library)
{
  g_autoptr (GError) error = NULL;
  KaijiImport *import = kaiji_import_file_parse (bytes, kaiji_sheet_get_scheme (sheet), library,
                                                 &error);

  g_assert_no_error (error);
  return import;
}

/* What is asked stands there, and nothing of what others answer. */
static void
test_own_fields (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
  const KaijiField *sales = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "sales");
  g_autoptr (GBytes) bytes = ask (sheet, "2026-12-10");
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, &error);
  g_autoptr (GString) all = g_string_new (NULL);
  guint n_fields, n_owned = 0, n_rows = 0;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  g_assert_no_error (error);
  for (guint i = 0; i < n_fields; i++)
    n_owned += is_owned (sheet, &fields[i]) ? 1 : 0;
  g_assert_cmpuint (n_owned, >, 2);
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      g_autofree char *text = kaiji_table_row_dup_text (row);

      g_string_append_printf (all, "%s\n", text);
      if (row->field_id == NULL || g_str_has_prefix (row->field_id, "kaiji-"))
        continue;
      n_rows++;
      g_assert_true (
        is_owned (sheet, kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), row->field_id)));
    }

  g_assert_cmpuint (n_rows, ==, n_owned);
  g_assert_nonnull (strstr (all->str, OWNER));
  g_assert_nonnull (strstr (all->str, "2026-12-10"));
  g_assert_nonnull (strstr (all->str, sales->full_prompt));
  g_assert_nonnull (strstr (all->str, sales->example));
}

/* A request for @sheet's answers that came back with what @edits say: field and text in turn. */
static KaijiImport *
send_and_take (KaijiSheet *sheet, KaijiSchemeLibrary *library, const char *const *edits)
{
  g_autoptr (GBytes) bytes = ask (sheet, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, &error);
  KaijiImport *import;

  g_assert_no_error (error);
  for (guint i = 0; edits[i] != NULL; i += 2)
    exchange_fixture_fill_in (table, edits[i], *edits[i + 1] != '\0' ? edits[i + 1] : NULL);
  import = kaiji_import_new (table, kaiji_sheet_get_scheme (sheet), library, &error);
  g_assert_no_error (error);
  return import;
}

static void
set_text (KaijiSheet *sheet, const char *field_id, const char *text)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), field_id);
  g_autoptr (KaijiAnswer) value = kaiji_answer_parse (kaiji_sheet_get_scheme (sheet), field, text);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_replace_value (kaiji_sheet_get_answer (sheet,
                                                                                       field),
                                                               value);

  kaiji_sheet_set_answer (sheet, field, answer);
}

static void
assert_text (KaijiSheet *sheet, const char *field_id, const char *text)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), field_id);
  g_autofree char *now = kaiji_sheet_dup_text (sheet, field);

  g_assert_cmpstr (now, ==, text);
}

/* What comes back changes the owner's fields alone, and it is kept who answered and when. */
static void
test_back (void)
{
  static const char *const edits[] = { "sales", "集計中", NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
  const KaijiField *sales = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "sales");
  g_autoptr (GDate) day = g_date_new_dmy (27, 11, 2026);
  g_autoptr (KaijiImport) import = send_and_take (sheet, library, edits);
  g_autoptr (KaijiImportReview) review = NULL;
  const char *memo;

  kaiji_today_set_date (kaiji_today_get_default (), day);
  g_assert_cmpstr (kaiji_import_get_answered_by (import), ==, OWNER);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_ANSWER), ==, 1);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), ==, 0);

  /* What they changed is taken without a word, as nobody else changed it. */
  review = kaiji_import_review_new (import, sheet);
  g_assert_cmpuint (kaiji_import_review_count (review, KAIJI_PROPOSAL_DIFFERENT), ==, 1);
  g_assert_cmpuint (kaiji_import_review_count (review, KAIJI_PROPOSAL_NEW), ==, 0);
  g_assert_cmpuint (kaiji_import_review_apply (review), ==, 1);
  assert_text (sheet, "sales", "集計中");
  memo = kaiji_answer_get_member (kaiji_sheet_get_answer (sheet, sales), KAIJI_ANSWER_MEMO);
  g_assert_nonnull (strstr (memo, "2026-11-27"));
  g_assert_nonnull (strstr (memo, OWNER));

  /* The same answers once more change nothing. */
  g_assert_cmpuint (kaiji_import_apply (import, sheet, 0), ==, 0);
}

/* What is as it was sent is no answer, and nobody's newer one is lost to it, nor to another. */
static void
test_merged (void)
{
  static const char *const edits[] = { "sales", "2,000,000,000円", "equity-ratio",
                                       "55.5%", "ordinary-profit", "",
                                       NULL };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
  const KaijiField *profit = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                      "ordinary-profit");
  g_autofree char *before = kaiji_sheet_dup_text (sheet, profit);
  g_autoptr (KaijiImport) import = send_and_take (sheet, library, edits);
  g_autoptr (KaijiImportReview) review = NULL;
  gboolean is_listed = FALSE;
  guint n_conflicts = 0;

  /* Meanwhile somebody else has been at the sheet. */
  set_text (sheet, "capital", "150,000,000円");
  set_text (sheet, "equity-ratio", "60.0%");

  review = kaiji_import_review_new (import, sheet);
  g_assert_cmpuint (kaiji_import_review_count_taken (review), ==, 1);
  kaiji_import_review_take_sure (review);
  g_assert_cmpuint (kaiji_import_review_count_taken (review), ==, 1);

  g_assert_cmpuint (kaiji_import_apply (import, sheet, 0), ==, 1);
  assert_text (sheet, "sales", "2,000,000,000円");
  assert_text (sheet, "capital", "150,000,000円");
  assert_text (sheet, "equity-ratio", "60.0%");
  assert_text (sheet, "ordinary-profit", before);

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      n_conflicts += entry->is_left;
      is_listed |= entry->kind == KAIJI_IMPORT_UNPLACED && strstr (entry->text, before) != NULL;
    }
  g_assert_cmpuint (n_conflicts, ==, 1);
  g_assert_true (is_listed);
}

/* The sheet remembers that the answers came, even if they say nothing new and somebody else signed
 * them; anyone else's answers are no reply. */
static void
test_reply (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
  const KaijiSheetExportOptions plain = { .owner = NULL };
  g_autoptr (GDate) asked = g_date_new_dmy (20, 11, 2026);
  g_autoptr (GDate) day = g_date_new_dmy (27, 11, 2026);
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KaijiImport) other = NULL;
  g_autoptr (KaijiImport) import = NULL;
  g_autoptr (KaijiImportReview) review = NULL;
  g_autoptr (GPtrArray) owners = kaiji_sheet_export_list_owners (sheet);
  KaijiPartialDate answered;

  kaiji_today_set_date (kaiji_today_get_default (), day);
  g_assert_cmpuint (owners->len, >, 1);
  for (guint i = 0; i < owners->len; i++)
    kaiji_sheet_add_request (sheet, owners->pdata[i], asked, NULL);

  whole = kaiji_sheet_export (sheet, KAIJI_SHEET_EXPORT_XLSX, &plain, NULL);
  other = take (whole, sheet, library);
  g_assert_null (kaiji_import_find_request (other, sheet));

  bytes = ask (sheet, "2026-12-10");
  import = take (bytes, sheet, library);
  review = kaiji_import_review_new (import, sheet);
  g_assert_true (kaiji_import_review_get_request (review)
                 == kaiji_sheet_find_request (sheet, OWNER));
  g_assert_cmpuint (kaiji_import_review_apply (review), ==, 0);
  for (guint i = 0; i < owners->len; i++)
    {
      KaijiRequest *request = kaiji_sheet_find_request (sheet, owners->pdata[i]);

      g_assert_cmpint (kaiji_request_get_answered (request, &answered), ==,
                       g_str_equal (owners->pdata[i], OWNER));
    }
  kaiji_request_get_answered (kaiji_sheet_find_request (sheet, OWNER), &answered);
  g_assert_cmpuint (answered.day, ==, 27);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/ask/own-fields", test_own_fields);
  g_test_add_func ("/exchange/ask/back", test_back);
  g_test_add_func ("/exchange/ask/merged", test_merged);
  g_test_add_func ("/exchange/ask/reply", test_reply);

  return g_test_run ();
}
