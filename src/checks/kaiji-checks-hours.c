/* kaiji-checks-hours.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of times of day, and of service around the clock, mentioned in the text of any answer:
 * 17:70, 24時間356日.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-check-digits-private.h"
#include "kaiji-checks-private.h"
#include "kaiji-numeral.h"
#include "kaiji-text.h"

/* Night hours may be counted beyond 24, up to 29:59. */
#define MAX_HOUR 29

/* The last hour after 午前 and 午後. */
#define MAX_HALF_HOUR 12

#define KANJI_DIGITS "〇一二三四五六七八九十百"

static gboolean
is_kanji_digit (gunichar c)
{
  return c != 0 && g_utf8_strchr (KANJI_DIGITS, -1, c) != NULL;
}

/* Writes the hours, minutes and days that are in kanji in digits: 二十四時間三百五十六日. (transfer
 * full) (nullable): NULL if there are none */
static char *
dup_in_digits (const char *text)
{
  static const char *const signs[] = { "時", "分", "日", NULL };
  g_autoptr (GString) written = NULL;
  const char *copied = text;
  gunichar previous = 0;

  if (strstr (text, "時") == NULL)
    return NULL;

  for (const char *p = text; *p != '\0'; previous = g_utf8_get_char (p), p = g_utf8_next_char (p))
    {
      KaijiNumeral numeral;
      const char *end, *after;

      if (!is_kanji_digit (g_utf8_get_char (p)) || is_kanji_digit (previous)
          || !kaiji_numeral_read_kanji (p, &numeral))
        continue;
      /* 十分 is a word of its own as well, but not after a digit: 七十分. */
      end = numeral.scale_end;
      if (g_str_has_prefix (end, "十分") && kaiji_text_skip (&end, "十"))
        numeral.value *= 10;
      after = end;
      if (!kaiji_text_skip_any (&after, signs))
        continue;

      if (written == NULL)
        written = g_string_new (NULL);
      g_string_append_len (written, copied, p - copied);
      g_string_append_printf (written, "%.0f", numeral.value);
      copied = end;
    }

  if (written == NULL)
    return NULL;

  g_string_append (written, copied);
  return g_string_free (g_steal_pointer (&written), FALSE);
}

static gboolean
is_range_sign (gunichar c)
{
  return c != 0 && g_utf8_strchr ("~～〜〰-－−‐‑‒–—―─━ー→⇒…‥", -1, c) != NULL;
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

/* Returns whether a span of time without its end stops at @p: 9:00～, 9:00 から, 9:00～午後 */
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
             || kaiji_text_ends_with_any (text, p,
                                          (const char *const[]){ "から", "より", "至", "to", "...",
                                                                 NULL }));
}

static gboolean
precedes_range_sign (const char *p)
{
  static const char *const words[] = { "まで", "から",     "より", "迄",   "to",   "...",  "開始",
                                       "終了", "スタート", "以降", "以後", "開店", "閉店", NULL };

  kaiji_text_skip_spaces (&p);
  kaiji_text_skip_any (&p, halves);
  kaiji_text_skip_spaces (&p);
  return is_range_sign (g_utf8_get_char (p)) || kaiji_text_skip_any (&p, words);
}

/* Finds 午前, 午後, AM or PM before a time, after which hours count up to 12. Returns where it
 * begins, NULL for none. */
static const char *
find_half (const KaijiCheckDigits *digits)
{
  static const char *const names[] = { "午前", "午後", "AM",   "PM",   "am",
                                       "pm",   "a.m.", "p.m.", "ＡＭ", "ＰＭ" };
  const char *end = skip_space_back (digits->text, digits->start);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if ((gsize) (end - digits->text) >= length && memcmp (end - length, names[i], length) == 0
          && !(end - length > digits->text && g_ascii_isalpha (end[-(gssize) length - 1])))
        return end - length;
    }

  return NULL;
}

/* 午前13時, 午後25時30分, PM13:00. Returns the end of an impossible time. */
static const char *
find_impossible_half (const KaijiCheckDigits *digits)
{
  const char *p = digits->after;
  const char *after;
  guint minute; /* or its number of digits */

  if (digits->n_digits > 2 || digits->value <= MAX_HALF_HOUR)
    return NULL;

  if (kaiji_text_skip_sign (&p, "時"))
    {
      if (g_str_has_prefix (p, "間"))
        return NULL;
      after = p;
      return kaiji_check_digits_read_small (&after, "分", &minute) ? after : p;
    }

  if (!kaiji_text_skip (&p, ":") && !kaiji_text_skip (&p, "："))
    return NULL;
  kaiji_characters_read_digits (&p, &minute);
  return minute == strlen ("00") ? p : NULL;
}

/* 10時70分, 31時15分, 9時～30時; but not 9時 70分間 or 9～72時間. Returns the end of an impossible
 * time. */
static const char *
find_impossible_clock (const KaijiCheckDigits *digits)
{
  const char *p = digits->start;
  const char *after;
  guint hour, minute;

  if (!kaiji_check_digits_read_small (&p, "時", &hour) || g_str_has_prefix (p, "間"))
    return NULL;

  after = p;
  if (kaiji_check_digits_read_small (&after, "分", &minute))
    return !g_str_has_prefix (after, "間") && (hour > MAX_HOUR || minute > 59) ? after : NULL;

  return hour > MAX_HOUR
             && (follows_range_sign (digits->text, digits->start) || precedes_range_sign (p))
           ? p
           : NULL;
}

/* 9:00~17:70. Only next to a sign of a time span, since 30:70 is a ratio. */
static const char *
find_impossible_digital (const KaijiCheckDigits *digits)
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

/* Reports the first impossible time of a text. */
static gboolean
report_time (KaijiCheckRun *run, const char *text)
{
  KaijiCheckDigits digits = { .text = text };

  for (const char *p = text; kaiji_check_digits_next (&digits, p); p = digits.after)
    {
      g_autofree char *time = NULL;
      const char *half = find_half (&digits);
      const char *end = find_impossible_clock (&digits);

      if (end == NULL)
        end = find_impossible_digital (&digits);
      if (end == NULL && half != NULL)
        end = find_impossible_half (&digits);
      if (end == NULL)
        continue;

      if (half == NULL)
        half = digits.start;
      time = g_strndup (half, (gsize) (end - half));
      kaiji_check_report (run, _ ("There is no time of day “%s”; correct it."), time);
      return TRUE;
    }

  return FALSE;
}

void
kaiji_check_text_time (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      g_autofree char *in_digits = NULL;

      if (run->texts[i] == NULL)
        continue;

      in_digits = dup_in_digits (run->texts[i]);
      if (report_time (run, in_digits != NULL ? in_digits : run->texts[i]))
        return;
    }
}

/* Characters that may be between 24時間 and 365日. */
static gboolean
is_separator (gunichar c)
{
  return c != 0 && (g_unichar_isspace (c) || g_utf8_strchr ("/／・,、，x×(（", -1, c) != NULL);
}

/* Words for round-the-clock service, which may also be between 24時間 and 365日. */
static const char *const round_the_clock[] = { "対応",     "稼働", "体制", "監視", "受付",
                                               "運用",     "有人", "営業", "無休", "サービス",
                                               "サポート", "保守", "管理", "連続", "年間",
                                               "年",       NULL };

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

  return (kaiji_check_digits_read_small (&p, "時間", &hours)
          || kaiji_check_digits_read_small (&p, "hours", &hours)
          || kaiji_check_digits_read_small (&p, "h", &hours)
          || kaiji_check_digits_read_small (&p, "H", &hours))
         && hours == 24;
}

/* Returns whether the text before @end means around the clock or all year: 24時間, 年中. */
static gboolean
ends_with_always (const char *text, const char *end)
{
  static const char *const words[] = { "24時間", "24 時間", "２４時間", "24h",
                                       "24H",    "年中",    "年中無休", NULL };

  return kaiji_text_ends_with_any (text, end, words);
}

/* 24/356, 24h/356d, 24x7x356: as short as people write it. */
static gboolean
is_short_round_the_clock (const KaijiCheckDigits *digits)
{
  static const char *const days[] = { "days", "day", "d", "D", NULL };
  static const char *const starts[] = { "24hours ", "24hours/", "24 hours ", "24 hours/", "24h ",
                                        "24H ",     "24/",      "24x",       "24×",       "24h",
                                        "24H",      "24h/",     "24H/",      "24hx",      "24/7/",
                                        "24x7x",    "24/7x",    "24X",       "24h×",      "24h・",
                                        "２４／",   NULL };
  const char *after = digits->after;
  const char *before = digits->start;
  gunichar next;

  if (!kaiji_text_ends_with_any (digits->text, before, starts))
    return FALSE;

  /* 2024/356 is another number. */
  while (before > digits->text
         && (g_ascii_isalnum (before[-1]) || strchr ("/ ", before[-1]) != NULL
             || (guchar) before[-1] >= 0x80))
    {
      const char *previous = g_utf8_prev_char (before);

      if (g_utf8_strchr ("0123456789/hHxX×・２４／ours ", -1, g_utf8_get_char (previous)) == NULL)
        break;
      before = previous;
    }
  if (!g_str_has_prefix (before, "24") && !g_str_has_prefix (before, "２４"))
    return FALSE;

  kaiji_text_skip_any (&after, days);
  if (kaiji_text_skip_any (&after, round_the_clock))
    return TRUE;
  next = g_utf8_get_char (after);
  return next == 0 || g_unichar_isspace (next)
         || (g_unichar_ispunct (next) && g_utf8_strchr ("/.-%％", -1, next) == NULL)
         || g_utf8_strchr ("での", -1, next) != NULL;
}

/* 24時間36日, 24時間3655日: a digit of 365 is missing or there twice. */
static gboolean
is_365_misspelt (const KaijiCheckDigits *digits)
{
  static const guint64 numbers[] = { 36, 35, 65, 3365, 3655, 3665 };
  static const char *const hours[] = { "24時間", "24時間/", "24時間・", NULL };
  static const char *const others[] = { "間", "以", "前", "後", "分", "目", NULL };
  const char *after = digits->after;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (digits->value == numbers[i])
        return kaiji_text_ends_with_any (digits->text, digits->start, hours)
               && kaiji_text_skip (&after, "日") && !kaiji_text_skip_any (&after, others);
    }

  return FALSE;
}

/* 24時間/356日, 年中366日 */
static gboolean
has_impossible_days (const KaijiCheckDigits *digits)
{
  static const char *const yearly[] = { "(年", "(年間", "、年", "、年間", "・年", "/年", NULL };
  const char *after = digits->after;

  if (is_365_misspelt (digits))
    return TRUE;

  if (digits->n_digits != 3 || digits->value < 300 || digits->value > 399 || digits->value == 365
      || digits->value == 366)
    return FALSE;

  if (!kaiji_text_skip_sign (&after, "日"))
    return is_short_round_the_clock (digits);
  /* 24時間365日(年356日) */
  if (kaiji_text_ends_with_any (digits->text, digits->start, yearly)
      && strstr (digits->text, "365日") != NULL)
    return TRUE;

  /* 保存は350日、24時間対応 is a list. */
  return (!g_str_has_prefix (after, "、") && !g_str_has_prefix (after, "，")
          && begins_with_hours (skip_separators (after)))
         || ends_with_always (digits->text, skip_separators_back (digits->text, digits->start));
}

/* 25時間365日. Larger numbers of hours are durations: 72時間、365日監視. */
static gboolean
has_impossible_hours (const KaijiCheckDigits *digits)
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

/* Reports the first impossible number of days or hours of a narrow text. */
static gboolean
report_days (KaijiCheckRun *run, const char *text)
{
  KaijiCheckDigits digits = { .text = text };

  for (const char *p = text; kaiji_check_digits_next (&digits, p); p = digits.after)
    {
      if (has_impossible_days (&digits))
        {
          kaiji_check_report (run, _ ("A year has 365 days, not %u; correct it."),
                              (guint) digits.value);
          return TRUE;
        }

      if (has_impossible_hours (&digits))
        {
          kaiji_check_report (run, _ ("A day has 24 hours, not %u; correct it."),
                              (guint) digits.value);
          return TRUE;
        }
    }

  return FALSE;
}

void
kaiji_check_text_days (KaijiCheckRun *run)
{
  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      g_autofree char *narrow = NULL;
      g_autofree char *in_digits = NULL;

      if (run->texts[i] == NULL
          || ((run->traits & KAIJI_TRAIT_DIGIT) == 0 && strstr (run->texts[i], "時間") == NULL))
        continue;

      narrow = kaiji_text_narrow (run->texts[i]);
      in_digits = dup_in_digits (narrow);
      if (report_days (run, in_digits != NULL ? in_digits : narrow))
        return;
    }
}
