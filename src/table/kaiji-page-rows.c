/* kaiji-page-rows.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a table whose columns no rules divide. They may be divided by rules; if not, they are
 * seen by the lines of a cell, which are closer to each other than those of two cells.
 */

#include "config.h"

#include "kaiji-page-columns-private.h"
#include "kaiji-page-letters.h"

/* How much farther than usual, in points, two lines of a column are apart if they are of two
 * cells. */
#define FARTHER 0.75
#define FARTHER_OF_PITCH 0.08

/* Letters are in one line if their middles are closer than this part of their height. */
#define SAME_LINE 0.3

/* A column has most blocks if it has this share of the maximum. */
#define MOST 0.96

/* The maximum share of blocks that have two of another column beside them. */
#define MAX_CLOSE 0.01

/* The maximum number of lines of a question, on average. */
#define MAX_LINES 5

/* The minimum part of a block's height that is beside another one. */
#define MIN_OVERLAP 0.3

/* The minimum share of the rows of a page that are divided by rules, if rules divide them. */
#define MIN_RULED 0.5

/* A guide may be at so many places in each point of the height. */
#define PARTS 2

/* Adds a piece of a line to the lines of its column. Those of two columns may be a part of a line
 * higher and lower, and the letters of two fonts are not as high: the line has the height of all.
 */
static void
add_span (GArray *lines, const KaijiPageSpan *span)
{
  KaijiPageLine *last = lines->len > 0 ? &g_array_index (lines, KaijiPageLine, lines->len - 1)
                                       : NULL;
  KaijiPageLine line = { span->own_top, span->own_bottom, span->left, span->right };

  if (last != NULL
      && span->own_top + span->own_bottom - last->top - last->bottom
           <= 2 * SAME_LINE * (last->bottom - last->top))
    {
      last->top = MIN (last->top, line.top);
      last->bottom = MAX (last->bottom, line.bottom);
      last->left = MIN (last->left, line.left);
      last->right = MAX (last->right, line.right);
      return;
    }
  g_array_append_val (lines, line);
}

/* Finds the lines of each column of a page. */
GPtrArray *
kaiji_page_columns_find_lines (KaijiPageColumns *self, GArray *spans)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i <= self->gutters->len; i++)
    g_ptr_array_add (columns, g_array_new (FALSE, FALSE, sizeof (KaijiPageLine)));
  for (guint i = 0; i < spans->len; i++)
    {
      const KaijiPageSpan *span = kaiji_page_spans_get (spans, i);

      if (!span->is_title)
        add_span (g_ptr_array_index (columns, span->column), span);
    }

  return columns;
}

static double
get_distance (const KaijiPageLine *above, const KaijiPageLine *line)
{
  return (line->top + line->bottom - above->top - above->bottom) / 2;
}

/* Returns whether two lines of a column are as close as those of a cell. Programs put lines in
 * equal distances, whatever their letters, or one right below the other, and then lines of higher
 * letters are farther from each other: those of two cells are apart by both measures. */
gboolean
kaiji_page_columns_is_close (KaijiPageColumns *self,
                             const KaijiPageLine *above,
                             const KaijiPageLine *line)
{
  double farther = MIN (FARTHER, self->pitch * FARTHER_OF_PITCH);

  return get_distance (above, line) <= self->pitch + farther
         || line->top - above->bottom <= self->leading + farther;
}

/* Finds the blocks of each column of a page: lines no farther from each other than those of a cell.
 */
static GPtrArray *
find_blocks (KaijiPageColumns *self, GArray *spans)
{
  g_autoptr (GPtrArray) columns = kaiji_page_columns_find_lines (self, spans);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < columns->len; i++)
    {
      GArray *lines = g_ptr_array_index (columns, i);
      GArray *blocks = g_array_new (FALSE, FALSE, sizeof (KaijiPageLine));

      for (guint j = 0; j < lines->len; j++)
        {
          const KaijiPageLine *line = &g_array_index (lines, KaijiPageLine, j);

          if (j > 0
              && kaiji_page_columns_is_close (self, &g_array_index (lines, KaijiPageLine, j - 1),
                                              line))
            g_array_index (blocks, KaijiPageLine, blocks->len - 1).bottom = line->bottom;
          else
            g_array_append_val (blocks, *line);
        }
      g_ptr_array_add (all, blocks);
    }

  return all;
}

/* The least of lengths that is frequent. */
static double
find_frequent (GArray *lengths)
{
  guint min_frequent = MAX (3, lengths->len / 20);

  g_array_sort (lengths, kaiji_page_letters_compare_lengths);
  for (guint i = 0; i + min_frequent <= lengths->len; i++)
    {
      double length = g_array_index (lengths, double, i);

      if (g_array_index (lengths, double, i + min_frequent - 1) - length <= FARTHER)
        return length + FARTHER / 2;
    }

  return 0;
}

/* Finds the distance of two lines of a cell, and the white between them. */
static void
find_pitch (KaijiPageColumns *self)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) leadings = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autoptr (GPtrArray) columns = kaiji_page_columns_find_lines (self,
                                                                     g_ptr_array_index (self->pages,
                                                                                        i));

      for (guint j = 0; j < columns->len; j++)
        {
          GArray *lines = g_ptr_array_index (columns, j);

          for (guint k = 1; k < lines->len; k++)
            {
              const KaijiPageLine *above = &g_array_index (lines, KaijiPageLine, k - 1);
              const KaijiPageLine *line = &g_array_index (lines, KaijiPageLine, k);
              double distance = get_distance (above, line);
              double leading = line->top - above->bottom;

              g_array_append_val (distances, distance);
              g_array_append_val (leadings, leading);
            }
        }
    }

  self->pitch = find_frequent (distances);
  self->leading = find_frequent (leadings);
}

/* Returns whether a page begins with a block that nothing is beside: the end of an answer. */
static gboolean
goes_on (GPtrArray *columns, guint column)
{
  GArray *own = g_ptr_array_index (columns, column);
  gboolean is_alone = own->len > 0;

  for (guint i = 0; i < columns->len && is_alone; i++)
    {
      GArray *blocks = g_ptr_array_index (columns, i);

      is_alone = i == column || blocks->len == 0
                 || g_array_index (blocks, KaijiPageLine, 0).top
                      > g_array_index (own, KaijiPageLine, 0).bottom;
    }

  return is_alone;
}

/* Finds the column of questions: the first of those with the most blocks. Answers come after
 * it, and may be of several blocks each. */
static guint
find_asked (KaijiPageColumns *self)
{
  g_autofree guint *n_blocks = g_new0 (guint, self->gutters->len + 1);
  guint most = 0;
  guint column = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autoptr (GPtrArray) columns = find_blocks (self, g_ptr_array_index (self->pages, i));

      for (guint j = 0; j < columns->len; j++)
        n_blocks[j] += ((GArray *) g_ptr_array_index (columns, j))->len - goes_on (columns, j);
    }

  for (guint i = 0; i <= self->gutters->len; i++)
    most = MAX (most, n_blocks[i]);
  while (n_blocks[column] < most * MOST)
    column++;
  return column;
}

/* Returns whether two blocks of a column are beside one block. */
static gboolean
has_two_beside (GArray *blocks, const KaijiPageLine *block)
{
  guint n_beside = 0;

  for (guint i = 0; i < blocks->len && n_beside < 2; i++)
    {
      const KaijiPageLine *other = &g_array_index (blocks, KaijiPageLine, i);
      double overlap = MIN (block->bottom, other->bottom) - MAX (block->top, other->top);

      n_beside += overlap > MIN_OVERLAP * (other->bottom - other->top);
    }

  return n_beside > 1;
}

/* Returns whether the rows of the pages can be told from one another. If they are as close as the
 * lines of a cell, several numbers or levels are beside one block, unless all are in one; the
 * answers may be apart by themselves. */
static gboolean
is_divided_by_white (KaijiPageColumns *self)
{
  guint n = 0;
  guint n_close = 0;
  double height = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autoptr (GPtrArray) columns = find_blocks (self, g_ptr_array_index (self->pages, i));
      GArray *rows = g_ptr_array_index (columns, self->asked);

      n += rows->len;
      for (guint j = 0; j < rows->len; j++)
        {
          const KaijiPageLine *row = &g_array_index (rows, KaijiPageLine, j);
          gboolean is_close = FALSE;

          height += row->bottom - row->top;
          for (guint k = 0; k < self->gutters->len && !is_close; k++)
            is_close = k != self->asked && has_two_beside (g_ptr_array_index (columns, k), row);
          n_close += is_close;
        }
    }

  return n_close <= n * MAX_CLOSE && height <= n * MAX_LINES * self->pitch;
}

/* Finds what is common to the rows of all pages. */
void
kaiji_page_columns_find_rows (KaijiPageColumns *self)
{
  find_pitch (self);
  self->asked = find_asked (self);
  self->has_white = is_divided_by_white (self);
  kaiji_page_columns_find_alignment (self);
}

/* How many blocks of text a guide across a page would cut, at each of its places. */
static guint *
count_cuts (GPtrArray *columns)
{
  guint *n_cut = g_new0 (guint, KAIJI_PAGE_MAX * PARTS + 1);

  for (guint i = 0; i < columns->len; i++)
    {
      GArray *blocks = g_ptr_array_index (columns, i);

      for (guint j = 0; j < blocks->len; j++)
        {
          const KaijiPageLine *block = &g_array_index (blocks, KaijiPageLine, j);

          for (int place = (int) (block->top * PARTS) + 1; place < block->bottom * PARTS; place++)
            n_cut[place]++;
        }
    }

  return n_cut;
}

static gboolean
is_cut (GArray *blocks, double place)
{
  for (guint i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, KaijiPageLine, i).top < place
        && g_array_index (blocks, KaijiPageLine, i).bottom > place)
      return TRUE;

  return FALSE;
}

/* Divides the columns between two rows, below @start and above @end, where the least text is cut:
 * nearest to the row below, since cells begin at the same place. Text that would be cut belongs to
 * both rows. */
static void
divide_rows (KaijiPageColumns *self,
             GPtrArray *columns,
             const guint *n_cut,
             double start,
             double end,
             double scale,
             KaijiPageRules *rules)
{
  int least = (int) (CLAMP (end, 0, KAIJI_PAGE_MAX) * PARTS);
  double place;

  for (int other = least; other >= 0 && other > start * PARTS; other--)
    if (n_cut[other] < n_cut[least])
      least = other;
  place = (double) least / PARTS;

  for (guint i = 0; i < columns->len; i++)
    {
      double left = i > 0 ? g_array_index (self->gutters, double, i - 1)
                          : self->left - KAIJI_PAGE_BESIDE;
      double right = i < self->gutters->len ? g_array_index (self->gutters, double, i)
                                            : self->right + KAIJI_PAGE_BESIDE;
      KaijiPageGuide guide = { FALSE, (int) (place * scale), (int) (left * scale),
                               (int) (right * scale) + 1 };

      if (!is_cut (g_ptr_array_index (columns, i), place))
        kaiji_page_rules_add (rules, &guide);
    }
}

static void
divide_at_edges (KaijiPageColumns *self, GArray *edges, double scale, KaijiPageRules *rules)
{
  for (guint i = 0; i < edges->len; i++)
    {
      KaijiPageGuide guide = { FALSE, (int) (g_array_index (edges, double, i) * scale),
                               (int) ((self->left - KAIJI_PAGE_BESIDE) * scale),
                               (int) ((self->right + KAIJI_PAGE_BESIDE) * scale) + 1 };

      kaiji_page_rules_add (rules, &guide);
    }
}

/* The top of the first row or heading of a page; 0 if a row goes on there from the page before:
 * then other columns begin higher than what is asked and the first, in which numbers and headings
 * are. */
static double
find_first_row (GPtrArray *columns, GArray *rows)
{
  GArray *numbers = g_ptr_array_index (columns, 0);
  double top = rows->len > 0 ? g_array_index (rows, KaijiPageLine, 0).top : 0;

  if (numbers->len > 0)
    top = MIN (top, g_array_index (numbers, KaijiPageLine, 0).top);
  for (guint i = 0; i < columns->len; i++)
    {
      GArray *blocks = g_ptr_array_index (columns, i);

      if (blocks->len > 0 && g_array_index (blocks, KaijiPageLine, 0).bottom < top)
        return 0;
    }

  return top;
}

/* Returns whether a rule is between the middles of two lines. */
static gboolean
is_ruled (KaijiPageColumns *self, double start, double end, double scale, KaijiPageRules *rules)
{
  double left = self->asked > 0 ? g_array_index (self->gutters, double, self->asked - 1)
                                : self->left;
  double right = self->asked < self->gutters->len
                   ? g_array_index (self->gutters, double, self->asked)
                   : self->right;

  return kaiji_page_rules_crosses (rules, (int) ((left + right) / 2 * scale), (int) (start * scale),
                                   (int) (end * scale));
}

/**
 * kaiji_page_columns_divide:
 * @page: the number of a page, from 0
 * @scale: the pixels per point of its picture
 * @rules: its rules, with the guides of the columns
 *
 * Adds guides between the rows of the page, if rules do not divide them.
 *
 * Returns: whether the rows of the page can be told apart
 */
gboolean
kaiji_page_columns_divide (KaijiPageColumns *self, guint page, double scale, KaijiPageRules *rules)
{
  GArray *spans = g_ptr_array_index (self->pages, page);
  g_autoptr (GPtrArray) columns = find_blocks (self, spans);
  GArray *rows = g_ptr_array_index (columns, self->asked);
  g_autofree guint *n_cut = count_cuts (columns);
  double first = find_first_row (columns, rows);
  double title = -1;
  guint n_ruled = 0;

  if (first > 0 && self->alignment == KAIJI_PAGE_ALIGNMENT_NONE)
    divide_rows (self, columns, n_cut, 0, first, scale, rules);

  for (guint i = 1; i < rows->len; i++)
    n_ruled += is_ruled (self, g_array_index (rows, KaijiPageLine, i - 1).bottom - self->pitch / 2,
                         g_array_index (rows, KaijiPageLine, i).top + self->pitch / 2, scale,
                         rules);
  /* One row says nothing, unless it is all that there is. */
  if (self->alignment == KAIJI_PAGE_ALIGNMENT_NONE && rows->len < 2 && self->pages->len > 1)
    return TRUE;
  if (rows->len > 1 && n_ruled >= (rows->len - 1) * MIN_RULED)
    return TRUE;
  if (self->alignment != KAIJI_PAGE_ALIGNMENT_NONE)
    {
      divide_at_edges (self, g_ptr_array_index (self->edges, page), scale, rules);
      return TRUE;
    }
  if (!self->has_white || rows->len == 0)
    return FALSE;

  if (first == 0)
    divide_rows (self, columns, n_cut, 0, g_array_index (rows, KaijiPageLine, 0).top, scale, rules);
  for (guint i = 1; i < rows->len; i++)
    divide_rows (self, columns, n_cut, g_array_index (rows, KaijiPageLine, i - 1).bottom,
                 g_array_index (rows, KaijiPageLine, i).top, scale, rules);
  for (guint i = 0; i < spans->len; i++)
    {
      const KaijiPageSpan *span = kaiji_page_spans_get (spans, i);

      if (!span->is_title || span->top == title)
        continue;
      title = span->top;
      divide_rows (self, columns, n_cut, span->top - KAIJI_PAGE_BESIDE, span->top, scale, rules);
      divide_rows (self, columns, n_cut, span->bottom, span->bottom + KAIJI_PAGE_BESIDE, scale,
                   rules);
    }

  return TRUE;
}
