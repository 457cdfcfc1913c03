/* kaiji-page-rules.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the rules of a table on a page. Documents draw them as lines, thin rectangles, borders of
 * fills or pictures; on the rendered page they are all alike: runs of pixels that are longer than
 * any stroke of a letter.
 */

#include "config.h"

#include "kaiji-page-rules.h"

/* A pixel brighter than this is paper. */
#define PAPER 200

enum
{
  HORIZONTAL = 1 << 0,
  VERTICAL = 1 << 1,
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

static void
mark (KaijiPageRules *self, const guint8 *data, int stride, gboolean is_vertical, int minimum)
{
  int n_lines = is_vertical ? self->width : self->height;
  int length = is_vertical ? self->height : self->width;

  for (int line = 0; line < n_lines; line++)
    {
      int start = 0;

      for (int i = 0; i <= length; i++)
        {
          int x = is_vertical ? line : i;
          int y = is_vertical ? i : line;

          if (i < length && is_dark (data, stride, x, y))
            continue;
          for (int j = start; i - start >= minimum && j < i; j++)
            self->pixels[is_vertical ? j * self->width + line : line * self->width + j]
              |= is_vertical ? VERTICAL : HORIZONTAL;
          start = i + 1;
        }
    }
}

/**
 * kaiji_page_rules_new:
 * @picture: an image of 32-bit pixels
 * @min_horizontal: the minimum length of a horizontal rule, in pixels
 * @min_vertical: the minimum length of a vertical rule, in pixels
 *
 * Returns: (transfer full): its rules
 */
KaijiPageRules *
kaiji_page_rules_new (cairo_surface_t *picture, int min_horizontal, int min_vertical)
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

  mark (self, data, stride, FALSE, min_horizontal);
  mark (self, data, stride, TRUE, min_vertical);
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
 * kaiji_page_rules_find_box:
 * @x: the x coordinate of a place, in pixels
 * @y: its y coordinate, in pixels
 * @box: (out): the rectangle of rules around it
 *
 * Returns: whether it has rules on all four sides, so that it is a cell of a table
 */
gboolean
kaiji_page_rules_find_box (KaijiPageRules *self, int x, int y, KaijiPageBox *box)
{
  if (x < 0 || y < 0 || x >= self->width || y >= self->height)
    return FALSE;

  for (box->left = x; box->left > 0 && !has_rule (self, box->left, y, VERTICAL); box->left--)
    ;
  for (box->right = x; box->right < self->width - 1 && !has_rule (self, box->right, y, VERTICAL);
       box->right++)
    ;
  for (box->top = y; box->top > 0 && !has_rule (self, x, box->top, HORIZONTAL); box->top--)
    ;
  for (box->bottom = y;
       box->bottom < self->height - 1 && !has_rule (self, x, box->bottom, HORIZONTAL);
       box->bottom++)
    ;

  return box->left > 0 && box->right < self->width - 1 && box->top > 0
         && box->bottom < self->height - 1;
}
