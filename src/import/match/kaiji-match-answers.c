/* kaiji-match-answers.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-match.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"

/* The first answer may go on in words that look like the second one. */
#define CERTAINTY_LIKELY 0.75

/* No word for yes or no is longer, in bytes. */
#define MAX_WORD 24

/* How sure it is that a word begins the second answer. */
typedef enum
{
  START_NONE,
  START_LIKELY, /* after a space: the first answer may go on */
  START_SURE,   /* after a sentence or a line, or at the beginning */
} Start;

/* Returns how likely a place in @text is where another answer begins. */
static Start
get_start (const char *text, const char *place)
{
  static const char *const ends[] = { "。", "．", "！", "？", "!", "?", "\n" };
  const char *end = place;

  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end)))
         && *g_utf8_prev_char (end) != '\n')
    end = g_utf8_prev_char (end);
  if (end == text)
    return START_SURE;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if ((gsize) (end - text) >= strlen (ends[i])
        && g_str_has_prefix (end - strlen (ends[i]), ends[i]))
      return START_SURE;

  return end < place ? START_LIKELY : START_NONE;
}

/* Returns whether a text begins with a word for yes or no, in letters, and nothing else that may
 * belong to the word. Only the form's own word, or one that names details, may be in the middle of
 * a sentence. */
static gboolean
begins_with_presence (KaijiScheme *scheme, const char *text, Start start)
{
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  const char *end = text;
  g_autofree char *word = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)) && end - text <= MAX_WORD)
    end = g_utf8_next_char (end);
  if (end == text || end - text > MAX_WORD || g_ascii_isalpha (*text))
    return FALSE;

  word = g_strndup (text, (gsize) (end - text));
  if (start == START_LIKELY && *end != ':' && !g_str_has_prefix (end, "：")
      && !g_str_equal (word, words->presence[TRUE]) && !g_str_equal (word, words->presence[FALSE]))
    return FALSE;

  return kaiji_scheme_has_choice (scheme, KAIJI_CHOICE_YES, word)
         || kaiji_scheme_has_choice (scheme, KAIJI_CHOICE_NO, word);
}

/* Finds where an answer of yes or no begins in a text. */
static char *
find_presence (KaijiScheme *scheme, char *text, Start *start)
{
  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      *start = get_start (text, p);
      if (*start != START_NONE && begins_with_presence (scheme, p, *start))
        return p;
    }

  return NULL;
}

/* Returns whether the form has one place for the answers to two fields: they share a limit. */
static gboolean
share_cell (const KaijiField *field, const KaijiField *other)
{
  return field->limit_group != NULL && g_strcmp0 (field->limit_group, other->limit_group) == 0;
}

/**
 * kaiji_match_split_answers:
 * @matches: (element-type KaijiMatch): the rows of a table
 * @scheme: the form
 *
 * Splits two answers in one cell: the second one, whose own cell is empty, begins with 有り or
 * 無し. It is all of the cell if the first one is missing.
 */
void
kaiji_match_split_answers (GPtrArray *matches, KaijiScheme *scheme)
{
  for (guint i = 0; i + 1 < matches->len; i++)
    {
      KaijiMatch *match = g_ptr_array_index (matches, i);
      KaijiMatch *next = g_ptr_array_index (matches, i + 1);
      char *first;
      char *second;
      Start start;

      if (match->field == NULL || next->field != match->field + 1
          || next->field->item != match->field->item || next->has_level || *next->answer != '\0'
          || next->field->kind != KAIJI_FIELD_PRESENCE_DETAIL
          || match->field->kind == KAIJI_FIELD_PRESENCE
          || match->field->kind == KAIJI_FIELD_PRESENCE_DETAIL)
        continue;

      second = find_presence (scheme, match->answer, &start);
      if (second == NULL || (second == match->answer && !share_cell (match->field, next->field)))
        continue;

      g_free (next->answer);
      next->answer = g_strdup (second);
      next->certainty = 0.7;
      *second = '\0';
      first = kaiji_text_strip (match->answer);
      g_free (match->answer);
      match->answer = first;
      if (start == START_LIKELY)
        match->certainty = MIN (match->certainty, CERTAINTY_LIKELY);
    }
}
