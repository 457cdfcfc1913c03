/* kaiji-import-flow.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

void kaiji_import_flow_choose_async (GtkWindow *parent,
                                     KaijiDocument *document,
                                     KaijiSchemeLibrary *library,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void kaiji_import_flow_file_async (GtkWindow *parent,
                                   GFile *file,
                                   KaijiDocument *document,
                                   KaijiSchemeLibrary *library,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void kaiji_import_flow_clipboard_async (GtkWindow *parent,
                                        KaijiDocument *document,
                                        KaijiSchemeLibrary *library,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
KaijiDocument *kaiji_import_flow_finish (GAsyncResult *result, guint *n_taken, GFile **form);

G_END_DECLS
