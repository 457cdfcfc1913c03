/* kaiji-table-text.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"

G_BEGIN_DECLS

KaijiTable *kaiji_table_text_read (const char *text);
char *kaiji_table_text_decode (GBytes *bytes, GError **error);

G_END_DECLS
