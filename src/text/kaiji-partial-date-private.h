/* kaiji-partial-date-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a date as people write it, read one by one. All texts are narrowed by
 * kaiji_text_narrow().
 */

#pragma once

#include "kaiji-partial-date.h"

G_BEGIN_DECLS

/* Reads digits; there must be at least one and no more than @max_digits. */
gboolean kaiji_date_read_digits (const char **p, guint max_digits, guint *number, guint *n_digits);

/* Reads a number in digits or in kanji; *n_digits may be %NULL. */
gboolean kaiji_date_read_number (const char **p, guint max_digits, guint *number, guint *n_digits);

gboolean kaiji_era_read_year (const char **p, guint *year, guint *last_year);

/* Reads a date with an English name of its month: September 1, 2026; 1 Sep 2026; Sep 2026. */
gboolean kaiji_date_read_english (const char **p, KaijiPartialDate *date);

G_END_DECLS
