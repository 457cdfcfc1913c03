/* kaiji-table-file.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-table.h"

G_BEGIN_DECLS

/* The largest file that is read, in bytes. */
#define KAIJI_TABLE_FILE_MAX_SIZE (64 * 1024 * 1024)

KaijiTable *kaiji_table_file_parse (GBytes *bytes, GError **error);
GBytes *kaiji_table_file_read (GInputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
