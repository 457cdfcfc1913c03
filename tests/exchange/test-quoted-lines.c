/* test-quoted-lines.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of an answer that quote a title of the form, and headings in two languages.
 */

#include "config.h"

#include "exchange-fixture.h"

/* Reads a sheet in lines, with an answer of several lines. */
static void
assert_overview (const char *quote)
{
  g_autofree char *text
    = g_strconcat ("4\n事業所\n事業者の本店住所・郵便番号\n必須\n東京都千代田区麹町5-7-2\n"
                   "事業所数(国内、国外)\n国内3\n主な事業所の所在地\n東京、大阪、福岡\n"
                   "5\n事業の概要\n主な事業の概要\n"
                   "事業者の主要な事業の概要(ASP・SaaS以外も含む)\n必須\nソフトウェアの開発\n",
                   quote,
                   "\n6\n経営者\n代表者\n代表者氏名\n必須\n水野 慎一\n7\n役員\n役員数\n選択\n7名\n"
                   "9\n財務データ\n売上高\n事業者全体の売上高(単独ベース)(単位:円)\n必須\n5円\n",
                   NULL);
  g_autofree char *answers = g_strconcat (
    "head-office: 東京都千代田区麹町5-7-2\noffice-count: 国内3\n"
    "office-locations: 東京、大阪、福岡\nbusiness-overview: ソフトウェアの開発\n",
    quote, "\nrepresentative-name: 水野 慎一\nofficer-count: 7名\nsales: 5円\n", NULL);

  exchange_fixture_assert_answers (text, answers);
}

/* The other titles have no colon, mark or dot, and there are levels below them. */
static void
test_lines (void)
{
  assert_overview ("告知方法:メール");
  assert_overview ("2.利用者数 5,000名");
  assert_overview ("・定期報告:月次の稼働報告書を発行");
  assert_overview ("資本金 1億円");
  assert_overview ("(1)時刻同期\nNTPで同期");
  assert_overview ("【推奨端末】\nWindows 11");
  assert_overview ("主な事業の概要：開発と保守");
}

/* A text whose titles all have them is made of rows. */
static void
test_rows (void)
{
  exchange_fixture_assert_answers (
    "7.役員数:7名\n8.従業員数:42名\n11.資本金:1億円\n27.サービス名称:つづり\n"
    "28.サービス開始時期:2019年4月1日\n",
    "officer-count: 7名\nemployee-count: 42名\ncapital: 1億円\nservice-name: つづり\n"
    "service-start: 2019年4月1日\n");
}

/* A heading with its translation is not the answer to the row above it. */
static void
test_headings (void)
{
  static const char *const headings[] = {
    "- 財務状況 Financial Status", "■ 財務状況 (Financial)", "【財務状況】Financial",
    "3. 財務状況 / Finance",       "Ⅲ 財務状況 - Finance",   "三、財務状況（Finance）",
    "- Finance 財務状況",          "# Finance (財務状況)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strconcat (
        "No.\t項目\t記述内容\t必須/選択\t回答\n7\t役員\t役員数\t選択\t7名\n"
        "8\t従業員数\t正社員数(単独ベース)\t選択\t\n",
        headings[i], "\t\t\t\t\n9\t売上高\t事業者全体の売上高(単独ベース)(単位:円)\t必須\t5円\n",
        NULL);

      exchange_fixture_assert_answers (text, "officer-count: 7名\nsales: 5円\n");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/quoted-lines/lines", test_lines);
  g_test_add_func ("/exchange/quoted-lines/rows", test_rows);
  g_test_add_func ("/exchange/quoted-lines/headings", test_headings);
  return g_test_run ();
}
