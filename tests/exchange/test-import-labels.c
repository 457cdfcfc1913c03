/* test-import-labels.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that say in other ways than with a cell for each label what they answer, and columns that
 * are headed by more than one row.
 */

#include "config.h"

#include "exchange-fixture.h"

/* Number, titles, prompt and level in one cell, with signs or nothing between them. The prompt is
 * less than half of it, so that the cell is not like it. */
static void
test_joined (void)
{
  exchange_fixture_assert_answers (
    "開示項目,回答\n"
    "\"27_サービス内容_サービス名称\n申請したASP・SaaSのサービス名称\n(必須)\",つづり\n"
    "\"36_サービス料金_料金体系\n初期費用額\n(必須)\",10万円\n"
    "\"36_サービス料金_料金体系\n月額利用額\n(必須)\",2万円\n"
    "\"73_施設建築物_耐震・免震構造\n耐震数値\n(必須)\",震度6強\n"
    "\"88_サービス窓口(苦情受付)_サポート範囲・手段\nサポート範囲\n(必須)\",全般\n",
    "service-name: つづり\ninitial-fee: 10万円\nmonthly-fee: 2万円\n"
    "seismic-rating: 震度6強\nsupport-scope: 全般\n");
  exchange_fixture_assert_answers (
    "<html><body><dl><div><dt><span>36</span><span>料金体系</span><span>初期費用額</span>"
    "<span>必須</span></dt><dd>10万円</dd></div>"
    "<div><dt><span>36</span><span>料金体系</span><span>月額利用額</span>"
    "<span>必須</span></dt><dd>2万円</dd></div>"
    "<div><dt><span>73</span><span>耐震・免震構造</span><span>耐震数値</span>"
    "<span>必須</span></dt><dd>震度6強</dd></div></dl></body></html>",
    "initial-fee: 10万円\nmonthly-fee: 2万円\nseismic-rating: 震度6強\n");
}

/* Only the item is named: as many rows as it has fields answer these in order, an empty one, too.
 * Of fewer rows, only the kind of the answer may tell. */
static void
test_titles (void)
{
  exchange_fixture_assert_answers (
    "4\t事業所\t必須\t\n4\t事業所\t必須\t国内:3\n4\t事業所\t必須\t東京都品川区\n"
    "24\t情報セキュリティに関する規程等の整備\t必須\t基本方針\n"
    "28\tサービス開始時期\t必須\t2019年4月1日\n"
    "73\t耐震・免震構造\t必須\t免震構造です\n"
    "78\t火災感知・報知システム\t選択\t有り\n",
    "office-count? 国内:3\noffice-locations? 東京都品川区\n"
    "service-start: 2019年4月1日\nfire-detection? 有り\n");
}

/* The head above the answers is divided in the row below: one of its columns is the answer's. */
static void
test_heads_of_two_rows (void)
{
  const char *answers = "employee-count: 42名\nsales: 5,000,000円\nservice-name: つづり\n";

  exchange_fixture_assert_answers (
    "No,項目,質問内容,回答,,\n,,,記入例,貴社,備考\n"
    "8,従業員,正社員数(単独ベース),85名,42名,概数\n"
    "9,売上高,事業者全体の売上高(単独ベース)(単位:円),\"1,250,000,000円\",\"5,000,000円\",\n"
    "27,サービス名称,申請したASP・SaaSのサービス名称,例)ABC,つづり,\n",
    answers);
  exchange_fixture_assert_answers (
    "番号,開示情報,,要否,申請者記入欄,\n,項目名,記述内容,,前回,今回\n"
    "8,従業員,正社員数(単独ベース),選択,40名,42名\n"
    "9,売上高,事業者全体の売上高(単独ベース)(単位:円),必須,\"4,000,000円\",\"5,000,000円\"\n"
    "27,サービス名称,申請したASP・SaaSのサービス名称,必須,旧つづり,つづり\n",
    answers);
  exchange_fixture_assert_answers (
    "<html><body><table><tr><th rowspan=2>番号</th><th colspan=2>開示項目</th>"
    "<th colspan=2>回答欄</th></tr><tr><th>項目</th><th>内容</th><th>本文</th>"
    "<th>補足</th></tr>"
    "<tr><td>8</td><td>従業員</td><td>正社員数(単独ベース)</td><td>42名</td>"
    "<td>概数</td></tr>"
    "<tr><td>9</td><td>売上高</td>"
    "<td>事業者全体の売上高(単独ベース)(単位:円)</td><td>5,000,000円</td><td></td></tr>"
    "<tr><td>27</td><td>サービス名称</td>"
    "<td>申請したASP・SaaSのサービス名称</td><td>つづり</td><td>新</td></tr>"
    "</table></body></html>",
    answers);
  /* A record's last row and the next one's first are no heads. */
  exchange_fixture_assert_answers (
    "<html><body><table><tr><th>項番</th><td>8</td><th>項目</th><td>従業員</td></tr>"
    "<tr><th>記述内容</th><td colspan=3>正社員数(単独ベース)</td></tr>"
    "<tr><th>回答</th><td colspan=3>42名</td></tr>"
    "<tr><th>項番</th><td>9</td><th>項目</th><td>売上高</td></tr>"
    "<tr><th>記述内容</th>"
    "<td colspan=3>事業者全体の売上高(単独ベース)(単位:円)</td></tr>"
    "<tr><th>回答</th><td colspan=3>5,000,000円</td></tr>"
    "<tr><th>項番</th><td>27</td><th>項目</th><td>サービス名称</td></tr>"
    "<tr><th>記述内容</th><td colspan=3>申請したASP・SaaSのサービス名称</td></tr>"
    "<tr><th>回答</th><td colspan=3>つづり</td></tr></table></body></html>",
    answers);
}

/* No head tells which of two columns is the answer's: both are shown, but nothing is sure. */
static void
test_unknown_heads (void)
{
  exchange_fixture_assert_answers (
    "番号,項目名,記述内容,要否,東日本,西日本\n"
    "8,従業員,正社員数(単独ベース),選択,40名,42名\n"
    "9,売上高,事業者全体の売上高(単独ベース)(単位:円),必須,4円,5円\n"
    "27,サービス名称,申請したASP・SaaSのサービス名称,必須,,つづり\n",
    "employee-count? 40名 42名\nsales? 4円 5円\nservice-name: つづり\n");
}

/* Letters whose marks are characters of their own, as some systems write kana, and kanji with a
 * selector of their variant. */
static void
test_marks (void)
{
  exchange_fixture_assert_answers (
    "No.,項目名,記述内容,要否,回答\n"
    "27,サーヒ\u3099ス名称,申請したASP・SaaSのサーヒ\u3099ス名称,必須,つつ\u3099り\n"
    "36,サーヒ\u3099ス料金,初期費用額,必須,10万円\n"
    "88,サーヒ\u3099ス窓口(苦情受付),サホ\u309aート範\U000e0100囲\ufe00,必須,全般\n",
    "service-name: つつ\u3099り\ninitial-fee: 10万円\nsupport-scope: 全般\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-labels/joined", test_joined);
  g_test_add_func ("/exchange/import-labels/titles", test_titles);
  g_test_add_func ("/exchange/import-labels/heads-of-two-rows", test_heads_of_two_rows);
  g_test_add_func ("/exchange/import-labels/unknown-heads", test_unknown_heads);
  g_test_add_func ("/exchange/import-labels/marks", test_marks);
  return g_test_run ();
}
