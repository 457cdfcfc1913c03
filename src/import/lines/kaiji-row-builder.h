/* kaiji-row-builder.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

/**
 * KaijiRowParts:
 * @KAIJI_ROW_HAS_NUMBER: an item's number
 * @KAIJI_ROW_HAS_LABEL: a text of the form
 * @KAIJI_ROW_HAS_PROMPT: what is asked
 * @KAIJI_ROW_HAS_LEVEL: a level
 * @KAIJI_ROW_HAS_ANSWER: an answer
 *
 * What a row has so far.
 */
typedef enum
{
  KAIJI_ROW_HAS_NUMBER = 1 << 0,
  KAIJI_ROW_HAS_LABEL = 1 << 1,
  KAIJI_ROW_HAS_PROMPT = 1 << 2,
  KAIJI_ROW_HAS_LEVEL = 1 << 3,
  KAIJI_ROW_HAS_ANSWER = 1 << 4,
} KaijiRowParts;

/**
 * KaijiRowBuilder:
 * @table: the rows that are finished, and the one that is put together
 * @row: (nullable): the row that is put together; %NULL if none is begun
 * @answer: the lines of its answer
 * @line: the line of the source that is read
 * @label_line: the line of the row's last label
 * @answer_line: the first line of its answer
 * @is_mixed: whether the lines of different cells follow one another
 * @is_split: whether the answer is not in one line with its label
 * @is_asked: whether the row is a question, so that its answer may be marked as one
 *
 * The row of a table that is put together out of the lines of a text.
 */
typedef struct
{
  KaijiTable *table;
  KaijiTableRow *row;
  KaijiRowParts parts;
  GString *answer;
  guint line;
  guint label_line;
  guint answer_line;
  gboolean is_mixed;
  gboolean is_split;
  gboolean is_asked;
} KaijiRowBuilder;

void kaiji_row_builder_init (KaijiRowBuilder *self, gboolean is_mixed);
void kaiji_row_builder_begin (KaijiRowBuilder *self, gboolean after_gap);
void kaiji_row_builder_end (KaijiRowBuilder *self);
KaijiTable *kaiji_row_builder_finish (KaijiRowBuilder *self);

void kaiji_row_builder_add (KaijiRowBuilder *self,
                            const char *text,
                            const char *end,
                            KaijiRowParts part);
void kaiji_row_builder_add_answer (KaijiRowBuilder *self, const char *text);
void kaiji_row_builder_add_lone (KaijiRowBuilder *self, const char *text, gboolean is_unplaced);

gboolean kaiji_row_builder_has (const KaijiRowBuilder *self, KaijiRowParts parts);
gboolean kaiji_row_builder_accepts (const KaijiRowBuilder *self, guint labels);
gboolean kaiji_row_builder_has_text (const KaijiRowBuilder *self,
                                     const char *text,
                                     const char *end,
                                     KaijiWording *wording);
gboolean kaiji_row_builder_is_related (const KaijiRowBuilder *self,
                                       const char *text,
                                       const char *end,
                                       KaijiWording *wording);

G_END_DECLS
