/* kaiji-answer-text.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"

G_BEGIN_DECLS

char *kaiji_answer_format (KaijiAnswer *self, KaijiScheme *scheme, const KaijiField *field);
char *kaiji_answer_format_number (KaijiAnswer *self, gboolean grouped);
KaijiAnswer *kaiji_answer_parse (KaijiScheme *scheme, const KaijiField *field, const char *text);
guint
kaiji_answer_count_characters (KaijiAnswer *self, KaijiScheme *scheme, const KaijiField *field);

G_END_DECLS
