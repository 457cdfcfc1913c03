/* kaiji-pages-find.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-pages-find.h"

static gboolean
is_inside (const cairo_rectangle_t *area, double x, double y)
{
  return x >= area->x && x < area->x + area->width && y >= area->y && y < area->y + area->height;
}

/**
 * kaiji_pages_find_field:
 * @page: a page
 * @x: in points from the page's left
 * @y: in points from the page's top
 *
 * Returns: (transfer none) (nullable): the field whose row is at that place, at its answer or
 *   another cell; %NULL outside the rows
 */
const KaijiField *
kaiji_pages_find_field (KaijiPages *self, guint page, double x, double y)
{
  const KaijiCell *cells;
  guint n_cells;
  gboolean in_rows = FALSE;
  const KaijiField *field = NULL;

  g_return_val_if_fail (KAIJI_IS_PAGES (self), NULL);
  g_return_val_if_fail (page < kaiji_pages_get_n_pages (self), NULL);

  cells = kaiji_pages_get_cells (self, page, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      const KaijiCell *cell = &cells[i];

      if (cell->kind != KAIJI_CELL_FIELD)
        continue;

      in_rows = in_rows || is_inside (&cell->area, x, y);
      if (cell->content == KAIJI_COLUMN_ANSWER && is_inside (&cell->area, cell->area.x, y))
        field = cell->field;
    }

  return in_rows ? field : NULL;
}

/**
 * kaiji_pages_find_answer:
 * @page: a page
 * @field: a field of the pages' scheme
 * @area: (out): the cell of its answer on that page, in points
 *
 * Finds the place of an answer on a page. An answer longer than a page has a cell on each of
 * several pages.
 *
 * Returns: whether the answer, or a part of it, is on the page
 */
gboolean
kaiji_pages_find_answer (KaijiPages *self,
                         guint page,
                         const KaijiField *field,
                         cairo_rectangle_t *area)
{
  const KaijiCell *cells;
  guint n_cells;

  g_return_val_if_fail (KAIJI_IS_PAGES (self), FALSE);
  g_return_val_if_fail (page < kaiji_pages_get_n_pages (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (area != NULL, FALSE);

  cells = kaiji_pages_get_cells (self, page, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].field == field && cells[i].content == KAIJI_COLUMN_ANSWER)
      {
        *area = cells[i].area;
        return TRUE;
      }

  return FALSE;
}

/**
 * kaiji_pages_find_first_answer:
 * @field: a field of the pages' scheme
 * @page: (out): the first page with its answer
 * @area: (out): the answer's cell there, in points
 *
 * Returns: whether the pages have the field: fields of excluded sections are left out
 */
gboolean
kaiji_pages_find_first_answer (KaijiPages *self,
                               const KaijiField *field,
                               guint *page,
                               cairo_rectangle_t *area)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (page != NULL && area != NULL, FALSE);

  for (guint i = 0; i < kaiji_pages_get_n_pages (self); i++)
    if (kaiji_pages_find_answer (self, i, field, area))
      {
        *page = i;
        return TRUE;
      }

  return FALSE;
}
