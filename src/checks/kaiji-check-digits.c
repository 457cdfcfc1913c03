/* kaiji-check-digits.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
#include "kaiji-check-digits-private.h"
#include "kaiji-text.h"

/* Finds the next digits at or after @from, which is a place in digits->text. */
gboolean
kaiji_check_digits_next (KaijiCheckDigits *digits, const char *from)
{
  /* The first bytes of digits of either width; no other character has them inside. */
  static const char first_bytes[] = "0123456789\xef";

  for (const char *p = from + strcspn (from, first_bytes); *p != '\0';
       p = g_utf8_next_char (p), p += strcspn (p, first_bytes))
    {
      if (kaiji_characters_get_digit (p) < 0)
        continue;

      digits->start = p;
      digits->previous = p > digits->text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
      digits->after = p;
      digits->value = kaiji_characters_read_digits (&digits->after, &digits->n_digits);
      return TRUE;
    }

  return FALSE;
}

/* Reads a number of one or two digits followed by @sign. */
gboolean
kaiji_check_digits_read_small (const char **p, const char *sign, guint *number)
{
  const char *q = *p;
  guint n_digits;
  guint64 value;

  kaiji_text_skip_spaces (&q);
  value = kaiji_characters_read_digits (&q, &n_digits);
  if (n_digits < 1 || n_digits > 2 || !kaiji_text_skip_sign (&q, sign))
    return FALSE;

  *number = (guint) value;
  *p = q;
  return TRUE;
}
