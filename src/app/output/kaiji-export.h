/* kaiji-export.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"
#include "kaiji-pages.h"

G_BEGIN_DECLS

void kaiji_export_pdf_async (KaijiDocument *document,
                             KaijiAudience audience,
                             gboolean is_draft,
                             GtkWindow *parent,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
void kaiji_export_changes_async (KaijiDocument *document,
                                 KaijiSheet *old_sheet,
                                 gboolean as_list,
                                 GtkWindow *parent,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GFile *kaiji_export_pdf_finish (GAsyncResult *result);
const char *kaiji_export_pdf_get_left_out (GAsyncResult *result);

G_END_DECLS
