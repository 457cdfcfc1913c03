/* kaiji-answer-ticks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers that are given with a mark beside their text, or in one of several boxes in a cell.
 */

#include "config.h"

#include "kaiji-answer-ticks.h"
#include "kaiji-match.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-tick-boxes.h"
#include "kaiji-ticks.h"

/* Returns whether a word is one of those that a field offers. */
static gboolean
is_offered (const KaijiField *field, const char *word)
{
  for (guint i = 0; i < field->n_choices; i++)
    if (g_str_equal (field->choices[i].label, word))
      return TRUE;

  return FALSE;
}

/* What an answer in boxes says; NULL if it has none of which the meaning is certain. */
static char *
read_boxes (KaijiScheme *scheme, const KaijiField *field, const char *text)
{
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  g_auto (GStrv) boxed = NULL;
  g_autofree char *rest = kaiji_tick_boxes_read (text, &boxed);
  const char *said = NULL;
  gboolean has_yes = FALSE, has_no = FALSE;

  if (rest == NULL)
    return NULL;
  for (guint i = 0; boxed[i] != NULL; i++)
    {
      has_yes |= kaiji_ticks_says_yes (boxed[i], scheme);
      has_no |= kaiji_ticks_says_no (boxed[i], scheme);
    }

  if (is_offered (field, boxed[0]))
    said = boxed[0];
  else if (has_yes && has_no && kaiji_ticks_says_yes (boxed[0], scheme))
    said = words->presence[TRUE];
  else if (has_yes && has_no && kaiji_ticks_says_no (boxed[0], scheme))
    said = words->presence[FALSE];
  else
    return NULL;

  return *rest != '\0' ? g_strconcat (said, " ", rest, NULL) : g_strdup (said);
}

/* An answer with the mark that stands beside it. Whether there is something is part of the answer
 * to a field that asks for it; to others, the mark only says that there is an answer. */
static char *
join_mark (KaijiScheme *scheme, const KaijiMatch *match, const char *mark)
{
  gboolean is_presence = match->field->kind == KAIJI_FIELD_PRESENCE
                         || match->field->kind == KAIJI_FIELD_PRESENCE_DETAIL;

  if (!is_presence && (kaiji_ticks_says_yes (mark, scheme) || kaiji_ticks_says_no (mark, scheme)))
    return NULL;

  return g_strconcat (mark, " ", match->answer, NULL);
}

/**
 * kaiji_answer_ticks_read:
 * @table: the rows that were matched
 * @matches: (element-type KaijiMatch): their fields and answers
 * @scheme: the form
 *
 * Reads answers that are given with a mark beside them, or by ticking one of several boxes, as
 * `■有り □無し`.
 */
void
kaiji_answer_ticks_read (KaijiTable *table, GPtrArray *matches, KaijiScheme *scheme)
{
  for (guint i = 0; i < matches->len; i++)
    {
      KaijiMatch *match = g_ptr_array_index (matches, i);
      const char *mark = kaiji_table_get_row (table, match->row)->mark;
      char *answer;

      if (match->field == NULL || match->answer == NULL)
        continue;
      answer = mark != NULL ? join_mark (scheme, match, mark)
                            : read_boxes (scheme, match->field, match->answer);
      if (answer == NULL)
        continue;
      g_free (match->answer);
      match->answer = answer;
    }
}
