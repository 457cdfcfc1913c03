/* kaiji-start-page.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_START_PAGE (kaiji_start_page_get_type ())
G_DECLARE_FINAL_TYPE (KaijiStartPage, kaiji_start_page, KAIJI, START_PAGE, AdwBin)

/**
 * KaijiStartPage:
 *
 * The content of a window without a sheet: forms for new sheets, recent sheets, and unsaved changes
 * of an earlier run.
 *
 * Signals `scheme-chosen` (page, KaijiScheme *scheme), `file-chosen` (page, GFile *file),
 * `carry-over-chosen` (page, GFile *file) of the previous sheet, or %NULL to ask for it,
 * `backup-chosen` (page, KaijiBackup *backup), `sample-chosen` (page, GFile *file),
 * `scheme-file-chosen` (page, GFile *file) of a scheme file with faults.
 */
GtkWidget *kaiji_start_page_new (KaijiSchemeLibrary *library);
void kaiji_start_page_focus_schemes (KaijiStartPage *self);

G_END_DECLS
