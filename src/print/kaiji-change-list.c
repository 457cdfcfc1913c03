/* kaiji-change-list.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of the changes between two sheets, on pages like those of the sheet.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-change-list.h"
#include "kaiji-comparison.h"

/* The widths are shares of the table's width. The heads are translated when they are printed. */
static const KaijiColumn columns[] = {
  { KAIJI_COLUMN_NUMBER, N_ ("No."), 1, 4, KAIJI_ALIGN_END },
  { KAIJI_COLUMN_ITEM, N_ ("Item"), 1, 15, KAIJI_ALIGN_START },
  { KAIJI_COLUMN_PROMPT, N_ ("Question"), 1, 23, KAIJI_ALIGN_START },
  { KAIJI_COLUMN_BEFORE, N_ ("Before"), 1, 29, KAIJI_ALIGN_START },
  { KAIJI_COLUMN_ANSWER, N_ ("After"), 1, 29, KAIJI_ALIGN_START },
};

/* The same columns with translated heads; made once and kept. */
static const KaijiColumn *
get_columns (void)
{
  static gsize translated = 0;

  if (g_once_init_enter (&translated))
    {
      KaijiColumn *copy = g_memdup2 (columns, sizeof columns);

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        copy[i].head = _ (copy[i].head);
      g_once_init_leave (&translated, (gsize) copy);
    }

  return (const KaijiColumn *) translated;
}

static const char *
get_text (KaijiChange *change, KaijiColumnContent content)
{
  switch (content)
    {
    case KAIJI_COLUMN_ITEM:
      return kaiji_change_get_field (change)->item->title;
    case KAIJI_COLUMN_PROMPT:
      return kaiji_change_get_field (change)->prompt;
    case KAIJI_COLUMN_BEFORE:
      return kaiji_change_get_old_text (change);
    case KAIJI_COLUMN_ANSWER:
      return kaiji_change_get_new_text (change);
    default:
      g_assert_not_reached ();
    }
}

static char *
dup_text (KaijiChange *change, KaijiColumnContent content)
{
  if (content == KAIJI_COLUMN_NUMBER)
    return g_strdup_printf ("%u", kaiji_change_get_field (change)->item->number);

  /* A line break at the end does not begin another line. */
  return g_strchomp (g_strdup (get_text (change, content)));
}

static double
sum_widths (const KaijiColumn *some, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += some[i].width;

  return sum;
}

/**
 * kaiji_change_list_init_layout:
 * @layout: a scheme's layout
 *
 * Changes the layout of a sheet into that of a list of changes: paper and fonts stay, title and
 * columns are replaced.
 */
void
kaiji_change_list_init_layout (KaijiPageLayout *layout)
{
  g_return_if_fail (layout != NULL);

  /* Translators: The title of a printed table of the answers that differ from last time's; {page}
   * and {pages} stay as they are. */
  layout->title = _ ("List of changes ({page}/{pages})");
  layout->column_unit *= sum_widths (layout->columns, layout->n_columns)
                         / sum_widths (columns, G_N_ELEMENTS (columns));
  layout->columns = get_columns ();
  layout->n_columns = G_N_ELEMENTS (columns);
  layout->n_notes = 0;
}

/**
 * kaiji_change_list_rows_new:
 * @old_sheet: the older sheet
 * @sheet: the newer sheet
 * @grid: the table's columns
 * @typesetter: sets the texts, and owns them
 *
 * Makes a row for every field whose answer differs or is in only one of the sheets, until the
 * typesetter is cancelled.
 *
 * Returns: (transfer full): an array of #KaijiRow
 */
GArray *
kaiji_change_list_rows_new (KaijiSheet *old_sheet,
                            KaijiSheet *sheet,
                            const KaijiGrid *grid,
                            KaijiTypesetter *typesetter)
{
  g_autoptr (GListModel) changes = kaiji_comparison_new (old_sheet, sheet);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (KaijiRow));

  g_array_set_clear_func (rows, kaiji_row_clear);

  for (guint i = 0;
       i < g_list_model_get_n_items (changes) && !kaiji_typesetter_is_cancelled (typesetter); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (changes, i);
      KaijiRow row = { .field = kaiji_change_get_field (change) };

      if (kaiji_change_get_kind (change) == KAIJI_CHANGE_UNCHANGED)
        continue;

      row.texts = g_new0 (KaijiTextBlock *, grid->layout->n_columns);
      for (guint j = 0; j < grid->layout->n_columns; j++)
        {
          g_autofree char *text = dup_text (change, grid->layout->columns[j].content);
          KaijiTextStyle style;

          kaiji_grid_init_style (grid, j, 1, &style);
          row.texts[j] = kaiji_typesetter_set (typesetter, text, &style);
        }
      g_array_append_val (rows, row);
    }

  return rows;
}
