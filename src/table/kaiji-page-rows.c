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

/* The lines of a column that are as close to each other as those of a cell. */
typedef struct
{
  double top;
  double bottom;
} Block;

/* The state of a column on the way down a page. */
typedef struct
{
  GArray *blocks;
  double top;    /* of the last line */
  double middle; /* of the last line */
} Column;

/* Adds a piece of a line to its column, and the distance from the line above to @distances, if not
 * %NULL. */
static void
add_span (KaijiPageColumns *self, Column *column, const KaijiPageSpan *span, GArray *distances)
{
  Block *last = column->blocks->len > 0
                  ? &g_array_index (column->blocks, Block, column->blocks->len - 1)
                  : NULL;
  Block block = { span->top, span->bottom };
  double middle = (span->top + span->bottom) / 2;
  double distance = middle - column->middle;

  if (last != NULL && column->top == span->top)
    {
      last->bottom = MAX (last->bottom, span->bottom);
      return;
    }
  if (last != NULL && distances != NULL)
    g_array_append_val (distances, distance);
  if (last != NULL && distance <= self->pitch + FARTHER)
    last->bottom = span->bottom;
  else
    g_array_append_val (column->blocks, block);
  column->middle = middle;
  column->top = span->top;
}

/* Finds the blocks of each column of a page: lines no farther from each other than those of a cell.
 */
static GPtrArray *
find_blocks (KaijiPageColumns *self, GArray *spans, GArray *distances)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree Column *columns = g_new0 (Column, self->gutters->len + 1);

  for (guint i = 0; i <= self->gutters->len; i++)
    {
      columns[i].blocks = g_array_new (FALSE, FALSE, sizeof (Block));
      g_ptr_array_add (all, columns[i].blocks);
    }
  for (guint i = 0; i < spans->len; i++)
    {
      const KaijiPageSpan *span = kaiji_page_spans_get (spans, i);

      if (!span->is_title)
        add_span (self, &columns[span->column], span, distances);
    }

  return all;
}

/* The distance of two lines of a cell is the least that is frequent. */
static void
find_pitch (KaijiPageColumns *self)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (double));
  guint min_frequent;

  for (guint i = 0; i < self->pages->len; i++)
    g_ptr_array_unref (find_blocks (self, g_ptr_array_index (self->pages, i), distances));

  g_array_sort (distances, kaiji_page_letters_compare_lengths);
  min_frequent = MAX (3, distances->len / 20);
  for (guint i = 0; i + min_frequent <= distances->len; i++)
    {
      double distance = g_array_index (distances, double, i);

      if (g_array_index (distances, double, i + min_frequent - 1) - distance > FARTHER)
        continue;
      self->pitch = distance + FARTHER / 2;
      return;
    }
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
                 || g_array_index (blocks, Block, 0).top > g_array_index (own, Block, 0).bottom;
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
      g_autoptr (GPtrArray) columns = find_blocks (self, g_ptr_array_index (self->pages, i), NULL);

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
has_two_beside (GArray *blocks, const Block *block)
{
  guint n_beside = 0;

  for (guint i = 0; i < blocks->len && n_beside < 2; i++)
    {
      const Block *other = &g_array_index (blocks, Block, i);
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
      g_autoptr (GPtrArray) columns = find_blocks (self, g_ptr_array_index (self->pages, i), NULL);
      GArray *rows = g_ptr_array_index (columns, self->asked);

      n += rows->len;
      for (guint j = 0; j < rows->len; j++)
        {
          const Block *row = &g_array_index (rows, Block, j);
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
          const Block *block = &g_array_index (blocks, Block, j);

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
    if (g_array_index (blocks, Block, i).top < place
        && g_array_index (blocks, Block, i).bottom > place)
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

/* The top of the first row or heading of a page; 0 if a row goes on there from the page before:
 * then other columns begin higher than what is asked and the first, in which numbers and headings
 * are. */
static double
find_first_row (GPtrArray *columns, GArray *rows)
{
  GArray *numbers = g_ptr_array_index (columns, 0);
  double top = rows->len > 0 ? g_array_index (rows, Block, 0).top : 0;

  if (numbers->len > 0)
    top = MIN (top, g_array_index (numbers, Block, 0).top);
  for (guint i = 0; i < columns->len; i++)
    {
      GArray *blocks = g_ptr_array_index (columns, i);

      if (blocks->len > 0 && g_array_index (blocks, Block, 0).bottom < top)
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
  g_autoptr (GPtrArray) columns = find_blocks (self, spans, NULL);
  GArray *rows = g_ptr_array_index (columns, self->asked);
  g_autofree guint *n_cut = count_cuts (columns);
  double first = find_first_row (columns, rows);
  double title = -1;
  guint n_ruled = 0;

  if (first > 0)
    divide_rows (self, columns, n_cut, 0, first, scale, rules);

  for (guint i = 1; i < rows->len; i++)
    n_ruled += is_ruled (self, g_array_index (rows, Block, i - 1).bottom - self->pitch / 2,
                         g_array_index (rows, Block, i).top + self->pitch / 2, scale, rules);
  /* One row says nothing, unless it is all that there is. */
  if (rows->len < 2 && self->pages->len > 1)
    return TRUE;
  if (rows->len > 1 && n_ruled >= (rows->len - 1) * MIN_RULED)
    return TRUE;
  if (!self->has_white || rows->len == 0)
    return FALSE;

  if (first == 0)
    divide_rows (self, columns, n_cut, 0, g_array_index (rows, Block, 0).top, scale, rules);
  for (guint i = 1; i < rows->len; i++)
    divide_rows (self, columns, n_cut, g_array_index (rows, Block, i - 1).bottom,
                 g_array_index (rows, Block, i).top, scale, rules);
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
