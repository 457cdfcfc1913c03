/* kaiji-numeral.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers in digits, in kanji and in both: 434,000,000, 4億3400万, 四億三千四百万.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-numeral-private.h"
#include "kaiji-text.h"

/* A double holds all whole numbers below this, and no amount of money reaches it. */
#define MAX_WHOLE 1e15

/* Scales below 万 multiply the digits before them; 万 and above multiply everything before them. */
#define FIRST_GREAT_SCALE 1e4

static const struct
{
  const char *name;
  guint value;
} kanji_digits[] = {
  { "〇", 0 }, { "零", 0 }, { "一", 1 }, { "二", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 },
  { "六", 6 }, { "七", 7 }, { "八", 8 }, { "九", 9 }, { "壱", 1 }, { "弐", 2 }, { "参", 3 },
  { "壹", 1 }, { "貳", 2 }, { "參", 3 }, { "肆", 4 }, { "伍", 5 }, { "玖", 9 },
};

static gboolean
skip_kanji_digit (const char **p, guint *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (kanji_digits); i++)
    {
      if (kaiji_text_skip (p, kanji_digits[i].name))
        {
          *value = kanji_digits[i].value;
          return TRUE;
        }
    }

  return FALSE;
}

/* Skips one of @characters if a digit follows it. */
static gboolean
skip_before_digit (const char **p, const char *characters)
{
  const char *next;

  if (**p == '\0' || g_utf8_strchr (characters, -1, g_utf8_get_char (*p)) == NULL)
    return FALSE;

  next = g_utf8_next_char (*p);
  if (kaiji_characters_get_digit (next) < 0)
    return FALSE;

  *p = next;
  return TRUE;
}

/* Skips a separator of three-digit groups other than a plain comma: a space after or instead of the
 * comma, 、, 。, an apostrophe, a semicolon or a low line. A three-digit group must follow, and not
 * a number of its own. */
static gboolean
skip_odd_separator (const char **p, gboolean joins_spaces)
{
  static const char *const commas[] = { ",", "，", "、", "。", NULL };
  const char *q = *p;
  const char *after;
  guint n_digits;

  if (!skip_before_digit (&q, "'’") && !(joins_spaces && skip_before_digit (&q, ";；_＿")))
    {
      if (!joins_spaces)
        return FALSE;
      kaiji_text_skip_spaces (&q);
      if (kaiji_text_skip_any (&q, commas))
        q = kaiji_text_skip_white_space (q);
    }

  after = q;
  kaiji_characters_read_digits (&after, &n_digits);
  if (q == *p || n_digits != 3)
    return FALSE;

  *p = q;
  return TRUE;
}

/* Reads the decimals after a point, or groups separated by points. */
static double
read_after_point (const char **p, guint n_first_digits, gboolean grouped, KaijiNumeral *numeral)
{
  guint n_digits;
  guint n_groups = 1;
  gboolean threes;
  double joined = (double) kaiji_characters_read_digits (p, &n_digits);
  double decimals = joined / pow (10, n_digits);
  guint n_decimals = n_digits;
  gboolean any_three = n_digits == 3;

  threes = n_digits == 3 && n_first_digits <= 3 && !grouped;
  while (skip_before_digit (p, ".．"))
    {
      joined = joined * 1000 + (double) kaiji_characters_read_digits (p, &n_digits);
      threes &= n_digits == 3;
      any_three |= n_digits == 3;
      n_groups++;
    }

  if (n_groups > 1)
    {
      /* 1.842.350.000: points instead of commas; but not 2028.3.31 */
      numeral->grouping_wrong = any_three && n_first_digits <= 3;
      numeral->joinable = threes;
      if (threes)
        {
          numeral->value *= pow (1000, n_groups);
          return joined;
        }
    }

  numeral->several_points = n_groups > 1;
  numeral->n_decimals = n_decimals;
  numeral->point_groups = n_groups == 1 && threes && numeral->value > 0;
  return decimals;
}

/* Skips a second comma, or one with no digits after it but a unit: 434,,000円, 434,000,円. */
static gboolean
skip_stray_comma (const char **p)
{
  static const char *const commas[] = { ",", "，", NULL };
  static const char *const units[] = { "円", "名", "人", "%", "％", NULL };
  const char *q = *p;
  const char *unit;

  if (!kaiji_text_skip_any (&q, commas))
    return FALSE;

  unit = q;
  if (!kaiji_text_skip_any (&unit, units) && !skip_before_digit (&q, ",，"))
    return FALSE;

  *p = q;
  return TRUE;
}

/* Reads digits with their commas and decimals. */
static double
read_digits (const char **p, gboolean joins_spaces, KaijiNumeral *numeral)
{
  KaijiNumeral part = { .joinable = TRUE };
  guint n_first_digits, n_digits;
  gboolean wrong, grouped = FALSE, odd = FALSE;

  part.value = (double) kaiji_characters_read_digits (p, &n_first_digits);
  wrong = n_first_digits > 3;

  for (;;)
    {
      guint64 group;

      if (skip_before_digit (p, ",，"))
        grouped = TRUE;
      else if (n_first_digits <= 3 && skip_odd_separator (p, joins_spaces))
        odd = grouped = TRUE;
      else if (skip_stray_comma (p))
        grouped = wrong = TRUE;
      else
        break;

      group = kaiji_characters_read_digits (p, &n_digits);
      wrong |= n_digits != 3;
      part.value = part.value * pow (10, n_digits) + (double) group;
    }

  part.grouping_wrong = grouped && (wrong || odd);
  part.joinable = part.grouping_wrong && !wrong;

  if (skip_before_digit (p, ".．"))
    {
      /* The decimals are added after the groups have been multiplied. */
      double rest = read_after_point (p, n_first_digits, grouped, &part);

      part.value += rest;
    }

  numeral->grouping_wrong |= part.grouping_wrong;
  numeral->joinable = part.joinable;
  numeral->point_groups = part.point_groups;
  numeral->several_points = part.several_points;
  numeral->n_decimals = part.n_decimals;
  return part.value;
}

/* Reads kanji digits: 三, 二〇二六, 四三四、〇〇〇, 七四・九. */
static gboolean
read_kanji_digits (const char **p, double *value)
{
  static const char *const commas[] = { "、", ",", "，", NULL };
  static const char *const points[] = { "・", "．", ".", NULL };
  const char *q;
  double unit = 1;
  guint digit;

  if (!skip_kanji_digit (p, &digit))
    return FALSE;

  *value = digit;
  for (;;)
    {
      const char *group;
      guint n = 0;
      double number = 0;

      while (skip_kanji_digit (p, &digit))
        *value = *value * 10 + digit;

      group = *p;
      if (!kaiji_text_skip_any (&group, commas))
        break;
      for (; skip_kanji_digit (&group, &digit); n++)
        number = number * 10 + digit;
      if (n != 3)
        break;
      *value = *value * 1000 + number;
      *p = group;
    }

  q = *p;
  if (kaiji_text_skip_any (&q, points))
    {
      for (; skip_kanji_digit (&q, &digit); *p = q)
        *value += digit * (unit /= 10);
    }

  return TRUE;
}

/* E+08, as spreadsheets shorten large numbers, and ×10^8. */
static gboolean
skip_exponent (const char **p, double *value)
{
  static const char *const signs[] = { "E+", "e+", "E", "e", "×10^", "x10^", "*10^", NULL };
  const char *q = *p;
  guint n_digits;
  guint64 exponent;

  if (!kaiji_text_skip_any (&q, signs))
    return FALSE;

  exponent = kaiji_characters_read_digits (&q, &n_digits);
  if (n_digits < 1 || n_digits > 2 || g_ascii_isalnum (*q))
    return FALSE;

  *value = pow (10, (double) exponent);
  *p = q;
  return TRUE;
}

/* Reads numbers and scales from @p on; @value is the first number. A number below 万 is the sum of
 * the parts multiplied by 千, 百 and 十, and 万, 億 and 兆 multiply everything before them. */
static void
read_scales (const char *p,
             gboolean has_number,
             double value,
             gboolean joins_spaces,
             KaijiNumeral *numeral)
{
  double total = 0;
  double section = 0;
  guint n_scales = 0;
  guint n_numbers = 1;

  for (;;)
    {
      const char *next = p;
      double scale;
      gboolean any = FALSE;

      numeral->end = p;
      kaiji_text_skip_spaces (&next);
      numeral->scale = numeral->scale_end = p;

      for (const char *q = next;
           kaiji_scale_skip (&q, &scale) || (has_number && kaiji_scale_skip_letter (&q, &scale))
           || (has_number && joins_spaces && skip_exponent (&q, &scale));
           next = q)
        {
          if (!any)
            numeral->scale = next;
          any = TRUE;
          n_scales++;
          if (scale < FIRST_GREAT_SCALE)
            {
              section += (has_number ? value : 1) * scale;
            }
          else
            {
              section += has_number ? value : 0;
              total += (section > 0 ? section : 1) * scale;
              section = 0;
            }
          has_number = FALSE;
        }

      if (!any)
        break;
      numeral->scale_end = next;
      numeral->scaled = TRUE;

      p = next;
      kaiji_text_skip_spaces (&p);
      if (kaiji_characters_get_digit (p) >= 0)
        value = read_digits (&p, joins_spaces, numeral);
      else if (!read_kanji_digits (&p, &value))
        break;
      has_number = TRUE;
      n_numbers++;
    }

  numeral->value = total + section + (has_number ? value : 0);
  numeral->compound |= n_numbers > 1;
}

/**
 * kaiji_numeral_begins_with_point:
 * @text: valid UTF-8
 *
 * Returns: whether @text begins with a decimal point before a digit: `.5`
 */
gboolean
kaiji_numeral_begins_with_point (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return (kaiji_text_skip (&text, ".") || kaiji_text_skip (&text, "．"))
         && kaiji_characters_get_digit (text) >= 0;
}

/**
 * kaiji_numeral_read:
 * @text: valid UTF-8 that begins with a digit of either width, or with a point before one: `.5`
 * @joins_spaces: whether three-digit groups separated by spaces are one number, as is likely in a
 *   field that asks for nothing but a number
 * @numeral: (out): the number
 *
 * Returns: whether @text begins with a number
 */
gboolean
kaiji_numeral_read (const char *text, gboolean joins_spaces, KaijiNumeral *numeral)
{
  const char *p = text;
  double value;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (numeral != NULL, FALSE);

  *numeral = (KaijiNumeral){ 0 };
  if (kaiji_characters_get_digit (p) < 0 && !kaiji_numeral_begins_with_point (p))
    return FALSE;

  value = read_digits (&p, joins_spaces, numeral);
  read_scales (p, TRUE, value, joins_spaces, numeral);
  return TRUE;
}

/**
 * kaiji_numeral_read_kanji:
 * @text: valid UTF-8
 * @numeral: (out): the number
 *
 * Returns: whether @text begins with a number in kanji that has a digit or 十: 四億三千万
 */
gboolean
kaiji_numeral_read_kanji (const char *text, KaijiNumeral *numeral)
{
  const char *p = text;
  const char *scale;
  double value, unused;
  gboolean has_number;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (numeral != NULL, FALSE);

  *numeral = (KaijiNumeral){ .compound = TRUE };
  has_number = read_kanji_digits (&p, &value);
  scale = p;
  if (!has_number && !kaiji_scale_skip (&scale, &unused))
    return FALSE;

  read_scales (p, has_number, value, FALSE, numeral);
  /* 百万円 alone is a unit. */
  return has_number || numeral->end > text || g_str_has_prefix (text, "十");
}

/**
 * kaiji_numeral_format:
 * @value: a number
 *
 * Returns: (transfer full): @value in digits, with thousands separated by commas
 */
char *
kaiji_numeral_format (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  GString *grouped;
  gsize length;
  const char *p = digits;

  if (fabs (value - round (value)) < 1e-6 && fabs (value) < MAX_WHOLE)
    g_ascii_formatd (digits, sizeof digits, "%.0f", round (value));
  else
    g_ascii_formatd (digits, sizeof digits, "%.15g", value);

  grouped = g_string_new (NULL);
  if (*p == '-')
    g_string_append_c (grouped, *p++);

  length = strspn (p, "0123456789");
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, p[i]);
    }
  g_string_append (grouped, p + length);

  return g_string_free (grouped, FALSE);
}
