/* kaiji-look-alike-digits.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letters and signs in the place of digits: 2O24年, l2名, 4З4名. A letter beside digits is usually
 * part of a name (O365, RAID1, 2OS), so only what is a whole number, date, time or phone number
 * once it is corrected counts.
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-look-alike-digits.h"
#include "kaiji-text.h"

/* One digit or what looks like one. A ring counts only between digits: 20○○年 has a place to fill
 * in. */
#define DIGIT "(?:[0-9OoОоΟοՕlIІіΙӀЗзб]|(?<=[0-9])[〇○◯](?=[0-9]))"
#define NOT_IN_WORD "(?<![A-Za-z0-9_\\x{370}-\\x{52f}])(?<![0-9][.,:/-])"
#define WORD_ENDS "(?![0-9A-Za-z\\x{370}-\\x{52f}])"
#define NUMBER "(?:" DIGIT "{1,3}(?:," DIGIT "{3})+|" DIGIT "+)(?:\\." DIGIT "+)?"

/* The words that follow a number and make it one. */
#define COUNTER                                                                                                                   \
  "(?:年|月|日|時|分|秒|週|期|名|人|円|%|パーセント|件|社|回|台|歳|才|点|個|本|枚|度|割|倍|万|億|" \
  "千"                                                                                                                           \
  "|百|兆|[ヶヵケカか箇]|世代|世紀|階|拠点|種|店|校|代|文字|字|ドル|ページ"                            \
  "|(?:[KMGT]B|[kKMG]bps|ms)(?![A-Za-z]))"

#define DATE                                                                                       \
  DIGIT "{1,4} ?年 ?" DIGIT "{1,2} ?月(?: ?" DIGIT "{1,2} ?日)?|" DIGIT "{1,2}月" DIGIT            \
        "{1,2}日|" DIGIT "{4}([/.-])" DIGIT "{1,2}\\g{-1}" DIGIT "{1,2}" WORD_ENDS
#define TIME DIGIT "{1,2}:" DIGIT "{2}" WORD_ENDS "|" DIGIT "{1,2}時" DIGIT "{1,2}分"
#define PHONE_NUMBER "[0OoОо]" DIGIT "{1,4}-" DIGIT "{1,4}-" DIGIT "{3,4}" WORD_ENDS
#define POSTAL_CODE "(?<=〒|〒 )" DIGIT "{3}-" DIGIT "{4}" WORD_ENDS

#define IN_TEXT                                                                                    \
  NOT_IN_WORD "(?:" DATE "|" TIME "|" PHONE_NUMBER "|" NUMBER "(?= ?" COUNTER "))|" POSTAL_CODE

/* A number that is all there is; a stroke may be its first or last digit. */
#define ALONE "(?:^|(?<=^[ ¥△▲-]))(?:\\|?" NUMBER "\\|?)(?= *(?:$|\\(|" COUNTER "))"

static GRegex *
get_regex (gboolean asks_number)
{
  static GRegex *regexes[2];
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      regexes[FALSE] = g_regex_new (IN_TEXT, G_REGEX_OPTIMIZE, 0, NULL);
      regexes[TRUE] = g_regex_new (IN_TEXT "|" ALONE, G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&made, 1);
    }

  return regexes[asks_number];
}

/* Returns the digit that @c, a Latin, Cyrillic or Greek letter or a sign, looks like; 0 for none.
 * Every character of every answer is asked about. */
static char
get_digit (gunichar c)
{
  switch (c)
    {
    case 'O':
    case 'o':
    case 0x41e:  /* О */
    case 0x43e:  /* о */
    case 0x39f:  /* Ο */
    case 0x3bf:  /* ο */
    case 0x555:  /* Օ */
    case 0x3007: /* 〇 */
    case 0x25cb: /* ○ */
    case 0x25ef: /* ◯ */
      return '0';

    case 'l':
    case 'I':
    case 0x406: /* І */
    case 0x456: /* і */
    case 0x399: /* Ι */
    case 0x4c0: /* Ӏ */
    case '|':
      return '1';

    case 0x417: /* З */
    case 0x437: /* з */
      return '3';

    case 0x431: /* б */
      return '6';

    default:
      return 0;
    }
}

/* Returns whether a look-alike stands next to a digit or to a sign of a number or date, of any
 * width: few texts have one, so the others need not be searched. */
static gboolean
may_have_any (const char *text)
{
  gboolean beside = FALSE;
  gboolean was_look_alike = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar wide = g_utf8_get_char (p);
      gunichar c = wide >= 0xff01 && wide <= 0xff5e ? wide - 0xfee0 : wide;
      gboolean is_sign = (c < 0x80 && (g_ascii_isdigit ((char) c) || strchr (",.:/-", (int) c)))
                         || c == 0x5e74 /* 年 */ || c == 0x6708 /* 月 */;

      if (is_sign && was_look_alike)
        return TRUE;
      was_look_alike = get_digit (c) != 0;
      if (was_look_alike && beside)
        return TRUE;
      beside = is_sign;
    }

  return FALSE;
}

/* Returns whether the match is a number rather than a name with a digit: it has a digit, a
 * look-alike, and no first letter that numbers do not begin with, as in O157件 and クラスI2台. */
static gboolean
is_number (const char *text, const char *start, const char *end)
{
  gboolean has_digit = FALSE;
  gboolean has_look_alike = FALSE;
  gboolean plain = TRUE;
  gunichar first = g_utf8_get_char (start);
  const char *second = g_utf8_next_char (start);

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        has_digit = TRUE;
      else if (get_digit (c) != 0)
        has_look_alike = TRUE;
      else
        plain = FALSE;
    }

  if (!has_digit || !has_look_alike)
    return FALSE;
  if (plain && get_digit (first) == '0' && second < end)
    return FALSE;

  return !(plain && first == 'I' && start > text
           && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (start))));
}

/* Appends @start to @end with digits in the place of letters, as wide as these are. */
static void
append_corrected (GString *corrected, const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean wide = c >= 0xff01 && c <= 0xff5e;
      char digit = get_digit (wide ? c - 0xfee0 : c);

      if (digit == 0)
        g_string_append_unichar (corrected, c);
      else
        g_string_append_unichar (corrected, (gunichar) digit + (wide ? 0xfee0 : 0));
    }
}

/**
 * kaiji_look_alike_digits_correct:
 * @text: a person's text
 * @asks_number: whether nothing but a number is asked for, so that it needs no unit
 * @written: (out) (transfer full) (optional): the first of them: `1O0`
 * @meant: (out) (transfer full) (optional): what is meant by it: `100`
 *
 * Finds letters that stand for digits, as in 2O24年, l2名 and 434,OOO円.
 *
 * Returns: (transfer full) (nullable): @text with digits in their place; %NULL if it has none
 */
char *
kaiji_look_alike_digits_correct (const char *text,
                                 gboolean asks_number,
                                 char **written,
                                 char **meant)
{
  g_autofree char *narrow = NULL;
  g_autoptr (GString) corrected = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  const char *copied = text;

  g_return_val_if_fail (text != NULL, NULL);

  if (!may_have_any (text))
    return NULL;

  narrow = kaiji_text_narrow (text);

  g_regex_match (get_regex (asks_number), narrow, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      const char *start, *end;
      int from, to;

      g_match_info_fetch_pos (match, 0, &from, &to);
      if (!is_number (narrow, narrow + from, narrow + to))
        continue;

      /* Narrowing keeps the number of characters. */
      start = g_utf8_offset_to_pointer (text, g_utf8_pointer_to_offset (narrow, narrow + from));
      end = g_utf8_offset_to_pointer (start, g_utf8_pointer_to_offset (narrow + from, narrow + to));
      if (corrected == NULL)
        {
          GString *first = g_string_new (NULL);

          append_corrected (first, start, end);
          if (written != NULL)
            *written = g_strndup (start, (gsize) (end - start));
          if (meant != NULL)
            *meant = g_strdup (first->str);
          g_string_free (first, TRUE);
          corrected = g_string_new (NULL);
        }
      g_string_append_len (corrected, copied, start - copied);
      append_corrected (corrected, start, end);
      copied = end;
    }

  if (corrected == NULL)
    return NULL;

  g_string_append (corrected, copied);
  return g_string_free (g_steal_pointer (&corrected), FALSE);
}
