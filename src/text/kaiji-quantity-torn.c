/* kaiji-quantity-torn.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers whose digits are parted, so that nobody can know what they are: 45・3%, 4 34,000円, 1.%.
 */

#include "config.h"

#include <math.h>

#include "kaiji-characters.h"
#include "kaiji-numeral.h"
#include "kaiji-quantity-private.h"
#include "kaiji-text.h"

/* Signs that part the digits of one number rather than two numbers. Commas, too, part those of a
 * percentage, but in 20、13 two numbers of people are listed. */
#define TORN_SIGNS ".．・･·。:：'’_＿"
#define TORN_SIGNS_OF_PERCENT TORN_SIGNS ",，、;；"
#define POINT_SIGNS ".．・･·。"

/* The most of these signs and spaces between the parts of one number. */
#define MAX_TORN 2

/* Returns whether nothing but such signs and spaces stands between @start and @end. 1. 434,000円 is
 * the first of a list. */
static gboolean
is_tear (const char *start, const char *end, KaijiMeasure measure, gboolean *has_point)
{
  gboolean of_percent = measure == KAIJI_MEASURE_PERCENT;
  gboolean has_space = FALSE;
  guint n = 0;

  *has_point = FALSE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (n >= MAX_TORN)
        return FALSE;
      if (c == ' ' || c == 0x3000)
        has_space = TRUE;
      else if (!kaiji_characters_is_one_of (c, of_percent ? TORN_SIGNS_OF_PERCENT : TORN_SIGNS))
        return FALSE;
      *has_point |= kaiji_characters_is_one_of (c, POINT_SIGNS);
    }

  return n > 0 && (of_percent || !has_space || (!*has_point && measure == KAIJI_MEASURE_YEN));
}

/* Joins the two parts of a percentage whose point is written otherwise: 45・3%, 45 .3%. */
static void
join_torn (const KaijiQuantity *first, KaijiQuantity *last, gboolean has_point)
{
  const char *p = last->start;
  guint n_digits;

  last->torn = TRUE;
  last->start = first->start;
  last->joinable = FALSE;
  if (last->measure != KAIJI_MEASURE_PERCENT || first->n_decimals > 0 || first->value < 0)
    return;

  if (kaiji_numeral_begins_with_point (p))
    {
      last->value += first->value;
      last->joinable = TRUE;
    }
  else if (has_point && last->n_decimals == 0)
    {
      double digits = (double) kaiji_characters_read_digits (&p, &n_digits);

      last->value = first->value + digits / pow (10, n_digits);
      last->n_decimals = n_digits;
      last->joinable = TRUE;
    }
}

/* ,5%, ·5%: a percentage that begins with another sign than a point. */
static void
find_torn_beginning (const char *text, KaijiQuantity *quantity)
{
  const char *before = kaiji_quantity_skip_back (text, quantity->start, " 　");
  const char *sign = before > text ? g_utf8_prev_char (before) : text;
  gboolean has_point;

  if (quantity->measure != KAIJI_MEASURE_PERCENT || quantity->n_decimals > 0
      || !is_tear (sign, before, quantity->measure, &has_point)
      || sign > kaiji_text_skip_white_space (text))
    return;

  quantity->torn = quantity->joinable = TRUE;
  quantity->start = sign;
  quantity->n_decimals = 1;
  while (quantity->value >= 1)
    quantity->value /= 10;
}

/* 1.%, 45.3.%, 45%.3: a percentage that ends with a point, or goes on after its sign. */
static void
find_torn_end (KaijiQuantity *quantity, KaijiMeasure measure)
{
  const char *p = quantity->end;
  const char *unit;

  if (quantity->measure == KAIJI_MEASURE_PERCENT)
    {
      p = quantity->unit_end;
      if (kaiji_characters_is_one_of (g_utf8_get_char (p), ".．"))
        p = g_utf8_next_char (p);
      quantity->torn |= kaiji_characters_get_digit (p) >= 0;
      return;
    }

  if (measure != KAIJI_MEASURE_PERCENT || quantity->unit_end > quantity->end
      || !kaiji_characters_is_one_of (g_utf8_get_char (p), ".．,，・·"))
    return;

  unit = kaiji_text_skip_white_space (g_utf8_next_char (p));
  p = unit;
  if (*p != '\0' && kaiji_quantity_skip_unit (&p) != measure)
    return;

  quantity->torn = quantity->joinable = TRUE;
  quantity->measure = measure;
  quantity->unit = unit;
  quantity->unit_end = p;
}

/* Finds whether the digits of the number are parted, so that nobody can know what it is:
 * 4 34,000円, 45・3%, .. */
void
kaiji_quantity_find_torn (const char *text,
                          GArray *quantities,
                          const char *unit,
                          KaijiQuantity *quantity)
{
  const KaijiMeasure measure = kaiji_quantity_get_measure (unit);
  const char *start = quantity->start;
  const char *end = quantity->unit_end;
  gboolean has_point;

  for (guint i = 0; i < quantities->len; i++)
    {
      const KaijiQuantity *other = &g_array_index (quantities, KaijiQuantity, i);

      if (other->start < start && other->unit_end == other->end
          && is_tear (other->end, start, measure, &has_point))
        join_torn (other, quantity, has_point);
      else if (other->start > start && quantity->unit_end == quantity->end
               && other->measure == KAIJI_MEASURE_UNKNOWN
               && is_tear (end, other->start, measure, &has_point))
        quantity->torn = TRUE;
    }

  if (!quantity->torn)
    find_torn_beginning (text, quantity);
  if (!quantity->torn)
    find_torn_end (quantity, measure);
  quantity->grouping_wrong |= quantity->torn;
}
