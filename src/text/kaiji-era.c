/* kaiji-era.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Years of Japanese eras: 令和6年, ㋿6, 令6, R6.
 */

#include "config.h"

#include <string.h>

#include "kaiji-era.h"
#include "kaiji-partial-date-private.h"
#include "kaiji-text.h"

/* The eras since 1868. Year 1 of an era is @first_year; it is also written 元年. @square is the
 * name in one character, U+32FF and U+337B to U+337E. */
static const struct
{
  const char *name;
  const char *square;
  const char *short_name; /* 令6 */
  char letter;
  guint first_year;
} eras[] = {
  { "令和", "㋿", "令", 'R', 2019 }, { "平成", "㍻", "平", 'H', 1989 },
  { "昭和", "㍼", "昭", 'S', 1926 },  { "大正", "㍽", "大", 'T', 1912 },
  { "明治", "㍾", "明", 'M', 1868 },
};

/* Skips the name of an era before its year: 令和, ㋿, 令 or R. */
static gboolean
skip_era (const char **p, guint era)
{
  const char *after = *p;

  if (kaiji_text_skip (p, eras[era].name) || kaiji_text_skip (p, eras[era].square))
    {
      kaiji_text_skip_spaces (p);
      return TRUE;
    }

  if (g_ascii_toupper (*after) == eras[era].letter)
    {
      after++;
      /* S.49, S 49 */
      if (*after == '.')
        after++;
      else
        kaiji_text_skip_spaces (&after);
    }
  else if (!kaiji_text_skip (&after, eras[era].short_name))
    {
      return FALSE;
    }

  if (!g_ascii_isdigit (*after) && !g_str_has_prefix (after, "元"))
    return FALSE;

  *p = after;
  return TRUE;
}

/* Reads a year of an era. Stores it in *year, the year in which the era ended in *last_year, 0 if
 * it has not, and moves *p past it. */
gboolean
kaiji_era_read_year (const char **p, guint *year, guint *last_year)
{
  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      const char *start = *p;
      guint number;

      if (!skip_era (&start, i))
        continue;

      if (kaiji_text_skip (&start, "元"))
        number = 1;
      else if (!kaiji_date_read_number (&start, 2, &number, NULL) || number == 0)
        return FALSE;

      *year = eras[i].first_year + number - 1;
      *last_year = i > 0 ? eras[i - 1].first_year : 0;
      *p = start;
      return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_era_skip_back:
 * @text: a text
 * @place: (inout): a place in @text; moved before the name of an era that ends there, such as 令和,
 *   or 令 or R unless it ends a word
 *
 * Returns: the first year of that era; 0 if no name ends there
 */
guint
kaiji_era_skip_back (const char *text, const char **place)
{
  gunichar previous;

  g_return_val_if_fail (text != NULL && *place >= text, 0);

  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      gsize length = strlen (eras[i].name);

      if ((gsize) (*place - text) >= length && memcmp (*place - length, eras[i].name, length) == 0)
        {
          *place -= length;
          return eras[i].first_year;
        }

      length = strlen (eras[i].short_name);
      if ((gsize) (*place - text) >= length
          && memcmp (*place - length, eras[i].short_name, length) == 0
          && (*place - length == text
              || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (*place - length)))))
        {
          *place -= length;
          return eras[i].first_year;
        }

      /* Ｒ６ */
      previous = *place > text ? g_utf8_get_char (g_utf8_prev_char (*place)) : 0;
      if (previous == (gunichar) eras[i].letter + 0xfee0)
        {
          *place = g_utf8_prev_char (*place);
          return eras[i].first_year;
        }

      if (*place > text && g_ascii_toupper ((*place)[-1]) == eras[i].letter
          && (*place - 1 == text
              || (!g_ascii_isalnum ((*place)[-2]) && strchr ("/-._+", (*place)[-2]) == NULL)))
        {
          *place -= 1;
          return eras[i].first_year;
        }
    }

  return 0;
}
