/* kaiji-open.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-application.h"
#include "kaiji-backup.h"

G_BEGIN_DECLS

void kaiji_open_file (KaijiApplication *application, GFile *file);
void kaiji_open_backup (KaijiApplication *application, KaijiBackup *backup);

G_END_DECLS
