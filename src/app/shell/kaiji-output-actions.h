/* kaiji-output-actions.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"
#include "kaiji-sheet-view.h"

G_BEGIN_DECLS

void kaiji_output_actions_add (GActionMap *map,
                               KaijiSheetView *view,
                               KaijiDocument *document,
                               KaijiSchemeLibrary *library);

G_END_DECLS
