/* kaiji-date-number.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of dates, in digits and in kanji: 2024, 二〇二四, 二千二十四, 十二.
 */

#include "config.h"

#include "kaiji-partial-date-private.h"
#include "kaiji-text.h"

/* Reads digits; there must be at least one and no more than @max_digits. */
gboolean
kaiji_date_read_digits (const char **p, guint max_digits, guint *number, guint *n_digits)
{
  *number = 0;
  *n_digits = 0;
  while (*n_digits < max_digits && g_ascii_isdigit (**p))
    {
      *number = *number * 10 + (guint) (**p - '0');
      (*p)++;
      (*n_digits)++;
    }

  return *n_digits > 0 && !g_ascii_isdigit (**p);
}

static gboolean
read_kanji_digit (const char **p, guint *digit)
{
  static const char *const digits[] = {
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"
  };

  if ((guchar) * *p < 0xe3)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    {
      if (kaiji_text_skip (p, digits[i]))
        {
          *digit = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Reads a year of four digits in kanji with 千: 二千二十四, 千九百七十四. */
static gboolean
read_kanji_thousands (const char **p, guint *number)
{
  static const struct
  {
    const char *name;
    guint value;
  } scales[] = { { "千", 1000 }, { "百", 100 }, { "十", 10 } };
  const char *q = *p;
  guint digit;
  guint sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      const char *after = q;

      if (!read_kanji_digit (&after, &digit))
        digit = 1;
      if (kaiji_text_skip (&after, scales[i].name))
        {
          sum += digit * scales[i].value;
          q = after;
        }
      else if (i == 0)
        {
          return FALSE;
        }
    }

  if (read_kanji_digit (&q, &digit))
    sum += digit;
  *number = sum;
  *p = q;
  return TRUE;
}

/* Reads a number in kanji, digit by digit, below 100 with 十, or a year with 千: 二〇二四, 四九,
 * 四十九, 十二, 二千二十四. */
static gboolean
read_kanji (const char **p, guint max_digits, guint *number, guint *n_digits)
{
  guint digit;

  *n_digits = 4;
  if (max_digits >= *n_digits && read_kanji_thousands (p, number))
    return TRUE;

  *number = 0;
  for (*n_digits = 0; read_kanji_digit (p, &digit); (*n_digits)++)
    *number = *number * 10 + digit;

  if (*n_digits <= 1 && kaiji_text_skip (p, "十"))
    {
      *number = (*n_digits == 0 ? 1 : *number) * 10;
      *n_digits = 2;
      if (read_kanji_digit (p, &digit))
        *number += digit;
    }

  return *n_digits > 0 && *n_digits <= max_digits;
}

/* Reads a number as people write it in a date. */
gboolean
kaiji_date_read_number (const char **p, guint max_digits, guint *number, guint *n_digits)
{
  guint unused;

  if (n_digits == NULL)
    n_digits = &unused;

  return g_ascii_isdigit (**p) ? kaiji_date_read_digits (p, max_digits, number, n_digits)
                               : read_kanji (p, max_digits, number, n_digits);
}
