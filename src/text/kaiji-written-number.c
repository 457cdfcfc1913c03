/* kaiji-written-number.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-text.h"
#include "kaiji-written-number.h"

/* More digits than any amount of money has, and still exact in a double. */
#define MAX_DIGITS 15

/* Skips the sign of a number that is less than 0: a minus sign, any dash that is taken for one, or
 * a triangle, as in accounts. Returns the sign as it is printed, "" for none. */
static const char *
skip_minus (const char **p)
{
  static const char *const triangles[] = { "△", "▲", "▽", "▼", "▵", "▴", "▿", "▾", "Δ", "∆", "⊿" };
  static const char *const minus[] = { "-", "‐",  "‑", "‒",  "–", "—", "―",        "─",
                                       "━", "﹣", "⁻", "ー", "ｰ", "➖", "マイナス", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (triangles); i++)
    {
      if (kaiji_text_skip (p, triangles[i]))
        return triangles[i];
    }

  return kaiji_text_skip_any (p, minus) ? "-" : "";
}

/**
 * kaiji_written_number_skip_signs:
 * @p: (inout): a place in a narrow text; goes to the first character of the number
 * @is_money: whether there may be a currency sign
 *
 * Skips a currency sign and that of a number less than 0, in any order.
 *
 * Returns: (transfer none): the latter, as it is printed, "" for none
 */
const char *
kaiji_written_number_skip_signs (const char **p, gboolean is_money)
{
  static const char *const currency[] = { "¥", "\\", "JPY", NULL };
  const char *sign = "";

  for (;;)
    {
      kaiji_text_skip_spaces (p);
      if (*sign == '\0')
        {
          sign = skip_minus (p);
          if (*sign != '\0')
            continue;
        }
      if (!is_money || !kaiji_text_skip_any (p, currency))
        return sign;
    }
}

/**
 * kaiji_written_number_read:
 * @p: (inout): a place in a narrow text; goes to the end of the number if there is one
 *
 * Reads digits, with no commas or one before every three digits, and decimals. A 0 before the point
 * may be left out.
 *
 * Returns: (transfer full) (nullable): the digits without commas and leading zeros
 */
char *
kaiji_written_number_read (const char **p)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *start = *p;
  const char *q = start;
  gsize n_zeros;
  guint since_comma = 0;
  gboolean grouped = FALSE;

  for (; g_ascii_isdigit (*q) || *q == ','; q++)
    {
      if (*q == ',')
        {
          if (q == start || (grouped ? since_comma != 3 : since_comma > 3))
            return NULL;
          grouped = TRUE;
          since_comma = 0;
          continue;
        }
      g_string_append_c (digits, *q);
      since_comma++;
    }

  if (q == start && *q == '.' && g_ascii_isdigit (q[1]))
    g_string_append_c (digits, '0');
  if (digits->len == 0 || digits->len > MAX_DIGITS || (grouped && since_comma != 3))
    return NULL;

  n_zeros = strspn (digits->str, "0");
  g_string_erase (digits, 0, (gssize) MIN (n_zeros, digits->len - 1));

  if (*q == '.' && g_ascii_isdigit (q[1]))
    {
      g_string_append_c (digits, '.');
      for (q++; g_ascii_isdigit (*q); q++)
        g_string_append_c (digits, *q);
    }

  *p = q;
  return g_string_free (g_steal_pointer (&digits), FALSE);
}
