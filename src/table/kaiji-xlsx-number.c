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

#include "kaiji-xlsx-number.h"

/* Days after the year 9999 are none (ECMA-376, 18.17.4.1). */
#define MAX_SERIAL 2958465

/**
 * kaiji_xlsx_number_read_code:
 * @code: the code of a number format (ECMA-376, 18.8.31)
 *
 * Returns: what the code shows outside its quoted words: a day, a time, a percentage or a number
 */
KaijiXlsxNumber
kaiji_xlsx_number_read_code (const char *code)
{
  gboolean has_day = FALSE;
  gboolean has_month = FALSE;
  gboolean has_time = FALSE;

  g_return_val_if_fail (code != NULL, KAIJI_XLSX_NUMBER_PLAIN);

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      const char *end = NULL;

      if (*p == '"')
        end = strchr (p + 1, '"');
      else if (*p == '[')
        end = strchr (p, ']');

      if (*p == '"' || *p == '[')
        {
          /* [h] and [mm] are spans; all else in brackets is a colour, a language or a condition. */
          if (*p == '[' && p[1] != '\0' && strchr ("hHmMsS", p[1]) != NULL
              && (p[2] == ']' || p[2] == p[1]))
            has_time = TRUE;
          if (end == NULL)
            break;
          p = end;
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        p++;
      else if (*p == '%')
        return KAIJI_XLSX_NUMBER_PERCENT;
      else if (g_ascii_strncasecmp (p, "General", 7) == 0)
        return KAIJI_XLSX_NUMBER_PLAIN;
      else if (g_str_has_prefix (p, "E+") || g_str_has_prefix (p, "E-"))
        return KAIJI_XLSX_NUMBER_PLAIN;
      else if (strchr ("yYdDeEgGbB", *p) != NULL)
        has_day = TRUE;
      else if (strchr ("hHsS", *p) != NULL)
        has_time = TRUE;
      else if (*p == 'm' || *p == 'M')
        has_month = TRUE;
    }

  /* Beside hours or seconds, m are minutes. */
  if (has_day || (has_month && !has_time))
    return KAIJI_XLSX_NUMBER_DATE;

  return has_time ? KAIJI_XLSX_NUMBER_TIME : KAIJI_XLSX_NUMBER_PLAIN;
}

/**
 * kaiji_xlsx_number_get_built_in:
 * @id: the number of a format that has no code (ECMA-376, 18.8.30), those of Japanese Excel
 * included
 *
 * Returns: what it shows
 */
KaijiXlsxNumber
kaiji_xlsx_number_get_built_in (guint id)
{
  if (id == 9 || id == 10)
    return KAIJI_XLSX_NUMBER_PERCENT;
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
      || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return KAIJI_XLSX_NUMBER_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55
      || id == 56)
    return KAIJI_XLSX_NUMBER_TIME;

  return KAIJI_XLSX_NUMBER_PLAIN;
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

static char *
format_time (double days)
{
  gint64 minutes;

  if (days < 0 || days > MAX_SERIAL)
    return NULL;

  minutes = (gint64) floor (days * 24 * 60 + 1.0 / 120);
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT, minutes / 60, minutes % 60);
}

/**
 * kaiji_xlsx_number_format:
 * @value: a number as a spreadsheet keeps it
 * @number: how it is shown
 * @from_1904: whether days are counted as older Macs did
 *
 * Returns: (transfer full): what is shown; @value itself if it is no number
 */
char *
kaiji_xlsx_number_format (const char *value, KaijiXlsxNumber number, gboolean from_1904)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double size;
  char *shown = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  size = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || !isfinite (size))
    return g_strdup (value);

  if (number == KAIJI_XLSX_NUMBER_DATE)
    shown = format_day (size, from_1904);
  else if (number == KAIJI_XLSX_NUMBER_TIME)
    shown = format_time (size);
  if (shown != NULL)
    return shown;

  g_ascii_formatd (buffer, sizeof buffer, "%.15g",
                   number == KAIJI_XLSX_NUMBER_PERCENT ? size * 100 : size);
  /* Nobody writes an amount of money with an exponent. */
  if (strchr (buffer, 'e') != NULL && fabs (size) < 1e18 && size == floor (size))
    g_ascii_formatd (buffer, sizeof buffer, "%.0f", size);
  return g_strconcat (buffer, number == KAIJI_XLSX_NUMBER_PERCENT ? "%" : "", NULL);
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
