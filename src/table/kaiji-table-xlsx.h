/* kaiji-table-xlsx.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"

G_BEGIN_DECLS

KaijiTable *kaiji_table_xlsx_read (GBytes *bytes, GError **error);
KaijiTable *kaiji_table_xlsx_read_all (GBytes *bytes, GError **error);

G_END_DECLS
