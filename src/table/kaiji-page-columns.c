/* kaiji-page-columns.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many tables have rules below their rows only, or none at all. Their columns are seen by the
 * white between them, which is at the same place in nearly all lines of a document: only titles
 * and notes cross it. Guides stand for the rules that are not drawn.
 */

#include "config.h"

#include "kaiji-page-columns-private.h"

/* The places of a page at which the white between columns is looked for, a point apart in so many
 * parts. */
#define PARTS 2

/* The white between columns: its minimum width in points, the maximum share of lines that cross
 * it, and the minimum share of those that have text beside it. */
#define MIN_WHITE 0.5
#define MAX_CROSSING 0.06
#define MIN_BESIDE 0.03

/* The minimum share of text that has another column beside it: a page of running text has little.
 */
#define MIN_DIVIDED 0.25

/* The maximum number of pieces of text of a page, and of all pages: much more than a table has. */
#define MAX_SPANS 4000
#define MAX_ALL_SPANS 100000

/* A space between two words, in parts of their height. */
#define SPACE 0.6

static const KaijiPageSpan *
get_span (GArray *spans, guint i)
{
  return &g_array_index (spans, KaijiPageSpan, i);
}

static int
get_place (double x)
{
  return (int) (CLAMP (x, 0, KAIJI_PAGE_MAX - 1) * PARTS);
}

/* Counts the lines that have text at each place of the width. */
static guint
count_lines (KaijiPageColumns *self, guint *n_covering)
{
  guint n_lines = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *spans = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < spans->len; j++)
        {
          const KaijiPageSpan *span = get_span (spans, j);

          n_lines += j == 0 || get_span (spans, j - 1)->top != span->top;
          for (int place = get_place (span->left); place <= get_place (span->right); place++)
            n_covering[place]++;
          self->left = MIN (self->left, span->left);
          self->right = MAX (self->right, span->right);
        }
    }

  return n_lines;
}

/* Counts the spans that begin from @left up to @right, or end there. */
static guint
count_spans (KaijiPageColumns *self, double left, double right)
{
  guint n = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *spans = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < spans->len; j++)
        n += get_span (spans, j)->left >= left && get_span (spans, j)->right <= right;
    }

  return n;
}

/* The place in the white from @start up to @end that the fewest lines cross; the last of those,
 * since a column begins at one place and ends at many. */
static double
find_emptiest (const guint *n_covering, int start, int end)
{
  int emptiest = start;

  for (int place = start; place < end; place++)
    if (n_covering[place] <= n_covering[emptiest])
      emptiest = place;

  return (emptiest + 0.5) / PARTS;
}

static void
find_gutters (KaijiPageColumns *self, const guint *n_covering, guint n_lines)
{
  guint max_crossing = (guint) MAX (1, n_lines * MAX_CROSSING);
  guint min_beside = (guint) MAX (2, n_lines * MIN_BESIDE);
  int end = get_place (self->right);
  int start = get_place (self->left);
  double before = 0;

  for (int place = start; place <= end; place++)
    {
      double gutter;

      if (n_covering[place] <= max_crossing)
        continue;
      if (place - start >= MIN_WHITE * PARTS)
        {
          gutter = find_emptiest (n_covering, start, place);
          if (count_spans (self, before, gutter) >= min_beside)
            {
              g_array_append_val (self->gutters, gutter);
              before = gutter;
            }
        }
      start = place + 1;
    }

  /* What begins after the last one may be the end of a few long lines. */
  for (guint i = self->gutters->len; i > 0; i--)
    {
      double right = i < self->gutters->len ? g_array_index (self->gutters, double, i)
                                            : KAIJI_PAGE_MAX;

      if (count_spans (self, g_array_index (self->gutters, double, i - 1), right) < min_beside)
        g_array_remove_index (self->gutters, i - 1);
    }
}

/* The column that a span of text is in, from 0. */
guint
kaiji_page_columns_find (KaijiPageColumns *self, const KaijiPageSpan *span)
{
  guint column = 0;

  while (column < self->gutters->len
         && g_array_index (self->gutters, double, column) < (span->left + span->right) / 2)
    column++;

  return column;
}

/* Whether a span of text goes from one column into another, as titles do. */
gboolean
kaiji_page_columns_is_crossed (KaijiPageColumns *self, const KaijiPageSpan *span)
{
  for (guint i = 0; i < self->gutters->len; i++)
    {
      double gutter = g_array_index (self->gutters, double, i);

      if (span->left < gutter && span->right > gutter)
        return TRUE;
    }

  return FALSE;
}

/* White in a title may be where columns are divided below it. */
static void
join_titles (KaijiPageColumns *self, GArray *spans)
{
  for (guint i = 1; i < spans->len; i++)
    {
      KaijiPageSpan *before = &g_array_index (spans, KaijiPageSpan, i - 1);
      KaijiPageSpan *span = &g_array_index (spans, KaijiPageSpan, i);

      if (before->top != span->top
          || span->left - before->right > SPACE * (span->bottom - span->top)
          || !(kaiji_page_columns_is_crossed (self, before)
               || kaiji_page_columns_is_crossed (self, span)))
        continue;
      before->right = span->right;
      g_array_remove_index (spans, i--);
    }
}

/* How many spans have another column beside them. */
static guint
count_divided (KaijiPageColumns *self)
{
  guint n_divided = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *spans = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < spans->len; j++)
        for (guint k = j + 1; k < spans->len; k++)
          {
            const KaijiPageSpan *span = get_span (spans, j);
            const KaijiPageSpan *beside = get_span (spans, k);

            if (beside->top >= span->bottom)
              break;
            if (kaiji_page_columns_find (self, span) != kaiji_page_columns_find (self, beside))
              {
                n_divided++;
                break;
              }
          }
    }

  return n_divided;
}

/**
 * kaiji_page_columns_new:
 * @pages: (element-type GArray): the letters of each page
 * @height: the distance of the tops of two pages, in points
 *
 * Looks for columns that are not divided by rules.
 *
 * Returns: (transfer full) (nullable): the columns; %NULL if there are none
 */
KaijiPageColumns *
kaiji_page_columns_new (GPtrArray *pages, double height)
{
  g_autoptr (KaijiPageColumns) self = g_new0 (KaijiPageColumns, 1);
  g_autofree guint *n_covering = g_new0 (guint, KAIJI_PAGE_MAX * PARTS);
  guint n_spans = 0;
  guint n_lines;

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->gutters = g_array_new (FALSE, FALSE, sizeof (double));
  self->left = KAIJI_PAGE_MAX;
  for (guint i = 0; i < pages->len; i++)
    {
      GArray *spans = kaiji_page_spans_new (g_ptr_array_index (pages, i), i * height);

      g_ptr_array_add (self->pages, spans);
      n_spans += spans->len;
      if (spans->len > MAX_SPANS || n_spans > MAX_ALL_SPANS)
        return NULL;
    }

  n_lines = count_lines (self, n_covering);
  find_gutters (self, n_covering, n_lines);
  if (self->gutters->len == 0 || count_divided (self) < n_spans * MIN_DIVIDED)
    return NULL;

  for (guint i = 0; i < self->pages->len; i++)
    join_titles (self, g_ptr_array_index (self->pages, i));
  kaiji_page_columns_find_rows (self);
  return g_steal_pointer (&self);
}

void
kaiji_page_columns_free (KaijiPageColumns *self)
{
  g_ptr_array_unref (self->pages);
  g_array_unref (self->gutters);
  g_free (self);
}

/**
 * kaiji_page_columns_get_n:
 *
 * Returns: how many columns there are, two or more
 */
guint
kaiji_page_columns_get_n (KaijiPageColumns *self)
{
  return self->gutters->len + 1;
}

/* Ends the guide from @start at a title that it would cut, or at the end of the page. */
static void
add_vertical (GArray *guides, double place, double start, double end, double scale)
{
  KaijiPageGuide guide = { TRUE, (int) (place * scale), (int) (start * scale),
                           (int) (end * scale) };

  if (guide.end > guide.start)
    g_array_append_val (guides, guide);
}

/**
 * kaiji_page_columns_get_guides:
 * @page: the number of a page, from 0
 * @scale: the pixels per point of its picture
 *
 * Returns: (transfer full) (element-type KaijiPageGuide): what stands for the rules between its
 *   columns and at their sides
 */
GArray *
kaiji_page_columns_get_guides (KaijiPageColumns *self, guint page, double scale)
{
  GArray *spans = g_ptr_array_index (self->pages, page);
  GArray *guides = g_array_new (FALSE, FALSE, sizeof (KaijiPageGuide));
  double bottom = 0;

  for (guint i = 0; i < spans->len; i++)
    bottom = MAX (bottom, get_span (spans, i)->bottom + KAIJI_PAGE_BESIDE);
  add_vertical (guides, self->left - KAIJI_PAGE_BESIDE, 0, bottom, scale);
  add_vertical (guides, self->right + KAIJI_PAGE_BESIDE, 0, bottom, scale);
  for (guint i = 0; i < self->gutters->len; i++)
    {
      double gutter = g_array_index (self->gutters, double, i);
      double start = 0;

      for (guint j = 0; j < spans->len; j++)
        {
          const KaijiPageSpan *span = get_span (spans, j);

          if (span->left >= gutter || span->right <= gutter)
            continue;
          add_vertical (guides, gutter, start, span->top, scale);
          start = span->bottom;
        }
      add_vertical (guides, gutter, start, bottom, scale);
    }

  return guides;
}
