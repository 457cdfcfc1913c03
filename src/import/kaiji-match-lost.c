/* kaiji-match-lost.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers whose prompts are lost: they stand alone below the first one of their item, or beside its
 * title.
 */

#include "config.h"

#include "kaiji-match-private.h"

/* The item goes on, that is known; but one of its answers may be missing. */
#define CERTAINTY 0.6

/* So many characters may say why there is no figure. */
#define MAX_EXCUSE 12

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

/* Returns whether a text can be what a field asks for: a long text without any digit is no amount
 * and no day. */
static gboolean
is_fit (KaijiMatching *self, const KaijiField *field, guint row)
{
  const KaijiTableRow *source = kaiji_table_get_row (self->table, row);
  const char *text = kaiji_table_row_get_cell (source, 0)->text;

  if (!kaiji_field_kind_is_number (field->kind) && field->kind != KAIJI_FIELD_DATE
      && field->kind != KAIJI_FIELD_CORPORATE_NUMBER)
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return g_utf8_strlen (text, -1) <= MAX_EXCUSE;
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
        is_good = is_fit (self, match->field + (i - row), i);
      for (guint i = row + 1; i < end && is_good; i++)
        {
          const KaijiTableRow *source = kaiji_table_get_row (self->table, i);
          KaijiMatch *lost = kaiji_matching_get_match (self, i);

          lost->field = match->field + (i - row);
          lost->answer = g_strdup (kaiji_table_row_get_cell (source, 0)->text);
          lost->certainty = CERTAINTY;
          lost->reasons = KAIJI_MATCH_ORDER;
        }
    }
}
