/* kaiji-printed-head.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a form prints above each page, by its own patterns: the texts between the placeholders. The
 * first of them alone does not tell it: tables ask for the same words.
 */

#include "config.h"

#include <string.h>

#include "kaiji-printed-head.h"
#include "kaiji-row-reading.h"
#include "kaiji-text.h"

#define NUMBER_PLACE "{certification-number}"

/* Fewer letters do not identify a line. */
#define MIN_LETTERS 4

/* No certification number is longer, in characters. */
#define MAX_NUMBER 24

/* Returns whether a text is printed from a pattern, with any values in its placeholders. */
static gboolean
is_printed_from (KaijiWording *wording, const KaijiFolded *text, const char *pattern)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "{", -1);
  guint place = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *close = i > 0 ? strchr (parts[i], '}') : NULL;
      const KaijiFolded *literal = kaiji_wording_get_known (wording,
                                                            close != NULL ? close + 1 : parts[i]);

      if (i == 0 && literal->length < MIN_LETTERS)
        return FALSE;
      if (literal->length == 0)
        continue;
      while (i > 0 && place < text->length && !kaiji_folded_has_at (text, place, literal))
        place++;
      if (!kaiji_folded_has_at (text, place, literal))
        return FALSE;
      place += literal->length;
    }

  return parts[1] != NULL || place == text->length;
}

/* Returns whether a pattern says more than what its first placeholder stands for. */
static gboolean
names_several (KaijiWording *wording, const char *pattern)
{
  const char *place = strchr (pattern, '}');

  for (; place != NULL; place = strchr (place + 1, '}'))
    {
      g_autofree char *literal = g_strndup (place + 1, strcspn (place + 1, "{"));

      if (kaiji_wording_get_known (wording, literal)->length > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_printed_head_is:
 * @text: the text of a row, folded
 *
 * Returns: whether it is the title of a page, or the line below it
 */
gboolean
kaiji_printed_head_is (const KaijiFolded *text, KaijiScheme *scheme, KaijiWording *wording)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);

  return (layout->title != NULL && is_printed_from (wording, text, layout->title))
         || (layout->subtitle != NULL && names_several (wording, layout->subtitle)
             && is_printed_from (wording, text, layout->subtitle));
}

/* The words before the place of the certification number. */
static char *
dup_number_label (KaijiScheme *scheme)
{
  const char *pattern = kaiji_scheme_get_page_layout (scheme)->subtitle;
  const char *place = pattern != NULL ? strstr (pattern, NUMBER_PLACE) : NULL;
  const char *start = place;

  if (place == NULL)
    return NULL;
  while (start > pattern && start[-1] != '}')
    start--;

  return g_strndup (start, (gsize) (place - start));
}

/* Whether a text is one number, whatever letters are in it, and nothing more. */
static gboolean
is_number (const char *text)
{
  gboolean has_digit = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr (",:、，：\n", -1, g_utf8_get_char (p)) != NULL)
        return FALSE;
      has_digit |= g_unichar_isdigit (g_utf8_get_char (p));
    }

  return has_digit && g_utf8_strlen (text, -1) <= MAX_NUMBER;
}

/**
 * kaiji_printed_head_dup_number:
 * @row: a row
 *
 * Finds the certification number in a row that has nothing else: it is no field's answer.
 *
 * Returns: (transfer full) (nullable): the number, "" if the row only asks for it; %NULL if it is
 *   another row
 */
char *
kaiji_printed_head_dup_number (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording)
{
  g_autofree char *pattern = dup_number_label (scheme);
  const KaijiFolded *label = pattern != NULL ? kaiji_wording_get_known (wording, pattern) : NULL;
  guint place = 0;
  const char *text;
  KaijiFolded folded;
  const char *rest = NULL;

  if (label == NULL || label->length < MIN_LETTERS || row->cells->len == 0)
    return NULL;
  /* The number of a row comes before. */
  text = kaiji_table_row_get_cell (row, 0)->text;
  if (row->cells->len > 1 && kaiji_row_reading_read_number (text) >= 0)
    text = kaiji_table_row_get_cell (row, ++place)->text;

  folded = kaiji_wording_fold (wording, text);
  if (kaiji_folded_has_at (&folded, 0, label))
    rest = text + folded.ends[label->length - 1];
  kaiji_folded_clear (&folded);
  if (rest == NULL)
    return NULL;

  rest = kaiji_text_skip_white_space (rest);
  if (*rest == '\0')
    {
      if (place + 1 == row->cells->len)
        return g_strdup ("");
      rest = kaiji_table_row_get_cell (row, ++place)->text;
    }
  else if (*rest == ':' || g_str_has_prefix (rest, "："))
    rest = kaiji_text_skip_white_space (g_utf8_next_char (rest));

  return place + 1 == row->cells->len && is_number (rest) ? g_strstrip (g_strdup (rest)) : NULL;
}
