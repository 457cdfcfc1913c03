/* kaiji-page-letters.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes text of the letters of a cell, which a document has only at their places.
 */

#include "config.h"

#include <string.h>

#include "kaiji-page-letters.h"

/* The most frequent characters that cannot begin a line (JIS X 4051). */
static const char *const not_at_start[] = { "、", "。", "，", "．", ")",  "）", "」", "』",
                                            "】", "ー", "・", "々", "ッ", "ャ", "ュ", "ョ",
                                            ",",  ".",  ":",  "!",  "?",  "%",  "〜", "～" };

/* Orders lines from top to bottom and letters of a line from left to right. */
static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const KaijiPageLetter *first = a;
  const KaijiPageLetter *second = b;

  if (first->top != second->top)
    return first->top < second->top ? -1 : 1;
  return first->left < second->left ? -1 : first->left > second->left;
}

static int
compare_middles (gconstpointer a, gconstpointer b)
{
  double first = ((const KaijiPageLetter *) a)->top + ((const KaijiPageLetter *) a)->bottom;
  double second = ((const KaijiPageLetter *) b)->top + ((const KaijiPageLetter *) b)->bottom;

  return first < second ? -1 : first > second;
}

/**
 * kaiji_page_letters_compare_lengths:
 * @a: (type double): a length on a page
 * @b: (type double): another one
 *
 * Returns: less than 0, 0 or more than 0, for sorting lengths from the shortest one on
 */
int
kaiji_page_letters_compare_lengths (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static gboolean
runs_to_left (const char *text)
{
  switch (g_unichar_get_script (g_utf8_get_char (text)))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Words that run from right to left are read in the other order than they stand in; their places
 * stay in order, by which spaces and line ends are found. */
static void
turn_to_left (GArray *letters)
{
  for (guint i = 0; i < letters->len; i++)
    {
      const KaijiPageLetter *first = &g_array_index (letters, KaijiPageLetter, i);
      guint last = i;

      if (!runs_to_left (first->text))
        continue;
      for (guint j = i + 1; j < letters->len; j++)
        {
          const KaijiPageLetter *letter = &g_array_index (letters, KaijiPageLetter, j);

          if (letter->top != first->top
              || !(runs_to_left (letter->text) || *letter->text == ' ' || *letter->text == '-'))
            break;
          if (runs_to_left (letter->text))
            last = j;
        }
      for (guint from = i, to = last; from < to; from++, to--)
        {
          KaijiPageLetter *a = &g_array_index (letters, KaijiPageLetter, from);
          KaijiPageLetter *b = &g_array_index (letters, KaijiPageLetter, to);
          const char *text = a->text;

          a->text = b->text;
          b->text = text;
        }
      i = last;
    }
}

/**
 * kaiji_page_letters_sort:
 * @letters: (element-type KaijiPageLetter): letters
 *
 * Orders letters as they are read. Those of one line differ a little in height: all get the top of
 * the line.
 */
void
kaiji_page_letters_sort (GArray *letters)
{
  double line_top = 0;
  double line_bottom = -1;

  g_array_sort (letters, compare_middles);
  for (guint i = 0; i < letters->len; i++)
    {
      KaijiPageLetter *letter = &g_array_index (letters, KaijiPageLetter, i);
      double middle = (letter->top + letter->bottom) / 2;

      if (middle > line_bottom)
        {
          line_top = letter->top;
          line_bottom = letter->bottom;
        }
      letter->top = line_top;
    }
  g_array_sort (letters, compare_letters);
  turn_to_left (letters);
}

static gboolean
is_latin (const char *text)
{
  return text != NULL && (guchar) *text < 0x80 && g_ascii_isgraph (*text);
}

/* A space is between two letters if they are apart by a certain part of a letter. */
static gboolean
is_apart (const KaijiPageLetter *before, const KaijiPageLetter *letter)
{
  double size = letter->bottom - letter->top;

  /* Letters of Japanese text are also spaced to justify the line. */
  double least = is_latin (before->text) && is_latin (letter->text) ? 0.17 : 0.5;

  return letter->left - before->right > least * MAX (size, 1) && *before->text != ' ';
}

/* Returns whether two letters of a line are as far from each other as columns. */
static gboolean
is_far (const KaijiPageLetter *before, const KaijiPageLetter *letter)
{
  return letter->left - before->right > MAX (letter->bottom - letter->top, 1);
}

/* The width of the unbreakable letters at @position: a word, and punctuation that cannot begin a
 * line. */
static double
get_needed_room (GArray *letters, guint position)
{
  const KaijiPageLetter *first = &g_array_index (letters, KaijiPageLetter, position);
  double right = first->right;

  for (guint i = position + 1; i < letters->len; i++)
    {
      const KaijiPageLetter *letter = &g_array_index (letters, KaijiPageLetter, i);
      const KaijiPageLetter *before = &g_array_index (letters, KaijiPageLetter, i - 1);
      gboolean goes_on = is_latin (before->text) && is_latin (letter->text)
                         && !is_apart (before, letter);

      for (guint j = 0; !goes_on && j < G_N_ELEMENTS (not_at_start); j++)
        goes_on = g_str_has_prefix (letter->text, not_at_start[j]);
      if (!goes_on || letter->top != first->top)
        break;
      right = letter->right;
    }

  return right - first->left;
}

/**
 * kaiji_page_letters_join:
 * @letters: (element-type KaijiPageLetter): the letters of a cell, sorted
 * @is_loose: whether they are a line outside of tables, in which columns are kept apart
 * @right_edge: the end of the longest line in the column, in points
 *
 * Joins the text of a cell: a line that ends although the next word would have fitted was ended by
 * the author; every other line continues.
 *
 * Returns: (transfer full): the text
 */
char *
kaiji_page_letters_join (GArray *letters, gboolean is_loose, double right_edge)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const KaijiPageLetter *before = NULL;

  for (guint i = 0; i < letters->len; i++)
    {
      const KaijiPageLetter *letter = &g_array_index (letters, KaijiPageLetter, i);

      if (before != NULL && before->top != letter->top)
        {
          double room = right_edge - before->right;
          /* Punctuation may hang over the edge of its column. */
          double hanging = before->bottom - before->top;

          while (text->len > 0 && text->str[text->len - 1] == ' ')
            g_string_truncate (text, text->len - 1);
          if (is_loose || room > get_needed_room (letters, i) + hanging)
            g_string_append_c (text, '\n');
          else if (is_latin (before->text) && is_latin (letter->text))
            g_string_append_c (text, ' ');
        }
      else if (before != NULL && is_apart (before, letter) && *letter->text != ' ')
        {
          g_string_append (text, is_loose && is_far (before, letter) ? "  " : " ");
        }
      g_string_append_len (text, letter->text, g_utf8_next_char (letter->text) - letter->text);
      before = letter;
    }

  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}
