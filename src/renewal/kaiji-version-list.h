/* kaiji-version-list.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-scheme-library.h"
#include "kaiji-sheet-version.h"

G_BEGIN_DECLS

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
