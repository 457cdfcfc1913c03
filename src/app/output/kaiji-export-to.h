/* kaiji-export-to.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"
#include "kaiji-pages.h"

G_BEGIN_DECLS

void kaiji_export_to_async (KaijiDocument *document,
                            const KaijiPagesOptions *options,
                            GFile *file,
                            GtkWindow *parent,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GFile *kaiji_export_to_finish (GAsyncResult *result);

G_END_DECLS
