/* kaiji-heads.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

/* A table with more columns is read as if the others had no heads. */
#define KAIJI_MAX_HEADS 64

/**
 * KaijiHeads:
 * @columns: the column of each content, %KAIJI_NOWHERE if no head names it
 * @row: the row of the heads; %KAIJI_NOWHERE if there are none
 * @headed: (array length=n_headed): the columns that have a head, whatever it says
 *
 * The contents of a table's columns, by their heads.
 */
typedef struct
{
  guint columns[KAIJI_N_COLUMN_CONTENTS];
  guint row;
  guint headed[KAIJI_MAX_HEADS];
  guint n_headed;
} KaijiHeads;

gboolean
kaiji_heads_find (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording, KaijiHeads *heads);
void kaiji_heads_find_columns (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
gboolean kaiji_heads_is_head (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording);

G_END_DECLS
