/* kaiji-hit-mark.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-field-row.h"
#include "kaiji-search.h"

G_BEGIN_DECLS

void
kaiji_hit_mark_show (KaijiFieldRow *row, const KaijiHit *hit, const char *wanted, gboolean select);
void kaiji_hit_mark_clear (KaijiFieldRow *row);

G_END_DECLS
