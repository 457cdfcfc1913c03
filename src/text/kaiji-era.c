/* kaiji-era.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Years of Japanese eras: 令和6年, ㋿6, 令6, R6.
 */

#include "config.h"

#include <string.h>

#include "kaiji-characters.h"
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

/* Returns whether a year of an era may follow: digits of any width, 元, kanji, or a point or space
 * before them. */
static gboolean
may_be_year (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return kaiji_characters_get_digit (p) >= 0 || c == '.' || c == ' ' || c == 0xff0e /* ． */
         || c == 0x3000 || (c != 0 && g_utf8_strchr ("元〇一二三四五六七八九十", -1, c) != NULL);
}

/* Tells most characters from those that names of eras begin with by their first two bytes, since
 * all text is looked through. */
static inline gboolean
may_begin_name (const char *p)
{
  const guchar *s = (const guchar *) p;

  switch (s[0])
    {
    case 0xe3:
      return s[1] == 0x8b || s[1] == 0x8d; /* ㋿, ㍻ */
    case 0xe4:
      return s[1] == 0xbb; /* 令 */
    case 0xe5:
      return s[1] == 0xb9 || s[1] == 0xa4; /* 平, 大 */
    case 0xe6:
      return s[1] == 0x98; /* 昭, 明 */
    case 0xef:
      return s[1] == 0xbc || s[1] == 0xbd; /* Ｒ, ｒ */
    default:
      return g_ascii_isalpha (*p);
    }
}

/**
 * kaiji_era_may_be_named:
 * @text: valid UTF-8
 * @ended: whether only eras that have ended count
 *
 * Looks through a text once, before it is searched for dates in earnest: few name an era.
 *
 * Returns: %FALSE if @text has no year of an era: 令和6年, ㋿6, 令6, R6, Ｒ６
 */
gboolean
kaiji_era_may_be_named (const char *text, gboolean ended)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;

      if (!may_begin_name (p))
        continue;

      c = g_utf8_get_char (p);
      for (guint i = ended; i < G_N_ELEMENTS (eras); i++)
        {
          if ((c < 0x80 && g_ascii_toupper ((char) c) == eras[i].letter)
              || c == (gunichar) eras[i].letter + 0xfee0 /* Ｒ */)
            {
              if (may_be_year (g_utf8_next_char (p)))
                return TRUE;
            }
          else if (c >= 0x80)
            {
              const char *after = p;

              if (kaiji_text_skip (&after, eras[i].name) || kaiji_text_skip (&after, eras[i].square)
                  || (kaiji_text_skip (&after, eras[i].short_name) && may_be_year (after)))
                return TRUE;
            }
        }
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
