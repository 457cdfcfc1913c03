/* test-import-labels.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that say in other ways than with a cell for each label what they answer.
 */

#include "config.h"

#include <string.h>

#include "kaiji-import.h"
#include "kaiji-table-file.h"

static char *
list_answers (KaijiImport *import)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (import, i);

      if (entry->kind == KAIJI_IMPORT_ANSWER)
        g_string_append_printf (list, "%s: %s\n", entry->field->id, entry->text);
    }

  return g_string_free (list, FALSE);
}

static void
assert_answers (const char *text, const char *wanted)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup (library, "aspic-asp-saas", "2023",
                                                                NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, NULL);
  g_autoptr (KaijiImport) import = kaiji_import_new (table, scheme, library, NULL);
  g_autofree char *answers = list_answers (import);

  g_assert_cmpstr (answers, ==, wanted);
}

/* Number, titles, prompt and level in one cell, with signs or nothing between them. The prompt is
 * less than half of it, so that the cell is not like it. */
static void
test_joined (void)
{
  assert_answers (
    "開示項目,回答\n"
    "\"27_サービス内容_サービス名称\n申請したASP・SaaSのサービス名称\n(必須)\",つづり\n"
    "\"36_サービス料金_料金体系\n初期費用額\n(必須)\",10万円\n"
    "\"36_サービス料金_料金体系\n月額利用額\n(必須)\",2万円\n"
    "\"73_施設建築物_耐震・免震構造\n耐震数値\n(必須)\",震度6強\n"
    "\"88_サービス窓口(苦情受付)_サポート範囲・手段\nサポート範囲\n(必須)\",全般\n",
    "service-name: つづり\ninitial-fee: 10万円\nmonthly-fee: 2万円\n"
    "seismic-rating: 震度6強\nsupport-scope: 全般\n");
  assert_answers (
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
  assert_answers ("4\t事業所\t必須\t\n4\t事業所\t必須\t国内:3\n4\t事業所\t必須\t東京都品川区\n"
                  "24\t情報セキュリティに関する規程等の整備\t必須\t基本方針\n"
                  "28\tサービス開始時期\t必須\t2019年4月1日\n"
                  "73\t耐震・免震構造\t必須\t免震構造です\n"
                  "78\t火災感知・報知システム\t選択\t有り\n",
                  "office-count: 国内:3\noffice-locations: 東京都品川区\n"
                  "service-start: 2019年4月1日\nfire-detection: 有り\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import-labels/joined", test_joined);
  g_test_add_func ("/exchange/import-labels/titles", test_titles);
  return g_test_run ();
}
