/* kaiji-time-span.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times named in the text of any answer. Anything that may be something else, such as a version or
 * the number of a document, is not taken for a date, so not every notation is recognised.
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-era.h"
#include "kaiji-text.h"
#include "kaiji-time-span.h"

#define DIGITS "0123456789"
#define KANJI_DIGITS "〇一二三四五六七八九十百千"

#define MIN_YEAR 1900
#define MAX_YEAR 2199

/* A fiscal year runs from April to March: Public Finance Act (財政法), article 11. */
#define FISCAL_YEAR_FIRST_MONTH 4

static const char *const eras[] = { "令和", "平成", "昭和", "㋿", "㍻",
                                    "㍼",   "令",   "平",   "昭",  NULL };

/* The most characters between a date and the plan for it. */
#define MAX_DISTANCE 16

/* One date of a span, as written. */
typedef struct
{
  KaijiPartialDate date;
  gboolean fiscal;
  char separator; /* /, - or . if it has one */
  const char *start;
  const char *end;
} Mention;

/* Reads a number of one or two digits. */
static gboolean
read_small (const char **p, guint *number)
{
  gsize length = strspn (*p, DIGITS);

  if (length < 1 || length > 2)
    return FALSE;

  *number = (guint) g_ascii_strtoull (*p, NULL, 10);
  *p += length;
  return TRUE;
}

static gboolean
ends_with (const char *start, const char *end, const char *word)
{
  gsize length = strlen (word);

  return (gsize) (end - start) >= length && memcmp (end - length, word, length) == 0;
}

/* Returns whether something is planned for the time that ends at @p, so that R6.3 and 2024.3 are a
 * month rather than a version: R6.3実施予定, R6.3末までに対応予定; but not R6.3で対応予定,
 * R6.3をリリース予定. */
static gboolean
precedes_plan (const char *p)
{
  static const char *const parts[] = { "末", "頃", "ごろ", "上旬", "中旬", "下旬", "初旬", NULL };
  static const char *const joints[] = { "までに", "まで", "から", "より", "に", NULL };
  static const char *const plans[] = { "予定", "見込", "計画", NULL };
  gboolean joined;

  kaiji_text_skip_spaces (&p);
  kaiji_text_skip_any (&p, parts);
  joined = kaiji_text_skip_any (&p, joints);
  if (g_str_has_prefix (p, "リリース") || g_str_has_prefix (p, "版"))
    return FALSE;

  for (guint i = 0; i < MAX_DISTANCE && *p != '\0'; i++)
    {
      if (kaiji_text_skip_any (&p, plans))
        return TRUE;
      if (kaiji_characters_is_one_of (g_utf8_get_char (p), "。、,\n;:")
          || (!joined && kaiji_characters_is_one_of (g_utf8_get_char (p), "をのはでがとへも")))
        return FALSE;
      p = g_utf8_next_char (p);
    }

  return FALSE;
}

/* Returns whether the same kind of date is at the other end of a range: R5.1～R5.12,
 * 2023.1～2023.12. */
static gboolean
precedes_range (const char *p)
{
  static const char *const signs[] = { "~", "〜", "から", "-", "–", "—", "ー", NULL };
  KaijiPartialDate date;
  const char *rest;

  kaiji_text_skip_spaces (&p);
  if (!kaiji_text_skip_any (&p, signs))
    return FALSE;

  kaiji_text_skip_spaces (&p);
  return kaiji_partial_date_parse_narrow (p, &date, &rest) && date.month > 0
         && kaiji_partial_date_is_valid (&date) && strcspn (p, ".") < (gsize) (rest - p)
         && !g_ascii_isalnum (*rest) && *rest != '.';
}

/* Returns whether it is a date in digits: 2024/3/1, 2024/3, 2024-03-01, 2024-03, 2024.3.1; 2024.3,
 * 2024-1 and 2024/3/1/index.html are versions, numbers and addresses. */
static gboolean
is_date_in_numbers (const Mention *mention)
{
  char next = *mention->end;

  if (next == mention->separator || g_ascii_isalnum (next))
    return FALSE;

  switch (mention->separator)
    {
    case '/':
      return mention->date.month > 0;
    case '-':
      return mention->date.day > 0 || mention->end - mention->start == (gssize) strlen ("2024-03");
    case '.':
      return mention->date.day > 0 || precedes_plan (mention->end) || precedes_range (mention->end);
    default:
      return FALSE;
    }
}

/* FY2022, FY22, FY 2022 */
static gboolean
read_fiscal_year (const char *p, Mention *mention)
{
  guint year;
  gsize length;

  p += strlen ("FY");
  kaiji_text_skip_spaces (&p);
  length = strspn (p, DIGITS);
  if (length != 2 && length != 4)
    return FALSE;

  year = (guint) g_ascii_strtoull (p, NULL, 10);
  mention->date.year = length == 2 ? 2000 + year : year;
  mention->fiscal = TRUE;
  mention->end = p + length;
  if (kaiji_text_skip (&mention->end, "年"))
    kaiji_text_skip (&mention->end, "度");

  return mention->date.year >= MIN_YEAR && mention->date.year <= MAX_YEAR;
}

static gboolean
is_fiscal_year (const char *p)
{
  return g_ascii_strncasecmp (p, "FY", strlen ("FY")) == 0;
}

/* Reads the date that begins at @p: with a digit, a kanji, or the letter of an era. */
static gboolean
read_mention (const char *p, Mention *mention)
{
  /* 2024年間, 2024年版 */
  static const char *const no_dates[] = { "間", "版", "式", "製", "号", NULL };
  gboolean in_digits = g_ascii_isdigit (*p);
  const char *after = p;

  *mention = (Mention){ .start = p };

  if (is_fiscal_year (p))
    return read_fiscal_year (p, mention);

  if (in_digits ? strspn (p, DIGITS) != 4
                : !g_ascii_isalpha (*p) && *p != '\'' && !kaiji_text_skip_any (&after, eras)
                    && !kaiji_characters_is_one_of (g_utf8_get_char (p), KANJI_DIGITS))
    return FALSE;

  if (!kaiji_partial_date_parse_narrow (p, &mention->date, &mention->end)
      || !kaiji_partial_date_is_valid (&mention->date) || mention->date.year < MIN_YEAR
      || mention->date.year > MAX_YEAR)
    return FALSE;

  if (in_digits && strchr ("/-.", p[4]) != NULL && p[4] != '\0')
    {
      mention->separator = p[4];
      return is_date_in_numbers (mention);
    }

  /* R6.3.1 is a date; R6 and R6.3 are versions, unless something is planned for them. */
  if (g_ascii_isalpha (*p))
    {
      after = p + 1 + strspn (p + 1, DIGITS);
      if (*after != '\0' && strchr ("/-.", *after) != NULL)
        {
          mention->separator = *after;
          return (mention->date.day > 0 || precedes_plan (mention->end)
                  || precedes_range (mention->end))
                 && is_date_in_numbers (mention);
        }
    }

  if (mention->date.month == 0)
    {
      if (ends_with (p, mention->end, ")"))
        return TRUE;
      if (!ends_with (p, mention->end, "年"))
        return FALSE;
      mention->fiscal = kaiji_text_skip (&mention->end, "度");
    }

  after = mention->end;
  return !kaiji_text_skip_any (&after, no_dates);
}

/* Finds the first digit at or after @from: an ASCII digit, or a kanji before 年, such as 四 in
 * 二〇二四年. */
static const char *
find_digit (const char *from)
{
  const char *digit = from + strcspn (from, DIGITS);

  for (const char *year = from; (year = g_strstr_len (year, digit - year, "年")) != NULL;
       year += strlen ("年"))
    {
      const char *start = year;

      while (start > from
             && kaiji_characters_is_one_of (g_utf8_get_char (g_utf8_prev_char (start)),
                                            KANJI_DIGITS "元"))
        start = g_utf8_prev_char (start);
      if (start < year)
        return start;
    }

  return digit;
}

/* Skips the digits that find_digit() found. */
static const char *
skip_digits (const char *p)
{
  const char *after = p + strspn (p, DIGITS);

  return after > p ? after : strstr (p, "年");
}

/* Finds the beginning of the date whose first digit is at @p: 平成, R or FY may precede it, as may
 * 令和 before 元年. */
static const char *
find_start (const char *text, const char *p)
{
  const char *q = ends_with (text, p, "元年") ? p - strlen ("元年") : p;

  if (kaiji_era_skip_back (text, &q) > 0)
    return q;

  /* '24年3月 */
  if (p > text && p[-1] == '\'' && strspn (p, DIGITS) == strlen ("24"))
    return p - 1;

  q = p;
  while (q > text && q[-1] == ' ')
    q--;
  if (q - text >= 2 && is_fiscal_year (q - 2) && (q - text == 2 || !g_ascii_isalnum (q[-3])))
    return q - 2;

  return p;
}

static gboolean
find_mention (const char *text, const char *from, Mention *mention)
{
  for (const char *p = find_digit (from); *p != '\0'; p = find_digit (skip_digits (p)))
    {
      const char *start = find_start (text, p);
      char previous = start > text ? start[-1] : ' ';

      if (!g_ascii_isalpha (previous) && strchr ("/-.", previous) == NULL
          && read_mention (start, mention))
        return TRUE;
    }

  return FALSE;
}

static KaijiPartialDate
get_first_day (const Mention *mention)
{
  if (mention->fiscal)
    return (KaijiPartialDate){ mention->date.year, FISCAL_YEAR_FIRST_MONTH, 1 };

  return kaiji_partial_date_get_first_day (&mention->date);
}

static KaijiPartialDate
get_last_day (const Mention *mention)
{
  KaijiPartialDate last_month = { mention->date.year + 1, FISCAL_YEAR_FIRST_MONTH - 1, 0 };

  return kaiji_partial_date_get_last_day (mention->fiscal ? &last_month : &mention->date);
}

/* 9:42, 9時42分, 0時 */
static gboolean
skip_time (const char **p)
{
  const char *q = *p;
  guint hour, minute;

  if (!read_small (&q, &hour))
    return FALSE;

  if (kaiji_text_skip (&q, "時"))
    {
      if (read_small (&q, &minute))
        kaiji_text_skip (&q, "分");
    }
  else if (!kaiji_text_skip (&q, ":") || !read_small (&q, &minute))
    {
      return FALSE;
    }

  *p = q;
  return TRUE;
}

/* Skips details between a date and the sign of a range: 末, (火), 0:00. */
static void
skip_details (const char **p)
{
  static const char *const words[] = { "度",   "分",   "期",   "末日", "末",   "上旬",
                                       "中旬", "下旬", "初旬", "頃",   "ごろ", NULL };
  static const char *const weekdays[] = { "(月", "(火", "(水", "(木", "(金", "(土", "(日", NULL };
  const char *q = *p;

  kaiji_text_skip_any (&q, words);
  *p = q;

  kaiji_text_skip_spaces (&q);
  if (kaiji_text_skip_any (&q, weekdays))
    {
      kaiji_text_skip (&q, "曜日");
      kaiji_text_skip (&q, "曜");
      if (kaiji_text_skip (&q, ")"))
        *p = q;
    }

  q = *p;
  kaiji_text_skip_spaces (&q);
  if (skip_time (&q))
    *p = q;
}

/* Reads the end of a range, which may leave out its year or month: ～2023年10月31日, ～10月31日,
 * ～31日, ～翌年3月, ～10/31. */
static gboolean
read_range_end (const char *p, const Mention *first, Mention *last)
{
  const KaijiPartialDate from = kaiji_partial_date_get_first_day (&first->date);
  gboolean next_year;
  KaijiPartialDate day;
  guint number;

  if (read_mention (p, last))
    return TRUE;

  /* In R5.1～R5.12 only the range shows that R5.12 is a month. */
  if (first->separator == '.' && first->date.day == 0
      && kaiji_partial_date_parse_narrow (p, &last->date, &last->end) && last->date.month > 0
      && kaiji_partial_date_is_valid (&last->date))
    return TRUE;

  *last = (Mention){ .start = p, .date.year = first->date.year };
  next_year = kaiji_text_skip (&p, "翌年") || kaiji_text_skip (&p, "翌");
  if (!next_year && !kaiji_text_skip (&p, "同年"))
    kaiji_text_skip (&p, "同");
  last->date.year += next_year;

  if (first->date.month == 0 || !read_small (&p, &number))
    return FALSE;

  if (kaiji_text_skip (&p, "月"))
    {
      last->date.month = number;
      last->end = p;
      if (read_small (&p, &number) && kaiji_text_skip (&p, "日"))
        {
          last->date.day = number;
          last->end = p;
        }
    }
  else if (kaiji_text_skip (&p, "日") && first->date.day > 0)
    {
      last->date.month = first->date.month;
      last->date.day = number;
      last->end = p;
    }
  else if (first->date.day > 0 && first->separator != '\0' && *p == first->separator)
    {
      last->date.month = number;
      p++;
      if (!read_small (&p, &last->date.day) || *p == first->separator)
        return FALSE;
      last->end = p;
    }
  else
    {
      return FALSE;
    }

  if (!kaiji_partial_date_is_valid (&last->date))
    return FALSE;

  day = kaiji_partial_date_get_last_day (&last->date);
  if (kaiji_partial_date_compare (&day, &from) < 0)
    last->date.year++;

  return kaiji_partial_date_is_valid (&last->date);
}

/* Makes a span of a date and the text after it. */
static void
read_span (const Mention *first, KaijiTimeSpan *span)
{
  static const char *const signs[] = { "~", "〜", "-",    "‐",    "–",  "—",
                                       "―", "ー", "から", "より", "至", NULL };
  const char *p = first->end;
  Mention last;

  *span = (KaijiTimeSpan){
    .kind = first->fiscal ? KAIJI_TIME_SPAN_FISCAL_YEAR : KAIJI_TIME_SPAN_DATE,
    .first_day = get_first_day (first),
    .last_day = get_last_day (first),
    .start = first->start,
    .end = first->end,
  };

  skip_details (&p);
  kaiji_text_skip_spaces (&p);
  if (!kaiji_text_skip_any (&p, signs))
    return;

  kaiji_text_skip_spaces (&p);
  kaiji_text_skip (&p, "至");
  kaiji_text_skip_spaces (&p);

  if (read_range_end (p, first, &last))
    {
      span->kind = KAIJI_TIME_SPAN_RANGE;
      span->last_day = get_last_day (&last);
      span->end = last.end;
      kaiji_text_skip (&span->end, "まで");
    }
  else if (!skip_time (&p))
    {
      span->kind = KAIJI_TIME_SPAN_OPEN;
    }
}

/**
 * kaiji_time_span_next:
 * @text: a text narrowed by kaiji_text_narrow()
 * @from: a place in @text, or its end
 * @span: (out): the time
 *
 * Finds the first time with a year at or after @from.
 *
 * Returns: whether there is one
 */
gboolean
kaiji_time_span_next (const char *text, const char *from, KaijiTimeSpan *span)
{
  Mention first;

  g_return_val_if_fail (text != NULL && from >= text, FALSE);
  g_return_val_if_fail (span != NULL, FALSE);

  if (!find_mention (text, from, &first))
    return FALSE;

  read_span (&first, span);
  return TRUE;
}
