/* kaiji-checks-calendar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of days and hours mentioned in the text of any answer. They must not take anything else
 * for a date, such as a list of versions, so they know only a few notations.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-checks-private.h"
#include "kaiji-text.h"

/* Night hours may be counted beyond 24, up to 29:59. */
#define MAX_HOUR 29

/* A number of days up to this one is a slip rather than something else. */
#define MAX_MISCOUNTED_DAY 39

/* Digits somewhere in a text, with their neighbours. */
typedef struct
{
  const char *text;
  const char *start;
  const char *after;
  guint64 value;
  guint n_digits;
  gunichar previous; /* 0 at the beginning of the text */
} Digits;

/* Finds the next digits at or after @from, which is a place in digits->text. */
static gboolean
next_digits (Digits *digits, const char *from)
{
  /* The first bytes of digits of either width; no other character has them inside. */
  static const char first_bytes[] = "0123456789\xef";

  for (const char *p = from + strcspn (from, first_bytes); *p != '\0';
       p = g_utf8_next_char (p), p += strcspn (p, first_bytes))
    {
      if (kaiji_characters_get_digit (p) < 0)
        continue;

      digits->start = p;
      digits->previous = p > digits->text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
      digits->after = p;
      digits->value = kaiji_characters_read_digits (&digits->after, &digits->n_digits);
      return TRUE;
    }

  return FALSE;
}

/* Reads a number of one or two digits followed by @sign. */
static gboolean
read_small (const char **p, const char *sign, guint *number)
{
  const char *q = *p;
  guint n_digits;
  guint64 value;

  kaiji_text_skip_spaces (&q);
  value = kaiji_characters_read_digits (&q, &n_digits);
  if (n_digits < 1 || n_digits > 2 || !kaiji_text_skip_sign (&q, sign))
    return FALSE;

  *number = (guint) value;
  *p = q;
  return TRUE;
}

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
read_year (Digits *digits)
{
  guint first_year;

  if (digits->n_digits == 4)
    return (guint) digits->value;
  if (digits->n_digits > 2 || digits->value == 0)
    return 0;

  first_year = kaiji_partial_date_skip_era_back (digits->text, &digits->start);
  return first_year > 0 ? first_year + (guint) digits->value - 1 : 0;
}

/* 2023年13月, 2023年2月30日, 平成27年2月29日; the day is optional. Returns the end of an impossible
 * date. */
static const char *
find_impossible_in_year (Digits *digits)
{
  const char *p = digits->after;
  guint year, month, day;

  if (!kaiji_text_skip_sign (&p, "年") || !read_small (&p, "月", &month))
    return NULL;

  year = read_year (digits);
  if (year == 0)
    return NULL;
  if (month < 1 || month > 12)
    return p;

  return read_small (&p, "日", &day) && (day < 1 || day > get_days_in_month (year, month)) ? p
                                                                                           : NULL;
}

/* 2月30日, 13月1日; but not 4月 60日間 */
static const char *
find_impossible_in_month (const Digits *digits)
{
  const char *p = digits->start;
  guint month, day;

  if (!read_small (&p, "月", &month) || !read_small (&p, "日", &day) || g_str_has_prefix (p, "間"))
    return NULL;

  return day < 1 || day > get_days_in_month (0, month) ? p : NULL;
}

/* R4.4.31, H31/4/31, S64.1.32. R also begins the name of a release, so its days end where nobody
 * would miscount any more: R4.40.1 and R12.1.45 are versions. */
static const char *
find_impossible_in_era (const Digits *digits)
{
  const char *start = digits->start;
  const char *rest;
  KaijiPartialDate date;
  gboolean is_release;

  if (digits->n_digits > 2 || kaiji_partial_date_skip_era_back (digits->text, &start) == 0
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
  return c == '/' || c == '-' || c == '.' || c == 0xff0f;
}

/* 2023/2/30, 2023-02-30, ２０２３／２／３０, 2023/13/1. Points also separate the parts of a
 * version, 2024.13.1, and strokes versions, each later than the one before: 2016/19/22. */
static const char *
find_impossible_in_numbers (const Digits *digits)
{
  static const char *const separators[] = { "/", "-", "／", "." };
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
  if (!read_small (&p, separator, &month))
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
  (void) kaiji_partial_date_skip_era_back (text, &start);
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

void
kaiji_check_text_date (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      Digits digits = { .text = run->texts[i] };
      g_autofree char *kanji = NULL;

      if (digits.text == NULL)
        continue;

      for (const char *p = digits.text; next_digits (&digits, p); p = digits.after)
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
      if (kanji != NULL)
        {
          kaiji_check_report (run, _ ("The calendar has no “%s”; correct it."), kanji);
          return;
        }
    }
}

static gboolean
ends_with_any (const char *text, const char *end, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (end - text) >= length && memcmp (end - length, words[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_range_sign (gunichar c)
{
  return c != 0 && g_utf8_strchr ("~～〜-－−‐‑‒–—―─━ー→⇒", -1, c) != NULL;
}

/* Words before a time that may come between it and the sign of a range: 9:00～PM5:30. */
static const char *const halves[] = { "午前", "午後", "翌日", "翌朝", "当日", "翌",
                                      "AM",   "PM",   "am",   "pm",   "A.M.", "P.M.",
                                      "a.m.", "p.m.", "ＡＭ", "ＰＭ", "正午", NULL };

static const char *
skip_space_back (const char *text, const char *p)
{
  while (p > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);

  return p;
}

/* Whether a span of time without its end stops at @p: 9:00～, 9:00 から, 9:00～午後 */
static gboolean
follows_range_sign (const char *text, const char *p)
{
  p = skip_space_back (text, p);
  for (guint i = 0; halves[i] != NULL; i++)
    {
      gsize length = strlen (halves[i]);

      if ((gsize) (p - text) >= length && memcmp (p - length, halves[i], length) == 0)
        {
          p = skip_space_back (text, p - length);
          break;
        }
    }

  return p > text
         && (is_range_sign (g_utf8_get_char (g_utf8_prev_char (p)))
             || ends_with_any (text, p, (const char *const[]){ "から", "より", "至", NULL }));
}

static gboolean
precedes_range_sign (const char *p)
{
  static const char *const words[] = { "まで", "から", "より", "迄", NULL };

  kaiji_text_skip_spaces (&p);
  kaiji_text_skip_any (&p, halves);
  kaiji_text_skip_spaces (&p);
  return is_range_sign (g_utf8_get_char (p)) || kaiji_text_skip_any (&p, words);
}

/* 10時70分, 31時15分, 9時～30時; but not 9時 70分間 or 9～72時間. Returns the end of an impossible
 * time. */
static const char *
find_impossible_clock (const Digits *digits)
{
  const char *p = digits->start;
  const char *after;
  guint hour, minute;

  if (!read_small (&p, "時", &hour) || g_str_has_prefix (p, "間"))
    return NULL;

  after = p;
  if (read_small (&after, "分", &minute))
    return !g_str_has_prefix (after, "間") && (hour > MAX_HOUR || minute > 59) ? after : NULL;

  return hour > MAX_HOUR
             && (follows_range_sign (digits->text, digits->start) || precedes_range_sign (p))
           ? p
           : NULL;
}

/* 9:00~17:70. Only next to a sign of a time span, since 30:70 is a ratio. */
static const char *
find_impossible_digital (const Digits *digits)
{
  const char *p = digits->after;
  guint minute, n_digits;

  if (digits->n_digits > 2 || digits->previous == ':' || (*p != ':' && !g_str_has_prefix (p, "：")))
    return NULL;

  p = g_utf8_next_char (p);
  minute = (guint) kaiji_characters_read_digits (&p, &n_digits);
  if (n_digits != 2 || *p == ':' || (digits->value <= MAX_HOUR && minute <= 59))
    return NULL;

  return follows_range_sign (digits->text, digits->start) || precedes_range_sign (p) ? p : NULL;
}

void
kaiji_check_text_time (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      Digits digits = { .text = run->texts[i] };

      if (digits.text == NULL)
        continue;

      for (const char *p = digits.text; next_digits (&digits, p); p = digits.after)
        {
          g_autofree char *time = NULL;
          const char *end = find_impossible_clock (&digits);

          if (end == NULL)
            end = find_impossible_digital (&digits);
          if (end == NULL)
            continue;

          time = g_strndup (digits.start, (gsize) (end - digits.start));
          kaiji_check_report (run, _ ("There is no time of day “%s”; correct it."), time);
          return;
        }
    }
}

/* Characters that may be between 24時間 and 365日. */
static gboolean
is_separator (gunichar c)
{
  return c != 0 && (g_unichar_isspace (c) || g_utf8_strchr ("/／・,、，x×(（", -1, c) != NULL);
}

/* Words for round-the-clock service, which may also be between 24時間 and 365日. */
static const char *const round_the_clock[] = { "対応", "稼働",     "体制",     "監視",
                                               "受付", "運用",     "有人",     "営業",
                                               "無休", "サービス", "サポート", "保守",
                                               "管理", "連続",     "年間",     NULL };

static const char *
skip_separators (const char *p)
{
  while (is_separator (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static const char *
skip_separators_back (const char *text, const char *p)
{
  gboolean skipped;

  do
    {
      while (p > text && is_separator (g_utf8_get_char (g_utf8_prev_char (p))))
        p = g_utf8_prev_char (p);

      skipped = FALSE;
      for (guint i = 0; round_the_clock[i] != NULL && !skipped; i++)
        {
          gsize length = strlen (round_the_clock[i]);

          skipped = (gsize) (p - text) >= length
                    && memcmp (p - length, round_the_clock[i], length) == 0;
          if (skipped)
            p -= length;
        }
    }
  while (skipped);

  return p;
}

static gboolean
begins_with_hours (const char *p)
{
  guint hours;

  return (read_small (&p, "時間", &hours) || read_small (&p, "h", &hours)
          || read_small (&p, "H", &hours))
         && hours == 24;
}

/* Whether the text before @end means around the clock or all year: 24時間, 年中. */
static gboolean
ends_with_always (const char *text, const char *end)
{
  static const char *const words[] = { "24時間", "24 時間", "２４時間", "24h",
                                       "24H",    "年中",    "年中無休", NULL };

  return ends_with_any (text, end, words);
}

/* 24/356, 24h/356d, 24x7x356: as short as people write it. */
static gboolean
is_short_round_the_clock (const Digits *digits)
{
  static const char *const starts[] = { "24/",  "24x",   "24×",    "24h",   "24H",   "24h/",
                                        "24H/", "24hx",  "24/7/",  "24x7x", "24/7x", "24X",
                                        "24h×", "24h・", "２４／", NULL };
  const char *after = digits->after;
  const char *before = digits->start;
  gunichar next;

  if (!ends_with_any (digits->text, before, starts))
    return FALSE;

  /* 2024/356 is another number. */
  while (before > digits->text
         && (g_ascii_isalnum (before[-1]) || before[-1] == '/' || (guchar) before[-1] >= 0x80))
    {
      const char *previous = g_utf8_prev_char (before);

      if (g_utf8_strchr ("0123456789/hHxX×・２４／", -1, g_utf8_get_char (previous)) == NULL)
        break;
      before = previous;
    }
  if (!g_str_has_prefix (before, "24") && !g_str_has_prefix (before, "２４"))
    return FALSE;

  (void) (kaiji_text_skip (&after, "d") || kaiji_text_skip (&after, "D"));
  if (kaiji_text_skip_any (&after, round_the_clock))
    return TRUE;
  next = g_utf8_get_char (after);
  return next == 0 || g_unichar_isspace (next)
         || (g_unichar_ispunct (next) && g_utf8_strchr ("/.-%％", -1, next) == NULL)
         || g_utf8_strchr ("での", -1, next) != NULL;
}

/* 24時間/356日, 年中366日 */
static gboolean
has_impossible_days (const Digits *digits)
{
  const char *after = digits->after;

  if (digits->n_digits != 3 || digits->value < 300 || digits->value > 399 || digits->value == 365
      || digits->value == 366)
    return FALSE;

  if (!kaiji_text_skip_sign (&after, "日"))
    return is_short_round_the_clock (digits);

  /* 保存は350日、24時間対応 is a list. */
  return (!g_str_has_prefix (after, "、") && !g_str_has_prefix (after, "，")
          && begins_with_hours (skip_separators (after)))
         || ends_with_always (digits->text, skip_separators_back (digits->text, digits->start));
}

/* 25時間365日. Larger numbers of hours are durations: 72時間、365日監視. */
static gboolean
has_impossible_hours (const Digits *digits)
{
  const char *p = digits->after;
  guint n_digits;

  if (digits->n_digits != 2 || digits->value <= 24 || digits->value > MAX_HOUR
      || !kaiji_text_skip_sign (&p, "時間"))
    return FALSE;

  do
    p = skip_separators (p);
  while (kaiji_text_skip_any (&p, round_the_clock));
  return kaiji_characters_read_digits (&p, &n_digits) == 365 && kaiji_text_skip_sign (&p, "日");
}

void
kaiji_check_text_days (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      Digits digits = { .text = run->texts[i] };

      if (digits.text == NULL)
        continue;

      for (const char *p = digits.text; next_digits (&digits, p); p = digits.after)
        {
          if (has_impossible_days (&digits))
            {
              kaiji_check_report (run, _ ("A year has 365 days, not %u; correct it."),
                                  (guint) digits.value);
              return;
            }

          if (has_impossible_hours (&digits))
            {
              kaiji_check_report (run, _ ("A day has 24 hours, not %u; correct it."),
                                  (guint) digits.value);
              return;
            }
        }
    }
}
