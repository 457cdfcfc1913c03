/* kaiji-page-spans.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The letters of a page as lines and pieces of lines, before it is known in which cells they are.
 */

#include "config.h"

#include "kaiji-page-letters.h"
#include "kaiji-page-spans.h"

/* Letters closer than this part of their height belong together. */
#define TIGHT 0.12

/* Letters are in one line if their middles are closer than this part of their height. */
#define SAME_LINE 0.3

static int
compare_middles (gconstpointer a, gconstpointer b)
{
  double first = ((const KaijiPageSpan *) a)->top + ((const KaijiPageSpan *) a)->bottom;
  double second = ((const KaijiPageSpan *) b)->top + ((const KaijiPageSpan *) b)->bottom;

  return first < second ? -1 : first > second;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const KaijiPageSpan *first = a;
  const KaijiPageSpan *second = b;

  if (first->top != second->top)
    return first->top < second->top ? -1 : 1;
  return first->left < second->left ? -1 : first->left > second->left;
}

/* Makes lines of the letters of a page: unlike those of a cell, those of two columns may be a part
 * of a line higher and lower. */
static GArray *
find_lines (GArray *letters, double offset)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (KaijiPageSpan));
  KaijiPageSpan line = { 0 };

  for (guint i = 0; i < letters->len; i++)
    {
      const KaijiPageLetter *letter = &g_array_index (letters, KaijiPageLetter, i);
      KaijiPageSpan span = { .left = letter->left,
                             .right = letter->right,
                             .top = letter->top - offset,
                             .bottom = letter->bottom - offset,
                             .own_top = letter->top - offset,
                             .own_bottom = letter->bottom - offset };

      if (span.left >= 0 && span.right <= KAIJI_PAGE_MAX && span.top >= 0
          && span.bottom <= KAIJI_PAGE_MAX && g_unichar_isgraph (g_utf8_get_char (letter->text)))
        g_array_append_val (spans, span);
    }

  g_array_sort (spans, compare_middles);
  for (guint i = 0; i < spans->len; i++)
    {
      KaijiPageSpan *span = &g_array_index (spans, KaijiPageSpan, i);

      if (i == 0
          || span->top + span->bottom - line.top - line.bottom
               > 2 * SAME_LINE * (line.bottom - line.top))
        line = *span;
      span->top = line.top;
      span->bottom = line.bottom;
    }
  g_array_sort (spans, compare_places);
  return spans;
}

/**
 * kaiji_page_spans_new:
 * @letters: (element-type KaijiPageLetter): the letters of a page
 * @offset: the place of the top of the page, in points
 *
 * Joins letters to pieces of text without white in them.
 *
 * Returns: (transfer full) (element-type KaijiPageSpan): the pieces, from top to bottom, and those
 *   of a line, which have the same top, from left to right
 */
GArray *
kaiji_page_spans_new (GArray *letters, double offset)
{
  g_autoptr (GArray) lines = find_lines (letters, offset);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (KaijiPageSpan));

  for (guint i = 0; i < lines->len; i++)
    {
      const KaijiPageSpan *letter = &g_array_index (lines, KaijiPageSpan, i);
      KaijiPageSpan *last = i > 0 ? &g_array_index (spans, KaijiPageSpan, spans->len - 1) : NULL;

      if (last != NULL && last->top == letter->top
          && letter->left - last->right <= TIGHT * (letter->bottom - letter->top))
        {
          last->right = MAX (last->right, letter->right);
          last->own_top = MIN (last->own_top, letter->own_top);
          last->own_bottom = MAX (last->own_bottom, letter->own_bottom);
        }
      else
        g_array_append_val (spans, *letter);
    }

  return spans;
}

/**
 * kaiji_page_spans_get:
 * @spans: (element-type KaijiPageSpan): pieces of text
 * @i: the number of one of them, from 0
 *
 * Returns: (transfer none): the piece
 */
const KaijiPageSpan *
kaiji_page_spans_get (GArray *spans, guint i)
{
  return &g_array_index (spans, KaijiPageSpan, i);
}
