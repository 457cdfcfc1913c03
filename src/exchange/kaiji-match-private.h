/* kaiji-match-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-match.h"

G_BEGIN_DECLS

/* No such cell, no such column. */
#define KAIJI_NOWHERE G_MAXUINT

/**
 * KaijiRowReading:
 * @cells: (array length=n_cells): the row's own
 * @likeness: (array length=n_cells): of each cell; %NULL for those that only can be an answer
 * @number: the item's number, -1 where the row has none
 * @level: the cell that holds the level; %KAIJI_NOWHERE where none does
 * @level_rest: (nullable): what stands in that cell after the level
 * @answer: the cell that is known to be the answer, by its column
 *
 * A row, its cells told apart as far as that goes without knowing the field.
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

/**
 * KaijiHeads:
 * @columns: by content: the column, %KAIJI_NOWHERE where none is called so
 * @row: the row they are in; %KAIJI_NOWHERE where there are none
 *
 * What a table's columns hold, by their heads.
 */
typedef struct
{
  guint columns[KAIJI_N_COLUMN_CONTENTS];
  guint row;
} KaijiHeads;

KaijiRowReading *kaiji_row_reading_new (const KaijiTableRow *row,
                                        const KaijiHeads *heads,
                                        KaijiScheme *scheme,
                                        KaijiWording *wording);
void kaiji_row_reading_free (KaijiRowReading *reading);

const char *kaiji_level_skip (const char *text, KaijiScheme *scheme, KaijiLevel *level);

gboolean
kaiji_heads_find (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording, KaijiHeads *heads);
gboolean kaiji_heads_is_head (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording);
gboolean
kaiji_match_is_furniture (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording);

KaijiTable *
kaiji_running_text_split (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiRowReading, kaiji_row_reading_free)

G_END_DECLS
