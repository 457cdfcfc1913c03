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
 * @value: the number, including its scale (千, 億)
 * @start: the beginning: its sign, currency sign or first digit
 * @end: the end of its last digit
 * @unit: the beginning of its unit; @unit_end if it has none
 * @unit_end: the end of its unit
 * @mark: (nullable): the beginning of a unit or scale apart from the number: `(千円)`,
 *   `単位：百万円`
 * @mark_end: (nullable): the end of that unit; @mark if its parentheses hold other words, too
 * @measure: the measure of the unit; 0 if it is unknown
 * @scale: the factor of 千, 百万 and the like; 1 if there is none
 * @n_decimals: the number of decimals
 * @scaled: the unit begins with 千, 百万 and the like
 * @compound: it has several scales, or is in kanji: `4億3400万円`
 * @grouping_wrong: its digits are not grouped by a comma at every third digit
 * @joinable: its digits are grouped by threes nonetheless: `345, 678`
 * @point_groups: a single point is in the place of a comma: `434.000`
 * @loss: words before it mark it as negative: `経常損失 12,345円`
 * @in_brackets: nothing but parentheses is around it, as around a loss in accounts: `(12,345)円`
 * @torn: a sign, a space or the end of the text parts its digits: `45・3%`, `4 34,000円`, `1.%`
 * @sign_after: (nullable): a minus sign or a triangle after it: `12,345円-`
 * @several: the text has several numbers, any of which may be the answer
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
  gboolean in_brackets;
  gboolean torn;
  const char *sign_after;
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
