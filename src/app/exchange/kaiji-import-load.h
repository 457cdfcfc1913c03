/* kaiji-import-load.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-import.h"

G_BEGIN_DECLS

gboolean kaiji_import_load_is_source (GFile *file);
GListModel *kaiji_import_load_create_filters (void);

void kaiji_import_load_async (GtkWindow *parent,
                              GFile *file,
                              KaijiScheme *scheme,
                              KaijiSchemeLibrary *library,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void kaiji_import_load_clipboard_async (GtkWindow *parent,
                                        KaijiScheme *scheme,
                                        KaijiSchemeLibrary *library,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
KaijiImport *kaiji_import_load_finish (GAsyncResult *result);

G_END_DECLS
