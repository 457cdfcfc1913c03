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
 * The actions on a sheet in its window. They are a separate group, so that a window without a sheet
 * has none of them. The window adds `carry-over`, which opens another window.
 */
KaijiSheetActions *kaiji_sheet_actions_new (KaijiSheetView *view, KaijiSchemeLibrary *library);

G_END_DECLS
