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

/* Reads the opposite wording after a wording, so that both are named and neither is answered:
 * 有・無, Yes / No, ○、×. */
static gboolean
read_other (const char *p, gboolean present, const char **rest)
{
  static const char *const joints[] = { "・", "/",    "、",     ",",  "|", "･",
                                        "or", "又は", "または", "か", NULL };
  gboolean other;

  p = kaiji_text_skip_white_space (p);
  kaiji_text_skip_any (&p, joints);
  p = skip_number (kaiji_text_skip_white_space (p));

  return kaiji_presence_read_plain (p, &other, rest) && other != present;
}

/* Pairs of words of which a form asks to choose one, and which alone answer nothing: 可・否. */
static gboolean
read_pair (const char *p, const char **rest)
{
  static const char *const pairs[][2] = {
    { "可", "否" },       { "要", "不要" },   { "必要", "不要" }, { "要", "否" },
    { "適", "否" },       { "可能", "不可" }, { "可", "不可" },   { "合", "否" },
    { "済", "未済" },     { "済", "未" },     { "賛", "否" },     { "同意する", "同意しない" },
    { "加入", "未加入" }, { "有", "無" },     { "有り", "無し" }, { "あり", "なし" },
    { "○", "×" },         { "yes", "no" },
  };
  static const char *const joints[] = { "・", "/",    "、",     ",",  "|", "･",
                                        "or", "又は", "または", "か", NULL };
  static const char *const words[] = { "有無", "可否", "要否", "適否", "当否", NULL };
  static const char *const prefixes[] = { "非", "未", "不", NULL };
  const char *q = p;
  gunichar next;
  gboolean found = kaiji_text_skip_any (&q, words);

  for (guint i = 0; !found && i < 2 * G_N_ELEMENTS (pairs); i++)
    {
      q = p;
      if (!kaiji_text_skip (&q, pairs[i / 2][i % 2]))
        continue;
      q = kaiji_text_skip_white_space (q);
      kaiji_text_skip_any (&q, joints);
      q = kaiji_text_skip_white_space (q);
      found = kaiji_text_skip (&q, pairs[i / 2][1 - i % 2]);
    }

  /* 対応・非対応: a word of up to six characters, and the same with 非 before it. */
  for (const char *end = p; !found && end - p <= (gssize) strlen ("対応対応対応") && *end != '\0';
       end = g_utf8_next_char (end))
    {
      g_autofree char *word = g_strndup (p, (gsize) (end - p));

      q = end;
      found = end > p && g_unichar_isalpha (g_utf8_get_char (p)) && kaiji_text_skip_any (&q, joints)
              && kaiji_text_skip_any (&q, prefixes) && kaiji_text_skip (&q, word);
    }

  next = g_utf8_get_char (q);
  *rest = q;
  return found && (next == 0 || g_unichar_isspace (next) || g_unichar_ispunct (next));
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

/* Returns whether every character is apart from the next by spaces, as people spread a short answer
 * over a cell: な　し, 該 当 な し. */
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

static gboolean
read_spread (const char *p, gboolean *present, const char **rest)
{
  g_autofree char *joined = NULL;
  const char *joined_rest;

  if (!is_spread (p))
    return FALSE;

  joined = kaiji_text_dup_without_spaces (p);
  *rest = p + strlen (p);
  return kaiji_presence_read_wording (joined, present, &joined_rest) && *joined_rest == '\0';
}

/* Reads 有り or 無し at the beginning of a folded text. */
static KaijiPresence
read_folded (const char *p, const char *about, const char **topic_end, const char **rest)
{
  static const char *const quotes[] = { "「", "『", "\"", "(", "[", "〔", "【", "“", NULL };
  KaijiPresence marked;
  const char *other_rest;
  gboolean present;

  *topic_end = p;
  p = kaiji_text_skip_white_space (p);
  marked = kaiji_presence_marks_read (p, rest);
  if (marked != KAIJI_PRESENCE_UNKNOWN)
    return marked;

  if (read_spread (p, &present, rest))
    return present ? KAIJI_PRESENCE_YES : KAIJI_PRESENCE_NO;

  if (kaiji_text_skip_any (&p, quotes))
    p = kaiji_text_skip_white_space (p);
  if (read_pair (p, rest))
    return KAIJI_PRESENCE_BOTH;
  if (!kaiji_presence_read_wording (p, &present, rest)
      && !kaiji_presence_read_wording (skip_number (p), &present, rest)
      && !(about != NULL && kaiji_presence_read_about (p, about, &present, topic_end, rest)))
    return KAIJI_PRESENCE_UNKNOWN;
  if (read_other (*rest, present, &other_rest))
    {
      *rest = other_rest;
      return KAIJI_PRESENCE_BOTH;
    }

  *rest = skip_echo (*rest, present);
  return present ? KAIJI_PRESENCE_YES : KAIJI_PRESENCE_NO;
}

/* The same place in the text that was folded. */
static const char *
unfold (const char *text, const char *folded, const char *place)
{
  return g_utf8_offset_to_pointer (text, g_utf8_pointer_to_offset (folded, place));
}

/**
 * kaiji_presence_words_read:
 * @text: a person's text
 * @about: (nullable): what is asked, whose words may precede: 問合せ先の有無
 * @present: (out): whether the thing exists
 * @topic_end: (out): the end of words of @about at the beginning that are a detail; @text for none
 * @rest: (out): the text after the word, a place in @text
 *
 * Reads 有り or 無し in any of the usual wordings: 有, あり, ○, Yes, 実施済み, ■有 □無; 無, なし,
 * ×, No, 未実施, 該当なし, 実施していません. The wording must be the whole of @text or its first
 * word, or follow words of @about: 問合せ先なし. 準備中 and 一部あり answer neither.
 *
 * Returns: whether @text has such a wording
 */
gboolean
kaiji_presence_words_read (const char *text,
                           const char *about,
                           gboolean *present,
                           const char **topic_end,
                           const char **rest)
{
  g_autofree char *folded = NULL;
  g_autofree char *question = NULL;
  const char *folded_end;
  const char *folded_rest;
  KaijiPresence presence;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (present != NULL && topic_end != NULL && rest != NULL, FALSE);

  folded = fold (text);
  question = about != NULL ? fold (about) : NULL;
  presence = read_folded (folded, question, &folded_end, &folded_rest);
  if (presence != KAIJI_PRESENCE_YES && presence != KAIJI_PRESENCE_NO)
    return FALSE;

  *present = presence == KAIJI_PRESENCE_YES;
  *topic_end = unfold (text, folded, folded_end);
  *rest = unfold (text, folded, folded_rest);
  return TRUE;
}

/**
 * kaiji_presence_words_names_both:
 * @text: a person's text
 * @rest: (out) (optional): the text after both, a place in @text
 *
 * Returns: whether @text begins with both 有り and 無し, neither of which is marked, as a form that
 *   nobody has filled in: 有り・無し
 */
gboolean
kaiji_presence_words_names_both (const char *text, const char **rest)
{
  g_autofree char *folded = NULL;
  const char *folded_rest, *unused;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = fold (text);
  if (read_folded (folded, NULL, &unused, &folded_rest) != KAIJI_PRESENCE_BOTH)
    return FALSE;

  if (rest != NULL)
    *rest = unfold (text, folded, folded_rest);
  return TRUE;
}

/**
 * kaiji_presence_words_skip_own:
 * @text: a person's text
 * @word: the form's word for yes or no
 * @rest: (out): the text after the word, a place in @text
 *
 * Returns: whether @text begins with the form's word
 */
gboolean
kaiji_presence_words_skip_own (const char *text, const char *word, const char **rest)
{
  gunichar next;

  g_return_val_if_fail (text != NULL && word != NULL && rest != NULL, FALSE);

  text = kaiji_text_skip_white_space (text);
  if (!g_str_has_prefix (text, word))
    return FALSE;

  *rest = text + strlen (word);
  next = g_utf8_get_char (*rest);
  return next == '\0' || g_unichar_isspace (next) || g_unichar_ispunct (next);
}

/* Returns whether a later line begins with the mark from @mark to @end, as an item of a list does.
 */
static gboolean
begins_later_line (const char *mark, const char *end)
{
  gsize length = (gsize) (end - mark);

  for (const char *p = strchr (end, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    {
      if (strncmp (p + 1, mark, length) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_presence_words_skip_separators:
 * @text: what follows a word for yes or no
 *
 * Returns: (transfer none): the details, after what separates the word from them: 有:社内規程
 */
const char *
kaiji_presence_words_skip_separators (const char *text)
{
  gunichar c, previous = 0;
  const char *p = text;

  g_return_val_if_fail (text != NULL, NULL);

  for (; (c = g_utf8_get_char (p)) != 0; p = g_utf8_next_char (p), previous = c)
    {
      if (g_utf8_strchr ("・-－―", -1, c) != NULL
          && (previous == '\n' || begins_later_line (p, g_utf8_next_char (p))))
        break;
      if (!g_unichar_isspace (c)
          && g_utf8_strchr (":：;；、。，,.．・-－―」』)）]］】〕\"”", -1, c) == NULL)
        break;
    }

  return p;
}

/**
 * kaiji_presence_words_split:
 * @text: a person's text
 * @own: the form's words for no and yes, in this order
 * @present: (out): whether the thing exists
 * @details: (out): where the details begin, a place in @text; its end for none
 *
 * Reads the form's word or another wording of it, as kaiji_presence_words_read(), at the beginning
 * of a text; what is before @details says only that.
 *
 * Returns: whether @text begins so, and not with both words
 */
gboolean
kaiji_presence_words_split (const char *text,
                            const char *const own[2],
                            gboolean *present,
                            const char **details)
{
  const char *topic_end, *rest;

  g_return_val_if_fail (text != NULL && own != NULL, FALSE);
  g_return_val_if_fail (present != NULL && details != NULL, FALSE);

  if (kaiji_presence_words_names_both (text, NULL))
    return FALSE;

  for (int i = FALSE; i <= TRUE; i++)
    {
      if (kaiji_presence_words_skip_own (text, own[i], &rest))
        {
          *present = i;
          *details = kaiji_presence_words_skip_separators (rest);
          return TRUE;
        }
    }

  if (!kaiji_presence_words_read (text, NULL, present, &topic_end, &rest) || topic_end > text)
    return FALSE;

  *details = kaiji_presence_words_skip_separators (rest);
  return TRUE;
}
