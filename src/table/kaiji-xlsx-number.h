/* kaiji-xlsx-number.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiXlsxNumber:
 * @KAIJI_XLSX_NUMBER_TIME: a time of day or a span of hours, without a day
 *
 * How a spreadsheet shows a number.
 */
typedef enum
{
  KAIJI_XLSX_NUMBER_PLAIN,
  KAIJI_XLSX_NUMBER_PERCENT,
  KAIJI_XLSX_NUMBER_DATE,
  KAIJI_XLSX_NUMBER_TIME,
} KaijiXlsxNumber;

KaijiXlsxNumber kaiji_xlsx_number_read_code (const char *code);
KaijiXlsxNumber kaiji_xlsx_number_get_built_in (guint id);

char *kaiji_xlsx_number_format (const char *value, KaijiXlsxNumber number, gboolean from_1904);
char *kaiji_xlsx_number_format_iso (const char *value);

G_END_DECLS
