/* kaiji-validity.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-checks-private.h"
#include "kaiji-validity.h"

/* RFC 5545, 3.1: lines should be no longer, in bytes. */
#define MAX_LINE 75

/**
 * kaiji_deadlines_format_date:
 * @date: a valid date
 *
 * Returns: (transfer full): the date for people
 */
char *
kaiji_deadlines_format_date (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  /* Translators: year, month and day of a date, in this order. */
  return g_strdup_printf (_ ("%04u-%02u-%02u"), (guint) g_date_get_year (date),
                          (guint) g_date_get_month (date), (guint) g_date_get_day (date));
}

/* Whether the disclosure date is a day that there is. */
static gboolean
get_disclosed (KaijiSheet *sheet, GDate *disclosed)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet),
                                                   KAIJI_ROLE_DISCLOSURE_DATE);
  KaijiPartialDate date;

  if (field == NULL || !kaiji_check_read_date (kaiji_sheet_get_answer (sheet, field), &date)
      || date.day == 0 || !kaiji_partial_date_is_valid (&date))
    return FALSE;

  g_date_clear (disclosed, 1);
  g_date_set_dmy (disclosed, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  return TRUE;
}

/**
 * kaiji_sheet_dup_disclosed:
 * @sheet: a sheet
 *
 * Returns: (transfer full) (nullable): the disclosure date for people, as the sheet says it where
 * it is no whole date; %NULL where the sheet does not say
 */
char *
kaiji_sheet_dup_disclosed (KaijiSheet *sheet)
{
  const KaijiField *field;
  GDate disclosed;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  if (get_disclosed (sheet, &disclosed))
    return kaiji_deadlines_format_date (&disclosed);

  field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet), KAIJI_ROLE_DISCLOSURE_DATE);
  if (field == NULL || kaiji_answer_is_empty (kaiji_sheet_get_answer (sheet, field)))
    return NULL;

  return kaiji_sheet_dup_text (sheet, field);
}

/**
 * kaiji_sheet_get_deadlines:
 * @sheet: a sheet
 * @deadlines: (out caller-allocates): where to put them
 *
 * A certification is valid for two years from the disclosure date, and renewal papers go out four
 * months before the end; the scheme states both terms. The last day of a month stands for a day
 * that the month of the end does not have.
 *
 * Returns: whether the scheme sets a term and the sheet has a whole disclosure date
 */
gboolean
kaiji_sheet_get_deadlines (KaijiSheet *sheet, KaijiDeadlines *deadlines)
{
  const KaijiValidity *validity;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), FALSE);
  g_return_val_if_fail (deadlines != NULL, FALSE);

  validity = kaiji_scheme_get_validity (kaiji_sheet_get_scheme (sheet));
  if (validity->months == 0 || !get_disclosed (sheet, &deadlines->disclosed))
    return FALSE;

  deadlines->until = deadlines->disclosed;
  g_date_add_months (&deadlines->until, validity->months);
  deadlines->renewal = deadlines->until;
  g_date_subtract_months (&deadlines->renewal, validity->renewal_months);

  return TRUE;
}

/**
 * kaiji_deadlines_get_days_left:
 * @deadlines: the dates of a disclosure
 * @today: the day to count from
 *
 * Returns: days until the last day, less than 0 where it has passed
 */
int
kaiji_deadlines_get_days_left (const KaijiDeadlines *deadlines, const GDate *today)
{
  g_return_val_if_fail (deadlines != NULL && today != NULL, 0);

  return g_date_days_between (today, &deadlines->until);
}

/**
 * kaiji_deadlines_is_renewal_due:
 * @deadlines: the dates of a disclosure
 * @today: the day that it is
 *
 * Returns: whether renewal papers are due, or the disclosure has even run out
 */
gboolean
kaiji_deadlines_is_renewal_due (const KaijiDeadlines *deadlines, const GDate *today)
{
  g_return_val_if_fail (deadlines != NULL && today != NULL, FALSE);

  return g_date_compare (today, &deadlines->renewal) >= 0;
}

/**
 * kaiji_deadlines_describe:
 * @deadlines: the dates of a disclosure
 * @today: the day that it is
 *
 * Returns: (transfer full): one translated sentence for people
 */
char *
kaiji_deadlines_describe (const KaijiDeadlines *deadlines, const GDate *today)
{
  g_autofree char *until = NULL;
  int days;

  g_return_val_if_fail (deadlines != NULL && today != NULL, NULL);

  until = kaiji_deadlines_format_date (&deadlines->until);
  days = kaiji_deadlines_get_days_left (deadlines, today);

  if (days < 0)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("The disclosure ran out on %s; apply for renewal."), until);

  if (!kaiji_deadlines_is_renewal_due (deadlines, today))
    return g_strdup_printf (_ ("Valid until %s."), until);

  return g_strdup_printf (
    /* Translators: %s is a date, %d a number of days */
    g_dngettext (GETTEXT_PACKAGE, "Valid until %s: %d day is left; prepare the renewal.",
                 "Valid until %s: %d days are left; prepare the renewal.", (gulong) days),
    until, days);
}

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
      if (strchr ("\\;,", *p) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }

  return g_string_free (escaped, FALSE);
}

/* A calendar shows nothing else that would tell whose dates they are. */
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
  /* The same sheet's date replaces the one that was exported before. */
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
 * kaiji_sheet_dup_icalendar:
 * @sheet: a sheet
 * @now: the time of the export
 *
 * Writes the dates of a disclosure for calendars (RFC 5545): when renewal begins and when it ends.
 *
 * Returns: (transfer full) (nullable): an iCalendar file's content; %NULL where the sheet has no
 * such dates
 */
char *
kaiji_sheet_dup_icalendar (KaijiSheet *sheet, GDateTime *now)
{
  KaijiDeadlines deadlines;
  g_autofree char *title = NULL;
  g_autofree char *renewal = NULL;
  g_autofree char *until = NULL;
  GString *calendar;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  if (!kaiji_sheet_get_deadlines (sheet, &deadlines))
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
