/* test-fill-ticks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A customer's form is answered by ticking columns or boxes, or from lists that stand elsewhere.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "exchange-fixture.h"
#include "kaiji-questionnaire.h"
#include "kaiji-table-file.h"

/* What the sample says is there, what it says in figures, and where it names another thing. */
#define NOTICE "決算公告の実施の有無"
#define CAPITAL "資本金はいくらですか。"
#define PRIVACY_MARK "プライバシーマークを取得していますか。"

/* What the sample says is there, and what. */
#define FIREWALL "ファイアウォールを設置しているか"
#define FIREWALLS "ファイアウォールとWAFによりWebアプリケーションへの攻撃を遮断"

#define MAX_COLUMNS 6
#define MAX_ROWS 5

/* A form: texts by row and column, NULL for an empty cell. */
typedef struct
{
  const char *cells[MAX_ROWS][MAX_COLUMNS];
} Form;

/* What is added to a form: rules for its cells, other sheets. */
typedef void (*Adorn) (lxw_workbook *workbook, lxw_worksheet *sheet);

static GBytes *
make_form (const Form *form, Adorn adorn)
{
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  gsize length;
  int fd = g_file_open_tmp ("kaiji-ticks-XXXXXX.xlsx", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  workbook = workbook_new (path);
  sheet = workbook_add_worksheet (workbook, "回答票");
  for (guint row = 0; row < MAX_ROWS; row++)
    for (guint column = 0; column < MAX_COLUMNS; column++)
      if (form->cells[row][column] != NULL)
        worksheet_write_string (sheet, row, (lxw_col_t) column, form->cells[row][column], NULL);
  if (adorn != NULL)
    adorn (workbook, sheet);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

/* Fills a form in, and compares all of it with what it should be then. */
static void
check (ExchangeAnswers *self, const Form *form, Adorn adorn, const Form *expected)
{
  g_autoptr (GBytes) bytes = make_form (form, adorn);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiQuestionnaire) questionnaire = kaiji_questionnaire_new (bytes, NULL, NULL, NULL,
                                                                          self->index,
                                                                          self->library, &error);
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (KaijiTable) table = NULL;
  Form found = { 0 };

  g_assert_no_error (error);
  kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
  filled = kaiji_questionnaire_write (questionnaire, &error);
  g_assert_no_error (error);
  table = kaiji_table_file_parse (filled, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len && row->line <= MAX_ROWS; j++)
        found.cells[row->line - 1][kaiji_table_row_get_cell (row, j)->column]
          = kaiji_table_row_get_cell (row, j)->text;
    }
  for (guint row = 0; row < MAX_ROWS; row++)
    for (guint column = 0; column < MAX_COLUMNS; column++)
      g_assert_cmpstr (found.cells[row][column], ==, expected->cells[row][column]);
}

/* Returns the only question of a form, after filling in. */
static KaijiQuestionState
fill_one (ExchangeAnswers *self, const Form *form, Adorn adorn, char **written)
{
  g_autoptr (GBytes) bytes = make_form (form, adorn);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiQuestionnaire) questionnaire = kaiji_questionnaire_new (bytes, "回答票", NULL,
                                                                          NULL, self->index,
                                                                          self->library, &error);
  const KaijiQuestion *question;

  g_assert_no_error (error);
  g_assert_cmpuint (kaiji_questionnaire_get_n_questions (questionnaire), ==, 1);
  kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
  question = kaiji_questionnaire_get_question (questionnaire, 0);
  *written = g_strdup (kaiji_questionnaire_get_filled (question));
  return question->state;
}

static void
test_columns (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { {
    { "No", "質問", "はい", "いいえ", "該当なし", "備考" },
    { "1", NOTICE },
    { "2", CAPITAL },
    { "3", PRIVACY_MARK },
  } };
  static const Form expected = { {
    { "No", "質問", "はい", "いいえ", "該当なし", "備考" },
    { "1", NOTICE, "○" },
    { "2", CAPITAL },
    { "3", PRIVACY_MARK },
  } };

  check (self, &form, NULL, &expected);
}

/* The heads of the columns stand below one that they share. */
static void
test_shared_head (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { {
    { "No", "質問", "回答", NULL, NULL, "備考" },
    { NULL, NULL, "有", "無", "対象外" },
    { "1", NOTICE },
    { "2", CAPITAL },
  } };
  static const Form expected = { {
    { "No", "質問", "回答", NULL, NULL, "備考" },
    { NULL, NULL, "有", "無", "対象外" },
    { "1", NOTICE, "○" },
    { "2", CAPITAL },
  } };

  check (self, &form, NULL, &expected);
}

/* The head of the answers is divided below: an example is there already, remarks are no answer. So
 * may be that of the questions. */
static void
test_divided_head (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form forms[] = {
    { {
      { "No", "質問", "回答", NULL, NULL },
      { NULL, NULL, "記入例", "貴社", "備考" },
      { "1", CAPITAL, "1,000万円" },
    } },
    { {
      { "No", "質問", NULL, "回答", NULL },
      { NULL, "大項目", "内容", "前回", "今回" },
      { "1", "会社", CAPITAL, "1,000万円" },
    } },
    /* The row below the heads is a question, which is answered. */
    { {
      { "No", "質問", "回答", NULL, NULL },
      { "1", CAPITAL, "貴社", "備考" },
    } },
  };
  static const guint places[][2] = { { 2, 3 }, { 2, 4 }, { MAX_ROWS, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      Form expected = forms[i];

      if (places[i][0] < MAX_ROWS)
        expected.cells[places[i][0]][places[i][1]] = "98,000,000円";
      check (self, &forms[i], NULL, &expected);
    }
}

/* A column for the answer's text beside them is filled in as well. */
static void
test_with_text (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { {
    { "No", "質問", "Yes", "No", "回答内容" },
    { "1", NOTICE },
    { "2", CAPITAL },
  } };
  static const Form expected = { {
    { "No", "質問", "Yes", "No", "回答内容" },
    { "1", NOTICE, "○", NULL, "有り" },
    { "2", CAPITAL, NULL, NULL, "98,000,000円" },
  } };

  check (self, &form, NULL, &expected);
}

static void
add_circles (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  static const char *const words[] = { "○", "△", "×", NULL };
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST,
                               .value_list = (gpointer) words };

  worksheet_data_validation_range (sheet, 1, 2, MAX_ROWS, 2, &rule);
}

/* Details stand beside the form's word for yes, and so does what is none of its words. What is
 * there already stays. */
static void
test_details (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form forms[] = { { {
                                  { "No", "質問", "回答（○△×）", "具体的内容", "備考" },
                                  { "1", FIREWALL },
                                  { "2", CAPITAL },
                                  { "3", NOTICE },
                                  { "4", FIREWALL, NULL, "別紙" },
                                } },
                                { {
                                  { "No", "要件", "対応状況", "回答内容" },
                                  { "1", FIREWALL },
                                  { "2", CAPITAL },
                                } } };
  static const Form expected[] = { { {
                                     { "No", "質問", "回答（○△×）", "具体的内容", "備考" },
                                     { "1", FIREWALL, "○", FIREWALLS },
                                     { "2", CAPITAL, NULL, "98,000,000円" },
                                     { "3", NOTICE, "○" },
                                     { "4", FIREWALL, "○", "別紙" },
                                   } },
                                   { {
                                     { "No", "要件", "対応状況", "回答内容" },
                                     { "1", FIREWALL, "有り", FIREWALLS },
                                     { "2", CAPITAL, "98,000,000円" },
                                   } } };

  check (self, &forms[0], add_circles, &expected[0]);
  check (self, &forms[1], NULL, &expected[1]);
}

/* What stands in a cell until it is answered gives way to the answer, what may be one stays. */
static void
test_placeholders (ExchangeAnswers *self, gconstpointer user_data)
{
  static const char *const placeholders[] = { "（　　　）円", "選択してください", "-",       "－",
                                              "＿＿＿＿円",   "ご記入ください。", "(      )" };
  static const char *const answers[] = { "（別紙）", "(5)円", "0", "なし", "1億円", "選択式" };
  g_autofree char *yes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    {
      const Form form = { { { "質問", "回答" }, { CAPITAL, placeholders[i] } } };
      g_autofree char *written = NULL;

      g_assert_cmpint (fill_one (self, &form, NULL, &written), ==, KAIJI_QUESTION_FILLED);
      g_assert_cmpstr (written, ==, "98,000,000円");
    }
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const Form form = { { { "質問", "回答" }, { CAPITAL, answers[i] } } };
      g_autofree char *written = NULL;

      g_assert_cmpint (fill_one (self, &form, NULL, &written), ==, KAIJI_QUESTION_ANSWERED);
    }

  fill_one (self, &(Form){ { { "質問", "回答" }, { NOTICE, "1. 有　2. 無" } } }, NULL, &yes);
  g_assert_cmpstr (yes, ==, "有");
}

/* A dash in every cell that is not answered is none; beside an empty cell, or among answers, it is.
 */
static void
test_dashes (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form all = { { { "質問", "回答", "備考" },
                              { CAPITAL, "－", "－" },
                              { FIREWALL, "-", "－" },
                              { NOTICE, "―", "－" } } };
  static const Form some = { { { "質問", "回答" }, { CAPITAL, "－" }, { "売上高", NULL } } };
  static const Form one = {
    { { "質問", "回答" }, { CAPITAL, "-" }, { FIREWALL, "有り" }, { NOTICE, "有り" } }
  };
  const Form *const kept[] = { &some, &one };
  g_autoptr (GBytes) bytes = make_form (&all, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiQuestionnaire) form = kaiji_questionnaire_new (bytes, NULL, NULL, NULL,
                                                                 self->index, self->library,
                                                                 &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kaiji_questionnaire_fill (form, KAIJI_QUESTIONNAIRE_CERTAIN), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (GBytes) other = make_form (kept[i], NULL);
      g_autoptr (KaijiQuestionnaire) read = kaiji_questionnaire_new (other, NULL, NULL, NULL,
                                                                     self->index, self->library,
                                                                     &error);

      g_assert_no_error (error);
      g_assert_cmpint (kaiji_questionnaire_get_question (read, 0)->state, ==,
                       KAIJI_QUESTION_ANSWERED);
    }
}

/* Rows that show how to fill in the others are not filled in. */
static void
test_examples (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { {
    { "No", "質問", "回答" },
    { "記入例", CAPITAL },
    { "（例）", CAPITAL },
    { "例1", CAPITAL },
    { "1", CAPITAL },
  } };
  Form expected = form;

  expected.cells[4][2] = "98,000,000円";
  check (self, &form, NULL, &expected);
}

/* As authors of forms do: the sheet is protected, the cells for answers are not. */
static void
protect (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_format *open = workbook_add_format (workbook);

  format_set_unlocked (open);
  worksheet_write_blank (sheet, 1, 2, open);
  worksheet_protect (sheet, NULL, NULL);
}

static void
protect_but_column (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_format *open = workbook_add_format (workbook);

  format_set_unlocked (open);
  worksheet_set_column (sheet, 2, 2, 20, open);
  worksheet_protect (sheet, "secret", NULL);
}

static void
protect_all (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  worksheet_protect (sheet, NULL, NULL);
}

static void
unlock_nothing (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_format *locked = workbook_add_format (workbook);

  worksheet_write_blank (sheet, 1, 2, locked);
}

/* Nothing is written into a cell that the author has locked. */
static void
test_locked (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { {
    { "No", "質問", "回答" },
    { "1", CAPITAL },
    { "2", CAPITAL },
  } };
  static const Form one = { {
    { "No", "質問", "回答" },
    { "1", CAPITAL, "98,000,000円" },
    { "2", CAPITAL },
  } };
  static const Form both = { {
    { "No", "質問", "回答" },
    { "1", CAPITAL, "98,000,000円" },
    { "2", CAPITAL, "98,000,000円" },
  } };
  static const Form single = { { { "質問", "はい", "いいえ" }, { NOTICE } } };
  g_autofree char *written = NULL;

  check (self, &form, protect, &one);
  check (self, &form, protect_but_column, &both);
  check (self, &form, unlock_nothing, &both);
  check (self, &form, protect_all, &form);
  g_assert_cmpint (fill_one (self, &single, protect_all, &written), ==, KAIJI_QUESTION_LOCKED);
  g_assert_null (written);
}

/* A mark is made as others are made; what is ticked already stays. */
static void
test_own_mark (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form ticks = { {
    { "質問", "はい", "いいえ" },
    { NOTICE },
    { CAPITAL, "レ" },
  } };
  static const Form ticked = { {
    { "質問", "はい", "いいえ" },
    { NOTICE, "レ" },
    { CAPITAL, "レ" },
  } };
  static const Form boxes = { {
    { "質問", "はい", "いいえ" },
    { NOTICE, "□", "□" },
    { CAPITAL, "□", "■" },
  } };
  static const Form boxed = { {
    { "質問", "はい", "いいえ" },
    { NOTICE, "■", "□" },
    { CAPITAL, "□", "■" },
  } };
  static const Form answered = { {
    { "質問", "はい", "いいえ" },
    { NOTICE, NULL, "○" },
    { NOTICE, "○（一部）" },
  } };
  /* A dash says that a column is not ticked, and is no mark to follow. */
  static const Form dashed = { {
    { "質問", "はい", "いいえ" },
    { CAPITAL, "－", "○" },
    { NOTICE },
  } };
  static const Form dashed_filled = { {
    { "質問", "はい", "いいえ" },
    { CAPITAL, "－", "○" },
    { NOTICE, "○" },
  } };

  check (self, &ticks, NULL, &ticked);
  check (self, &boxes, NULL, &boxed);
  check (self, &answered, NULL, &answered);
  check (self, &dashed, NULL, &dashed_filled);
}

static void
demand_check_marks (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  const char *list[] = { "✓", NULL };
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST,
                               .value_list = (gpointer) list };

  worksheet_data_validation_range (sheet, 1, 1, 4, 2, &rule);
}

static void
demand_letters (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  const char *list[] = { "A", "B", NULL };
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST,
                               .value_list = (gpointer) list };

  worksheet_data_validation_range (sheet, 1, 1, 4, 2, &rule);
}

static void
test_listed_mark (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { { { "質問", "はい", "いいえ" }, { NOTICE } } };
  static const Form ticked = { { { "質問", "はい", "いいえ" }, { NOTICE, "✓" } } };

  check (self, &form, demand_check_marks, &ticked);
  check (self, &form, demand_letters, &form);
}

/* Boxes or words in the answer's cell wait for a choice, and are no answer. */
static void
test_offer (ExchangeAnswers *self, gconstpointer user_data)
{
  static const struct
  {
    const char *question;
    const char *offer;
    const char *filled;
  } cells[] = {
    { NOTICE, "□はい　□いいえ", "■はい　□いいえ" },
    { NOTICE, "☐ 有（　　　）　☐ 無", "☑ 有（　　　）　☐ 無" },
    { NOTICE, "□いいえ\n□はい\n□対象外", "□いいえ\n■はい\n□対象外" },
    { NOTICE, "有 ・ 無", "有" },
    { NOTICE, "はい／いいえ", "はい" },
    { NOTICE, "■はい　□いいえ", "■はい　□いいえ" },
    { NOTICE, "□A　□B", "□A　□B" },
    { NOTICE, "□要確認", "□要確認" },
    { NOTICE, "担当: 空橋", "担当: 空橋" },
    { NOTICE, "四半期ごとに実施（有/無）", "四半期ごとに実施（有/無）" },
    { NOTICE, "□はい □いいえ\nはい", "□はい □いいえ\nはい" },
    { CAPITAL, "□はい　□いいえ", "□はい　□いいえ" },
    { PRIVACY_MARK, "□はい　□いいえ", "□はい　□いいえ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const Form form = { { { "質問", "回答" }, { cells[i].question, cells[i].offer } } };
      const Form expected = { { { "質問", "回答" }, { cells[i].question, cells[i].filled } } };

      check (self, &form, NULL, &expected);
    }
}

/* The words of a list often stand on a hidden sheet, and have a name. */
static void
add_hidden_list (lxw_workbook *workbook, lxw_worksheet *sheet, const char *formula)
{
  lxw_worksheet *lists = workbook_add_worksheet (workbook, "選択肢 '26");
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                               .value_formula = (gpointer) formula };

  worksheet_write_string (lists, 0, 0, "対応済", NULL);
  worksheet_write_string (lists, 1, 0, "未対応", NULL);
  worksheet_hide (lists);
  workbook_define_name (workbook, "対応状況", "='選択肢 ''26'!$A$1:$A$2");
  worksheet_data_validation_range (sheet, 1, 1, 4, 1, &rule);
}

static void
add_range (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  add_hidden_list (workbook, sheet, "='選択肢 ''26'!$A$1:$A$2");
}

static void
add_name (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  add_hidden_list (workbook, sheet, "=対応状況");
}

static void
add_unknown_name (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  add_hidden_list (workbook, sheet, "=なし");
}

static void
test_hidden_list (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { { { "質問", "回答" }, { NOTICE } } };
  static const Form filled = { { { "質問", "回答" }, { NOTICE, "対応済" } } };

  check (self, &form, add_range, &filled);
  check (self, &form, add_name, &filled);
  check (self, &form, add_unknown_name, &form);
}

static void
limit_to_five (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LENGTH,
                               .criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO,
                               .value_number = 5 };

  worksheet_data_validation_range (sheet, 1, 1, 4, 1, &rule);
}

static void
limit_to_twenty (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LENGTH,
                               .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                               .minimum_number = 0,
                               .maximum_number = 20 };

  worksheet_data_validation_range (sheet, 1, 1, 4, 1, &rule);
}

static void
demand_number (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_INTEGER,
                               .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN,
                               .value_number = 0 };

  worksheet_data_validation_range (sheet, 1, 1, 4, 1, &rule);
}

/* An answer that the form would not let a person type is not written, and it is said why. */
static void
test_limits (ExchangeAnswers *self, gconstpointer user_data)
{
  static const Form form = { { { "質問", "回答" }, { CAPITAL } } };
  g_autofree char *short_text = NULL;
  g_autofree char *text = NULL;
  g_autofree char *number = NULL;

  g_assert_cmpint (fill_one (self, &form, limit_to_five, &short_text), ==, KAIJI_QUESTION_REFUSED);
  g_assert_null (short_text);
  g_assert_cmpint (fill_one (self, &form, limit_to_twenty, &text), ==, KAIJI_QUESTION_FILLED);
  g_assert_cmpstr (text, ==, "98,000,000円");
  g_assert_cmpint (fill_one (self, &form, demand_number, &number), ==, KAIJI_QUESTION_REFUSED);
  g_assert_null (number);
}

/* Whether one of several things is there is no answer to a question for another one of them. */
static void
test_named_kind (ExchangeAnswers *self, gconstpointer user_data)
{
  static const struct
  {
    const char *question;
    gboolean is_filled;
  } questions[] = {
    { PRIVACY_MARK, FALSE },
    { "ITSMSを取得していますか。", FALSE },
    { "ISMS認証を取得していますか。", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (GArray) candidates = kaiji_answer_index_find (self->index, questions[i].question,
                                                               NULL);
      const KaijiCandidate *first = &g_array_index (candidates, KaijiCandidate, 0);

      g_assert_cmpstr (first->field->id, ==, "certifications");
      g_assert_cmpint (first->certainty >= KAIJI_QUESTIONNAIRE_CERTAIN, ==, questions[i].is_filled);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/fill-ticks/columns", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_columns, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/shared-head", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_shared_head, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/divided-head", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_divided_head, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/with-text", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_with_text, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/details", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_details, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/locked", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_locked, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/placeholders", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_placeholders, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/dashes", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_dashes, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/examples", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_examples, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/own-mark", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_own_mark, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/listed-mark", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_listed_mark, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/offer", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_offer, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/hidden-list", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_hidden_list, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/limits", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_limits, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/named-kind", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_named_kind, exchange_answers_tear_down);

  return g_test_run ();
}
