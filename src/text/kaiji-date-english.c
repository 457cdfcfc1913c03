/* kaiji-date-english.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates with an English name of their month, as in documents of foreign vendors: September 1, 2026.
 */

#include "config.h"

#include <string.h>

#include "kaiji-partial-date-private.h"
#include "kaiji-text.h"

/* The shortest names; Sept. is usual as well. */
static const char *const months[] = { "january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december" };

#define SHORT_NAME 3

/* Reads September, Sept., Sep or SEP. */
static gboolean
read_month (const char **p, guint *month)
{
  gsize length = 0;

  while (g_ascii_isalpha ((*p)[length]))
    length++;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if ((length == SHORT_NAME || length == strlen (months[i])
           || (length == strlen ("sept") && i == 8))
          && g_ascii_strncasecmp (*p, months[i], length) == 0)
        {
          *month = i + 1;
          *p += length;
          kaiji_text_skip (p, ".");
          return TRUE;
        }
    }

  return FALSE;
}

/* Skips spaces, and a comma or dash among them. */
static void
skip_joint (const char **p)
{
  static const char *const joints[] = { ",", "-", "/", NULL };

  kaiji_text_skip_spaces (p);
  kaiji_text_skip_any (p, joints);
  kaiji_text_skip_spaces (p);
}

/* Reads 1, 01 or 1st. */
static gboolean
read_day (const char **p, guint *day)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };
  const char *q = *p;
  guint n_digits;

  if (!kaiji_date_read_digits (&q, 2, day, &n_digits) || *day == 0)
    return FALSE;
  kaiji_text_skip_any (&q, ordinals);
  if (g_ascii_isalpha (*q))
    return FALSE;

  *p = q;
  return TRUE;
}

static gboolean
read_year (const char **p, guint *year)
{
  guint n_digits;

  return kaiji_date_read_digits (p, 4, year, &n_digits) && n_digits == 4;
}

/* September 1, 2026; September 2026 */
static gboolean
read_month_first (const char *p, KaijiPartialDate *date, const char **rest)
{
  const char *after;

  if (!read_month (&p, &date->month))
    return FALSE;
  skip_joint (&p);
  *rest = p;
  if (read_year (rest, &date->year))
    return TRUE;

  after = p;
  if (!read_day (&after, &date->day))
    return FALSE;
  skip_joint (&after);
  *rest = after;
  return read_year (rest, &date->year);
}

/* 1 September 2026, 1st of September, 2026; 2026-Sep-01 */
static gboolean
read_number_first (const char *p, KaijiPartialDate *date, const char **rest)
{
  const char *year = p;

  if (read_year (&year, &date->year))
    {
      skip_joint (&year);
      if (!read_month (&year, &date->month))
        return FALSE;
      *rest = year;
      skip_joint (&year);
      if (read_day (&year, &date->day))
        *rest = year;
      return TRUE;
    }

  if (!read_day (&p, &date->day))
    return FALSE;
  skip_joint (&p);
  if (kaiji_text_skip (&p, "of"))
    kaiji_text_skip_spaces (&p);
  if (!read_month (&p, &date->month))
    return FALSE;
  skip_joint (&p);
  *rest = p;
  return read_year (rest, &date->year);
}

gboolean
kaiji_date_read_english (const char **p, KaijiPartialDate *date)
{
  KaijiPartialDate read = { 0 };
  const char *rest;

  if (!(g_ascii_isalpha (**p) ? read_month_first (*p, &read, &rest)
                              : g_ascii_isdigit (**p) && read_number_first (*p, &read, &rest))
      || g_ascii_isalnum (*rest))
    return FALSE;

  *date = read;
  *p = rest;
  return TRUE;
}
