/* kaiji-field-column.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-field-column.h"

/* Removes the cell of a column from a row and returns it. */
static char *
take_cell (KaijiTableRow *row, guint column)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);
      char *text;

      if (cell->column != column)
        continue;
      text = g_strdup (cell->text);
      g_ptr_array_remove_index (row->cells, i);
      return text;
    }

  return NULL;
}

/* Above the head there is a mark or nothing. */
static void
take_marks (KaijiTable *table, guint n_rows, guint column)
{
  for (guint i = 0; i < n_rows; i++)
    {
      KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; row->field_id == NULL && j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (row->cells, j);

          if (cell->column == column && strcmp (cell->text, KAIJI_REQUEST_MARK) == 0)
            row->field_id = take_cell (row, column);
        }
    }
}

/**
 * kaiji_field_column_take:
 * @table: a table
 *
 * Finds the column of field ids that Kaiji wrote, wherever it was moved to, and assigns the ids to
 * the rows.
 */
void
kaiji_field_column_take (KaijiTable *table)
{
  guint column = G_MAXUINT;

  g_return_if_fail (table != NULL);

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (row->cells, j);

          if (strcmp (cell->text, KAIJI_FIELD_COLUMN_HEAD) == 0)
            {
              g_autofree char *head = NULL;

              column = cell->column;
              head = take_cell (row, column);
              take_marks (table, i, column);
              break;
            }
        }

      if (column != G_MAXUINT && row->field_id == NULL)
        {
          row->field_id = take_cell (row, column);
          if (row->field_id != NULL)
            g_strstrip (row->field_id);
        }
    }
}
