/* kaiji-pagination.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-page-setup.h"
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
 * @row: the field's row; for a section's row the one below it
 * @is_section: whether this is the row of the section's title
 * @prompt: the lines of the prompt that stand on the page
 * @answer: the lines of the answer that stand on the page
 * @continued: whether an earlier page holds the row's first lines
 * @group: (nullable): what the group's cell says instead of its title, on pages that go on with an
 *   item
 * @item: (nullable): likewise, the item's
 * @height: in points
 *
 * What of a row stands on one page: nearly always all of it.
 */
typedef struct
{
  const KaijiRow *row;
  gboolean is_section;
  KaijiLines prompt;
  KaijiLines answer;
  gboolean continued;
  KaijiTextBlock *group;
  KaijiTextBlock *item;
  double height;
} KaijiFragment;

gboolean kaiji_fragment_shares_cell (const KaijiFragment *self,
                                     const KaijiFragment *above,
                                     KaijiColumnContent content);
KaijiTextBlock *
kaiji_fragment_get_text (const KaijiFragment *self, const KaijiGrid *grid, guint column);
GPtrArray *kaiji_paginate (const GArray *rows,
                           const KaijiGrid *grid,
                           KaijiTypesetter *typesetter,
                           const KaijiPageSetup *setup,
                           double height,
                           GError **error);

G_END_DECLS
