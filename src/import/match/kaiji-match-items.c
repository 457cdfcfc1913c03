/* kaiji-match-items.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that name their item, and not which of its fields they answer: if there is one for each
 * field, empty or not, their order says it. If there are fewer, only the kind of the answer may.
 */

#include "config.h"

#include "kaiji-answer-fit.h"
#include "kaiji-match-private.h"
#include "kaiji-row-rating.h"
#include "kaiji-row-reading.h"

/* The item is known, and the order of its rows is that of the form. */
#define CERTAINTY 0.7

/* Below this likeness, a text is not the prompt of the field. */
#define MIN_PROMPT 0.75f

/* A title is one from this likeness on. */
#define MIN_TITLE 0.95f

/* Returns whether a row has the prompt of a field, in a cell of its own. */
static gboolean
has_prompt (KaijiMatching *self, guint row, const KaijiField *field)
{
  const KaijiRowRating rating = kaiji_row_rating_compute (self->readings[row], field,
                                                          self->wording);

  return rating.prompt >= MIN_PROMPT
         && (rating.prompt_cell != rating.item_cell || rating.item < rating.prompt
             || self->readings[row]->likeness[rating.prompt_cell]->is_joined);
}

/* Returns the cell with the title of an item; %NULL if a row does not name it, or asks for one of
 * its fields. */
static const KaijiTableCell *
find_title (KaijiMatching *self, guint row, const KaijiItem *item)
{
  KaijiRowRating rating;

  if (self->readings[row] == NULL)
    return NULL;

  for (guint i = 0; i < item->n_fields; i++)
    if (has_prompt (self, row, &item->fields[i]))
      return NULL;
  rating = kaiji_row_rating_compute (self->readings[row], item->fields, self->wording);

  return rating.item >= MIN_TITLE ? self->readings[row]->cells[rating.item_cell] : NULL;
}

static gboolean
is_same_title (const KaijiTableCell *a, const KaijiTableCell *b)
{
  return a != NULL && b != NULL && a->column == b->column && g_str_equal (a->text, b->text);
}

/* Whether a field of an item has its answer in another row than from @start to before @end. */
static gboolean
is_answered_elsewhere (KaijiMatching *self, const KaijiItem *item, guint start, guint end)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      const KaijiField *field = kaiji_matching_get_match (self, row)->field;

      if ((row < start || row >= end) && field != NULL && field->item == item)
        return TRUE;
    }

  return FALSE;
}

/* Gives the rows of an item to its fields, one each. */
static void
take_in_order (KaijiMatching *self, guint start, const KaijiItem *item)
{
  for (guint i = 0; i < item->n_fields; i++)
    {
      const KaijiField *field = &item->fields[i];
      KaijiMatch *match = kaiji_matching_get_match (self, start + i);
      const KaijiRowReading *reading = self->readings[start + i];
      KaijiRowRating rating = kaiji_row_rating_compute (reading, field, self->wording);

      if (kaiji_table_get_row (self->table, start + i)->is_guessed)
        match->certainty = MIN (match->certainty, CERTAINTY);
      if (match->field == field)
        continue;
      g_free (match->answer);
      match->answer = kaiji_row_rating_find_answer (&rating, reading, field, self->wording,
                                                    &self->heads);
      match->field = field;
      match->has_level = reading->level != KAIJI_NOWHERE;
      match->is_form = FALSE;
      match->certainty = CERTAINTY;
      match->reasons = KAIJI_MATCH_ITEM | KAIJI_MATCH_ORDER;
    }
}

/**
 * kaiji_match_take_items:
 *
 * If an item has a row for each of its fields, and these rows name the item and nothing else, gives
 * them to the fields in the form's order: the empty ones count, too.
 */
void
kaiji_match_take_items (KaijiMatching *self)
{
  guint end;

  for (guint row = 0; row < self->n_rows; row = end)
    {
      const KaijiField *field = kaiji_matching_get_match (self, row)->field;
      const KaijiTableCell *title;
      guint start = row;

      end = row + 1;
      if (field == NULL || field->item->n_fields < 2)
        continue;
      title = find_title (self, row, field->item);
      if (title == NULL)
        continue;

      while (start > 0 && is_same_title (find_title (self, start - 1, field->item), title))
        start--;
      while (end < self->n_rows && is_same_title (find_title (self, end, field->item), title))
        end++;
      if (end - start == field->item->n_fields
          && !is_answered_elsewhere (self, field->item, start, end))
        take_in_order (self, start, field->item);
    }
}

/* Returns whether of an item's fields none but the row's can have such an answer. */
static gboolean
is_told_by_kind (KaijiMatching *self, const KaijiMatch *match)
{
  const KaijiItem *item = match->field->item;

  for (guint i = 0; i < item->n_fields; i++)
    if (kaiji_answer_fit_is_typed (self->scheme, &item->fields[i], match->answer)
        != (&item->fields[i] == match->field))
      return FALSE;

  return kaiji_answer_fit_is_telling (self->scheme, match->field, match->answer);
}

/**
 * kaiji_match_drop_doubtful:
 *
 * Leaves out rows that name only their item, if there are fewer of them than the item has fields:
 * which field each of them answers would be a guess, unless the kind of the answer tells.
 */
void
kaiji_match_drop_doubtful (KaijiMatching *self)
{
  g_autoptr (GHashTable) n_rows = g_hash_table_new (NULL, NULL);

  for (guint row = 0; row < self->n_rows; row++)
    {
      const KaijiField *field = kaiji_matching_get_match (self, row)->field;
      guint n;

      if (field == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (n_rows, field->item));
      g_hash_table_insert (n_rows, (gpointer) field->item, GUINT_TO_POINTER (n + 1));
    }

  for (guint row = 0; row < self->n_rows; row++)
    {
      KaijiMatch *match = kaiji_matching_get_match (self, row);

      if (match->field == NULL || self->readings[row] == NULL
          || GPOINTER_TO_UINT (g_hash_table_lookup (n_rows, match->field->item))
               >= match->field->item->n_fields
          || has_prompt (self, row, match->field) || is_told_by_kind (self, match))
        continue;
      match->field = NULL;
      match->reasons = 0;
      match->certainty = 0;
    }
}
