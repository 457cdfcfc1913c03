/* picture-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "kaiji-picture-file.h"
#include "picture-fixture.h"
#include "print-fixture.h"

/* A picture whose left half has one colour and whose right half has another. */
GBytes *
picture_create (const char *type, int width, int height, guint32 left, guint32 right)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, g_str_equal (type, "png"), 8,
                                                 width, height);
  g_autoptr (GdkPixbuf) half = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, left);
  if (width > 1)
    {
      half = gdk_pixbuf_new_subpixbuf (pixbuf, width / 2, 0, width - width / 2, height);
      gdk_pixbuf_fill (half, right);
    }
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* A picture as another program may write it into a sheet's file: whatever its size. */
static KaijiAnswer *
read_image (GBytes *bytes)
{
  g_autofree char *data = g_base64_encode (g_bytes_get_data (bytes, NULL),
                                           g_bytes_get_size (bytes));
  g_autofree char *json = g_strdup_printf ("{\"type\": \"%s\", \"data\": \"%s\"}",
                                           kaiji_picture_file_get_mime_type (bytes), data);
  g_autoptr (GError) error = NULL;
  KaijiAnswer *answer = kaiji_answer_new_from_json (json, &error);

  g_assert_no_error (error);
  return answer;
}

/* A sheet whose photo is @bytes, whatever they are. */
KaijiSheet *
picture_create_sheet (GBytes *bytes)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas", NULL);
  KaijiSheet *sheet = kaiji_sheet_new (scheme);
  const KaijiField *field = kaiji_scheme_find_field (scheme, "representative-photo");
  g_autoptr (KaijiAnswer) answer = read_image (bytes);

  if (answer != NULL)
    kaiji_sheet_set_answer (sheet, field, answer);

  return sheet;
}

guint32
picture_read_pixel (cairo_surface_t *surface, double x, double y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint32 *row
    = (gconstpointer) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

  return row[(gsize) x] & 0xffffff;
}

cairo_surface_t *
picture_draw_white (int width, int height, cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  cairo_set_source_rgb (*cr, 0, 0, 0);

  return surface;
}

static guint32
compute_crc (const guint8 *data, gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }

  return ~crc;
}

static void
append_number (GByteArray *png, guint32 number)
{
  number = GUINT32_TO_BE (number);
  g_byte_array_append (png, (const guint8 *) &number, sizeof number);
}

/* PNG (ISO/IEC 15948) 5.3 */
static void
append_chunk (GByteArray *png, const char *type, const guint8 *data, gsize size)
{
  guint begin;

  append_number (png, (guint32) size);
  begin = png->len;
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, data, (guint) size);
  append_number (png, compute_crc (png->data + begin, png->len - begin));
}

/* A whole PNG file of black pixels, small as it is; in memory they would fill four bytes each. */
GBytes *
picture_create_black_png (guint32 size)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 depth_and_methods[] = { 1, 0, 0, 0, 0 };
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
  gsize n_bytes = (gsize) size * (1 + (size + 7) / 8);
  g_autofree guint8 *rows = g_malloc0 (n_bytes);
  gsize room = n_bytes / 100 + 1000;
  g_autofree guint8 *compressed = g_malloc (room);
  g_autoptr (GByteArray) header = g_byte_array_new ();
  GByteArray *png = g_byte_array_new ();
  gsize n_read, n_written;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), rows, n_bytes, compressed, room,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL),
                   ==, G_CONVERTER_FINISHED);

  append_number (header, size);
  append_number (header, size);
  g_byte_array_append (header, depth_and_methods, sizeof depth_and_methods);
  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header->data, header->len);
  append_chunk (png, "IDAT", compressed, n_written);
  append_chunk (png, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (png);
}
