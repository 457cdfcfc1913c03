/* kaiji-request-files.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "kaiji-sheet.h"

G_BEGIN_DECLS

char *kaiji_request_files_dup_name (const char *prefix, const char *owner);
GPtrArray *kaiji_request_files_list (GFile *folder, const char *prefix, GPtrArray *owners);
gboolean kaiji_request_files_write (KaijiSheet *sheet,
                                    GPtrArray *owners,
                                    const char *due,
                                    GPtrArray *files,
                                    guint *n_written,
                                    GError **error);

G_END_DECLS
