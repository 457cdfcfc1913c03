/* test-form-heads.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of other people's forms are found by heads that nobody has listed.
 */

#include "config.h"

#include "kaiji-form-heads.h"
#include "kaiji-question-columns.h"

#define MAX_CELLS 6

typedef struct
{
  KaijiSchemeLibrary *library;
  GPtrArray *schemes;
  GPtrArray *wordings;
} Test;

static void
set_up (Test *self, gconstpointer user_data)
{
  self->library = kaiji_scheme_library_new ();
  self->schemes = kaiji_scheme_library_list (self->library);
  self->wordings = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_wording_free);
  for (guint i = 0; i < self->schemes->len; i++)
    g_ptr_array_add (self->wordings, kaiji_wording_new_loose (self->schemes->pdata[i]));
}

static void
tear_down (Test *self, gconstpointer user_data)
{
  g_ptr_array_unref (self->wordings);
  g_ptr_array_unref (self->schemes);
  g_clear_object (&self->library);
}

static void
add_row (KaijiTable *table, guint line, const char *place, const char *const *cells)
{
  KaijiTableRow *row = kaiji_table_add_row (table, line, place, FALSE);

  for (guint i = 0; i < MAX_CELLS; i++)
    if (cells[i] != NULL)
      kaiji_table_add_cell (table, row, i, cells[i]);
  kaiji_table_end_row (table);
}

static void
test_columns (Test *self, gconstpointer user_data)
{
  static const struct
  {
    const char *heads[MAX_CELLS];
    guint question;
    guint answer;
    guint detail;
  } forms[] = {
    { { "No", "要求事項", "回答" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "セキュリティ要件", "対応状況（○×）" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "チェック内容", "ご回答" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "質問・確認事項", "回答" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "お伺いしたい内容", "【回答】" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "質問", "貴社のご回答" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "質問", "お取引先様ご記入欄" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "質問", "ベンダー回答" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "質問", "対策の実施状況" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "質問", "回答１" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "質問", "回答\nYes/No", "コメント" }, 1, 2, 3 },
    { { "No", "Question", "Answer" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "チェック項目", "自己評価", "具体的な対策内容" }, 1, 2, 3 },
    { { "No", "チェック項目", "チェック", "備考" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "質問", "具体的内容" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "質問", "備考" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "項目", "内容", "回答" }, 2, 3, KAIJI_NOWHERE },
    { { "No", "項目", "内容" }, 1, 2, KAIJI_NOWHERE },
    { { "No", "項目", "確認内容", "補足", "回答" }, 2, 4, 3 },
    { { "No", "評価項目", "評価基準", "対応可否", "回答内容" }, 1, 3, 4 },
    { { "No", "質問", "回答例", "回答" }, 1, 3, KAIJI_NOWHERE },
    { { "No", "質問", "回答期限", "回答者", "回答" }, 1, 4, KAIJI_NOWHERE },
    { { "No", "質問", "弊社記入欄", "貴社記入欄" }, 1, 3, KAIJI_NOWHERE },
    { { "No", "質問の意図", "質問", "回答" }, 2, 3, KAIJI_NOWHERE },
    /* The head of the questions says nothing, but they are long. */
    { { "No", "分野", "お尋ね", "回答" }, 2, 3, KAIJI_NOWHERE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (KaijiTable) table = kaiji_table_new (TRUE);
      const char *cells[MAX_CELLS] = { "1", "会社" };
      KaijiQuestionColumns columns;

      cells[forms[i].question] = "消火設備を備えていますか。";
      add_row (table, 1, NULL, forms[i].heads);
      add_row (table, 2, NULL, cells);
      if (!kaiji_question_columns_find (table, NULL, self->schemes, self->wordings, &columns))
        g_error ("form %u", i);
      if (columns.question != forms[i].question || columns.answer != forms[i].answer
          || columns.detail != forms[i].detail)
        g_error ("form %u: %d %d %d", i, (int) columns.question, (int) columns.answer,
                 (int) columns.detail);
      kaiji_question_columns_clear (&columns);
    }
}

/* A column that has texts already has no room for answers, whatever its head may be. */
static void
test_room (Test *self, gconstpointer user_data)
{
  static const char *const heads[MAX_CELLS] = { "No", "質問", "備考" };
  static const char *const cells[MAX_CELLS] = { "1", "消火設備を備えていますか。",
                                                "サーバ室のもの" };
  g_autoptr (KaijiTable) table = kaiji_table_new (TRUE);
  KaijiQuestionColumns columns;

  add_row (table, 1, NULL, heads);
  add_row (table, 2, NULL, cells);
  g_assert_false (
    kaiji_question_columns_find (table, NULL, self->schemes, self->wordings, &columns));
}

/* A sheet with unknown heads that has texts beside room for answers is worth a look, one with a
 * list or with explanations is not. */
static void
test_likely (Test *self, gconstpointer user_data)
{
  static const char *const rows[][2][MAX_CELLS] = {
    { { "番号", "とりくみ", "いまのようす" }, { "1", "保存するデータの暗号化" } },
    { { "できているか", "どうか" }, { "保存するデータの暗号化" } },
    { { "記入要領" }, { "回答は回答票に記入してください。" } },
    { { "区分", "説明" }, { "保存するデータの暗号化", "保存中のデータについてお答えください。" } },
  };
  static const gboolean are_likely[] = { TRUE, TRUE, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KaijiTable) table = kaiji_table_new (TRUE);

      add_row (table, 1, "別紙", rows[i][0]);
      add_row (table, 2, "別紙", rows[i][1]);
      g_assert_cmpint (kaiji_question_columns_are_likely (table, "別紙"), ==, are_likely[i]);
      g_assert_false (kaiji_question_columns_are_likely (table, "表紙"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/form-heads/columns", Test, NULL, set_up, test_columns, tear_down);
  g_test_add ("/exchange/form-heads/room", Test, NULL, set_up, test_room, tear_down);
  g_test_add ("/exchange/form-heads/likely", Test, NULL, set_up, test_likely, tear_down);

  return g_test_run ();
}
