/* kaiji-hits.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-search.h"

G_BEGIN_DECLS

/**
 * KaijiHits:
 * @sheet: (nullable): the sheet; %NULL until there is one
 * @wanted: what was looked for, "" for nothing yet
 * @list: (element-type KaijiHit): where it was found, in the order of kaiji_search_sheet()
 * @current: the position of the one that one is at; 0 if there is none
 *
 * The places where a text was found in a sheet, and which of them one is at.
 */
typedef struct
{
  KaijiSheet *sheet;
  char *wanted;
  GArray *list;
  guint current;
} KaijiHits;

void kaiji_hits_init (KaijiHits *self);
void kaiji_hits_clear (KaijiHits *self);

void kaiji_hits_search (KaijiHits *self, const char *wanted);
void kaiji_hits_begin (KaijiHits *self, const char *wanted, const KaijiField *from);
void kaiji_hits_move (KaijiHits *self, int distance);
void kaiji_hits_go (KaijiHits *self, gboolean backwards);

const KaijiHit *kaiji_hits_get (const KaijiHits *self, guint position);
const KaijiHit *kaiji_hits_get_current (const KaijiHits *self);
char *kaiji_hits_dup_found (const KaijiHits *self);
char *kaiji_hits_dup_problem (const KaijiHits *self);

G_END_DECLS
