/* kaiji-page-rules.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the rules of a table on a page. Documents draw them as lines, thin rectangles, borders of
 * fills or pictures; on the rendered page they are all alike: runs of pixels that are longer than
 * any stroke of a letter. Strokes of letters in tight lines join to such runs, too, and words are
 * underlined: a run inside of letters is no rule, and neither is one that meets no other.
 */

#include "config.h"

#include "kaiji-page-rules.h"

/* A pixel brighter than this is paper. */
#define PAPER 200

/* A rule ends this close to the rule that it meets, in pixels. */
#define NEAR 4

enum
{
  HORIZONTAL = 1 << 0,
  VERTICAL = 1 << 1,
  LETTER = 1 << 2,
  INNER_LETTER = 1 << 3, /* not at the top or the bottom, which are near rules in tight cells */
};

struct _KaijiPageRules
{
  int width;
  int height;
  guint8 *pixels;
};

static gboolean
is_dark (const guint8 *data, int stride, int x, int y)
{
  guint32 pixel = *(const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) stride
                                                      + (gsize) x * 4);

  return ((pixel >> 16 & 0xff) * 3 + (pixel >> 8 & 0xff) * 6 + (pixel & 0xff)) / 10 < PAPER;
}

static guint8 *
get_pixel (KaijiPageRules *self, gboolean is_vertical, int line, int place)
{
  int x = is_vertical ? line : place;
  int y = is_vertical ? place : line;

  return &self->pixels[(gsize) y * (gsize) self->width + (gsize) x];
}

static void
mark_letter (KaijiPageRules *self, const KaijiPageBox *letter)
{
  int quarter = (letter->bottom - letter->top + 2) / 4;

  for (int y = MAX (letter->top, 0); y <= MIN (letter->bottom, self->height - 1); y++)
    for (int x = MAX (letter->left, 0); x <= MIN (letter->right, self->width - 1); x++)
      *get_pixel (self, FALSE, y, x) |= y >= letter->top + quarter && y <= letter->bottom - quarter
                                          ? LETTER | INNER_LETTER
                                          : LETTER;
}

/* Returns whether the run from @start up to @end is made of strokes of letters. */
static gboolean
is_of_letters (KaijiPageRules *self, gboolean is_vertical, int line, int start, int end)
{
  guint8 mark = is_vertical ? LETTER : INNER_LETTER;
  int n_inside = 0;

  for (int i = start; i < end; i++)
    n_inside += (*get_pixel (self, is_vertical, line, i) & mark) != 0;

  return n_inside * 2 > end - start;
}

/* Returns whether a vertical rule is near the part of a horizontal line from @start up to @end. */
static gboolean
meets_rule (KaijiPageRules *self, int line, int start, int end)
{
  for (int x = MAX (start - NEAR, 0); x < MIN (end + NEAR, self->width); x++)
    for (int y = MAX (line - NEAR, 0); y <= MIN (line + NEAR, self->height - 1); y++)
      if ((*get_pixel (self, FALSE, y, x) & VERTICAL) != 0)
        return TRUE;

  return FALSE;
}

/* Returns whether the run from @start up to @end is a rule. A rule between two others is one even
 * if it crosses the letters of a row that is too low for them. */
static gboolean
is_rule (KaijiPageRules *self, gboolean is_vertical, int line, int start, int end)
{
  if (is_vertical)
    return !is_of_letters (self, TRUE, line, start, end);
  if (meets_rule (self, line, start, start) && meets_rule (self, line, end, end))
    return TRUE;

  return !is_of_letters (self, FALSE, line, start, end) && meets_rule (self, line, start, end);
}

static void
mark_run (KaijiPageRules *self, gboolean is_vertical, int line, int start, int end)
{
  if (!is_rule (self, is_vertical, line, start, end))
    return;
  for (int i = start; i < end; i++)
    *get_pixel (self, is_vertical, line, i) |= is_vertical ? VERTICAL : HORIZONTAL;
}

/* Goes through the pixels as they are in memory, in whichever direction the rules are. */
static void
mark (KaijiPageRules *self, const guint8 *data, int stride, gboolean is_vertical, int minimum)
{
  int n_lines = is_vertical ? self->width : self->height;
  int length = is_vertical ? self->height : self->width;
  g_autofree int *starts = g_new0 (int, n_lines);

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        int line = is_vertical ? x : y;
        int i = is_vertical ? y : x;

        if (is_dark (data, stride, x, y))
          continue;
        if (i - starts[line] >= minimum)
          mark_run (self, is_vertical, line, starts[line], i);
        starts[line] = i + 1;
      }

  for (int line = 0; line < n_lines; line++)
    if (length - starts[line] >= minimum)
      mark_run (self, is_vertical, line, starts[line], length);
}

/**
 * kaiji_page_rules_add:
 * @guide: what stands for a rule; what is outside of the picture is left out
 */
void
kaiji_page_rules_add (KaijiPageRules *self, const KaijiPageGuide *guide)
{
  int n_lines = guide->is_vertical ? self->width : self->height;
  int length = guide->is_vertical ? self->height : self->width;

  if (guide->line < 0 || guide->line >= n_lines)
    return;
  for (int i = MAX (guide->start, 0); i < MIN (guide->end, length); i++)
    *get_pixel (self, guide->is_vertical, guide->line, i) |= guide->is_vertical ? VERTICAL
                                                                                : HORIZONTAL;
}

/**
 * kaiji_page_rules_new:
 * @picture: an image of 32-bit pixels
 * @letters: (array length=n_letters): the boxes of the letters in it
 * @guides: (nullable) (element-type KaijiPageGuide): what stands for rules that are not drawn
 * @min_horizontal: the minimum length of a horizontal rule, in pixels
 * @min_vertical: the minimum length of a vertical rule, in pixels
 *
 * Returns: (transfer full): its rules
 */
KaijiPageRules *
kaiji_page_rules_new (cairo_surface_t *picture,
                      const KaijiPageBox *letters,
                      guint n_letters,
                      GArray *guides,
                      int min_horizontal,
                      int min_vertical)
{
  KaijiPageRules *self = g_new0 (KaijiPageRules, 1);
  const guint8 *data;
  int stride;

  cairo_surface_flush (picture);
  data = cairo_image_surface_get_data (picture);
  stride = cairo_image_surface_get_stride (picture);
  self->width = cairo_image_surface_get_width (picture);
  self->height = cairo_image_surface_get_height (picture);
  self->pixels = g_malloc0 ((gsize) self->width * (gsize) self->height);

  for (guint i = 0; i < n_letters; i++)
    mark_letter (self, &letters[i]);
  mark (self, data, stride, TRUE, min_vertical);
  for (guint i = 0; guides != NULL && i < guides->len; i++)
    kaiji_page_rules_add (self, &g_array_index (guides, KaijiPageGuide, i));
  mark (self, data, stride, FALSE, min_horizontal);
  return self;
}

void
kaiji_page_rules_free (KaijiPageRules *self)
{
  g_free (self->pixels);
  g_free (self);
}

static gboolean
has_rule (KaijiPageRules *self, int x, int y, int direction)
{
  return (self->pixels[(gsize) y * (gsize) self->width + (gsize) x] & direction) != 0;
}

/**
 * kaiji_page_rules_crosses:
 * @x: the x coordinate of a line from top to bottom, in pixels
 * @top: its top, in pixels
 * @bottom: its bottom, in pixels
 *
 * Returns: whether a horizontal rule crosses the line
 */
gboolean
kaiji_page_rules_crosses (KaijiPageRules *self, int x, int top, int bottom)
{
  for (int y = MAX (top, 0); x >= 0 && x < self->width && y <= MIN (bottom, self->height - 1); y++)
    if (has_rule (self, x, y, HORIZONTAL))
      return TRUE;

  return FALSE;
}

/* Goes from a place in steps until a rule of @direction, or to the edge of the picture.
 *
 * Returns: whether there is a rule */
static gboolean
find_rule (KaijiPageRules *self, int *x, int *y, int step_x, int step_y, int direction)
{
  while (*x >= 0 && *y >= 0 && *x < self->width && *y < self->height)
    {
      if (has_rule (self, *x, *y, direction))
        return TRUE;
      *x += step_x;
      *y += step_y;
    }

  *x = CLAMP (*x, 0, self->width - 1);
  *y = CLAMP (*y, 0, self->height - 1);
  return FALSE;
}

/* The end of the rule through a place, in steps. A rule may lean or be drawn in pieces. */
static int
find_end (KaijiPageRules *self, int x, int y, int step_x, int step_y, int direction)
{
  int length = 0;

  for (int i = 1; i <= length + NEAR; i++)
    for (int side = -1; side <= 1 && length < i; side++)
      {
        int next_x = x + i * step_x + side * ABS (step_y);
        int next_y = y + i * step_y + side * ABS (step_x);

        if (next_x >= 0 && next_y >= 0 && next_x < self->width && next_y < self->height
            && has_rule (self, next_x, next_y, direction))
          length = i;
      }

  return step_x != 0 ? x + length * step_x : y + length * step_y;
}

/**
 * kaiji_page_rules_find_box:
 * @x: the x coordinate of a place, in pixels
 * @y: its y coordinate, in pixels
 * @box: (out): the rectangle of rules around it
 *
 * Finds the cell of a table around a place. Above and below a cell that goes on on another page
 * there is no rule: there it ends with the rules at its sides. A table may also have no rules at
 * its own sides: there its cells end with the rules above and below.
 *
 * Returns: whether there is such a cell
 */
gboolean
kaiji_page_rules_find_box (KaijiPageRules *self, int x, int y, KaijiPageBox *box)
{
  gboolean has_left, has_right;
  int left_y = y, right_y = y, top_x = x, bottom_x = x;

  if (x < 0 || y < 0 || x >= self->width || y >= self->height)
    return FALSE;

  *box = (KaijiPageBox){ x, y, x, y, FALSE, FALSE };
  has_left = find_rule (self, &box->left, &left_y, -1, 0, VERTICAL);
  has_right = find_rule (self, &box->right, &right_y, 1, 0, VERTICAL);
  box->is_open_above = !find_rule (self, &top_x, &box->top, 0, -1, HORIZONTAL);
  box->is_open_below = !find_rule (self, &bottom_x, &box->bottom, 0, 1, HORIZONTAL);

  if (has_left && has_right)
    {
      if (box->is_open_above)
        box->top = MAX (find_end (self, box->left, y, 0, -1, VERTICAL),
                        find_end (self, box->right, y, 0, -1, VERTICAL));
      if (box->is_open_below)
        box->bottom = MIN (find_end (self, box->left, y, 0, 1, VERTICAL),
                           find_end (self, box->right, y, 0, 1, VERTICAL));
      return TRUE;
    }
  if (has_left == has_right || box->is_open_above || box->is_open_below)
    return FALSE;

  if (!has_left)
    box->left = MAX (find_end (self, x, box->top, -1, 0, HORIZONTAL),
                     find_end (self, x, box->bottom, -1, 0, HORIZONTAL));
  else
    box->right = MIN (find_end (self, x, box->top, 1, 0, HORIZONTAL),
                      find_end (self, x, box->bottom, 1, 0, HORIZONTAL));
  return TRUE;
}
