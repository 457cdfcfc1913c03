/* kaiji-match-align.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best way through the rows of a table: fields follow one another as in the form, unless the
 * texts contradict.
 */

#include "config.h"

#include <string.h>

#include "kaiji-match-private.h"
#include "kaiji-row-rating.h"
#include "kaiji-row-reading.h"
#include "kaiji-text.h"

/* The cost of leaving the form's order on the way through the rows. */
#define COST_FORWARD 0.15f
#define COST_FORWARD_FIELD 0.004f
#define COST_BACK 1.2f
#define COST_AGAIN 4.0f

/* A row with a lower rating belongs to no field. */
#define MIN_RATING 0.7f

/* For each row with a text of the form, so many others may have lost theirs. */
#define MAX_OTHERS 10

/* An answer of several cells may be several answers, as last time's and today's: no head says which
 * of them is meant. */
#define MAX_CERTAINTY_OF_CELLS 0.75

/* Returns whether an answer has been put together from the cells of several columns. */
static gboolean
is_of_several_cells (const KaijiMatching *self, guint row, const char *answer)
{
  const KaijiTableRow *source = kaiji_table_get_row (self->table, row);

  if (*answer == '\0'
      || (!kaiji_table_get_has_columns (self->table) && !kaiji_table_get_is_even (self->table)))
    return FALSE;

  for (guint i = 0; i < source->cells->len; i++)
    if (strstr (kaiji_table_row_get_cell (source, i)->text, answer) != NULL)
      return FALSE;

  return TRUE;
}

static void
take (KaijiMatching *self, guint row, guint field, const KaijiRowRating *rating)
{
  KaijiMatch *match = g_ptr_array_index (self->matches, row);
  const KaijiRowReading *reading = self->readings[row];

  match->field = &self->fields[field];
  match->has_level = reading->level != KAIJI_NOWHERE;
  match->answer = kaiji_row_rating_find_answer (rating, reading, match->field, self->wording,
                                                &self->heads);
  match->certainty = kaiji_row_rating_get_certainty (rating, reading, match->field);
  if (is_of_several_cells (self, row, match->answer)
      || kaiji_table_get_row (self->table, row)->is_shared
      || (kaiji_table_get_has_columns (self->table)
          && kaiji_table_get_row (self->table, row)->is_short))
    match->certainty = MIN (match->certainty, MAX_CERTAINTY_OF_CELLS);
  match->reasons = (rating->prompt > 0 ? KAIJI_MATCH_PROMPT : 0)
                   | (rating->item > 0 ? KAIJI_MATCH_ITEM : 0)
                   | (reading->number == (int) match->field->item->number ? KAIJI_MATCH_NUMBER : 0);
}

/* Returns whether a row that asks for a field and answers nothing is followed by one that asks for
 * it better: the title of an item may be like its first prompt. */
static gboolean
is_asked_below (const KaijiMatching *self,
                guint row,
                const KaijiField *field,
                const KaijiRowRating *rating)
{
  const KaijiRowReading *below = row + 1 < self->n_rows ? self->readings[row + 1] : NULL;

  return kaiji_table_get_row (self->table, row)->cells->len == 1 && below != NULL
         && kaiji_table_get_row (self->table, row + 1)->cells->len > 1
         && kaiji_row_rating_compute (below, field, self->wording).prompt >= rating->prompt;
}

/* Returns whether a row only names an item whose fields have rows of their own: such a row is a
 * heading. */
static gboolean
says_nothing (const KaijiMatching *self,
              guint row,
              const KaijiField *field,
              const KaijiRowRating *rating)
{
  g_autofree char *answer = NULL;

  if (rating->prompt > 0 && !is_asked_below (self, row, field, rating))
    return FALSE;

  answer = kaiji_row_rating_find_answer (rating, self->readings[row], field, self->wording,
                                         &self->heads);
  return kaiji_text_is_blank (answer);
}

static float
get_rating (const KaijiMatching *self, guint row)
{
  const KaijiMatch *match = g_ptr_array_index (self->matches, row);
  float bonus = *match->answer != '\0' ? 0.5f : 0;

  return kaiji_row_rating_compute (self->readings[row], match->field, self->wording).rating + bonus;
}

static void
let_go (KaijiMatch *match)
{
  match->field = NULL;
  match->reasons = 0;
  match->certainty = 0;
}

/* If two rows claim one field, the better one stays. */
static void
drop_doubles (KaijiMatching *self)
{
  g_autofree guint *rows = g_new (guint, self->n_fields);

  for (guint f = 0; f < self->n_fields; f++)
    rows[f] = KAIJI_NOWHERE;

  for (guint row = 0; row < self->n_rows; row++)
    {
      KaijiMatch *match = g_ptr_array_index (self->matches, row);
      guint *taken;

      if (match->field == NULL || self->readings[row] == NULL)
        continue;

      taken = &rows[match->field->index];
      if (*taken == KAIJI_NOWHERE)
        {
          *taken = row;
        }
      else if (get_rating (self, row) > get_rating (self, *taken))
        {
          let_go (g_ptr_array_index (self->matches, *taken));
          *taken = row;
        }
      else
        {
          let_go (match);
        }
    }
}

static gboolean
has_text (const KaijiMatching *self, guint row)
{
  const KaijiMatch *match = g_ptr_array_index (self->matches, row);

  return match->field != NULL && self->readings[row] != NULL
         && (match->reasons & (KAIJI_MATCH_PROMPT | KAIJI_MATCH_ITEM)) != 0;
}

/* Whether a row that its texts have matched is numbered as in the form, or not at all. */
static gboolean
is_numbered_alike (const KaijiMatching *self, guint row)
{
  const KaijiMatch *match = g_ptr_array_index (self->matches, row);
  int number = self->readings[row]->number;

  return number < 0 || number == (int) match->field->item->number;
}

/* Tells of each row whether the rows next to it that have texts of the form, above and below, are
 * numbered as in the form. */
static gboolean *
list_numbered_alike (const KaijiMatching *self)
{
  gboolean *alike = g_new (gboolean, self->n_rows);
  gboolean is_alike = TRUE;

  for (guint row = 0; row < self->n_rows; row++)
    {
      if (has_text (self, row))
        is_alike = is_numbered_alike (self, row);
      alike[row] = is_alike;
    }
  is_alike = TRUE;
  for (guint row = self->n_rows; row-- > 0;)
    {
      if (has_text (self, row))
        is_alike = is_numbered_alike (self, row);
      alike[row] = alike[row] && is_alike;
    }

  return alike;
}

/* Numbers, levels and order alone are those of any list: they only count among rows with texts of
 * the form, if these are numbered as it is. */
static void
drop_numbers (KaijiMatching *self)
{
  g_autofree gboolean *alike = list_numbered_alike (self);
  guint n_texts = 0;
  guint n_others = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      const KaijiMatch *match = kaiji_matching_get_match (self, row);

      if (has_text (self, row))
        n_texts++;
      else if (match->field != NULL && self->readings[row] != NULL)
        n_others++;
    }

  for (guint row = 0; row < self->n_rows; row++)
    {
      KaijiMatch *match = kaiji_matching_get_match (self, row);

      if (match->field != NULL && self->readings[row] != NULL && !has_text (self, row)
          && (!alike[row] || n_texts * MAX_OTHERS < n_others))
        let_go (match);
    }
}

/* Rates a row beside each field. Returns whether it may answer any. */
static gboolean
rate_row (KaijiMatching *self, guint row, KaijiRowRating *ratings)
{
  gboolean has_any = FALSE;

  if (self->readings[row] == NULL)
    return FALSE;

  for (guint f = 0; f < self->n_fields; f++)
    {
      ratings[f] = kaiji_row_rating_compute (self->readings[row], &self->fields[f], self->wording);
      if (ratings[f].rating < MIN_RATING || says_nothing (self, row, &self->fields[f], &ratings[f]))
        ratings[f].rating = KAIJI_RATING_IMPOSSIBLE;
      else
        has_any = TRUE;
    }

  return has_any;
}

/* Finds the state from which a row comes best to the field @f, and returns the score with which it
 * comes there. @best is the state of the highest score. */
static float
find_way_to (guint f, const float *score, guint best, guint *before)
{
  float best_before = KAIJI_RATING_IMPOSSIBLE;

  *before = 0;
  for (guint i = 0; i <= f; i++)
    {
      guint skipped = f - i;
      float value = score[i]
                    - (skipped > 0 ? COST_FORWARD + COST_FORWARD_FIELD * (float) skipped : 0);

      if (value > best_before)
        {
          best_before = value;
          *before = i;
        }
    }
  if (best > f && score[best] - COST_BACK > best_before)
    {
      best_before = score[best] - (best == f + 1 ? COST_AGAIN : COST_BACK);
      *before = best;
    }

  return best_before;
}

/* Goes the best way back from its last state, and gives the rows their fields. */
static void
take_way (KaijiMatching *self, const guint16 *from, guint n_states, guint state)
{
  for (guint row = self->n_rows; row-- > 0;)
    {
      guint16 come_from = from[(gsize) n_states * row + state];

      if ((come_from & 0x8000) != 0)
        {
          KaijiRowRating rating = kaiji_row_rating_compute (self->readings[row],
                                                            &self->fields[state - 1],
                                                            self->wording);

          take (self, row, state - 1, &rating);
        }
      state = come_from & 0x7fff;
    }
}

/**
 * kaiji_match_align:
 *
 * Finds the best way through the rows: the field of each row, or none. Each field has one row.
 */
void
kaiji_match_align (KaijiMatching *self)
{
  guint n_states = self->n_fields + 1; /* the previous field; 0 for none yet */
  g_autofree float *score = g_new (float, n_states);
  g_autofree float *next = g_new (float, n_states);
  g_autofree guint16 *from = g_new0 (guint16, (gsize) n_states * (self->n_rows + 1));
  g_autofree KaijiRowRating *ratings = g_new (KaijiRowRating, self->n_fields);
  guint state = 0;

  for (guint i = 0; i < n_states; i++)
    score[i] = i == 0 ? 0 : KAIJI_RATING_IMPOSSIBLE;

  for (guint row = 0; row < self->n_rows; row++)
    {
      guint16 *come_from = from + (gsize) n_states * row;
      guint best = 0;

      /* Skipping the row keeps the state; a bit of @from distinguishes it from staying. */
      for (guint i = 0; i < n_states; i++)
        {
          next[i] = score[i];
          come_from[i] = (guint16) i;
          if (score[i] > score[best])
            best = i;
        }

      if (!rate_row (self, row, ratings))
        continue;

      for (guint f = 0; f < self->n_fields; f++)
        {
          float best_before;
          guint before;

          if (ratings[f].rating <= KAIJI_RATING_IMPOSSIBLE)
            continue;

          best_before = find_way_to (f, score, best, &before);
          if (best_before + ratings[f].rating > next[f + 1])
            {
              next[f + 1] = best_before + ratings[f].rating;
              come_from[f + 1] = (guint16) (before | 0x8000);
            }
        }

      memcpy (score, next, n_states * sizeof (float));
    }

  for (guint i = 0; i < n_states; i++)
    if (score[i] > score[state])
      state = i;

  take_way (self, from, n_states, state);
  drop_doubles (self);
  drop_numbers (self);
}
