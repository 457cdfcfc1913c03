/* kaiji-ticks.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"
#include "kaiji-table.h"

G_BEGIN_DECLS

/**
 * KaijiTicks:
 * @columns: (element-type guint): the columns, from the left
 * @words: what a mark in each of them says
 * @mark: (nullable): the mark that is made in them, if one is
 *
 * Columns of somebody's form, in one of which each question is ticked: はい, いいえ, 該当なし.
 */
typedef struct
{
  GArray *columns;
  GStrv words;
  char *mark;
} KaijiTicks;

KaijiTicks *kaiji_ticks_find (KaijiTable *table,
                              guint head,
                              guint end,
                              guint question,
                              guint answer,
                              KaijiScheme *scheme,
                              guint *first);
void kaiji_ticks_free (KaijiTicks *ticks);

gboolean kaiji_ticks_says_yes (const char *text, KaijiScheme *scheme);
gboolean kaiji_ticks_says_no (const char *text, KaijiScheme *scheme);

gboolean
kaiji_ticks_have_marks_only (const KaijiTicks *ticks, KaijiTable *table, guint first, guint end);
const char *kaiji_ticks_get_word (const KaijiTicks *ticks, guint column);
gboolean kaiji_ticks_has (const KaijiTicks *ticks, guint column);
guint kaiji_ticks_get_column (const KaijiTicks *ticks, const char *word);

char *kaiji_ticks_dup_word (const char *head);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiTicks, kaiji_ticks_free)

G_END_DECLS
