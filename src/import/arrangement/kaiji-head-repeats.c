/* kaiji-head-repeats.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages for narrow screens repeat the head of a column in each of its cells.
 */

#include "config.h"

#include <string.h>

#include "kaiji-head-repeats.h"
#include "kaiji-heads.h"
#include "kaiji-line-marks.h"
#include "kaiji-text.h"

/* So many cells of a hundred repeat their head, and so many at least. */
#define MIN_REPEATED_SHARE 80
#define MIN_REPEATED 2

/* The text behind the head with which a cell begins; NULL if it does not. */
static const char *
skip_head (const char *text, const char *head)
{
  g_autofree char *bare = kaiji_text_strip (head);
  gsize length = strlen (bare);

  text = kaiji_text_skip_white_space (text);
  while (length > 0 && (bare[length - 1] == ':' || g_str_has_suffix (bare, "：")))
    {
      length -= bare[length - 1] == ':' ? 1 : strlen ("：");
      bare[length] = '\0';
    }

  return length > 0 && kaiji_text_skip (&text, bare) ? kaiji_line_skip_colon (text) : NULL;
}

static gboolean
is_repeated (KaijiTable *table, guint first_row, const KaijiTableCell *head)
{
  guint n_repeated = 0;
  guint n = 0;

  for (guint i = first_row; i < kaiji_table_get_n_rows (table); i++)
    {
      const char *text = kaiji_table_row_find_text (kaiji_table_get_row (table, i), head->column);

      n += text != NULL;
      n_repeated += text != NULL && skip_head (text, head->text) != NULL;
    }

  return n_repeated >= MIN_REPEATED && n_repeated * 100 >= n * MIN_REPEATED_SHARE;
}

/* Whether a row is the heads once more. */
static gboolean
is_head_row (const KaijiTableRow *row, const KaijiTableRow *heads)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);

      if (g_strcmp0 (cell->text, kaiji_table_row_find_text (heads, cell->column)) != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * kaiji_head_repeats_remove:
 * @table: a table
 *
 * Removes the heads of columns from the beginnings of the cells below them.
 *
 * Returns: (transfer full): the table without them, or @table
 */
KaijiTable *
kaiji_head_repeats_remove (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autoptr (KaijiTable) bare = NULL;
  g_autofree gboolean *are_repeated = NULL;
  const KaijiTableRow *head_row;
  KaijiHeads heads;
  gboolean is_changed = FALSE;

  if (kaiji_table_has_ids (table) || !kaiji_heads_find (table, scheme, wording, &heads))
    return kaiji_table_ref (table);

  head_row = kaiji_table_get_row (table, heads.row);
  are_repeated = g_new0 (gboolean, head_row->cells->len);
  for (guint i = 0; i < head_row->cells->len; i++)
    {
      are_repeated[i] = is_repeated (table, heads.row + 1, kaiji_table_row_get_cell (head_row, i));
      is_changed |= are_repeated[i];
    }
  if (!is_changed)
    return kaiji_table_ref (table);

  bare = kaiji_table_new (TRUE);
  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      KaijiTableRow *copy;

      if (i <= heads.row || is_head_row (row, head_row))
        {
          kaiji_table_copy_row (bare, row);
          continue;
        }
      copy = kaiji_table_add_row_like (bare, row);
      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (row, j);
          const char *text = NULL;

          for (guint k = 0; k < head_row->cells->len && text == NULL; k++)
            if (are_repeated[k] && kaiji_table_row_get_cell (head_row, k)->column == cell->column)
              text = skip_head (cell->text, kaiji_table_row_get_cell (head_row, k)->text);
          kaiji_table_add_cell (bare, copy, cell->column, text != NULL ? text : cell->text);
        }
    }

  return g_steal_pointer (&bare);
}
