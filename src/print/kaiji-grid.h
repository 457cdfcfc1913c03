/* kaiji-grid.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-cell.h"

G_BEGIN_DECLS

/**
 * KaijiGrid:
 * @layout: the edition's page layout
 * @edges: the x coordinates of the columns' edges, one more than columns
 * @padding_x: between the side of a cell and its text
 * @padding_y: between the top or bottom of a cell and its text
 *
 * The horizontal division of the page, in points.
 */
typedef struct
{
  const KaijiPageLayout *layout;
  double *edges;
  double padding_x;
  double padding_y;
} KaijiGrid;

KaijiGrid *kaiji_grid_new (const KaijiPageLayout *layout, GError **error);
void kaiji_grid_free (KaijiGrid *self);

double kaiji_grid_to_points (double millimetres);
void kaiji_grid_init_style (const KaijiGrid *self,
                            guint first_column,
                            guint n_columns,
                            KaijiTextStyle *style);
void kaiji_grid_init_cell (const KaijiGrid *self,
                           KaijiCellKind kind,
                           guint first_column,
                           guint n_columns,
                           double y,
                           double height,
                           KaijiCell *cell);
double kaiji_grid_get_cell_height (const KaijiGrid *self, KaijiTextBlock *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiGrid, kaiji_grid_free)

G_END_DECLS
