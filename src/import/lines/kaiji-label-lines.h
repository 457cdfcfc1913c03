/* kaiji-label-lines.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

KaijiTable *kaiji_label_lines_join (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);
gboolean kaiji_label_lines_are_broken (KaijiTable *table, KaijiWording *wording);
gboolean
kaiji_label_lines_are_mixed (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);

G_END_DECLS
