/* kaiji-presence-words.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The wordings that people use for 有り and 無し: a word (あり, ×), a thing done or not done
 * (実施済み, 取得していません), or both words with a mark at one of them (■有 □無).
 */

#include "config.h"

#include <string.h>

#include "kaiji-presence-private.h"
#include "kaiji-presence-words.h"
#include "kaiji-text.h"

/* No wording is longer, so the rest of a text need not be looked at. */
#define MAX_LETTERS 256

/* The longest wording that is spread over a cell. */
#define MAX_SPREAD 32

/* Skips the number of a choice: 1.有り, ①有り, a) 有り */
static const char *
skip_number (const char *p)
{
  gunichar c = g_utf8_get_char (p);
  const char *next = p;

  if (c >= 0x2460 && c <= 0x2473) /* ① to ⑳ */
    next = g_utf8_next_char (p);
  else if (g_ascii_isalnum (*p) && p[1] != '\0' && strchr (".:)", p[1]) != NULL)
    next = p + 2;
  else
    return p;

  return kaiji_text_skip_white_space (next);
}

/* Whether the text after a wording is the opposite one, so that both are named and neither is
 * answered: 有・無, Yes / No, ○、×. */
static gboolean
names_other (const char *p, gboolean present)
{
  static const char *const joints[] = { "・", "/",    "、",     ",",  "|", "･",
                                        "or", "又は", "または", "か", NULL };
  gboolean other;
  const char *rest;

  kaiji_text_skip_spaces (&p);
  kaiji_text_skip_any (&p, joints);
  kaiji_text_skip_spaces (&p);
  p = skip_number (p);

  return kaiji_presence_read_plain (p, &other, &rest) && other != present;
}

/* Skips what says the same once more: はい、あります; ○ 有り. */
static const char *
skip_echo (const char *rest, gboolean present)
{
  static const char *const joints[] = { "、", ",", ".", "。", ":", NULL };
  const char *p = rest;
  const char *after;
  gboolean again;

  kaiji_text_skip_any (&p, joints);
  kaiji_text_skip_spaces (&p);
  return kaiji_presence_read_word (p, &again, &after) && again == present ? after : rest;
}

/* The beginning of a text. Half-width katakana become full, so that ﾅｼ is ナシ; full-width Latin
 * letters narrow, and capital letters small. The number of characters stays. (transfer full) */
static char *
fold (const char *text)
{
  g_autofree char *beginning = NULL;
  g_autofree char *narrow = NULL;
  GString *folded = g_string_new (NULL);
  const char *end = text;

  for (guint i = 0; i < MAX_LETTERS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  beginning = g_strndup (text, (gsize) (end - text));
  narrow = kaiji_text_narrow (beginning);

  for (const char *p = narrow; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xff66 && c <= 0xff9d)
        g_unichar_fully_decompose (c, TRUE, &c, 1);
      g_string_append_unichar (folded, c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : c);
    }

  return g_string_free (folded, FALSE);
}

/* Whether every character is apart from the next by spaces, as people spread a short answer over a
 * cell: な　し, 該 当 な し. */
static gboolean
is_spread (const char *text)
{
  guint n_letters = 0;

  for (const char *p = text; *p != '\0'; n_letters++)
    {
      const char *next = g_utf8_next_char (p);

      if (n_letters > MAX_SPREAD || (*next != '\0' && !g_unichar_isspace (g_utf8_get_char (next))))
        return FALSE;
      p = kaiji_text_skip_white_space (next);
    }

  return n_letters > 1;
}

static char *
dup_without_spaces (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (string, g_utf8_get_char (p));
    }

  return g_string_free (string, FALSE);
}

static gboolean
read_spread (const char *p, gboolean *present, const char **rest)
{
  g_autofree char *joined = NULL;
  const char *joined_rest;

  if (!is_spread (p))
    return FALSE;

  joined = dup_without_spaces (p);
  *rest = p + strlen (p);
  return kaiji_presence_read_wording (joined, present, &joined_rest) && *joined_rest == '\0';
}

/* Reads 有り or 無し at the beginning of a folded text. */
static KaijiPresence
read_folded (const char *p, const char **rest)
{
  static const char *const quotes[] = { "「", "『", "\"", "(", "【", "“", NULL };
  KaijiPresence marked;
  gboolean present;

  p = kaiji_text_skip_white_space (p);
  marked = kaiji_presence_marks_read (p, rest);
  if (marked != KAIJI_PRESENCE_UNKNOWN)
    return marked;

  if (read_spread (p, &present, rest))
    return present ? KAIJI_PRESENCE_YES : KAIJI_PRESENCE_NO;

  if (kaiji_text_skip_any (&p, quotes))
    p = kaiji_text_skip_white_space (p);
  if (!kaiji_presence_read_wording (p, &present, rest)
      && !kaiji_presence_read_wording (skip_number (p), &present, rest))
    return KAIJI_PRESENCE_UNKNOWN;
  if (names_other (*rest, present))
    return KAIJI_PRESENCE_BOTH;

  *rest = skip_echo (*rest, present);
  return present ? KAIJI_PRESENCE_YES : KAIJI_PRESENCE_NO;
}

/**
 * kaiji_presence_words_read:
 * @text: a person's text
 * @present: (out): whether the thing exists
 * @rest: (out): the text after the word, a place in @text
 *
 * Reads 有り or 無し in any of the usual wordings: 有, あり, ○, Yes, 実施済み, ■有 □無; 無, なし,
 * ×, No, 未実施, 該当なし, 実施していません. The wording must be the whole of @text or its first
 * word. 準備中 and 一部あり answer neither.
 *
 * Returns: whether @text has such a wording
 */
gboolean
kaiji_presence_words_read (const char *text, gboolean *present, const char **rest)
{
  g_autofree char *folded = NULL;
  const char *folded_rest;
  KaijiPresence presence;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (present != NULL && rest != NULL, FALSE);

  folded = fold (text);
  presence = read_folded (folded, &folded_rest);
  if (presence != KAIJI_PRESENCE_YES && presence != KAIJI_PRESENCE_NO)
    return FALSE;

  *present = presence == KAIJI_PRESENCE_YES;
  *rest = g_utf8_offset_to_pointer (text, g_utf8_pointer_to_offset (folded, folded_rest));
  return TRUE;
}

/**
 * kaiji_presence_words_names_both:
 * @text: a person's text
 *
 * Returns: whether @text begins with both 有り and 無し, neither of which is marked, as a form that
 *   nobody has filled in: 有り・無し
 */
gboolean
kaiji_presence_words_names_both (const char *text)
{
  g_autofree char *folded = NULL;
  const char *rest;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = fold (text);
  return read_folded (folded, &rest) == KAIJI_PRESENCE_BOTH;
}
