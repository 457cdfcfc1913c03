/* kaiji-quantity.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiQuantity:
 * @value: the number, its 千 or 億 reckoned in
 * @start: where it begins, at its sign, its currency sign or its first digit
 * @end: where its last digit ends
 * @unit: where its unit begins; @unit_end where it has none
 * @unit_end: where its unit ends
 * @mark: (nullable): where a unit or scale begins that stands apart from the number: `(千円)`,
 *   `単位：百万円`
 * @mark_end: (nullable): where that ends; @mark where other words stand in the same parentheses
 * @measure: what the unit measures; 0 where that is not known
 * @scale: what 千, 百万 and the like multiply it by; 1 for none
 * @n_decimals: how many digits stand after a decimal point
 * @scaled: the unit begins with 千, 百万 and the like
 * @compound: it is written with several of them, or in kanji: `4億3400万円`
 * @grouping_wrong: its digits are grouped in another way than by commas at every third
 * @joinable: they are grouped by threes all the same: `345, 678`
 * @point_groups: a single point stands where a comma is to be expected: `434.000`
 * @loss: words before it say that it is less than 0: `経常損失 12,345円`
 * @several: the text gives several numbers, of which any may be meant
 *
 * A number with its unit, as written in a text: `¥7,718,000,000`, `352,000,000千円`, `74.9%`.
 */
typedef struct
{
  double value;
  const char *start;
  const char *end;
  const char *unit;
  const char *unit_end;
  const char *mark;
  const char *mark_end;
  guint measure;
  double scale;
  guint n_decimals;
  gboolean scaled;
  gboolean compound;
  gboolean grouping_wrong;
  gboolean joinable;
  gboolean point_groups;
  gboolean loss;
  gboolean several;
} KaijiQuantity;

gboolean kaiji_quantity_next (const char *text, const char *from, KaijiQuantity *quantity);
gboolean kaiji_quantity_find (const char *text, const char *unit, KaijiQuantity *quantity);
gboolean kaiji_quantity_is_in (const KaijiQuantity *quantity, const char *unit);
gboolean kaiji_quantity_contradicts (const KaijiQuantity *quantity, const char *unit);
gboolean kaiji_quantity_is_money (const KaijiQuantity *quantity);
gboolean kaiji_quantity_convert (const KaijiQuantity *quantity, const char *unit, double *value);
gboolean kaiji_quantity_unit_is_yen (const char *unit);

G_END_DECLS
