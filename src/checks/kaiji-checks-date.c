/* kaiji-checks-date.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of fields that ask for a date or a year.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-answer-text.h"
#include "kaiji-checks-private.h"
#include "kaiji-deadlines.h"
#include "kaiji-era.h"
#include "kaiji-text.h"

/* How many days ahead a disclosure may be prepared: renewal papers go out months before. */
#define DAYS_AHEAD 366

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

/* Returns whether the answer's date lies in the future, and how far: the date of a disclosure in
 * preparation is near and needs no correction. */
static gboolean
is_future (KaijiCheckRun *run, KaijiPartialDate *date, gboolean *soon)
{
  g_autoptr (GDate) day = NULL;
  KaijiPartialDate first, today;

  if (!kaiji_answer_read_valid_date (run->answer, date))
    return FALSE;

  /* For a year or a month the first day counts: it may lie in the past. */
  first = kaiji_partial_date_get_first_day (date);
  today = kaiji_partial_date_from_day (run->today);
  if (kaiji_partial_date_compare (&first, &today) <= 0)
    return FALSE;

  day = g_date_new_dmy ((GDateDay) first.day, (GDateMonth) first.month, (GDateYear) first.year);
  *soon = run->field == kaiji_scheme_get_role (run->scheme, KAIJI_ROLE_DISCLOSURE_DATE)
          && g_date_days_between (run->today, day) <= DAYS_AHEAD;
  return TRUE;
}

void
kaiji_check_date_future (KaijiCheckRun *run)
{
  g_autofree char *string = NULL;
  KaijiPartialDate date;
  gboolean soon;

  if (!is_future (run, &date, &soon) || soon)
    return;

  string = kaiji_partial_date_describe (&date);
  kaiji_check_report (run, _ ("%s lies in the future; make sure that this is the date."), string);
}

void
kaiji_check_date_soon (KaijiCheckRun *run)
{
  g_autofree char *string = NULL;
  KaijiPartialDate date;
  gboolean soon;

  if (!is_future (run, &date, &soon) || !soon)
    return;

  string = kaiji_partial_date_describe (&date);
  kaiji_check_report (run, _ ("%s has not come yet; the sheet tells as of that day."), string);
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

/* Returns whether a number follows soon: a date in both calendars has one, at the latest after
 * 令和元年(. */
static gboolean
has_digit_soon (const char *p)
{
  for (gsize i = 0; i < strlen ("令和元年(0") && p[i] != '\0'; i++)
    if (g_ascii_isdigit (p[i]))
      return TRUE;

  return FALSE;
}

/* Finds a date whose two calendars disagree, anywhere in a narrow text. (transfer full) (nullable):
 * its text */
static char *
find_contradiction (const char *narrow, KaijiPartialDate *date, KaijiPartialDate *other)
{
  gunichar previous = ' ';

  for (const char *p = narrow; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *rest;

      if (!g_unichar_isalnum (previous) || g_unichar_isalpha (g_utf8_get_char (p)))
        {
          if (*p != ' ' && has_digit_soon (p)
              && !(g_ascii_isalnum (*p) && g_unichar_isalnum (previous))
              && kaiji_partial_date_contradicts (p, date, other, &rest))
            return g_strndup (p, (gsize) (rest - p));
        }
      previous = g_utf8_get_char (p);
    }

  return NULL;
}

static void
offer_date (KaijiCheckRun *run, KaijiFinding *finding, const char *id, KaijiPartialDate date)
{
  g_autofree char *string = NULL;
  g_autofree char *described = NULL;

  if (run->field->kind == KAIJI_FIELD_YEAR)
    date = (KaijiPartialDate){ .year = date.year };
  if (!kaiji_partial_date_is_valid (&date))
    return;

  string = kaiji_partial_date_to_string (&date);
  described = kaiji_partial_date_describe (&date);

  /* Translators: {} is a date or a year */
  kaiji_check_offer_text (run, finding, id, kaiji_text_replace (_ ("Change to {}"), "", described),
                          g_steal_pointer (&string));
}

/* The text in which two calendars may stand beside each other: of a date with a note, the note may
 * be the date in the other calendar. (transfer full) (nullable): %NULL if no era is named */
static char *
dup_with_date (KaijiCheckRun *run, guint i)
{
  gboolean is_date = run->form == KAIJI_ANSWER_DATE || run->form == KAIJI_ANSWER_YEAR;
  g_autofree char *whole = NULL;

  if (run->texts[i] == NULL || (!is_date && !kaiji_era_may_be_named (run->texts[i], FALSE)))
    return NULL;
  if (is_date)
    whole = kaiji_answer_format (run->answer, run->scheme, run->field);

  return kaiji_text_narrow (is_date ? whole : run->texts[i]);
}

void
kaiji_check_calendars_contradict (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      g_autofree char *narrow = dup_with_date (run, i);
      g_autofree char *written = NULL;
      KaijiPartialDate date, other;
      KaijiFinding *finding;

      if (narrow == NULL)
        continue;

      written = find_contradiction (narrow, &date, &other);
      if (written == NULL)
        continue;

      finding = kaiji_check_report (run,
                                    _ ("The two calendars do not agree in “%s”; make sure which "
                                       "date is right."),
                                    written);
      if ((run->field->kind == KAIJI_FIELD_DATE || run->field->kind == KAIJI_FIELD_YEAR)
          && run->form == KAIJI_ANSWER_TEXT)
        {
          offer_date (run, finding, "take-first-date", date);
          offer_date (run, finding, "take-second-date", other);
        }
      return;
    }
}

static gboolean
has_contradiction (const char *text)
{
  g_autofree char *narrow = kaiji_text_narrow (text);
  g_autofree char *written = NULL;
  KaijiPartialDate date, other;

  written = find_contradiction (narrow, &date, &other);
  return written != NULL;
}

/* Finds the year or date of an era in an answer, which words may precede: 創業 昭和49年. A year of
 * the Gregorian calendar has no such name before it. */
static const char *
find_era (const char *text, KaijiPartialDate *date, const char **rest)
{
  static const char *const words[] = { "会社設立", "創業", "設立", "創立", "開業", "創設", NULL };
  const char *start = kaiji_text_skip_white_space (text);
  const char *p = start;

  if (kaiji_text_skip_any (&p, words))
    {
      p = kaiji_text_skip_white_space (p);
      (void) (kaiji_text_skip (&p, ":") || kaiji_text_skip (&p, "：")
              || kaiji_text_skip (&p, "は"));
      start = kaiji_text_skip_white_space (p);
    }

  if (kaiji_text_skip (&start, "(") || kaiji_text_skip (&start, "（"))
    start = kaiji_text_skip_white_space (start);

  if (kaiji_characters_get_digit (start) >= 0 || g_str_has_prefix (start, "西暦")
      || g_utf8_strchr ("〇一二三四五六七八九", -1, g_utf8_get_char (start)) != NULL
      || !kaiji_partial_date_parse_human (start, date, rest) || !kaiji_partial_date_is_valid (date))
    return NULL;

  return start;
}

/* Century of a year in two digits. */
#define THIS_CENTURY 2000

/* Offers what 9/1/2026 or 26/9/1 may mean: the order of day, month and year is another in every
 * country, so that only a person can tell. */
static void
offer_guesses (KaijiCheckRun *run, KaijiFinding *finding)
{
  static const char *const ids[] = { "take-first-date", "take-second-date" };
  g_autofree char *narrow = kaiji_text_narrow (run->texts[0]);
  guint parts[3] = { 0 };
  KaijiPartialDate guesses[2] = { 0 };
  const char *p = kaiji_text_skip_white_space (narrow);
  guint n_digits = 0;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i > 0 && !kaiji_text_skip (&p, "/") && !kaiji_text_skip (&p, "-")
          && !kaiji_text_skip (&p, "."))
        return;
      parts[i] = (guint) kaiji_characters_read_digits (&p, &n_digits);
      if (n_digits < 1 || n_digits > (i == 2 ? 4 : 2))
        return;
    }
  if (*kaiji_text_skip_white_space (p) != '\0')
    return;

  if (n_digits == 4)
    {
      guesses[n++] = (KaijiPartialDate){ parts[2], parts[0], parts[1] };
      if (parts[0] != parts[1])
        guesses[n++] = (KaijiPartialDate){ parts[2], parts[1], parts[0] };
    }
  else
    {
      guesses[n++] = (KaijiPartialDate){ THIS_CENTURY + parts[0], parts[1], parts[2] };
    }

  for (guint i = 0; i < n; i++)
    {
      if (guesses[i].month > 0 && guesses[i].day > 0)
        offer_date (run, finding, ids[i], guesses[i]);
    }
}

void
kaiji_check_date_as_text (KaijiCheckRun *run)
{
  KaijiPartialDate date;
  const char *rest;

  if (kaiji_answer_read_date (run->answer, &date) || has_contradiction (run->texts[0])
      || (run->field->kind == KAIJI_FIELD_YEAR && find_era (run->texts[0], &date, &rest) != NULL))
    return;

  if (run->field->kind == KAIJI_FIELD_YEAR)
    kaiji_check_report (run, _ ("Answered in words; give a year if there is one."));
  else
    offer_guesses (run,
                   kaiji_check_report (run, _ ("Answered in words; give a date if there is one.")));
}

/* 昭和49年, S49 in a field that asks for a Gregorian year. */
void
kaiji_check_year_in_era (KaijiCheckRun *run)
{
  g_autofree char *before = NULL;
  g_autofree char *written = NULL;
  KaijiPartialDate date;
  KaijiFinding *finding;
  const char *rest;
  const char *start = find_era (run->texts[0], &date, &rest);

  if (start == NULL)
    return;

  before = g_strndup (run->texts[0], (gsize) (start - run->texts[0]));
  written = g_strstrip (g_strndup (start, (gsize) (rest - start)));
  /* Translators: %s is a year as it is written, such as 昭和49年, %u that of the Gregorian calendar
   */
  finding = kaiji_check_report (run, _ ("“%s” is %u; the year of the common era is asked for."),
                                written, date.year);
  if (date.month == 0)
    {
      const KaijiWords *words = kaiji_scheme_get_words (run->scheme);
      g_autofree char *year = kaiji_partial_date_format (&date, words->day, words->month,
                                                         words->year);

      /* Translators: {} is a year such as 1974年 */
      kaiji_check_offer_text (run, finding, "convert-era",
                              kaiji_text_replace (_ ("Convert to {}"), "", year),
                              g_strconcat (before, year, rest, NULL));
    }
  else
    {
      g_autofree char *described = kaiji_partial_date_describe (&date);

      kaiji_check_offer_text (run, finding, "convert-era",
                              kaiji_text_replace (_ ("Convert to {}"), "", described),
                              date.day > 0 ? g_strdup_printf ("%s%u年%u月%u日%s", before, date.year,
                                                              date.month, date.day, rest)
                                           : g_strdup_printf ("%s%u年%u月%s", before, date.year,
                                                              date.month, rest));
    }
}

/* Returns whether the letter of an era at @p, such as the S of S65, is more than a name: a whole
 * date follows it, or the answer is nothing but a date. */
static gboolean
is_era_letter (KaijiCheckRun *run, const char *text, const char *p, const KaijiPartialDate *date)
{
  if (!g_ascii_isalpha (*p))
    return TRUE;
  if (p > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
    return FALSE;

  return date->day > 0 || run->field->kind == KAIJI_FIELD_DATE;
}

/* Finds a date in a year that its era did not have: 昭和65年, 平成32年4月1日. The name of an era
 * was used for the future as long as the era lasted, so the day that the sheet tells of decides. */
void
kaiji_check_era_ended (KaijiCheckRun *run)
{
  KaijiPartialDate today = kaiji_check_get_day (run);

  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      g_autofree char *narrow = NULL;

      if (run->texts[i] == NULL || !kaiji_era_may_be_named (run->texts[i], TRUE))
        continue;

      narrow = kaiji_text_narrow (run->texts[i]);
      for (const char *p = narrow; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autofree char *written = NULL;
          KaijiPartialDate date;
          KaijiFinding *finding;
          const char *rest;
          guint last_year;

          /* The eras that have ended: 平成, 昭和, 大正, 明治, ㍻ to ㍾ */
          if (strchr ("HSTMhstm", *p) == NULL
              && g_utf8_strchr ("平昭大明㍻㍼㍽㍾", -1, g_utf8_get_char (p)) == NULL)
            continue;
          last_year = kaiji_partial_date_outlives_era (p, &date, &rest);
          if (last_year == 0 || today.year <= last_year || !is_era_letter (run, narrow, p, &date))
            continue;

          written = g_strndup (p, (gsize) (rest - p));
          /* Translators: %s is a year or date such as 昭和65年, the first %u the year of the
           * Gregorian calendar, the second the year in which the era ended */
          finding = kaiji_check_report (run,
                                        _ ("“%s” would be %u, but the era ended in %u; make sure "
                                           "which year is meant."),
                                        written, date.year, last_year);
          if (run->field->kind == KAIJI_FIELD_DATE && run->form == KAIJI_ANSWER_TEXT && i == 0)
            offer_date (run, finding, "convert-era", date);
          return;
        }
    }
}

/* Returns whether @run is at a disclosure date whose renewal is due. */
static gboolean
is_renewal_due (KaijiCheckRun *run, KaijiDeadlines *deadlines)
{
  return run->field == kaiji_scheme_get_role (run->scheme, KAIJI_ROLE_DISCLOSURE_DATE)
         && kaiji_deadlines_find (run->sheet, deadlines)
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
