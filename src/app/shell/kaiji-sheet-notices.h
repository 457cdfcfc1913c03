/* kaiji-sheet-notices.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SHEET_NOTICES (kaiji_sheet_notices_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSheetNotices, kaiji_sheet_notices, KAIJI, SHEET_NOTICES, AdwBin)

/**
 * KaijiSheetNotices:
 *
 * Notices about a sheet as a whole, above it: that it is read-only, and that its renewal is due.
 * Without a notice it takes no room.
 *
 * Signal `left` (notices): what has the focus is about to go.
 */
void kaiji_sheet_notices_set_document (KaijiSheetNotices *self, KaijiDocument *document);

G_END_DECLS
