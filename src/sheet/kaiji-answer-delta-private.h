/* kaiji-answer-delta-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"

G_BEGIN_DECLS

/**
 * KaijiAnswerDelta:
 * @is_text: whether @text is what differs; otherwise the whole answer is kept
 * @part: the part of the answer whose text differs
 * @start: where in that text, in bytes
 * @length: the bytes there that @text replaces
 * @text: what stands there instead
 * @answer: (nullable): the other answer as a whole
 *
 * Another answer of a field, kept as its difference from the present one: thousands of them are in
 * a history, and most differ from their neighbour by a word.
 */
typedef struct
{
  guint8 is_text;
  guint8 part;
  guint32 start;
  guint32 length;
  union
  {
    char *text;
    KaijiAnswer *answer;
  };
} KaijiAnswerDelta;

void kaiji_answer_delta_init (KaijiAnswerDelta *self, KaijiAnswer *present, KaijiAnswer *other);
void kaiji_answer_delta_clear (KaijiAnswerDelta *self);
KaijiAnswer *kaiji_answer_delta_apply (const KaijiAnswerDelta *self, KaijiAnswer *present);
gsize kaiji_answer_delta_get_size (const KaijiAnswerDelta *self);

G_END_DECLS
