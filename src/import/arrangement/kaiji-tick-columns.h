/* kaiji-tick-columns.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-head-words.h"
#include "kaiji-table.h"

G_BEGIN_DECLS

KaijiTable *kaiji_tick_columns_join (KaijiTable *table, KaijiScheme *scheme, KaijiHeadWords *words);

G_END_DECLS
