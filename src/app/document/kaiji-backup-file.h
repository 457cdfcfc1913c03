/* kaiji-backup-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *kaiji_backup_file_compose (GBytes *sheet, GFile *original, const char *etag);
gboolean kaiji_backup_file_parse (GBytes *file, GFile **original, char **etag, char **original_id);
GBytes *kaiji_backup_file_get_sheet (GBytes *file);
char *kaiji_backup_file_dup_id (GFile *file);

G_END_DECLS
