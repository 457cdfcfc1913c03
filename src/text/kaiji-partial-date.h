/* kaiji-partial-date.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiPartialDate:
 * @month: 0 if only the year is known
 * @day: 0 if only year and month are known
 *
 * A date as in a sheet file: `2023`, `2023-11` or `2023-11-18`.
 */
typedef struct
{
  guint year;
  guint month;
  guint day;
} KaijiPartialDate;

KaijiPartialDate kaiji_partial_date_from_day (const GDate *day);
gboolean kaiji_partial_date_parse (const char *text, KaijiPartialDate *date);
gboolean
kaiji_partial_date_parse_human (const char *text, KaijiPartialDate *date, const char **rest);
gboolean
kaiji_partial_date_parse_narrow (const char *text, KaijiPartialDate *date, const char **rest);
gboolean kaiji_partial_date_contradicts (const char *text,
                                         KaijiPartialDate *date,
                                         KaijiPartialDate *other,
                                         const char **rest);
guint kaiji_partial_date_outlives_era (const char *text, KaijiPartialDate *date, const char **rest);
gboolean kaiji_partial_date_is_valid (const KaijiPartialDate *date);
KaijiPartialDate kaiji_partial_date_get_first_day (const KaijiPartialDate *date);
KaijiPartialDate kaiji_partial_date_get_last_day (const KaijiPartialDate *date);
int kaiji_partial_date_compare (const KaijiPartialDate *a, const KaijiPartialDate *b);
char *kaiji_partial_date_to_string (const KaijiPartialDate *date);
char *kaiji_partial_date_describe (const KaijiPartialDate *date);
char *kaiji_partial_date_format (const KaijiPartialDate *date,
                                 const char *day_format,
                                 const char *month_format,
                                 const char *year_pattern);

G_END_DECLS
