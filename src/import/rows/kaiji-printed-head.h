/* kaiji-printed-head.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

gboolean
kaiji_printed_head_is (const KaijiFolded *text, KaijiScheme *scheme, KaijiWording *wording);
char *kaiji_printed_head_dup_number (const KaijiTableRow *row,
                                     KaijiScheme *scheme,
                                     KaijiWording *wording);

G_END_DECLS
