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

/* The white between columns is looked for at so many places in each point of the width. */
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

/* The maximum number of columns, and of places that are looked at for the white between two. */
#define MAX_COLUMNS 40
#define MAX_PLACES 200

/* A space between two words, in parts of their height. */
#define SPACE 0.6

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
          const KaijiPageSpan *span = kaiji_page_spans_get (spans, j);

          n_lines += j == 0 || kaiji_page_spans_get (spans, j - 1)->top != span->top;
          for (int place = get_place (span->left); place <= get_place (span->right); place++)
            n_covering[place]++;
          self->left = MIN (self->left, span->left);
          self->right = MAX (self->right, span->right);
        }
    }

  return n_lines;
}

/* Counts the spans that are from @left to @right as a whole. */
static guint
count_spans (KaijiPageColumns *self, double left, double right)
{
  guint n = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *spans = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < spans->len; j++)
        n += kaiji_page_spans_get (spans, j)->left >= left
             && kaiji_page_spans_get (spans, j)->right <= right;
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
  guint n_places = 0;

  for (int place = start; place <= end && n_places < MAX_PLACES; place++)
    {
      double gutter;

      if (n_covering[place] <= max_crossing)
        continue;
      if (place - start >= MIN_WHITE * PARTS)
        {
          gutter = find_emptiest (n_covering, start, place);
          n_places++;
          if (count_spans (self, before, gutter) >= min_beside)
            {
              g_array_append_val (self->gutters, gutter);
              before = gutter;
            }
        }
      start = place + 1;
    }

  /* Text that begins after the last one may be the end of a few long lines. */
  for (guint i = self->gutters->len; i > 0; i--)
    {
      double right = i < self->gutters->len ? g_array_index (self->gutters, double, i)
                                            : KAIJI_PAGE_MAX;

      if (count_spans (self, g_array_index (self->gutters, double, i - 1), right) < min_beside)
        g_array_remove_index (self->gutters, i - 1);
    }
}

/* Tells a span the column that it is in, and whether it goes from one into another, as titles do.
 */
static void
place_span (KaijiPageColumns *self, KaijiPageSpan *span)
{
  span->column = 0;
  span->is_title = FALSE;
  for (guint i = 0; i < self->gutters->len; i++)
    {
      double gutter = g_array_index (self->gutters, double, i);

      span->column += gutter < (span->left + span->right) / 2;
      span->is_title |= span->left < gutter && span->right > gutter;
    }
}

static void
place_spans (KaijiPageColumns *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *spans = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < spans->len; j++)
        place_span (self, &g_array_index (spans, KaijiPageSpan, j));
    }
}

/* White in a title may be where columns are divided below it. */
static GArray *
join_titles (KaijiPageColumns *self, GArray *spans)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (KaijiPageSpan));

  for (guint i = 0; i < spans->len; i++)
    {
      const KaijiPageSpan *span = kaiji_page_spans_get (spans, i);
      KaijiPageSpan *before = i > 0 ? &g_array_index (joined, KaijiPageSpan, joined->len - 1)
                                    : NULL;

      if (before != NULL && before->top == span->top
          && span->left - before->right <= SPACE * (span->bottom - span->top)
          && (before->is_title || span->is_title))
        {
          before->right = MAX (before->right, span->right);
          before->own_top = MIN (before->own_top, span->own_top);
          before->own_bottom = MAX (before->own_bottom, span->own_bottom);
          place_span (self, before);
        }
      else
        {
          g_array_append_val (joined, *span);
        }
    }

  return joined;
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
            const KaijiPageSpan *span = kaiji_page_spans_get (spans, j);
            const KaijiPageSpan *beside = kaiji_page_spans_get (spans, k);

            if (beside->top >= span->bottom)
              break;
            if (span->column != beside->column)
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
  self->edges = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
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
  if (self->gutters->len == 0 || self->gutters->len >= MAX_COLUMNS)
    return NULL;

  place_spans (self);
  if (count_divided (self) < n_spans * MIN_DIVIDED)
    return NULL;

  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *spans = g_ptr_array_index (self->pages, i);

      self->pages->pdata[i] = join_titles (self, spans);
      g_array_unref (spans);
    }
  kaiji_page_columns_find_rows (self);
  return g_steal_pointer (&self);
}

void
kaiji_page_columns_free (KaijiPageColumns *self)
{
  g_ptr_array_unref (self->pages);
  g_array_unref (self->gutters);
  g_ptr_array_unref (self->edges);
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

/**
 * kaiji_page_columns_get_is_doubtful:
 *
 * Returns: whether the rows are found by what is not the same all over the document, so that an
 *   answer may be in another one's row
 */
gboolean
kaiji_page_columns_get_is_doubtful (KaijiPageColumns *self)
{
  return self->is_doubtful;
}

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
    bottom = MAX (bottom, kaiji_page_spans_get (spans, i)->bottom + KAIJI_PAGE_BESIDE);
  add_vertical (guides, self->left - KAIJI_PAGE_BESIDE, 0, bottom, scale);
  add_vertical (guides, self->right + KAIJI_PAGE_BESIDE, 0, bottom, scale);
  for (guint i = 0; i < self->gutters->len; i++)
    {
      double gutter = g_array_index (self->gutters, double, i);
      double start = 0;

      /* A guide cuts no title. */
      for (guint j = 0; j < spans->len; j++)
        {
          const KaijiPageSpan *span = kaiji_page_spans_get (spans, j);

          if (span->left >= gutter || span->right <= gutter)
            continue;
          add_vertical (guides, gutter, start, span->top, scale);
          start = span->bottom;
        }
      add_vertical (guides, gutter, start, bottom, scale);
    }

  return guides;
}
