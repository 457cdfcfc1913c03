/* kaiji-match.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Matches the rows of a table with the fields of a form. Rows have missing, merged or moved cells,
 * numbers that are off by one, and cut prompts, so no single cell decides. Each row is rated
 * against each field by all of its cells, and the best way through all rows is chosen: fields
 * follow one another as in the form, unless the texts contradict.
 */

#include "config.h"

#include <string.h>

#include "kaiji-heads.h"
#include "kaiji-match-private.h"
#include "kaiji-quoted-lines.h"
#include "kaiji-row-rating.h"
#include "kaiji-row-reading.h"
#include "kaiji-text.h"

void
kaiji_match_free (KaijiMatch *match)
{
  g_clear_pointer (&match->rest, g_ptr_array_unref);
  g_free (match->answer);
  g_free (match);
}

/* Finds the field whose prompt a row without one gives; NULL if none matches nearly word for
 * word. */
static const KaijiField *
find_prompt (const KaijiMatching *self, const KaijiRowReading *row, KaijiRowRating *rating)
{
  const KaijiField *found = NULL;

  for (guint f = 0; f < self->n_fields; f++)
    {
      KaijiRowRating this = kaiji_row_rating_compute (row, &self->fields[f], self->wording);

      if (this.prompt < 0.9f || (found != NULL && this.prompt <= rating->prompt))
        continue;
      found = &self->fields[f];
      *rating = this;
    }

  return found;
}

/* If the first row of an item has only its title, the prompts after it may be one row late: the
 * second row asks for what the first one answers. The order decides. */
static void
take_late_rows (KaijiMatching *self)
{
  for (guint row = 1; row < self->n_rows; row++)
    {
      KaijiMatch *before = g_ptr_array_index (self->matches, row - 1);
      KaijiMatch *match = g_ptr_array_index (self->matches, row);
      const KaijiItem *item;
      const KaijiField *next;
      KaijiRowRating rating = { 0 };

      if (match->field != NULL || self->readings[row] == NULL || before->field == NULL
          || (before->reasons & KAIJI_MATCH_PROMPT) != 0 || self->readings[row]->number >= 0
          || find_prompt (self, self->readings[row], &rating) != before->field)
        continue;

      item = before->field->item;
      next = before->field + 1;
      if (next >= item->fields + item->n_fields)
        continue;
      if (row + 1 < self->n_rows)
        {
          const KaijiMatch *after = g_ptr_array_index (self->matches, row + 1);

          if (after->field == next)
            continue;
        }

      match->answer = kaiji_row_rating_find_answer (&rating, self->readings[row], before->field,
                                                    self->wording, &self->heads);
      match->field = next;
      match->certainty = 0.5;
      match->reasons = KAIJI_MATCH_ORDER;
    }
}

static void
take_ids (KaijiMatching *self, guint row, const KaijiTableRow *source)
{
  KaijiMatch *match = g_ptr_array_index (self->matches, row);
  const KaijiField *field = kaiji_scheme_find_field (self->scheme, source->field_id);
  guint column = self->heads.columns[KAIJI_COLUMN_ANSWER];
  const KaijiTableCell *last = NULL;

  if (field == NULL)
    return;

  for (guint i = 0; i < source->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (source->cells, i);

      if (column == KAIJI_NOWHERE || cell->column == column)
        last = cell;
    }

  match->field = field;
  match->answer = g_strdup (last != NULL ? last->text : "");
  match->certainty = 1;
  match->reasons = KAIJI_MATCH_ID;
  match->has_level = TRUE;
}

/* The length of a text without the continuation mark at its end, which may be of another width;
 * that of the whole text if there is none. */
static gsize
get_length_before (const char *text, const char *mark)
{
  g_autofree char *normal = g_utf8_normalize (mark, -1, G_NORMALIZE_NFKC);
  g_autofree char *wanted = kaiji_text_strip (normal);
  glong length = g_utf8_strlen (mark, -1) + 2;
  const char *p = text + strlen (text);

  for (glong i = 0; i < length && p > text; i++)
    {
      g_autofree char *end = NULL;
      g_autofree char *stripped = NULL;

      p = g_utf8_prev_char (p);
      end = g_utf8_normalize (p, -1, G_NORMALIZE_NFKC);
      stripped = kaiji_text_strip (end);
      if (g_str_equal (stripped, wanted))
        return (gsize) (p - text);
    }

  return strlen (text);
}

/* Removes the form's continuation mark after titles from a row's cells.
 *
 * Returns: whether a prompt had it: then the row continues an answer from the previous page */
static gboolean
strip_continued (KaijiMatching *self, const KaijiTableRow *row)
{
  const char *pattern = kaiji_scheme_get_page_layout (self->scheme)->continued;
  const char *ending = pattern != NULL ? strstr (pattern, "{title}") : NULL;
  gboolean goes_on = FALSE;

  if (ending == NULL || ending[strlen ("{title}")] == '\0')
    return FALSE;
  ending += strlen ("{title}");

  for (guint i = 0; i < row->cells->len; i++)
    {
      KaijiTableCell *cell = g_ptr_array_index (row->cells, i);
      g_autoptr (KaijiLikeness) likeness = NULL;
      gsize length = get_length_before (cell->text, ending);

      if (cell->text[length] == '\0')
        continue;
      cell->text[length] = '\0';
      if (cell->column == self->heads.columns[KAIJI_COLUMN_ITEM]
          || cell->column == self->heads.columns[KAIJI_COLUMN_GROUP])
        continue;

      likeness = kaiji_wording_compare (self->wording, cell->text);
      for (guint f = 0; !goes_on && f < self->n_fields; f++)
        goes_on = kaiji_wording_get (self->wording, likeness, KAIJI_LABEL_PROMPT, &self->fields[f])
                  >= 0.9f;
    }

  return goes_on;
}

/* Takes the rest of an answer that is longer than its page: it is in rows that only repeat the
 * labels. */
static void
take_rests (KaijiMatching *self)
{
  KaijiMatch *last = NULL;

  for (guint row = 0; row < self->n_rows; row++)
    {
      KaijiMatch *match = g_ptr_array_index (self->matches, row);
      g_autofree char *rest = NULL;
      char *answer;
      KaijiRowRating rating;

      if (match->field != NULL)
        last = match;
      if (self->rests[row] == NULL || last == NULL)
        continue;

      rating = kaiji_row_rating_compute (self->rests[row], last->field, self->wording);
      rest = kaiji_row_rating_find_answer (&rating, self->rests[row], last->field, self->wording,
                                           &self->heads);
      answer = g_strconcat (last->answer, rest, NULL);
      g_free (last->answer);
      last->answer = answer;
      match->is_form = TRUE;
    }
}

static void
read_rows (KaijiMatching *self)
{
  g_autofree gboolean *quoted = kaiji_quoted_lines_find (self->table, self->scheme, self->wording);

  for (guint row = 0; row < self->n_rows; row++)
    {
      const KaijiTableRow *source = kaiji_table_get_row (self->table, row);
      KaijiMatch *match = g_new0 (KaijiMatch, 1);
      gboolean goes_on;

      match->row = row;
      g_ptr_array_add (self->matches, match);
      if (source->cells->len == 0 || source->is_unplaced)
        continue;
      if (source->page_mark == KAIJI_PAGE_MARK_ALWAYS)
        {
          match->is_form = TRUE;
          continue;
        }

      if (source->field_id != NULL)
        {
          take_ids (self, row, source);
          if (match->field != NULL)
            continue;
        }

      match->is_form = kaiji_row_reading_is_furniture (source, self->scheme, self->wording);
      if (match->is_form
          || (quoted[row] && source->is_line && self->heads.row != KAIJI_NOWHERE
              && row > self->heads.row))
        continue;

      goes_on = strip_continued (self, source);
      *(goes_on ? &self->rests[row] : &self->readings[row])
        = kaiji_row_reading_new (source, &self->heads, self->scheme, self->wording);
    }

  if (!kaiji_table_has_ids (self->table))
    return;

  /* Rows that Kaiji wrote are known; rows added by somebody are shown rather than guessed at. */
  for (guint row = 0; row < self->n_rows; row++)
    g_clear_pointer (&self->readings[row], kaiji_row_reading_free);
}

/**
 * kaiji_match_table:
 * @table: a table
 * @scheme: the form
 * @wording: the wording of @scheme
 *
 * Returns: (transfer full) (element-type KaijiMatch): the match of each row, in order
 */
GPtrArray *
kaiji_match_table (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiMatching self = { table, scheme, wording };

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (wording != NULL, NULL);

  self.fields = kaiji_scheme_get_fields (scheme, &self.n_fields);
  self.n_rows = kaiji_table_get_n_rows (table);
  self.readings = g_new0 (KaijiRowReading *, self.n_rows);
  self.rests = g_new0 (KaijiRowReading *, self.n_rows);
  self.matches = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_match_free);
  kaiji_heads_find (table, scheme, wording, &self.heads);

  read_rows (&self);
  kaiji_match_align (&self);
  take_late_rows (&self);
  take_rests (&self);
  kaiji_match_find_headings (&self);
  kaiji_match_take_items (&self);
  kaiji_match_take_lost (&self);
  kaiji_match_drop_doubtful (&self);
  kaiji_match_take_continuations (&self);
  kaiji_match_take_blank (&self);
  kaiji_match_list_rests (&self);

  for (guint row = 0; row < self.n_rows; row++)
    {
      g_clear_pointer (&self.readings[row], kaiji_row_reading_free);
      g_clear_pointer (&self.rests[row], kaiji_row_reading_free);
    }
  g_free (self.readings);
  g_free (self.rests);
  return self.matches;
}
