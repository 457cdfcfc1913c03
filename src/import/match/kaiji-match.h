/* kaiji-match.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

/**
 * KaijiMatchReasons:
 * @KAIJI_MATCH_ID: the field's id, written by Kaiji
 * @KAIJI_MATCH_NUMBER: the item's number
 * @KAIJI_MATCH_ITEM: the item's title
 * @KAIJI_MATCH_PROMPT: the field's prompt
 * @KAIJI_MATCH_ORDER: the place among its neighbours
 *
 * The reasons for matching a row with a field.
 */
typedef enum
{
  KAIJI_MATCH_ID = 1 << 0,
  KAIJI_MATCH_NUMBER = 1 << 1,
  KAIJI_MATCH_ITEM = 1 << 2,
  KAIJI_MATCH_PROMPT = 1 << 3,
  KAIJI_MATCH_ORDER = 1 << 4,
} KaijiMatchReasons;

/**
 * KaijiMatch:
 * @row: the index of the row in its table
 * @field: (nullable): the field that the row answers; %NULL for none
 * @answer: (nullable): the answer in the row, "" for none
 * @certainty: from 0 to 1
 * @has_level: the row has a level, as a complete row does
 * @rest: (nullable) (element-type KaijiTableCell): the cells of the table that say something beside
 *   the field's labels and its answer
 * @is_form: the row belongs to the form itself: a heading or a note
 *
 * The role of a table's row in a form.
 */
typedef struct
{
  guint row;
  const KaijiField *field;
  char *answer;
  double certainty;
  KaijiMatchReasons reasons;
  gboolean has_level;
  gboolean is_form;
  GPtrArray *rest;
} KaijiMatch;

GPtrArray *kaiji_match_table (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
void kaiji_match_split_answers (GPtrArray *matches, KaijiScheme *scheme);
void kaiji_match_doubt (GPtrArray *matches, KaijiScheme *scheme, gboolean is_jumbled);
void kaiji_match_free (KaijiMatch *match);

G_END_DECLS
