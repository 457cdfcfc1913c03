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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/request-files/names", test_names);
  g_test_add_func ("/exchange/request-files/long-names", test_long_names);
  g_test_add_func ("/exchange/request-files/apart", test_apart);

  return g_test_run ();
}
