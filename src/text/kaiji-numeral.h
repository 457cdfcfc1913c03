/* kaiji-numeral.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiNumeral:
 * @value: the number, its 千 or 億 reckoned in
 * @end: where its last digit ends
 * @scale: where the 千, 億 or M begins that follows the last digit; @end where there is none
 * @scale_end: where that ends
 * @n_decimals: how many digits stand after a decimal point
 * @scaled: it has a 千, 億 or M
 * @compound: it has several, or is in kanji: 4億3400万, 四億
 * @grouping_wrong: its digits are grouped in another way than by commas at every third
 * @joinable: they are grouped by threes all the same: 345, 678 or 1.842.350
 * @point_groups: a single point stands before the last three digits, as if it were a comma: 434.000
 *
 * A number without sign and unit, as a person wrote it.
 */
typedef struct
{
  double value;
  const char *end;
  const char *scale;
  const char *scale_end;
  guint n_decimals;
  gboolean scaled;
  gboolean compound;
  gboolean grouping_wrong;
  gboolean joinable;
  gboolean point_groups;
} KaijiNumeral;

gboolean kaiji_numeral_read (const char *text, gboolean joins_spaces, KaijiNumeral *numeral);
gboolean kaiji_numeral_read_kanji (const char *text, KaijiNumeral *numeral);
double kaiji_numeral_read_scale (const char **text);
char *kaiji_numeral_format (double value);

G_END_DECLS
