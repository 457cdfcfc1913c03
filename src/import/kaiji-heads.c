/* kaiji-heads.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of a table and their contents, by the heads above them, and whether the heads can be
 * relied on.
 */

#include "config.h"

#include <string.h>

#include "kaiji-match-private.h"
#include "kaiji-scheme-wording.h"

/* Returns whether a head names a column of that content, in the form's words or in others. */
static gboolean
is_head_of (KaijiScheme *scheme,
            KaijiWording *wording,
            const KaijiFolded *cell,
            KaijiColumnContent content)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);
  const char *const *heads = kaiji_scheme_get_heads (scheme, content);

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const KaijiColumn *column = &layout->columns[i];

      /* A head above several columns names none of them. */
      if (column->content == content && column->head != NULL && column->head_span == 1
          && kaiji_wording_is (wording, cell, column->head))
        return TRUE;
    }

  for (guint i = 0; heads[i] != NULL; i++)
    if (kaiji_wording_is (wording, cell, heads[i]))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_heads_get_contents:
 * @text: the text of a cell
 *
 * Returns: the contents, one bit each, of the columns that it may be the head of
 */
guint
kaiji_heads_get_contents (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiFolded folded = kaiji_wording_fold (wording, text);
  guint contents = 0;

  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    if (is_head_of (scheme, wording, &folded, i))
      contents |= 1 << i;
  kaiji_folded_clear (&folded);

  return contents;
}

static guint
read_heads (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording, KaijiHeads *heads)
{
  guint taken = 0;
  guint n_found = 0;

  heads->n_headed = 0;
  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    heads->columns[i] = KAIJI_NOWHERE;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, row->cells->len - 1 - i);
      KaijiColumnContent content;

      if (heads->n_headed < KAIJI_MAX_HEADS)
        heads->headed[heads->n_headed++] = cell->column;
      if (strlen (cell->text) > KAIJI_MAX_HEAD)
        continue;
      content = kaiji_head_words_choose (kaiji_heads_get_contents (cell->text, scheme, wording),
                                         taken);
      if (content == KAIJI_N_COLUMN_CONTENTS)
        continue;
      taken |= 1 << content;
      heads->columns[content] = cell->column;
      n_found++;
    }

  return n_found;
}

gboolean
kaiji_heads_is_head (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiHeads heads;

  return read_heads (row, scheme, wording, &heads) >= 3;
}

/* Returns whether the levels are in the column with their head. If not, the table was copied as
 * text and its columns mean nothing. */
static gboolean
are_levels_in (KaijiTable *table,
               KaijiScheme *scheme,
               KaijiWording *wording,
               const KaijiHeads *heads)
{
  guint n_in = 0;
  guint n_out = 0;

  for (guint i = heads->row + 1; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (row->cells, j);
          KaijiLevel level;

          if (kaiji_level_skip (cell->text, scheme, wording, &level) == NULL
              && kaiji_level_skip_enclosed (cell->text, scheme, wording, &level) == NULL)
            continue;
          if (cell->column == heads->columns[KAIJI_COLUMN_LEVEL])
            n_in++;
          else
            n_out++;
        }
    }

  return n_out * 20 <= n_in;
}

/* Returns whether a column has the form's prompts, whatever its head says: tables within the cells
 * of another one have none of their own. */
static gboolean
has_prompts (KaijiTable *table, KaijiWording *wording, guint first_row, guint column)
{
  guint n_prompts = 0;
  guint n_cells = 0;

  for (guint i = first_row; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (row->cells, j);

          if (cell->column != column)
            continue;
          n_cells++;
          n_prompts += (kaiji_wording_get_labels (wording, cell->text) & 1 << KAIJI_LABEL_PROMPT)
                       != 0;
        }
    }

  return n_prompts * 2 > n_cells;
}

/**
 * kaiji_heads_find:
 * @heads: (out): the contents of the columns; none if the table has no columns or no heads
 *
 * Returns: whether the table's columns are known
 */
gboolean
kaiji_heads_find (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording, KaijiHeads *heads)
{
  guint n_rows = MIN (kaiji_table_get_n_rows (table), 100);

  for (guint i = 0; kaiji_table_get_has_columns (table) && i < n_rows; i++)
    {
      guint n_found = read_heads (kaiji_table_get_row (table, i), scheme, wording, heads);

      if (n_found >= 2 && heads->columns[KAIJI_COLUMN_ANSWER] != KAIJI_NOWHERE
          && (heads->columns[KAIJI_COLUMN_PROMPT] != KAIJI_NOWHERE
              || heads->columns[KAIJI_COLUMN_ITEM] != KAIJI_NOWHERE
              || heads->columns[KAIJI_COLUMN_NUMBER] != KAIJI_NOWHERE))
        {
          heads->row = i;
          /* Kaiji's own heads say what is in its columns. */
          if (kaiji_table_has_ids (table)
              || ((heads->columns[KAIJI_COLUMN_LEVEL] == KAIJI_NOWHERE
                   || are_levels_in (table, scheme, wording, heads))
                  && !has_prompts (table, wording, i + 1, heads->columns[KAIJI_COLUMN_ANSWER])))
            return TRUE;
          break;
        }
    }

  for (guint i = 0; i < KAIJI_N_COLUMN_CONTENTS; i++)
    heads->columns[i] = KAIJI_NOWHERE;
  heads->row = KAIJI_NOWHERE;
  heads->n_headed = 0;
  return FALSE;
}
