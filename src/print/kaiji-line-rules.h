/* kaiji-line-rules.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * KaijiBreak:
 * @KAIJI_BREAK_NEVER: within a cluster, which is drawn as one
 * @KAIJI_BREAK_EMERGENCY: the last resort before a line would overflow its column
 * @KAIJI_BREAK_PATH: within an address that is longer than a line, and before the only character
 *   of a paragraph's last line
 * @KAIJI_BREAK_AVOID: between things that are read together
 * @KAIJI_BREAK_ALLOWED: anywhere else
 *
 * How suitable a place is for a line break. A line is broken at the last place of the best kind in
 * it.
 */
typedef enum
{
  KAIJI_BREAK_NEVER,
  KAIJI_BREAK_EMERGENCY,
  KAIJI_BREAK_PATH,
  KAIJI_BREAK_AVOID,
  KAIJI_BREAK_ALLOWED,
} KaijiBreak;

#define KAIJI_N_BREAKS (KAIJI_BREAK_ALLOWED + 1)

/**
 * KaijiPunctuation:
 * @KAIJI_PUNCTUATION_NONE: any other character
 * @KAIJI_PUNCTUATION_OPENING: a full-width opening bracket, whose left half is blank
 * @KAIJI_PUNCTUATION_CLOSING: a full-width closing bracket, comma or full stop, whose right half is
 *   blank
 */
typedef enum
{
  KAIJI_PUNCTUATION_NONE,
  KAIJI_PUNCTUATION_OPENING,
  KAIJI_PUNCTUATION_CLOSING,
} KaijiPunctuation;

KaijiPunctuation kaiji_line_rules_get_punctuation (gunichar character);
gboolean kaiji_line_rules_want_gap (gunichar before, gunichar after);
gsize kaiji_line_rules_measure_mark (const char *text, gsize length);

guint8 *kaiji_line_rules_find_breaks (const char *text,
                                      gsize length,
                                      const PangoLogAttr *attributes,
                                      gsize n_kept,
                                      gboolean is_beginning,
                                      gboolean is_end);

G_END_DECLS
