/* test-import-heads.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which column has the answers, by heads in other people's ways.
 */

#include "config.h"

#include "exchange-fixture.h"

/* A table of the same questions and answers below any heads; @before and @after are the cells
 * around each answer, with their separators. */
static void
assert_headed (const char *heads,
               const char *separator,
               const char *level,
               const char *before,
               const char *after)
{
  static const char *const rows[][4] = {
    { "9", "売上高", "事業者の売上高(単独ベース)(単位:円)", "1億円" },
    { "11", "資本金", "事業者の資本金(単独ベース)(単位:円)", "3000万円" },
    { "17", "決算公告", "決算公告の実施の有無", "有り" },
  };
  g_autoptr (GString) text = g_string_new (heads);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *labels = g_strjoin (separator, rows[i][0], rows[i][1], rows[i][2], NULL);

      g_string_append_printf (text, "\n%s%s%s%s%s%s", labels, level, before, separator, rows[i][3],
                              after);
    }
  g_string_append_c (text, '\n');
  g_test_message ("%s", heads);
  exchange_fixture_assert_answers (text->str,
                                   "sales: 1億円\ncapital: 3000万円\nfinancial-notice: 有り\n");
}

/* Last time's answers beside today's, whose heads have a year or another note. */
static void
test_years (void)
{
  static const char *const heads[] = {
    "前回（2023年）,今回（2025年）",
    "2023年度,2025年度",
    "前回（2023年）,更新後の回答",
    "2023年 回答,2025年 回答",
    "FY2023,FY2025",
    "令和5年度,令和7年度",
    "平成31年,令和3年",
    "2023年3月期,2025年3月期",
    "回答（前回）,回答（今回）",
    "回答(変更前),回答",
    "Previous answer,Answer",
    "旧,回答※1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *head = g_strconcat ("No.,項目,記述内容,", heads[i], NULL);

      assert_headed (head, ",", "", ",9千万円", "");
    }
}

/* The latest year may be on the left. */
static void
test_latest_first (void)
{
  assert_headed ("No.,項目,記述内容,2025年度,2023年度", ",", "", "", ",9千万円");
  assert_headed ("No.,項目,記述内容,回答（2025年）,回答（2023年）", ",", "", "", ",9千万円");
  assert_headed ("No.,項目,内容,令和7年度,令和5年度", ",", "", "", ",9千万円");
}

/* Heads and levels in two languages, and in English alone. */
static void
test_languages (void)
{
  assert_headed ("No.,項目,内容,区分 / Type,回答 / Answer", ",", ",必須 / Required", "", "");
  assert_headed ("No.,項目 Item,質問 Question,必須/選択,回答 Response", ",", ",必須（Required）",
                 "", "");
  assert_headed ("番号(No.),項目(Item),設問(Question),回答(Your answer),備考(Remarks)", ",", "", "",
                 ",memo");
  assert_headed ("item_no,item,question,required,answer,updated_at", ",", ",true", "",
                 ",2025-03-02 10:21:00");
  assert_headed ("No.,Item,Question,Required,Response,Remarks", ",", ",Required", "", ",ok");
  assert_headed ("\"No.\",\"項目\nItem\",\"質問\nQuestion\",\"回答\nAnswer\"", ",", "", "", "");
}

/* A text whose rows all have as many cells has columns, as a spreadsheet has. */
static void
test_even_text (void)
{
  assert_headed ("番号\t項目\t記述内容\t前回からの変更\t記入内容\t確認", "\t", "", "\t有", "\t済");
  assert_headed ("番号\t項目\t記述内容\t前回の回答\t回答\t備考\t担当", "\t", "", "\t9千万円",
                 "\t\t経理部");
  assert_headed ("番号 | 項目 | 記述内容 | 担当 | 回答 | 確認\n--|--|--|--|--|--", " | ", "",
                 " | 経理部", " | 済");
}

/* Several columns of which none is known to be the answer are not taken surely. */
static void
test_unknown (void)
{
  exchange_fixture_assert_answers ("No\t項目\t記述内容\t甲\t乙\n"
                                   "9\t売上高\t事業者の売上高(単独ベース)(単位:円)\t1億円\t2億円\n"
                                   "11\t資本金\t事業者の資本金(単独ベース)(単位:円)\t1円\t2円\n"
                                   "17\t決算公告\t決算公告の実施の有無\t無し\t有り\n",
                                   "sales? 1億円 2億円\ncapital? 1円 2円\n"
                                   "financial-notice? 無し 有り\n");
}

/* One head above whether there is something and what it is. */
static void
test_details (void)
{
  static const char *const heads[] = {
    "No,項目,記述内容,回答,\n,,,有無,詳細",
    "No,項目,記述内容,回答,\n,,,可否,具体的な内容",
    "No,項目,記述内容,有無,詳細",
    "No,項目,記述内容,回答,詳細",
    "No,項目,記述内容,回答,詳細（文書名など）",
    "No,項目,記述内容,ご回答（2025年度）,\n,,,選択,説明",
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *text = g_strconcat (
        heads[i],
        "\n25,勧誘・販売に関する規程等の整備,勧誘・販売に関する基本方針・規程・マニュアル等の"
        "有無と、文書類がある場合はそれらの文書名,有り,基本方針\n"
        "17,決算公告,決算公告の実施の有無,無し,\n",
        NULL);

      g_test_message ("%s", heads[i]);
      exchange_fixture_assert_answers (text, "sales-policy: 有り 基本方針\n"
                                             "financial-notice: 無し\n");
    }
}

/* Whatever else is below the head of the answers makes them unsure. */
static void
test_parts (void)
{
  exchange_fixture_assert_answers ("No,項目,記述内容,回答,\n,,,数値,根拠資料\n"
                                   "9,売上高,事業者の売上高(単独ベース)(単位:円),1億円,決算書\n"
                                   "11,資本金,事業者の資本金(単独ベース)(単位:円),3000万円,\n",
                                   "sales? 1億円\ncapital: 3000万円\n");
}

/* A level before what is asked, in the same cell: with an answer and without. */
static void
test_badges (void)
{
  exchange_fixture_assert_answers ("No,項目,内容,回答\n"
                                   "9,売上高,必須 事業者の売上高(単独ベース)(単位:円),\n"
                                   "11,資本金,\"必須\n事業者の資本金(単独ベース)(単位:円)\",1億円\n"
                                   "17,決算公告,任意 決算公告の実施の有無,\n"
                                   "27,サービス名称,必須　申請したASP・SaaSのサービス名称,つづり\n"
                                   "28,サービス開始時期,必須 申請したASP・SaaSのサービス開始日,\n",
                                   "capital: 1億円\nservice-name: つづり\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/import-heads/years", test_years);
  g_test_add_func ("/exchange/import-heads/latest-first", test_latest_first);
  g_test_add_func ("/exchange/import-heads/languages", test_languages);
  g_test_add_func ("/exchange/import-heads/even-text", test_even_text);
  g_test_add_func ("/exchange/import-heads/unknown", test_unknown);
  g_test_add_func ("/exchange/import-heads/details", test_details);
  g_test_add_func ("/exchange/import-heads/parts", test_parts);
  g_test_add_func ("/exchange/import-heads/badges", test_badges);

  return g_test_run ();
}
