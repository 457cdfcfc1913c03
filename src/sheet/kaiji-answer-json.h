/* kaiji-answer-json.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"
#include "kaiji-json-writer.h"

G_BEGIN_DECLS

/* Reads and writes answers within a document; kaiji-answer.h has those for single texts. */

KaijiAnswer *kaiji_answer_read (KaijiJsonReader *reader);
KaijiAnswer *kaiji_answer_dup_shown (KaijiAnswer *self);
void kaiji_answer_write (KaijiAnswer *self, KaijiJsonWriter *writer);

G_END_DECLS
