/* kaiji-picture-shrink.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a picture small enough for a sheet, for a person who asks for it.
 */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <time.h>

#include "kaiji-error.h"
#include "kaiji-picture-file.h"
#include "kaiji-picture-shrink.h"

/* The longer side of a picture that is scaled down, in pixels: 8 inches at 300 pixels per inch,
 * more than any cell is wide. Each next try, if the file is still too large, has three quarters of
 * it. */
#define LONGEST_SIDE 2400
#define SHORTEST_SIDE 300

/* What is read at all: pixels, pixels times the decoder's passes over them, and seconds of the
 * thread's own CPU time. */
#define MAX_READ_PIXELS (160 * 1024 * 1024)
#define MAX_WORK ((guint64) 12 * MAX_READ_PIXELS)
#define MAX_TIME 20

/* The number of bytes decoded between two looks at the clock, and while only the head matters: a
 * decoder also decodes the pixels that follow it in the same portion. */
#define PORTION 4096
#define HEAD_PORTION 64

#define JPEG_QUALITY "90"
#define WHITE 0xffffff

typedef struct
{
  guint n_scans;
  gboolean only_size; /* stops before any pixel is read */
  gboolean known;
  gboolean too_large;
  guint64 n_pixels;
} Reading;

static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Reading *reading = user_data;
  int longest = MAX (MAX (width, height), 1);

  reading->known = TRUE;
  reading->n_pixels = (guint64) MAX (width, 0) * (guint64) MAX (height, 0);
  reading->too_large = reading->n_pixels > MAX_READ_PIXELS
                       || reading->n_pixels * reading->n_scans > MAX_WORK;

  /* Loaders stop at a picture without pixels before they allocate memory for it. */
  if (reading->only_size || reading->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (longest > LONGEST_SIDE)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) ((gint64) width * LONGEST_SIDE / longest)),
                                MAX (1, (int) ((gint64) height * LONGEST_SIDE / longest)));
}

static time_t
get_thread_time (void)
{
  struct timespec time;

  return clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time) == 0 ? time.tv_sec : 0;
}

/* Decodes a file, or only its head. Returns NULL if it cannot be read or only its size was asked
 * for. */
static GdkPixbuf *
decode (GBytes *file, Reading *reading, GCancellable *cancellable)
{
  gboolean is_png = kaiji_picture_file_get_type (file) == KAIJI_PICTURE_PNG;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (is_png ? "png" : "jpeg",
                                                                        NULL);
  const time_t deadline = get_thread_time () + MAX_TIME;
  const gsize portion = reading->only_size ? HEAD_PORTION : PORTION;
  gboolean good = loader != NULL;
  GdkPixbuf *pixbuf;
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  if (!good)
    return NULL;

  reading->n_scans = reading->only_size ? 1 : kaiji_picture_file_count_scans (file);
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), reading);
  for (gsize i = 0; good && i < size && !(reading->known && reading->only_size); i += portion)
    good = get_thread_time () <= deadline && !g_cancellable_is_cancelled (cancellable)
           && gdk_pixbuf_loader_write (loader, data + i, MIN (portion, size - i), NULL);

  /* The loader must be closed even if writing failed. */
  good = gdk_pixbuf_loader_close (loader, NULL) && good;
  pixbuf = good && !reading->only_size && !reading->too_large
             ? gdk_pixbuf_loader_get_pixbuf (loader)
             : NULL;

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
  Reading reading = { .only_size = TRUE };

  g_return_val_if_fail (file != NULL, FALSE);

  if (kaiji_picture_file_get_type (file) == KAIJI_PICTURE_OTHER)
    return FALSE;
  if (g_bytes_get_size (file) > max_size)
    return TRUE;

  decode (file, &reading, NULL);
  return reading.n_pixels > KAIJI_PICTURE_MAX_PIXELS;
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
  Reading reading = { 0 };
  gboolean is_png;

  g_return_val_if_fail (file != NULL, NULL);

  is_png = kaiji_picture_file_get_type (file) == KAIJI_PICTURE_PNG;
  if (!kaiji_picture_file_is_broken_off (file)
      && (is_png || kaiji_picture_file_get_type (file) == KAIJI_PICTURE_JPEG))
    pixbuf = decode (file, &reading, cancellable);
  if (reading.too_large)
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
