/* kaiji-shared-answers.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"
#include "kaiji-wording.h"

G_BEGIN_DECLS

gunichar kaiji_shared_answers_find_mark (KaijiTable *table, guint column);
gboolean kaiji_shared_answers_remove_mark (KaijiTableRow *row, guint column, gunichar mark);
gboolean kaiji_shared_answers_split (KaijiTable *table,
                                     const KaijiTableRow *row,
                                     const KaijiTableRow *above,
                                     const KaijiTableRow *below,
                                     guint column,
                                     KaijiScheme *scheme,
                                     KaijiWording *wording);

G_END_DECLS
