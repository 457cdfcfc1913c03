/* test-text-diff.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-text-diff.h"

/* A difference as a text: -deleted-, +inserted+. */
static char *
describe (const char *old_text, const char *new_text)
{
  g_autoptr (GArray) parts = kaiji_text_diff (old_text, new_text);
  g_autoptr (GString) description = g_string_new (NULL);
  g_autoptr (GString) old_again = g_string_new (NULL);
  g_autoptr (GString) new_again = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      KaijiDiffPart *part = &g_array_index (parts, KaijiDiffPart, i);
      const char *source = part->kind == KAIJI_DIFF_DELETE ? old_text : new_text;
      g_autofree char *text = g_strndup (source + part->start, part->length);
      const char *mark = part->kind == KAIJI_DIFF_EQUAL    ? ""
                         : part->kind == KAIJI_DIFF_DELETE ? "-"
                                                           : "+";

      g_string_append_printf (description, "%s%s%s", mark, text, mark);
      if (part->kind != KAIJI_DIFF_INSERT)
        g_string_append (old_again, text);
      if (part->kind != KAIJI_DIFF_DELETE)
        g_string_append (new_again, text);
    }

  /* Whatever it says, it must lead from one text to the other. */
  g_assert_cmpstr (old_again->str, ==, old_text);
  g_assert_cmpstr (new_again->str, ==, new_text);

  return g_string_free (g_steal_pointer (&description), FALSE);
}

static const struct
{
  const char *old_text;
  const char *new_text;
  const char *description;
} cases[] = {
  { "", "", "" },
  { "同じ", "同じ", "同じ" },
  { "", "新", "+新+" },
  { "旧", "", "-旧-" },
  /* A number is one, with the signs within it and in any width. */
  { "43年", "49年", "-43-+49+年" },
  { "434,000,000円", "4,340,000,000円", "-434,000,000-+4,340,000,000+円" },
  { "99.98%以上", "99.9%以上", "-99.98-+99.9+%以上" },
  { "１２，０００名", "１３，０００名", "-１２，０００-+１３，０００+名" },
  { "1, 2", "1, 3", "1, -2-+3+" },
  { "約10.", "約12.", "約-10-+12+." },
  { "2016年8月1日", "2022年11月1日", "-2016-+2022+年-8-+11+月1日" },
  /* A word is one, of Latin letters or of one script. */
  { "the old name", "the new name", "the -old-+new+ name" },
  { "ユーザ数の上限", "ユーザー数の上限", "-ユーザ-+ユーザー+数の上限" },
  { "ﾃﾞｰﾀの保存", "ﾃﾞの保存", "-ﾃﾞｰﾀ-+ﾃﾞ+の保存" },
  { "データを保存します", "データを廃棄します", "データを-保存-+廃棄+します" },
  { "情報セキュリティ基本方針", "情報セキュリティ管理規程",
    "情報セキュリティ-基本方針-+管理規程+" },
  { "AES-128で暗号化", "AES-256で暗号化", "AES--128-+256+で暗号化" },
  { "一\n二", "一\n三", "一\n-二-+三+" },
  { "か\343\202\231", "か", "-か\343\202\231-+か+" },
  { "ABCDEF", "ABXDEF", "-ABCDEF-+ABXDEF+" },
  { "abc", "xyz", "-abc-+xyz+" },
  /* What is inserted or gone stands alone. */
  { "電話、FAX", "電話、Web、FAX", "電話、+Web、+FAX" },
  { "電話、Web、FAX", "電話、FAX", "電話、-Web、-FAX" },
  /* A sign or a letter between two differences is not worth stopping at. */
  { "赤い花", "青い鳥", "-赤い花-+青い鳥+" },
  { "2016/8/1", "2022/11/1", "-2016/8-+2022/11+/1" },
  { "9:00～17:30", "10:30～18:00", "-9:00～17:30-+10:30～18:00+" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *description = describe (cases[i].old_text, cases[i].new_text);

      g_assert_cmpstr (description, ==, cases[i].description);
    }
}

static char *
new_random_text (GRand *random, int max_length)
{
  static const char *const letters[] = { "a", "b", "字", "𠮷", "\n" };
  GString *text = g_string_new (NULL);
  int length = g_rand_int_range (random, 0, max_length);

  for (int i = 0; i < length; i++)
    g_string_append (text, letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))]);

  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *old_text = new_random_text (random, 30);
      g_autofree char *new_text = new_random_text (random, 30);
      g_autofree char *description = describe (old_text, new_text);

      g_assert_nonnull (description);
    }
}

/* Texts with nothing in common, too long to search: of one word, and of a hundred thousand. */
static void
test_large (void)
{
  static const char *const patterns[][2] = { { "a", "b" }, { "a ", "b-" } };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) old_text = g_string_new (NULL);
      g_autoptr (GString) new_text = g_string_new (NULL);
      g_autofree char *description = NULL;

      while (old_text->len < 200000)
        {
          g_string_append (old_text, patterns[i][0]);
          g_string_append (new_text, patterns[i][1]);
        }

      description = describe (old_text->str, new_text->str);
      g_assert_cmpuint (strlen (description), ==, 400004);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/text-diff/cases", test_cases);
  g_test_add_func ("/text/text-diff/random", test_random);
  g_test_add_func ("/text/text-diff/large", test_large);

  return g_test_run ();
}
