/* kaiji-texture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-texture.h"

static void
destroy_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

/**
 * kaiji_texture_new_for_surface:
 * @surface: (transfer full): a finished image surface in ARGB32 format
 *
 * Returns: (transfer full): a texture of the surface; the pixels are not copied
 */
GdkTexture *
kaiji_texture_new_for_surface (cairo_surface_t *surface)
{
  g_autoptr (GBytes) bytes = NULL;
  int width, height;
  gsize stride;

  g_return_val_if_fail (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE, NULL);

  cairo_surface_flush (surface);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) height, destroy_surface, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}
