/* test-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-text.h"

typedef struct
{
  const char *name;
  const char *text;
  guint n_characters;
} Count;

static const Count counts[] = {
  { "empty", "", 0 },
  { "half-width", "abc 123", 7 },
  { "full-width", "ＡＢＣ　１２３", 7 },
  { "kanji-and-kana", "情報開示シート", 7 },
  { "punctuation", "、。「」・（）〜", 8 },
  { "line-breaks", "一行目\n二行目\r\n三行目", 9 },
  { "combining-voicing-mark", "か\xe3\x82\x99", 1 },
  { "combining-accent", "e\xcc\x81", 1 },
  { "combining-marks-here-and-there",
    "あか\xe3\x82\x99き、e\xcc\x81\xcc\xa3"
    "f\nは\xe3\x82\x9a",
    7 },
  { "combining-accent-that-does-not-compose", "x\xcc\x81", 1 },
  { "half-width-katakana-voicing", "ﾊﾟ", 2 },
  { "joiner", "👩\xe2\x80\x8d💻", 2 },
  { "variation-selector", "葛\xf3\xa0\x84\x80", 1 },
  { "text-variation-selector", "☎\xef\xb8\x8e", 1 },
  { "outside-the-basic-plane", "𠮷野家", 3 },
  { "hangul-jamo-compose", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 1 },
  { "compatibility-ideograph", "\xef\xa8\x91", 1 },
};

static void
test_count (gconstpointer data)
{
  const Count *count = data;

  g_assert_cmpuint (kaiji_text_count_characters (count->text), ==, count->n_characters);
}

static void
test_narrow (void)
{
  g_autofree char *narrow = kaiji_text_narrow ("￥１２３，４５６－７．８％　（注）−カ");

  g_assert_cmpstr (narrow, ==, "¥123,456-7.8% (注)-カ");
}

static void
test_replace (void)
{
  g_autofree char *value = kaiji_text_replace ("{}年", "", "1974");
  g_autofree char *named = kaiji_text_replace ("({page}/{pages}) {page}", "page", "2");
  g_autofree char *none = kaiji_text_replace ("plain", "", "x");

  g_assert_cmpstr (value, ==, "1974年");
  g_assert_cmpstr (named, ==, "(2/{pages}) 2");
  g_assert_cmpstr (none, ==, "plain");
}

static void
test_blank (void)
{
  g_assert_true (kaiji_text_is_blank (NULL));
  g_assert_true (kaiji_text_is_blank (""));
  g_assert_true (kaiji_text_is_blank (" \n\t　"));
  g_assert_false (kaiji_text_is_blank ("　-"));
}

static void
test_skip (void)
{
  static const char *const words[] = { "末日", "末", NULL };
  static const char text[] = "末日  末まで";
  const char *p = text;

  g_assert_false (kaiji_text_skip (&p, "日"));
  g_assert_false (kaiji_text_skip (&p, ""));
  g_assert_false (kaiji_text_skip (&p, NULL));
  g_assert_true (p == text);

  g_assert_true (kaiji_text_skip_any (&p, words));
  g_assert_cmpstr (p, ==, "  末まで");
  kaiji_text_skip_spaces (&p);
  g_assert_true (kaiji_text_skip_any (&p, words));
  g_assert_false (kaiji_text_skip_any (&p, words));
  kaiji_text_skip_spaces (&p);
  g_assert_cmpstr (p, ==, "まで");
}

/* The spaces of Unicode, of every width; a line ends at any of the signs for that. */
static void
test_spaces (void)
{
  static const char *const line_ends[] = { "\n", "\r\n", "\f", "\xe2\x80\xa8", "\xe2\x80\xa9" };

  for (guint i = 0; i < G_N_ELEMENTS (line_ends); i++)
    {
      g_autofree char *spaces = g_strconcat (" \t\xc2\xa0\xe2\x80\x83\xe3\x80\x80", line_ends[i],
                                             " ", NULL);
      g_autofree char *text = g_strconcat (spaces, "1  2", spaces, NULL);
      g_autofree char *stripped = kaiji_text_strip (text);
      g_autofree char *nothing = kaiji_text_strip (spaces);
      const char *p = text;

      kaiji_text_skip_spaces (&p);
      g_assert_true (g_str_has_prefix (p, line_ends[i]));
      g_assert_true (g_str_has_prefix (kaiji_text_skip_white_space (text), "1  2"));
      g_assert_cmpstr (stripped, ==, "1  2");
      g_assert_cmpstr (nothing, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *path = g_strconcat ("/text/text/count/", counts[i].name, NULL);

      g_test_add_data_func (path, &counts[i], test_count);
    }
  g_test_add_func ("/text/text/narrow", test_narrow);
  g_test_add_func ("/text/text/replace", test_replace);
  g_test_add_func ("/text/text/blank", test_blank);
  g_test_add_func ("/text/text/skip", test_skip);
  g_test_add_func ("/text/text/spaces", test_spaces);

  return g_test_run ();
}
