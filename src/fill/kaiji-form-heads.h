/* kaiji-form-heads.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

/**
 * KaijiFormHead:
 * @KAIJI_FORM_HEAD_ITEM: what questions are about, or the questions
 * @KAIJI_FORM_HEAD_QUESTION: the questions
 * @KAIJI_FORM_HEAD_ANSWER: the answers
 * @KAIJI_FORM_HEAD_DETAIL: details beside answers, or the answers if nothing else has them
 * @KAIJI_FORM_HEAD_REMARK: the answers, if nothing else has them
 * @KAIJI_FORM_HEAD_GROUP: headings of several questions
 * @KAIJI_FORM_HEAD_LISTED: the head is known as a whole, not put together from words
 *
 * What the column below a head may have, one bit each.
 */
typedef enum
{
  KAIJI_FORM_HEAD_ITEM = 1 << 0,
  KAIJI_FORM_HEAD_QUESTION = 1 << 1,
  KAIJI_FORM_HEAD_ANSWER = 1 << 2,
  KAIJI_FORM_HEAD_DETAIL = 1 << 3,
  KAIJI_FORM_HEAD_REMARK = 1 << 4,
  KAIJI_FORM_HEAD_GROUP = 1 << 5,
  KAIJI_FORM_HEAD_LISTED = 1 << 6,
} KaijiFormHead;

/**
 * KaijiFormColumns:
 * @question: the column of the questions
 * @answer: that of the answers
 * @detail: that of details beside the answers
 * @remark: that of remarks
 * @group: that of headings
 *
 * The columns that a row of heads names, %KAIJI_NOWHERE for those that it does not.
 */
typedef struct
{
  guint question;
  guint answer;
  guint detail;
  guint remark;
  guint group;
} KaijiFormColumns;

KaijiFormHead kaiji_form_heads_read (const char *text, KaijiScheme *scheme, KaijiWording *wording);
KaijiFormColumns
kaiji_form_heads_read_row (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording);
GStrv kaiji_form_heads_dup_offer (const char *head, KaijiScheme *scheme);

G_END_DECLS
