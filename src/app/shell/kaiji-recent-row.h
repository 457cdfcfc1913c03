/* kaiji-recent-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_RECENT_ROW (kaiji_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiRecentRow, kaiji_recent_row, KAIJI, RECENT_ROW, GtkListBoxRow)

/**
 * KaijiRecentRow:
 *
 * A recently used sheet, with its service, disclosure date, validity and progress.
 *
 * Signal `carry-over` (row): the user wants to carry it over.
 * Signal `removed` (row): the user wants it off the list.
 */
GtkWidget *kaiji_recent_row_new (GFile *file, KaijiSchemeLibrary *library);
GFile *kaiji_recent_row_get_file (KaijiRecentRow *self);

G_END_DECLS
