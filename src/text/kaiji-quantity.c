/* kaiji-quantity.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-quantity.h"

/* Units of the same measure mean the same; those of different ones contradict each other. */
enum
{
  MEASURE_UNKNOWN,
  MEASURE_YEN,
  MEASURE_DOLLAR,
  MEASURE_EURO,
  MEASURE_YUAN,
  MEASURE_WON,
  MEASURE_PERCENT,
  MEASURE_TIMES,
  MEASURE_PEOPLE,
  MEASURE_AGE,
  MEASURE_COMPANIES,
  MEASURE_CASES,
  MEASURE_MACHINES,
};

/* What people take for a minus sign: - U+2010 U+2212 U+FF0D. */
#define MINUS_SIGNS "-‐−－"

typedef struct
{
  const char *name;
  guint measure;
} Unit;

/* The first that a text begins with counts, so a longer one stands before its beginning. */
static const Unit units[] = {
  { "円", MEASURE_YEN },      { "JPY", MEASURE_YEN },     { "米ドル", MEASURE_DOLLAR },
  { "ドル", MEASURE_DOLLAR }, { "USD", MEASURE_DOLLAR },  { "ユーロ", MEASURE_EURO },
  { "EUR", MEASURE_EURO },    { "人民元", MEASURE_YUAN }, { "ウォン", MEASURE_WON },
  { "%", MEASURE_PERCENT },   { "％", MEASURE_PERCENT },  { "パーセント", MEASURE_PERCENT },
  { "倍", MEASURE_TIMES },    { "名", MEASURE_PEOPLE },   { "人", MEASURE_PEOPLE },
  { "歳", MEASURE_AGE },      { "才", MEASURE_AGE },      { "社", MEASURE_COMPANIES },
  { "件", MEASURE_CASES },    { "台", MEASURE_MACHINES },
};

static const Unit currency_signs[] = {
  { "¥", MEASURE_YEN },    { "￥", MEASURE_YEN },    { "\\", MEASURE_YEN },
  { "$", MEASURE_DOLLAR }, { "＄", MEASURE_DOLLAR }, { "€", MEASURE_EURO },
};

static const struct
{
  const char *name;
  double value;
} scales[] = {
  { "十", 1e1 }, { "百", 1e2 }, { "千", 1e3 }, { "万", 1e4 }, { "億", 1e8 }, { "兆", 1e12 },
};

/* The first of @table that @text begins with; *end is moved after it. */
static guint
find_unit (const Unit *table, guint n, const char *text, const char **end)
{
  for (guint i = 0; i < n; i++)
    {
      /* This is asked at every character of a text, and mostly in vain. */
      if (*text == *table[i].name && g_str_has_prefix (text, table[i].name))
        {
          *end = text + strlen (table[i].name);
          return table[i].measure;
        }
    }

  return MEASURE_UNKNOWN;
}

static guint
get_measure (const char *unit)
{
  const char *end = unit;

  return unit != NULL ? find_unit (units, G_N_ELEMENTS (units), unit, &end) : MEASURE_UNKNOWN;
}

static gboolean
is_currency (guint measure)
{
  return measure >= MEASURE_YEN && measure <= MEASURE_WON;
}

static const char *
skip_spaces (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* Skips one of the characters of @characters if a digit comes after it. */
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

/* Reads digits with their commas and decimals. */
static double
read_number (const char **p, gboolean *grouping_wrong)
{
  guint n_digits;
  double number = (double) kaiji_characters_read_digits (p, &n_digits);
  gboolean wrong = n_digits > 3;
  double place = 1;

  while (skip_before_digit (p, ",，"))
    {
      guint64 group = kaiji_characters_read_digits (p, &n_digits);

      wrong |= n_digits != 3;
      *grouping_wrong |= wrong;
      number = number * pow (10, n_digits) + (double) group;
    }

  if (skip_before_digit (p, ".．"))
    {
      int digit;

      while ((digit = kaiji_characters_get_digit (*p)) >= 0)
        {
          place /= 10;
          number += digit * place;
          *p = g_utf8_next_char (*p);
        }
    }

  /* 1.842.350.000: points in the place of commas. */
  while (skip_before_digit (p, ".．"))
    {
      kaiji_characters_read_digits (p, &n_digits);
      *grouping_wrong = TRUE;
    }

  return number;
}

/* Reads 千, 百万 and the like. */
static double
read_scale (const char **p)
{
  double scale = 1;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      if (g_str_has_prefix (*p, scales[i].name))
        {
          scale *= scales[i].value;
          *p += strlen (scales[i].name);
          i = (guint) -1;
        }
    }

  return scale;
}

/* Reads the number whose first digit is at @p, and its unit: `74.9%`, `7億1800万円`. */
static void
read_quantity (const char *p, gboolean negative, KaijiQuantity *quantity)
{
  for (;;)
    {
      double number = read_number (&p, &quantity->grouping_wrong);
      const char *unit = skip_spaces (p);
      const char *after = unit;
      double scale = read_scale (&after);
      guint measure;

      quantity->value += number * scale;
      quantity->scaled |= after > unit;

      if (after > unit && kaiji_characters_get_digit (after) >= 0)
        {
          p = after;
          continue;
        }

      quantity->end = p;
      measure = find_unit (units, G_N_ELEMENTS (units), after, &after);
      if (measure != MEASURE_UNKNOWN)
        quantity->measure = measure;
      quantity->unit = after > unit ? unit : p;
      quantity->unit_end = after > unit ? after : p;
      break;
    }

  if (negative)
    quantity->value = -quantity->value;
}

/**
 * kaiji_quantity_next:
 * @text: valid UTF-8
 * @from: a place in @text, or its end
 * @quantity: (out): where to put it
 *
 * Finds the first number at or after @from. Digits that belong to a name (`ISO27001`) are none.
 *
 * Returns: whether there is one
 */
gboolean
kaiji_quantity_next (const char *text, const char *from, KaijiQuantity *quantity)
{
  const char *start = NULL;
  gboolean negative = FALSE;
  guint measure = MEASURE_UNKNOWN;
  gunichar previous = ' ';

  g_return_val_if_fail (text != NULL && from >= text, FALSE);
  g_return_val_if_fail (quantity != NULL, FALSE);

  if (from > text)
    previous = g_utf8_get_char (g_utf8_prev_char (from));

  for (const char *p = from; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *end;
      guint currency;

      /* Most of what is written in Latin letters, at once. */
      if (g_ascii_isalpha (*p))
        {
          measure = MEASURE_UNKNOWN;
          negative = FALSE;
          start = NULL;
          previous = c;
          continue;
        }

      if (kaiji_characters_get_digit (p) >= 0)
        {
          if (!(previous < 0x80 && g_ascii_isalpha ((char) previous)))
            {
              *quantity = (KaijiQuantity){ .start = start != NULL ? start : p, .measure = measure };
              read_quantity (p, negative, quantity);
              return TRUE;
            }

          while (kaiji_characters_get_digit (g_utf8_next_char (p)) >= 0)
            p = g_utf8_next_char (p);
        }

      currency = find_unit (currency_signs, G_N_ELEMENTS (currency_signs), p, &end);
      if (currency != MEASURE_UNKNOWN)
        {
          measure = currency;
          start = start != NULL ? start : p;
        }
      else if (c == 0x25b2 || c == 0x25b3 /* ▲ and △, as in accounts */
               || (g_utf8_strchr (MINUS_SIGNS, -1, c) != NULL && !g_unichar_isalnum (previous)))
        {
          negative = TRUE;
          start = start != NULL ? start : p;
        }
      else if (!g_unichar_isspace (c))
        {
          measure = MEASURE_UNKNOWN;
          negative = FALSE;
          start = NULL;
        }

      previous = c;
    }

  return FALSE;
}

/**
 * kaiji_quantity_find:
 * @text: valid UTF-8
 * @unit: (nullable): the unit that is asked for
 * @quantity: (out): where to put it
 *
 * Finds the number that @text gives for an answer in @unit: the first that is in it, else the first
 * that has any unit, else the number that @text begins with.
 *
 * Returns: whether there is one
 */
gboolean
kaiji_quantity_find (const char *text, const char *unit, KaijiQuantity *quantity)
{
  KaijiQuantity next;
  gboolean found = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (quantity != NULL, FALSE);

  for (const char *p = text; kaiji_quantity_next (text, p, &next); p = next.unit_end)
    {
      if (kaiji_quantity_is_in (&next, unit))
        {
          *quantity = next;
          return TRUE;
        }

      if (!found && next.measure != MEASURE_UNKNOWN)
        {
          *quantity = next;
          found = TRUE;
        }
    }

  if (found)
    return TRUE;

  return kaiji_quantity_next (text, text, quantity) && quantity->start == skip_spaces (text);
}

/**
 * kaiji_quantity_is_in:
 * @quantity: a quantity
 * @unit: (nullable): a unit
 *
 * Returns: whether @quantity is written with @unit, another name of it, or a multiple of it
 */
gboolean
kaiji_quantity_is_in (const KaijiQuantity *quantity, const char *unit)
{
  guint measure;

  g_return_val_if_fail (quantity != NULL, FALSE);

  if (unit == NULL)
    return FALSE;

  measure = get_measure (unit);
  if (measure != MEASURE_UNKNOWN)
    return quantity->measure == measure;

  return g_str_has_prefix (quantity->unit, unit);
}

/**
 * kaiji_quantity_contradicts:
 * @quantity: a quantity
 * @unit: (nullable): the unit that is asked for
 *
 * Returns: whether @quantity is in a unit of another measure than @unit (倍 for %), or is an amount
 *   of money in a multiple of it (千円 for 円)
 */
gboolean
kaiji_quantity_contradicts (const KaijiQuantity *quantity, const char *unit)
{
  guint measure;

  g_return_val_if_fail (quantity != NULL, FALSE);

  measure = get_measure (unit);
  if (measure == MEASURE_UNKNOWN)
    return FALSE;

  if (quantity->measure != MEASURE_UNKNOWN && quantity->measure != measure)
    return TRUE;

  return quantity->scaled && is_currency (measure);
}

/**
 * kaiji_quantity_is_money:
 * @quantity: a quantity
 *
 * Returns: whether @quantity is an amount of money
 */
gboolean
kaiji_quantity_is_money (const KaijiQuantity *quantity)
{
  g_return_val_if_fail (quantity != NULL, FALSE);

  return is_currency (quantity->measure);
}
