/* kaiji-picture-shrink.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a picture small enough for a sheet, for a person who asks for it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-error.h"
#include "kaiji-picture-file.h"
#include "kaiji-picture-loader.h"
#include "kaiji-picture-shrink.h"

/* The longer side of a picture that is scaled down, in pixels: 8 inches at 300 pixels per inch,
 * more than any cell is wide. Each next try, if the file is still too large, has three quarters of
 * it. */
#define LONGEST_SIDE 2400
#define SHORTEST_SIDE 300

/* The largest picture that is read at all. */
static const KaijiPictureBudget budget = {
  .max_pixels = 160 * 1024 * 1024,
  .max_seconds = 20,
  .longest_side = LONGEST_SIDE,
};

#define JPEG_QUALITY "90"
#define WHITE 0xffffff

static GdkPixbuf *
load_upright (GBytes *file, gboolean *too_large, GCancellable *cancellable)
{
  g_autoptr (GdkPixbuf) pixbuf = kaiji_picture_load (file, &budget, too_large, cancellable);

  return pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
}

/**
 * kaiji_picture_shrink_is_needed:
 * @file: a file's content
 * @max_size: the most bytes that a picture may have
 *
 * Returns: whether it is a picture with more bytes than that, or with more pixels than are ever
 *   printed; see %KAIJI_PICTURE_MAX_PIXELS
 */
gboolean
kaiji_picture_shrink_is_needed (GBytes *file, gsize max_size)
{
  g_return_val_if_fail (file != NULL, FALSE);

  if (kaiji_picture_file_get_type (file) == KAIJI_PICTURE_OTHER)
    return FALSE;

  return g_bytes_get_size (file) > max_size
         || kaiji_picture_count_pixels (file) > KAIJI_PICTURE_MAX_PIXELS;
}

static GBytes *
encode (GdkPixbuf *pixbuf, gboolean as_png)
{
  g_autoptr (GdkPixbuf) opaque = NULL;
  char *buffer;
  gsize size;
  gboolean encoded;

  if (as_png)
    {
      encoded = gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, "png", NULL, NULL);
    }
  else
    {
      if (gdk_pixbuf_get_has_alpha (pixbuf))
        opaque = gdk_pixbuf_composite_color_simple (pixbuf, gdk_pixbuf_get_width (pixbuf),
                                                    gdk_pixbuf_get_height (pixbuf),
                                                    GDK_INTERP_NEAREST, 255, 8, WHITE, WHITE);
      encoded = gdk_pixbuf_save_to_buffer (opaque != NULL ? opaque : pixbuf, &buffer, &size, "jpeg",
                                           NULL, "quality", JPEG_QUALITY, NULL);
    }

  return encoded ? g_bytes_new_take (buffer, size) : NULL;
}

/* The same picture with a longer side of at most @side pixels. */
static GdkPixbuf *
scale (GdkPixbuf *pixbuf, int side)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int longest = MAX (width, height);

  if (longest <= side)
    return g_object_ref (pixbuf);

  return gdk_pixbuf_scale_simple (pixbuf, MAX (1, (int) ((gint64) width * side / longest)),
                                  MAX (1, (int) ((gint64) height * side / longest)),
                                  GDK_INTERP_BILINEAR);
}

/**
 * kaiji_picture_shrink:
 * @file: the content of a PNG or JPEG file
 * @max_size: the most bytes that the result may have
 * @cancellable: (nullable): stops reading it
 *
 * Scales a picture down until it fits: to at most 300 pixels per inch of the widest cell first, and
 * further if need be. A PNG file stays one if that is small enough, and becomes a JPEG file
 * otherwise. The picture is turned upright.
 *
 * Returns: (transfer full): the file of the smaller picture, or %NULL with
 *   %KAIJI_ERROR_INVALID_ANSWER or %KAIJI_ERROR_TOO_LARGE
 */
GBytes *
kaiji_picture_shrink (GBytes *file, gsize max_size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  gboolean too_large = FALSE;
  gboolean is_png;

  g_return_val_if_fail (file != NULL, NULL);

  is_png = kaiji_picture_file_get_type (file) == KAIJI_PICTURE_PNG;
  pixbuf = load_upright (file, &too_large, cancellable);
  if (too_large)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                           _ ("The picture has too many pixels to be scaled down here. Make it "
                              "smaller with another program and choose it again."));
      return NULL;
    }

  for (int side = LONGEST_SIDE; pixbuf != NULL && side >= SHORTEST_SIDE; side = side * 3 / 4)
    {
      g_autoptr (GdkPixbuf) scaled = scale (pixbuf, side);

      for (int as_png = is_png; as_png >= 0; as_png--)
        {
          g_autoptr (GBytes) encoded = encode (scaled, as_png);

          if (encoded != NULL && g_bytes_get_size (encoded) <= max_size)
            return g_steal_pointer (&encoded);
        }
    }

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER,
                         _ ("The picture is damaged and cannot be scaled down. Choose another "
                            "one."));
  return NULL;
}
