/* kaiji-checks-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of the characters in answers. Each runs only if its characters occur; see
 * kaiji_characters_find_traits().
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-check-names-private.h"
#include "kaiji-checks-private.h"
#include "kaiji-look-alikes.h"
#include "kaiji-text.h"

/* Lists the characters of the answer for which @replace returns a better one. */
static void
list_replacements (KaijiCheckRun *run, gunichar (*replace) (gunichar c), KaijiCheckNames *names)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      for (const char *p = run->texts[i]; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar better = replace (g_utf8_get_char (p));

          if (better != 0)
            kaiji_check_names_add_character (names, g_utf8_get_char (p), better);
        }
    }
}

/* Replaces the characters of @text for which @replace returns a better one. */
static char *
replace_characters (const char *text, gunichar (*replace) (gunichar c))
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar better = replace (c);

      g_string_append_unichar (string, better != 0 ? better : c);
    }

  return g_string_free (string, FALSE);
}

static char *
rewrite_kanji (const char *text)
{
  return replace_characters (text, kaiji_look_alikes_get_kanji);
}

static char *
rewrite_unified (const char *text)
{
  return replace_characters (text, kaiji_look_alikes_get_unified);
}

void
kaiji_check_look_alike_kanji (KaijiCheckRun *run)
{
  g_auto (KaijiCheckNames) names = kaiji_check_names_start ();

  list_replacements (run, kaiji_look_alikes_get_kanji, &names);
  if (names.n_names > 0)
    /* Translators: %s is a list such as “⽤ → 用, ⼊ → 入” */
    kaiji_check_offer_rewrite (
      run,
      kaiji_check_report (run, _ ("Characters that only look like kanji; replace %s."),
                          names.names->str),
      run->check_id, g_strdup (_ ("Replace")), rewrite_kanji);
}

void
kaiji_check_compatibility_kanji (KaijiCheckRun *run)
{
  g_auto (KaijiCheckNames) names = kaiji_check_names_start ();

  list_replacements (run, kaiji_look_alikes_get_unified, &names);
  if (names.n_names > 0)
    /* Translators: %s is a list such as “立 → 立” of characters that look alike */
    kaiji_check_offer_rewrite (
      run,
      kaiji_check_report (run,
                          _ ("Duplicates of kanji that searching does not find; unless a name "
                             "is spelt so, replace %s."),
                          names.names->str),
      run->check_id, g_strdup (_ ("Replace")), rewrite_unified);
}

/* Lists the code points of the characters with @trait, which have no visible name. */
static void
list_code_points (KaijiCheckRun *run, KaijiTraits trait, KaijiCheckNames *names)
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
            kaiji_check_names_add_code_point (names, c);
        }
    }
}

/* Removes the characters with @trait from @text. Line ends of other systems become line feeds. */
static char *
remove_characters (const char *text, KaijiTraits trait)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      char character[7] = { 0 };

      g_unichar_to_utf8 (g_utf8_get_char (p), character);
      if (*p == '\r' && p[1] != '\n' && trait == KAIJI_TRAIT_CONTROL)
        g_string_append_c (string, '\n');
      else if (!(kaiji_characters_find_traits (character) & trait))
        g_string_append (string, character);
    }

  return g_string_free (string, FALSE);
}

static char *
rewrite_control (const char *text)
{
  return remove_characters (text, KAIJI_TRAIT_CONTROL);
}

static char *
rewrite_invisible (const char *text)
{
  return remove_characters (text, KAIJI_TRAIT_INVISIBLE);
}

void
kaiji_check_control_character (KaijiCheckRun *run)
{
  g_auto (KaijiCheckNames) names = kaiji_check_names_start ();
  KaijiFinding *finding;

  list_code_points (run, KAIJI_TRAIT_CONTROL, &names);
  if (g_str_equal (names.names->str, "U+000D"))
    finding = kaiji_check_report (run, _ ("Line ends of another system (U+000D), which cannot be "
                                          "seen; remove them."));
  else
    /* Translators: %s is a list of code points such as U+0007 */
    finding = kaiji_check_report (run, _ ("Control characters (%s); delete them."),
                                  names.names->str);
  kaiji_check_offer_rewrite (run, finding, run->check_id, g_strdup (_ ("Remove")), rewrite_control);
}

void
kaiji_check_invisible_character (KaijiCheckRun *run)
{
  g_auto (KaijiCheckNames) names = kaiji_check_names_start ();
  KaijiFinding *finding;

  list_code_points (run, KAIJI_TRAIT_INVISIBLE, &names);
  /* Translators: %s is a list of code points such as U+200B */
  finding = kaiji_check_report (run, _ ("Invisible characters (%s); delete them."),
                                names.names->str);
  kaiji_check_offer_rewrite (run, finding, run->check_id, g_strdup (_ ("Remove")),
                             rewrite_invisible);
}

void
kaiji_check_surrounding_space (KaijiCheckRun *run)
{
  g_autofree char *stripped = run->texts[0] != NULL ? kaiji_text_strip (run->texts[0]) : NULL;
  KaijiFinding *finding;

  /* A presence with blank details is reported for its missing details; that is enough. */
  if (stripped == NULL || *stripped == '\0' || g_str_equal (stripped, run->texts[0]))
    return;

  finding = kaiji_check_report (run, _ ("Spaces or line breaks before or after the text; remove "
                                        "them."));
  kaiji_check_offer_rewrite (run, finding, run->check_id, g_strdup (_ ("Remove")),
                             kaiji_text_strip);
}

static gboolean
is_combining (gunichar c)
{
  return (c >= 0x3099 && c <= 0x309a) || (c >= 0x300 && c <= 0x36f);
}

/* Puts a kana and the spacing voicing mark at @mark together: カ゛. (transfer full) (nullable):
 * %NULL if there is no such kana, as for あ゛ */
static char *
compose_spaced (const char *p, const char *mark)
{
  g_autofree char *letter = NULL;
  g_autofree char *pair = NULL;
  g_autofree char *composed = NULL;
  gunichar c = g_utf8_get_char (mark);

  if (c != 0x309b && c != 0x309c)
    return NULL;

  letter = g_strndup (p, (gsize) (mark - p));
  pair = g_strconcat (letter, c == 0x309b ? "\xe3\x82\x99" : "\xe3\x82\x9a", NULL);
  composed = g_utf8_normalize (pair, -1, G_NORMALIZE_NFC);
  return g_utf8_strlen (composed, -1) == 1 ? g_steal_pointer (&composed) : NULL;
}

/* Composes each letter with the marks after it and nothing else: normalizing a whole text would
 * replace kanji that are used in names. */
static char *
rewrite_decomposed (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      const char *end = g_utf8_next_char (p);
      g_autofree char *spaced = compose_spaced (p, end);

      if (spaced != NULL)
        {
          g_string_append (string, spaced);
          p = g_utf8_next_char (end);
          continue;
        }

      while (is_combining (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);

      if (end > g_utf8_next_char (p))
        {
          g_autofree char *composed = g_utf8_normalize (p, end - p, G_NORMALIZE_NFC);

          g_string_append (string, composed);
        }
      else
        {
          g_string_append_len (string, p, end - p);
        }
      p = end;
    }

  return g_string_free (string, FALSE);
}

void
kaiji_check_decomposed_character (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      g_autofree char *composed = run->texts[i] != NULL ? rewrite_decomposed (run->texts[i]) : NULL;
      KaijiFinding *finding;

      if (composed == NULL || g_str_equal (composed, run->texts[i]))
        continue;

      finding = kaiji_check_report (run, _ ("Letters whose voicing marks are characters of their "
                                            "own, which searching does not find; put them "
                                            "together."));
      kaiji_check_offer_rewrite (run, finding, run->check_id, g_strdup (_ ("Put together")),
                                 rewrite_decomposed);
      return;
    }
}

void
kaiji_check_undefined_character (KaijiCheckRun *run)
{
  g_auto (KaijiCheckNames) names = kaiji_check_names_start ();

  list_code_points (run, KAIJI_TRAIT_UNDEFINED, &names);
  /* Translators: %s is a list of code points such as U+E000 */
  kaiji_check_report (run,
                      _ ("Characters that other computers do not know (%s); write them in "
                         "another way."),
                      names.names->str);
}
