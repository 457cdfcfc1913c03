/* kaiji-xlsx-number.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers as a spreadsheet shows them. Days and times are numbers in it, and only their format says
 * which they are.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "kaiji-xlsx-code.h"
#include "kaiji-xlsx-number.h"

/* Days after the year 9999 are none (ECMA-376, 18.17.4.1). */
#define MAX_SERIAL 2958465

/**
 * kaiji_xlsx_number_get_built_in:
 * @id: the number of a format that has no code (ECMA-376, 18.8.30), those of Japanese Excel
 * included
 *
 * Returns: (transfer none): a code that shows as much
 */
const char *
kaiji_xlsx_number_get_built_in (guint id)
{
  if (id == 9 || id == 10)
    return "0%";
  if ((id >= 18 && id <= 21) || id == 32 || id == 33 || (id >= 45 && id <= 47))
    return "h:mm";
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return "yyyy/m/d";

  return "General";
}

static char *
format_date_time (GDateTime *time, gboolean has_time)
{
  return g_date_time_format (time, has_time ? "%Y/%-m/%-d %-H:%M" : "%Y/%-m/%-d");
}

/* Formats a day number of Excel's calendar, in which 1900 is a leap year, or of older Macs. */
static char *
format_day (double serial, gboolean from_1904)
{
  g_autoptr (GDateTime) first = from_1904
                                  ? g_date_time_new_utc (1904, 1, 1, 0, 0, 0)
                                  : g_date_time_new_utc (1899, 12, serial < 60 ? 31 : 30, 0, 0, 0);
  g_autoptr (GDateTime) time = NULL;

  if (serial < 0 || serial > MAX_SERIAL)
    return NULL;

  time = g_date_time_add_seconds (first, round (serial * 86400));
  return time != NULL ? format_date_time (time, serial != floor (serial)) : NULL;
}

/* Formats the year of a day alone. */
static char *
format_year (const KaijiXlsxCode *code, double serial, gboolean from_1904)
{
  g_autofree char *day = format_day (serial, from_1904);

  if (day == NULL)
    return NULL;

  *strchr (day, '/') = '\0';
  return kaiji_xlsx_code_surround (code, day);
}

static char *
format_time (double days)
{
  gint64 minutes;

  if (days < 0 || days > MAX_SERIAL)
    return NULL;

  minutes = (gint64) floor (days * 24 * 60 + 1.0 / 120);
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT, minutes / 60, minutes % 60);
}

/* The digits of a number. Those that its format leaves out count as well. */
static char *
format_digits (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  /* Nobody writes an amount of money with an exponent. */
  if (strchr (buffer, 'e') != NULL && fabs (number) < 1e18 && number == floor (number))
    g_ascii_formatd (buffer, sizeof buffer, "%.0f", number);
  return g_strdup (buffer);
}

static char *
format_number (const KaijiXlsxCode *code, double number)
{
  gboolean is_percent = code->shown == KAIJI_XLSX_SHOWN_PERCENT;
  g_autofree char *digits = NULL;
  g_autofree char *shown = NULL;
  char *filled = kaiji_xlsx_code_fill_pattern (code, number);

  if (filled != NULL)
    return filled;

  digits = format_digits (is_percent ? number * 100 : number);
  shown = g_strconcat (digits, is_percent ? "%" : "", NULL);
  return kaiji_xlsx_code_surround (code, shown);
}

/**
 * kaiji_xlsx_number_format:
 * @value: a number as a spreadsheet keeps it
 * @code: the code of its format (ECMA-376, 18.8.31)
 * @from_1904: whether days are counted as older Macs did
 *
 * Returns: (transfer full): what is shown, with all digits and with the words of the format;
 *   @value itself if it is no number
 */
char *
kaiji_xlsx_number_format (const char *value, const char *code, gboolean from_1904)
{
  g_auto (KaijiXlsxCode) read = { 0 };
  char *end;
  double size;
  char *shown = NULL;

  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  size = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || !isfinite (size))
    return g_strdup (value);

  kaiji_xlsx_code_read (&read, code, size);
  if (read.shown == KAIJI_XLSX_SHOWN_DATE)
    shown = format_day (size, from_1904);
  else if (read.shown == KAIJI_XLSX_SHOWN_YEAR)
    shown = format_year (&read, size, from_1904);
  else if (read.shown == KAIJI_XLSX_SHOWN_TIME)
    shown = format_time (size);
  else
    shown = format_number (&read, size);

  return shown != NULL ? shown : format_digits (size);
}

/**
 * kaiji_xlsx_number_format_iso:
 * @value: a day or a time in ISO 8601, as strict files have it in cells of type `d`
 *
 * Returns: (transfer full): what is shown; @value itself if it is no day
 */
char *
kaiji_xlsx_number_format_iso (const char *value)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *whole = NULL;
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  whole = strchr (value, 'T') == NULL ? g_strconcat (value, "T00:00:00", NULL) : g_strdup (value);
  time = g_date_time_new_from_iso8601 (whole, zone);
  if (time == NULL)
    return g_strdup (value);

  return format_date_time (time, g_date_time_get_hour (time) > 0
                                   || g_date_time_get_minute (time) > 0
                                   || g_date_time_get_second (time) > 0);
}
