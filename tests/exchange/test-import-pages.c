/* test-import-pages.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Published pages that were copied as text: cells that run together, and the head above the table.
 */

#include "config.h"

#include "exchange-fixture.h"

/* Levels right before answers, behind prompts on lines of their own. An answer that begins like a
 * level, where neighbours share one, stays whole. */
static void
test_glued (void)
{
  exchange_fixture_assert_answers (
    "1開示情報の時点開示情報の日付\n開示情報の年月日(西暦)\n必須2024年4月1日\n事業所・事業\n"
    "2事業所等の概要事業者名\n事業者の正式名称(商号)\n必須株式会社甲\n"
    "3設立年・事業年数\n事業者の設立年(西暦)\n必須1985年\n\n"
    "設立後の事業年数(1年に満たない場合は月数)\n39年\n"
    "5事業の概要主な事業の概要\n事業者の主要な事業の概要(ASP・SaaS以外も含む)\n"
    "必須必須項目を満たす開発\n人材\n"
    "6経営者代表者\n代表者氏名\n必須水野 慎一\n\n代表者写真\n選択記述有り(*)\n\n"
    "代表者年齢\n選択制のため非公開\n\n代表者経歴(学歴、業務履歴、資格等)\n"
    "7役員\n役員数\n選択7名\n財務状況\n"
    "10経常利益\n事業者全体の経常利益額(単独ベース)(単位:円)\n選択\n"
    "12自己資本比率\n事業者全体の自己資本の比率(単独ベース)(単位:%)\n選択－\n",
    "disclosure-date: 2024年4月1日\nbusiness-name: 株式会社甲\nfounding-year: 1985年\n"
    "business-years: 39年\nbusiness-overview: 必須項目を満たす開発\n"
    "representative-name: 水野 慎一\nrepresentative-age: 選択制のため非公開\n"
    "officer-count: 7名\nequity-ratio: －\n");
}

/* Everything runs together up to the answer, in lines and in cells. */
static void
test_glued_lines (void)
{
  const char *answers = "business-name: 株式会社甲\nofficer-count: 7名\n"
                        "employee-count: 32名\nsales: 5円\n";

  exchange_fixture_assert_answers (
    "2事業所等の概要事業者名事業者の正式名称(商号)必須株式会社甲\n7役員役員数役員数選択7名\n"
    "8従業員従業員数正社員数(単独ベース)選択32名\n"
    "9財務データ売上高事業者全体の売上高(単独ベース)(単位:円)必須5円\n"
    "10経常利益事業者全体の経常利益額(単独ベース)(単位:円)選択\n",
    answers);
  exchange_fixture_assert_answers (
    "2事業所等の概要事業者名\n事業者の正式名称(商号)必須\n株式会社甲\n"
    "7役員役員数\n役員数選択 7名\n8従業員従業員数\n正社員数(単独ベース) 選択\n32名\n"
    "9財務データ売上高必須\n事業者全体の売上高(単独ベース)(単位:円)\n5円\n",
    answers);
  exchange_fixture_assert_answers (
    "2\t事業者名\t事業者の正式名称(商号)\t必須株式会社甲\n"
    "7\t役員数\t役員数\t選択7名\n8\t従業員数\t正社員数(単独ベース)\t任意32名\n"
    "9\t売上高\t事業者全体の売上高(単独ベース)(単位:円)\t必須5円\n"
    "10\t経常利益\t事業者全体の経常利益額(単独ベース)(単位:円)\t選択\n",
    answers);
}

/* Levels right behind prompts in cells, with the answers or without. */
static void
test_joined_cells (void)
{
  const char *answers = "business-name: 株式会社甲\nofficer-count: 7名\n"
                        "employee-count: 無し\nsales: 5円\n";

  exchange_fixture_assert_answers (
    "2\t事業者名\t事業者の正式名称(商号)必須\t株式会社甲\n"
    "7\t役員数\t役員数選択\t7名\n8\t従業員数\t正社員数(単独ベース)選択\t無し\n"
    "9\t売上高\t事業者全体の売上高(単独ベース)(単位:円)必須\t5円\n",
    answers);
  exchange_fixture_assert_answers (
    "2\t事業者名\t事業者の正式名称(商号)必須株式会社甲\n"
    "7\t役員数\t役員数選択7名\n8\t従業員数\t正社員数(単独ベース)選択無し\n"
    "9\t売上高\t事業者全体の売上高(単独ベース)(単位:円)必須5円\n",
    answers);
}

/* Levels that stand apart, or nowhere, say that a word before an answer is its own. */
static void
test_apart (void)
{
  const char *answers = "business-name: 必須株式会社\nofficer-count: 選択制で7名\n"
                        "employee-count: 32名\nsales: 5円\n";

  exchange_fixture_assert_answers (
    "2\t事業者名\t事業者の正式名称(商号)\t必須\t必須株式会社\n"
    "7\t役員数\t役員数\t選択\t選択制で7名\n8\t従業員数\t正社員数(単独ベース)\t選択\t32名\n"
    "9\t売上高\t事業者全体の売上高(単独ベース)(単位:円)\t必須\t5円\n",
    answers);
  exchange_fixture_assert_answers (
    "事業者の正式名称(商号)\n必須株式会社\n役員数\n選択制で7名\n正社員数(単独ベース)\n32名\n"
    "事業者全体の売上高(単独ベース)(単位:円)\n5円\n"
    "事業者全体の資本金(単独ベース)(単位:円)\n6円\n",
    "business-name: 必須株式会社\nofficer-count: 選択制で7名\n"
    "employee-count: 32名\nsales: 5円\ncapital: 6円\n");
}

/* Numbers and names above the table, with more that the form does not know. */
static void
test_head (void)
{
  static const char *const heads[] = {
    "認定番号\n0292-2503\n\nサービス名称\nつづり\nサービス概要\n事業者名の管理\n"
    "事業者名称\n株式会社甲\n認定年月日\n2025.03.25\n",
    "認定番号\n0292-2503\n- サービス名称\n- つづり\n- サービス概要\n- 管理\n- 事業者名称\n"
    "- 株式会社甲\n- 認定年月日\n- 2025.03.25\n",
    "認定番号：0292-2503\nサービス名称：つづり\n事業者名称：株式会社甲\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *text
        = g_strconcat (heads[i],
                       "1開示情報の時点開示情報の日付\n開示情報の年月日(西暦)\n必須2024年4月1日\n"
                       "7役員役員数\n役員数\n選択7名\n",
                       NULL);
      g_autoptr (KaijiImport) import = exchange_fixture_read_text (text);

      exchange_fixture_assert_answers (text, "disclosure-date: 2024年4月1日\nofficer-count: 7名\n"
                                             "service-name: つづり\nbusiness-name: 株式会社甲\n");
      g_assert_cmpstr (kaiji_import_get_certification_number (import), ==, "0292-2503");
    }
}

/* A name that the table gives otherwise is not lost. */
static void
test_other_name (void)
{
  g_autoptr (KaijiImport) import = exchange_fixture_read_text (
    "認定番号\n0292-2503\nサービス名称\n旧つづり\n事業者名称\n株式会社 甲\n"
    "2事業所等の概要事業者名\n事業者の正式名称(商号)"
    "\n必須株式会社甲\n7役員役員数\n役員数\n選択7名\n"
    "27サービス基本特性サービス名称\n申請したASP・SaaSのサービス名称\n必須つづり\n");
  guint n_unplaced = 0;

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (entry->kind != KAIJI_IMPORT_UNPLACED)
        continue;
      g_assert_cmpstr (entry->text, ==, "旧つづり");
      n_unplaced++;
    }

  g_assert_cmpuint (n_unplaced, ==, 1);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_ANSWER), ==, 3);
}

/* A number alone in its line, between prompts of one item, is no item's number. */
static void
test_numbers (void)
{
  exchange_fixture_assert_answers (
    "6\n代表者\n代表者氏名\n必須\n水野 慎一\n代表者年齢\n選択\n54\n"
    "代表者経歴(学歴、業務履歴、資格等)\n弁護士\n7\n役員\n役員数\n選択\n12\n役員氏名及び役職名\n"
    "水野 慎一\n8\n従業員数\n正社員数(単独ベース)\n選択\n9\n売上高\n"
    "事業者全体の売上高(単独ベース)(単位:円)\n必須\n5円\n",
    "representative-name: 水野 慎一\nrepresentative-age: 54\n"
    "representative-career: 弁護士\nofficer-count: 12\nofficer-names: 水野 慎一\nsales: 5円\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-pages/glued", test_glued);
  g_test_add_func ("/exchange/import-pages/glued-lines", test_glued_lines);
  g_test_add_func ("/exchange/import-pages/joined-cells", test_joined_cells);
  g_test_add_func ("/exchange/import-pages/apart", test_apart);
  g_test_add_func ("/exchange/import-pages/head", test_head);
  g_test_add_func ("/exchange/import-pages/other-name", test_other_name);
  g_test_add_func ("/exchange/import-pages/numbers", test_numbers);
  return g_test_run ();
}
