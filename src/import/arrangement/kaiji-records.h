/* kaiji-records.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-head-words.h"
#include "kaiji-table.h"

G_BEGIN_DECLS

KaijiTable *kaiji_records_join (KaijiTable *table,
                                KaijiScheme *scheme,
                                KaijiWording *wording,
                                KaijiHeadWords *words);

G_END_DECLS
