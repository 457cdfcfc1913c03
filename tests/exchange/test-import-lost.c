/* test-import-lost.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers in words of the form itself, which are taken or listed, and never left out.
 */

#include "config.h"

#include <string.h>

#include "kaiji-import.h"
#include "kaiji-table-file.h"

/* Each answer with its field, behind a question mark if it is not sure; what has no place behind a
 * dash, if that is asked for. */
static void
assert_import (const char *form,
               const char *text,
               gboolean with_unplaced,
               const char *wanted,
               const char *number)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup (library, form, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, NULL);
  g_autoptr (KaijiImport) import = kaiji_import_new (table, scheme, library, NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (entry->kind == KAIJI_IMPORT_ANSWER)
        g_string_append_printf (list, "%s%c %s\n", entry->field->id,
                                entry->certainty >= KAIJI_IMPORT_SURE ? ':' : '?', entry->text);
      else if (with_unplaced)
        g_string_append_printf (list, "- %s\n", entry->text);
    }
  g_assert_cmpstr (list->str, ==, wanted);
  g_assert_cmpstr (kaiji_import_get_certification_number (import), ==, number);
}

static void
assert_entries (const char *form, const char *text, const char *wanted, const char *number)
{
  assert_import (form, text, TRUE, wanted, number);
}

static void
assert_answers (const char *form, const char *text, const char *wanted)
{
  assert_import (form, text, FALSE, wanted, NULL);
}

/* The first words of a line that is printed on each page are asked for in tables, too. */
static void
test_words_of_page_heads (void)
{
  assert_entries ("mic-asp-saas",
                  "サービス名称,はたけノート\nサービス開始時期,2020年6月15日\n売上高,1億円\n",
                  "service-name? はたけノート\nservice-start? 2020年6月15日\nsales? 1億円\n", NULL);
  assert_entries ("mic-asp-saas",
                  "<html><body><table><tr><th>サービス名称</th><td>はたけノート</td></tr>"
                  "<tr><th>移行支援</th><td>有り</td></tr>"
                  "<tr><th>売上高</th><td>1億円</td></tr></table></body></html>",
                  "service-name? はたけノート\nmigration-support? 有り\nsales? 1億円\n", NULL);
  assert_entries ("mic-asp-saas",
                  "サービス名称: はたけノート, 事業者名称: はたけ社\n\n"
                  "売上高\t1億円\n資本金\t2億円\n移行支援\t有り\n",
                  "sales? 1億円\ncapital? 2億円\nmigration-support? 有り\n"
                  "service-name: はたけノート\nbusiness-name: はたけ社\n",
                  NULL);
}

/* The certification number in a row of its own is none of the form's fields. */
static void
test_certification_number (void)
{
  assert_entries ("aspic-asp-saas", "認定番号,0999-1234\n売上高,1億円\n資本金,3億円\n",
                  "sales? 1億円\ncapital? 3億円\n", "0999-1234");
  assert_entries ("aspic-asp-saas", "認定番号：0999-1234\n\n売上高：1億円\n資本金：3億円\n",
                  "sales? 1億円\ncapital? 3億円\n", "0999-1234");
  assert_entries ("aspic-asp-saas",
                  "<html><body><table><tr><td>1</td><th>認定番号</th><td>第0999-1234号</td></tr>"
                  "<tr><td>9</td><th>売上高</th><td>1億円</td></tr></table></body></html>",
                  "sales: 1億円\n", "第0999-1234号");
  /* What else the row says is not lost. */
  assert_entries ("aspic-asp-saas", "認定番号,0999-1234,更新済\n売上高,1億円,\n資本金,3億円,\n",
                  "- 認定番号 0999-1234 更新済\nsales? 1億円\ncapital? 3億円\n", NULL);
}

/* Choices and other words of the prompt are the most usual answers. */
static void
test_words_of_prompts (void)
{
  static const char *const answers
    = "financial-audit? ④いずれでもない\nfinancial-notice? 無\nsales? 1億円\n"
      "building-type? データセンター専用建物\npower-routes? 確保されている\ncapital? 1億円\n";

  assert_entries ("aspic-asp-saas",
                  "財務監査・財務データの状況\t④いずれでもない\n決算公告\t無\n売上高\t1億円\n"
                  "建物形態\tデータセンター専用建物\n給電ルート\t確保されている\n資本金\t1億円\n",
                  answers, NULL);
  assert_entries ("aspic-asp-saas",
                  "<html><body><table><tr><th>財務監査・財務データの状況</th>"
                  "<td>④いずれでもない</td></tr><tr><th>決算公告</th><td>無</td></tr>"
                  "<tr><th>売上高</th><td>1億円</td></tr>"
                  "<tr><th>建物形態</th><td>データセンター専用建物</td></tr>"
                  "<tr><th>給電ルート</th><td>確保されている</td></tr>"
                  "<tr><th>資本金</th><td>1億円</td></tr></table></body></html>",
                  answers, NULL);
  /* Beside a prompt that is cut. */
  assert_entries ("mic-asp-saas",
                  "| No | 項目 | 記述内容 | 回答 |\n|---|---|---|---|\n"
                  "|9|売上高|事業者の売上高(単独ベース)|1億円|\n"
                  "|16|財務監査・財務データの状況|該当する財務監査・財務データの状況を、以下…|"
                  "④いずれでもない|\n"
                  "|81|建物形態|データセンター専用建物か否か|データセンター専用建物|\n",
                  "sales: 1億円\nfinancial-audit: ④いずれでもない\n"
                  "building-type: データセンター専用建物\n",
                  NULL);
  /* Below the whole prompt. */
  assert_entries ("mic-asp-saas",
                  "【78】推奨回線　専用線(VPNを含む)、インターネット等の回線の種類（必須）\n"
                  "→ インターネット等の回線\n\n"
                  "【16】財務監査・財務データの状況　該当する財務監査・財務データの状況を、以下より"
                  "選択する。①会計監査人による会計監査、②会計参与による監査、③中小企業会計による"
                  "チェックリストに基づく財務データ、④いずれでもない（選択）\n→ ④いずれでもない\n\n"
                  "【11】資本金　事業者の資本金(単独ベース)（必須）\n→ 300万円\n",
                  "line-type: インターネット等の回線\nfinancial-audit: ④いずれでもない\n"
                  "capital: 300万円\n",
                  NULL);
}

/* If no other row tells which column has the answers, what may be one is listed. */
static void
test_unknown_column (void)
{
  assert_entries ("aspic-asp-saas", "建物形態\tデータセンター専用建物\n売上高\t1億円\n",
                  "- データセンター専用建物\nsales? 1億円\n", NULL);
  /* Titles of one field are no answer. */
  assert_entries ("aspic-asp-saas",
                  "売上高\t1億円\n資本金\t3億円\n決算公告\t無\n"
                  "73\t施設建築物\t耐震・免震構造\t必須\n",
                  "sales? 1億円\ncapital? 3億円\nfinancial-notice? 無\n", NULL);
}

/* Rows under merged cells have lost the empty ones, so that they are of any length. */
static void
test_rows_of_any_length (void)
{
  assert_entries ("aspic-asp-saas",
                  "No,種別,項目,記述内容,必須/選択,回答\n"
                  "2,事業所等の概要,事業者名,事業者の正式名称(商号),必須,株式会社みなと\n"
                  "3,設立年・事業年数,事業者の設立年(西暦),必須,平成18年\n"
                  "設立後の事業年数(1年に満たない場合は月数),19年\n"
                  "4,事業所,事業者の本店住所・郵便番号,必須,横浜市\n"
                  "事業所数(国内、国外),国内：4か所\n主な事業所の所在地,横浜、仙台\n",
                  "business-name: 株式会社みなと\nfounding-year: 平成18年\nbusiness-years: 19年\n"
                  "head-office: 横浜市\noffice-count: 国内：4か所\noffice-locations: 横浜、仙台\n",
                  NULL);
  assert_entries ("aspic-asp-saas",
                  "3;設立年・事業年数;事業者の設立年(西暦);必須;平成18年\n"
                  "設立後の事業年数(1年に満たない場合は月数);19年\n"
                  "事業所数(国内、国外);国内：4か所\n主な事業所の所在地;横浜、仙台\n"
                  "4;事業所;事業者の本店住所・郵便番号;必須;横浜市\n",
                  "founding-year: 平成18年\nbusiness-years: 19年\noffice-count: 国内：4か所\n"
                  "office-locations: 横浜、仙台\nhead-office: 横浜市\n",
                  NULL);
}

/* Answers in words of the form are no left-over lines of its texts, however many they are. */
static void
test_lines_in_words_of_the_form (void)
{
  static const char *const answers
    = "line-type: インターネット\nterminals: パソコン、スマホ\n"
      "building-type: データセンター専用建物\npower-routes: 確保されている\n";
  static const char *const prompts[] = {
    "推奨回線　専用線(VPNを含む)、インターネット等の回線の種類",
    "推奨端末　パソコン、スマホ、タブレット、シンクライアント等の端末の種類、OS等",
    "建物形態　データセンター専用建物か否か",
    "給電ルート　異なる変電所を経由した給電ルート(系統)で2ルート以上が確保されているか否か"
    "(自家発電機、UPSを除く)"
  };
  static const char *const said[] = { "インターネット", "パソコン、スマホ",
                                      "データセンター専用建物", "確保されている" };
  static const char *const signs[] = { "→ ", "" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < G_N_ELEMENTS (prompts); j++)
        g_string_append_printf (text, "%s（必須）\n%s%s\n\n", prompts[j], signs[i], said[j]);
      assert_entries ("mic-asp-saas", text->str, answers, NULL);
    }
}

/* The mark of the answer below tells that all of a line is the question. */
static void
test_polite_questions (void)
{
  assert_entries ("aspic-asp-saas",
                  "Q. 売上高：事業者全体の売上高(単独ベース)(単位:円)について教えてください。\n"
                  "A. 1億円\n\n"
                  "Q. 代表者：代表者氏名について教えてください。\nA. 浜野 真理子\n\n"
                  "Q. サービス名称：申請したASP・SaaSのサービス名称をご記入ください\nA.\n\n"
                  "Q. 従業員：正社員数(単独ベース)はいかがですか？\nA. 42名\n",
                  "sales: 1億円\nrepresentative-name: 浜野 真理子\nemployee-count: 42名\n", NULL);
  assert_entries ("aspic-asp-saas",
                  "質問1：代表者氏名をお答えください。\n回答：浜野 真理子\n\n"
                  "質問2：代表者年齢をお答えください。\n回答：52歳\n\n"
                  "質問3：事業者の設立年(西暦)をお答えください。\n回答：2004年\n",
                  "representative-name: 浜野 真理子\nrepresentative-age: 52歳\n"
                  "founding-year: 2004年\n",
                  NULL);
}

/* What follows a row without an answer is not its answer. */
static void
test_headings_below_blanks (void)
{
  static const char *const headings[] = {
    "取引関係について", "■ 取引関係", "【大口取引先】", "第2章 委託", "27 委託情報に関する開示",
    "(3) 取引関係",     "委託"
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text
        = g_strdup_printf ("8\t従業員\t従業員数\t正社員数(単独ベース)\t必須\t12名\n"
                           "18\t資本関係\t株主構成\t大株主の名称(上位5株主程度)、及び各々の株式保有"
                           "比率\t選択\t\n%s\n"
                           "19\t取引関係\t大口取引先\t大口取引先の名称\t選択\tA社\n",
                           headings[i]);

      assert_answers ("mic-asp-saas", text, "employee-count: 12名\nmajor-customers: A社\n");
    }

  /* A remark may be an answer, but that is not sure where the other answers stand beside. */
  assert_entries ("mic-asp-saas",
                  "8\t従業員\t従業員数\t正社員数(単独ベース)\t必須\t12名\n"
                  "9\t財務データ\t売上高\t事業者の売上高(単独ベース)\t必須\t1億円\n"
                  "11\t財務データ\t資本金\t事業者の資本金(単独ベース)\t必須\t1億円\n"
                  "17\t財務信頼性\t決算公告\t決算公告の実施の有無\t選択\t無\n"
                  "18\t資本関係\t株主構成\t大株主の名称(上位5株主程度)、及び各々の株式保有比率\t"
                  "選択\t\n担当までお問い合わせください\n"
                  "19\t取引関係\t大口取引先\t大口取引先の名称\t選択\tA社\n",
                  "employee-count: 12名\nsales: 1億円\ncapital: 1億円\nfinancial-notice: 無\n"
                  "shareholders? 担当までお問い合わせください\nmajor-customers: A社\n",
                  NULL);
}

/* A label that has no answer is not one with the next one's. */
static void
test_blank_labels (void)
{
  static const char *const answers = "sales? 11億円\ncapital? 9,800万円\nequity-ratio? 40%\n"
                                     "financial-notice? 有り\nmain-banks? 横浜銀行\n";

  assert_entries ("mic-asp-saas",
                  "売上高：11億円\n経常利益：\n資本金：9,800万円\n自己資本比率：40%\n"
                  "上場の有無：\n決算公告：有り\n主要取引金融機関：横浜銀行\n",
                  answers, NULL);
  assert_entries ("mic-asp-saas",
                  "売上高\n11億円\n経常利益\n資本金\n9,800万円\n自己資本比率\n40%\n"
                  "上場の有無\n決算公告\n有り\n主要取引金融機関\n横浜銀行\n",
                  answers, NULL);
  /* The title is the prompt of the item's first field, too. */
  assert_entries ("aspic-asp-saas",
                  "<html><body><table><tr><th>7. 役員数 / 役員数</th><td></td></tr>"
                  "<tr><th>7. 役員数 / 役員氏名及び役職名</th><td>浜野、大西</td></tr>"
                  "<tr><th>8. 従業員数 / 正社員数(単独ベース)</th><td>86名</td></tr>"
                  "</table></body></html>",
                  "officer-names: 浜野、大西\nemployee-count: 86名\n", NULL);
  assert_entries ("mic-asp-saas",
                  "決算公告\n81建物形態データセンター専用建物か否か専用です\n"
                  "売上高：1億円\n",
                  "- 81建物形態データセンター専用建物か否か専用です\nsales? 1億円\n", NULL);
  /* Cut in the last letters, which are seen or not. */
  assert_entries ("mic-asp-saas",
                  "|No|項目|記述内容|必須/選択|回答|\n|--|--|--|--|--|\n"
                  "|9|売上高|事業者の売上高(単独ベース)…|必須||\n"
                  "|11|資本金|事業者の資本金(単独ベース\u200b)|必須||\n"
                  "|17|決算公告|決算公告の実施の有無|選択|無|\n",
                  "financial-notice: 無\n", NULL);
}

/* A prompt that two items have is that of the item that is named beside it. */
static void
test_shared_prompts (void)
{
  assert_entries ("mic-asp-saas",
                  "<html><body><dl><dt>78 推奨回線</dt><dd><dl>"
                  "<dt>専用線(VPNを含む)、インターネット等の回線の種類</dt><dd>光回線</dd>"
                  "<dt>ユーザ接続回線について、ASP・SaaS事業者が負う責任範囲</dt><dd>負わない</dd>"
                  "</dl></dd><dt>79 推奨帯域</dt><dd><dl>"
                  "<dt>推奨帯域の有無と、「有り」の場合はそのデータ通信速度の範囲</dt>"
                  "<dd>無し</dd></dl></dd></dl></body></html>",
                  "line-type: 光回線\nline-responsibility: 負わない\nbandwidth: 無し\n", NULL);
  assert_entries ("mic-asp-saas",
                  "78\t推奨回線\t\"専用線(VPNを含む)、インターネット等の回線の種類\n光回線\n"
                  "ユーザ接続回線について、ASP・SaaS事業者が負う責任範囲\n負わない\"\n"
                  "79\t推奨帯域\t\"推奨帯域の有無と、「有り」の場合はそのデータ通信速度の範囲\n"
                  "無し\"\n",
                  "line-type: 光回線\nline-responsibility: 負わない\nbandwidth: 無し\n", NULL);
}

/* The lines are out of order: the answer is the one to another field of the item, or to none. */
static void
test_answers_of_other_kinds (void)
{
  assert_answers ("aspic-asp-saas",
                  "6\t経営者\t代表者\t代表者氏名\t必須\t52歳\n"
                  "9\t財務データ\t売上高\t事業者全体の売上高(単独ベース)(単位:円)\t必須\t"
                  "株式会社つみきの代表者による経営の概況の説明\n"
                  "11\t財務データ\t資本金\t事業者全体の資本金(単独ベース)(単位:円)\t必須\t1億円\n",
                  "representative-name? 52歳\n"
                  "sales? 株式会社つみきの代表者による経営の概況の説明\ncapital: 1億円\n");
  assert_answers ("aspic-asp-saas",
                  "6\t経営者\t代表者\t代表者氏名\t必須\t浜野 真理子\n\t\t\t代表者年齢\t\t52歳\n"
                  "9\t財務データ\t売上高\t事業者全体の売上高(単独ベース)(単位:円)\t必須\t"
                  "非公開です\n",
                  "representative-name: 浜野 真理子\nrepresentative-age: 52歳\n"
                  "sales: 非公開です\n");
}

/* Two heads are those of a table, and no answer. */
static void
test_two_heads (void)
{
  static const char *const heads[] = { "項目,回答", "質問,回答", "項目,内容" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *text = g_strconcat (heads[i], "\n売上高,1億円\n資本金,3億円\n", NULL);

      assert_entries ("aspic-asp-saas", text, "sales? 1億円\ncapital? 3億円\n", NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-lost/words-of-page-heads", test_words_of_page_heads);
  g_test_add_func ("/exchange/import-lost/certification-number", test_certification_number);
  g_test_add_func ("/exchange/import-lost/words-of-prompts", test_words_of_prompts);
  g_test_add_func ("/exchange/import-lost/unknown-column", test_unknown_column);
  g_test_add_func ("/exchange/import-lost/rows-of-any-length", test_rows_of_any_length);
  g_test_add_func ("/exchange/import-lost/lines-in-words-of-the-form",
                   test_lines_in_words_of_the_form);
  g_test_add_func ("/exchange/import-lost/polite-questions", test_polite_questions);
  g_test_add_func ("/exchange/import-lost/headings-below-blanks", test_headings_below_blanks);
  g_test_add_func ("/exchange/import-lost/blank-labels", test_blank_labels);
  g_test_add_func ("/exchange/import-lost/shared-prompts", test_shared_prompts);
  g_test_add_func ("/exchange/import-lost/answers-of-other-kinds", test_answers_of_other_kinds);
  g_test_add_func ("/exchange/import-lost/two-heads", test_two_heads);
  return g_test_run ();
}
