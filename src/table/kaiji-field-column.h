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

/* The head of the column with what stood in the place of the answers, each after a mark that tells
 * nothing from no such column. */
#define KAIJI_SENT_COLUMN_HEAD "kaiji-sent"
#define KAIJI_SENT_MARK ":"

/* In the place of a field's id: the row that says who answered, and the one that asks them to. */
#define KAIJI_OWNER_MARK "kaiji-owner"
#define KAIJI_REQUEST_MARK "kaiji-request"

void kaiji_field_column_take (KaijiTable *table);

G_END_DECLS
