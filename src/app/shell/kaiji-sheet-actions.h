/* kaiji-sheet-actions.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"
#include "kaiji-sheet-view.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SHEET_ACTIONS (kaiji_sheet_actions_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSheetActions,
                      kaiji_sheet_actions,
                      KAIJI,
                      SHEET_ACTIONS,
                      GSimpleActionGroup)

/**
 * KaijiSheetActions:
 *
 * What can be done with a sheet in its window. A group of its own rather than the window's, so that
 * without a sheet there are none. The window adds what makes another window: `carry-over`.
 */
KaijiSheetActions *kaiji_sheet_actions_new (KaijiSheetView *view, KaijiSchemeLibrary *library);

G_END_DECLS
