/* kaiji-match-lost.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers whose prompts are lost: they stand alone below the first one of their item, or beside its
 * title.
 */

#include "config.h"

#include "kaiji-answer-fit.h"
#include "kaiji-match-private.h"

/* The item goes on, that is known; but one of its answers may be missing. */
#define CERTAINTY 0.6

/* Returns whether a row of a table has nothing but what may be an answer. */
static gboolean
is_lone_answer (KaijiMatching *self, guint row, guint column)
{
  const KaijiTableRow *source = kaiji_table_get_row (self->table, row);
  const KaijiMatch *match = kaiji_matching_get_match (self, row);

  return match->field == NULL && !match->is_form && source->cells->len == 1 && !source->is_line
         && !source->after_gap && !source->is_unplaced && source->page_mark == KAIJI_PAGE_MARK_NONE
         && kaiji_table_row_get_cell (source, 0)->column == column;
}

static const char *
get_lone_text (KaijiMatching *self, guint row)
{
  return kaiji_table_row_get_cell (kaiji_table_get_row (self->table, row), 0)->text;
}

/* Returns the column of the answer in a row. */
static guint
find_answer_column (KaijiMatching *self, guint row)
{
  const KaijiTableRow *source = kaiji_table_get_row (self->table, row);

  if (self->heads.row != KAIJI_NOWHERE)
    return self->heads.columns[KAIJI_COLUMN_ANSWER];

  return kaiji_table_row_get_cell (source, source->cells->len - 1)->column;
}

/* Returns the number of the fields after @field of its item that come before @below. */
static guint
count_missing (KaijiMatching *self, const KaijiField *field, const KaijiField *below)
{
  guint n = 0;

  for (guint i = field->index + 1;
       i < self->n_fields && self->fields[i].item == field->item && &self->fields[i] != below; i++)
    n++;

  return n;
}

/**
 * kaiji_match_take_lost:
 *
 * Gives the answers that stand alone below a field's to the next fields of its item, if there are
 * just as many of these without a row, and they can be their answers.
 */
void
kaiji_match_take_lost (KaijiMatching *self)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      const KaijiMatch *match = kaiji_matching_get_match (self, row);
      guint column;
      guint end = row + 1;
      gboolean is_good;

      if (match->field == NULL || match->reasons == KAIJI_MATCH_ID || *match->answer == '\0')
        continue;
      column = find_answer_column (self, row);
      while (end < self->n_rows && is_lone_answer (self, end, column))
        end++;

      is_good = end > row + 1
                && count_missing (self, match->field,
                                  end < self->n_rows ? kaiji_matching_get_match (self, end)->field
                                                     : NULL)
                     == end - row - 1;
      for (guint i = row + 1; i < end && is_good; i++)
        is_good = kaiji_answer_fit_is_possible (match->field + (i - row), get_lone_text (self, i));
      for (guint i = row + 1; i < end && is_good; i++)
        {
          KaijiMatch *lost = kaiji_matching_get_match (self, i);

          lost->field = match->field + (i - row);
          lost->answer = g_strdup (get_lone_text (self, i));
          lost->certainty = CERTAINTY;
          lost->reasons = KAIJI_MATCH_ORDER;
        }
    }
}
