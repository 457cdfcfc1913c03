/* kaiji-quantity-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interface that the two files of quantities share: reading one, and choosing among those of a
 * text.
 */

#pragma once

#include "kaiji-quantity.h"

G_BEGIN_DECLS

/* Units of the same measure are equivalent; units of different measures contradict each other. */
typedef enum
{
  KAIJI_MEASURE_UNKNOWN,
  KAIJI_MEASURE_YEN,
  KAIJI_MEASURE_DOLLAR,
  KAIJI_MEASURE_EURO,
  KAIJI_MEASURE_YUAN,
  KAIJI_MEASURE_POUND,
  KAIJI_MEASURE_WON,
  KAIJI_MEASURE_PERCENT,
  KAIJI_MEASURE_PERMILLE,
  KAIJI_MEASURE_TENTHS,
  KAIJI_MEASURE_TIMES,
  KAIJI_MEASURE_YEARS,
  KAIJI_MEASURE_TIME,
  KAIJI_MEASURE_PEOPLE,
  KAIJI_MEASURE_AGE,
  KAIJI_MEASURE_COMPANIES,
  KAIJI_MEASURE_CASES,
  KAIJI_MEASURE_MACHINES,
  KAIJI_MEASURE_PLACES,
} KaijiMeasure;

/* Skips the unit at *text and returns its measure. */
KaijiMeasure kaiji_quantity_skip_unit (const char **text);

/* The measure of a field's unit. */
KaijiMeasure kaiji_quantity_get_measure (const char *unit);

/* Like kaiji_quantity_next(), but three-digit groups separated by spaces are one number. */
gboolean kaiji_quantity_next_joined (const char *text, const char *from, KaijiQuantity *quantity);

/* Finds the next number in kanji with a known unit. */
gboolean kaiji_quantity_next_kanji (const char *text, const char *from, KaijiQuantity *quantity);

G_END_DECLS
