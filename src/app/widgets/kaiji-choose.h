/* kaiji-choose.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kaiji_choose_files (GtkWindow *parent,
                         const char *title,
                         GListModel *filters,
                         gboolean several,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
void kaiji_choose_folder (GtkWindow *parent,
                          const char *title,
                          GFile *initial,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GListModel *kaiji_choose_files_finish (GAsyncResult *result);
void kaiji_choose_destination (GtkWindow *parent,
                               const char *title,
                               GFile *suggestion,
                               GListModel *filters,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GFile *kaiji_choose_destination_finish (GAsyncResult *result);

G_END_DECLS
