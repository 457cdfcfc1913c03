/* kaiji-export.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  KAIJI_EXPORT_XLSX,
  KAIJI_EXPORT_CSV,
  KAIJI_EXPORT_HTML,
  KAIJI_EXPORT_MARKDOWN,
  KAIJI_EXPORT_TEXT,
} KaijiExportFormat;

#define KAIJI_N_EXPORT_FORMATS 5

/**
 * KaijiExportOptions:
 * @is_public: leave out what the public version of the form masks
 * @with_notes: write the internal notes, too: memos, evidence, who is asked. They are not meant for
 *   anyone outside.
 */
typedef struct
{
  gboolean is_public;
  gboolean with_notes;
} KaijiExportOptions;

GBytes *kaiji_export (KaijiSheet *sheet,
                      KaijiExportFormat format,
                      const KaijiExportOptions *options,
                      GError **error);
gboolean kaiji_export_find_format (const char *name, KaijiExportFormat *format);
const char *const *kaiji_export_get_format_names (void);

G_END_DECLS
