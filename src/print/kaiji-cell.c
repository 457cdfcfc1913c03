/* kaiji-cell.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cell.h"

/* The tints of heads and section rows: light enough to stay readable in a copy of a copy. */
#define HEAD_TINT 0.91
#define SECTION_TINT 0.96

/* The tint and bar of changed answers: a pale yellow, which is almost white on a monochrome
 * printer, and a bar, which such a printer shows as well. The bar is narrower than the padding
 * beside it; in points. */
#define CHANGED_RED 1.0
#define CHANGED_GREEN 0.96
#define CHANGED_BLUE 0.8
#define CHANGED_BAR_WIDTH 2.0

/**
 * kaiji_cell_set_text:
 * @text: the text of the cell; must outlive it
 * @align: the alignment of its lines
 *
 * Sets the whole of a text in a cell.
 */
void
kaiji_cell_set_text (KaijiCell *self, KaijiTextBlock *text, KaijiAlign align)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  self->text = text;
  self->first_line = 0;
  self->n_lines = kaiji_text_block_get_n_lines (text);
  self->align = align;
}

/**
 * kaiji_cell_is_ruled:
 *
 * Returns: whether the cell is part of the table, with rules around it
 */
gboolean
kaiji_cell_is_ruled (const KaijiCell *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == KAIJI_CELL_HEAD || self->kind == KAIJI_CELL_SECTION
         || self->kind == KAIJI_CELL_FIELD;
}

static gboolean
is_same_area (const cairo_rectangle_t *one, const cairo_rectangle_t *other)
{
  return one->x == other->x && one->y == other->y && one->width == other->width
         && one->height == other->height;
}

/**
 * kaiji_cell_looks_same:
 * @other: a cell of another page, with the same texts and pictures if they say the same
 *
 * Returns: whether both are drawn alike
 */
gboolean
kaiji_cell_looks_same (const KaijiCell *self, const KaijiCell *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->text == other->text && self->picture == other->picture
         && self->first_line == other->first_line && self->n_lines == other->n_lines
         && self->is_changed == other->is_changed && is_same_area (&self->area, &other->area);
}

/* Lines are centred vertically in their cell; those continued from another page begin at its
 * top. */
static double
get_text_y (const KaijiCell *self)
{
  double height = kaiji_text_block_get_height (self->text, self->first_line, self->n_lines);

  if (self->first_line > 0)
    return self->text_area.y;

  return self->text_area.y + (self->text_area.height - height) / 2;
}

/**
 * kaiji_cell_list_areas:
 * @start: a byte of the cell's text
 * @end: the byte after the last one
 *
 * Finds the place of some characters of the cell's text on the page: one area per line.
 *
 * Returns: (transfer full) (element-type cairo_rectangle_t): the areas, in points; none if the
 *   characters are on another page
 */
GArray *
kaiji_cell_list_areas (const KaijiCell *self, gsize start, gsize end)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  double y;

  g_return_val_if_fail (self != NULL, areas);
  g_return_val_if_fail (self->text != NULL, areas);

  y = get_text_y (self);
  for (guint i = 0; i < self->n_lines; i++)
    {
      cairo_rectangle_t area;

      if (!kaiji_text_block_get_area (self->text, self->first_line + i, start, end, self->align,
                                      &area))
        continue;

      area.x += self->text_area.x;
      area.y += y + kaiji_text_block_get_height (self->text, self->first_line, i);
      g_array_append_val (areas, area);
    }

  return areas;
}

static void
draw_tint (const KaijiCell *self, cairo_t *cr)
{
  double tint = self->kind == KAIJI_CELL_HEAD ? HEAD_TINT : SECTION_TINT;

  if (self->kind != KAIJI_CELL_HEAD && self->kind != KAIJI_CELL_SECTION)
    return;

  cairo_set_source_rgb (cr, tint, tint, tint);
  cairo_rectangle (cr, self->area.x, self->area.y, self->area.width, self->area.height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
draw_changed_tint (const KaijiCell *self, cairo_t *cr)
{
  const cairo_rectangle_t *area = &self->area;

  cairo_set_source_rgb (cr, CHANGED_RED, CHANGED_GREEN, CHANGED_BLUE);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/**
 * kaiji_cell_clip:
 * @cr: where to draw
 *
 * Clips a text that overflows its lines to the cell, until @cr is restored.
 */
void
kaiji_cell_clip (const KaijiCell *self, cairo_t *cr)
{
  const cairo_rectangle_t *area = &self->text_area;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  if (!kaiji_text_block_overflows (self->text))
    return;

  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
}

/**
 * kaiji_cell_draw_text:
 * @cr: where to draw; its source is black
 *
 * Draws the cell's text.
 */
void
kaiji_cell_draw_text (const KaijiCell *self, cairo_t *cr)
{
  gboolean overflows;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->text != NULL);
  g_return_if_fail (cr != NULL);

  overflows = kaiji_text_block_overflows (self->text);
  if (overflows)
    cairo_save (cr);
  kaiji_cell_clip (self, cr);

  kaiji_text_block_draw (self->text, cr, self->first_line, self->n_lines, self->text_area.x,
                         get_text_y (self), self->align);

  if (overflows)
    cairo_restore (cr);
}

/**
 * kaiji_cell_get_picture_area:
 * @area: (out): the area of the cell's picture on the page, in points
 */
void
kaiji_cell_get_picture_area (const KaijiCell *self, cairo_rectangle_t *area)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->picture != NULL);
  g_return_if_fail (area != NULL);

  kaiji_picture_fit (self->picture, self->text_area.width, self->text_area.height, &area->width,
                     &area->height);
  area->x = self->text_area.x;
  area->y = self->text_area.y + (self->text_area.height - area->height) / 2;
}

/**
 * kaiji_cell_get_bar_area:
 * @area: (out): the area of a changed cell's bar on the page, in points
 */
void
kaiji_cell_get_bar_area (const KaijiCell *self, cairo_rectangle_t *area)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (area != NULL);

  *area = self->area;
  area->width = MIN (CHANGED_BAR_WIDTH, self->text_area.x - self->area.x);
}

/**
 * kaiji_cell_has_tint:
 *
 * Returns: whether kaiji_cell_draw_tint() draws anything
 */
gboolean
kaiji_cell_has_tint (const KaijiCell *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_changed || self->kind == KAIJI_CELL_HEAD || self->kind == KAIJI_CELL_SECTION;
}

/**
 * kaiji_cell_draw_tint:
 * @cr: where to draw; its source is black, and is black afterwards
 *
 * Draws the background of the cell.
 */
void
kaiji_cell_draw_tint (const KaijiCell *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  draw_tint (self, cr);
  if (self->is_changed)
    draw_changed_tint (self, cr);
}

/**
 * kaiji_cell_draw_bar:
 * @cr: where to draw; its source is black
 *
 * Draws the bar of a changed cell.
 */
void
kaiji_cell_draw_bar (const KaijiCell *self, cairo_t *cr)
{
  cairo_rectangle_t area;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  kaiji_cell_get_bar_area (self, &area);
  cairo_rectangle (cr, area.x, area.y, area.width, area.height);
  cairo_fill (cr);
}

/**
 * kaiji_cell_draw_picture:
 * @cr: where to draw; its source is black
 *
 * Draws the cell's picture.
 */
void
kaiji_cell_draw_picture (const KaijiCell *self, cairo_t *cr)
{
  cairo_rectangle_t place;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  kaiji_cell_get_picture_area (self, &place);
  kaiji_picture_draw (self->picture, cr, &place);
}

/**
 * kaiji_cell_draw_range:
 * @cr: (nullable): where to draw; its source is black. %NULL to draw nothing
 * @start: a byte of the cell's text
 * @end: the byte after the last one
 *
 * Draws a part of the cell's text.
 *
 * Returns: whether any of that part is on this page
 */
gboolean
kaiji_cell_draw_range (const KaijiCell *self, cairo_t *cr, gsize start, gsize end)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->text != NULL, FALSE);

  return kaiji_text_block_draw_range (self->text, cr, self->first_line, self->n_lines, start, end,
                                      self->text_area.x, get_text_y (self), self->align);
}

/**
 * kaiji_cell_draw:
 * @cr: where to draw; its source is black, and is black afterwards
 *
 * Draws the content of the cell, but not its rules: vertically centred, unless it continues from
 * another page.
 */
void
kaiji_cell_draw (const KaijiCell *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  kaiji_cell_draw_tint (self, cr);
  if (self->is_changed)
    kaiji_cell_draw_bar (self, cr);
  if (self->picture != NULL)
    kaiji_cell_draw_picture (self, cr);
  else if (self->text != NULL)
    kaiji_cell_draw_text (self, cr);
}
