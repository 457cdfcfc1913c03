/* kaiji-partial-date.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-partial-date.h"
#include "kaiji-text.h"

/**
 * kaiji_partial_date_from_day:
 * @day: a valid date
 *
 * Returns: @day as a complete date
 */
KaijiPartialDate
kaiji_partial_date_from_day (const GDate *day)
{
  g_return_val_if_fail (day != NULL && g_date_valid (day), (KaijiPartialDate){ 0 });

  return (KaijiPartialDate){ g_date_get_year (day), g_date_get_month (day), g_date_get_day (day) };
}

/**
 * kaiji_partial_date_is_valid:
 * @date: a date
 *
 * Returns: whether the date exists in the calendar
 */
gboolean
kaiji_partial_date_is_valid (const KaijiPartialDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  if (date->year < 1 || date->year > 9999)
    return FALSE;
  if (date->month == 0)
    return date->day == 0;

  return g_date_valid_dmy (date->day > 0 ? (GDateDay) date->day : 1, (GDateMonth) date->month,
                           (GDateYear) date->year);
}

/**
 * kaiji_partial_date_get_first_day:
 * @date: a valid date
 *
 * Returns: the first day that @date can mean, a complete date
 */
KaijiPartialDate
kaiji_partial_date_get_first_day (const KaijiPartialDate *date)
{
  g_return_val_if_fail (date != NULL, (KaijiPartialDate){ 0 });

  return (KaijiPartialDate){ date->year, MAX (date->month, 1), MAX (date->day, 1) };
}

/**
 * kaiji_partial_date_get_last_day:
 * @date: a valid date
 *
 * Returns: the last day that @date can mean, a complete date
 */
KaijiPartialDate
kaiji_partial_date_get_last_day (const KaijiPartialDate *date)
{
  guint month, day;

  g_return_val_if_fail (date != NULL, (KaijiPartialDate){ 0 });

  month = date->month > 0 ? date->month : 12;
  day = date->day > 0 ? date->day
                      : g_date_get_days_in_month ((GDateMonth) month, (GDateYear) date->year);

  return (KaijiPartialDate){ date->year, month, day };
}

/**
 * kaiji_partial_date_compare:
 * @a: a complete date
 * @b: a complete date
 *
 * Returns: a negative number if @a is before @b, a positive one if it is after @b
 */
int
kaiji_partial_date_compare (const KaijiPartialDate *a, const KaijiPartialDate *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->year != b->year)
    return a->year < b->year ? -1 : 1;
  if (a->month != b->month)
    return a->month < b->month ? -1 : 1;
  return a->day < b->day ? -1 : a->day > b->day;
}

/**
 * kaiji_partial_date_to_string:
 * @date: a date
 *
 * Returns: (transfer full): @date as in a sheet file
 */
char *
kaiji_partial_date_to_string (const KaijiPartialDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  if (date->month == 0)
    return g_strdup_printf ("%04u", date->year);
  if (date->day == 0)
    return g_strdup_printf ("%04u-%02u", date->year, date->month);
  return g_strdup_printf ("%04u-%02u-%02u", date->year, date->month, date->day);
}

/**
 * kaiji_partial_date_describe:
 * @date: a date, which need not exist in the calendar
 *
 * Formats a date for messages. On paper the scheme decides the format; see
 * kaiji_partial_date_format().
 *
 * Returns: (transfer full): @date in the user's language
 */
char *
kaiji_partial_date_describe (const KaijiPartialDate *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  if (date->month == 0)
    /* Translators: a year, for a sentence */
    return g_strdup_printf (C_ ("date", "%04u"), date->year);
  if (date->day == 0)
    /* Translators: year and month, in this order, for a sentence */
    return g_strdup_printf (C_ ("date", "%04u-%02u"), date->year, date->month);
  /* Translators: year, month and day, in this order, for a sentence */
  return g_strdup_printf (C_ ("date", "%04u-%02u-%02u"), date->year, date->month, date->day);
}

/**
 * kaiji_partial_date_format:
 * @date: a valid date
 * @day_format: the format of a day, for g_date_time_format()
 * @month_format: the format of a month of a year, for g_date_time_format()
 * @year_pattern: the format of a year, with `{}` for its number
 *
 * Returns: (transfer full): @date as it is printed
 */
char *
kaiji_partial_date_format (const KaijiPartialDate *date,
                           const char *day_format,
                           const char *month_format,
                           const char *year_pattern)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (date != NULL && kaiji_partial_date_is_valid (date), NULL);

  if (date->month == 0)
    {
      g_autofree char *year = g_strdup_printf ("%u", date->year);

      return kaiji_text_replace (year_pattern, "", year);
    }

  time = g_date_time_new_utc ((int) date->year, (int) date->month,
                              date->day > 0 ? (int) date->day : 1, 0, 0, 0);
  return g_date_time_format (time, date->day > 0 ? day_format : month_format);
}
