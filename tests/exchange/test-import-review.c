/* test-import-review.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found in a source lies beside the sheet before anything of it is taken.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-text.h"
#include "kaiji-import-review.h"
#include "kaiji-table-file.h"

/* Rows with their field's id are certain; one without is not, and one answers nothing at all. */
static const char source[] = "番号,記述内容,申請内容,kaiji-field\n"
                             "2,事業者名,株式会社つづり,business-name\n"
                             "5,本社所在地,東京都千代田区1-1,head-office\n"
                             "6,事業所数,国内 3,office-count\n"
                             ",お気に入りの色,青,\n";

typedef struct
{
  KaijiSchemeLibrary *library;
  KaijiScheme *scheme;
  KaijiSheet *sheet;
  KaijiImportReview *review;
  guint n_changes;
} Test;

static void
on_changed (Test *self)
{
  self->n_changes++;
}

static const KaijiField *
find (Test *self, const char *id)
{
  const KaijiField *field = kaiji_scheme_find_field (self->scheme, id);

  g_assert_nonnull (field);
  return field;
}

static void
answer (Test *self, const char *id, const char *text)
{
  g_autoptr (KaijiAnswer) value = kaiji_answer_parse (self->scheme, find (self, id), text);
  g_autoptr (KaijiAnswer) with_memo = kaiji_answer_set_member (value, KAIJI_ANSWER_MEMO, "memo");

  kaiji_sheet_set_answer (self->sheet, find (self, id), with_memo);
}

static void
assert_text (Test *self, const char *id, const char *expected)
{
  g_autofree char *text = kaiji_sheet_dup_text (self->sheet, find (self, id));

  g_assert_cmpstr (text, ==, expected);
}

/* What was found for a field, or, without one, for none. */
static KaijiProposal *
find_proposal (Test *self, const char *id)
{
  GListModel *model = G_LIST_MODEL (self->review);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (KaijiProposal) proposal = g_list_model_get_item (model, i);
      const KaijiField *field = kaiji_proposal_get_field (proposal);

      if (id == NULL ? field == NULL : field != NULL && g_str_equal (field->id, id))
        return proposal;
    }

  g_assert_not_reached ();
}

static void
lay_beside (Test *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, &error);
  g_autoptr (KaijiImport) import = NULL;

  g_assert_no_error (error);
  import = kaiji_import_new (table, self->scheme, self->library, &error);
  g_assert_no_error (error);
  g_clear_object (&self->review);
  self->review = kaiji_import_review_new (import, self->sheet);
  g_signal_connect_swapped (self->review, "changed", G_CALLBACK (on_changed), self);
}

static void
set_up (Test *self, gconstpointer user_data)
{
  self->library = kaiji_scheme_library_new ();
  self->scheme = kaiji_scheme_library_lookup (self->library, "aspic-asp-saas", "2023", NULL);
  self->sheet = kaiji_sheet_new (self->scheme);
}

static void
tear_down (Test *self, gconstpointer user_data)
{
  g_clear_object (&self->review);
  g_clear_object (&self->sheet);
  g_clear_object (&self->scheme);
  g_clear_object (&self->library);
}

static void
test_beside (Test *self, gconstpointer user_data)
{
  KaijiProposal *proposal;

  answer (self, "business-name", "株式会社つづり");
  answer (self, "head-office", "東京都千代田区2-2");
  lay_beside (self, source);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->review)), ==, 4);
  g_assert_cmpuint (kaiji_import_review_count (self->review, KAIJI_PROPOSAL_SAME), ==, 1);
  g_assert_cmpuint (kaiji_import_review_count (self->review, KAIJI_PROPOSAL_DIFFERENT), ==, 1);
  g_assert_cmpuint (kaiji_import_review_count (self->review, KAIJI_PROPOSAL_NEW), ==, 1);
  g_assert_cmpuint (kaiji_import_review_count (self->review, KAIJI_PROPOSAL_UNPLACED), ==, 1);

  proposal = find_proposal (self, "head-office");
  g_assert_cmpstr (kaiji_proposal_get_old_text (proposal), ==, "東京都千代田区2-2");
  g_assert_cmpstr (kaiji_proposal_get_new_text (proposal), ==, "東京都千代田区1-1");
  g_assert_true (kaiji_proposal_is_sure (proposal));
  g_assert_nonnull (strstr (kaiji_proposal_get_source (proposal), "本社所在地"));

  /* Only what replaces nothing is taken unasked. */
  g_assert_false (kaiji_proposal_get_taken (proposal));
  g_assert_true (kaiji_proposal_get_taken (find_proposal (self, "office-count")));
  g_assert_cmpuint (kaiji_import_review_apply (self->review), ==, 1);
  assert_text (self, "head-office", "東京都千代田区2-2");
}

static void
test_take (Test *self, gconstpointer user_data)
{
  const KaijiField *field = find (self, "head-office");
  KaijiAnswer *taken;

  answer (self, "business-name", "株式会社つづり");
  answer (self, "head-office", "東京都千代田区2-2");
  lay_beside (self, source);

  /* The same answer, and what answers nothing, cannot be taken. */
  kaiji_import_review_set_taken (self->review, find_proposal (self, "business-name"), TRUE);
  kaiji_import_review_set_taken (self->review, find_proposal (self, NULL), TRUE);
  g_assert_cmpuint (kaiji_import_review_count_taken (self->review), ==, 1);

  kaiji_import_review_keep_all (self->review);
  g_assert_cmpuint (kaiji_import_review_count_taken (self->review), ==, 0);
  kaiji_import_review_take_section (self->review, kaiji_field_get_section (field), TRUE);
  g_assert_cmpuint (kaiji_import_review_count_taken (self->review), ==, 2);
  kaiji_import_review_take_section (self->review, kaiji_field_get_section (field), FALSE);
  g_assert_cmpuint (kaiji_import_review_count_taken (self->review), ==, 0);
  self->n_changes = 0;
  kaiji_import_review_take_sure (self->review);
  g_assert_cmpuint (kaiji_import_review_count_taken (self->review), ==, 2);
  g_assert_cmpuint (self->n_changes, ==, 1);

  g_assert_cmpuint (kaiji_import_review_apply (self->review), ==, 2);
  assert_text (self, "head-office", "東京都千代田区1-1");
  taken = kaiji_sheet_get_answer (self->sheet, field);
  g_assert_cmpstr (kaiji_answer_get_member (taken, KAIJI_ANSWER_MEMO), ==, "memo");
}

static void
test_by_hand (Test *self, gconstpointer user_data)
{
  KaijiProposal *proposal;

  lay_beside (self, source);
  proposal = find_proposal (self, NULL);
  kaiji_import_review_set_field (self->review, proposal, find (self, "service-name"));
  g_assert_cmpint (kaiji_proposal_get_kind (proposal), ==, KAIJI_PROPOSAL_NEW);
  g_assert_true (kaiji_proposal_get_by_hand (proposal));
  g_assert_true (kaiji_proposal_get_taken (proposal));

  /* Of two for one field one is taken. */
  kaiji_import_review_set_field (self->review, proposal, find (self, "business-name"));
  g_assert_cmpuint (kaiji_import_review_count_taken (self->review), ==, 3);
  kaiji_import_review_apply (self->review);
  assert_text (self, "business-name", "お気に入りの色 青");
  assert_text (self, "service-name", "");

  kaiji_import_review_set_field (self->review, proposal, NULL);
  g_assert_cmpint (kaiji_proposal_get_kind (proposal), ==, KAIJI_PROPOSAL_UNPLACED);
  g_assert_false (kaiji_proposal_get_taken (proposal));
}

/* The head of a page that was published has the number. */
static void
test_number (Test *self, gconstpointer user_data)
{
  g_autofree char *text = g_strconcat (
    "認定番号: 0999-2001, サービス名称: つづり経費クラウド, 事業者名称: 株式会社つづり\n",
    "\n| 番号 | 記述内容 | 申請内容 |\n|---|---|---|\n| 3 | 設立年・事業年数 | 1974年 |\n", NULL);
  g_autoptr (KaijiProposal) first = NULL;

  lay_beside (self, text);
  first = g_list_model_get_item (G_LIST_MODEL (self->review), 0);
  g_assert_true (kaiji_proposal_is_number (first));
  g_assert_true (kaiji_proposal_get_taken (first));
  kaiji_import_review_apply (self->review);
  g_assert_cmpstr (kaiji_sheet_get_certification_number (self->sheet), ==, "0999-2001");
  assert_text (self, "service-name", "つづり経費クラウド");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/import-review/beside", Test, NULL, set_up, test_beside, tear_down);
  g_test_add ("/exchange/import-review/take", Test, NULL, set_up, test_take, tear_down);
  g_test_add ("/exchange/import-review/by-hand", Test, NULL, set_up, test_by_hand, tear_down);
  g_test_add ("/exchange/import-review/number", Test, NULL, set_up, test_number, tear_down);

  return g_test_run ();
}
