/* kaiji-closing.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The end of a letter with answers: a greeting and the name of who wrote it, which belong to no
 * answer.
 */

#include "config.h"

#include "kaiji-closing.h"
#include "kaiji-line-marks.h"

/* No letter has more lines from its closing on. */
#define MAX_CLOSING_LINES 20

static gboolean
begins_with_label (const char *text, KaijiWording *wording)
{
  const char *number;
  guint labels;

  text = kaiji_line_skip_marks (text);
  number = kaiji_line_skip_number (text);
  if (number != NULL)
    text = kaiji_line_skip_marks (number);
  return *text != '\0' && kaiji_wording_skip_label (wording, text, &labels) != NULL;
}

/**
 * kaiji_closing_mark:
 * @table: a table
 * @wording: the form's
 *
 * Marks the lines from a closing on as no answers, if nothing is asked after it.
 */
void
kaiji_closing_mark (KaijiTable *table, KaijiWording *wording)
{
  guint n_rows = kaiji_table_get_n_rows (table);
  guint closing = KAIJI_NOWHERE;

  for (guint i = n_rows; i-- > 0 && n_rows - i <= MAX_CLOSING_LINES;)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      const char *text;

      if (row->cells->len == 0)
        continue;
      text = kaiji_table_row_get_cell (row, 0)->text;
      if (!row->is_line || begins_with_label (text, wording))
        break;
      if (kaiji_line_is_closing (text, row->after_gap))
        closing = i;
    }

  for (guint i = closing; i < n_rows; i++)
    kaiji_table_get_row (table, i)->is_unplaced = TRUE;
}
