/* kaiji-row-reading.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-heads.h"

G_BEGIN_DECLS

/**
 * KaijiRowReading:
 * @cells: (array length=n_cells): the cells of the row
 * @likeness: (array length=n_cells): the likeness of each cell; %NULL for a cell that can only be
 *   an answer
 * @number: the item's number, -1 if the row has none
 * @level: the cell with the level; %KAIJI_NOWHERE if there is none
 * @level_rest: (nullable): the text after the level in that cell
 * @answer: the cell that must be the answer because of its column
 *
 * A row, whose cells are classified as far as possible without knowing the field.
 */
typedef struct
{
  KaijiTableCell **cells;
  KaijiLikeness **likeness;
  guint n_cells;
  int number;
  KaijiLevel level_value;
  guint level;
  const char *level_rest;
  guint answer;
} KaijiRowReading;

KaijiRowReading *kaiji_row_reading_new (const KaijiTableRow *row,
                                        const KaijiHeads *heads,
                                        KaijiScheme *scheme,
                                        KaijiWording *wording);
void kaiji_row_reading_free (KaijiRowReading *reading);
int kaiji_row_reading_read_number (const char *text);
gboolean
kaiji_row_reading_is_section (KaijiScheme *scheme, KaijiWording *wording, const char *text);
gboolean kaiji_row_reading_is_translated_section (KaijiScheme *scheme,
                                                  KaijiWording *wording,
                                                  const char *text);
const char *kaiji_row_reading_skip_chapter (const char *text);
gboolean kaiji_row_reading_is_furniture (const KaijiTableRow *row,
                                         KaijiScheme *scheme,
                                         KaijiWording *wording);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiRowReading, kaiji_row_reading_free)

G_END_DECLS
