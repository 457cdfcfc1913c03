/* kaiji-table-xlsx.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-table.h"

G_BEGIN_DECLS

/**
 * KaijiXlsxSheet:
 * @name: what a person calls it
 * @part: the name of its part in the file
 *
 * A visible sheet of a spreadsheet file.
 */
typedef struct
{
  char *name;
  char *part;
} KaijiXlsxSheet;

KaijiTable *kaiji_table_xlsx_read (GBytes *bytes, GError **error);
KaijiTable *kaiji_table_xlsx_read_all (GBytes *bytes, GError **error);
GHashTable *kaiji_table_xlsx_read_names (GHashTable *parts);
GPtrArray *kaiji_table_xlsx_list_sheets (GHashTable *parts);

G_END_DECLS
