/* kaiji-files.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

G_BEGIN_DECLS

GListModel *kaiji_files_create_sheet_filters (void);
GListModel *kaiji_files_create_pdf_filters (void);
GFile *kaiji_files_suggest (KaijiDocument *document, const char *suffix);
GFile *kaiji_files_complete (GFile *chosen);
char *kaiji_files_describe_error (GFile *file, const GError *error);

G_END_DECLS
