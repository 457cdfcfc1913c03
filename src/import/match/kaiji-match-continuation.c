/* kaiji-match-continuation.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers of more than one line, where a line is a row of its own: what stands below a row without
 * a field of its own may be the rest of its answer, or all of it.
 */

#include "config.h"

#include "kaiji-heads.h"
#include "kaiji-match-private.h"

/* So many lines above the heads of a page may be its title. */
#define MAX_TITLE_LINES 4

/* One of so many answers must be below its row, or it is not sure that any is. */
#define BELOW_SHARE 4
#define CERTAINTY_BELOW 0.75

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

/* Returns whether a text that begins its row, right below a line of an answer, may be the last line
 * of it: the separators of the rest of its row follow it. */
static gboolean
may_end_answer (KaijiMatching *self, guint row, guint taken)
{
  const KaijiTableRow *source = kaiji_table_get_row (self->table, row);

  return row > 0 && taken == row - 1 && kaiji_table_get_row (self->table, taken)->is_line
         && !source->is_line && !source->after_gap && is_lone (source)
         && kaiji_table_row_get_cell (source, 0)->column == 0
         && !kaiji_match_is_heading (self, get_lone_text (source), FALSE);
}

/* Where a line after an empty one belongs to. */
typedef enum
{
  BELONGS_NOWHERE,
  BELONGS_PERHAPS,
  BELONGS_ABOVE,
} Belonging;

/* The first row from @row on that is no line without separators. */
static guint
find_end_of_lines (KaijiMatching *self, guint row)
{
  while (row < self->n_rows && kaiji_table_get_row (self->table, row)->is_line)
    row++;

  return row;
}

/* Returns whether a line after an empty one is a further paragraph of the answer above, whose row
 * has separators: these rows follow one another without a gap, so that a gap is inside of a cell if
 * the next row of the form follows the paragraph in the same way. If there is a gap before that
 * row, too, a line alone may be a heading, and more may be remarks. */
static Belonging
find_belonging (KaijiMatching *self, guint row, const KaijiMatch *last)
{
  const KaijiTableRow *source = kaiji_table_get_row (self->table, row);
  guint end = find_end_of_lines (self, row);

  if (!source->is_line || kaiji_table_get_row (self->table, last->row)->is_line
      || end == self->n_rows || kaiji_matching_get_match (self, end)->field == NULL)
    return BELONGS_NOWHERE;
  if (!kaiji_table_get_row (self->table, end)->after_gap)
    return BELONGS_ABOVE;

  return end - last->row > 2 || *last->answer == '\0' ? BELONGS_PERHAPS : BELONGS_NOWHERE;
}

/**
 * kaiji_match_take_continuations:
 *
 * Takes the lines that continue an answer or hold all of it.
 */
void
kaiji_match_take_continuations (KaijiMatching *self)
{
  g_autoptr (GHashTable) titles = list_page_titles (self);
  g_autofree const KaijiField **next = list_next_fields (self);
  gboolean may_be_below = are_answers_below (self);
  KaijiMatch *last = NULL;
  guint n_paragraphs = 0;
  guint taken = KAIJI_NOWHERE;

  for (guint row = 0; row < self->n_rows; row++)
    {
      KaijiMatch *match = g_ptr_array_index (self->matches, row);
      const KaijiTableRow *source = kaiji_table_get_row (self->table, row);
      const KaijiTableCell *cell;
      Belonging belonging = BELONGS_ABOVE;
      gboolean is_end = last != NULL && may_end_answer (self, row, taken);
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
      if (last != NULL && source->after_gap && !match->is_form && is_lone (source))
        {
          belonging = find_belonging (self, row, last);
          /* What is left out here may be the rest of an answer. */
          if (belonging == BELONGS_NOWHERE
              && (n_paragraphs > 0 || find_end_of_lines (self, row) < self->n_rows)
              && source->is_line && !kaiji_table_get_row (self->table, last->row)->is_line
              && may_continue (self, source, last))
            last->certainty = MIN (last->certainty, CERTAINTY_BELOW);
        }
      if (match->is_form || belonging == BELONGS_NOWHERE || last == NULL || !is_lone (source)
          || ((self->heads.row != KAIJI_NOWHERE || is_in_table (source)) && !is_end
              && !is_rest_of_last_cell (self, source)
              && !is_rest_of_cell (self, source, last->field, next[row]))
          || is_page_title (self, titles, source) || !(is_end || may_continue (self, source, last)))
        {
          last = NULL;
          continue;
        }

      cell = g_ptr_array_index (source->cells, 0);
      below = *last->answer != '\0' || may_be_below;
      answer = *last->answer == '\0'
                 ? g_strdup (cell->text)
                 : g_strconcat (last->answer, source->after_gap ? "\n\n" : "\n", cell->text, NULL);
      g_free (last->answer);
      last->answer = answer;
      last->certainty = MIN (last->certainty, below && belonging == BELONGS_ABOVE && !is_end
                                                ? 0.8
                                                : CERTAINTY_BELOW);
      taken = row;
      n_paragraphs += source->after_gap;
      match->is_form = TRUE;
    }
}
