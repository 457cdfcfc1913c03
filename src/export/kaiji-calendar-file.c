/* kaiji-calendar-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-calendar-file.h"
#include "kaiji-deadlines.h"

/* RFC 5545, 3.1: the recommended maximum length of a line, in bytes. */
#define MAX_LINE 75

/* Appends a content line, folded between characters. */
static void
append_line (GString *calendar, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize length = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize size = (gsize) (g_utf8_next_char (p) - p);

      if (length + size > MAX_LINE)
        {
          g_string_append (calendar, "\r\n ");
          length = 1;
        }
      g_string_append_len (calendar, p, (gssize) size);
      length += size;
    }

  g_string_append (calendar, "\r\n");
}

/* RFC 5545, 3.3.11 */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        {
          g_string_append (escaped, "\\n");
          continue;
        }
      /* Other control characters are not allowed in a text. */
      if (g_ascii_iscntrl (*p))
        continue;
      if (strchr ("\\;,", *p) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }

  return g_string_free (escaped, FALSE);
}

/* The name identifies the sheet, since a calendar shows nothing else about it. */
static char *
dup_name (KaijiSheet *sheet)
{
  g_autofree char *title = kaiji_sheet_dup_title (sheet);

  if (*title == '\0')
    return g_strdup (kaiji_scheme_get_short_title (kaiji_sheet_get_scheme (sheet)));

  return g_steal_pointer (&title);
}

static void
append_event (GString *calendar,
              const char *kind,
              const char *title,
              const char *summary,
              const GDate *day,
              GDateTime *now)
{
  g_autofree char *stamp = NULL;
  g_autofree char *start = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);
  g_autofree char *escaped = escape (summary);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);

  stamp = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");
  start = g_strdup_printf ("%04u%02u%02u", g_date_get_year (day), g_date_get_month (day),
                           g_date_get_day (day));
  /* The same id makes a later export replace the earlier date of the sheet. */
  uid = g_strdup_printf ("%.16s-%s-%s@kaiji", hash, kind, start);

  append_line (calendar, "BEGIN", "VEVENT");
  append_line (calendar, "UID", uid);
  append_line (calendar, "DTSTAMP", stamp);
  append_line (calendar, "DTSTART;VALUE=DATE", start);
  append_line (calendar, "SUMMARY", escaped);
  append_line (calendar, "TRANSP", "TRANSPARENT");
  append_line (calendar, "END", "VEVENT");
}

/**
 * kaiji_calendar_file_write:
 * @sheet: a sheet
 * @now: the time of the export
 *
 * Writes the dates of a disclosure for calendars (RFC 5545): the beginning of the renewal and the
 * end.
 *
 * Returns: (transfer full) (nullable): an iCalendar file's content; %NULL if the sheet has no such
 *   dates
 */
char *
kaiji_calendar_file_write (KaijiSheet *sheet, GDateTime *now)
{
  KaijiDeadlines deadlines;
  g_autofree char *title = NULL;
  g_autofree char *renewal = NULL;
  g_autofree char *until = NULL;
  GString *calendar;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  if (!kaiji_deadlines_find (sheet, &deadlines))
    return NULL;

  title = dup_name (sheet);
  /* Translators: %s is a service's name */
  renewal = g_strdup_printf (_ ("%s: prepare the renewal of the disclosure"), title);
  until = g_strdup_printf (_ ("%s: the disclosure runs out"), title);

  calendar = g_string_new (NULL);
  append_line (calendar, "BEGIN", "VCALENDAR");
  append_line (calendar, "VERSION", "2.0");
  append_line (calendar, "PRODID", "-//Kaiji//Kaiji " KAIJI_VERSION "//EN");
  append_event (calendar, "renewal", title, renewal, &deadlines.renewal, now);
  append_event (calendar, "end", title, until, &deadlines.until, now);
  append_line (calendar, "END", "VCALENDAR");

  return g_string_free (calendar, FALSE);
}
