/* kaiji-quantity-find.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the number of a text that answers a field. Dates do not count, a unit may be apart from its
 * number, and if several numbers may be meant, none of them is.
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-numeral.h"
#include "kaiji-quantity-private.h"
#include "kaiji-text.h"
#include "kaiji-time-span.h"

/* The longest text that is searched for a number, in bytes: the search compares every number with
 * the words around all others. */
#define MAX_TEXT_LENGTH 8192

/* The signs between the ends of a range: 10～20名 */
#define RANGE_SIGNS "-‐‑‒–—―−－ーｰ~～〜"

/* The characters that may follow a date: 現在, 時点, 期, 末, 年度 */
#define AFTER_DATES "現在時点期末度"

/* A part of a text that is not a number: 2024年3月期. */
typedef struct
{
  const char *start;
  const char *end;
} Range;

/* Lists the dates in a text, each with a 期 after it. Narrowing keeps the number of characters. */
static GArray *
list_dates (const char *text)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (Range));
  g_autofree char *narrow = kaiji_text_narrow (text);
  const char *from = narrow;
  const char *place = text;
  KaijiTimeSpan span;

  while (kaiji_time_span_next (narrow, from, &span))
    {
      Range range;

      range.start = g_utf8_offset_to_pointer (place, g_utf8_pointer_to_offset (from, span.start));
      range.end = g_utf8_offset_to_pointer (range.start,
                                            g_utf8_pointer_to_offset (span.start, span.end));
      g_array_append_val (dates, range);
      place = range.end;
      from = span.end;
    }

  return dates;
}

static const char *
find_end_of_date (GArray *dates, const char *place)
{
  for (guint i = 0; i < dates->len; i++)
    {
      const Range *range = &g_array_index (dates, Range, i);

      if (place >= range->start && place < range->end)
        return range->end;
    }

  return NULL;
}

/* Ordinals such as 第50期, (注1), No.3. */
static gboolean
is_ordinal (const char *text, const KaijiQuantity *quantity)
{
  static const char *const before[] = { "第", "注", "※", "No.", "No", "№", "＊", "*", NULL };
  static const char *const after[] = { "期", "回目", "番", "章", "条", "位", "つ目", "月期", NULL };
  const char *p = quantity->end;

  return kaiji_text_ends_with_any (text, kaiji_quantity_skip_back (text, quantity->start, " 　"),
                                   before)
         || (quantity->measure != KAIJI_MEASURE_YEARS && kaiji_text_skip_any (&p, after));
}

/* 百万円, if the text is nothing else: a number in kanji without a digit. */
static gboolean
read_scale_alone (const char *text, KaijiQuantity *quantity)
{
  const char *start = kaiji_text_skip_white_space (text);
  const char *p = start;
  double value = kaiji_scale_read (&p);
  const char *end = p;
  KaijiMeasure measure = kaiji_quantity_skip_unit (&p);

  if (value <= 1 || g_ascii_isalpha (*start) || measure == KAIJI_MEASURE_UNKNOWN
      || measure == KAIJI_MEASURE_TIME || *kaiji_text_skip_white_space (p) != '\0')
    return FALSE;

  *quantity = (KaijiQuantity){
    .value = value,
    .start = start,
    .end = end,
    .unit = end,
    .unit_end = p,
    .measure = measure,
    .scale = 1,
    .scaled = TRUE,
    .compound = TRUE,
  };
  return TRUE;
}

/* 三十二, if the text is nothing else. */
static gboolean
read_kanji_alone (const char *text, KaijiQuantity *quantity)
{
  const char *start = kaiji_text_skip_white_space (text);
  KaijiNumeral numeral;

  if (!kaiji_numeral_read_kanji (start, &numeral)
      || *kaiji_text_skip_white_space (numeral.scale_end) != '\0')
    return FALSE;

  *quantity = (KaijiQuantity){
    .value = numeral.value,
    .start = start,
    .end = numeral.scale_end,
    .unit = numeral.scale_end,
    .unit_end = numeral.scale_end,
    .scale = 1,
    .scaled = TRUE,
    .compound = TRUE,
  };
  return TRUE;
}

/* Lists the numbers of a text that may answer a field, without those in dates. */
static GArray *
list_quantities (const char *text, GArray *dates)
{
  GArray *quantities = g_array_new (FALSE, FALSE, sizeof (KaijiQuantity));
  KaijiQuantity next;
  KaijiQuantityMark heading;

  for (const char *p = text; kaiji_quantity_next_joined (text, p, &next); p = next.unit_end)
    {
      const char *end_of_date = find_end_of_date (dates, next.start);
      KaijiQuantityMark mark;

      if (end_of_date == NULL)
        end_of_date = find_end_of_date (dates, g_utf8_prev_char (next.end));
      if (end_of_date != NULL)
        {
          next.unit_end = end_of_date;
          continue;
        }
      if (is_ordinal (text, &next))
        continue;

      next.loss = next.value > 0 && kaiji_quantity_is_called_loss (text, next.start, next.unit_end);
      if (kaiji_quantity_mark_read_in_parentheses (kaiji_text_skip_white_space (next.unit_end),
                                                   &mark))
        {
          kaiji_quantity_mark_apply (&next, &mark);
          g_array_append_val (quantities, next);
          next.unit_end = mark.end;
          continue;
        }
      if (next.measure == KAIJI_MEASURE_UNKNOWN && !next.scaled
          && kaiji_quantity_mark_read_after (next.unit_end, &mark))
        {
          kaiji_quantity_mark_apply (&next, &mark);
          g_array_append_val (quantities, next);
          next.unit_end = mark.end;
          continue;
        }
      g_array_append_val (quantities, next);
    }

  if (quantities->len == 0)
    {
      for (const char *p = text; kaiji_quantity_next_kanji (text, p, &next); p = next.unit_end)
        {
          if (find_end_of_date (dates, next.start) != NULL || next.measure == KAIJI_MEASURE_TIME)
            continue;
          next.loss = next.value > 0
                      && kaiji_quantity_is_called_loss (text, next.start, next.unit_end);
          g_array_append_val (quantities, next);
        }
    }

  if (quantities->len == 0 && (read_scale_alone (text, &next) || read_kanji_alone (text, &next)))
    g_array_append_val (quantities, next);

  if (quantities->len > 0
      && kaiji_quantity_mark_find_heading (text, g_array_index (quantities, KaijiQuantity, 0).start,
                                           &heading))
    {
      for (guint i = 0; i < quantities->len; i++)
        {
          KaijiQuantity *quantity = &g_array_index (quantities, KaijiQuantity, i);

          if (quantity->mark == NULL
              && !(quantity->start > heading.start && quantity->start < heading.end))
            kaiji_quantity_mark_apply (quantity, &heading);
        }
      /* The number in (単位:1,000円) is part of the unit. */
      for (guint i = quantities->len; i > 0; i--)
        {
          const KaijiQuantity *quantity = &g_array_index (quantities, KaijiQuantity, i - 1);

          if (quantity->start > heading.start && quantity->start < heading.end)
            g_array_remove_index (quantities, i - 1);
        }
    }

  return quantities;
}

/* Returns whether a number without a unit is where an answer would be: at the beginning, or after a
 * colon or a date: 2024年3月期 434,000,000. */
static gboolean
stands_alone (const char *text, GArray *dates, const KaijiQuantity *quantity)
{
  const char *before = kaiji_quantity_skip_back (text, quantity->start, " 　\n+＋");
  const char *end_of_date = kaiji_quantity_skip_back (text, before, AFTER_DATES);

  return before == text
         || (end_of_date > text && find_end_of_date (dates, g_utf8_prev_char (end_of_date)) != NULL)
         || kaiji_characters_is_one_of (g_utf8_get_char (g_utf8_prev_char (before)),
                                        ":：=＝)）、，")
         || quantity->loss || quantity->mark != NULL
         || kaiji_quantity_is_in_brackets (text, quantity)
         /* (△12,345) */
         || (quantity->value < 0
             && kaiji_characters_is_one_of (g_utf8_get_char (kaiji_text_skip_white_space (text)),
                                            "(（"));
}

/* Times do not count, unless the text is nothing else: 1.2年. */
static gboolean
is_nothing_but (const char *text, const KaijiQuantity *quantity)
{
  const char *rest = kaiji_text_skip_white_space (quantity->unit_end);

  return quantity->start == kaiji_text_skip_white_space (text)
         && (*rest == '\0' || kaiji_characters_is_one_of (g_utf8_get_char (rest), OPENING));
}

/* Returns whether the two are the ends of a range: 10～20名 */
static gboolean
is_range (const KaijiQuantity *first, const KaijiQuantity *last)
{
  const char *p = kaiji_text_skip_white_space (first->unit_end);

  if (p >= last->end)
    return FALSE;

  if (kaiji_characters_is_one_of (g_utf8_get_char (p), RANGE_SIGNS))
    p = g_utf8_next_char (p);
  else if (!kaiji_text_skip (&p, "から"))
    return FALSE;

  return kaiji_text_skip_white_space (p) >= last->start
         && kaiji_text_skip_white_space (p) < last->end;
}

/* Returns whether another number of the text may be the answer as well. */
static gboolean
has_rival (GArray *quantities, const KaijiQuantity *chosen)
{
  for (guint i = 0; i < quantities->len; i++)
    {
      const KaijiQuantity *other = &g_array_index (quantities, KaijiQuantity, i);

      if (other->start == chosen->start)
        continue;
      if (other->measure == chosen->measure && other->value != chosen->value)
        return TRUE;
      if (is_range (other, chosen) || is_range (chosen, other))
        return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_quantity_find:
 * @text: valid UTF-8
 * @unit: (nullable): the unit of the field
 * @quantity: (out): the number
 *
 * Finds the number in @text that answers a field in @unit: the first in that unit, else the first
 * in any unit, else a number at the beginning or after a colon. Numbers in dates are skipped, and a
 * unit apart from the number counts as its own: `434,000(千円)`, `単位：百万円 434`. If there are
 * several such numbers, @quantity.several is set.
 *
 * Returns: whether a number was found; always %FALSE for a text of more than 8 KiB
 */
gboolean
kaiji_quantity_find (const char *text, const char *unit, KaijiQuantity *quantity)
{
  g_autoptr (GArray) dates = NULL;
  g_autoptr (GArray) quantities = NULL;
  const KaijiQuantity *chosen = NULL;
  const KaijiQuantity *alone = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (quantity != NULL, FALSE);

  /* A pasted document is in the wrong field; searching it would only delay typing. */
  if (strnlen (text, MAX_TEXT_LENGTH + 1) > MAX_TEXT_LENGTH)
    return FALSE;

  dates = list_dates (text);
  quantities = list_quantities (text, dates);
  for (guint i = 0; i < quantities->len; i++)
    {
      const KaijiQuantity *next = &g_array_index (quantities, KaijiQuantity, i);
      gboolean is_time = next->measure == KAIJI_MEASURE_TIME
                         || next->measure == KAIJI_MEASURE_YEARS;

      if (kaiji_quantity_is_in (next, unit))
        {
          chosen = next;
          break;
        }

      if (is_time && !is_nothing_but (text, next))
        continue;
      if (chosen == NULL && next->measure != KAIJI_MEASURE_UNKNOWN)
        chosen = next;
      if (alone == NULL && next->measure == KAIJI_MEASURE_UNKNOWN
          && stands_alone (text, dates, next))
        alone = next;
    }

  if (chosen == NULL)
    chosen = alone;
  if (chosen == NULL)
    return FALSE;

  *quantity = *chosen;
  quantity->several = has_rival (quantities, chosen);
  quantity->sign_after = kaiji_quantity_find_sign_after (quantity);
  kaiji_quantity_find_torn (text, quantities, unit, quantity);
  quantity->in_brackets = quantity->value > 0 && kaiji_quantity_is_in_brackets (text, quantity);
  return TRUE;
}
