/* kaiji-checks-calendar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of dates mentioned in the text of any answer. They must not take anything else
 * for a date, such as a list of versions, so they know only a few notations.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-check-digits-private.h"
#include "kaiji-checks-private.h"
#include "kaiji-era.h"
#include "kaiji-text.h"

/* A number of days up to this one is a slip rather than something else. */
#define MAX_MISCOUNTED_DAY 39

/* February has 29 days if the year is not known. */
static guint
get_days_in_month (guint year, guint month)
{
  if (month < 1 || month > 12)
    return 0;

  return g_date_get_days_in_month ((GDateMonth) month, year > 0 ? (GDateYear) year : 2000);
}

/* Reads the digits as a year, which may be one of an era: then the start moves to the era's name. 0
 * if they are not a year. */
static guint
read_year (KaijiCheckDigits *digits)
{
  guint first_year;

  if (digits->n_digits == 4)
    return (guint) digits->value;
  if (digits->n_digits > 2 || digits->value == 0)
    return 0;

  first_year = kaiji_era_skip_back (digits->text, &digits->start);
  return first_year > 0 ? first_year + (guint) digits->value - 1 : 0;
}

static gboolean
is_kanji_digit (gunichar c)
{
  return c != 0 && g_utf8_strchr ("〇一二三四五六七八九十", -1, c) != NULL;
}

/* Reads a number below 100 in kanji before @sign: 十二月, 三十日, 二一日 */
static gboolean
read_small_kanji (const char **p, const char *sign, guint *number)
{
  static const char *const digits[] = {
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"
  };
  const char *q = *p;
  guint tens = 0, ones = 0;
  gboolean has_ten = FALSE;

  for (guint n = 0; n < strlen ("00") + 1 && is_kanji_digit (g_utf8_get_char (q)); n++)
    {
      if (kaiji_text_skip (&q, "十"))
        {
          tens = n == 0 ? 1 : ones;
          ones = 0;
          has_ten = TRUE;
          continue;
        }
      for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
        {
          if (kaiji_text_skip (&q, digits[i]))
            {
              ones = (has_ten ? 0 : ones * 10) + i;
              break;
            }
        }
    }

  *number = tens * 10 + ones;
  if (q == *p || !kaiji_text_skip (&q, sign))
    return FALSE;

  *p = q;
  return TRUE;
}

/* Reads a number of one or two digits, or in kanji, before @sign. */
static gboolean
read_part (const char **p, const char *sign, guint *number)
{
  return kaiji_check_digits_read_small (p, sign, number) || read_small_kanji (p, sign, number);
}

/* 2023年13月, 2023年2月30日, 平成27年2月29日; the day is optional. Returns the end of an impossible
 * date. */
static const char *
find_impossible_in_year (KaijiCheckDigits *digits)
{
  const char *p = digits->after;
  guint year, month, day;

  if (!kaiji_text_skip_sign (&p, "年") || !read_part (&p, "月", &month))
    return NULL;

  year = read_year (digits);
  if (year == 0)
    return NULL;
  if (month < 1 || month > 12)
    return p;

  return read_part (&p, "日", &day) && (day < 1 || day > get_days_in_month (year, month)) ? p
                                                                                          : NULL;
}

/* 2月30日, 13月1日; but not 4月 60日間 */
static const char *
find_impossible_in_month (KaijiCheckDigits *digits)
{
  const char *p = digits->start;
  guint month, day;
  guint year = 0;

  if (!kaiji_check_digits_read_small (&p, "月", &month)
      || !kaiji_check_digits_read_small (&p, "日", &day) || g_str_has_prefix (p, "間"))
    return NULL;

  /* 令和元年2月29日 */
  if (digits->start - digits->text > (gssize) strlen ("元年"))
    {
      const char *place = digits->start - strlen ("元年");

      if (g_str_has_prefix (place, "元年"))
        year = kaiji_era_skip_back (digits->text, &place);
    }

  return day < 1 || day > get_days_in_month (year, month) ? p : NULL;
}

/* R4.4.31, H31/4/31, S64.1.32. R also begins the name of a release, so its days end where nobody
 * would miscount any more: R4.40.1 and R12.1.45 are versions. */
static const char *
find_impossible_in_era (const KaijiCheckDigits *digits)
{
  const char *start = digits->start;
  const char *rest;
  KaijiPartialDate date;
  gboolean is_release;

  if (digits->n_digits > 2 || kaiji_era_skip_back (digits->text, &start) == 0
      || !kaiji_partial_date_parse_human (start, &date, &rest) || date.day == 0
      || g_ascii_isalnum (*rest) || *rest == '.' || *rest == '/'
      || kaiji_partial_date_is_valid (&date))
    return NULL;

  is_release = g_unichar_toupper (g_utf8_get_char (start)) == 'R'
               || g_utf8_get_char (start) == 0xff32 /* Ｒ */;
  if (is_release && (date.month < 1 || date.month > 12 || date.day > MAX_MISCOUNTED_DAY))
    return NULL;

  return rest;
}

static gboolean
is_date_separator (gunichar c)
{
  return c == '/' || c == '-' || c == '.' || c == 0xff0f || c == 0xff0d;
}

/* 2023/2/30, 2023-02-30, ２０２３／２／３０, 2023/13/1. Points also separate the parts of a
 * version, 2024.13.1, and strokes versions, each later than the one before: 2016/19/22. */
static const char *
find_impossible_in_numbers (const KaijiCheckDigits *digits)
{
  static const char *const separators[] = { "/", "-", "／", "－", "." };
  const char *p = digits->after;
  const char *separator = NULL;
  const char *end;
  guint year = (guint) digits->value;
  guint month, day, n_digits;

  for (guint i = 0; separator == NULL && i < G_N_ELEMENTS (separators); i++)
    {
      if (g_str_has_prefix (p, separators[i]))
        separator = separators[i];
    }

  if (digits->n_digits != 4 || year < 1900 || year > 2199 || separator == NULL
      || is_date_separator (digits->previous) || g_unichar_isalpha (digits->previous))
    return NULL;

  p += strlen (separator);
  if (!kaiji_check_digits_read_small (&p, separator, &month))
    return NULL;
  end = p;
  day = (guint) kaiji_characters_read_digits (&end, &n_digits);
  /* A full stop may end the sentence. */
  if (n_digits < 1 || n_digits > 2
      || (is_date_separator (g_utf8_get_char (end)) && !(*end == '.' && !g_ascii_isdigit (end[1])))
      || g_ascii_isalnum (*end))
    return NULL;

  if (month >= 1 && month <= 12)
    return day > get_days_in_month (year, month)
               && day <= (*separator == '.' ? 31 : MAX_MISCOUNTED_DAY)
             ? end
             : NULL;

  if (month == 0)
    return *separator != '.' && day <= MAX_MISCOUNTED_DAY ? end : NULL;

  return *separator != '.' && day >= 1 && day < month && month <= 31 ? end : NULL;
}

/* 二月三十日, 令和六年二月三十日, 二〇二四年十三月. Returns the end of an impossible date that
 * begins at
 * @p, a kanji digit. */
static const char *
find_impossible_in_kanji (const char *text, const char *p)
{
  KaijiPartialDate date = { 0 };
  const char *start = p;
  const char *rest;
  guint month, day;

  if (p > text && is_kanji_digit (g_utf8_get_char (g_utf8_prev_char (p))))
    return NULL;

  /* The year is that of an era, or has four digits. */
  (void) kaiji_era_skip_back (text, &start);
  if (kaiji_partial_date_parse_human (start, &date, &rest) && date.month > 0)
    return kaiji_partial_date_is_valid (&date) || g_str_has_prefix (rest, "間") ? NULL : rest;

  if (!read_small_kanji (&p, "月", &month) || !read_small_kanji (&p, "日", &day)
      || g_str_has_prefix (p, "間"))
    return NULL;

  return day < 1 || day > get_days_in_month (0, month) ? p : NULL;
}

/* (transfer full) (nullable): the text of an impossible date in kanji */
static char *
dup_impossible_in_kanji (const char *text)
{
  /* All of 〇 and the kanji numerals begin with one of these bytes. */
  if (strstr (text, "月") == NULL)
    return NULL;

  for (const char *p = text; (p = strpbrk (p, "\xe3\xe4\xe5")) != NULL; p = g_utf8_next_char (p))
    {
      const char *end = is_kanji_digit (g_utf8_get_char (p)) ? find_impossible_in_kanji (text, p)
                                                             : NULL;

      if (end != NULL)
        return g_strndup (p, (gsize) (end - p));
    }

  return NULL;
}

/* June 31, 2024. (transfer full) (nullable): its text */
static char *
dup_impossible_in_english (const char *text)
{
  static const char initials[] = "JFMASONDjfmasond";

  for (const char *p = text; (p = strpbrk (p, initials)) != NULL; p++)
    {
      KaijiPartialDate date;
      const char *rest;

      if ((p > text && g_ascii_isalpha (p[-1])) || !g_ascii_isalpha (p[1])
          || !g_ascii_isalpha (p[2]))
        continue;
      if (kaiji_partial_date_parse_narrow (p, &date, &rest) && !kaiji_partial_date_is_valid (&date))
        return g_strndup (p, (gsize) (rest - p));
    }

  return NULL;
}

void
kaiji_check_text_date (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      KaijiCheckDigits digits = { .text = run->texts[i] };
      g_autofree char *kanji = NULL;

      if (digits.text == NULL)
        continue;

      for (const char *p = digits.text; kaiji_check_digits_next (&digits, p); p = digits.after)
        {
          g_autofree char *date = NULL;
          const char *end = find_impossible_in_year (&digits);

          if (end == NULL)
            end = find_impossible_in_month (&digits);
          if (end == NULL)
            end = find_impossible_in_numbers (&digits);
          if (end == NULL)
            end = find_impossible_in_era (&digits);
          if (end == NULL)
            continue;

          date = g_strndup (digits.start, (gsize) (end - digits.start));
          kaiji_check_report (run, _ ("The calendar has no “%s”; correct it."), date);
          return;
        }

      kanji = dup_impossible_in_kanji (digits.text);
      if (kanji == NULL && (run->traits & KAIJI_TRAIT_DIGIT) != 0)
        kanji = dup_impossible_in_english (digits.text);
      if (kanji != NULL)
        {
          kaiji_check_report (run, _ ("The calendar has no “%s”; correct it."), kanji);
          return;
        }
    }
}
