/* kaiji-version-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-version-list.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_VERSION_ROW (kaiji_version_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiVersionRow, kaiji_version_row, KAIJI, VERSION_ROW, GtkListBoxRow)

/**
 * KaijiVersionRow:
 *
 * A version of a sheet in a list: when it was saved and what was changed then.
 */
GtkWidget *kaiji_version_row_new (KaijiSheetVersion *version);
KaijiSheetVersion *kaiji_version_row_get_version (KaijiVersionRow *self);
char *kaiji_version_row_dup_day (KaijiVersionRow *self);

G_END_DECLS
