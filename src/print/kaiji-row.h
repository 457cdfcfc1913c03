/* kaiji-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-grid.h"
#include "kaiji-pages.h"
#include "kaiji-picture.h"
#include "kaiji-typesetter.h"

G_BEGIN_DECLS

/**
 * KaijiRow:
 * @field: the field
 * @section_title: (nullable): the section title in a row of its own above this one
 * @texts: the text of each column of the grid
 * @picture: (nullable): the picture in the answer's column, in place of a text
 * @picture_height: in points
 * @own_level: whether its level has a cell of its own
 *
 * The row of one field. Its texts are owned by the typesetter's table, its picture by the table of
 * pictures.
 */
typedef struct
{
  const KaijiField *field;
  KaijiTextBlock *section_title;
  KaijiTextBlock **texts;
  KaijiPicture *picture;
  double picture_height;
  gboolean own_level;
} KaijiRow;

GArray *kaiji_rows_new (KaijiSheet *sheet,
                        KaijiAudience audience,
                        const KaijiGrid *grid,
                        KaijiTypesetter *typesetter,
                        GHashTable *known_pictures,
                        GHashTable *pictures);
void kaiji_row_clear (gpointer row);
gboolean
kaiji_row_shares_cell (const KaijiRow *self, const KaijiRow *above, KaijiColumnContent content);

G_END_DECLS
