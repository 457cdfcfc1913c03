/* kaiji-page-setup-dialog.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_PAGE_SETUP_DIALOG (kaiji_page_setup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPageSetupDialog,
                      kaiji_page_setup_dialog,
                      KAIJI,
                      PAGE_SETUP_DIALOG,
                      AdwWindow)

/**
 * KaijiPageSetupDialog:
 *
 * Asks for a sheet's page setup: paper, text, and the items that begin a page. A setup without room
 * for the table is refused; any other becomes one change of the sheet.
 */
GtkWindow *
kaiji_page_setup_dialog_new (KaijiSheet *sheet, const KaijiItem *item, GtkWindow *parent);

G_END_DECLS
