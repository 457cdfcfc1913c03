/* test-import-rest.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a source says beside its answers is listed.
 */

#include "config.h"

#include <string.h>

#include "exchange-fixture.h"
#include "kaiji-answer-labels.h"
#include "kaiji-match.h"
#include "kaiji-scheme-file.h"
#include "kaiji-table-file.h"

/* The entries of a kind, in one line each: texts and places of what found no place, fields and
 * texts of answers. */
static char *
list_entries (KaijiImport *import, KaijiImportKind kind)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (entry->kind == kind)
        g_string_append_printf (list, "%s: %s\n",
                                kind == KAIJI_IMPORT_ANSWER ? entry->field->id : entry->place,
                                entry->text);
    }

  return g_string_free (list, FALSE);
}

static void
assert_entries (const char *text, const char *answers, const char *unplaced)
{
  g_autoptr (KaijiImport) import = exchange_fixture_read_text (text);
  g_autofree char *answered = list_entries (import, KAIJI_IMPORT_ANSWER);
  g_autofree char *rest = list_entries (import, KAIJI_IMPORT_UNPLACED);

  g_assert_cmpstr (answered, ==, answers);
  g_assert_cmpstr (rest, ==, unplaced);
}

/* Remarks, last time's answers and a second column of answers, before and after the answers, of
 * rows with and without an answer; labels, numbers, dashes and what says the same are not listed.
 */
static void
test_other_columns (void)
{
  assert_entries (
    "行,No.,大分類,項目,記述内容,旧回答,必須/選択,申請内容,備考,確認\n"
    "1,1,基本,開示情報の日付,開示情報の年月日(西暦),2021/11/18,必須,2023/11/18,"
    "次回は2025年,□\n"
    "2,2,基本,事業者名,事業者の正式名称(商号),株式会社つづり,必須,株式会社つづり,－,□\n"
    "3,22,基本,コンプライアンス担当役員,コンプライアンス担当の役員氏名,,選択,,"
    "未定のため空欄,□\n"
    "4,27,基本,サービス名称,申請したASP・SaaSのサービス名称,,必須,つづり経費クラウド,"
    "商標,□\n",
    "disclosure-date: 2023/11/18\n"
    "business-name: 株式会社つづり\n"
    "service-name: つづり経費クラウド\n",
    "line 2, column F: 2021/11/18\n"
    "line 2, column I: 次回は2025年\n"
    "line 4, column I: 未定のため空欄\n"
    "line 5, column I: 商標\n");
}

/* Whether there is something, beside the column of what it is. */
static void
test_presence_column (void)
{
  assert_entries (
    "No.,項目,記述内容,必須/選択,有/無,内容\n"
    "23,専担の部署・会議体,コンプライアンスを担当する社内の部署・会議体の有無と、"
    "存在する場合は社内の部署名・会議名,選択,無し,\n"
    "24,情報セキュリティに関する規程等の整備,情報セキュリティに関する基本方針・規程・"
    "マニュアル等書類の名称,必須,改定中,基本方針\n"
    "24,情報セキュリティに関する規程等の整備,上記の書類の経営陣による承認の有無,必須,"
    "有り,\n"
    "25,勧誘・販売に関する規程等の整備,勧誘・販売に関する基本方針・規程・マニュアル等の"
    "有無と、書類がある場合はそれらの書類名,選択,あり,販売規程\n"
    "79,直撃雷対策,直撃雷対策の有無,選択,有り,有り 避雷針\n",
    "compliance-department: 無し\n"
    "security-policy: 基本方針\n"
    "security-policy-approval: 有り\n"
    "sales-policy: あり 販売規程\n"
    "direct-lightning: 有り 避雷針\n",
    "line 3, column E: 改定中\n");
}

/* Levels are columns with a sign in one of them. */
static void
test_level_columns (void)
{
  assert_entries ("No.,大項目,中項目,記述内容,必須,選択,記入内容\n"
                  "1,,開示情報の日付,開示情報の年月日(西暦),○,,2023/11/18\n"
                  "2,,事業者名,事業者の正式名称(商号),レ,,株式会社つづり\n"
                  "7,,役員数,役員数,,●,9名\n"
                  "22,,コンプライアンス担当役員,コンプライアンス担当の役員氏名,,○,\n"
                  "27,,サービス名称,申請したASP・SaaSのサービス名称,✓,,つづり経費クラウド\n",
                  "disclosure-date: 2023/11/18\n"
                  "business-name: 株式会社つづり\n"
                  "officer-count: 9名\n"
                  "service-name: つづり経費クラウド\n",
                  "");
}

static guint
count_sure (KaijiImport *import)
{
  guint n = 0;

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    n += kaiji_import_get_entry (import, i)->certainty >= KAIJI_IMPORT_SURE;

  return n;
}

/* Answers without prompts below the first one of their item are those of its next fields if there
 * are as many of them; else nobody knows which they are of. None of them is sure. */
static void
test_lost_prompts (void)
{
  const char *all = "4\t事業所\t事業者の本店住所・郵便番号\t必須\t東京都港区1-1\n"
                    "\t\t\t\t国内:3\n\t\t\t\t大阪市北区2-2\n"
                    "6\t代表者\t代表者氏名\t必須\t見本太郎\n";
  const char *some = "4\t事業所\t事業者の本店住所・郵便番号\t必須\t東京都港区1-1\n"
                     "\t\t\t\t大阪市北区2-2\n6\t代表者\t代表者氏名\t必須\t見本太郎\n"
                     "27\tサービス名称\t申請したASP・SaaSのサービス名称\t必須\tつづり\n";
  const char *titles = "事業所,東京都港区1-1\n代表者,見本太郎\n役員,9名\nサービス名称,つづり\n"
                       "サービス開始時期,2019年4月1日\nサービスのカスタマイズ範囲,項目名\n"
                       "決算公告,無し\n資本金,100円\n";
  g_autoptr (KaijiImport) import = NULL;

  assert_entries (all,
                  "head-office: 東京都港区1-1\noffice-count: 国内:3\n"
                  "office-locations: 大阪市北区2-2\nrepresentative-name: 見本太郎\n",
                  "");
  assert_entries (some,
                  "head-office: 東京都港区1-1\nrepresentative-name: 見本太郎\n"
                  "service-name: つづり\n",
                  "line 2: 大阪市北区2-2\n");
  import = exchange_fixture_read_text (all);
  g_assert_cmpuint (count_sure (import), ==, 2);
  g_clear_object (&import);
  /* The titles of items of one field are enough, of the others they are not. */
  import = exchange_fixture_read_text (titles);
  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (entry->field != NULL && entry->field->item->n_fields > 1)
        g_assert_cmpfloat (entry->certainty, <, KAIJI_IMPORT_SURE);
    }
}

/* A row of questions above a row of answers, to a form that has no words for heads of its own. */
static void
test_form_without_heads (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "scheme-start.json",
                                                 NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSchemeFile) form = kaiji_scheme_file_load (file, NULL, &error);
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KaijiTable) table = NULL;
  g_autoptr (KaijiImport) import = NULL;
  KaijiScheme *scheme;
  const KaijiField *fields;
  guint n_fields;

  g_assert_no_error (error);
  scheme = g_ptr_array_index (kaiji_scheme_file_get_schemes (form), 0);
  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", fields[i].prompt);
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? "," : "\n", i);

  bytes = g_bytes_new (text->str, text->len);
  table = kaiji_table_file_parse (bytes, &error);
  g_assert_no_error (error);
  import = kaiji_import_new (table, scheme, library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kaiji_import_get_n_entries (import), ==, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);
      g_autofree char *answer = g_strdup_printf ("%u", i);

      g_assert_true (entry->field == &fields[i]);
      g_assert_cmpstr (entry->text, ==, answer);
    }
}

/* Lines that end a wrapped label stand before an answer, or where there is none. */
static void
test_labels (void)
{
  static const struct
  {
    const char *field;
    const char *text;
    const char *answer; /* (nullable): there is none */
  } rows[] = {
    { "emergency-generator", "時間の数値", NULL },
    { "emergency-generator", "時間の数値\n有り 72時間", "有り 72時間" },
    { "service-customization", "その旨記述) <200字以内で記述>\n項目名を変えられます。",
      "項目名を変えられます。" },
    { "service-customization", "その旨記述します。", "その旨記述します。" },
    { "performance-monitoring", "管理", NULL },
    { "performance-monitoring", "管理画面で見ます。", "管理画面で見ます。" },
    { "sla", "添付される", "添付される" },
    { "security-policy", "情報セキュリティに関する基本方針", "情報セキュリティに関する基本方針" },
    { "termination-notice-period", "メンテナンス等の一時的サー\nビス停止時の事前告知", NULL },
  };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, "aspic-asp-saas",
                                                                     NULL);
  g_autoptr (KaijiWording) wording = kaiji_wording_new (scheme, library);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KaijiTable) table = kaiji_table_new (FALSE);
      g_autoptr (GPtrArray) matches = g_ptr_array_new ();
      KaijiMatch match = { 0, kaiji_scheme_find_field (scheme, rows[i].field),
                           g_strdup (rows[i].text) };
      KaijiTableRow *row = kaiji_table_add_row (table, 1, NULL, FALSE);

      g_assert_nonnull (match.field);
      row->is_line = TRUE;
      kaiji_table_add_cell (table, row, 0, rows[i].text);
      g_ptr_array_add (matches, &match);
      kaiji_answer_labels_remove (table, matches, wording);
      if (rows[i].answer == NULL)
        g_assert_null (match.field);
      else
        g_assert_cmpstr (match.answer, ==, rows[i].answer);
      g_free (match.answer);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/import-rest/other-columns", test_other_columns);
  g_test_add_func ("/exchange/import-rest/presence-column", test_presence_column);
  g_test_add_func ("/exchange/import-rest/level-columns", test_level_columns);

  g_test_add_func ("/exchange/import-rest/lost-prompts", test_lost_prompts);
  g_test_add_func ("/exchange/import-rest/form-without-heads", test_form_without_heads);

  g_test_add_func ("/exchange/import-rest/labels", test_labels);

  return g_test_run ();
}
