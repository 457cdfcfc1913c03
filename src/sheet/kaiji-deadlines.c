/* kaiji-deadlines.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-answer-date.h"
#include "kaiji-deadlines.h"

static char *
describe_day (const GDate *day)
{
  const KaijiPartialDate date = kaiji_partial_date_from_day (day);

  return kaiji_partial_date_describe (&date);
}

static const KaijiField *
get_disclosure_field (KaijiSheet *sheet)
{
  return kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet), KAIJI_ROLE_DISCLOSURE_DATE);
}

/* Returns whether the disclosure date exists in the calendar. */
static gboolean
get_disclosed (KaijiSheet *sheet, GDate *disclosed)
{
  const KaijiField *field = get_disclosure_field (sheet);
  KaijiPartialDate date;

  if (field == NULL || !kaiji_answer_read_valid_date (kaiji_sheet_get_answer (sheet, field), &date)
      || date.day == 0)
    return FALSE;

  g_date_clear (disclosed, 1);
  g_date_set_dmy (disclosed, (GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  return TRUE;
}

/**
 * kaiji_deadlines_dup_disclosed:
 * @sheet: a sheet
 *
 * Returns: (transfer full) (nullable): the disclosure date for display; the answer's text if it is
 * not a date; %NULL if it is not answered
 */
char *
kaiji_deadlines_dup_disclosed (KaijiSheet *sheet)
{
  const KaijiField *field;
  KaijiPartialDate date;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  field = get_disclosure_field (sheet);
  if (field == NULL || kaiji_answer_is_empty (kaiji_sheet_get_answer (sheet, field)))
    return NULL;

  if (kaiji_answer_read_valid_date (kaiji_sheet_get_answer (sheet, field), &date))
    return kaiji_partial_date_describe (&date);

  return kaiji_sheet_dup_text (sheet, field);
}

/**
 * kaiji_deadlines_find:
 * @sheet: a sheet
 * @deadlines: (out caller-allocates): the deadlines
 *
 * A certification is valid for two years from the disclosure date, and renewal papers go out four
 * months before the end; the scheme states both terms. If the last month does not have that day,
 * its last day is used.
 *
 * Returns: whether the scheme sets a term and the sheet has a complete disclosure date
 */
gboolean
kaiji_deadlines_find (KaijiSheet *sheet, KaijiDeadlines *deadlines)
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
 * Returns: days until the last day, negative if it has passed
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
 * @today: today's date
 *
 * Returns: whether renewal papers are due or the disclosure has expired
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
 * @today: today's date
 *
 * Returns: (transfer full): one translated sentence for people
 */
char *
kaiji_deadlines_describe (const KaijiDeadlines *deadlines, const GDate *today)
{
  g_autofree char *until = NULL;
  int days;

  g_return_val_if_fail (deadlines != NULL && today != NULL, NULL);

  until = describe_day (&deadlines->until);
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
