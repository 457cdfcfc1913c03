/* kaiji-backup-removal.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-backup.h"

G_BEGIN_DECLS

void kaiji_backup_removal_ask (GtkWindow *parent,
                               KaijiBackup *backup,
                               const char *name,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean kaiji_backup_removal_finish (GAsyncResult *result);

G_END_DECLS
