/* test-request-files.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the spreadsheets are called by which those who answer are asked.
 */

#include "config.h"

#include <string.h>

#include "kaiji-file-name.h"
#include "kaiji-request-files.h"

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { "経理部", "経理部" },
    { "企画/営業部", "企画-営業部" },
    { "A\\B:C*D?E\"F<G>H|I", "A-B-C-D-E-F-G-H-I" },
    { "一行\n二行\t三", "一行-二行-三" },
    { "\x01\x7f", "--" },
    { ".hidden", "-hidden" },
    { "..", "-." },
    { "  総務部  ", "総務部" },
    { "", "-" },
    { " \n ", "-" },
    { "\xff経理", "\xef\xbf\xbd経理" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = kaiji_file_name_from_text (cases[i].text);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* As long as a name of a file may be made: 53 characters. */
#define LONG_NAME                                                                                                                                 \
  "情報システム本部クラウドサービス統括部運用管理課セキュリティ担当チーム東日本地区第一班夜間当番" \
  "交代要員窓口"

/* A name is cut between two characters, with room for what programs add. */
static void
test_long_names (void)
{
  for (guint n_before = 0; n_before < 4; n_before++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *name = NULL;

      for (guint i = 0; i < n_before; i++)
        g_string_append_c (text, 'a');
      for (guint i = 0; i < 200; i++)
        g_string_append (text, "部");
      name = kaiji_file_name_from_text (text->str);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpuint (strlen (name), <=, 180);
      g_assert_cmpuint (strlen (name), >, 176);
    }
}

/* Each has a file of its own, even where capitals make no difference. */
static void
test_apart (void)
{
  static const char *const owners[] = { "a/b", "a:b", "A-B", "a-b-2", "c", "a\\b" };
  g_autoptr (GFile) folder = g_file_new_for_path ("/requests");
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    g_ptr_array_add (list, (gpointer) owners[i]);
  files = kaiji_request_files_list (folder, "sheet-", list);
  g_assert_cmpuint (files->len, ==, list->len);
  g_assert_cmpstr (g_file_peek_path (files->pdata[0]), ==, "/requests/sheet-a-b.xlsx");
  g_assert_cmpstr (g_file_peek_path (files->pdata[4]), ==, "/requests/sheet-c.xlsx");
  for (guint i = 0; i < files->len; i++)
    g_assert_true (
      g_hash_table_add (seen, g_utf8_casefold (g_file_peek_path (files->pdata[i]), -1)));
}

/* The sheet's name and that of who is asked may both be long. */
static void
test_long_pairs (void)
{
  for (guint n_before = 0; n_before < 3; n_before++)
    {
      g_autoptr (GString) prefix = g_string_new (NULL);
      g_autoptr (GPtrArray) owners = g_ptr_array_new ();
      g_autoptr (GFile) folder = g_file_new_for_path ("/requests");
      g_autoptr (GPtrArray) files = NULL;

      for (guint i = 0; i < n_before; i++)
        g_string_append_c (prefix, 'a');
      for (guint i = 0; i < 80; i++)
        g_string_append (prefix, "表");
      g_ptr_array_add (owners, (gpointer) LONG_NAME);
      g_ptr_array_add (owners, (gpointer) LONG_NAME "/");
      g_ptr_array_add (owners, (gpointer) LONG_NAME ":");
      files = kaiji_request_files_list (folder, prefix->str, owners);
      for (guint i = 0; i < files->len; i++)
        {
          g_autofree char *name = g_file_get_basename (files->pdata[i]);

          g_assert_true (g_utf8_validate (name, -1, NULL));
          g_assert_cmpuint (strlen (name), <=, 240);
          g_assert_true (g_str_has_suffix (name, ".xlsx"));
          for (guint j = 0; j < i; j++)
            g_assert_false (g_file_equal (files->pdata[i], files->pdata[j]));
        }
    }
}

/* Windows writes endings in capitals. */
static void
test_endings (void)
{
  g_autofree char *stem = kaiji_file_name_dup_stem ("様式.XLSX", ".xlsx");
  g_autofree char *other = kaiji_file_name_dup_stem ("様式.xls", ".xlsx");

  g_assert_cmpstr (stem, ==, "様式");
  g_assert_cmpstr (other, ==, "様式.xls");
  g_assert_true (kaiji_file_name_has_ending ("A.Kaiji.JSON", ".kaiji.json"));
  g_assert_false (kaiji_file_name_has_ending ("json", ".json"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/request-files/names", test_names);
  g_test_add_func ("/exchange/request-files/long-names", test_long_names);
  g_test_add_func ("/exchange/request-files/apart", test_apart);
  g_test_add_func ("/exchange/request-files/long-pairs", test_long_pairs);
  g_test_add_func ("/exchange/request-files/endings", test_endings);

  return g_test_run ();
}
