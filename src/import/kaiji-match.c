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

#include "kaiji-match-private.h"
#include "kaiji-text.h"

/* So many lines above the heads of a page may be its title. */
#define MAX_TITLE_LINES 4

/* One of so many answers must be below its row, or it is not sure that any is. */
#define BELOW_SHARE 4
#define CERTAINTY_BELOW 0.75

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

static gboolean
is_lone (const KaijiTableRow *row)
{
  return row->cells->len == 1;
}

static const char *
get_lone_text (const KaijiTableRow *row)
{
  return kaiji_table_row_get_cell (row, 0)->text;
}

/* A lone text by which pages are compared: their numbers differ. */
static char *
dup_page_text (KaijiMatching *self, const KaijiTableRow *row)
{
  KaijiFolded folded = kaiji_wording_fold (self->wording, get_lone_text (row));
  char *text;

  for (guint i = 0; i < folded.length; i++)
    if (g_unichar_isdigit (folded.characters[i]))
      folded.characters[i] = '0';
  text = g_ucs4_to_utf8 (folded.characters, folded.length, NULL, NULL, NULL);
  kaiji_folded_clear (&folded);
  return text;
}

/* Lists the lone texts that stand right above the heads of several pages: titles that the form does
 * not know. */
static GHashTable *
list_page_titles (KaijiMatching *self)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer count;

  for (guint row = 0; row < self->n_rows; row++)
    {
      if (!kaiji_heads_is_head (kaiji_table_get_row (self->table, row), self->scheme,
                                self->wording))
        continue;

      for (guint above = row; above > 0 && row - above < MAX_TITLE_LINES; above--)
        {
          const KaijiTableRow *source = kaiji_table_get_row (self->table, above - 1);
          char *text;
          guint n;

          if (!is_lone (source))
            break;
          text = dup_page_text (self, source);
          n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));
          g_hash_table_insert (counts, text, GUINT_TO_POINTER (n + 1));
        }
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    if (GPOINTER_TO_UINT (count) < 2)
      g_hash_table_iter_remove (&iter);

  return counts;
}

/* Returns whether a row may hold an answer, or go on with it. In a row of a table the first cell is
 * a title, not the middle of an answer. */
static gboolean
may_continue (KaijiMatching *self, const KaijiTableRow *row, const KaijiMatch *last)
{
  const KaijiTableCell *cell = g_ptr_array_index (row->cells, 0);
  gboolean is_first = *last->answer == '\0';

  return (row->is_line || cell->column > 0 || is_first)
         && !kaiji_match_is_heading (self, cell->text, is_first);
}

static gboolean
is_page_title (KaijiMatching *self, GHashTable *titles, const KaijiTableRow *row)
{
  g_autofree char *text = dup_page_text (self, row);

  return g_hash_table_contains (titles, text);
}

/* By row, the field of the next row that has one; NULL after the last. */
static const KaijiField **
list_next_fields (KaijiMatching *self)
{
  const KaijiField **next = g_new0 (const KaijiField *, self->n_rows + 1);

  for (guint row = self->n_rows; row-- > 0;)
    {
      const KaijiMatch *match = g_ptr_array_index (self->matches, row);

      next[row] = match->field != NULL ? match->field : next[row + 1];
    }

  return next;
}

/* Returns whether a text alone in its row has empty cells before it. */
static gboolean
is_in_table (const KaijiTableRow *row)
{
  return !row->is_line && kaiji_table_row_get_cell (row, 0)->column > 0;
}

/* Returns whether a text alone in its row of a table is the rest of the answer above: it is in the
 * column of answers, and no field is missing whose prompt might be lost. */
static gboolean
is_rest_of_cell (KaijiMatching *self,
                 const KaijiTableRow *row,
                 const KaijiField *above,
                 const KaijiField *below)
{
  const KaijiTableCell *cell = g_ptr_array_index (row->cells, 0);

  return (self->heads.row == KAIJI_NOWHERE
          || cell->column == self->heads.columns[KAIJI_COLUMN_ANSWER])
         && (below != NULL ? below->index == above->index + 1 : above->index + 1 == self->n_fields);
}

/* Returns whether so many answers are in the line below their row that this is a habit: in most
 * tables, a text below a row without an answer is a heading or a remark. */
static gboolean
are_answers_below (KaijiMatching *self)
{
  guint n_beside = 0;
  guint n_below = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      const KaijiMatch *match = kaiji_matching_get_match (self, row);

      if (match->field == NULL)
        continue;
      if (*match->answer != '\0')
        n_beside++;
      else if (row + 1 < self->n_rows && is_lone (kaiji_table_get_row (self->table, row + 1))
               && kaiji_matching_get_match (self, row + 1)->field == NULL)
        n_below++;
    }

  return n_below * BELOW_SHARE >= n_beside;
}

/* Returns whether a line without separators, in a text that has columns, may be the rest of the
 * answer above it: a cell of several lines ends with the row only if it is the last one. */
static gboolean
is_rest_of_last_cell (KaijiMatching *self, const KaijiTableRow *row)
{
  return row->is_line && self->heads.n_headed > 0
         && self->heads.headed[0] == self->heads.columns[KAIJI_COLUMN_ANSWER];
}

/* Takes the lines that continue an answer or hold all of it. */
static void
take_continuations (KaijiMatching *self)
{
  g_autoptr (GHashTable) titles = list_page_titles (self);
  g_autofree const KaijiField **next = list_next_fields (self);
  gboolean may_be_below = are_answers_below (self);
  KaijiMatch *last = NULL;

  for (guint row = 0; row < self->n_rows; row++)
    {
      KaijiMatch *match = g_ptr_array_index (self->matches, row);
      const KaijiTableRow *source = kaiji_table_get_row (self->table, row);
      const KaijiTableCell *cell;
      gboolean below;
      char *answer;

      if (source->cells->len == 0 || source->page_mark == KAIJI_PAGE_MARK_ALWAYS)
        continue;
      if (match->field != NULL)
        {
          last = match;
          continue;
        }
      if (source->page_mark == KAIJI_PAGE_MARK_AFTER_ANSWER && last != NULL
          && *last->answer != '\0')
        continue;
      if (match->is_form || source->after_gap || last == NULL || !is_lone (source)
          || ((self->heads.row != KAIJI_NOWHERE || is_in_table (source))
              && !is_rest_of_last_cell (self, source)
              && !is_rest_of_cell (self, source, last->field, next[row]))
          || is_page_title (self, titles, source) || !may_continue (self, source, last))
        {
          last = NULL;
          continue;
        }

      cell = g_ptr_array_index (source->cells, 0);
      below = *last->answer != '\0' || may_be_below;
      answer = *last->answer == '\0' ? g_strdup (cell->text)
                                     : g_strconcat (last->answer, "\n", cell->text, NULL);
      g_free (last->answer);
      last->answer = answer;
      last->certainty = MIN (last->certainty, below ? 0.8 : CERTAINTY_BELOW);
      match->is_form = TRUE;
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
      if (match->is_form)
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
  take_continuations (&self);
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
