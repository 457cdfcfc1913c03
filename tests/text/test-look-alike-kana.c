/* test-look-alike-kana.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of katakana, a third of them unknown to the program or made of several, as they are and
 * with each letter in turn replaced by what looks like it.
 */

#include "config.h"

#include <string.h>

#include "kaiji-look-alike-kana.h"

/* How many of those with a look-alike are told, at least, in the hundred: two thirds of the words
 * are known, and the letters beside it tell many of the others. */
#define MIN_TOLD 90

static const struct
{
  const char *letter;
  const char *look_alike;
} spoilt[] = {
  { "ー", "一" }, { "ー", "―" },  { "ニ", "二" }, { "ミ", "三" }, { "ハ", "八" }, { "チ", "千" },
  { "カ", "力" }, { "ロ", "口" }, { "タ", "夕" }, { "ト", "卜" }, { "エ", "工" }, { "オ", "才" },
  { "ベ", "べ" }, { "ペ", "ぺ" }, { "ヘ", "へ" }, { "リ", "り" },
};

static GStrv
load_words (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "text", "test-look-alike-kana",
                                                 "words.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (g_strchomp (contents), "\n", -1);
}

/* What is told of any character of a text, the gravest. */
static KaijiLookAlike
judge (const char *text)
{
  KaijiLookAlike found = KAIJI_LOOK_ALIKE_NONE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar meant;

      found = MAX (found, kaiji_look_alike_kana_judge (text, p, &meant));
    }

  return found;
}

static void
test_right (void)
{
  g_auto (GStrv) words = load_words ();

  g_assert_cmpuint (g_strv_length (words), ==, 300);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_cmpint (judge (words[i]), ==, KAIJI_LOOK_ALIKE_NONE);
    }
}

/* Two words with a sign between them that stands for itself. */
static void
test_between_words (void)
{
  static const char *const texts[] = {
    "センター二フロア", "アカウント一ユーザ", "アクセス―ログ", "ネット口コミ",
    "システム工学",     "クラウドへログイン", "メンバー一人",  "データ一式",
    "東口グループ",     "プラン二つ",         "サーバ八台",    "マーケティング力"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_cmpint (judge (texts[i]), ==, KAIJI_LOOK_ALIKE_NONE);
    }
}

static void
test_spoilt (void)
{
  g_auto (GStrv) words = load_words ();
  guint n_spoilt = 0;
  guint n_told = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (spoilt); j++)
        {
          const char *place = strstr (words[i], spoilt[j].letter);
          g_autoptr (GString) text = g_string_new (NULL);

          if (place == NULL)
            continue;

          g_string_append_len (text, words[i], place - words[i]);
          g_string_append (text, spoilt[j].look_alike);
          g_string_append (text, g_utf8_next_char (place));
          n_spoilt++;
          if (judge (text->str) != KAIJI_LOOK_ALIKE_NONE)
            n_told++;
          else
            g_test_message ("not told: %s", text->str);
        }
    }

  g_test_message ("%u of %u told", n_told, n_spoilt);
  g_assert_cmpuint (n_told * 100, >=, n_spoilt * MIN_TOLD);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/look-alike-kana/right", test_right);
  g_test_add_func ("/text/look-alike-kana/between-words", test_between_words);
  g_test_add_func ("/text/look-alike-kana/spoilt", test_spoilt);

  return g_test_run ();
}
