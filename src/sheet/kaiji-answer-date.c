/* kaiji-answer-date.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "kaiji-answer-date.h"

/* The last year that a date can have. */
#define MAX_YEAR 9999

/**
 * kaiji_answer_read_date:
 * @answer: (nullable): an answer
 * @date: (out): its date
 *
 * Returns: whether @answer has a date, typed or in words, which need not exist in the calendar
 */
gboolean
kaiji_answer_read_date (KaijiAnswer *answer, KaijiPartialDate *date)
{
  double year;

  if (answer == NULL)
    return FALSE;

  switch (kaiji_answer_get_form (answer))
    {
    case KAIJI_ANSWER_DATE:
      return kaiji_partial_date_parse (kaiji_answer_get_date (answer), date);

    case KAIJI_ANSWER_TEXT:
      return kaiji_partial_date_parse_human (kaiji_answer_get_text (answer), date, NULL);

    case KAIJI_ANSWER_YEAR:
      year = kaiji_answer_get_number (answer);
      if (year < 1 || year > MAX_YEAR || year != floor (year))
        return FALSE;
      *date = (KaijiPartialDate){ .year = (guint) year };
      return TRUE;

    default:
      return FALSE;
    }
}

/**
 * kaiji_answer_read_valid_date:
 * @answer: (nullable): an answer
 * @date: (out): its date
 *
 * Returns: whether @answer has a date, typed or in words, that exists in the calendar
 */
gboolean
kaiji_answer_read_valid_date (KaijiAnswer *answer, KaijiPartialDate *date)
{
  return kaiji_answer_read_date (answer, date) && kaiji_partial_date_is_valid (date);
}
