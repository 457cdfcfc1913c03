/* kaiji-answer-json.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"
#include "kaiji-json-writer.h"

G_BEGIN_DECLS

/* Answers in a document; as texts they are read and written in kaiji-answer.h. */

KaijiAnswer *kaiji_answer_read (KaijiJsonReader *reader);
void kaiji_answer_write (KaijiAnswer *self, KaijiJsonWriter *writer);

G_END_DECLS
