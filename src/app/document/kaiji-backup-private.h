/* kaiji-backup-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-backup.h"

G_BEGIN_DECLS

#define KAIJI_BACKUP_SUFFIX ".kaiji-copy"
#define KAIJI_BACKUP_LOCK_SUFFIX ".lock"

char *kaiji_backup_dup_folder (void);
KaijiBackup *kaiji_backup_adopt (const char *name, const char *suffix);
int kaiji_backup_compare_by_time (gconstpointer a, gconstpointer b);

G_END_DECLS
