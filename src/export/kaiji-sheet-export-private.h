/* kaiji-sheet-export-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-sheet-export.h"

G_BEGIN_DECLS

/**
 * KaijiSheetExportRow:
 * @field: a field; %NULL for a section's heading
 * @section: the section that begins here
 * @is_first: whether it is the first row of its item
 * @answer: the answer as text, "" for none
 *
 * A row of the export, for all formats.
 */
typedef struct
{
  const KaijiField *field;
  const KaijiSection *section;
  gboolean is_first;
  char *answer;
} KaijiSheetExportRow;

/**
 * KaijiRequestColumn:
 *
 * What a request tells those who are asked, beside each answer.
 */
typedef enum
{
  KAIJI_REQUEST_GUIDANCE,
  KAIJI_REQUEST_EXAMPLE,
  KAIJI_REQUEST_BEFORE,
} KaijiRequestColumn;

#define KAIJI_N_REQUEST_COLUMNS 3

typedef struct
{
  KaijiSheet *sheet;
  KaijiScheme *scheme;
  const KaijiSheetExportOptions *options;
  GArray *rows;
  char *title;
  char *subtitle; /* NULL for none */
} KaijiSheetExport;

const char *kaiji_sheet_export_get_head (const KaijiSheetExport *self, KaijiColumnContent content);
gboolean kaiji_sheet_export_is_masked (const KaijiSheetExport *self, const KaijiField *field);
const char *kaiji_sheet_export_get_level (const KaijiSheetExport *self, const KaijiField *field);
GBytes *kaiji_sheet_export_dup_picture (const KaijiSheetExport *self, const KaijiField *field);
const char *kaiji_sheet_export_get_note (const KaijiSheetExport *self, guint position);
const char *kaiji_sheet_export_get_member_head (KaijiAnswerMember member);
const char *kaiji_sheet_export_get_request_head (KaijiRequestColumn column);
const char *kaiji_sheet_export_get_member (const KaijiSheetExport *self,
                                           const KaijiField *field,
                                           KaijiAnswerMember member);

GBytes *kaiji_sheet_export_write_xlsx (const KaijiSheetExport *self, GError **error);
GBytes *kaiji_sheet_export_write_csv (const KaijiSheetExport *self, GError **error);
GBytes *kaiji_sheet_export_write_html (const KaijiSheetExport *self, GError **error);
GBytes *kaiji_sheet_export_write_markdown (const KaijiSheetExport *self, GError **error);
GBytes *kaiji_sheet_export_write_text (const KaijiSheetExport *self, GError **error);
GBytes *kaiji_sheet_export_write_json (const KaijiSheetExport *self, GError **error);

G_END_DECLS
