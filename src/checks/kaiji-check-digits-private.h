/* kaiji-check-digits-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Digits somewhere in a text, for checks that search it for dates and times.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KaijiCheckDigits:
 * @text: the text that is searched
 * @start: the first digit
 * @after: the end of the last one
 * @value: their value
 * @n_digits: how many there are
 * @previous: the character before them; 0 at the beginning of the text
 *
 * Digits somewhere in a text, with their neighbours.
 */
typedef struct
{
  const char *text;
  const char *start;
  const char *after;
  guint64 value;
  guint n_digits;
  gunichar previous;
} KaijiCheckDigits;

gboolean kaiji_check_digits_next (KaijiCheckDigits *digits, const char *from);
gboolean kaiji_check_digits_read_small (const char **p, const char *sign, guint *number);

G_END_DECLS
