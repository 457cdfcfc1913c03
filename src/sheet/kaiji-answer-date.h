/* kaiji-answer-date.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-answer.h"
#include "kaiji-partial-date.h"

G_BEGIN_DECLS

gboolean kaiji_answer_read_date (KaijiAnswer *answer, KaijiPartialDate *date);
gboolean kaiji_answer_read_valid_date (KaijiAnswer *answer, KaijiPartialDate *date);

G_END_DECLS
