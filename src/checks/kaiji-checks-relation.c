/* kaiji-checks-relation.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of the scheme's relations between two fields.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-checks-private.h"
#include "kaiji-numeral.h"
#include "kaiji-text.h"

/* The number of complete months between the dates, as a range if the dates are incomplete. */
typedef struct
{
  int min;
  int max;
} Months;

/* Finds the next relation of that kind that applies to the field, starting at *i. */
static const KaijiRelation *
next_relation (KaijiCheckRun *run, KaijiRelationKind kind, guint *i)
{
  const KaijiRelation *relations;
  guint n_relations;

  relations = kaiji_scheme_get_relations (run->scheme, &n_relations);
  while (*i < n_relations)
    {
      const KaijiRelation *relation = &relations[(*i)++];

      if (relation->kind == kind && relation->field == run->field)
        return relation;
    }

  return NULL;
}

void
kaiji_check_above_other (KaijiCheckRun *run)
{
  const KaijiRelation *relation;
  guint i = 0;

  while ((relation = next_relation (run, KAIJI_RELATION_NOT_ABOVE, &i)) != NULL)
    {
      KaijiAnswer *other = kaiji_check_get_answer (run, relation->other);
      double number, limit;

      if (!kaiji_check_read_number (run->answer, run->field, &number)
          || !kaiji_check_read_number (other, relation->other, &limit) || number <= limit)
        continue;

      /* Translators: %s is the title of an item, such as 売上高 */
      kaiji_check_report (run, _ ("More than “%s”; make sure of the digits and units of both."),
                          relation->other->item->title);
    }
}

/* Counts the complete months from one day to another; negative if the other is earlier. */
static int
count_months (const KaijiPartialDate *from, const KaijiPartialDate *until)
{
  int months = ((int) until->year - (int) from->year) * 12 + (int) until->month - (int) from->month;

  return until->day < from->day ? months - 1 : months;
}

/* Words that leave open how many years exactly. */
static const char *const about[] = { "約", "およそ", "ほぼ", NULL };

#define HALF_A_YEAR 6 /* months */

/* Other spellings of a number of years. */
static const char *const other_years[] = { "ヵ年", "ヶ年",  "カ年", "か年",
                                           "箇年", "years", "year", NULL };

/* Reads a number of years or months, in digits or in kanji: 52, 五十二. */
static gboolean
read_count (const char **p, double *number)
{
  KaijiNumeral numeral;
  guint n_digits;

  *number = (double) kaiji_characters_read_digits (p, &n_digits);
  if (n_digits > 0)
    return n_digits <= 3;

  if (!kaiji_numeral_read_kanji (*p, &numeral) || numeral.value > 999)
    return FALSE;

  *number = numeral.value;
  *p = numeral.scale_end;
  return TRUE;
}

/* Skips 7ヶ月 or 半 after 3年, which the form does not ask for. Returns whether it stood there. */
static gboolean
skip_months_after_years (const char **p)
{
  const char *q = *p;
  double months;

  if (kaiji_text_skip (p, "半"))
    return TRUE;

  kaiji_text_skip_spaces (&q);
  kaiji_text_skip (&q, "と");
  if (!read_count (&q, &months) || months > 99)
    return FALSE;
  kaiji_text_skip_spaces (&q);
  if (*q == '\0' || g_utf8_strchr ("ヶヵケカか箇", -1, g_utf8_get_char (q)) == NULL)
    return FALSE;
  q = g_utf8_next_char (q);
  if (!kaiji_text_skip (&q, "月"))
    return FALSE;

  *p = q;
  return TRUE;
}

/* Reads 49年, 7ヶ月, 49年間, 創業52年, 設立から52年, 約52年, 52年目, 3年7ヶ月, 1年半, 半年; a text
 * with anything else is left to the reader. */
static gboolean
find_duration (const char *text, double *duration, gboolean *in_months, const char **rest)
{
  static const char *const beginnings[] = { "サービス開始", "事業開始", "創業", "設立", "創立",
                                            "開業",         "操業",     "創設", "起業", "発足",
                                            "開始",         "通算",     NULL };
  static const char *const joints[] = { "以来", "から", "より", "後", "して", NULL };
  static const char *const years[] = { "年", "周年", NULL };
  const char *p = text;

  p = kaiji_text_skip_white_space (p);
  if (kaiji_text_skip_any (&p, beginnings))
    {
      kaiji_text_skip_any (&p, joints);
      p = kaiji_text_skip_white_space (p);
    }
  (void) (kaiji_text_skip_any (&p, about) || kaiji_text_skip (&p, "満")
          || kaiji_text_skip (&p, "丸"));

  if (kaiji_text_skip (&p, "半年"))
    {
      *duration = HALF_A_YEAR;
      *in_months = TRUE;
      kaiji_text_skip (&p, "間");
      *rest = p;
      return !g_unichar_isalnum (g_utf8_get_char (p));
    }

  if (!read_count (&p, duration))
    return FALSE;
  kaiji_text_skip_spaces (&p);

  if (kaiji_text_skip_any (&p, years) || kaiji_text_skip_any (&p, other_years))
    {
      *in_months = FALSE;
      kaiji_text_skip (&p, "間");
      /* In the 52nd year 51 are over. */
      if (kaiji_text_skip (&p, "目") && *duration > 0)
        *duration -= 1;
      skip_months_after_years (&p);
      *rest = p;
      return !g_unichar_isalnum (g_utf8_get_char (p));
    }

  *in_months = TRUE;
  if (*p == '\0' || g_utf8_strchr ("ヶヵケカか箇", -1, g_utf8_get_char (p)) == NULL)
    return FALSE;
  p = g_utf8_next_char (p);
  if (!kaiji_text_skip (&p, "月"))
    return FALSE;
  kaiji_text_skip (&p, "間");
  *rest = p;
  return TRUE;
}

/* Returns whether a text begins with a number of years that words make less exact: 52年以上. */
static gboolean
begins_with_years (const char *text)
{
  double duration;

  text = kaiji_text_skip_white_space (text);
  return read_count (&text, &duration) && kaiji_text_skip (&text, "年");
}

/* Reads the stated duration, in months or in years. */
static gboolean
read_duration (KaijiAnswer *answer, double *duration, gboolean *in_months)
{
  const char *rest;

  switch (kaiji_answer_get_form (answer))
    {
    case KAIJI_ANSWER_YEARS:
    case KAIJI_ANSWER_MONTHS:
      *duration = kaiji_answer_get_number (answer);
      *in_months = kaiji_answer_get_form (answer) == KAIJI_ANSWER_MONTHS;
      return TRUE;

    case KAIJI_ANSWER_TEXT:
      break;

    default:
      return FALSE;
    }

  /* 約50年 is right of 49 years as well. */
  for (guint i = 0; about[i] != NULL; i++)
    {
      if (strstr (kaiji_answer_get_text (answer), about[i]) != NULL)
        return FALSE;
    }

  return find_duration (kaiji_answer_get_text (answer), duration, in_months, &rest);
}

static Months
count_possible_months (const KaijiPartialDate *from, const KaijiPartialDate *until)
{
  KaijiPartialDate first_from = kaiji_partial_date_get_first_day (from);
  KaijiPartialDate last_from = kaiji_partial_date_get_last_day (from);
  KaijiPartialDate first_until = kaiji_partial_date_get_first_day (until);
  KaijiPartialDate last_until = kaiji_partial_date_get_last_day (until);

  return (Months){
    .min = MAX (count_months (&last_from, &first_until), 0),
    .max = count_months (&first_from, &last_until),
  };
}

static void
report_duration (KaijiCheckRun *run,
                 const KaijiPartialDate *from,
                 const KaijiPartialDate *until,
                 gboolean in_months,
                 guint min,
                 guint max)
{
  g_autofree char *start = kaiji_partial_date_describe (from);
  g_autofree char *end = kaiji_partial_date_describe (until);

  /* Translators: the first two %s are dates such as 1974 and 2023-11-18 */
  if (min == max && in_months)
    kaiji_check_report (
      run,
      g_dngettext (GETTEXT_PACKAGE, "From %s to %s is %u month; correct the months or the dates.",
                   "From %s to %s are %u months; correct the months or the dates.", min),
      start, end, min);
  else if (min == max)
    kaiji_check_report (run,
                        g_dngettext (GETTEXT_PACKAGE,
                                     "From %s to %s is %u year; correct the years or the dates.",
                                     "From %s to %s are %u years; correct the years or the dates.",
                                     min),
                        start, end, min);
  else if (in_months)
    kaiji_check_report (run,
                        _ ("From %s to %s are %u to %u months; correct the months or the "
                           "dates."),
                        start, end, min, max);
  else
    kaiji_check_report (run,
                        _ ("From %s to %s are %u to %u years; correct the years or the "
                           "dates."),
                        start, end, min, max);
}

/* If only the years are known, two numbers of years are right: from 1974 to November 2023 it is 48
 * or 49 years. */
void
kaiji_check_years_since (KaijiCheckRun *run)
{
  const KaijiRelation *relation;
  guint i = 0;

  while ((relation = next_relation (run, KAIJI_RELATION_YEARS_SINCE, &i)) != NULL)
    {
      KaijiPartialDate from, until;
      gboolean in_months;
      double duration;
      Months months;

      if (!read_duration (run->answer, &duration, &in_months)
          || !kaiji_answer_read_valid_date (kaiji_check_get_answer (run, relation->other), &from)
          || !kaiji_answer_read_valid_date (kaiji_check_get_answer (run, relation->until), &until))
        continue;

      months = count_possible_months (&from, &until);
      if (months.max < 0)
        continue;
      if (!in_months)
        months = (Months){ months.min / 12, months.max / 12 };

      if (floor (duration) < months.min || floor (duration) > months.max)
        report_duration (run, &from, &until, in_months, (guint) months.min, (guint) months.max);
    }
}

/* Returns whether a text is a number and 年, 年間 or ヶ月 alone, as the form asks for. */
static gboolean
is_only_duration (const char *text)
{
  static const char *const endings[] = { "目", "周年", NULL };
  guint n_digits;

  kaiji_text_skip_spaces (&text);
  if (kaiji_characters_get_digit (text) < 0)
    return FALSE;

  kaiji_characters_read_digits (&text, &n_digits);
  kaiji_text_skip_spaces (&text);
  if (g_str_has_prefix (text, "周年") || kaiji_text_skip_any (&text, other_years))
    return FALSE;
  if (!kaiji_text_skip (&text, "年"))
    return TRUE;

  return !kaiji_text_skip_any (&text, endings) && !skip_months_after_years (&text);
}

/* 創業52年, 52年目, 3年7ヶ月: words that state a number of years, but not in the form's way. */
void
kaiji_check_duration_as_text (KaijiCheckRun *run)
{
  const KaijiWords *words = kaiji_scheme_get_words (run->scheme);
  g_autofree char *number = NULL;
  g_autofree char *written = NULL;
  KaijiFinding *finding;
  const char *rest;
  gboolean in_months;
  double duration;

  if (!find_duration (run->texts[0], &duration, &in_months, &rest))
    {
      /* 2016年から, 3,000日; but neither 非公開 nor 52年以上 */
      if ((run->traits & KAIJI_TRAIT_DIGIT) != 0 && !begins_with_years (run->texts[0]))
        kaiji_check_report (run, _ ("Answered in words; give a number of years if there is one."));
      return;
    }
  if (is_only_duration (run->texts[0]))
    return;

  number = g_strdup_printf ("%.0f", duration);
  written = kaiji_text_replace (in_months ? words->months : words->years, "", number);
  /* Translators: %s is a number of years or months, such as 52年 */
  finding = kaiji_check_report (run, _ ("Read as %s; write that if it is what is meant."), written);
  /* Translators: {} is a number with its unit, such as 345,678,912円 */
  kaiji_check_offer_text (run, finding, "take-duration",
                          kaiji_text_replace (_ ("Write {}"), "", written),
                          g_strconcat (written, rest, NULL));
}

void
kaiji_check_before_other (KaijiCheckRun *run)
{
  const KaijiRelation *relation;
  guint i = 0;

  while ((relation = next_relation (run, KAIJI_RELATION_NOT_BEFORE, &i)) != NULL)
    {
      KaijiPartialDate date, other, last, first;
      g_autofree char *string = NULL;

      if (!kaiji_answer_read_valid_date (run->answer, &date)
          || !kaiji_answer_read_valid_date (kaiji_check_get_answer (run, relation->other), &other))
        continue;

      last = kaiji_partial_date_get_last_day (&date);
      first = kaiji_partial_date_get_first_day (&other);
      if (kaiji_partial_date_compare (&last, &first) >= 0)
        continue;

      string = kaiji_partial_date_describe (&other);
      /* Translators: the first %s is the title of an item, such as 設立年, the second its date */
      kaiji_check_report (run, _ ("Before “%s” (%s); make sure of both dates."),
                          relation->other->item->title, string);
    }
}
