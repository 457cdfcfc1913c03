/* kaiji-checks-date.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of the fields that ask for a date or a year.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-checks-private.h"
#include "kaiji-validity.h"

KaijiPartialDate
kaiji_check_get_day (KaijiCheckRun *run)
{
  const KaijiField *field = kaiji_scheme_get_role (run->scheme, KAIJI_ROLE_DISCLOSURE_DATE);
  KaijiPartialDate date;

  if (field != NULL && kaiji_answer_read_valid_date (kaiji_check_get_answer (run, field), &date))
    return kaiji_partial_date_get_first_day (&date);

  return kaiji_partial_date_from_day (run->today);
}

void
kaiji_check_date_impossible (KaijiCheckRun *run)
{
  g_autofree char *string = NULL;
  KaijiPartialDate date;

  if (kaiji_answer_read_date (run->answer, &date))
    {
      if (kaiji_partial_date_is_valid (&date))
        return;
      string = kaiji_partial_date_describe (&date);
    }
  else
    {
      if (run->form == KAIJI_ANSWER_TEXT)
        return;
      string = run->form == KAIJI_ANSWER_DATE
                 ? g_strdup (kaiji_answer_get_date (run->answer))
                 : g_strdup_printf ("%.15g", kaiji_answer_get_number (run->answer));
    }

  /* Translators: %s is a date such as 2023-02-30 */
  kaiji_check_report (run, _ ("The calendar has no %s; correct the date."), string);
}

void
kaiji_check_date_future (KaijiCheckRun *run)
{
  g_autofree char *string = NULL;
  KaijiPartialDate date, first, today;

  if (!kaiji_answer_read_valid_date (run->answer, &date))
    return;

  /* Of a year or a month alone the first day counts: it may lie in the past. */
  first = kaiji_partial_date_get_first_day (&date);
  today = kaiji_partial_date_from_day (run->today);
  if (kaiji_partial_date_compare (&first, &today) <= 0)
    return;

  string = kaiji_partial_date_describe (&date);
  kaiji_check_report (run, _ ("%s lies in the future; make sure that this is the date."), string);
}

void
kaiji_check_date_imprecise (KaijiCheckRun *run)
{
  KaijiPartialDate date;

  if (!kaiji_answer_read_valid_date (run->answer, &date))
    return;

  if (date.month == 0)
    kaiji_check_report (run, _ ("Only the year is given; add month and day."));
  else if (date.day == 0)
    kaiji_check_report (run, _ ("Only year and month are given; add the day."));
}

void
kaiji_check_date_as_text (KaijiCheckRun *run)
{
  KaijiPartialDate date;

  if (kaiji_answer_read_date (run->answer, &date))
    return;

  if (run->field->kind == KAIJI_FIELD_YEAR)
    kaiji_check_report (run, _ ("Answered in words; give a year if there is one."));
  else
    kaiji_check_report (run, _ ("Answered in words; give a date if there is one."));
}

/* Whether @run is at a disclosure date whose renewal is due. */
static gboolean
is_renewal_due (KaijiCheckRun *run, KaijiDeadlines *deadlines)
{
  return run->field == kaiji_scheme_get_role (run->scheme, KAIJI_ROLE_DISCLOSURE_DATE)
         && kaiji_sheet_get_deadlines (run->sheet, deadlines)
         && kaiji_deadlines_is_renewal_due (deadlines, run->today);
}

void
kaiji_check_renewal_due (KaijiCheckRun *run)
{
  g_autofree char *sentence = NULL;
  KaijiDeadlines deadlines;

  if (!is_renewal_due (run, &deadlines)
      || kaiji_deadlines_get_days_left (&deadlines, run->today) < 0)
    return;

  sentence = kaiji_deadlines_describe (&deadlines, run->today);
  kaiji_check_report (run, "%s", sentence);
}

void
kaiji_check_renewal_overdue (KaijiCheckRun *run)
{
  g_autofree char *sentence = NULL;
  KaijiDeadlines deadlines;

  if (!is_renewal_due (run, &deadlines)
      || kaiji_deadlines_get_days_left (&deadlines, run->today) >= 0)
    return;

  sentence = kaiji_deadlines_describe (&deadlines, run->today);
  kaiji_check_report (run, "%s", sentence);
}
