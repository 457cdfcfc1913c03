/* kaiji-quantity.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-numeral.h"
#include "kaiji-quantity-private.h"
#include "kaiji-text.h"

/* Characters that people type for a minus sign: hyphens, dashes, the minus sign itself, and ー,
 * which is on the same key. */
#define MINUS_SIGNS "-‐‑‒–—―−－﹣⁻─━ーｰ➖"

/* Triangles, as in accounts, and the letters that look like them. */
#define TRIANGLES "▲△▴▵▼▽▾▿Δ∆⊿"

/* Words and particles before a number, after which such a sign is its own: 約-5円, 稼働率-5%. */
#define BEFORE_MINUS "約計率益額はがで"

typedef struct
{
  const char *name;
  KaijiMeasure measure;
} Unit;

/* The first match counts, so a longer unit precedes its own beginning. */
static const Unit units[] = {
  { "円", KAIJI_MEASURE_YEN },
  { "銭", KAIJI_MEASURE_SEN },
  { "JPY", KAIJI_MEASURE_YEN },
  { "yen", KAIJI_MEASURE_YEN },
  { "Yen", KAIJI_MEASURE_YEN },
  { "YEN", KAIJI_MEASURE_YEN },
  { "米国ドル", KAIJI_MEASURE_DOLLAR },
  { "US$", KAIJI_MEASURE_DOLLAR },
  { "米ドル", KAIJI_MEASURE_DOLLAR },
  { "ドル", KAIJI_MEASURE_DOLLAR },
  { "USD", KAIJI_MEASURE_DOLLAR },
  { "ユーロ", KAIJI_MEASURE_EURO },
  { "EUR", KAIJI_MEASURE_EURO },
  { "人民元", KAIJI_MEASURE_YUAN },
  { "元", KAIJI_MEASURE_YUAN },
  { "ウォン", KAIJI_MEASURE_WON },
  { "ポンド", KAIJI_MEASURE_POUND },
  { "GBP", KAIJI_MEASURE_POUND },
  { "‰", KAIJI_MEASURE_PERMILLE },
  { "パーミル", KAIJI_MEASURE_PERMILLE },
  { "%", KAIJI_MEASURE_PERCENT },
  { "％", KAIJI_MEASURE_PERCENT },
  { "パーセントポイント", KAIJI_MEASURE_POINTS },
  { "パーセント", KAIJI_MEASURE_PERCENT },
  { "percent", KAIJI_MEASURE_PERCENT },
  { "Percent", KAIJI_MEASURE_PERCENT },
  { "per cent", KAIJI_MEASURE_PERCENT },
  { "pct", KAIJI_MEASURE_PERCENT },
  { "ポイント", KAIJI_MEASURE_POINTS },
  { "㌫", KAIJI_MEASURE_PERCENT },
  { "割", KAIJI_MEASURE_TENTHS },
  { "倍", KAIJI_MEASURE_TIMES },
  { "回", KAIJI_MEASURE_TIMES },
  { "年分", KAIJI_MEASURE_YEARS },
  { "年間", KAIJI_MEASURE_YEARS },
  { "年", KAIJI_MEASURE_YEARS },
  { "ヶ年", KAIJI_MEASURE_YEARS },
  { "カ年", KAIJI_MEASURE_YEARS },
  { "ヶ月", KAIJI_MEASURE_TIME },
  { "ヵ月", KAIJI_MEASURE_TIME },
  { "カ月", KAIJI_MEASURE_TIME },
  { "か月", KAIJI_MEASURE_TIME },
  { "ケ月", KAIJI_MEASURE_TIME },
  { "箇月", KAIJI_MEASURE_TIME },
  { "月", KAIJI_MEASURE_TIME },
  { "日", KAIJI_MEASURE_TIME },
  { "週", KAIJI_MEASURE_TIME },
  { "時間", KAIJI_MEASURE_TIME },
  { "時", KAIJI_MEASURE_TIME },
  { "分", KAIJI_MEASURE_TIME },
  { "秒", KAIJI_MEASURE_TIME },
  { "期", KAIJI_MEASURE_TIME },
  { "名", KAIJI_MEASURE_PEOPLE },
  { "人日", KAIJI_MEASURE_WORK },
  { "人月", KAIJI_MEASURE_WORK },
  { "人年", KAIJI_MEASURE_WORK },
  { "人時", KAIJI_MEASURE_WORK },
  { "FTE", KAIJI_MEASURE_WORK },
  { "人", KAIJI_MEASURE_PEOPLE },
  { "歳", KAIJI_MEASURE_AGE },
  { "才", KAIJI_MEASURE_AGE },
  { "社", KAIJI_MEASURE_COMPANIES },
  { "世帯", KAIJI_MEASURE_HOUSEHOLDS },
  { "件", KAIJI_MEASURE_CASES },
  { "台", KAIJI_MEASURE_MACHINES },
  { "拠点", KAIJI_MEASURE_PLACES },
  { "箇所", KAIJI_MEASURE_PLACES },
  { "ヶ所", KAIJI_MEASURE_PLACES },
  { "カ所", KAIJI_MEASURE_PLACES },
  { "か所", KAIJI_MEASURE_PLACES },
};

static const Unit currency_signs[] = {
  { "¥", KAIJI_MEASURE_YEN },    { "￥", KAIJI_MEASURE_YEN },    { "\\", KAIJI_MEASURE_YEN },
  { "$", KAIJI_MEASURE_DOLLAR }, { "＄", KAIJI_MEASURE_DOLLAR }, { "€", KAIJI_MEASURE_EURO },
  { "£", KAIJI_MEASURE_POUND },
};

/* The same before a number, as words: JPY 434,000. */
static const Unit currency_codes[] = {
  { "JPY", KAIJI_MEASURE_YEN },
  { "USD", KAIJI_MEASURE_DOLLAR },
  { "EUR", KAIJI_MEASURE_EURO },
};

/* Finds the first unit of @table that @text begins with and moves *end past it. */
static KaijiMeasure
find_unit (const Unit *table, guint n, const char *text, const char **end)
{
  for (guint i = 0; i < n; i++)
    {
      /* This runs for every character of a text and rarely matches. */
      if (*text == *table[i].name && g_str_has_prefix (text, table[i].name))
        {
          *end = text + strlen (table[i].name);
          return table[i].measure;
        }
    }

  return KAIJI_MEASURE_UNKNOWN;
}

KaijiMeasure
kaiji_quantity_skip_unit (const char **text)
{
  return find_unit (units, G_N_ELEMENTS (units), *text, text);
}

KaijiMeasure
kaiji_quantity_get_measure (const char *unit)
{
  return unit != NULL ? kaiji_quantity_skip_unit (&unit) : KAIJI_MEASURE_UNKNOWN;
}

static gboolean
is_currency (KaijiMeasure measure)
{
  return measure >= KAIJI_MEASURE_YEN && measure <= KAIJI_MEASURE_WON;
}

/* Finds the unit that a number has: 円, also as ¥ after it, and x for 倍. */
static KaijiMeasure
find_unit_after (const char *p, const char **end)
{
  const char *after = kaiji_text_skip_white_space (p);
  KaijiMeasure measure;

  /* 434 millions of yen */
  if (kaiji_text_skip (&after, "of "))
    after = kaiji_text_skip_white_space (after);
  measure = find_unit (units, G_N_ELEMENTS (units), after, end);

  if (measure != KAIJI_MEASURE_UNKNOWN)
    return measure;

  if ((*p == 'x' || *p == 'X') && !g_ascii_isalnum (p[1]))
    {
      *end = p + 1;
      return KAIJI_MEASURE_TIMES;
    }

  /* The sign of the next amount is not that of this one. */
  measure = find_unit (currency_signs, G_N_ELEMENTS (currency_signs), after, end);
  return measure != KAIJI_MEASURE_UNKNOWN
             && kaiji_characters_get_digit (kaiji_text_skip_white_space (*end)) < 0
           ? measure
           : KAIJI_MEASURE_UNKNOWN;
}

/* Reads the number at @p and its unit: `74.9%`, `7億1800万円`. */
static void
read_quantity (const char *p, gboolean negative, gboolean joins_spaces, KaijiQuantity *quantity)
{
  KaijiNumeral numeral;
  const char *after;
  KaijiMeasure measure;

  if (!kaiji_numeral_read (p, joins_spaces, &numeral))
    kaiji_numeral_read_kanji (p, &numeral);

  quantity->value = negative ? -numeral.value : numeral.value;
  quantity->end = numeral.end;
  quantity->n_decimals = numeral.n_decimals;
  quantity->scaled = numeral.scaled;
  quantity->compound = numeral.compound;
  quantity->grouping_wrong = numeral.grouping_wrong;
  quantity->joinable = numeral.joinable;
  quantity->torn = numeral.several_points;
  quantity->point_groups = numeral.point_groups;
  quantity->scale = 1;
  if (numeral.scaled && !numeral.compound)
    {
      const char *scale = numeral.scale;

      quantity->scale = kaiji_scale_read (&scale);
    }

  measure = find_unit_after (numeral.scale_end, &after);
  if (measure != KAIJI_MEASURE_UNKNOWN)
    quantity->measure = measure;
  else
    after = numeral.scale_end;

  quantity->unit = after > numeral.end ? kaiji_text_skip_white_space (numeral.end) : numeral.end;
  quantity->unit_end = after > numeral.end ? after : numeral.end;
}

/* Returns whether a number begins with its decimal point: .5%, but not No.5 or 1..5. */
static gboolean
is_leading_point (const char *p, gunichar previous)
{
  return kaiji_numeral_begins_with_point (p)
         && !(previous < 0x80 && g_ascii_isalnum ((char) previous))
         && g_utf8_strchr (".．。", -1, previous) == NULL;
}

static gboolean
next_quantity (const char *text, const char *from, gboolean joins_spaces, KaijiQuantity *quantity)
{
  const char *start = NULL;
  gboolean negative = FALSE;
  KaijiMeasure measure = KAIJI_MEASURE_UNKNOWN;
  gunichar previous = ' ';

  if (from > text)
    previous = g_utf8_get_char (g_utf8_prev_char (from));

  for (const char *p = from; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *end;
      KaijiMeasure currency;

      /* Skips most Latin text at once. */
      if (g_ascii_isalpha (*p))
        {
          if (!g_unichar_isalpha (previous))
            {
              measure = find_unit (currency_codes, G_N_ELEMENTS (currency_codes), p, &end);
              if (measure != KAIJI_MEASURE_UNKNOWN && !g_ascii_isalpha (*end))
                {
                  start = start != NULL ? start : p;
                  previous = ' ';
                  p = end - 1;
                  continue;
                }
            }
          measure = KAIJI_MEASURE_UNKNOWN;
          negative = FALSE;
          start = NULL;
          previous = c;
          continue;
        }

      if (kaiji_characters_get_digit (p) >= 0 || is_leading_point (p, previous))
        {
          if (!(previous < 0x80 && g_ascii_isalpha ((char) previous)))
            {
              *quantity = (KaijiQuantity){ .start = start != NULL ? start : p, .measure = measure };
              read_quantity (p, negative, joins_spaces, quantity);
              return TRUE;
            }

          while (kaiji_characters_get_digit (g_utf8_next_char (p)) >= 0)
            p = g_utf8_next_char (p);
        }

      currency = find_unit (currency_signs, G_N_ELEMENTS (currency_signs), p, &end);
      if (currency != KAIJI_MEASURE_UNKNOWN)
        {
          measure = currency;
          start = start != NULL ? start : p;
        }
      else if (g_utf8_strchr (TRIANGLES, -1, c) != NULL
               || (g_utf8_strchr (MINUS_SIGNS, -1, c) != NULL
                   && (!g_unichar_isalnum (previous)
                       || g_utf8_strchr (BEFORE_MINUS, -1, previous) != NULL)))
        {
          negative = TRUE;
          start = start != NULL ? start : p;
        }
      /* △(12,345) */
      else if (!g_unichar_isspace (c) && !(start != NULL && (c == '(' || c == 0xff08)))
        {
          measure = KAIJI_MEASURE_UNKNOWN;
          negative = FALSE;
          start = NULL;
        }

      previous = c;
    }

  return FALSE;
}

gboolean
kaiji_quantity_next_joined (const char *text, const char *from, KaijiQuantity *quantity)
{
  return next_quantity (text, from, TRUE, quantity);
}

gboolean
kaiji_quantity_next_kanji (const char *text, const char *from, KaijiQuantity *quantity)
{
  for (const char *p = from; *p != '\0'; p = g_utf8_next_char (p))
    {
      KaijiNumeral numeral;

      if ((guchar) *p < 0xe3 || !kaiji_numeral_read_kanji (p, &numeral))
        continue;

      *quantity = (KaijiQuantity){ .start = p };
      read_quantity (p, FALSE, FALSE, quantity);
      if (quantity->measure != KAIJI_MEASURE_UNKNOWN)
        return TRUE;
      p = g_utf8_prev_char (quantity->unit_end);
    }

  return FALSE;
}

/**
 * kaiji_quantity_next:
 * @text: valid UTF-8
 * @from: a place in @text, or its end
 * @quantity: (out): the number
 *
 * Finds the first number at or after @from. Digits in a name (`ISO27001`) are not a number.
 *
 * Returns: whether there is one
 */
gboolean
kaiji_quantity_next (const char *text, const char *from, KaijiQuantity *quantity)
{
  g_return_val_if_fail (text != NULL && from >= text, FALSE);
  g_return_val_if_fail (quantity != NULL, FALSE);

  return next_quantity (text, from, FALSE, quantity);
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
  KaijiMeasure measure;

  g_return_val_if_fail (quantity != NULL, FALSE);

  if (unit == NULL)
    return FALSE;

  measure = kaiji_quantity_get_measure (unit);
  if (measure != KAIJI_MEASURE_UNKNOWN)
    return quantity->measure == measure;

  return g_str_has_prefix (quantity->unit, unit);
}

/**
 * kaiji_quantity_contradicts:
 * @quantity: a quantity
 * @unit: (nullable): the unit of the field
 *
 * Returns: whether the unit of @quantity has another measure than @unit (倍 for %), or is a
 *   multiple of it for an amount of money (千円 for 円)
 */
gboolean
kaiji_quantity_contradicts (const KaijiQuantity *quantity, const char *unit)
{
  KaijiMeasure measure;

  g_return_val_if_fail (quantity != NULL, FALSE);

  measure = kaiji_quantity_get_measure (unit);
  if (measure == KAIJI_MEASURE_UNKNOWN)
    return FALSE;

  if (quantity->measure != KAIJI_MEASURE_UNKNOWN && quantity->measure != measure)
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

/**
 * kaiji_quantity_convert:
 * @quantity: a quantity
 * @unit: the unit of the field
 * @value: (out): its value in @unit
 *
 * Returns: whether @quantity can be converted to @unit without further knowledge: 百万円 and 億円
 *   to 円; 倍, 割 and a ratio in years to %
 */
gboolean
kaiji_quantity_convert (const KaijiQuantity *quantity, const char *unit, double *value)
{
  KaijiMeasure measure;

  g_return_val_if_fail (quantity != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  measure = kaiji_quantity_get_measure (unit);
  *value = quantity->value;
  if (measure == KAIJI_MEASURE_PERCENT && quantity->measure == KAIJI_MEASURE_TENTHS)
    *value *= 10;
  else if (measure == KAIJI_MEASURE_PERCENT && quantity->measure == KAIJI_MEASURE_PERMILLE)
    *value /= 10;
  else if (measure == KAIJI_MEASURE_PERCENT
           && (quantity->measure == KAIJI_MEASURE_TIMES
               || quantity->measure == KAIJI_MEASURE_YEARS))
    *value *= 100;
  else if (quantity->measure != KAIJI_MEASURE_UNKNOWN && quantity->measure != measure)
    return FALSE;

  return TRUE;
}

/**
 * kaiji_quantity_unit_is_yen:
 * @unit: (nullable): the unit of the field
 *
 * Returns: whether it is 円, which has no fractions
 */
gboolean
kaiji_quantity_unit_is_yen (const char *unit)
{
  return kaiji_quantity_get_measure (unit) == KAIJI_MEASURE_YEN;
}
