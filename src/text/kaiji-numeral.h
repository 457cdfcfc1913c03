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
 * @value: the number, including its scale (千, 億)
 * @end: the end of its last digit
 * @scale: the beginning of the 千, 億 or M after the last digit; @end if there is none
 * @scale_end: the end of that scale
 * @n_decimals: the number of decimals
 * @scaled: it has a 千, 億 or M
 * @compound: it has several scales, or is in kanji: 4億3400万, 四億
 * @grouping_wrong: its digits are not grouped by a comma at every third digit
 * @joinable: its digits are grouped by threes nonetheless: 345, 678 or 1.842.350
 * @point_groups: a single point precedes the last three digits, like a comma: 434.000
 * @several_points: several points are in it, and they do not group its digits: 99.9.9
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
  gboolean several_points;
} KaijiNumeral;

gboolean kaiji_numeral_begins_with_point (const char *text);
gboolean kaiji_numeral_read (const char *text, gboolean joins_spaces, KaijiNumeral *numeral);
gboolean kaiji_numeral_read_kanji (const char *text, KaijiNumeral *numeral);
double kaiji_scale_read (const char **text);
char *kaiji_numeral_format (double value);

G_END_DECLS
