/* kaiji-sheet-version.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-change.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SHEET_VERSION (kaiji_sheet_version_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSheetVersion, kaiji_sheet_version, KAIJI, SHEET_VERSION, GObject)

/**
 * KaijiSheetVersion:
 *
 * A state of a sheet's file, and what was changed to reach it: immutable.
 */
KaijiSheetVersion *
kaiji_sheet_version_new (guint number, gint64 saved, GError *error, GListModel *changes);

guint kaiji_sheet_version_get_number (KaijiSheetVersion *self);
GDateTime *kaiji_sheet_version_get_time (KaijiSheetVersion *self);
const GError *kaiji_sheet_version_get_error (KaijiSheetVersion *self);
GListModel *kaiji_sheet_version_get_changes (KaijiSheetVersion *self);

G_END_DECLS
