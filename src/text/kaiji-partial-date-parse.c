/* kaiji-partial-date-parse.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates as people write them: in both calendars, in digits and in kanji.
 */

#include "config.h"

#include "kaiji-partial-date-private.h"
#include "kaiji-text.h"

/* Years in two digits are of this century below this one. */
#define FIRST_SHORT_YEAR 50

/* Brackets around the same year or date in the other calendar. */
static const char *const opening[] = { "(", "[", "【", "〔", "〈", "《", "<", NULL };
static const char *const closing[] = { ")", "]", "】", "〕", "〉", "》", ">", NULL };

/* A year as written, in one of the two calendars. */
typedef struct
{
  guint year;
  guint n_digits; /* for a Gregorian year; 0 for a year of an era */
} Year;

static gboolean
read_era_year (const char **p, guint *year)
{
  guint last_year;

  return kaiji_era_read_year (p, year, &last_year);
}

/* Reads '24 as 2024 and '98 as 1998. */
static gboolean
read_short_year (const char **p, guint *year)
{
  static const char *const apostrophes[] = { "'", "’", "‘", "′", "`", NULL };
  const char *q = *p;
  guint n_digits;

  if (!kaiji_text_skip_any (&q, apostrophes) || !kaiji_date_read_digits (&q, 2, year, &n_digits)
      || n_digits != 2)
    return FALSE;

  *year += *year < FIRST_SHORT_YEAR ? 2000 : 1900;
  *p = q;
  return TRUE;
}

/* Skips a sign that may separate year, month and day. */
static gboolean
skip_separator (const char **p)
{
  if (**p != '/' && **p != '-' && **p != '.')
    return FALSE;

  (*p)++;
  return TRUE;
}

static gboolean
read_year (const char **p, Year *year)
{
  *year = (Year){ 0 };
  if (read_era_year (p, &year->year))
    return TRUE;
  if (read_short_year (p, &year->year))
    {
      year->n_digits = 4;
      return TRUE;
    }

  kaiji_text_skip (p, "西暦");
  kaiji_text_skip_spaces (p);
  return kaiji_date_read_number (p, 8, &year->year, &year->n_digits)
         && (year->n_digits == 4 || year->n_digits == 8);
}

/* Returns whether @other may be @first in the other calendar. A year in which an era ended has two
 * names: 平成31年(令和元年). */
static gboolean
is_other_name (const Year *first, const Year *other)
{
  if (other->n_digits == 8)
    return FALSE;

  return (other->n_digits == 0) != (first->n_digits == 0)
         || (other->n_digits == 0 && other->year == first->year);
}

/* Reads the same year in the other calendar, which follows in brackets or after a stroke:
 * 令和6年(2024年)6月1日, 2024(令和6)年6月1日, 令和6年/2024年6月1日. Sets @has_sign if 年 is inside
 * them. */
static gboolean
read_other_calendar (const char **p, const Year *first, Year *other, gboolean *has_sign)
{
  static const char *const strokes[] = { "/", "・", "、", "=", NULL };
  const char *q = *p;
  gboolean in_brackets, sign;
  Year another;

  kaiji_text_skip_spaces (&q);
  in_brackets = kaiji_text_skip_any (&q, opening);
  if (!in_brackets && !(*has_sign && kaiji_text_skip_any (&q, strokes)))
    return FALSE;
  kaiji_text_skip_spaces (&q);

  if (!read_year (&q, other) || !is_other_name (first, other))
    return FALSE;

  sign = kaiji_text_skip_sign (&q, "年");
  if (!in_brackets)
    {
      *p = q;
      return sign && other->year == first->year;
    }

  /* January 2024 is in 令和5年度. */
  if (kaiji_text_skip (&q, "度") && other->year != first->year)
    return FALSE;
  /* 2019年(平成31年・令和元年) */
  if (kaiji_text_skip_any (&q, strokes))
    {
      if (!read_year (&q, &another) || another.n_digits != 0 || another.year != other->year)
        return FALSE;
      sign |= kaiji_text_skip_sign (&q, "年");
    }
  kaiji_text_skip_spaces (&q);
  if (!kaiji_text_skip_any (&q, closing))
    return FALSE;
  sign |= kaiji_text_skip_sign (&q, "年");

  *has_sign |= sign;
  *p = q;
  return TRUE;
}

/* Reads 6月1日, after 年; both parts are optional. */
static void
read_month_and_day (const char *p, KaijiPartialDate *date, const char **rest)
{
  guint number;

  kaiji_text_skip_spaces (&p);
  /* There is no month or day 0, and dropping it would make a date of what is none. */
  if (!kaiji_date_read_number (&p, 2, &number, NULL) || number == 0
      || !kaiji_text_skip_sign (&p, "月"))
    return;
  date->month = number;
  *rest = p;

  kaiji_text_skip_spaces (&p);
  if (!kaiji_date_read_number (&p, 2, &number, NULL) || number == 0
      || !kaiji_text_skip_sign (&p, "日"))
    return;
  date->day = number;
  *rest = p;
}

/* Reads month and day with dashes or spaces that may as well stand between other numbers, so that
 * only all three parts make a date: 2023ー11ー18, 2024 / 6 / 1. */
static gboolean
read_loose_rest (const char *p, KaijiPartialDate *date, const char **rest)
{
  static const char *const separators[] = { "/", "-", ".", "‐", "‑",  "‒", "–",
                                            "—", "―", "─", "━", "ー", NULL };
  guint *const parts[] = { &date->month, &date->day };
  KaijiPartialDate year_only = *date;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      kaiji_text_skip_spaces (&p);
      if (!kaiji_text_skip_any (&p, separators))
        break;
      kaiji_text_skip_spaces (&p);
      if (!kaiji_date_read_number (&p, 2, parts[i], NULL))
        break;
    }

  if (date->day > 0)
    {
      *rest = p;
      return TRUE;
    }

  *date = year_only;
  return FALSE;
}

/* Returns whether nothing else follows, so that S49 is a year rather than a name. */
static gboolean
is_end (const char *p)
{
  kaiji_text_skip_spaces (&p);
  return *p == '\0' || *p == '(' || *p == ')' || *p == '\n';
}

/* Reads a date. *other_year is the year in the other calendar, 0 if there is none. */
static gboolean
read_date (const char *text, KaijiPartialDate *date, guint *other_year, const char **rest)
{
  const char *p = text;
  Year year, other = { 0 };
  gboolean has_sign;
  guint number;

  *date = (KaijiPartialDate){ 0 };
  *other_year = 0;
  kaiji_text_skip_spaces (&p);
  if (kaiji_date_read_english (&p, date))
    {
      *rest = p;
      return TRUE;
    }
  if (!read_year (&p, &year))
    return FALSE;

  if (year.n_digits == 8)
    {
      *date = (KaijiPartialDate){ year.year / 10000, year.year / 100 % 100, year.year % 100 };
      *rest = p;
      return date->month > 0 && date->day > 0;
    }

  date->year = year.year;
  has_sign = kaiji_text_skip_sign (&p, "年");
  if (read_other_calendar (&p, &year, &other, &has_sign))
    *other_year = other.year;
  *rest = p;

  if (has_sign)
    {
      read_month_and_day (p, date, rest);
      return TRUE;
    }

  if (!skip_separator (&p))
    return (year.n_digits == 4 && read_loose_rest (p, date, rest)) || year.n_digits == 4
           || other.n_digits == 4 || is_end (p);

  if (!kaiji_date_read_number (&p, 2, &number, NULL) || number == 0)
    return year.n_digits == 4;
  date->month = number;
  *rest = p;

  if (!skip_separator (&p))
    return TRUE;

  if (kaiji_date_read_number (&p, 2, &number, NULL) && number > 0)
    {
      date->day = number;
      *rest = p;
    }

  return TRUE;
}

/**
 * kaiji_partial_date_parse_narrow:
 * @text: a person's text, narrowed by kaiji_text_narrow()
 * @date: (out): the date
 * @rest: (out): the first byte of @text after the date
 *
 * Like kaiji_partial_date_parse_human(), for callers that read many dates in one text.
 *
 * Returns: whether @text begins with a date
 */
gboolean
kaiji_partial_date_parse_narrow (const char *text, KaijiPartialDate *date, const char **rest)
{
  guint other_year;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL && rest != NULL, FALSE);

  return read_date (text, date, &other_year, rest) && (other_year == 0 || other_year == date->year);
}

/**
 * kaiji_partial_date_outlives_era:
 * @text: a person's text, narrowed by kaiji_text_narrow()
 * @date: (out): the date
 * @rest: (out): the first byte of @text after the date
 *
 * Returns: the year in which the era ended, if @text begins with a date in a year that the era did
 *   not have: 昭和65年, 平成32年4月1日; 0 otherwise
 */
guint
kaiji_partial_date_outlives_era (const char *text, KaijiPartialDate *date, const char **rest)
{
  const char *p = text;
  guint year, last_year;

  g_return_val_if_fail (text != NULL, 0);
  g_return_val_if_fail (date != NULL && rest != NULL, 0);

  if (!kaiji_era_read_year (&p, &year, &last_year) || last_year == 0 || year <= last_year
      || !kaiji_partial_date_parse_narrow (text, date, rest))
    return 0;

  return last_year;
}

/* Reads the date in the other calendar, in parentheses after the first one:
 * 2024年6月1日(令和6年6月1日). */
static gboolean
read_other_date (const char *p, KaijiPartialDate *date, const char **rest)
{
  guint year;

  const char *end;

  kaiji_text_skip_spaces (&p);
  if (!kaiji_text_skip_any (&p, opening) || !read_date (p, date, &year, rest) || year != 0)
    return FALSE;

  end = *rest;
  return kaiji_text_skip_any (&end, closing);
}

static gboolean
begins_with_era (const char *text)
{
  guint year;

  kaiji_text_skip_spaces (&text);
  return read_era_year (&text, &year);
}

static gboolean
begins_with_era_in_brackets (const char *text)
{
  kaiji_text_skip_spaces (&text);
  kaiji_text_skip_any (&text, opening);
  return begins_with_era (text);
}

static gboolean
differ (guint a, guint b)
{
  return a != 0 && b != 0 && a != b;
}

/**
 * kaiji_partial_date_contradicts:
 * @text: a person's text, narrowed by kaiji_text_narrow()
 * @date: (out): the date in the calendar that comes first
 * @other: (out): the date in the other calendar
 * @rest: (out): the first byte of @text after both dates
 *
 * Returns: whether @text begins with a date in both the Japanese and the Gregorian calendar, and
 *   the two differ: 令和6年(2025年)6月1日
 */
gboolean
kaiji_partial_date_contradicts (const char *text,
                                KaijiPartialDate *date,
                                KaijiPartialDate *other,
                                const char **rest)
{
  const char *inner;
  guint other_year;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL && other != NULL && rest != NULL, FALSE);

  if (!read_date (text, date, &other_year, rest))
    return FALSE;

  if (other_year != 0)
    {
      *other = (KaijiPartialDate){ other_year, date->month, date->day };
      return other_year != date->year;
    }

  if (!read_other_date (*rest, other, &inner)
      || begins_with_era (text) == begins_with_era_in_brackets (*rest))
    return FALSE;

  kaiji_text_skip_any (&inner, closing);
  *rest = inner;
  return date->year != other->year || differ (date->month, other->month)
         || differ (date->day, other->day);
}

/**
 * kaiji_partial_date_parse:
 * @text: a date as in a sheet file: `2023`, `2023-11` or `2023-11-18`
 * @date: (out): the date
 *
 * Only the form is checked; kaiji_partial_date_is_valid() checks that the date exists.
 *
 * Returns: whether @text has that form
 */
gboolean
kaiji_partial_date_parse (const char *text, KaijiPartialDate *date)
{
  const char *p = text;
  guint n_digits;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  *date = (KaijiPartialDate){ 0 };

  if (!kaiji_date_read_digits (&p, 4, &date->year, &n_digits) || n_digits != 4)
    return FALSE;
  if (*p == '\0')
    return TRUE;

  if (*p++ != '-' || !kaiji_date_read_digits (&p, 2, &date->month, &n_digits) || n_digits != 2)
    return FALSE;
  if (*p == '\0')
    return date->month > 0;

  return *p++ == '-' && kaiji_date_read_digits (&p, 2, &date->day, &n_digits) && n_digits == 2
         && *p == '\0' && date->month > 0 && date->day > 0;
}

/**
 * kaiji_partial_date_parse_human:
 * @text: a person's text: `2023/11/18`, `2023-11-18`, `2023年11月18日`, `令和5年11月18日`,
 * `R5.11.18`, `令5.11.18`, `2023年11月`, `2023`, `西暦2023年`, `令和5年(2023年)11月18日`, with
 * digits of any width or in kanji; `November 18, 2023`
 * @date: (out): the date
 * @rest: (out) (nullable): the first byte of @text after the date
 *
 * Only the form is checked; kaiji_partial_date_is_valid() checks that the date exists.
 *
 * Returns: whether @text begins with a date
 */
gboolean
kaiji_partial_date_parse_human (const char *text, KaijiPartialDate *date, const char **rest)
{
  g_autofree char *narrow = NULL;
  const char *narrow_rest = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  narrow = kaiji_text_narrow (text);
  if (!kaiji_partial_date_parse_narrow (narrow, date, &narrow_rest))
    return FALSE;

  /* Narrowing does not change the number of characters. */
  if (rest != NULL)
    *rest = g_utf8_offset_to_pointer (text, g_utf8_pointer_to_offset (narrow, narrow_rest));

  return TRUE;
}
