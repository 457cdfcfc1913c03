/* kaiji-answer-ticks.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme.h"
#include "kaiji-table.h"

G_BEGIN_DECLS

void kaiji_answer_ticks_read (KaijiTable *table, GPtrArray *matches, KaijiScheme *scheme);

G_END_DECLS
