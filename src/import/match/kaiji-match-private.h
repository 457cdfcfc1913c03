/* kaiji-match-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-heads.h"
#include "kaiji-match.h"
#include "kaiji-row-reading.h"

G_BEGIN_DECLS

/**
 * KaijiMatching:
 * @readings: (array length=n_rows): %NULL for rows without an answer
 * @rests: (array length=n_rows): of rows that only continue an answer from the previous page
 * @matches: (element-type KaijiMatch): of all rows
 *
 * A table while its rows are matched with the fields of a form.
 */
typedef struct
{
  KaijiTable *table;
  KaijiScheme *scheme;
  KaijiWording *wording;
  KaijiHeads heads;
  const KaijiField *fields;
  guint n_fields;
  guint n_rows;
  KaijiRowReading **readings;
  KaijiRowReading **rests;
  GPtrArray *matches;
} KaijiMatching;

static inline KaijiMatch *
kaiji_matching_get_match (KaijiMatching *self, guint row)
{
  return g_ptr_array_index (self->matches, row);
}

void kaiji_match_align (KaijiMatching *self);
void kaiji_match_take_lost (KaijiMatching *self);
void kaiji_match_take_items (KaijiMatching *self);
void kaiji_match_drop_doubtful (KaijiMatching *self);
gboolean kaiji_match_is_heading (KaijiMatching *self, const char *text, gboolean is_first);
void kaiji_match_find_headings (KaijiMatching *self);
void kaiji_match_take_continuations (KaijiMatching *self);
void kaiji_match_take_blank (KaijiMatching *self);
void kaiji_match_list_rests (KaijiMatching *self);

G_END_DECLS
