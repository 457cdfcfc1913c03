/* kaiji-xlsx-range.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiXlsxRange:
 *
 * A rectangle of cells; rows count from 1, columns from 0.
 */
typedef struct
{
  guint first_row;
  guint first_column;
  guint last_row;
  guint last_column;
} KaijiXlsxRange;

gboolean kaiji_xlsx_read_cell (const char **text, guint *row, guint *column);
gboolean kaiji_xlsx_read_range (const char **text, KaijiXlsxRange *range);
gboolean kaiji_xlsx_range_contains (const KaijiXlsxRange *range, guint row, guint column);

char *kaiji_xlsx_format_cell (guint row, guint column);
gboolean kaiji_xlsx_parse_column (const char *name, guint *column);

G_END_DECLS
