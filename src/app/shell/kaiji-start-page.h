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
 * What a window without a sheet shows: the sheets that can be begun, those opened lately, and those
 * that were not saved when the program ended last.
 *
 * Signals `scheme-chosen` (page, KaijiScheme *scheme), `file-chosen` (page, GFile *file),
 *   `carry-over-chosen` (page, GFile *file) of last time's sheet or %NULL where that is to be asked
 *   for, `backup-chosen` (page, KaijiBackup *backup).
 */
GtkWidget *kaiji_start_page_new (KaijiSchemeLibrary *library);

G_END_DECLS
