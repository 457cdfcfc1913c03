/* kaiji-row-splitting.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

KaijiTable *
kaiji_row_splitting_split (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);

G_END_DECLS
