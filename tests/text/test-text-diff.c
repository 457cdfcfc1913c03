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
  { "43年", "49年", "4-3-+9+年" },
  { "2016年8月1日", "2022年11月1日", "20-16年8-+22年11+月1日" },
  { "ユーザ数の上限", "ユーザー数の上限", "ユーザ+ー+数の上限" },
  { "ABCDEF", "ABXDEF", "AB-C-+X+DEF" },
  { "abc", "xyz", "-abc-+xyz+" },
  /* One letter that is the same by chance is not worth stopping at. */
  { "赤い花", "青い鳥", "-赤い花-+青い鳥+" },
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

/* Texts with nothing in common, too long to search. */
static void
test_large (void)
{
  g_autofree char *old_text = g_strnfill (200000, 'a');
  g_autofree char *new_text = g_strnfill (200000, 'b');
  g_autofree char *description = describe (old_text, new_text);

  g_assert_cmpuint (strlen (description), ==, 400004);
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
