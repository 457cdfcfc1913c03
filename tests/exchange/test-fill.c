/* test-fill.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A customer's questionnaire, worded in its own way, is filled in from a sheet.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "exchange-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-questionnaire.h"
#include "kaiji-sheet-file.h"
#include "kaiji-table-file.h"
#include "kaiji-xlsx-edit.h"
#include "kaiji-xlsx-range.h"

/* As rows and columns of the form are counted by its writer, from 0. */
#define HEAD_ROW 3
#define QUESTION_COLUMN 2
#define ANSWER_COLUMN 4

/* What the issue of filling promises. */
#define N_QUESTIONS 60
#define N_UNSEEN 40
#define MIN_FIRST 48
#define MIN_AMONG_THREE 57
#define MIN_FILLED 6

typedef struct
{
  KaijiSchemeLibrary *library;
  GPtrArray *sheets;
  KaijiAnswerIndex *index;
  GPtrArray *questions; /* of strings */
  GPtrArray *answers;   /* the ids of the fields of each, with commas */
  GPtrArray *headings;  /* what each stands below; NULL for nothing */
} Test;

/* A sheet of the ministry's form, of which there is no sample: the scheme's examples answer it. */
static KaijiSheet *
create_ministry_sheet (KaijiSchemeLibrary *library)
{
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, "mic-asp-saas", NULL);
  KaijiSheet *sheet = kaiji_sheet_new (scheme);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (scheme, &fields[i], fields[i].example);

      kaiji_sheet_set_answer (sheet, &fields[i], answer);
    }

  return sheet;
}

/* Takes the sheet. */
static void
set_up_with_sheet (Test *self, KaijiSchemeLibrary *library, KaijiSheet *sheet, const char *list)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "test-fill", list, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  self->library = library;
  self->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->sheets, sheet);
  self->index = kaiji_answer_index_new (self->sheets, self->library);
  self->questions = g_ptr_array_new_with_free_func (g_free);
  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->headings = g_ptr_array_new_with_free_func (g_free);

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = NULL;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      cells = g_strsplit (lines[i], "\t", 3);
      g_ptr_array_add (self->questions, g_strdup (cells[0]));
      g_ptr_array_add (self->answers, g_strdup (cells[1]));
      g_ptr_array_add (self->headings, g_strdup (cells[2]));
    }
}

static void
set_up (Test *self, gconstpointer user_data)
{
  KaijiSchemeLibrary *library = kaiji_scheme_library_new ();

  set_up_with_sheet (self, library, exchange_fixture_load_sample (library),
                     user_data != NULL ? user_data : "questions.tsv");
}

static void
set_up_ministry (Test *self, gconstpointer user_data)
{
  KaijiSchemeLibrary *library = kaiji_scheme_library_new ();

  set_up_with_sheet (self, library, create_ministry_sheet (library), user_data);
}

static void
tear_down (Test *self, gconstpointer user_data)
{
  g_clear_pointer (&self->index, kaiji_answer_index_free);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->headings);
  g_clear_object (&self->library);
}

/* The questions in a table with a title over it, parts merged down and questions merged across. */
static GBytes *
make_form (Test *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  lxw_workbook *workbook;
  lxw_worksheet *sheet, *other;
  lxw_format *format;
  gsize length;
  int fd = g_file_open_tmp ("kaiji-fill-XXXXXX.xlsx", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  workbook = workbook_new (path);
  format = workbook_add_format (workbook);
  format_set_bg_color (format, 0xfff2cc);
  format_set_text_wrap (format);
  sheet = workbook_add_worksheet (workbook, "回答票");
  other = workbook_add_worksheet (workbook, "記入要領");
  worksheet_write_string (other, 0, 0, "回答は回答票に記入してください。", NULL);
  worksheet_write_formula_num (other, 1, 0, "=COUNTA(回答票!E5:E70)", NULL, 0);
  worksheet_merge_range (sheet, 0, 0, 0, 5, "委託先セキュリティチェックシート", format);
  worksheet_write_string (sheet, HEAD_ROW, 0, "No.", format);
  worksheet_write_string (sheet, HEAD_ROW, 1, "分類", format);
  worksheet_write_string (sheet, HEAD_ROW, QUESTION_COLUMN, "質問事項", format);
  worksheet_write_string (sheet, HEAD_ROW, ANSWER_COLUMN, "ご回答", format);
  for (guint i = 0; i < self->questions->len; i++)
    {
      lxw_row_t row = HEAD_ROW + 1 + i;

      worksheet_write_number (sheet, row, 0, i + 1, NULL);
      worksheet_write_blank (sheet, row, ANSWER_COLUMN, format);
      if (i % 3 == 0)
        worksheet_merge_range (sheet, row, QUESTION_COLUMN, row, QUESTION_COLUMN + 1,
                               self->questions->pdata[i], format);
      else
        worksheet_write_string (sheet, row, QUESTION_COLUMN, self->questions->pdata[i], format);
      if (self->headings->pdata[i] != NULL)
        {
          /* A heading stands above the first of its questions only. */
          if (i == 0 || g_strcmp0 (self->headings->pdata[i - 1], self->headings->pdata[i]) != 0)
            worksheet_write_string (sheet, row, 1, self->headings->pdata[i], format);
        }
      else if (i % 10 == 0)
        worksheet_merge_range (sheet, row, 1, row + 5, 1, "分類", format);
    }
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

static gboolean
is_right (const char *answers, const KaijiCandidate *candidate)
{
  g_auto (GStrv) ids = g_strsplit (answers, ",", -1);

  return g_strv_contains ((const char *const *) ids, candidate->field->id);
}

/* How many of the right answers are among the candidates. */
static guint
count_right (const char *const *ids, GArray *candidates)
{
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    if (g_strv_contains (ids, g_array_index (candidates, KaijiCandidate, i).field->id))
      n++;

  return n;
}

static gboolean
has_all (const char *answers, GArray *candidates)
{
  g_auto (GStrv) ids = g_strsplit (answers, ",", -1);

  return count_right ((const char *const *) ids, candidates) == g_strv_length (ids);
}

static gboolean
has_any (const char *answers, GArray *candidates)
{
  g_auto (GStrv) ids = g_strsplit (answers, ",", -1);

  return count_right ((const char *const *) ids, candidates) > 0;
}

static KaijiQuestionnaire *
read_form (Test *self, GBytes *form)
{
  g_autoptr (GError) error = NULL;
  KaijiQuestionnaire *questionnaire = kaiji_questionnaire_new (form, NULL, NULL, NULL, self->index,
                                                               self->library, &error);

  g_assert_no_error (error);
  return questionnaire;
}

static void
test_right (Test *self, gconstpointer user_data)
{
  g_autoptr (GBytes) form = make_form (self);
  g_autoptr (KaijiQuestionnaire) questionnaire = read_form (self, form);
  guint n_first = 0, n_among_three = 0, n_questions = 0, n_filled;

  g_assert_cmpuint (kaiji_questionnaire_get_n_questions (questionnaire), ==, self->questions->len);
  n_filled = kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
  for (guint i = 0; i < self->questions->len; i++)
    {
      const KaijiQuestion *question = kaiji_questionnaire_get_question (questionnaire, i);
      const char *answers = self->answers->pdata[i];
      g_auto (GStrv) ids = g_strsplit (answers, ",", -1);
      const KaijiCandidate *first = question->candidates->len > 0
                                      ? &g_array_index (question->candidates, KaijiCandidate, 0)
                                      : NULL;

      g_assert_cmpstr (question->text, ==, self->questions->pdata[i]);
      g_assert_cmpuint (question->candidates->len, <=, KAIJI_ANSWER_INDEX_MAX_CANDIDATES);
      /* Nothing wrong is filled in, and no half of an answer. */
      if (question->state == KAIJI_QUESTION_FILLED
          && (*answers == '\0' || g_strv_length (ids) > 1 || !is_right (answers, first)))
        g_error ("%s: %s %.2f", question->text, first->field->id, first->certainty);
      if (*answers == '\0')
        continue;

      n_questions++;
      n_first += first != NULL && is_right (answers, first) ? 1 : 0;
      n_among_three += has_all (answers, question->candidates) ? 1 : 0;
      if (!has_all (answers, question->candidates))
        g_test_message ("not among three: %s", question->text);
      else if (!is_right (answers, first))
        g_test_message ("not first: %s, but %s", question->text, first->field->id);
    }

  g_test_message ("first %u, among three %u, of %u; %u filled in", n_first, n_among_three,
                  n_questions, n_filled);
  g_assert_cmpuint (n_questions, ==, N_QUESTIONS);
  g_assert_cmpuint (n_first, >=, MIN_FIRST);
  g_assert_cmpuint (n_among_three, >=, MIN_AMONG_THREE);
  g_assert_cmpuint (n_filled, >=, MIN_FILLED);
}

/* Questions that nothing was made for: the right field is first for most, and nothing wrong is
 * filled in. */
static void
test_unseen (Test *self, gconstpointer user_data)
{
  g_autoptr (GBytes) form = make_form (self);
  g_autoptr (KaijiQuestionnaire) questionnaire = read_form (self, form);
  guint n_first = 0, n_among_three = 0, n_all = 0, n_questions = 0, n_wrong = 0, n_filled;

  n_filled = kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
  for (guint i = 0; i < self->questions->len; i++)
    {
      const KaijiQuestion *question = kaiji_questionnaire_get_question (questionnaire, i);
      const char *answers = self->answers->pdata[i];
      const KaijiCandidate *first = question->candidates->len > 0
                                      ? &g_array_index (question->candidates, KaijiCandidate, 0)
                                      : NULL;
      gboolean is_first = first != NULL && *answers != '\0' && is_right (answers, first);

      if (question->state == KAIJI_QUESTION_FILLED && !is_first)
        {
          n_wrong++;
          g_test_message ("wrong: %s: %s %.2f", question->text, first->field->id, first->certainty);
        }
      if (*answers == '\0')
        continue;
      n_questions++;
      n_first += is_first ? 1 : 0;
      n_among_three += has_any (answers, question->candidates) ? 1 : 0;
      n_all += has_all (answers, question->candidates) ? 1 : 0;
      if (!is_first)
        g_test_message ("%s: %s", question->text, first != NULL ? first->field->id : "nothing");
    }

  g_test_message ("first %u, among three %u, all that is asked for among them %u, of %u; "
                  "%u filled in, %u of them wrongly",
                  n_first, n_among_three, n_all, n_questions, n_filled, n_wrong);
  g_assert_cmpuint (n_questions, >=, N_UNSEEN);
  g_assert_cmpuint (10 * n_first, >=, 8 * n_questions);
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* The same question finds the same answers, each time and in each index. */
static void
test_deterministic (Test *self, gconstpointer user_data)
{
  g_autoptr (KaijiAnswerIndex) again = kaiji_answer_index_new (self->sheets, self->library);

  for (guint i = 0; i < self->questions->len; i++)
    {
      g_autoptr (GArray) one = kaiji_answer_index_find (self->index, self->questions->pdata[i],
                                                        NULL);
      g_autoptr (GArray) other = kaiji_answer_index_find (again, self->questions->pdata[i], NULL);

      g_assert_cmpuint (one->len, ==, other->len);
      for (guint j = 0; j < one->len; j++)
        {
          const KaijiCandidate *candidate = &g_array_index (one, KaijiCandidate, j);

          g_assert_cmpstr (candidate->field->id, ==,
                           g_array_index (other, KaijiCandidate, j).field->id);
          g_assert_cmpfloat (candidate->certainty, ==,
                             g_array_index (other, KaijiCandidate, j).certainty);
        }
    }
}

static void
test_untouched (Test *self, gconstpointer user_data)
{
  g_autoptr (GBytes) form = make_form (self);
  g_autoptr (KaijiQuestionnaire) questionnaire = read_form (self, form);
  g_autoptr (GHashTable) before = exchange_fixture_unpack (form);
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (KaijiTable) table = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer name, content;
  guint n_changed = 0, n_found = 0;

  kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
  filled = kaiji_questionnaire_write (questionnaire, &error);
  g_assert_no_error (error);
  after = exchange_fixture_unpack (filled);
  g_assert_cmpuint (g_hash_table_size (after), ==, g_hash_table_size (before));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &content))
    if (!g_bytes_equal (content, g_hash_table_lookup (after, name)))
      {
        g_assert_cmpstr (name, ==, "xl/worksheets/sheet1.xml");
        n_changed++;
      }
  g_assert_cmpuint (n_changed, ==, 1);

  /* What was written is there to be read, and nothing went elsewhere. */
  table = kaiji_table_file_parse (filled, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < kaiji_questionnaire_get_n_questions (questionnaire); i++)
    {
      const KaijiQuestion *question = kaiji_questionnaire_get_question (questionnaire, i);
      const char *text = NULL;

      for (guint j = 0; j < kaiji_table_get_n_rows (table); j++)
        {
          const KaijiTableRow *row = kaiji_table_get_row (table, j);

          for (guint k = 0; row->line == question->answer_row && k < row->cells->len; k++)
            {
              const KaijiTableCell *cell = g_ptr_array_index (row->cells, k);

              if (cell->column == ANSWER_COLUMN && g_strcmp0 (row->place, question->sheet) == 0)
                text = cell->text;
            }
        }
      if (question->state != KAIJI_QUESTION_FILLED)
        {
          g_assert_null (text);
          continue;
        }
      g_assert_cmpstr (text, ==, g_array_index (question->candidates, KaijiCandidate, 0).text);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, kaiji_questionnaire_count (questionnaire, KAIJI_QUESTION_FILLED));
}

/* Two sheets that answer in two ways leave the choice to a person. */
static void
test_two_sheets (Test *self, gconstpointer user_data)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (g_object_unref);
  KaijiSheet *other = exchange_fixture_load_sample (self->library);
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (other), "capital");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("二億円");
  g_autoptr (KaijiAnswerIndex) index = NULL;
  g_autoptr (GArray) candidates = NULL;

  kaiji_sheet_set_answer (other, field, answer);
  g_ptr_array_add (sheets, g_object_ref (self->sheets->pdata[0]));
  g_ptr_array_add (sheets, other);
  index = kaiji_answer_index_new (sheets, self->library);
  candidates = kaiji_answer_index_find (index, "資本金はいくらですか。", NULL);
  g_assert_cmpuint (candidates->len, >=, 2);
  for (guint i = 0; i < 2; i++)
    {
      const KaijiCandidate *candidate = &g_array_index (candidates, KaijiCandidate, i);

      g_assert_cmpstr (candidate->field->id, ==, "capital");
      g_assert_cmpuint (candidate->sheet, ==, i);
      g_assert_cmpfloat (candidate->certainty, <, KAIJI_QUESTIONNAIRE_CERTAIN);
    }
}

static void
test_columns (Test *self, gconstpointer user_data)
{
  g_autoptr (GBytes) form = make_form (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiQuestionnaire) named = kaiji_questionnaire_new (form, "回答票", "C", "e",
                                                                  self->index, self->library,
                                                                  &error);
  g_autoptr (KaijiQuestionnaire) none = NULL;
  guint column;

  /* The heads are questions then, too. */
  g_assert_no_error (error);
  g_assert_cmpuint (kaiji_questionnaire_get_n_questions (named), >, self->questions->len);
  none = kaiji_questionnaire_new (form, "回答票", "C", "C", self->index, self->library, &error);
  g_assert_null (none);
  g_assert_nonnull (error);
  g_clear_error (&error);
  none = kaiji_questionnaire_new (form, "記入要領", NULL, NULL, self->index, self->library, &error);
  g_assert_null (none);
  g_assert_nonnull (error);

  g_assert_true (kaiji_xlsx_parse_column ("aa", &column));
  g_assert_cmpuint (column, ==, 26);
  g_assert_false (kaiji_xlsx_parse_column ("", &column));
  g_assert_false (kaiji_xlsx_parse_column ("B2", &column));
  g_assert_false (kaiji_xlsx_parse_column ("ZZZZ", &column));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/fill/right", Test, NULL, set_up, test_right, tear_down);
  g_test_add ("/exchange/fill/security-check", Test, "security-check.tsv", set_up, test_right,
              tear_down);
  g_test_add ("/exchange/fill/cloud-use", Test, "cloud-use.tsv", set_up, test_right, tear_down);
  g_test_add ("/exchange/fill/headings", Test, "headings.tsv", set_up, test_right, tear_down);
  g_test_add ("/exchange/fill/bank", Test, "bank.tsv", set_up, test_unseen, tear_down);
  g_test_add ("/exchange/fill/city-office", Test, "city-office.tsv", set_up, test_unseen,
              tear_down);
  g_test_add ("/exchange/fill/manufacturer", Test, "manufacturer.tsv", set_up, test_unseen,
              tear_down);
  g_test_add ("/exchange/fill/unseen", Test, "unseen.tsv", set_up, test_unseen, tear_down);
  g_test_add ("/exchange/fill/procurement", Test, "procurement.tsv", set_up, test_unseen,
              tear_down);
  g_test_add ("/exchange/fill/hospital", Test, "hospital.tsv", set_up_ministry, test_unseen,
              tear_down);
  g_test_add ("/exchange/fill/trading", Test, "trading.tsv", set_up_ministry, test_unseen,
              tear_down);
  g_test_add ("/exchange/fill/insurance", Test, "insurance.tsv", set_up_ministry, test_unseen,
              tear_down);
  g_test_add ("/exchange/fill/deterministic", Test, NULL, set_up, test_deterministic, tear_down);
  g_test_add ("/exchange/fill/untouched", Test, NULL, set_up, test_untouched, tear_down);
  g_test_add ("/exchange/fill/two-sheets", Test, NULL, set_up, test_two_sheets, tear_down);
  g_test_add ("/exchange/fill/columns", Test, NULL, set_up, test_columns, tear_down);

  return g_test_run ();
}
