/* kaiji-table-csv.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"

G_BEGIN_DECLS

gboolean kaiji_table_csv_is_csv (const char *text);
KaijiTable *kaiji_table_csv_read (const char *text, GError **error);
char *kaiji_table_csv_guard (const char *text);
char *kaiji_table_csv_unguard (const char *text);

G_END_DECLS
