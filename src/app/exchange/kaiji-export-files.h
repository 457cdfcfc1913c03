/* kaiji-export-files.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet-export.h"

G_BEGIN_DECLS

void kaiji_export_file_async (KaijiSheet *sheet,
                              KaijiSheetExportFormat format,
                              const KaijiSheetExportOptions *options,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void kaiji_export_requests_async (KaijiSheet *sheet,
                                  GPtrArray *owners,
                                  const char *due,
                                  GPtrArray *files,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean kaiji_export_files_finish (GAsyncResult *result, GFile **failed, GError **error);

G_END_DECLS
