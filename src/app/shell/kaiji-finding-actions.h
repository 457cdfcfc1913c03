/* kaiji-finding-actions.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet-view.h"

G_BEGIN_DECLS

/* Adds the actions with which a person answers findings: `apply-fix`, `apply-fixes`, `acknowledge`.
 */
void kaiji_finding_actions_add (GActionMap *map, KaijiSheetView *view, KaijiDocument *document);

G_END_DECLS
