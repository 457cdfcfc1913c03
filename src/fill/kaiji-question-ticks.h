/* kaiji-question-ticks.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"
#include "kaiji-table.h"

G_BEGIN_DECLS

/**
 * KaijiQuestionTicks:
 * @columns: (element-type guint): the columns, from the left
 * @words: what a mark in each of them says
 *
 * Columns of somebody's form, in one of which each question is ticked: はい, いいえ, 該当なし.
 */
typedef struct
{
  GArray *columns;
  GStrv words;
} KaijiQuestionTicks;

KaijiQuestionTicks *kaiji_question_ticks_find (const KaijiTableRow *row,
                                               guint question,
                                               guint answer,
                                               KaijiScheme *scheme);
void kaiji_question_ticks_free (KaijiQuestionTicks *ticks);

gboolean kaiji_question_ticks_has (const KaijiQuestionTicks *ticks, guint column);
guint kaiji_question_ticks_get_column (const KaijiQuestionTicks *ticks, const char *word);

gboolean kaiji_question_ticks_is_mark (const char *text);
gboolean kaiji_question_ticks_is_box (const char *text);
char *kaiji_question_ticks_dup_mark (KaijiScheme *scheme,
                                     const char *const *list,
                                     const char *text,
                                     const char *others);

GStrv kaiji_question_ticks_split_boxes (const char *text);
char *kaiji_question_ticks_tick_box (const char *text, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiQuestionTicks, kaiji_question_ticks_free)

G_END_DECLS
