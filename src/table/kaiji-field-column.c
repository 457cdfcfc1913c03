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

/* The column of a head in a row, %G_MAXUINT if there is none. */
static guint
find_head (const KaijiTableRow *row, const char *head)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);

      if (strcmp (cell->text, head) == 0)
        return cell->column;
    }

  return G_MAXUINT;
}

static void
take_sent (KaijiTableRow *row, guint column)
{
  g_autofree char *text = take_cell (row, column);

  if (row->sent == NULL && text != NULL && g_str_has_prefix (text, KAIJI_SENT_MARK))
    row->sent = g_strdup (text + strlen (KAIJI_SENT_MARK));
}

/**
 * kaiji_field_column_take:
 * @table: a table
 *
 * Finds the columns that Kaiji wrote for itself, wherever they were moved to: the fields' ids and
 * what stood in the place of the answers are assigned to the rows.
 */
void
kaiji_field_column_take (KaijiTable *table)
{
  guint column = G_MAXUINT;
  guint sent_column = G_MAXUINT;

  g_return_if_fail (table != NULL);

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      KaijiTableRow *row = kaiji_table_get_row (table, i);
      guint head = find_head (row, KAIJI_FIELD_COLUMN_HEAD);

      if (head != G_MAXUINT)
        {
          g_free (take_cell (row, head));
          take_marks (table, i, head);
          column = head;
          sent_column = find_head (row, KAIJI_SENT_COLUMN_HEAD);
        }

      if (sent_column != G_MAXUINT)
        take_sent (row, sent_column);
      if (column != G_MAXUINT && row->field_id == NULL)
        {
          row->field_id = take_cell (row, column);
          if (row->field_id != NULL)
            g_strstrip (row->field_id);
        }
    }
}
