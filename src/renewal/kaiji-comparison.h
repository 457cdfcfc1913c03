/* kaiji-comparison.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-change.h"

G_BEGIN_DECLS

GListModel *kaiji_comparison_new (KaijiSheet *old_sheet, KaijiSheet *new_sheet);
void kaiji_comparison_update (GListModel *changes,
                              KaijiSheet *old_sheet,
                              KaijiSheet *new_sheet,
                              const KaijiField *field);

G_END_DECLS
