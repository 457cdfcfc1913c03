/* kaiji-sheet-actions.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet-view.h"

G_BEGIN_DECLS

GSimpleActionGroup *kaiji_sheet_actions_new (KaijiSheetView *view);

G_END_DECLS
