/* kaiji-checks-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of the characters that answers are written with. Each runs only where its characters
 * occur, see kaiji_characters_find_traits().
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-checks-private.h"
#include "kaiji-look-alikes.h"

/* How many characters or words a message names. */
#define MAX_NAMED 5

#define LONG_VOWEL 0x30fc

/* Kana that no word begins with. */
#define NEVER_FIRST "ーッンャュョァィゥェォ"

/* Kanji numerals, which also stand before the counters 三ッ, 一ヶ and 二カ. */
#define NUMERALS "一二三八千"
#define COUNTERS "ッヶヵケカコ"

/* What a message names: each once, and no more than a person reads. */
typedef struct
{
  GString *names;
  guint n_names;
  gunichar last_code_point;
} Names;

static Names
start_names (void)
{
  return (Names){ .names = g_string_new (NULL) };
}

static void
names_clear (Names *names)
{
  g_string_free (names->names, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static void
add_name (Names *names, const char *name)
{
  if (names->n_names > MAX_NAMED || strstr (names->names->str, name) != NULL)
    return;

  if (names->n_names > 0)
    g_string_append (names->names, ", ");
  g_string_append (names->names, names->n_names < MAX_NAMED ? name : "…");
  names->n_names++;
}

static void
add_code_point (Names *names, gunichar c)
{
  g_autofree char *name = NULL;

  if (c == names->last_code_point || names->n_names > MAX_NAMED)
    return;

  names->last_code_point = c;
  name = g_strdup_printf ("U+%04X", c);
  add_name (names, name);
}

static void
add_replacement (Names *names, const char *written, const char *meant)
{
  g_autofree char *name = g_strdup_printf ("%s → %s", written, meant);

  add_name (names, name);
}

static void
add_character_replacement (Names *names, gunichar written, gunichar meant)
{
  char from[7] = { 0 };
  char to[7] = { 0 };

  g_unichar_to_utf8 (written, from);
  g_unichar_to_utf8 (meant, to);
  add_replacement (names, from, to);
}

static gboolean
is_one_of (gunichar c, const char *characters)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

/* Names each character of the answer that @replace knows a better one for. */
static void
list_replacements (KaijiCheckRun *run, gunichar (*replace) (gunichar c), Names *names)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      for (const char *p = run->texts[i]; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar better = replace (g_utf8_get_char (p));

          if (better != 0)
            add_character_replacement (names, g_utf8_get_char (p), better);
        }
    }
}

void
kaiji_check_look_alike_kanji (KaijiCheckRun *run)
{
  g_auto (Names) names = start_names ();

  list_replacements (run, kaiji_look_alikes_get_kanji, &names);
  if (names.n_names > 0)
    /* Translators: %s is a list such as “⽤ → 用, ⼊ → 入” */
    kaiji_check_report (run, _ ("Characters that only look like kanji; replace %s."),
                        names.names->str);
}

void
kaiji_check_compatibility_kanji (KaijiCheckRun *run)
{
  g_auto (Names) names = start_names ();

  list_replacements (run, kaiji_look_alikes_get_unified, &names);
  if (names.n_names > 0)
    /* Translators: %s is a list such as “立 → 立” of characters that look alike */
    kaiji_check_report (run,
                        _ ("Duplicates of kanji that searching does not find; unless a name "
                           "is spelt so, replace %s."),
                        names.names->str);
}

static guint
count_katakana (const char *p)
{
  guint n = 0;

  for (; kaiji_characters_is_katakana (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    n++;

  return n;
}

static guint
count_katakana_back (const char *text, const char *p)
{
  guint n = 0;

  while (p > text && kaiji_characters_is_katakana (g_utf8_get_char (g_utf8_prev_char (p))))
    {
      p = g_utf8_prev_char (p);
      n++;
    }

  return n;
}

/* Whether the kanji, hiragana or dash at @p, which looks like a katakana letter, stands where only
 * that letter can: サ一バ, 力ード, ユ―ザ. Not so in ブランド力アップ, 三ッ矢 or キャンセル一ヶ月前.
 */
static gboolean
stands_for_kana (const char *text, const char *p, gunichar c, gunichar kana)
{
  gunichar previous = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
  gunichar next = g_utf8_get_char (g_utf8_next_char (p));
  gboolean between = kaiji_characters_is_katakana (previous) && kaiji_characters_is_katakana (next);

  if (is_one_of (c, NUMERALS) && is_one_of (next, COUNTERS))
    return FALSE;

  if (kana == LONG_VOWEL)
    {
      if (!between || previous == LONG_VOWEL || is_one_of (previous, "ッヶヵ")
          || is_one_of (next, "ヶヵ"))
        return FALSE;

      /* The full-width hyphen also joins words: スモール－ミディアム. */
      return c != 0xff0d || count_katakana (g_utf8_next_char (p)) == 1
             || count_katakana_back (text, p) == 1;
    }

  if (between && is_one_of (c, "二口夕卜"))
    return TRUE;

  /* べ comes after katakana or before ー in no word; へ does, for it is a particle, too. */
  if (is_one_of (c, "べぺ"))
    return kaiji_characters_is_katakana (previous) || next == LONG_VOWEL;

  /* A kanji before ー alone may stand before a dash: 東口ー西口. */
  return is_one_of (next, NEVER_FIRST)
         && (kaiji_characters_is_katakana (previous)
             || kaiji_characters_is_katakana (g_utf8_get_char (g_utf8_offset_to_pointer (p, 2))));
}

/* The word in which the character at @p is to be replaced. */
static void
add_word (Names *names, const char *text, const char *p, gunichar meant)
{
  g_autoptr (GString) word = g_string_new (NULL);
  const char *next = g_utf8_next_char (p);
  const char *start = g_utf8_offset_to_pointer (p, -(glong) count_katakana_back (text, p));
  const char *end = g_utf8_offset_to_pointer (next, count_katakana (next));
  g_autofree char *written = g_strndup (start, (gsize) (end - start));

  g_string_append_len (word, start, p - start);
  g_string_append_unichar (word, meant);
  g_string_append_len (word, next, end - next);
  add_replacement (names, written, word->str);
}

static void
list_kana (const char *text, Names *names)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar kana = kaiji_look_alikes_get_kana (c);

      if (kana != 0)
        {
          if (stands_for_kana (text, p, c, kana))
            add_word (names, text, p, kana);
        }
      else if (c == LONG_VOWEL && p > text
               && is_one_of (g_utf8_get_char (g_utf8_prev_char (p)), KAIJI_CHARACTERS_BEFORE_ONE))
        {
          const char *before = g_utf8_prev_char (p);
          const char *after = g_utf8_next_char (p);
          g_autofree char *written = g_strndup (before, (gsize) (after - before));
          g_autofree char *kanji = g_strndup (before, (gsize) (p - before));
          g_autofree char *meant = g_strconcat (kanji, "一", NULL);

          add_replacement (names, written, meant);
        }
    }
}

void
kaiji_check_look_alike_kana (KaijiCheckRun *run)
{
  g_auto (Names) names = start_names ();

  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      if (run->texts[i] != NULL)
        list_kana (run->texts[i], &names);
    }

  if (names.n_names > 0)
    /* Translators: %s is a list such as “サ一バ → サーバ” */
    kaiji_check_report (run, _ ("A character that only looks like the right one; replace %s."),
                        names.names->str);
}

void
kaiji_check_mixed_word (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      const char *text = run->texts[i];

      for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
        {
          const char *next = g_utf8_next_char (p);
          g_autofree char *word = NULL;

          /* A single katakana letter is no word that Latin ones could follow; ヶ is no letter. */
          if (!kaiji_characters_is_katakana (g_utf8_get_char (p))
              || is_one_of (g_utf8_get_char (p), "ーヶヵ") || count_katakana_back (text, p) > 0
              || !g_ascii_islower (next[0]) || !g_ascii_islower (next[1]))
            continue;

          while (g_ascii_islower (*next))
            next++;
          word = g_strndup (p, (gsize) (next - p));
          kaiji_check_report (run,
                              _ ("“%s” mixes katakana and Latin letters; make sure that it is "
                                 "written so."),
                              word);
          return;
        }
    }
}

static gboolean
is_half_width_katakana (gunichar c)
{
  return c >= 0xff61 && c <= 0xff9f;
}

void
kaiji_check_half_width_katakana (KaijiCheckRun *run)
{
  g_auto (Names) names = start_names ();

  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      for (const char *p = run->texts[i]; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autofree char *written = NULL;
          g_autofree char *wide = NULL;
          const char *end = p;

          while (is_half_width_katakana (g_utf8_get_char (end)))
            end = g_utf8_next_char (end);
          if (end == p)
            continue;

          written = g_strndup (p, (gsize) (end - p));
          wide = g_utf8_normalize (written, -1, G_NORMALIZE_NFKC);
          add_replacement (&names, written, wide);
          p = g_utf8_prev_char (end);
        }
    }

  /* Translators: %s is a list such as “ｻｰﾊﾞ → サーバ” */
  kaiji_check_report (run, _ ("Half-width katakana; replace %s."), names.names->str);
}

/* Names the code points of the characters that have @trait and nothing else to be named by. */
static void
list_code_points (KaijiCheckRun *run, KaijiTraits trait, Names *names)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      for (const char *p = run->texts[i]; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);
          char character[7] = { 0 };

          if (g_ascii_isprint ((char) *p))
            continue;
          g_unichar_to_utf8 (c, character);
          if (kaiji_characters_find_traits (character) & trait)
            add_code_point (names, c);
        }
    }
}

void
kaiji_check_control_character (KaijiCheckRun *run)
{
  g_auto (Names) names = start_names ();

  list_code_points (run, KAIJI_TRAIT_CONTROL, &names);
  /* Translators: %s is a list of code points such as U+0007 */
  kaiji_check_report (run, _ ("Control characters (%s); delete them."), names.names->str);
}

void
kaiji_check_invisible_character (KaijiCheckRun *run)
{
  g_auto (Names) names = start_names ();

  list_code_points (run, KAIJI_TRAIT_INVISIBLE, &names);
  /* Translators: %s is a list of code points such as U+200B */
  kaiji_check_report (run, _ ("Invisible characters (%s); delete them."), names.names->str);
}

void
kaiji_check_undefined_character (KaijiCheckRun *run)
{
  g_auto (Names) names = start_names ();

  list_code_points (run, KAIJI_TRAIT_UNDEFINED, &names);
  /* Translators: %s is a list of code points such as U+E000 */
  kaiji_check_report (run,
                      _ ("Characters that other computers do not know (%s); write them in "
                         "another way."),
                      names.names->str);
}
