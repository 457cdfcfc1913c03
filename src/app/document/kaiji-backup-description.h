/* kaiji-backup-description.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-backup.h"
#include "kaiji-scheme-library.h"

G_BEGIN_DECLS

void kaiji_backup_describe_async (KaijiBackup *backup,
                                  KaijiSchemeLibrary *library,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *kaiji_backup_describe_finish (GAsyncResult *result, char **title);

G_END_DECLS
