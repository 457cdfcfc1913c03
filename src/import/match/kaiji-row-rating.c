/* kaiji-row-rating.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well a row of a table fits a field, by its number, titles, prompt and level. Which row gets
 * which field is decided in kaiji-match.c.
 */

#include "config.h"

#include "kaiji-heads.h"
#include "kaiji-row-rating.h"
#include "kaiji-row-reading.h"
#include "kaiji-text.h"

/* A text with less likeness than this is ignored. */
#define MIN_PROMPT 0.45f
#define MIN_ITEM 0.6f

/* A prompt is all there from this likeness on. */
#define MIN_WHOLE 0.9f

static float
scale (float value, float minimum)
{
  return value >= minimum ? (value - minimum / 2) / (1 - minimum / 2) : 0;
}

static gboolean
is_label (const KaijiRowReading *row, guint cell)
{
  return row->likeness[cell] != NULL
         && (row->level == KAIJI_NOWHERE || row->answer != KAIJI_NOWHERE || cell < row->level);
}

/* Returns whether the last cell of a row whose labels stand before it is an answer in words of the
 * prompt: one of the field's choices, or a part from within the prompt. A prompt that is cut has
 * its beginning. */
static gboolean
is_answer_of_prompt (const KaijiRowReading *row,
                     guint cell,
                     const KaijiField *field,
                     KaijiWording *wording)
{
  const KaijiFolded *folded = &row->likeness[cell]->folded;
  const KaijiFolded *prompt = kaiji_wording_get_known (wording, field->prompt);
  gboolean is_named = FALSE;

  if (cell + 1 < row->n_cells)
    return FALSE;
  for (guint i = 0; i < cell && !is_named; i++)
    is_named = row->likeness[i] != NULL
               && (kaiji_wording_get (wording, row->likeness[i], KAIJI_LABEL_ITEM, field)
                     >= MIN_WHOLE
                   || kaiji_wording_get (wording, row->likeness[i], KAIJI_LABEL_PROMPT, field)
                        >= MIN_PROMPT);
  if (!is_named)
    return FALSE;

  if (kaiji_wording_is_choice (wording, folded, field))
    return TRUE;
  for (guint i = 1; i + folded->length <= prompt->length; i++)
    if (kaiji_folded_has_at (prompt, i, folded))
      return TRUE;

  return FALSE;
}

/* Finds the cell that is most like the prompt of a field. */
static void
find_prompt (const KaijiRowReading *row,
             const KaijiField *field,
             KaijiWording *wording,
             KaijiRowRating *rating)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      float prompt;

      if (row->likeness[i] == NULL)
        continue;

      prompt = kaiji_wording_get (wording, row->likeness[i], KAIJI_LABEL_PROMPT, field);
      /* The cell after the level is the answer, unless it has the form's own words. */
      if (!is_label (row, i) && prompt < 0.78f)
        continue;
      if (row->likeness[i]->is_joined
          && !kaiji_wording_ends_with_prompt (wording, row->likeness[i], field))
        continue;
      /* A title has words of prompts, of its own item and of others: they do not ask. */
      if (row->likeness[i]->is_title && prompt < MIN_WHOLE)
        continue;
      if (prompt > rating->prompt && prompt >= MIN_PROMPT && prompt < MIN_WHOLE
          && is_answer_of_prompt (row, i, field, wording))
        continue;
      if (prompt > rating->prompt)
        {
          rating->prompt = prompt;
          rating->prompt_cell = i;
        }
    }
}

/**
 * kaiji_row_rating_compute:
 * @row: a row of a table
 * @field: a field of the form
 * @wording: the wording of the form
 *
 * Returns: how well @row fits @field
 */
KaijiRowRating
kaiji_row_rating_compute (const KaijiRowReading *row,
                          const KaijiField *field,
                          KaijiWording *wording)
{
  gboolean is_first = field == field->item->fields;
  KaijiRowRating rating = { 0, 0, 0, KAIJI_NOWHERE, KAIJI_NOWHERE };
  float group = 0;

  find_prompt (row, field, wording, &rating);
  for (guint i = 0; i < row->n_cells; i++)
    {
      float item;

      if (row->likeness[i] == NULL || !is_label (row, i))
        continue;
      group = MAX (group, kaiji_wording_get (wording, row->likeness[i], KAIJI_LABEL_GROUP, field));
      if (rating.prompt >= MIN_WHOLE && i == rating.prompt_cell && !row->likeness[i]->is_joined)
        continue;
      item = kaiji_wording_get (wording, row->likeness[i], KAIJI_LABEL_ITEM, field);
      if (item > rating.item)
        {
          rating.item = item;
          rating.item_cell = i;
        }
    }

  if (rating.prompt < MIN_PROMPT)
    rating.prompt = 0;
  if (rating.item < MIN_ITEM)
    rating.item = 0;

  rating.rating = 3 * scale (rating.prompt, MIN_PROMPT) + 2 * scale (rating.item, MIN_ITEM);
  if (group >= 0.8f)
    rating.rating += 0.3f;

  if (row->number >= 0)
    {
      int difference = ABS (row->number - (int) field->item->number);

      rating.rating += difference == 0 ? 1 : difference <= 2 ? -0.2f : -0.5f;
      /* The number is in the first row of an item. */
      if (!is_first)
        rating.rating -= rating.prompt >= MIN_WHOLE ? 0.2f : 0.8f;
    }
  else if (is_first && rating.item == 0)
    {
      rating.rating -= 0.3f;
    }
  else if (!is_first && rating.prompt == 0)
    {
      /* The title alone means the first field of the item. */
      rating.rating -= 0.6f;
    }

  if (row->level != KAIJI_NOWHERE)
    rating.rating += row->level_value == field->level ? 0.2f : -0.2f;

  /* A number alone is enough only beside a level or if the columns are known. */
  if (rating.prompt == 0 && rating.item == 0
      && !(row->number == (int) field->item->number && is_first
           && (row->level != KAIJI_NOWHERE || row->answer != KAIJI_NOWHERE)))
    rating.rating = KAIJI_RATING_IMPOSSIBLE;

  return rating;
}

/* Whether a text only says that something was cut before it. */
static gboolean
is_ellipsis (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("…‥.・ \n", -1, g_utf8_get_char (p)) == NULL)
      return FALSE;

  return TRUE;
}

/* Returns the answer in a text that begins with the prompt. */
static const char *
skip_prompt (KaijiWording *wording, const char *text, const KaijiField *field)
{
  const char *rest = kaiji_wording_skip_prompt (wording, text, field);

  return rest == NULL ? NULL : is_ellipsis (rest) ? "" : kaiji_text_skip_white_space (rest);
}

/* Returns whether another head than the answer's stands above a cell: remarks are nobody's
 * answer. */
static gboolean
is_of_other_column (const KaijiHeads *heads, guint column)
{
  for (guint i = 0; i < heads->n_headed; i++)
    if (heads->headed[i] == column && column != heads->columns[KAIJI_COLUMN_ANSWER])
      return TRUE;

  return FALSE;
}

static char *
join_cells (const KaijiRowReading *row, const KaijiHeads *heads, guint first, const char *beginning)
{
  g_autoptr (GString) text = g_string_new (beginning);

  for (guint i = first; i < row->n_cells; i++)
    {
      if (is_of_other_column (heads, row->cells[i]->column))
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, row->cells[i]->text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether the next cell says the same. */
static gboolean
is_repeated (const KaijiRowReading *row, guint cell)
{
  const KaijiLikeness *a = row->likeness[cell];
  const KaijiLikeness *b = row->likeness[cell + 1];

  return a != NULL && b != NULL && kaiji_folded_equal (&a->folded, &b->folded);
}

/**
 * kaiji_row_rating_find_answer:
 * @row: the rated row
 * @field: the field that it was rated for
 * @wording: the wording of the form
 * @heads: the contents of the table's columns
 *
 * Returns: (transfer full): the row's answer to @field, "" for none
 */
char *
kaiji_row_rating_find_answer (const KaijiRowRating *self,
                              const KaijiRowReading *row,
                              const KaijiField *field,
                              KaijiWording *wording,
                              const KaijiHeads *heads)
{
  guint last_label = 0;
  guint first;
  const char *rest;

  if (row->answer != KAIJI_NOWHERE)
    return g_strdup (row->cells[row->answer]->text);
  if (heads->row != KAIJI_NOWHERE && row->level != KAIJI_NOWHERE && row->level_rest == NULL
      && row->level + 1 >= row->n_cells)
    return g_strdup ("");

  if (row->level != KAIJI_NOWHERE)
    {
      first = row->level + 1;
      if (row->level_rest != NULL)
        return join_cells (row, heads, first, row->level_rest);

      /* The prompt has moved behind the level. */
      if (self->prompt_cell != KAIJI_NOWHERE && self->prompt_cell >= first && self->prompt > 0)
        {
          rest = skip_prompt (wording, row->cells[self->prompt_cell]->text, field);
          if (rest != NULL)
            return join_cells (row, heads, self->prompt_cell + 1, rest);
          if (self->prompt >= 0.95f)
            return join_cells (row, heads, self->prompt_cell + 1, NULL);
        }
      return join_cells (row, heads, first, NULL);
    }

  if (self->prompt > 0)
    last_label = self->prompt_cell;
  else if (self->item > 0)
    last_label = self->item_cell;

  /* A title that is the prompt as well may be there twice. */
  while (last_label + 1 < row->n_cells && row->likeness[last_label + 1] != NULL
         && (last_label + 2 < row->n_cells || is_repeated (row, last_label))
         && kaiji_wording_get (wording, row->likeness[last_label + 1], KAIJI_LABEL_PROMPT, field)
              >= 0.95f)
    last_label++;

  if (last_label + 1 < row->n_cells)
    return join_cells (row, heads, last_label + 1, NULL);

  rest = skip_prompt (wording, row->cells[last_label]->text, field);
  return g_strdup (rest != NULL ? rest : "");
}

/**
 * kaiji_row_rating_get_certainty:
 * @row: the rated row
 * @field: the field that it was rated for
 *
 * Returns: how certain it is that @row answers @field, from 0 to 1
 */
double
kaiji_row_rating_get_certainty (const KaijiRowRating *self,
                                const KaijiRowReading *row,
                                const KaijiField *field)
{
  gboolean number_fits = row->number == (int) field->item->number;
  double certainty;

  if (self->prompt >= 0.95f)
    certainty = 0.92;
  else if (self->prompt >= 0.75f)
    certainty = 0.85;
  else if (self->item >= 0.95f)
    certainty = self->prompt > 0 ? 0.8 : 0.75;
  else if (self->prompt > 0 && self->item > 0)
    certainty = 0.7;
  else if (self->prompt > 0)
    certainty = 0.6;
  else if (self->item > 0)
    certainty = 0.55;
  else
    certainty = 0.45;

  if (number_fits)
    certainty += 0.06;
  else if (row->number >= 0)
    certainty -= 0.05;
  if (self->prompt > 0 && self->item > 0)
    certainty += 0.02;
  if (row->level != KAIJI_NOWHERE && row->level_value != field->level)
    certainty -= 0.05;

  return MIN (certainty, 0.99);
}
