/* kaiji-checks-kana.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of katakana in answers: letters in place of their look-alikes, and half-width ones. Each
 * runs only if its characters occur; see kaiji_characters_find_traits().
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-check-names-private.h"
#include "kaiji-checks-private.h"
#include "kaiji-look-alike-kana.h"

#define LONG_VOWEL 0x30fc

/* Adds the word in which the character at @p must be replaced. */
static void
add_word (KaijiCheckNames *names, const char *text, const char *p, gunichar meant)
{
  g_autoptr (GString) word = g_string_new (NULL);
  const char *next = g_utf8_next_char (p);
  const char *start = g_utf8_offset_to_pointer (
    p, -(glong) kaiji_characters_count_katakana_back (text, p, G_MAXUINT));
  const char *end = g_utf8_offset_to_pointer (next,
                                              kaiji_characters_count_katakana (next, G_MAXUINT));
  g_autofree char *written = g_strndup (start, (gsize) (end - start));

  g_string_append_len (word, start, p - start);
  g_string_append_unichar (word, meant);
  g_string_append_len (word, next, end - next);
  kaiji_check_names_add_replacement (names, written, word->str);
}

/* Kanji beside the character show which one is meant: 統ー, ニ要素. */
static void
add_kanji_word (KaijiCheckNames *names, const char *text, const char *p, gunichar meant)
{
  g_autoptr (GString) word = g_string_new (NULL);
  const char *start = p > text ? g_utf8_prev_char (p) : p;
  const char *next = g_utf8_next_char (p);
  const char *end = next;
  g_autofree char *written = NULL;

  if (!g_unichar_isalpha (g_utf8_get_char (start)))
    start = p;
  if (g_utf8_get_char (p) != LONG_VOWEL && g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  written = g_strndup (start, (gsize) (end - start));
  g_string_append_len (word, start, p - start);
  g_string_append_unichar (word, meant);
  g_string_append_len (word, next, end - next);
  kaiji_check_names_add_replacement (names, written, word->str);
}

static void
list_look_alikes (KaijiCheckRun *run, KaijiLookAlike sort, KaijiCheckNames *names)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      const char *text = run->texts[i];

      for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar meant;

          if (g_ascii_isalnum (*p) || kaiji_look_alike_kana_judge (text, p, &meant) != sort)
            continue;
          if (kaiji_characters_is_katakana (meant))
            add_word (names, text, p, meant);
          else
            add_kanji_word (names, text, p, meant);
        }
    }
}

static char *
replace_look_alikes (const char *text, KaijiLookAlike sort)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar meant;

      if (kaiji_look_alike_kana_judge (text, p, &meant) == sort)
        g_string_append_unichar (string, meant);
      else
        g_string_append_unichar (string, g_utf8_get_char (p));
    }

  return g_string_free (string, FALSE);
}

static char *
rewrite_look_alikes (const char *text)
{
  return replace_look_alikes (text, KAIJI_LOOK_ALIKE_CERTAIN);
}

static char *
rewrite_possible_look_alikes (const char *text)
{
  return replace_look_alikes (text, KAIJI_LOOK_ALIKE_POSSIBLE);
}

void
kaiji_check_look_alike_kana (KaijiCheckRun *run)
{
  g_auto (KaijiCheckNames) names = kaiji_check_names_start ();

  list_look_alikes (run, KAIJI_LOOK_ALIKE_CERTAIN, &names);
  if (names.n_names > 0)
    /* Translators: %s is a list such as “サ一バ → サーバ” */
    kaiji_check_offer_rewrite (
      run,
      kaiji_check_report (run, _ ("A character that only looks like the right one; replace %s."),
                          names.names->str),
      run->check_id, g_strdup (_ ("Replace")), rewrite_look_alikes);
}

void
kaiji_check_look_alike_possible (KaijiCheckRun *run)
{
  g_auto (KaijiCheckNames) names = kaiji_check_names_start ();

  list_look_alikes (run, KAIJI_LOOK_ALIKE_POSSIBLE, &names);
  if (names.n_names > 0)
    /* Translators: %s is a list such as “ユーザ一 → ユーザー” */
    kaiji_check_offer_rewrite (
      run,
      kaiji_check_report (run,
                          _ ("A character may be meant for another that looks the same (%s); "
                             "make sure which is right."),
                          names.names->str),
      run->check_id, g_strdup (_ ("Replace")), rewrite_possible_look_alikes);
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

          /* A single katakana letter is not a word that Latin letters could follow; ヶ is not a
           * letter. */
          if (!kaiji_characters_is_katakana (g_utf8_get_char (p))
              || kaiji_characters_is_one_of (g_utf8_get_char (p), "ーヶヵ")
              || kaiji_characters_count_katakana_back (text, p, G_MAXUINT) > 0
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

/* Converts half-width katakana to full width. A voicing mark without a letter before it becomes the
 * spacing mark: normalization would yield a combining mark, which is drawn over its neighbour. */
static char *
widen_katakana (const char *half, gsize length)
{
  g_autofree char *wide = g_utf8_normalize (half, (gssize) length, G_NORMALIZE_NFKC);
  GString *string = g_string_new (wide);

  g_string_replace (string, "\xe3\x82\x99", "゛", 0);
  g_string_replace (string, "\xe3\x82\x9a", "゜", 0);
  return g_string_free (string, FALSE);
}

/* Finds the start of half-width katakana at @p, including a full-width letter before a half-width
 * voicing mark: カﾞ. */
static const char *
find_voiced (const char *text, const char *p)
{
  char letters[13];
  g_autofree char *composed = NULL;
  const char *previous;
  gunichar mark = g_utf8_get_char (p);
  int length;

  if (p == text || (mark != 0xff9e && mark != 0xff9f))
    return p;

  previous = g_utf8_prev_char (p);
  length = g_unichar_to_utf8 (g_utf8_get_char (previous), letters);
  length += g_unichar_to_utf8 (mark == 0xff9e ? 0x3099 : 0x309a, letters + length);
  composed = g_utf8_normalize (letters, length, G_NORMALIZE_NFC);
  return g_utf8_strlen (composed, -1) == 1 ? previous : p;
}

/* Widens the half-width katakana at *p and moves *p past them; letters in *start that combine with
 * them are included. (transfer full): the replacement */
static char *
widen_at (const char *text, const char **p, const char **start)
{
  const char *end = *p;
  g_autofree char *rest = NULL;

  *start = find_voiced (text, *p);
  while (is_half_width_katakana (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  if (*start < *p)
    {
      g_autofree char *letter = g_strndup (*start, (gsize) (*p - *start));
      g_autofree char *pair = g_strconcat (letter,
                                           g_utf8_get_char (*p) == 0xff9e ? "\xe3\x82\x99"
                                                                          : "\xe3\x82\x9a",
                                           NULL);
      g_autofree char *voiced = g_utf8_normalize (pair, -1, G_NORMALIZE_NFC);
      const char *next = g_utf8_next_char (*p);

      rest = widen_katakana (next, (gsize) (end - next));
      *p = end;
      return g_strconcat (voiced, rest, NULL);
    }

  rest = widen_katakana (*p, (gsize) (end - *p));
  *p = end;
  return g_steal_pointer (&rest);
}

static char *
rewrite_half_width (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      if (is_half_width_katakana (g_utf8_get_char (p)))
        {
          const char *before = p;
          const char *start;
          g_autofree char *wide = widen_at (text, &p, &start);

          g_string_truncate (string, string->len - (gsize) (before - start));
          g_string_append (string, wide);
          continue;
        }

      g_string_append_unichar (string, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }

  return g_string_free (string, FALSE);
}

void
kaiji_check_half_width_katakana (KaijiCheckRun *run)
{
  g_auto (KaijiCheckNames) names = kaiji_check_names_start ();
  KaijiFinding *finding;

  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      for (const char *p = run->texts[i]; p != NULL && *p != '\0';)
        {
          g_autofree char *written = NULL;
          g_autofree char *wide = NULL;
          const char *start;

          if (!is_half_width_katakana (g_utf8_get_char (p)))
            {
              p = g_utf8_next_char (p);
              continue;
            }

          wide = widen_at (run->texts[i], &p, &start);
          written = g_strndup (start, (gsize) (p - start));
          kaiji_check_names_add_replacement (&names, written, wide);
        }
    }

  /* Translators: %s is a list such as “ｻｰﾊﾞ → サーバ” */
  finding = kaiji_check_report (run, _ ("Half-width katakana; replace %s."), names.names->str);
  kaiji_check_offer_rewrite (run, finding, run->check_id, g_strdup (_ ("Replace")),
                             rewrite_half_width);
}
