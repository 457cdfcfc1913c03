/* kaiji-unplaced-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_UNPLACED_ROW (kaiji_unplaced_row_get_type ())
G_DECLARE_FINAL_TYPE (KaijiUnplacedRow, kaiji_unplaced_row, KAIJI, UNPLACED_ROW, GtkListBoxRow)

/**
 * KaijiUnplacedRow:
 *
 * An answer without a field in its sheet, which can be copied.
 */
GtkWidget *kaiji_unplaced_row_new (KaijiSheet *sheet, guint position, KaijiSchemeLibrary *library);
gboolean kaiji_unplaced_row_copy (KaijiUnplacedRow *self);

G_END_DECLS
