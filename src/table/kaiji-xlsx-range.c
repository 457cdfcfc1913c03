/* kaiji-xlsx-range.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How spreadsheets call their cells.
 */

#include "config.h"

#include <string.h>

#include "kaiji-xlsx-range.h"

/**
 * kaiji_xlsx_read_cell:
 * @text: (inout): moved past what is read
 * @row: (out): from 1
 * @column: (out): from 0
 *
 * Returns: whether @text begins with the name of a cell: `B12`, `$B$12`
 */
gboolean
kaiji_xlsx_read_cell (const char **text, guint *row, guint *column)
{
  const char *p = *text;
  guint64 number = 0;
  guint letters = 0;

  for (; *p == '$' || g_ascii_isupper (*p); p++)
    if (*p != '$' && letters < 100000)
      letters = letters * 26 + (guint) (*p - 'A') + 1;
  for (; *p == '$' || g_ascii_isdigit (*p); p++)
    if (*p != '$' && number < G_MAXUINT)
      number = number * 10 + (guint64) (*p - '0');
  if (letters == 0 || number == 0 || number >= G_MAXUINT)
    return FALSE;

  *text = p;
  *row = (guint) number;
  *column = letters - 1;
  return TRUE;
}

/**
 * kaiji_xlsx_read_range:
 * @text: (inout): moved past what is read
 *
 * Returns: whether @text begins with a cell or a range of cells: `B2:C9`
 */
gboolean
kaiji_xlsx_read_range (const char **text, KaijiXlsxRange *range)
{
  if (!kaiji_xlsx_read_cell (text, &range->first_row, &range->first_column))
    return FALSE;

  range->last_row = range->first_row;
  range->last_column = range->first_column;
  if (**text != ':')
    return TRUE;

  (*text)++;
  return kaiji_xlsx_read_cell (text, &range->last_row, &range->last_column);
}

/**
 * kaiji_xlsx_range_contains:
 * @range: a range of cells
 * @row: a row, counted as in @range
 * @column: a column, counted as in @range
 *
 * Returns: whether the cell is in the range
 */
gboolean
kaiji_xlsx_range_contains (const KaijiXlsxRange *range, guint row, guint column)
{
  return row >= range->first_row && row <= range->last_row && column >= range->first_column
         && column <= range->last_column;
}

/**
 * kaiji_xlsx_format_cell:
 * @row: from 1
 * @column: from 0
 *
 * Returns: (transfer full): how a spreadsheet calls a cell: `B12`
 */
char *
kaiji_xlsx_format_cell (guint row, guint column)
{
  char letters[8];
  guint start = sizeof letters - 1;

  letters[start] = '\0';
  for (guint rest = column + 1; rest > 0 && start > 0; rest = (rest - 1) / 26)
    letters[--start] = (char) ('A' + (rest - 1) % 26);

  return g_strdup_printf ("%s%u", letters + start, row);
}

/**
 * kaiji_xlsx_parse_column:
 * @name: a column's letters: `B`, `AA`
 * @column: (out): which it is, from 0
 *
 * Returns: whether it is the name of a column
 */
gboolean
kaiji_xlsx_parse_column (const char *name, guint *column)
{
  g_autofree char *upper = g_ascii_strup (name, -1);
  g_autofree char *cell = g_strconcat (upper, "1", NULL);
  const char *text = cell;
  guint row;

  return strspn (upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen (upper)
         && kaiji_xlsx_read_cell (&text, &row, column) && *text == '\0' && *column < 16384;
}
