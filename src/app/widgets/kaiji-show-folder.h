/* kaiji-show-folder.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kaiji_show_folder (GtkWindow *parent,
                        GFile *file,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean kaiji_show_folder_finish (GAsyncResult *result, GError **error);

G_END_DECLS
