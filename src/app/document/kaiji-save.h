/* kaiji-save.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

void kaiji_save_async (KaijiDocument *document,
                       GtkWindow *parent,
                       gboolean choose,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean kaiji_save_finish (GAsyncResult *result);

G_END_DECLS
