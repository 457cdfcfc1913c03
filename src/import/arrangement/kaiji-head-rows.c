/* kaiji-head-rows.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Heads of two rows: a head above several columns, each of which has a head of its own below it.
 * They are made into one row, since what a column has is said by both.
 */

#include "config.h"

#include <string.h>

#include "kaiji-head-rows.h"
#include "kaiji-head-text.h"
#include "kaiji-head-words.h"

#define ASKED (1u << KAIJI_COLUMN_PROMPT | 1u << KAIJI_COLUMN_ITEM)
#define ANSWER (1u << KAIJI_COLUMN_ANSWER)

/* Returns the contents of the columns that the cells of a row may be heads of; no bit if one of
 * them is too long for a head, or fewer than @minimum say what is in their columns. */
static guint
list_contents (const KaijiTableRow *row, KaijiHeadWords *words, guint minimum)
{
  guint contents = 0;
  guint n_known = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);
      guint own = kaiji_head_words_get_contents (words, cell->text);

      if (strlen (cell->text) > KAIJI_MAX_HEAD)
        return 0;
      contents |= own;
      n_known += own != 0;
    }

  return n_known >= minimum ? contents : 0;
}

/* Returns the column before which a cell's part of the next row ends: where the next cell is. */
static guint
get_end (const KaijiTableRow *row, guint cell)
{
  return cell + 1 < row->cells->len ? kaiji_table_row_get_cell (row, cell + 1)->column : G_MAXUINT;
}

/* Returns how many cells of @below are below a cell of @above; stores the first of them. */
static guint
count_below (const KaijiTableRow *above, guint cell, const KaijiTableRow *below, guint *first)
{
  guint start = kaiji_table_row_get_cell (above, cell)->column;
  guint end = get_end (above, cell);
  guint n = 0;

  *first = 0;
  for (guint i = 0; i < below->cells->len; i++)
    {
      guint column = kaiji_table_row_get_cell (below, i)->column;

      if (column >= end)
        break;
      if (column < start)
        *first = i + 1;
      else
        n++;
    }

  return n;
}

/* Whether a row has heads, and the next one divides some of them and has nothing else: the columns
 * of a row of answers are those of heads that stand above it one by one. */
static gboolean
are_two_rows (const KaijiTableRow *above, const KaijiTableRow *below, KaijiHeadWords *words)
{
  guint contents, own;
  guint n_below = 0;
  gboolean is_divided = FALSE;

  if (above->cells->len < 2 || below->cells->len < 2 || above->field_id != NULL
      || below->field_id != NULL)
    return FALSE;
  /* A head beside its value is half of two. */
  contents = list_contents (above, words, above->cells->len / 2 + 1);
  own = list_contents (below, words, 1);
  if (contents == 0 || own == 0 || !kaiji_head_words_are_whole (contents | own))
    return FALSE;

  for (guint i = 0; i < above->cells->len; i++)
    {
      guint first;
      guint n = count_below (above, i, below, &first);

      /* One below the other may be an answer below its head. */
      if (n == 1)
        return FALSE;
      n_below += n;
      is_divided = is_divided || n > 1;
    }

  return is_divided && n_below == below->cells->len;
}

/* Returns which of the @n cells from @first on the head above them speaks of, if none of them says
 * what that head says: what is asked is most exact in the last one, an answer is in the first. */
static guint
find_spoken_of (const KaijiTableRow *below,
                guint first,
                guint n,
                guint contents,
                KaijiHeadWords *words)
{
  guint wanted = (contents & ANSWER) != 0 ? ANSWER : ASKED;

  if ((contents & wanted) == 0)
    return KAIJI_NOWHERE;
  for (guint i = first; i < first + n; i++)
    if ((kaiji_head_words_get_contents (words, kaiji_table_row_get_cell (below, i)->text) & wanted)
        != 0)
      return KAIJI_NOWHERE;

  return wanted == ANSWER ? first : first + n - 1;
}

static void
add_joined (KaijiTable *table,
            const KaijiTableRow *above,
            const KaijiTableRow *below,
            KaijiHeadWords *words)
{
  KaijiTableRow *row = kaiji_table_add_row_like (table, above);

  for (guint i = 0; i < above->cells->len; i++)
    {
      const KaijiTableCell *head = kaiji_table_row_get_cell (above, i);
      guint first;
      guint n = count_below (above, i, below, &first);
      guint spoken_of = find_spoken_of (below, first, n,
                                        kaiji_head_words_get_contents (words, head->text), words);

      if (n == 0)
        kaiji_table_add_cell (table, row, head->column, head->text);
      for (guint j = first; j < first + n; j++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (below, j);

          kaiji_table_add_cell (table, row, cell->column, j == spoken_of ? head->text : cell->text);
        }
    }
}

/**
 * kaiji_head_rows_join:
 * @table: the table of a file
 *
 * Makes heads of two rows into one row each, wherever they are in a table, as on each page.
 *
 * Returns: (transfer full): the table with these heads, or @table
 */
KaijiTable *
kaiji_head_rows_join (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autoptr (KaijiTable) joined = NULL;
  KaijiHeadWords *words;
  guint n_rows;
  gboolean is_changed = FALSE;

  g_return_val_if_fail (table != NULL, NULL);

  if (!kaiji_table_get_has_columns (table))
    return kaiji_table_ref (table);

  n_rows = kaiji_table_get_n_rows (table);
  joined = kaiji_table_new (TRUE);
  words = kaiji_head_words_new (scheme, wording);
  for (guint i = 0; i < n_rows; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      const KaijiTableRow *next = i + 1 < n_rows ? kaiji_table_get_row (table, i + 1) : NULL;

      if (next == NULL || !are_two_rows (row, next, words))
        {
          kaiji_table_copy_row (joined, row);
          continue;
        }
      add_joined (joined, row, next, words);
      is_changed = TRUE;
      i++;
    }
  kaiji_head_words_free (words);

  return kaiji_table_ref (is_changed ? joined : table);
}
