/* kaiji-recompute.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-date.h"
#include "kaiji-recompute-private.h"

/* The time from a founding year or date to the new date. If only the years are known, it is their
 * difference, as in published sheets. */
static KaijiAnswer *
compute_years (const KaijiPartialDate *since, const KaijiPartialDate *until)
{
  int months;

  if (since->month == 0)
    {
      if (until->year <= since->year)
        return NULL;
      return kaiji_answer_new_number (KAIJI_ANSWER_YEARS, until->year - since->year, NULL);
    }

  months = ((int) until->year - (int) since->year) * 12 + (int) until->month - (int) since->month;
  if (since->day > until->day)
    months--;
  if (months < 0)
    return NULL;

  return kaiji_answer_new_number (months < 12 ? KAIJI_ANSWER_MONTHS : KAIJI_ANSWER_YEARS,
                                  months < 12 ? months : months / 12, NULL);
}

/* Computes a field's answer from others by a relation of the scheme; NULL if they do not determine
 * it. */
KaijiAnswer *
kaiji_recompute (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  const KaijiRelation *relations;
  guint n_relations;

  relations = kaiji_scheme_get_relations (scheme, &n_relations);
  for (guint i = 0; i < n_relations; i++)
    {
      KaijiPartialDate since, until;

      if (relations[i].kind == KAIJI_RELATION_YEARS_SINCE && relations[i].field == field
          && kaiji_answer_read_valid_date (kaiji_sheet_get_answer (sheet, relations[i].other),
                                           &since)
          && kaiji_answer_read_valid_date (kaiji_sheet_get_answer (sheet, relations[i].until),
                                           &until))
        return compute_years (&since, &until);
    }

  return NULL;
}
