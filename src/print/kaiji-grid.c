/* kaiji-grid.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-error.h"
#include "kaiji-grid.h"

#define POINTS_PER_MILLIMETRE (72.0 / 25.4)

/**
 * kaiji_grid_to_points:
 * @millimetres: a length
 *
 * Returns: the length in points
 */
double
kaiji_grid_to_points (double millimetres)
{
  return millimetres * POINTS_PER_MILLIMETRE;
}

/* Numbers and levels are short: they need no more room on larger paper, and on narrower paper less
 * room would break them. */
static gboolean
is_fixed (const KaijiColumn *column)
{
  return column->content == KAIJI_COLUMN_NUMBER || column->content == KAIJI_COLUMN_LEVEL;
}

/* Places the columns' edges from @left to @right. Columns of fixed width take at most twice their
 * own share, and the others divide the rest. */
static void
place_edges (const KaijiPageLayout *layout, double left, double right, double *edges)
{
  double unit = kaiji_grid_to_points (layout->column_unit);
  double fixed_shares = 0;
  double shares = 0;
  double fixed_unit, shared_unit;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      shares += layout->columns[i].width;
      if (is_fixed (&layout->columns[i]))
        fixed_shares += layout->columns[i].width;
    }

  fixed_unit = MIN (unit, 2 * (right - left) / shares);
  shared_unit = (right - left - fixed_unit * fixed_shares) / (shares - fixed_shares);

  edges[0] = left;
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const KaijiColumn *column = &layout->columns[i];

      edges[i + 1] = edges[i] + column->width * (is_fixed (column) ? fixed_unit : shared_unit);
    }
}

/**
 * kaiji_grid_new:
 * @layout: an edition's page layout
 *
 * Divides the width between the margins among the columns.
 *
 * Returns: (transfer full): the grid; %NULL with %KAIJI_ERROR_INVALID_PAGE if a column has no room
 *   for a single character
 */
KaijiGrid *
kaiji_grid_new (const KaijiPageLayout *layout, GError **error)
{
  g_autoptr (KaijiGrid) self = NULL;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (layout->n_columns > 0, NULL);

  self = g_new0 (KaijiGrid, 1);
  self->layout = layout;
  /* A cell extends to the middle of its rules. */
  self->padding_x = kaiji_grid_to_points (layout->padding_x) + layout->rule_width / 2;
  self->padding_y = kaiji_grid_to_points (layout->padding_y) + layout->rule_width / 2;

  self->edges = g_new (double, layout->n_columns + 1);
  place_edges (layout, kaiji_grid_to_points (layout->margin_left),
               kaiji_grid_to_points (layout->paper_width - layout->margin_right), self->edges);

  for (guint i = 0; i < layout->n_columns; i++)
    {
      KaijiTextStyle style;

      kaiji_grid_init_style (self, i, 1, &style);
      if (style.width < layout->font_size)
        {
          g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_PAGE,
                               _ ("A column is too narrow for its text. Choose a larger paper, "
                                  "narrower margins or a smaller font."));
          return NULL;
        }
    }

  return g_steal_pointer (&self);
}

/**
 * kaiji_grid_free:
 * @self: (transfer full): a grid
 */
void
kaiji_grid_free (KaijiGrid *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->edges);
  g_free (self);
}

/**
 * kaiji_grid_init_style:
 * @first_column: a column, from 0
 * @n_columns: the number of columns that a cell covers
 * @style: (out): the style of text in that cell
 */
void
kaiji_grid_init_style (const KaijiGrid *self,
                       guint first_column,
                       guint n_columns,
                       KaijiTextStyle *style)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (first_column + n_columns <= self->layout->n_columns);
  g_return_if_fail (style != NULL);

  *style = (KaijiTextStyle){
    .size = self->layout->font_size,
    .line_height = self->layout->line_height,
    .width = self->edges[first_column + n_columns] - self->edges[first_column]
             - 2 * self->padding_x,
    .is_tight = self->layout->tight_punctuation,
    .latin_gap = self->layout->latin_gap,
  };
}

/**
 * kaiji_grid_init_cell:
 * @kind: the kind of cell
 * @first_column: its first column, from 0
 * @n_columns: the number of columns that it covers
 * @y: its top, in points
 * @height: in points
 * @cell: (out): the cell, without a text
 */
void
kaiji_grid_init_cell (const KaijiGrid *self,
                      KaijiCellKind kind,
                      guint first_column,
                      guint n_columns,
                      double y,
                      double height,
                      KaijiCell *cell)
{
  double left, right;

  g_return_if_fail (self != NULL);
  g_return_if_fail (first_column + n_columns <= self->layout->n_columns);
  g_return_if_fail (cell != NULL);

  left = self->edges[first_column];
  right = self->edges[first_column + n_columns];
  *cell = (KaijiCell){
    .kind = kind,
    .area = { left, y, right - left, height },
    .text_area = { left + self->padding_x, y + self->padding_y, right - left - 2 * self->padding_x,
                   height - 2 * self->padding_y },
  };
}

/**
 * kaiji_grid_get_cell_height:
 * @text: (nullable): the text of a cell
 *
 * Returns: the height of the cell, in points
 */
double
kaiji_grid_get_cell_height (const KaijiGrid *self, KaijiTextBlock *text)
{
  g_return_val_if_fail (self != NULL, 0);

  if (text == NULL)
    return 0;

  return kaiji_text_block_get_height (text, 0, kaiji_text_block_get_n_lines (text))
         + 2 * self->padding_y;
}
