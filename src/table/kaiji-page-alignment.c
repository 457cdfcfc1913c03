/* kaiji-page-alignment.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that are as close as the lines of a cell. Spreadsheets put text at the bottom of its cell,
 * other programs at the top: the numbers and levels, which are one line each, are then beside the
 * last line of what is asked, or the first one, and end or begin a row. A cell that is merged down
 * has one for several rows: between these a line ends before the next text would have had no room.
 */

#include "config.h"

#include "kaiji-page-columns-private.h"

/* Lines are beside each other if their middles are closer than this part of their height. */
#define BESIDE 0.25

/* A line with so much room behind it, in heights of a letter, was ended by its author. */
#define ROOM 2.6

/* A column of numbers or levels has text shorter than a part of its room in all but a few lines, at
 * least so many in all for each hundred lines of what is asked. */
#define MAX_FULL_SHARE 10
#define MIN_SHARE 8

/* So many times more of the cells that are several lines high must be aligned in one way than in
 * the other. */
#define MIN_LEAD 4
#define MIN_ALIGNED 2

/* The maximum of numbers and levels in a hundred that are beside nothing that is asked, and the one
 * that leaves no doubt. */
#define MAX_STRAY_SHARE 10
#define MAX_DOUBTLESS_SHARE 2

/* The maximum of texts in a hundred with several numbers beside them, if white divides rows. */
#define MAX_SEVERAL_SHARE 2

/* The right edge of the text of each column, and how many of its lines end near it. */
typedef struct
{
  double left;
  double right;
  double width; /* of all lines together */
  guint n_lines;
  guint n_full;
} Extent;

typedef struct
{
  KaijiPageColumns *columns;
  GPtrArray *pages; /* the lines of each column of each page */
  Extent *extents;
  guint asked;
} Search;

static GArray *
get_lines (Search *self, guint page, guint column)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (self->pages, page), column);
}

static const KaijiPageLine *
get_line (GArray *lines, guint i)
{
  return &g_array_index (lines, KaijiPageLine, i);
}

static gboolean
has_room (Search *self, guint column, const KaijiPageLine *line)
{
  return self->extents[column].right - line->right > ROOM * (line->bottom - line->top);
}

static void
measure (Search *self)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint page = 0; page < self->pages->len; page++)
      for (guint i = 0; i <= self->columns->gutters->len; i++)
        {
          GArray *lines = get_lines (self, page, i);
          Extent *extent = &self->extents[i];

          for (guint j = 0; j < lines->len; j++)
            {
              const KaijiPageLine *line = get_line (lines, j);

              if (pass == 0)
                extent->right = MAX (extent->right, line->right);
              else
                extent->n_full += !has_room (self, i, line);
              extent->n_lines += pass == 0;
              extent->width += pass == 0 ? line->right - line->left : 0;
            }
        }
}

/* What is asked is the longest text but for the answers, which come last. */
static guint
find_asked (Search *self)
{
  guint asked = 0;

  for (guint i = 0; i < self->columns->gutters->len; i++)
    if (self->extents[i].width > self->extents[asked].width)
      asked = i;

  return asked;
}

static gboolean
is_beside (const KaijiPageLine *line, const KaijiPageLine *other)
{
  double distance = (line->top + line->bottom - other->top - other->bottom) / 2;

  return ABS (distance) <= BESIDE * (line->bottom - line->top);
}

static gboolean
has_beside (GArray *lines, const KaijiPageLine *line)
{
  for (guint i = 0; i < lines->len; i++)
    if (is_beside (line, get_line (lines, i)))
      return TRUE;

  return FALSE;
}

/* Returns whether a column is one of numbers or levels. Its cells are one line each. */
static gboolean
is_anchor (Search *self, guint column)
{
  const Extent *extent = &self->extents[column];
  guint n_wrapped = 0;

  if (column == self->asked || column == self->columns->gutters->len
      || extent->n_lines * 100 < self->extents[self->asked].n_lines * MIN_SHARE)
    return FALSE;
  for (guint page = 0; page < self->pages->len; page++)
    {
      GArray *lines = get_lines (self, page, column);

      for (guint i = 1; i < lines->len; i++)
        n_wrapped += !has_room (self, column, get_line (lines, i - 1))
                     && kaiji_page_columns_is_close (self->columns, get_line (lines, i - 1),
                                                     get_line (lines, i))
                     && has_room (self, column, get_line (lines, i));
    }

  return n_wrapped * 100 <= extent->n_lines * MAX_FULL_SHARE;
}

static gboolean
has_anchor (Search *self, guint page, const KaijiPageLine *line)
{
  for (guint i = 0; i < self->columns->gutters->len; i++)
    if (is_anchor (self, i) && has_beside (get_lines (self, page, i), line))
      return TRUE;

  return FALSE;
}

/* Returns whether another column than what is asked has a line beside it. */
static gboolean
has_any_beside (Search *self, guint page, const KaijiPageLine *line)
{
  for (guint i = 0; i <= self->columns->gutters->len; i++)
    if (i != self->asked && has_beside (get_lines (self, page, i), line))
      return TRUE;

  return FALSE;
}

static gboolean
is_ended (Search *self, const KaijiPageLine *line, const KaijiPageLine *next)
{
  return !kaiji_page_columns_is_close (self->columns, line, next)
         || has_room (self, self->asked, line);
}

/* Finds which of the lines of what is asked the numbers and levels are beside. */
static KaijiPageAlignment
find_alignment (Search *self)
{
  guint n_first = 0;
  guint n_last = 0;
  guint n_anchors = 0;
  guint n_stray = 0;

  for (guint page = 0; page < self->pages->len; page++)
    {
      GArray *lines = get_lines (self, page, self->asked);

      for (guint i = 0, start = 0; i < lines->len; i++)
        {
          const KaijiPageLine *line = get_line (lines, i);

          if (i + 1 < lines->len && !is_ended (self, line, get_line (lines, i + 1)))
            continue;
          if (i > start)
            {
              n_first += has_anchor (self, page, get_line (lines, start));
              n_last += has_anchor (self, page, line);
            }
          start = i + 1;
        }
      for (guint i = 0; i < self->columns->gutters->len; i++)
        if (is_anchor (self, i))
          {
            GArray *anchors = get_lines (self, page, i);

            n_anchors += anchors->len;
            for (guint j = 0; j < anchors->len; j++)
              n_stray += has_any_beside (self, page, get_line (anchors, j))
                         && !has_beside (lines, get_line (anchors, j));
          }
    }

  if (n_anchors == 0 || n_stray * 100 > n_anchors * MAX_STRAY_SHARE)
    return KAIJI_PAGE_ALIGNMENT_NONE;
  self->columns->is_doubtful = n_stray * 100 > n_anchors * MAX_DOUBTLESS_SHARE;
  if (n_last >= MIN_ALIGNED && n_last >= n_first * MIN_LEAD)
    return KAIJI_PAGE_ALIGNMENT_BOTTOM;
  if (n_first >= MIN_ALIGNED && n_first >= n_last * MIN_LEAD)
    return KAIJI_PAGE_ALIGNMENT_TOP;

  return KAIJI_PAGE_ALIGNMENT_NONE;
}

/* Returns whether nothing is beside a line of a column: a heading. */
static gboolean
is_alone (Search *self, guint page, guint column, const KaijiPageLine *line)
{
  for (guint i = 0; i <= self->columns->gutters->len; i++)
    if (i != column && has_beside (get_lines (self, page, i), line))
      return FALSE;

  return TRUE;
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* The places between the rows of a page. */
static GArray *
find_edges (Search *self, guint page, KaijiPageAlignment alignment)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *lines = get_lines (self, page, self->asked);
  gboolean at_bottom = alignment == KAIJI_PAGE_ALIGNMENT_BOTTOM;
  double beside = (at_bottom ? 1 : -1) * self->columns->pitch / 2;

  for (guint i = 0; i < lines->len; i++)
    {
      const KaijiPageLine *line = get_line (lines, i);
      const KaijiPageLine *above = at_bottom ? line : i > 0 ? get_line (lines, i - 1) : NULL;
      const KaijiPageLine *below = !at_bottom           ? line
                                   : i + 1 < lines->len ? get_line (lines, i + 1)
                                                        : NULL;
      double edge = (line->top + line->bottom) / 2 + beside;

      if (above == NULL || below == NULL || has_anchor (self, page, line)
          || !kaiji_page_columns_is_close (self->columns, above, below)
          || (has_room (self, self->asked, above) && has_any_beside (self, page, line)))
        g_array_append_val (edges, edge);
    }

  for (guint i = 0; i < self->asked; i++)
    {
      GArray *others = get_lines (self, page, i);

      for (guint j = 0; j < others->len; j++)
        {
          const KaijiPageLine *line = get_line (others, j);
          double edge = (line->top + line->bottom) / 2 + beside;

          if (is_alone (self, page, i, line))
            g_array_append_val (edges, edge);
        }
    }
  g_array_sort (edges, compare_edges);
  return edges;
}

/* Returns whether text is below the last row of a page: a row begins there and ends on the next
 * one. */
static gboolean
is_open (Search *self, guint page, GArray *edges)
{
  double last = edges->len > 0 ? g_array_index (edges, double, edges->len - 1) : 0;

  for (guint i = 0; i <= self->columns->gutters->len; i++)
    {
      GArray *lines = get_lines (self, page, i);

      const KaijiPageLine *line = lines->len > 0 ? get_line (lines, lines->len - 1) : NULL;

      if (line != NULL && (line->top + line->bottom) / 2 > last)
        return TRUE;
    }

  return FALSE;
}

/* Returns whether a cell begins beside a line, in a column. */
static gboolean
begins_beside (Search *self, GArray *lines, const KaijiPageLine *line)
{
  for (guint i = 0; i < lines->len; i++)
    if (is_beside (line, get_line (lines, i)))
      return i == 0
             || !kaiji_page_columns_is_close (self->columns, get_line (lines, i - 1),
                                              get_line (lines, i));

  return FALSE;
}

/* Returns whether several numbers are beside lines of what is asked that no white divides: then the
 * white between numbers is none between rows. */
static gboolean
are_several_beside (Search *self)
{
  guint n = 0;
  guint n_several = 0;

  for (guint page = 0; page < self->pages->len; page++)
    {
      GArray *lines = get_lines (self, page, self->asked);
      GArray *numbers = get_lines (self, page, self->columns->asked);
      guint n_beside = 0;

      for (guint i = 0; i < lines->len; i++)
        {
          n_beside += begins_beside (self, numbers, get_line (lines, i));
          if (i + 1 < lines->len
              && kaiji_page_columns_is_close (self->columns, get_line (lines, i),
                                              get_line (lines, i + 1)))
            continue;
          n++;
          n_several += n_beside > 1;
          n_beside = 0;
        }
    }

  return n_several * 100 > n * MAX_SEVERAL_SHARE;
}

/* Finds the rows by the alignment of the texts in them, if that tells and white does not. White in
 * a column of numbers tells nothing if it is where several rows are beside a merged cell. */
void
kaiji_page_columns_find_alignment (KaijiPageColumns *self)
{
  Search search = { self };

  search.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  search.extents = g_new0 (Extent, self->gutters->len + 1);
  for (guint i = 0; i < self->pages->len; i++)
    g_ptr_array_add (search.pages,
                     kaiji_page_columns_find_lines (self, g_ptr_array_index (self->pages, i)));
  measure (&search);
  search.asked = find_asked (&search);
  if (self->has_white && is_anchor (&search, self->asked) && are_several_beside (&search))
    self->has_white = FALSE;
  if (!self->has_white)
    self->alignment = find_alignment (&search);
  for (guint i = 0; self->alignment != KAIJI_PAGE_ALIGNMENT_NONE && i < self->pages->len; i++)
    {
      GArray *edges = find_edges (&search, i, self->alignment);

      g_ptr_array_add (self->edges, edges);
      self->is_doubtful |= self->alignment == KAIJI_PAGE_ALIGNMENT_BOTTOM
                           && is_open (&search, i, edges);
    }

  g_ptr_array_unref (search.pages);
  g_free (search.extents);
}
