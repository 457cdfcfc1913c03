/* kaiji-change-list.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-row.h"

G_BEGIN_DECLS

void kaiji_change_list_init_layout (KaijiPageLayout *layout);
GArray *kaiji_change_list_rows_new (KaijiSheet *old_sheet,
                                    KaijiSheet *sheet,
                                    const KaijiGrid *grid,
                                    KaijiTypesetter *typesetter);

G_END_DECLS
