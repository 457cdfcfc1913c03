/* kaiji-match-answers.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-match-private.h"
#include "kaiji-text.h"

/* Finds a presence word that begins a sentence in @text, but not at its start. */
static char *
find_presence (KaijiScheme *scheme, char *text)
{
  const KaijiWords *words = kaiji_scheme_get_words (scheme);

  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *rest = p;

      if (p - text < (gssize) strlen ("。 ") || !g_str_has_prefix (p - strlen ("。 "), "。 "))
        continue;
      if (!kaiji_text_skip (&rest, words->presence[TRUE])
          && !kaiji_text_skip (&rest, words->presence[FALSE]))
        continue;
      if (*rest == '\0' || *rest == ' ' || *rest == '\n')
        return p;
    }

  return NULL;
}

/**
 * kaiji_match_split_answers:
 * @matches: (element-type KaijiMatch): the rows of a table
 * @scheme: the form
 *
 * Splits two answers in one cell: the second one, whose own cell is empty, begins with 有り or
 * 無し.
 */
void
kaiji_match_split_answers (GPtrArray *matches, KaijiScheme *scheme)
{
  for (guint i = 0; i + 1 < matches->len; i++)
    {
      KaijiMatch *match = g_ptr_array_index (matches, i);
      KaijiMatch *next = g_ptr_array_index (matches, i + 1);
      char *second;

      if (match->field == NULL || next->field != match->field + 1
          || next->field->item != match->field->item || next->has_level || *next->answer != '\0'
          || next->field->kind != KAIJI_FIELD_PRESENCE_DETAIL
          || match->field->kind == KAIJI_FIELD_PRESENCE_DETAIL)
        continue;

      second = find_presence (scheme, match->answer);
      if (second == NULL)
        continue;

      g_free (next->answer);
      next->answer = g_strdup (second);
      next->certainty = 0.7;
      *second = '\0';
      g_strchomp (match->answer);
    }
}
