/* kaiji-quantity-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interface that the files of quantities share: reading one, choosing among those of a text,
 * and what is written around them.
 */

#pragma once

#include "kaiji-characters.h"
#include "kaiji-quantity.h"

G_BEGIN_DECLS

/* Units of the same measure are equivalent; units of different measures contradict each other. */
typedef enum
{
  KAIJI_MEASURE_UNKNOWN,
  KAIJI_MEASURE_YEN,
  KAIJI_MEASURE_SEN,
  KAIJI_MEASURE_DOLLAR,
  KAIJI_MEASURE_EURO,
  KAIJI_MEASURE_YUAN,
  KAIJI_MEASURE_POUND,
  KAIJI_MEASURE_WON,
  KAIJI_MEASURE_PERCENT,
  KAIJI_MEASURE_PERMILLE,
  KAIJI_MEASURE_POINTS,
  KAIJI_MEASURE_TENTHS,
  KAIJI_MEASURE_TIMES,
  KAIJI_MEASURE_YEARS,
  KAIJI_MEASURE_TIME,
  KAIJI_MEASURE_PEOPLE,
  KAIJI_MEASURE_WORK,
  KAIJI_MEASURE_AGE,
  KAIJI_MEASURE_COMPANIES,
  KAIJI_MEASURE_HOUSEHOLDS,
  KAIJI_MEASURE_CASES,
  KAIJI_MEASURE_MACHINES,
  KAIJI_MEASURE_PLACES,
} KaijiMeasure;

#define OPENING "(（[［〔【<＜〈《{｛「"
#define CLOSING ")）]］〕】>＞〉》}｝」"

/* A unit that is apart from its number. */
typedef struct
{
  const char *start; /* with its parentheses and whatever else is in them */
  const char *end;
  const char *cut; /* what is to be removed with the unit; NULL if that cannot be told */
  const char *cut_end;
  double scale;
  KaijiMeasure measure;
} KaijiQuantityMark;

/* The place before all of @characters that precede @p in @text. */
static inline const char *
kaiji_quantity_skip_back (const char *text, const char *p, const char *characters)
{
  while (p > text
         && kaiji_characters_is_one_of (g_utf8_get_char (g_utf8_prev_char (p)), characters))
    p = g_utf8_prev_char (p);

  return p;
}

/* Skips the unit at *text and returns its measure. */
KaijiMeasure kaiji_quantity_skip_unit (const char **text);

/* The measure of a field's unit. */
KaijiMeasure kaiji_quantity_get_measure (const char *unit);

/* Units apart from the number: in the parentheses at @p, after a stroke or a line break at @p, and
 * one that applies to all numbers of a text. */
gboolean kaiji_quantity_mark_read_in_parentheses (const char *p, KaijiQuantityMark *mark);
gboolean kaiji_quantity_mark_read_after (const char *p, KaijiQuantityMark *mark);
gboolean kaiji_quantity_mark_find_heading (const char *text,
                                           const char *first_number,
                                           KaijiQuantityMark *mark);
void kaiji_quantity_mark_apply (KaijiQuantity *quantity, const KaijiQuantityMark *mark);

/* Losses. */
gboolean kaiji_quantity_is_called_loss (const char *text, const char *start, const char *end);
gboolean kaiji_quantity_is_in_brackets (const char *text, const KaijiQuantity *quantity);
const char *kaiji_quantity_find_sign_after (const KaijiQuantity *quantity);

/* Finds whether the digits of a number are parted from each other. */
void kaiji_quantity_find_torn (const char *text,
                               GArray *quantities,
                               const char *unit,
                               KaijiQuantity *quantity);

/* Like kaiji_quantity_next(), but three-digit groups separated by spaces are one number. */
gboolean kaiji_quantity_next_joined (const char *text, const char *from, KaijiQuantity *quantity);

/* Finds the next number in kanji with a known unit. */
gboolean kaiji_quantity_next_kanji (const char *text, const char *from, KaijiQuantity *quantity);

G_END_DECLS
