/* kaiji-field-column.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"

G_BEGIN_DECLS

/* The head of the column with the fields' ids. */
#define KAIJI_FIELD_COLUMN_HEAD "kaiji-field"

void kaiji_field_column_take (KaijiTable *table);

G_END_DECLS
