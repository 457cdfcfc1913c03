/* kaiji-fragment.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-row.h"

G_BEGIN_DECLS

/**
 * KaijiLines:
 *
 * Lines of a text: @n of them from @first on.
 */
typedef struct
{
  guint first;
  guint n;
} KaijiLines;

/**
 * KaijiFragment:
 * @row: the row of the field; for a section's row, the one below it
 * @is_section: whether this is the row of the section's title
 * @lines: the lines on the page, of the contents that may be broken between pages
 * @continued: whether the row begins on an earlier page
 * @titles: (nullable): the texts in place of the row's own on pages that continue an item
 * @height: in points
 *
 * The part of a row on one page: nearly always all of it.
 */
typedef struct
{
  const KaijiRow *row;
  gboolean is_section;
  KaijiLines lines[KAIJI_N_COLUMN_CONTENTS];
  gboolean continued;
  KaijiTextBlock *titles[KAIJI_N_COLUMN_CONTENTS];
  double height;
} KaijiFragment;

gboolean kaiji_fragment_breaks (KaijiColumnContent content);

void kaiji_fragment_init (KaijiFragment *self, const KaijiRow *row, const KaijiGrid *grid);
gboolean kaiji_fragment_shares_cell (const KaijiFragment *self,
                                     const KaijiFragment *above,
                                     KaijiColumnContent content);
KaijiTextBlock *
kaiji_fragment_get_text (const KaijiFragment *self, const KaijiGrid *grid, guint column);
gboolean kaiji_fragment_is_part (const KaijiFragment *self, KaijiColumnContent content);
double kaiji_fragment_get_text_height (const KaijiFragment *self,
                                       const KaijiGrid *grid,
                                       KaijiColumnContent content);

gboolean kaiji_fragment_has_lines (const KaijiFragment *self);
void kaiji_fragment_mark_continued (KaijiFragment *self,
                                    const KaijiGrid *grid,
                                    KaijiTypesetter *typesetter,
                                    double height);
gboolean kaiji_fragment_take (KaijiFragment *self,
                              const KaijiGrid *grid,
                              KaijiTypesetter *typesetter,
                              double room,
                              gboolean is_page_empty,
                              KaijiFragment *taken);

G_END_DECLS
