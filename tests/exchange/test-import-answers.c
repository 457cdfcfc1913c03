/* test-import-answers.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where answers begin and end, and what is none.
 */

#include "config.h"

#include "exchange-fixture.h"

/* Masks of the public version, in lines that are indented, of other widths and several in a cell.
 */
static void
test_masks (void)
{
  exchange_fixture_assert_answers ("6.　代表者\n"
                                   "　　代表者氏名　[必須]\n　　　　佐久間 一郎\n"
                                   "　　代表者写真　[選択]\n　　　　記述無し(*)\n"
                                   "　　代表者年齢　[選択]\n　　　　記述有り(*)\n"
                                   "10.　経常利益\n"
                                   "　　事業者全体の経常利益額(単独ベース)(単位:円)　[選択]\n"
                                   "　　　　記述有り（＊）\n",
                                   "representative-name: 佐久間 一郎\n");
  exchange_fixture_assert_answers ("No,項目,回答\n"
                                   "8,役員数,\"記述有り(*)\n記述有り(*)\"\n"
                                   "11,資本金,　記述無し(*)　\n"
                                   "17,決算公告,記述有り(*) 記述無し(*)\n"
                                   "27,サービス名称,記述有り\n",
                                   "service-name: 記述有り\n");
}

/* Masks as others write them. */
static void
test_other_masks (void)
{
  static const char *const masks[] = {
    "記述あり(*)",   "記述有り (*)", "記述なし(*)",   "記述有（＊）", "(*)記述有り",
    "* 記述無し",    "記述有り*",    "記述あり（*）", "記述無し※",    "記述有り(＊)\n記述なし(*)",
    "記述無（ * ）",
  };

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *text = g_strdup_printf ("No,項目,回答\n7,役員数,\"%s\"\n"
                                               "27,サービス名称,記述有り(*)の書き方\n"
                                               "28,サービス開始時期,2024年4月1日\n",
                                               masks[i]);

      g_test_message ("%s", masks[i]);
      exchange_fixture_assert_answers (text, "service-name: 記述有り(*)の書き方\n"
                                             "service-start: 2024年4月1日\n");
    }
}

/* Two answers in the cell of the first one, or only the second. */
static void
test_two_in_a_cell (void)
{
  static const struct
  {
    const char *cell;
    const char *answers;
  } cells[] = {
    { "共有します。 有り:連携",
      "service-description: 共有します。\nservice-partnerships? 有り:連携\n" },
    { "共有します。有り(連携)",
      "service-description: 共有します。\nservice-partnerships? 有り(連携)\n" },
    { "共有します。 無し。", "service-description: 共有します。\nservice-partnerships? 無し。\n" },
    { "共有します。 あり、連携",
      "service-description: 共有します。\nservice-partnerships? あり、連携\n" },
    { "共有サービス 有り：連携",
      "service-description? 共有サービス\nservice-partnerships? 有り：連携\n" },
    { "共有サービス　無し", "service-description? 共有サービス\nservice-partnerships? 無し\n" },
    { "有り:連携", "service-partnerships? 有り:連携\n" },
    { "なし", "service-partnerships? なし\n" },
    { "特徴は無しにできる事。有り余る容量",
      "service-description: 特徴は無しにできる事。有り余る容量\n" },
    { "制限 なし に使える", "service-description: 制限 なし に使える\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "30\tサービス内容\tサービスの内容・特徴\t申請したASP・SaaSのサービスの内容・特徴\t必須\t%"
        "s\n"
        "\t\tサービスの内容・範囲\t他の事業者との間でサービス連携を行っていることの有無と、"
        "ある場合はその内容\t\t\n"
        "31\t\tサービスのカスタマイズ範囲\tアプリケーションのカスタマイズの範囲"
        "(契約内容に依存する場合はその旨記述)\t必須\t相談\n",
        cells[i].cell);
      g_autofree char *answers = g_strconcat (cells[i].answers, "service-customization: 相談\n",
                                              NULL);

      g_test_message ("%s", cells[i].cell);
      exchange_fixture_assert_answers (text, answers);
    }
}

/* Questions with numbers in parts, whatever they are called. */
static void
test_question_marks (void)
{
  static const char *const marks[] = {
    "設問", "問", "質問", "Q", "Question ", "設問 No.",
  };
  static const char *const branches[] = { "-", "－", "の", "." };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = marks[i];
      const char *branch = branches[i % G_N_ELEMENTS (branches)];
      g_autofree char *text
        = g_strdup_printf ("%s1%s1\n開示情報の年月日(西暦)\n回答：2025年4月1日\n\n"
                           "%s2%s1\n事業者の正式名称(商号)\n回答：テスト株式会社\n\n"
                           "%s27%s1\n申請したASP・SaaSのサービス名称\n回答：つづり\n",
                           mark, branch, mark, branch, mark, branch);

      g_test_message ("%s %s", mark, branch);
      exchange_fixture_assert_answers (text, "disclosure-date: 2025年4月1日\n"
                                             "business-name: テスト株式会社\n"
                                             "service-name: つづり\n");
    }
}

/* Dots that lead from what is asked to its answer. */
static void
test_leaders (void)
{
  static const char *const leaders[] = {
    " ……… ", "........", " ・・・・・ ", "＿＿＿", " ‥‥ ", " ----- ", "……：", " … ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (leaders); i++)
    {
      const char *dots = leaders[i];
      g_autofree char *text
        = g_strdup_printf ("2) 事業者名\n  事業者の正式名称(商号)%sテスト\n"
                           "9) 売上高\n  事業者全体の売上高(単独ベース)(単位:円)%s1億円\n"
                           "11) 資本金\n  事業者の資本金(単独ベース)(単位:円)%s\n"
                           "27) サービス名称\n  申請したASP・SaaSのサービス名称%sつづり\n",
                           dots, dots, dots, dots);

      g_test_message ("%s", dots);
      exchange_fixture_assert_answers (text, "business-name: テスト\nsales: 1億円\n"
                                             "service-name: つづり\n");
    }
}

/* Heads that each cell repeats, of empty cells, too. */
static void
test_repeated_heads (void)
{
  exchange_fixture_assert_answers (
    "<table><tr><th>No.</th><th>項目</th><th>記述内容</th><th>回答</th></tr>"
    "<tr><td>No.9</td><td>項目：売上高</td>"
    "<td>記述内容：事業者の売上高(単独ベース)(単位:円)</td><td>回答：1億円</td></tr>"
    "<tr><td>No.11</td><td>項目：資本金</td>"
    "<td>記述内容：事業者の資本金(単独ベース)(単位:円)</td><td>回答：</td></tr>"
    "<tr><td>No.17</td><td>項目：決算公告</td>"
    "<td>記述内容：決算公告の実施の有無</td><td>回答<br>有り</td></tr></table>",
    "sales: 1億円\nfinancial-notice: 有り\n");
}

/* The end of a letter is nobody's answer, an answer that begins like one is. */
static void
test_closing (void)
{
  static const char *const closings[] = {
    "\n以上、よろしくお願いいたします。\n--\n辻本 恵介",
    "\n以上",
    "\n以上です。\n辻本",
    "\nどうぞよろしくお願いいたします。\n\n辻本",
    "\nBest regards,\nTsujimoto",
  };

  for (guint i = 0; i < G_N_ELEMENTS (closings); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "■9.売上高\n　・事業者全体の売上高(単独ベース)(単位:円)\n　　1億円\n\n"
        "■27.サービス名称\n　・申請したASP・SaaSのサービス名称\n　　以上管理\n%s\n",
        closings[i]);

      exchange_fixture_assert_answers (text, "sales: 1億円\nservice-name: 以上管理\n");
    }
}

/* Several prompts in a cell, and an answer of several lines: marks tell where each begins. */
static void
test_several (void)
{
  exchange_fixture_assert_answers (
    "No.,項目,記述内容,回答\n"
    "7,役員,\"・役員数\n・役員氏名及び役職名\",\"・3名\n・浜野（代表取締役）\n大西（取締役）\"\n"
    "36,料金体系,\"・初期費用額\n・月額利用額\",\"・10万円\n・2万円\"\n",
    "officer-count: 3名\nofficer-names: 浜野（代表取締役）\n大西（取締役）\n"
    "initial-fee: 10万円\nmonthly-fee: 2万円\n");
  exchange_fixture_assert_answers (
    "No.,項目,記述内容,回答\n"
    "7,役員,\"役員数\n役員氏名及び役職名\",\"3名\n浜野（代表取締役）\n大西（取締役）\"\n"
    "27,サービス名称,申請したASP・SaaSのサービス名称,つづり\n",
    "officer-names? 3名\n浜野（代表取締役）\n大西（取締役）\nservice-name: つづり\n");
}

/* In a table of lists, one of a single prompt has marks too; an answer's own list keeps its marks.
 */
static void
test_marked_alone (void)
{
  exchange_fixture_assert_answers (
    "No.,項目,記述内容,回答\n"
    "3,設立年・事業年数,\"・事業者の設立年(西暦)\n・設立後の事業年数\",\"・2004年\n・22年\"\n"
    "10,経常利益,・事業者全体の経常利益額(単独ベース),・記述有り(*)\n"
    "11,資本金,・事業者全体の資本金(単独ベース),\"・9,800万円\"\n"
    "14,インタレスト・カバレッジ・レシオ,事業者全体のインタレスト・カバレッジ・レシオ(単独ベース),"
    "・2倍\n"
    "27,サービス名称,・申請したASP・SaaSのサービス名称,\"・つづり\n・つづりプラス\"\n",
    "founding-year: 2004年\nbusiness-years: 22年\ncapital: 9,800万円\n"
    "interest-coverage-ratio: ・2倍\nservice-name: ・つづり\n・つづりプラス\n");
}

/* What is asked may stand in brackets before each answer of a cell. */
static void
test_bracketed_labels (void)
{
  exchange_fixture_assert_answers (
    "No.,項目,回答\n"
    "6,代表者,【代表者氏名】小松 空\n"
    "7,役員,\"[役員数] 3名\n[役員氏名及び役職名] 浜野\n大西\"\n"
    "36,料金体系,\"〔初期費用額〕10万円\n〔月額利用額〕：2万円\"\n",
    "representative-name: 小松 空\nofficer-count: 3名\nofficer-names: 浜野\n大西\n"
    "initial-fee: 10万円\nmonthly-fee: 2万円\n");
}

/* An answer that goes on in a row of its own, whose mark is of any width. */
static void
test_continued (void)
{
  exchange_fixture_assert_answers ("No.,項目,記述内容,回答\n"
                                   "7,役員,役員氏名及び役職名,浜野\n"
                                   ",,役員氏名及び役職名（続き）,\"\n大西\"\n"
                                   "27,サービス名称,申請したASP・SaaSのサービス名称,つづり\n"
                                   ",,申請したASP・SaaSのサービス名称 (続き),帳\n",
                                   "officer-names: 浜野\n大西\nservice-name: つづり帳\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/import-answers/masks", test_masks);
  g_test_add_func ("/exchange/import-answers/other-masks", test_other_masks);
  g_test_add_func ("/exchange/import-answers/two-in-a-cell", test_two_in_a_cell);

  g_test_add_func ("/exchange/import-answers/question-marks", test_question_marks);
  g_test_add_func ("/exchange/import-answers/leaders", test_leaders);
  g_test_add_func ("/exchange/import-answers/repeated-heads", test_repeated_heads);
  g_test_add_func ("/exchange/import-answers/closing", test_closing);
  g_test_add_func ("/exchange/import-answers/several", test_several);
  g_test_add_func ("/exchange/import-answers/marked-alone", test_marked_alone);
  g_test_add_func ("/exchange/import-answers/bracketed-labels", test_bracketed_labels);
  g_test_add_func ("/exchange/import-answers/continued", test_continued);

  return g_test_run ();
}
