/* kaiji-answer-interpret.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"
#include "kaiji-scheme.h"

G_BEGIN_DECLS

KaijiAnswer *kaiji_answer_parse_with_note (KaijiScheme *scheme,
                                           const KaijiField *field,
                                           const char *text,
                                           const char *note);
KaijiAnswer *
kaiji_answer_interpret (KaijiAnswer *self, KaijiScheme *scheme, const KaijiField *field);

G_END_DECLS
