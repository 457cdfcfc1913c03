/* kaiji-page-drawing.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-page-drawing.h"
#include "kaiji-texture.h"

/**
 * kaiji_page_drawing_new:
 * @pages: the pages
 * @page: which of them
 * @width: the width of the drawing, in device pixels
 * @height: its height
 *
 * Returns: (transfer full): a drawing that is still to be made
 */
KaijiPageDrawing *
kaiji_page_drawing_new (KaijiPages *pages, guint page, int width, int height)
{
  KaijiPageDrawing *self;

  g_return_val_if_fail (KAIJI_IS_PAGES (pages), NULL);

  self = g_new (KaijiPageDrawing, 1);
  self->pages = g_object_ref (pages);
  self->page = page;
  self->width = width;
  self->height = height;

  return self;
}

/**
 * kaiji_page_drawing_free:
 *
 * Frees it.
 */
void
kaiji_page_drawing_free (KaijiPageDrawing *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->pages);
  g_free (self);
}

/**
 * kaiji_page_drawing_looks_same:
 * @pages: other pages, or the same
 * @page: which of them
 * @width: the width of a drawing of that, in device pixels
 * @height: its height
 *
 * Returns: whether that drawing would be the same
 */
gboolean
kaiji_page_drawing_looks_same (const KaijiPageDrawing *self,
                               KaijiPages *pages,
                               guint page,
                               int width,
                               int height)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KAIJI_IS_PAGES (pages), FALSE);

  return self->page == page && self->width == width && self->height == height
         && kaiji_pages_looks_same (self->pages, pages, page);
}

/**
 * kaiji_page_drawing_create_texture:
 *
 * Draws the page, as it is printed. May be called in any thread.
 *
 * Returns: (transfer full): the drawing
 */
GdkTexture *
kaiji_page_drawing_create_texture (const KaijiPageDrawing *self)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height;

  g_return_val_if_fail (self != NULL, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  cr = cairo_create (surface);
  kaiji_pages_get_size (self->pages, &width, &height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, self->width / width, self->width / width);
  kaiji_pages_draw (self->pages, self->page, cr);
  cairo_destroy (cr);

  return kaiji_texture_new_for_surface (surface);
}
