/* kaiji-export-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-export.h"

G_BEGIN_DECLS

/**
 * KaijiExportRow:
 * @field: a field; %NULL for a section's heading
 * @section: the section that begins
 * @is_first: the first row of its item
 * @answer: what is shown as the answer, "" for none
 *
 * What every format writes, each in its own way.
 */
typedef struct
{
  const KaijiField *field;
  const KaijiSection *section;
  gboolean is_first;
  char *answer;
} KaijiExportRow;

typedef struct
{
  KaijiSheet *sheet;
  KaijiScheme *scheme;
  const KaijiExportOptions *options;
  GArray *rows;
  char *title;
  char *subtitle; /* NULL for none */
} KaijiExport;

const char *kaiji_export_get_head (const KaijiExport *self, KaijiColumnContent content);
const char *kaiji_export_get_level (const KaijiExport *self, const KaijiField *field);
GBytes *kaiji_export_dup_picture (const KaijiExport *self, const KaijiField *field);
const char *kaiji_export_get_note (const KaijiExport *self, guint position);
const char *kaiji_export_get_member_head (KaijiAnswerMember member);
const char *kaiji_export_get_member (const KaijiExport *self,
                                     const KaijiField *field,
                                     KaijiAnswerMember member);

GBytes *kaiji_export_write_xlsx (const KaijiExport *self, GError **error);
GBytes *kaiji_export_write_csv (const KaijiExport *self, GError **error);
GBytes *kaiji_export_write_html (const KaijiExport *self, GError **error);
GBytes *kaiji_export_write_markdown (const KaijiExport *self, GError **error);
GBytes *kaiji_export_write_text (const KaijiExport *self, GError **error);

G_END_DECLS
