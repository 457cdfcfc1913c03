/* kaiji-picture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-picture-file.h"
#include "kaiji-picture-loader.h"
#include "kaiji-picture.h"

static const KaijiPictureBudget budget = {
  .max_pixels = KAIJI_PICTURE_MAX_PIXELS,
  .max_seconds = 10,
};

/* A picture is never shown at fewer than this many pixels per inch. */
#define MIN_RESOLUTION 72.0

/* The frame in place of an unreadable picture, in points. */
#define FRAME_SIZE 28.0
#define FRAME_RULE 0.5

struct _KaijiPicture
{
  gatomicrefcount ref_count;
  cairo_surface_t *surface; /* (nullable): if it cannot be read */
  int width;
  int height;
};

static guint32
premultiply (guint8 value, guint8 alpha)
{
  return (guint32) ((value * alpha + 127) / 255);
}

/* Cairo's pixels are 32-bit numbers with alpha in the high byte and premultiplied colours. */
static cairo_surface_t *
create_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gsize rowstride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  cairo_format_t format = gdk_pixbuf_get_has_alpha (pixbuf) ? CAIRO_FORMAT_ARGB32
                                                            : CAIRO_FORMAT_RGB24;
  cairo_surface_t *surface = cairo_image_surface_create (format, width, height);
  gsize stride;
  guint8 *data;

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }

  data = cairo_image_surface_get_data (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);

  for (int y = 0; y < height; y++)
    {
      const guint8 *source = pixels + rowstride * (gsize) y;
      guint32 *target = (gpointer) (data + stride * (gsize) y);

      for (int x = 0; x < width; x++, source += n_channels)
        {
          guint8 alpha = n_channels == 4 ? source[3] : 255;

          target[x] = (guint32) alpha << 24 | premultiply (source[0], alpha) << 16
                      | premultiply (source[1], alpha) << 8 | premultiply (source[2], alpha);
        }
    }

  cairo_surface_mark_dirty (surface);

  return surface;
}

/* Returns whether the bytes are a JPEG file that every PDF reader shows correctly: complete, and
 * with grey or RGB pixels; CMYK pixels come out inverted. Reads the number of components from the
 * frame header, ITU T.81 B.2.2. */
static gboolean
is_plain_jpeg (const guint8 *data, gsize size)
{
  gsize i = 2;

  if (size < 4 || data[0] != 0xff || data[1] != 0xd8 || data[size - 2] != 0xff
      || data[size - 1] != 0xd9)
    return FALSE;

  while (i + 10 <= size && data[i] == 0xff)
    {
      guint8 marker = data[i + 1];
      gboolean is_frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8
                          && marker != 0xcc;

      if (is_frame)
        return data[i + 9] == 1 || data[i + 9] == 3;

      i += 2 + ((gsize) data[i + 2] << 8 | data[i + 3]);
    }

  return FALSE;
}

static gboolean
is_turned (GdkPixbuf *pixbuf)
{
  const char *orientation = gdk_pixbuf_get_option (pixbuf, "orientation");

  return orientation != NULL && !g_str_equal (orientation, "1");
}

/* Embeds a JPEG file in a PDF unchanged, so that it becomes neither larger nor blurred. */
static void
keep_jpeg (cairo_surface_t *surface, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (!is_plain_jpeg (data, size))
    return;

  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size,
                               (cairo_destroy_func_t) g_bytes_unref, g_bytes_ref (bytes));
}

/**
 * kaiji_picture_new:
 * @bytes: the content of a file, which should be PNG or JPEG
 * @cancellable: (nullable): stops reading it
 *
 * Reads a picture within a budget of pixels and time. Only the picture itself is kept.
 *
 * Returns: (transfer full): the picture; a crossed frame if it cannot be read or was
 *   cancelled
 */
KaijiPicture *
kaiji_picture_new (GBytes *bytes, GCancellable *cancellable)
{
  g_autoptr (GBytes) stripped = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;
  KaijiPicture *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (KaijiPicture, 1);
  g_atomic_ref_count_init (&self->ref_count);

  stripped = kaiji_picture_file_strip (bytes);
  pixbuf = kaiji_picture_load (stripped, &budget, NULL, cancellable);
  if (pixbuf != NULL)
    upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  if (upright != NULL && gdk_pixbuf_get_width (upright) > 0 && gdk_pixbuf_get_height (upright) > 0)
    {
      self->surface = create_surface (upright);
      self->width = gdk_pixbuf_get_width (upright);
      self->height = gdk_pixbuf_get_height (upright);
      if (self->surface != NULL && !is_turned (pixbuf))
        keep_jpeg (self->surface, stripped);
    }

  return self;
}

/**
 * kaiji_picture_ref:
 *
 * Returns: (transfer full): @self
 */
KaijiPicture *
kaiji_picture_ref (KaijiPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * kaiji_picture_unref:
 * @self: (transfer full): a picture
 */
void
kaiji_picture_unref (KaijiPicture *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

/**
 * kaiji_picture_is_readable:
 *
 * Returns: whether the file was readable as a picture
 */
gboolean
kaiji_picture_is_readable (KaijiPicture *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->surface != NULL;
}

/**
 * kaiji_picture_fit:
 * @max_width: in points
 * @max_height: in points
 * @width: (out): in points
 * @height: (out): in points
 *
 * Fits the picture into a given space: undistorted, and not larger than at 72 pixels per inch.
 */
void
kaiji_picture_fit (KaijiPicture *self,
                   double max_width,
                   double max_height,
                   double *width,
                   double *height)
{
  double scale = 72.0 / MIN_RESOLUTION;

  g_return_if_fail (self != NULL);
  g_return_if_fail (width != NULL && height != NULL);

  if (self->surface == NULL)
    {
      *width = MIN (FRAME_SIZE, max_width);
      *height = MIN (FRAME_SIZE, max_height);
      return;
    }

  scale = MIN (scale, max_width / self->width);
  scale = MIN (scale, max_height / self->height);
  *width = self->width * scale;
  *height = self->height * scale;
}

static void
draw_frame (cairo_t *cr, const cairo_rectangle_t *area)
{
  cairo_rectangle (cr, area->x + FRAME_RULE / 2, area->y + FRAME_RULE / 2, area->width - FRAME_RULE,
                   area->height - FRAME_RULE);
  cairo_move_to (cr, area->x, area->y);
  cairo_rel_line_to (cr, area->width, area->height);
  cairo_move_to (cr, area->x + area->width, area->y);
  cairo_rel_line_to (cr, -area->width, area->height);
  cairo_set_line_width (cr, FRAME_RULE);
  cairo_stroke (cr);
}

/**
 * kaiji_picture_draw:
 * @cr: where to draw
 * @area: an area of the size given by kaiji_picture_fit()
 *
 * Draws the picture at the print's full resolution.
 */
void
kaiji_picture_draw (KaijiPicture *self, cairo_t *cr, const cairo_rectangle_t *area)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (area != NULL);

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);

  if (self->surface != NULL)
    {
      cairo_translate (cr, area->x, area->y);
      cairo_scale (cr, area->width / self->width, area->height / self->height);
      cairo_set_source_surface (cr, self->surface, 0, 0);
      cairo_paint (cr);
    }
  else
    {
      draw_frame (cr, area);
    }

  cairo_restore (cr);
}
