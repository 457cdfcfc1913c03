/* kaiji-question-columns.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-ticks.h"

G_BEGIN_DECLS

/**
 * KaijiQuestionColumns:
 * @head_row: position of the heads in the table; %KAIJI_NOWHERE if the columns
 * were named
 * @question: the column with the questions
 * @answer: the column with the answers; %KAIJI_NOWHERE if they are ticked only
 * @detail: the column for details beside the answers, or %KAIJI_NOWHERE
 * @group: the column with headings, or %KAIJI_NOWHERE
 * @words: (nullable): the answers that the head of the answers offers
 * @ticks: (nullable): columns of which one is ticked for each question
 *
 * The place of the questions and answers in a sheet of somebody else's form.
 */
typedef struct
{
  guint head_row;
  guint question;
  guint answer;
  guint detail;
  guint group;
  GStrv words;
  KaijiTicks *ticks;
} KaijiQuestionColumns;

gboolean kaiji_question_columns_find (KaijiTable *table,
                                      const char *place,
                                      GPtrArray *schemes,
                                      GPtrArray *wordings,
                                      KaijiQuestionColumns *columns);
gboolean kaiji_question_columns_are_likely (KaijiTable *table, const char *place);
gboolean kaiji_question_columns_name (const char *question,
                                      const char *answer,
                                      KaijiQuestionColumns *columns,
                                      GError **error);
void kaiji_question_columns_clear (KaijiQuestionColumns *columns);
GPtrArray *kaiji_question_columns_list_places (KaijiTable *table);
gboolean kaiji_question_columns_is_of_sheet (const KaijiTableRow *row, const char *place);

G_END_DECLS
