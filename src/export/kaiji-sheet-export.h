/* kaiji-sheet-export.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  KAIJI_SHEET_EXPORT_XLSX,
  KAIJI_SHEET_EXPORT_CSV,
  KAIJI_SHEET_EXPORT_HTML,
  KAIJI_SHEET_EXPORT_MARKDOWN,
  KAIJI_SHEET_EXPORT_TEXT,
  KAIJI_SHEET_EXPORT_JSON,
} KaijiSheetExportFormat;

#define KAIJI_N_SHEET_EXPORT_FORMATS 6

/* The format and version of a document of values. */
#define KAIJI_VALUES_FORMAT "kaiji-values"
#define KAIJI_VALUES_VERSION 1

/**
 * KaijiSheetExportOptions:
 * @is_public: mask the answers that the form's public version masks
 * @with_notes: include the internal notes: memos, evidence and owners. They are not for anyone
 *   outside.
 * @owner: (nullable): write only the fields that this department or person answers, as a request to
 *   them; a spreadsheet also tells them what they need to know
 * @due: (nullable): the day by which @owner is to answer
 */
typedef struct
{
  gboolean is_public;
  gboolean with_notes;
  const char *owner;
  const char *due;
} KaijiSheetExportOptions;

GBytes *kaiji_sheet_export (KaijiSheet *sheet,
                            KaijiSheetExportFormat format,
                            const KaijiSheetExportOptions *options,
                            GError **error);
gboolean kaiji_sheet_export_find_format (const char *name, KaijiSheetExportFormat *format);
const char *const *kaiji_sheet_export_get_format_names (void);
gboolean kaiji_sheet_export_is_extra_head (const char *text);
GPtrArray *kaiji_sheet_export_list_owners (KaijiSheet *sheet);

G_END_DECLS
