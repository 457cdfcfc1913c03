/* kaiji-time-span.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-partial-date.h"

G_BEGIN_DECLS

/**
 * KaijiTimeSpanKind:
 * @KAIJI_TIME_SPAN_DATE: a day, a month or a year
 * @KAIJI_TIME_SPAN_FISCAL_YEAR: 2024年度
 * @KAIJI_TIME_SPAN_RANGE: from one of these to another
 * @KAIJI_TIME_SPAN_OPEN: from one of these on
 */
typedef enum
{
  KAIJI_TIME_SPAN_DATE,
  KAIJI_TIME_SPAN_FISCAL_YEAR,
  KAIJI_TIME_SPAN_RANGE,
  KAIJI_TIME_SPAN_OPEN,
} KaijiTimeSpanKind;

/**
 * KaijiTimeSpan:
 * @first_day: a complete date
 * @last_day: a complete date; for an open span, the last day of its first date
 * @start: its beginning in the text
 * @end: its end in the text; for an open span, before its `～` or から
 *
 * A time named in a text: 2024年3月, 令和6年度, 2022年11月1日～2023年10月31日.
 */
typedef struct
{
  KaijiTimeSpanKind kind;
  KaijiPartialDate first_day;
  KaijiPartialDate last_day;
  const char *start;
  const char *end;
} KaijiTimeSpan;

gboolean kaiji_time_span_next (const char *text, const char *from, KaijiTimeSpan *span);

G_END_DECLS
