/* test-import.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "exchange-fixture.h"
#include "../json-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-error.h"
#include "kaiji-table-csv.h"
#include "kaiji-table-file.h"

static const KaijiImportEntry *
find_entry (KaijiImport *import, const char *field)
{
  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (entry->field != NULL && g_str_equal (entry->field->id, field))
        return entry;
    }

  return NULL;
}

static void
assert_answer (KaijiImport *import, const char *field, const char *text)
{
  const KaijiImportEntry *entry = find_entry (import, field);

  g_assert_nonnull (entry);
  g_assert_cmpint (entry->kind, ==, KAIJI_IMPORT_ANSWER);
  g_assert_cmpstr (entry->text, ==, text);
}

static void
assert_json (KaijiImport *import, const char *field, const char *json)
{
  const KaijiImportEntry *entry = find_entry (import, field);
  g_autoptr (KaijiAnswer) expected = kaiji_answer_new_from_json (json, NULL);

  g_assert_nonnull (entry);
  g_assert_true (kaiji_answer_equal (entry->answer, expected));
}

/* A page as vendors publish it: cells merged and shifted, level and answer in one, numbers off. */
static const char published[]
  = "ASP・SaaS安全・信頼性に係る情報開示認定制度 認定サービスの申請内容 (1/8)\n"
    "\n"
    "認定番号: 0999-2001, サービス名称: つづり経費クラウド, 事業者名称: 株式会社つづり\n"
    "\n"
    "【審査対象項目】\t\t【記述内容】\t必須/選択\t申請内容\n"
    "1\t開示情報の時点\t開示情報の日付\t開示情報の年月日(西暦)\t必須 2026/9/3\n"
    "- 事業所・事業\t\t\t\t\n"
    "3\t\t設立年・事業年数\t事業者の設立年(西暦)\t必須 2004年\n"
    "\t\t\t設立後の事業年数(1年に満たない場合は月数)\t必須 22年\n"
    "4\t\t事業所\t事業者の本店住所・郵便番号\t必須\n"
    "\t事業所数(国内、国外)\t\t国内: 3\t\n"
    "7\t役員\t役員数\t選択 記述有り(*)\t\n"
    "24\t文書類\t情報セキュリティに関する規程等の整備\t必須○\t情報セキュリティ基本方針\n"
    "\t\t上記の文書類の経営陣による承認の有無\t\t有り\n"
    "55\t\t時刻同期\t必須\t毎時、公開の時刻サーバと同期します。\n"
    "82\tセキュリティ\t入退館管理等\t必須\t入退室記録の有無と、入退室記録がある場合はその保存期間\n"
    "取得しています。保存は1年です。\n"
    "91\tサービス通知・報告\tメンテナンス等の一時的サービス停止時の事前告知\t必須○\t利用者への告知"
    "時期 "
    "(1か月前、3か月前、6か月前、12か月前等の単位で記述) 2週間前\n"
    "\t\t\t\t告知方法 電子メール\n"
    "\n"
    "(注) 必須/選択欄の「必須○」とは、一定の水準を考慮すべき必須開示項目となります。\n"
    "\n"
    "別のページの説明文です。\n";

static void
assert_published (KaijiImport *import)
{
  g_assert_cmpstr (kaiji_scheme_get_id (kaiji_import_get_scheme (import)), ==, "aspic-asp-saas");
  g_assert_cmpstr (kaiji_import_get_certification_number (import), ==, "0999-2001");
  assert_json (import, "disclosure-date", "{\"date\": \"2026-09-03\"}");
  assert_json (import, "founding-year", "{\"year\": 2004}");
  assert_json (import, "business-years", "{\"years\": 22}");
  assert_answer (import, "office-count", "国内: 3");
  assert_answer (import, "security-policy", "情報セキュリティ基本方針");
  assert_json (import, "security-policy-approval", "{\"presence\": \"yes\"}");
  assert_answer (import, "time-sync", "毎時、公開の時刻サーバと同期します。");
  assert_answer (import, "access-records", "取得しています。保存は1年です。");
  assert_answer (import, "maintenance-notice-period", "2週間前");
  assert_answer (import, "maintenance-notice-method", "電子メール");
  assert_answer (import, "service-name", "つづり経費クラウド");
  assert_answer (import, "business-name", "株式会社つづり");
  g_assert_cmpint (find_entry (import, "officer-count")->kind, ==, KAIJI_IMPORT_MASKED);
  g_assert_null (find_entry (import, "head-office"));
}

static void
test_published_page (void)
{
  g_autoptr (KaijiImport) import = exchange_fixture_read_text (published);
  const KaijiImportEntry *unplaced = NULL;

  assert_published (import);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), ==, 1);
  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    if (kaiji_import_get_entry (import, i)->kind == KAIJI_IMPORT_UNPLACED)
      unplaced = kaiji_import_get_entry (import, i);
  g_assert_cmpstr (unplaced->text, ==, "別のページの説明文です。");
  g_assert_cmpuint (unplaced->line, ==, 23);
  g_assert_cmpuint (find_entry (import, "time-sync")->line, ==, 15);
  g_assert_cmpuint (find_entry (import, "time-sync")->reasons, ==, KAIJI_MATCH_ITEM);
}

/* The same with other circles at the level, with and without a space. */
static void
test_level_signs (void)
{
  static const char *const levels[] = { "必須〇", "必須◯", "必須◎", "必須 ◯", "必須　○" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (GString) text = g_string_new (published);
      g_autoptr (KaijiImport) import = NULL;

      g_assert_cmpuint (g_string_replace (text, "必須○", levels[i], 0), ==, 3);
      import = exchange_fixture_read_text (text->str);
      assert_published (import);
    }
}

/* The same in the encodings that are met. */
static void
test_encodings (void)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16", "UTF-16LE", "CP932" };
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize size = 0;
      char *text = g_convert (published, -1, encodings[i], "UTF-8", NULL, &size, &error);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (KaijiImport) import = NULL;

      g_assert_no_error (error);
      bytes = g_bytes_new_take (text, size);
      import = exchange_fixture_read (bytes);
      assert_published (import);
    }
}

static void
test_markdown (void)
{
  g_autoptr (KaijiImport) import = exchange_fixture_read_text (
    "No. | 種別 | サービスレベル項目例 | 規程内容 | 必須/選択 (注1) | 内容 |\n"
    "---|---|---|---|---|---|\n"
    "1 | 開示情報の時点 | 開示情報の日付 | 開示情報の年月日(西暦) | 必須 | 令和6年6月12日 |\n"
    "事業所・事業 | |||||\n"
    "2 | 事業所等の概要 | 事業者名 | 事業者の正式名称(商号) | 必須 | 株式会社\\|つづり |\n"
    "法人番号 | 必須 | 1234567890123 | |||\n"
    "9 | 財務データ | 売上高 | 事業者の売上高(単独ベース) | 必須 | ¥1,680,016,137 | |\n"
    "37 | サービスの内容・範囲 | 本ASP・SaaSサービスの内容・特徴 | 必須 | "
    "<p>一行目</p><p>二行目<br>三行目</p> | |\n");

  g_assert_cmpstr (kaiji_scheme_get_id (kaiji_import_get_scheme (import)), ==, "mic-asp-saas");
  assert_json (import, "disclosure-date", "{\"date\": \"2024-06-12\"}");
  assert_answer (import, "business-name", "株式会社|つづり");
  assert_answer (import, "corporate-number", "1234567890123");
  assert_json (import, "sales", "{\"number\": 1680016137}");
  assert_answer (import, "service-description", "一行目\n二行目\n三行目");
}

static void
test_html (void)
{
  g_autoptr (KaijiImport) import = exchange_fixture_read_text (
    "<!DOCTYPE html><html><head><title>x</title><script>9</script></head><body><div><p>はじめに</p>"
    "<table><tr><th colspan=3>【審査対象項目】<th>【記述内容】<th>必須/選択<th>申請内容</tr>"
    "<tr><td rowspan=2>3<td rowspan=2>事業所等の概要<td rowspan=2>設立年・事業年数"
    "<td>事業者の設立年(西暦)<td rowspan=2>必須<td>2004年</tr>"
    "<tr><td>設立後の事業年数(1年に満たない場合は月数)<td>22年</tr>"
    "<tr><td>5<td>事業の概要<td>主な事業の概要<td>事業者の主要な事業の概要(ASP・SaaS以外も含む) "
    "&lt;100字以内で記述&gt;<td>必須<td>勤怠管理<br>給与  計算\n<ul><li>A<li>B</ul></tr>"
    "<tr><td>52<td>内容<td>主要ソフトウェアの提供事業者<td>提供事業者の名称<td>必須<td>株式会社 "
    "X</tr>"
    "</table></div></body></html>");

  assert_json (import, "founding-year", "{\"year\": 2004}");
  assert_json (import, "business-years", "{\"years\": 22}");
  assert_answer (import, "business-overview", "勤怠管理\n給与 計算\nA\nB");
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), ==, 1);
}

/* Heads tell the columns, wherever they are, and other columns are nobody's answer. */
static void
test_csv (void)
{
  g_autoptr (KaijiImport) import = exchange_fixture_read_text (
    "備考,回答,質問,項番\r\n"
    "x,\"一行目\n\"\"二\"\"行目\",事業者の主要な事業の概要(ASP・SaaS以外も含む),5\r\n"
    ",'=1+1,主要ソフトウェアの概要,51\r\n"
    ",告知方法,利用者への告知時期,32\r\n"
    ",,告知方法,\r\n"
    ",専用,データセンター専用建物か否か,71\r\n");

  assert_answer (import, "business-overview", "一行目\n\"二\"行目");
  assert_answer (import, "main-software-overview", "=1+1");
  assert_answer (import, "termination-notice-period", "告知方法");
  assert_answer (import, "building-type", "専用");
  g_assert_null (find_entry (import, "termination-notice-method"));
}

/* Copied as running text: spaces between the cells, or a line a cell. */
static void
test_running_text (void)
{
  static const char *const texts[] = {
    "3 事業所等の概要 設立年・事業年数 事業者の設立年(西暦) 必須 2004年\n"
    "設立後の事業年数(1年に満たない場合は月数) 必須 22年\n"
    "8 従業員 従業員数 正社員数(単独ベース) 選択 71\n"
    "61 回線 推奨帯域 推奨帯域の有無と、推奨帯域がある場合はそのデータ通信速度の範囲 必須 "
    "10Mbps\n以上\n",
    "3\n事業所等の概要\n設立年・事業年数\n事業者の設立年(西暦)\n必須\n2004年\n"
    "設立後の事業年数(1年に満たない場合は月数)\n必須\n22年\n"
    "8\n従業員\n従業員数\n正社員数(単独ベース)\n選択\n71\n"
    "61\n回線\n推奨帯域\n推奨帯域の有無と、推奨帯域がある場合はそのデータ通信速度の範囲\n必須\n10Mb"
    "ps\n以上\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KaijiImport) import = exchange_fixture_read_text (texts[i]);

      assert_json (import, "founding-year", "{\"year\": 2004}");
      assert_json (import, "business-years", "{\"years\": 22}");
      assert_json (import, "employee-count", "{\"number\": 71}");
      assert_answer (import, "bandwidth", "10Mbps\n以上");
    }
}

static void
test_guard (void)
{
  static const char *const texts[] = { "=1+1", "-5",  "@x", "＝1", "'=1", "''+1", "-",
                                       "'",    "a=1", "",   "+",   "\tx", "\rx",  "有り" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *guarded = kaiji_table_csv_guard (texts[i]);
      g_autofree char *back = kaiji_table_csv_unguard (guarded);

      g_assert_cmpstr (back, ==, texts[i]);
      if (i < 4)
        g_assert_cmpint (guarded[0], ==, '\'');
    }
}

/* Answers take their places in a sheet; its notes and other answers stay. */
static void
test_apply (void)
{
  g_autoptr (KaijiImport) import = exchange_fixture_read_text (published);
  KaijiScheme *scheme = kaiji_import_get_scheme (import);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  const KaijiField *date = kaiji_scheme_find_field (scheme, "disclosure-date");
  const KaijiField *ups = kaiji_scheme_find_field (scheme, "ups");
  g_autoptr (KaijiAnswer) old
    = kaiji_answer_new_from_json ("{\"date\": \"2024-09-03\", \"memo\": \"a\"}", NULL);
  g_autoptr (KaijiAnswer) kept = kaiji_answer_new_text ("30分");
  guint n_answers = kaiji_import_count (import, KAIJI_IMPORT_ANSWER);

  kaiji_sheet_set_answer (sheet, date, old);
  kaiji_sheet_set_answer (sheet, ups, kept);
  g_assert_cmpuint (kaiji_import_apply (import, sheet, 0), ==, n_answers);
  g_assert_cmpuint (kaiji_import_apply (import, sheet, 0), ==, 0);
  g_assert_cmpstr (kaiji_answer_get_date (kaiji_sheet_get_answer (sheet, date)), ==, "2026-09-03");
  g_assert_cmpstr (kaiji_answer_get_member (kaiji_sheet_get_answer (sheet, date),
                                            KAIJI_ANSWER_MEMO),
                   ==, "a");
  g_assert_true (kaiji_answer_equal (kaiji_sheet_get_answer (sheet, ups), kept));
  g_assert_cmpstr (kaiji_sheet_get_certification_number (sheet), ==, "0999-2001");
}

static void
test_refused (void)
{
  static const char *const texts[] = { "",
                                       "ただの文章です。\n",
                                       "a,b,c\n1,2,3\n",
                                       "<html></html>",
                                       "PK\3\4 broken",
                                       "%PDF-1.7 broken",
                                       "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked",
                                       "\xff\xff\x81" };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, &error);
      g_autoptr (KaijiImport) import = NULL;

      if (table != NULL)
        import = kaiji_import_new (table, NULL, library, &error);
      g_assert_null (import);
      g_assert_nonnull (error);
      g_assert_cmpint (strlen (error->message), >, 0);
    }
}

/* A file of another kind is called by its kind. */
static void
test_foreign (void)
{
#define COMPOUND "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
  static const struct
  {
    const char *start;
    gsize length;
    const char *word;
  } files[] = {
    { COMPOUND "\0W\0o\0r\0k\0b\0o\0o\0k\0\0\0", 27, ".xls" },
    { COMPOUND "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0\0", 42, "password" },
    { COMPOUND "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0\0\0", 34, "text document" },
    { COMPOUND "nothing", 15, "older program" },
    { "\x09\x08\x08\0\0\0", 6, ".xls" },
    { "\x89PNG\r\n", 6, "picture" },
    { "\xff\xd8\xff\xe0", 4, "picture" },
    { "{\\rtf1 text}", 12, "text document" },
    { "\x1f\x8b\x08\0", 4, "archive" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (files[i].start, files[i].length);

      g_assert_null (kaiji_table_file_parse (bytes, &error));
      g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT);
      if (strstr (error->message, files[i].word) == NULL)
        g_error ("%u: %s", i, error->message);
    }
}

static char *
dup_without_spaces (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (string, g_utf8_get_char (p));

  return g_string_free (string, FALSE);
}

/* Of the answers of a published sheet at least 98 of 100 are found, and no other's is taken. */
static void
test_published_sheet (gconstpointer data)
{
  const char *name = data;
  g_autofree char *base = g_build_filename (g_getenv ("KAIJI_SHARED"), "published", name, NULL);
  g_autofree char *text_path = g_strconcat (base, ".txt", NULL);
  g_autofree char *json_path = g_strconcat (base, ".json", NULL);
  g_autofree char *text = NULL;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KaijiImport) import = NULL;
  KaijiScheme *scheme;
  JsonNode *root;
  JsonNode *answers;
  g_autoptr (GList) ids = NULL;
  guint n_answers = 0, n_right = 0;

  if (!g_file_get_contents (text_path, &text, &size, NULL))
    {
      g_test_skip ("the published sheets are not on this computer");
      return;
    }

  root = json_fixture_load (json_path);
  answers = json_fixture_get (root, "answers");
  bytes = g_bytes_new (text, size);
  import = exchange_fixture_read (bytes);
  scheme = kaiji_import_get_scheme (import);
  g_assert_cmpstr (kaiji_scheme_get_id (scheme), ==,
                   json_fixture_string (json_fixture_get (root, "scheme")));
  g_assert_cmpstr (kaiji_scheme_get_edition (scheme), ==,
                   json_fixture_string (json_fixture_get (root, "edition")));

  ids = json_fixture_list_names (answers);
  for (GList *id = ids; id != NULL; id = id->next)
    {
      const KaijiImportEntry *entry = find_entry (import, id->data);
      JsonNode *value = json_fixture_get (answers, id->data);
      g_autofree char *wanted = dup_without_spaces (json_fixture_string (value));
      g_autofree char *found = NULL;

      if (strstr (wanted, "(*)") != NULL)
        {
          g_assert_true (entry == NULL || entry->kind == KAIJI_IMPORT_MASKED);
          continue;
        }
      n_answers++;
      if (entry == NULL)
        continue;
      found = dup_without_spaces (entry->text);
      g_assert_cmpstr (found, ==, wanted);
      n_right++;
    }

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (entry->kind == KAIJI_IMPORT_ANSWER
          && json_fixture_get (answers, entry->field->id) == NULL)
        g_error ("%s is answered, and should not be: %s", entry->field->id, entry->text);
    }

  g_test_message ("%s: %u of %u answers", name, n_right, n_answers);
  g_assert_cmpuint (n_right * 100, >=, n_answers * 98);
  json_node_unref (root);
}

/* Long lines are read in a time that their length does not multiply. */
static void
test_long_lines (void)
{
  static const char *const parts[] = { "あ", "事業者の正式名称(商号)", "a           ", "(", "- " };
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (
        "2\t事業者名\t事業者の正式名称(商号)\t必須\t見本\n27\tサービス名称\t"
        "申請したASP・SaaSのサービス名称\t必須\t見本\n");

      while (text->len < 2000 * 1000)
        g_string_append (text, parts[i]);
      g_object_unref (exchange_fixture_read_text (text->str));
    }

  for (guint i = 0; i < 2; i++)
    {
      for (guint j = 0; j < 100 * 1000; j++)
        g_string_append (cells, "1,");
      g_string_append_c (cells, '\n');
    }
  bytes = g_bytes_new (cells->str, cells->len);
  g_assert_null (kaiji_table_file_parse (bytes, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE);
}

/* Lines of wrapped cells, one cell after the other: texts of the form are joined. */
static void
test_wrapped_labels (void)
{
  g_autoptr (KaijiImport) import = exchange_fixture_read_text (
    "27\nサービス内容\nサービス名称\n申請したASP・SaaSの\nサービス名称\n必須\n見本サービス\n"
    "28\nサービス開始時期\n申請したASP・SaaSのサービ\nス開始年月日(西暦)\n必須\n2011/8/24\n"
    "サービス開始から申請時までの間\nの大きなリニューアル等実施の有\n"
    "無と、行われた場合はリニューア\nル年月日(西暦)\n"
    "無し\n");

  assert_answer (import, "service-name", "見本サービス");
  assert_answer (import, "service-start", "2011/8/24");
  assert_answer (import, "service-renewals", "無し");
}

/* Lines of columns that were copied one beside the other: only an answer in the line of its own
 * label is certain, and all others are shown. */
static void
test_mixed_columns (void)
{
  g_autoptr (KaijiImport) import = exchange_fixture_read_text (
    "27 サービス内容\nサービス名称\n申請したASP・SaaSのサービス名称 必須 見本サービス\n"
    "28 サービス開始時期\n申請したASP・SaaSのサービス開始年月日(西暦)\n30 必須\n31 必須\n"
    "BizPlatformは、業務プロセスを可視化するサービスです。\n"
    "申請したASP・SaaSのサービスの内容・特徴\n32 必須\n33 必須\n34 必須\n"
    "2011年8月24日に始めました。\n代理店の\n");
  const char *const open[] = { "service-start", "service-description" };

  assert_answer (import, "service-name", "見本サービス");
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    g_assert_null (find_entry (import, open[i]));
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), >=, 2);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "certified-2017", "certified-2023", "guideline-2024-full",
                                       "guideline-2024-excerpt" };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/import/published-page", test_published_page);
  g_test_add_func ("/exchange/import/level-signs", test_level_signs);
  g_test_add_func ("/exchange/import/encodings", test_encodings);
  g_test_add_func ("/exchange/import/markdown", test_markdown);
  g_test_add_func ("/exchange/import/html", test_html);
  g_test_add_func ("/exchange/import/csv", test_csv);
  g_test_add_func ("/exchange/import/running-text", test_running_text);
  g_test_add_func ("/exchange/import/guard", test_guard);
  g_test_add_func ("/exchange/import/apply", test_apply);
  g_test_add_func ("/exchange/import/refused", test_refused);
  g_test_add_func ("/exchange/import/foreign", test_foreign);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/import/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_published_sheet);
    }

  g_test_add_func ("/exchange/import/long-lines", test_long_lines);
  g_test_add_func ("/exchange/import/wrapped-labels", test_wrapped_labels);
  g_test_add_func ("/exchange/import/mixed-columns", test_mixed_columns);

  return g_test_run ();
}
