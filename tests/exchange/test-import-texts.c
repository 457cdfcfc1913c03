/* test-import-texts.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts as they are copied from pages, letters and programs for writing.
 */

#include "config.h"

#include "exchange-fixture.h"

#define HEADS "No.\t項目\t記述内容\t必須/選択\t内容\n"
#define OVERVIEW "5\t主な事業の概要\t事業者の主な事業の概要\t必須\t"
#define SALES "9\t売上高\t事業者全体の売上高(単独ベース)(単位:円)\t必須\t1億円\n"
#define CAPITAL "11\t資本金\t事業者の資本金(単独ベース)(単位:円)\t必須\t2億円\n"

/* A cell of several paragraphs has empty lines inside. Its rest is taken, or listed beside an
 * answer that is not sure. */
static void
test_paragraphs (void)
{
  exchange_fixture_assert_answers (HEADS OVERVIEW "1. 企画\n\n2. 開発\n\n3. 販売\n" SALES CAPITAL,
                                   "business-overview: 1. 企画\n\n2. 開発\n\n3. 販売\n"
                                   "sales: 1億円\ncapital: 2億円\n");
  exchange_fixture_assert_answers (HEADS OVERVIEW "企画\n開発\n\n販売\n" SALES CAPITAL,
                                   "business-overview: 企画\n開発\n\n販売\n"
                                   "sales: 1億円\ncapital: 2億円\n");
  exchange_fixture_assert_answers (
    HEADS OVERVIEW "企画\n\n開発\n\n販売\n\n" SALES CAPITAL,
    "business-overview? 企画\n\n開発\n\n販売\nsales: 1億円\ncapital: 2億円\n");
  exchange_fixture_assert_answers (HEADS OVERVIEW "企画\n\n弊社の財務\n\n" SALES CAPITAL,
                                   "business-overview? 企画\nsales: 1億円\ncapital: 2億円\n");
  /* What follows the whole table is not the rest of its last answer. */
  exchange_fixture_assert_answers (HEADS OVERVIEW "企画\n" SALES CAPITAL "\nお問い合わせ\n",
                                   "business-overview: 企画\nsales: 1億円\ncapital: 2億円\n");
}

#define TABLE "|No|項目|記述内容|回答|\n|--|---|---|---|\n"
#define MD_SALES "|9|売上高|事業者全体の売上高(単独ベース)(単位:円)|**1億円**|\n"
#define MD_NAME "|27|サービス名称|申請したASP・SaaSのサービス名称|"

/* Marks of Markdown are no part of an answer. */
static void
test_markdown (void)
{
  static const struct
  {
    const char *answer;
    const char *wanted;
  } answers[] = {
    { "**つづり**", "つづり" },
    { "__つづり__ *改*", "つづり 改" },
    { "***つづり*** ~~旧~~", "つづり 旧" },
    { "`tsuzuri -v`", "tsuzuri -v" },
    { "**つづり**（`v2`）", "つづり（v2）" },
    { "[https://a.example/b](https://a.example/b)", "https://a.example/b" },
    { "<https://a.example/b> に掲載", "https://a.example/b に掲載" },
    { "<info@a.example>", "info@a.example" },
    { "[info@a.example](mailto:info@a.example)", "info@a.example" },
    { "[a.example](https://a.example/)", "https://a.example/" },
    { "[当社の案内](https://a.example/b_(c))", "当社の案内 (https://a.example/b_(c))" },
    { "[**案内**](<https://a.example/b> \"題\")", "案内 (https://a.example/b)" },
    { "![図](zu.png)", "図 (zu.png)" },
    { "<b>つづり</b><br>改", "つづり\n改" },
    { "\\*つづり\\* a\\_b", "*つづり* a_b" },
    { "2*3*4 と snake_case_name", "2*3*4 と snake_case_name" },
    { "5 * 3 * 2 (*) と (*)", "5 * 3 * 2 (*) と (*)" },
    { "a &lt; b &amp; c", "a < b & c" },
    { "[x] 済 ** 未", "[x] 済 ** 未" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *text = g_strconcat (TABLE MD_SALES MD_NAME, answers[i].answer, "|\n", NULL);
      g_autofree char *wanted = g_strconcat ("sales: 1億円\nservice-name: ", answers[i].wanted,
                                             "\n", NULL);

      exchange_fixture_assert_answers (text, wanted);
    }
}

/* They are in lines, too; in what is no Markdown, they are somebody's. */
static void
test_markdown_lines (void)
{
  exchange_fixture_assert_answers (
    "# 情報開示\n\n## 9 売上高\n\n**事業者全体の売上高(単独ベース)(単位:円)**\n\n*1億円*\n\n"
    "## 27 サービス名称\n\n- **申請したASP・SaaSのサービス名称**: "
    "[つづり](https://a.example/)<br>改\n",
    "sales: 1億円\nservice-name: つづり (https://a.example/)\n改\n");
  exchange_fixture_assert_answers ("No.\t項目\t記述内容\t内容\n"
                                   "9\t売上高\t事業者全体の売上高(単独ベース)(単位:円)\t1億円\n"
                                   "27\tサービス名称\t申請したASP・SaaSのサービス名称\t"
                                   "**つづり** [a](b) `c` <https://a.example/>\n",
                                   "sales: 1億円\n"
                                   "service-name: **つづり** [a](b) `c` <https://a.example/>\n");
}

/* A heading may be put together from a title and a prompt, mostly a shorter one. */
static void
test_composed (void)
{
  static const struct
  {
    const char *joint;
    const char *end;
  } headings[] = {
    { "（", "）：" }, { "(", "): " },   { " (", ")\n" }, { "［", "］：" }, { "【", "】 " },
    { "「", "」：" }, { " － ", "：" }, { " - ", ": " }, { "－", "：" },   { "/", "：" },
    { "／", "　" },   { " ＞ ", "：" }, { "_", "：" },   { "の", "：" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const char *joint = headings[i].joint;
      const char *end = headings[i].end;
      g_autofree char *text = g_strconcat ("主な事業の概要：企画\n開発\n料金体系", joint,
                                           "初期費用額", end, "10万円\n料金体系", joint,
                                           "月額利用額", end,
                                           "月額：2万円\n3年目から1万円\n88. サポート範囲・手段",
                                           joint, "サポート範囲", end, "全般\n", NULL);

      exchange_fixture_assert_answers (text, "business-overview? 企画\n開発\ninitial-fee: 10万円\n"
                                             "monthly-fee: 月額：2万円\n3年目から1万円\n"
                                             "support-scope: 全般\n");
    }

  /* What is less like its own prompt than like another one is no part of the answer. */
  exchange_fixture_assert_answers (
    "2. 事業者名：つづり社\n27. サービス名称：つづり\n88. "
    "サポート範囲・手段（サポート範囲）：全般\n"
    "88. サポート範囲・手段（サポート手段）：電話\n",
    "business-name: つづり社\nservice-name: つづり\nsupport-scope: 全般\nsupport-means? 電話\n");
  exchange_fixture_assert_answers (
    "事業者名 :: 事業者の正式名称(商号) :: つづり社\nサービス名称 :: "
    "申請したASP・SaaSのサービス名称 :: つづり\n",
    "business-name: つづり社\nservice-name: つづり\n");
}

/* Letters quote what they answer, line by line. */
static void
test_quoted (void)
{
  const char *answers = "business-name: つづり社\nsales: 1億円\nservice-name: つづり\n改\n";

  exchange_fixture_assert_answers (
    "お世話になっております。\n\n> 2. 事業者名\n> 事業者の正式名称(商号)\nつづり社\n\n"
    "> 9. 売上高\n> 事業者全体の売上高(単独ベース)(単位:円)\n1億円\n\n"
    "> 27. サービス名称\n> 申請したASP・SaaSのサービス名称\nつづり\n改\n",
    answers);
  exchange_fixture_assert_answers (
    ">> 2. 事業者名\n>> 事業者の正式名称(商号)：つづり社\n>>\n"
    ">> 9. 売上高\n>> 事業者全体の売上高(単独ベース)(単位:円)：1億円\n>>\n"
    "＞27. サービス名称\n＞申請したASP・SaaSのサービス名称：つづり\n＞改\n",
    answers);
  exchange_fixture_assert_answers (
    "2. 事業者名\n事業者の正式名称(商号)：つづり社\n"
    "9. 売上高\n事業者全体の売上高(単独ベース)(単位:円)：1億円\n"
    "27. サービス名称\n申請したASP・SaaSのサービス名称：つづり\n> 改\n",
    "business-name: つづり社\nsales: 1億円\nservice-name: つづり\n> 改\n");
}

/* A cell may have the answers to all the fields of its item: their kinds tell them apart, or their
 * number. */
static void
test_shared (void)
{
  exchange_fixture_assert_answers (
    "項目,回答\n役員数,\"5名\n浜野\n大西\"\n事業者名,つづり社\n"
    "サポート範囲・手段,全般 ／ 電話、メール\n勧誘・販売に関する規程等の整備,\"有り 規範\n有り\"\n",
    "officer-count: 5名\nofficer-names? 浜野\n大西\nbusiness-name? つづり社\n"
    "support-scope? 全般\nsupport-means? 電話、メール\n"
    "sales-policy? 有り 規範\nsales-policy-approval? 有り\n");
  /* Each field has a row of its own, although the first has the item's title only. */
  exchange_fixture_assert_answers (
    "番号\t項目\t記述内容\t必須/選択\t内容\n2\t事業者名\t事業者の正式名称(商号)\t必須\tつづり社\n"
    "7\t役員\t役員数\t選択\t常勤7名\n非常勤2名\n\t\t役員氏名及び役職名\t\t浜野\n",
    "business-name: つづり社\nofficer-count: 常勤7名\n非常勤2名\nofficer-names: 浜野\n");
  /* Nothing tells how many lines each of two answers in words has. */
  exchange_fixture_assert_answers (
    "項目,回答\n事業者名,つづり社\nサポート範囲・手段,\"全般\n電話\nメール\"\n",
    "business-name? つづり社\n");
}

/* A database has a column for each question, and a record in one row. */
static void
test_record (void)
{
  exchange_fixture_assert_answers (
    "\"レコード番号\",\"事業者名\",\"主な事業の概要\",\"売上高\",\"料金体系_初期費用額\","
    "\"料金体系_月額利用額\",\"サポート範囲・手段（サポート範囲）\",\"サービス名称\"\n"
    "\"1\",\"つづり社\",\"企画\n開発\",\"1億円\",\"10万円\",\"2万円\",\"全般\",\"つづり\"\n",
    "business-name? つづり社\nbusiness-overview? 企画\n開発\nsales? 1億円\n"
    "initial-fee: 10万円\nmonthly-fee: 2万円\nsupport-scope: 全般\nservice-name? つづり\n");
}

/* A cell of several lines breaks its row: the lines have as many separators together as other rows.
 * In a row, an empty line is one of the cell's. */
static void
test_broken_rows (void)
{
  exchange_fixture_assert_answers (
    "No.\t項目\t記述内容\t内容\t備考\n"
    "2\t事業者名\t事業者の正式名称(商号)\tつづり社\t\n"
    "5\t主な事業の概要\t事業者の主要な事業の概要\t企画\n\n開発\n販売\t概要のみ\n"
    "9\t売上高\t事業者全体の売上高(単独ベース)(単位:円)\t1億円\t\n"
    "20\t主要取引金融機関\t主要取引金融機関の名称\tみなと銀行\n北銀行\t\n",
    "business-name: つづり社\nbusiness-overview: 企画\n\n開発\n販売\nsales: 1億円\n"
    "main-banks: みなと銀行\n北銀行\n");
  exchange_fixture_assert_answers (
    "No. | 種別 | 項目 | 規程内容 | 必須/選択 | 内容 |\n---|---|---|---|---|---|\n"
    "2 | 事業所等の概要 | 事業者名 | 事業者の正式名称(商号) | 必須 | つづり社 |\n"
    "4 | 事業所 | 事業者の本店住所・郵便番号 | 必須 | 〒102-0083\n東京都千代田区麹町5-7-2 | |\n"
    "主な事業所の所在地 | 東京都港区\n大阪府大阪市\n福岡県福岡市 | ||||\n"
    "人材 | |||||\n"
    "7 | 役員 | 役員数 | 選択 | 4名 | |\n役員氏名及び役職名 | 浜野\n大西 | ||||\n",
    "business-name: つづり社\nhead-office: 〒102-0083\n東京都千代田区麹町5-7-2\n"
    "office-locations: 東京都港区\n大阪府大阪市\n福岡県福岡市\nofficer-count: 4名\n"
    "officer-names: 浜野\n大西\n");
  /* A row that is as short as those of spanned cells is whole, whatever it adds up to. */
  exchange_fixture_assert_answers (
    "2\t事業所等の概要\t事業者名\t事業者の正式名称(商号)\t必須\tつづり社\n"
    "3\t設立年・事業年数\t事業者の設立年(西暦)\t必須\t2009\n"
    "設立後の事業年数(1年に満たない場合は月数)\t39年\n"
    "7\t役員\t役員数\t選択\t4名\n役員氏名及び役職名\t浜野\n",
    "business-name: つづり社\nfounding-year: 2009\nbusiness-years: 39年\nofficer-count: 4名\n"
    "officer-names: 浜野\n");
}

/* What Chromium copies of a table: a cell of paragraphs ends its line before and after it, and has
 * no tab behind it; Firefox puts one. Spanned cells are left out. */
static void
test_paragraphs_in_cells (void)
{
  static const char *const ends[] = { "\n\n", "\n\t" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *end = ends[i];
      g_autofree char *text = g_strconcat (
        "【審査対象項目】\t【記述内容】\t必須/\n選択\t情報開示内容\n"
        "1\t開示情報の時点\t開示情報の日付\t\n開示情報の年月日(西暦)",
        end,
        "必須\t2024年4月1日\n"
        "事業所・事業\n2\t事業所等の概要\t事業者名\t\n事業者の正式名称(商号)",
        end,
        "必須\tつづり社\n"
        "3\t設立年・事業年数\t\n事業者の設立年(西暦)",
        end,
        "必須\t1985年\n\n"
        "設立後の事業年数(1年に満たない場合は月数)\n\n39年\n"
        "5\t事業の概要\t主な事業の概要\t\n事業者の主要な事業の概要(ASP・SaaS以外も含む)",
        end, "必須\t企画\n開発\n人材\n6\t経営者\t代表者\t\n代表者氏名", end,
        "必須\t浜野\n\n"
        "代表者写真",
        i == 0 ? end : "\n",
        "選択\t\n\n代表者年齢\n\n\n"
        "7\t役員\t\n役員数",
        end,
        "選択\t7名\n\n役員氏名及び役職名\n\n\n"
        "9\t財務データ\t売上高\t\n事業者全体の売上高(単独ベース)(単位:円)",
        end,
        "必須\t\n1億円\n\n"
        "10\t経常利益\t\n事業者全体の経常利益額(単独ベース)(単位:円)",
        end, "選択\t\n", NULL);

      exchange_fixture_assert_answers (
        text, "disclosure-date: 2024年4月1日\nbusiness-name: つづり社\nfounding-year: 1985年\n"
              "business-years: 39年\nbusiness-overview: 企画\n開発\nrepresentative-name: 浜野\n"
              "officer-count: 7名\nsales: 1億円\n");
    }
}

/* The last line of a cell, which the separators of its row follow, is the answer's, but not surely:
 * so may a heading be that the form does not know. One that it knows is none. */
static void
test_last_line (void)
{
  exchange_fixture_assert_answers (
    "2\t事業所等の概要\t事業者名\t事業者の正式名称(商号)\t必須 つづり社\n"
    "\t事業所数(国内、国外)\t\t3\t\n"
    "\t主な事業所の所在地\t\t東京都港区\n大阪府大阪市\n福岡県福岡市\t\n"
    "5\t事業の概要\t主な事業の概要\t事業者の主要な事業の概要(ASP・SaaS以外も含む)\t必須 "
    "開発\n販売\n"
    "- 人材\t\t\t\n"
    "8\t従業員\t従業員数\t正社員数(単独ベース)\t選択 42名\n",
    "business-name: つづり社\noffice-count: 3\n"
    "office-locations? 東京都港区\n大阪府大阪市\n福岡県福岡市\n"
    "business-overview: 開発\n販売\nemployee-count: 42名\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-texts/paragraphs", test_paragraphs);
  g_test_add_func ("/exchange/import-texts/markdown", test_markdown);
  g_test_add_func ("/exchange/import-texts/markdown-lines", test_markdown_lines);
  g_test_add_func ("/exchange/import-texts/composed", test_composed);
  g_test_add_func ("/exchange/import-texts/quoted", test_quoted);
  g_test_add_func ("/exchange/import-texts/shared", test_shared);
  g_test_add_func ("/exchange/import-texts/record", test_record);
  g_test_add_func ("/exchange/import-texts/broken-rows", test_broken_rows);
  g_test_add_func ("/exchange/import-texts/paragraphs-in-cells", test_paragraphs_in_cells);
  g_test_add_func ("/exchange/import-texts/last-line", test_last_line);
  return g_test_run ();
}
