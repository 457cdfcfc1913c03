/* kaiji-match-doubt.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers of another kind than is asked for. Where the lines of a text are out of order, the next
 * field's answer follows a prompt, and only its kind shows that.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-fit.h"
#include "kaiji-line-marks.h"
#include "kaiji-match.h"
#include "kaiji-text.h"

/* The labels say which field it is, but the answer contradicts. */
#define CERTAINTY 0.7

static const char *
find_answer (GPtrArray *matches, const KaijiField *field)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const KaijiMatch *match = g_ptr_array_index (matches, i);

      if (match->field == field && !kaiji_text_is_blank (match->answer))
        return match->answer;
    }

  return NULL;
}

/* Returns whether an answer in words is of the kind that another field of its item asks for, which
 * has no such answer. */
static gboolean
is_of_sibling (GPtrArray *matches, const KaijiMatch *match, KaijiScheme *scheme)
{
  const KaijiItem *item = match->field->item;

  if (kaiji_answer_fit_is_telling (scheme, match->field, match->answer))
    return FALSE;

  for (guint i = 0; i < item->n_fields; i++)
    {
      const KaijiField *other = &item->fields[i];
      const char *answer;

      if (other == match->field || !kaiji_answer_fit_is_telling (scheme, other, match->answer))
        continue;
      answer = find_answer (matches, other);
      if (answer == NULL || !kaiji_answer_fit_is_telling (scheme, other, answer))
        return TRUE;
    }

  return FALSE;
}

/* Returns whether a line behind the first one of an answer is of the kind that another field asks
 * for. */
static gboolean
has_line_for (const char *rest, KaijiScheme *scheme, const KaijiField *other)
{
  g_auto (GStrv) lines = g_strsplit (rest, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (kaiji_answer_fit_is_typed (scheme, other, kaiji_line_skip_marks (lines[i])))
      return TRUE;

  return FALSE;
}

/* Returns whether the lines of an answer may be the answers to several fields of its item, none of
 * which has one: it asks for a figure or a choice, or another field asks for what one of them is.
 */
static gboolean
may_be_several (GPtrArray *matches, const KaijiMatch *match, KaijiScheme *scheme)
{
  const KaijiItem *item = match->field->item;
  const char *rest = strchr (match->answer, '\n');
  gboolean is_found = match->field->kind != KAIJI_FIELD_TEXT
                      && match->field->kind != KAIJI_FIELD_PARAGRAPH
                      && match->field->kind != KAIJI_FIELD_PRESENCE_DETAIL;

  if (rest == NULL || kaiji_text_is_blank (rest) || (match->reasons & KAIJI_MATCH_PROMPT) != 0)
    return FALSE;

  for (guint i = 0; i < item->n_fields; i++)
    {
      const KaijiField *other = &item->fields[i];

      if (other == match->field)
        continue;
      if (find_answer (matches, other) != NULL)
        return FALSE;
      is_found |= has_line_for (rest, scheme, other);
    }

  return is_found && item->n_fields > 1;
}

/**
 * kaiji_match_doubt:
 * @matches: (element-type KaijiMatch): the rows of a table
 * @scheme: the form
 * @is_jumbled: whether lines of cells beside one another may follow each other in the table
 *
 * Makes answers unsure that are not of the kind that their fields ask for, and all answers of a
 * jumbled table.
 */
void
kaiji_match_doubt (GPtrArray *matches, KaijiScheme *scheme, gboolean is_jumbled)
{
  for (guint i = 0; i < matches->len; i++)
    {
      KaijiMatch *match = g_ptr_array_index (matches, i);

      if (match->field == NULL || match->reasons == KAIJI_MATCH_ID
          || kaiji_text_is_blank (match->answer))
        continue;
      if (is_jumbled || !kaiji_answer_fit_is_possible (match->field, match->answer)
          || is_of_sibling (matches, match, scheme) || may_be_several (matches, match, scheme))
        match->certainty = MIN (match->certainty, CERTAINTY);
    }
}
