/* kaiji-level.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

const char *
kaiji_level_skip (const char *text, KaijiScheme *scheme, KaijiWording *wording, KaijiLevel *level);
const char *kaiji_level_skip_glued (const char *text, KaijiScheme *scheme, KaijiLevel *level);
gboolean kaiji_level_is_level (const char *text,
                               KaijiScheme *scheme,
                               KaijiWording *wording,
                               KaijiLevel *level);
const char *kaiji_level_skip_enclosed (const char *text,
                                       KaijiScheme *scheme,
                                       KaijiWording *wording,
                                       KaijiLevel *level);
char *kaiji_level_dup_without (const char *text, KaijiScheme *scheme, KaijiWording *wording);
KaijiTable *kaiji_level_bare_table (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording);

G_END_DECLS
