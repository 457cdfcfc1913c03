/* test-fill-ticks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A customer's form is answered by ticking columns or boxes.
 */

#include "config.h"

#include "form-fixture.h"

/* What the sample says is there, what it says in figures, and where it names another thing. */
#define NOTICE "決算公告の実施の有無"
#define CAPITAL "資本金はいくらですか。"
#define PRIVACY_MARK "プライバシーマークを取得していますか。"

/* What the sample says is there, and what. */
#define FIREWALL "ファイアウォールを設置しているか"
#define FIREWALLS "ファイアウォールとWAFによりWebアプリケーションへの攻撃を遮断"

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

  form_check (self, &form, NULL, &expected);
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

  form_check (self, &form, NULL, &expected);
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
  static const guint places[][2] = { { 2, 3 }, { 2, 4 }, { FORM_MAX_ROWS, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      Form expected = forms[i];

      if (places[i][0] < FORM_MAX_ROWS)
        expected.cells[places[i][0]][places[i][1]] = "98,000,000円";
      form_check (self, &forms[i], NULL, &expected);
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

  form_check (self, &form, NULL, &expected);
}

static void
add_circles (lxw_workbook *workbook, lxw_worksheet *sheet)
{
  static const char *const words[] = { "○", "△", "×", NULL };
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST,
                               .value_list = (gpointer) words };

  worksheet_data_validation_range (sheet, 1, 2, FORM_MAX_ROWS, 2, &rule);
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

  form_check (self, &forms[0], add_circles, &expected[0]);
  form_check (self, &forms[1], NULL, &expected[1]);
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

      g_assert_cmpint (form_fill_one (self, &form, NULL, &written), ==, KAIJI_QUESTION_FILLED);
      g_assert_cmpstr (written, ==, "98,000,000円");
    }
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const Form form = { { { "質問", "回答" }, { CAPITAL, answers[i] } } };
      g_autofree char *written = NULL;

      g_assert_cmpint (form_fill_one (self, &form, NULL, &written), ==, KAIJI_QUESTION_ANSWERED);
    }

  form_fill_one (self, &(Form){ { { "質問", "回答" }, { NOTICE, "1. 有　2. 無" } } }, NULL, &yes);
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
  g_autoptr (GBytes) bytes = form_make (&all, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiQuestionnaire) form = kaiji_questionnaire_new (bytes, NULL, NULL, NULL,
                                                                 self->index, self->library,
                                                                 &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kaiji_questionnaire_fill (form, KAIJI_QUESTIONNAIRE_CERTAIN), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (GBytes) other = form_make (kept[i], NULL);
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
  form_check (self, &form, NULL, &expected);
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

  form_check (self, &ticks, NULL, &ticked);
  form_check (self, &boxes, NULL, &boxed);
  form_check (self, &answered, NULL, &answered);
  form_check (self, &dashed, NULL, &dashed_filled);
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

      form_check (self, &form, NULL, &expected);
    }
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
  g_test_add ("/exchange/fill-ticks/placeholders", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_placeholders, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/dashes", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_dashes, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/examples", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_examples, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/own-mark", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_own_mark, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/offer", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_offer, exchange_answers_tear_down);
  g_test_add ("/exchange/fill-ticks/named-kind", ExchangeAnswers, NULL, exchange_answers_set_up,
              test_named_kind, exchange_answers_tear_down);

  return g_test_run ();
}
