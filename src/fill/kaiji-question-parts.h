/* kaiji-question-parts.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-wording.h"

G_BEGIN_DECLS

GPtrArray *kaiji_question_parts_split (KaijiWording *wording, const char *question);

G_END_DECLS
