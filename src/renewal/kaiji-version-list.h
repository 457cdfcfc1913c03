/* kaiji-version-list.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-comparison.h"
#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_SHEET_VERSION (kaiji_sheet_version_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSheetVersion, kaiji_sheet_version, KAIJI, SHEET_VERSION, GObject)

/**
 * KaijiSheetVersion:
 *
 * A state of a sheet's file, and what was changed to reach it: immutable.
 */
guint kaiji_sheet_version_get_number (KaijiSheetVersion *self);
GDateTime *kaiji_sheet_version_get_time (KaijiSheetVersion *self);
const GError *kaiji_sheet_version_get_error (KaijiSheetVersion *self);
GListModel *kaiji_sheet_version_get_changes (KaijiSheetVersion *self);

GListModel *kaiji_version_list_new (GFile *file,
                                    KaijiSchemeLibrary *library,
                                    GCancellable *cancellable,
                                    GError **error);
void kaiji_version_list_new_async (GFile *file,
                                   KaijiSchemeLibrary *library,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GListModel *kaiji_version_list_new_finish (GAsyncResult *result, GError **error);

void kaiji_version_load_sheet_async (GFile *file,
                                     guint number,
                                     KaijiSchemeLibrary *library,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
KaijiSheet *kaiji_version_load_sheet_finish (GAsyncResult *result, GError **error);

G_END_DECLS
