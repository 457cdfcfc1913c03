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
 * @measure: what the unit measures; 0 where that is not known
 * @scaled: the unit begins with 千, 百万 and the like
 * @grouping_wrong: commas stand elsewhere than at every third digit
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
  guint measure;
  gboolean scaled;
  gboolean grouping_wrong;
} KaijiQuantity;

gboolean kaiji_quantity_next (const char *text, const char *from, KaijiQuantity *quantity);
gboolean kaiji_quantity_find (const char *text, const char *unit, KaijiQuantity *quantity);
gboolean kaiji_quantity_is_in (const KaijiQuantity *quantity, const char *unit);
gboolean kaiji_quantity_contradicts (const KaijiQuantity *quantity, const char *unit);
gboolean kaiji_quantity_is_money (const KaijiQuantity *quantity);

G_END_DECLS
