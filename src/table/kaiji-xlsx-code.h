/* kaiji-xlsx-code.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiXlsxShown:
 * @KAIJI_XLSX_SHOWN_YEAR: the year of a day, and nothing else of it
 * @KAIJI_XLSX_SHOWN_TIME: a time of day or a span of hours, without a day
 *
 * What the code of a number format shows of a number.
 */
typedef enum
{
  KAIJI_XLSX_SHOWN_NUMBER,
  KAIJI_XLSX_SHOWN_PERCENT,
  KAIJI_XLSX_SHOWN_DATE,
  KAIJI_XLSX_SHOWN_YEAR,
  KAIJI_XLSX_SHOWN_TIME,
} KaijiXlsxShown;

/**
 * KaijiXlsxCode:
 * @before: the words before the number
 * @after: the words after it
 * @pattern: (nullable): the digits' places, `0` and `#`, and what is between them; %NULL unless
 *   leading zeros or something between the digits is shown
 * @has_number: whether it shows the number at all
 *
 * The code of a number format, as it shows one number.
 */
typedef struct
{
  KaijiXlsxShown shown;
  GString *before;
  GString *after;
  GArray *pattern;
  gboolean has_number;
} KaijiXlsxCode;

void kaiji_xlsx_code_read (KaijiXlsxCode *self, const char *code, double value);
void kaiji_xlsx_code_clear (KaijiXlsxCode *self);
char *kaiji_xlsx_code_fill_pattern (const KaijiXlsxCode *self, double value);
char *kaiji_xlsx_code_surround (const KaijiXlsxCode *self, const char *number);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KaijiXlsxCode, kaiji_xlsx_code_clear)

G_END_DECLS
