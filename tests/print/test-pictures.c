/* test-pictures.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "kaiji-pdf.h"
#include "kaiji-error.h"
#include "kaiji-picture-file.h"
#include "kaiji-picture-shrink.h"
#include "kaiji-picture.h"
#include "kaiji-print-findings.h"
#include "print-fixture.h"

#define RED 0xff0000ff
#define BLUE 0x0000ffff
#define HALF_RED 0xff000080

/* A picture whose left half has one colour and whose right half has another. */
static GBytes *
create_picture (const char *type, int width, int height, guint32 left, guint32 right)
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
static KaijiSheet *
create_sheet (GBytes *bytes)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas", NULL);
  KaijiSheet *sheet = kaiji_sheet_new (scheme);
  const KaijiField *field = kaiji_scheme_find_field (scheme, "representative-photo");
  g_autoptr (KaijiAnswer) answer = read_image (bytes);

  if (answer != NULL)
    kaiji_sheet_set_answer (sheet, field, answer);

  return sheet;
}

static const KaijiCell *
find_photo (KaijiPages *pages, guint *page)
{
  for (*page = 0; *page < kaiji_pages_get_n_pages (pages); (*page)++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, *page, &n_cells);

      for (guint i = 0; i < n_cells; i++)
        if (cells[i].picture != NULL)
          return &cells[i];
    }

  return NULL;
}

static guint32
read_pixel (cairo_surface_t *surface, double x, double y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint32 *row
    = (gconstpointer) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

  return row[(gsize) x] & 0xffffff;
}

static cairo_surface_t *
draw_white (int width, int height, cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  cairo_set_source_rgb (*cr, 0, 0, 0);

  return surface;
}

/* The page shows the picture at its place and in its colours. */
static void
test_drawn (gconstpointer type)
{
  g_autoptr (GBytes) bytes = create_picture (type, 60, 40, RED, BLUE);
  g_autoptr (KaijiSheet) sheet = create_sheet (bytes);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  guint page;
  const KaijiCell *cell = find_photo (pages, &page);
  cairo_surface_t *surface;
  cairo_t *cr;
  double y;

  g_assert_nonnull (cell);
  g_assert_cmpfloat_with_epsilon (cell->text_area.height, 40, 0.01);

  surface = draw_white (842, 596, &cr);
  kaiji_pages_draw (pages, page, cr);
  cairo_surface_flush (surface);
  y = cell->text_area.y + 20;
  g_assert_cmphex (read_pixel (surface, cell->text_area.x + 10, y) >> 16, >, 0xf0);
  g_assert_cmphex (read_pixel (surface, cell->text_area.x + 10, y) & 0xff, <, 0x10);
  g_assert_cmphex (read_pixel (surface, cell->text_area.x + 50, y) >> 16, <, 0x10);
  g_assert_cmphex (read_pixel (surface, cell->text_area.x + 50, y) & 0xff, >, 0xf0);
  g_assert_cmphex (read_pixel (surface, cell->text_area.x + 70, y), ==, 0xffffff);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_transparent (void)
{
  g_autoptr (GBytes) bytes = create_picture ("png", 20, 20, HALF_RED, HALF_RED);
  g_autoptr (KaijiPicture) picture = kaiji_picture_new (bytes, NULL);
  cairo_rectangle_t area = { 0, 0, 20, 20 };
  cairo_t *cr;
  cairo_surface_t *surface = draw_white (20, 20, &cr);

  kaiji_picture_draw (picture, cr, &area);
  cairo_surface_flush (surface);
  g_assert_cmphex (read_pixel (surface, 10, 10), ==, 0xff7f7f);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
assert_fit (int width, int height, double expected_width, double expected_height)
{
  g_autoptr (GBytes) bytes = create_picture ("png", width, height, RED, BLUE);
  g_autoptr (KaijiPicture) picture = kaiji_picture_new (bytes, NULL);
  double w, h;

  kaiji_picture_fit (picture, 200, 80, &w, &h);
  g_assert_cmpfloat_with_epsilon (w, expected_width, 0.001);
  g_assert_cmpfloat_with_epsilon (h, expected_height, 0.001);
}

/* Within the room, undistorted, and no larger than its pixels are worth. */
static void
test_fit (void)
{
  assert_fit (1, 1, 1, 1);
  assert_fit (100, 50, 100, 50);
  assert_fit (300, 400, 60, 80);
  assert_fit (4000, 100, 200, 5);
  assert_fit (1, 4000, 0.02, 80);
}

/* A JPEG comes into the PDF as it is, neither larger nor less sharp. */
static void
test_jpeg_kept (void)
{
  g_autoptr (GBytes) bytes = create_picture ("jpeg", 60, 40, RED, BLUE);
  g_autoptr (KaijiSheet) sheet = create_sheet (bytes);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autofree char *list = print_ask (pages, "pdfimages", "-list");

  if (list != NULL)
    g_assert_nonnull (strstr (list, " jpeg "));
}

/* A camera may hold a picture on its side and say so; it is shown upright then. */
static void
test_turned (void)
{
  static const guint8 exif[] = {
    0xff,
    0xe1,
    0x00,
    0x22,
    'E',
    'x',
    'i',
    'f',
    0,
    0,
    'M',
    'M',
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    /* Orientation, a short, one of it: 6, to be turned right */
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    6,
    0,
    0,
    0,
    0,
    0,
    0,
  };
  g_autoptr (GBytes) bytes = create_picture ("jpeg", 60, 40, RED, BLUE);
  g_autoptr (GByteArray) turned = g_byte_array_new ();
  g_autoptr (GBytes) turned_bytes = NULL;
  g_autoptr (KaijiPicture) picture = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  double width, height;

  g_byte_array_append (turned, data, 2);
  g_byte_array_append (turned, exif, sizeof exif);
  g_byte_array_append (turned, data + 2, (guint) size - 2);
  turned_bytes = g_byte_array_free_to_bytes (g_steal_pointer (&turned));

  picture = kaiji_picture_new (turned_bytes, NULL);
  g_assert_true (kaiji_picture_is_readable (picture));
  kaiji_picture_fit (picture, 1000, 1000, &width, &height);
  g_assert_cmpfloat (width, ==, 40);
  g_assert_cmpfloat (height, ==, 60);
}

/* A sheet that holds @data as it is, as one of before, or one that was made by hand, may. */
static KaijiSheet *
create_raw_sheet (GBytes *bytes)
{
  g_autoptr (KaijiSheet) sheet = create_sheet (bytes);
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     "representative-photo");
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes));
  g_autofree char *json = g_strdup_printf ("{\"type\": \"image/png\", \"data\": \"%s\"}", base64);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_from_json (json, NULL);

  g_assert_nonnull (answer);
  kaiji_sheet_set_answer (sheet, field, answer);
  return g_steal_pointer (&sheet);
}

/* Where and with what a photo was taken is nobody's business. */
static void
test_no_exif (void)
{
  static const guint8 comment[] = "\xff\xfe\x00\x10secret-place-1";
  static const guint8 exif[] = "\xff\xe1\x00\x1a"
                               "Exif\0\0secret-camera-12345";
  g_autoptr (GBytes) bytes = create_picture ("jpeg", 60, 40, RED, BLUE);
  g_autoptr (GByteArray) photo = g_byte_array_new ();
  g_autoptr (GBytes) photo_bytes = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (photo, data, 2);
  g_byte_array_append (photo, exif, 2 + 0x1a);
  g_byte_array_append (photo, comment, 2 + 0x10);
  g_byte_array_append (photo, data + 2, (guint) size - 2);
  photo_bytes = g_byte_array_free_to_bytes (g_steal_pointer (&photo));

  sheet = create_raw_sheet (photo_bytes);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  pdf = kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, NULL);
  g_assert_nonnull (pdf);
  /* It is there as a JPEG, and nothing else is. */
  g_assert_nonnull (memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "DCTDecode", 9));
  g_assert_null (memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "secret", 6));
}

static void check_unreadable (GBytes *bytes);

/* A few bytes that would keep a decoder busy for minutes are rejected. */
static void
test_bombs (void)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  g_autoptr (GBytes) svg_bytes = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GBytes) large = create_picture ("jpeg", 2000, 2000, RED, BLUE);
  g_autoptr (KaijiPicture) plain = kaiji_picture_new (large, NULL);
  g_autoptr (GByteArray) bomb = g_byte_array_new ();
  g_autoptr (GBytes) bomb_bytes = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (large, &size);
  const guint8 *scan = memmem (data, size, "\xff\xda", 2);

  check_unreadable (svg_bytes);

  g_assert_true (kaiji_picture_is_readable (plain));
  g_byte_array_append (bomb, data, (guint) (size - 2));
  for (guint i = 0; i < 1000; i++)
    g_byte_array_append (bomb, scan, 16);
  bomb_bytes = g_byte_array_free_to_bytes (g_steal_pointer (&bomb));
  check_unreadable (bomb_bytes);
}

static void
check_unreadable (GBytes *bytes)
{
  g_autoptr (KaijiPicture) picture = kaiji_picture_new (bytes, NULL);
  cairo_rectangle_t area = { 0 };
  cairo_t *cr;
  cairo_surface_t *surface = draw_white (40, 40, &cr);

  g_assert_false (kaiji_picture_is_readable (picture));
  kaiji_picture_fit (picture, 30, 200, &area.width, &area.height);
  g_assert_cmpfloat (area.width, >, 0);
  g_assert_cmpfloat (area.width, <=, 30);

  /* Something shows that there should be a picture. */
  kaiji_picture_draw (picture, cr, &area);
  cairo_surface_flush (surface);
  g_assert_cmphex (read_pixel (surface, area.width / 2, area.height / 2), !=, 0xffffff);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_truncated_png (void)
{
  g_autoptr (GBytes) bytes = create_picture ("png", 60, 40, RED, BLUE);
  gsize size = g_bytes_get_size (bytes);

  for (gsize n = 0; n < size / 2; n += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, n);

      check_unreadable (part);
    }
}

/* Of a JPEG that breaks off, what is there is shown, but never handed on as it is. */
static void
test_truncated_jpeg (void)
{
  g_autoptr (GBytes) bytes = create_picture ("jpeg", 60, 40, RED, BLUE);
  gsize size = g_bytes_get_size (bytes);
  g_autoptr (GBytes) nearly_all = g_bytes_new_from_bytes (bytes, 0, size - 20);
  g_autoptr (KaijiSheet) sheet = create_sheet (nearly_all);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autofree char *list = print_ask (pages, "pdfimages", "-list");

  if (list != NULL)
    g_assert_null (strstr (list, " jpeg "));

  for (gsize n = 0; n < 200; n += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, n);

      check_unreadable (part);
    }
}

static void
test_garbage (void)
{
  g_autoptr (GBytes) png = g_bytes_new_static ("\x89PNG\r\n\x1a\n garbage", 16);
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\xff\xd8\xff\xc0\0\0\xff\xd8", 8);
  g_autoptr (GBytes) text = g_bytes_new_static ("text", 4);

  check_unreadable (png);
  check_unreadable (jpeg);
  check_unreadable (text);
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
static GBytes *
create_black_png (guint32 size)
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

/* A small file may claim more pixels than the memory holds. */
static void
test_too_large (void)
{
  g_autoptr (GBytes) bytes = create_black_png (20000);
  g_autoptr (GBytes) small = create_black_png (200);
  g_autoptr (KaijiPicture) readable = kaiji_picture_new (small, NULL);

  g_assert_true (kaiji_picture_is_readable (readable));
  g_assert_cmpuint (g_bytes_get_size (bytes), <, KAIJI_ANSWER_MAX_IMAGE_SIZE);
  check_unreadable (bytes);
}

/* A picture with more pixels than are printed becomes one that is. */
static void
test_shrunk (void)
{
  g_autoptr (GBytes) large = create_black_png (6200);
  g_autoptr (GBytes) fine = create_black_png (200);
  g_autoptr (GBytes) small = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiPicture) picture = NULL;

  g_assert_false (kaiji_picture_shrink_is_needed (fine, KAIJI_ANSWER_MAX_IMAGE_SIZE));
  g_assert_true (kaiji_picture_shrink_is_needed (large, KAIJI_ANSWER_MAX_IMAGE_SIZE));
  g_assert_null (kaiji_answer_new_image (large, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE);
  g_clear_error (&error);

  small = kaiji_picture_shrink (large, KAIJI_ANSWER_MAX_IMAGE_SIZE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (kaiji_picture_shrink_is_needed (small, KAIJI_ANSWER_MAX_IMAGE_SIZE));
  picture = kaiji_picture_new (small, NULL);
  g_assert_true (kaiji_picture_is_readable (picture));

  again = g_bytes_new_from_bytes (large, 0, 60);
  g_assert_null (kaiji_picture_shrink (again, KAIJI_ANSWER_MAX_IMAGE_SIZE, NULL, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER);
}

/* Reading is given up at once, and what was read until then is not shown. */
static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = create_black_png (200);
  g_autoptr (KaijiPicture) picture = NULL;

  g_cancellable_cancel (cancellable);
  picture = kaiji_picture_new (bytes, cancellable);
  g_assert_false (kaiji_picture_is_readable (picture));
}

static void
assert_printed (GBytes *bytes, gboolean is_shown)
{
  g_autoptr (KaijiSheet) sheet = create_sheet (bytes);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (GPtrArray) findings = kaiji_print_findings_list (pages);
  g_autoptr (GBytes) document = kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, NULL);

  g_assert_cmpuint (print_get_last_item (pages, kaiji_pages_get_n_pages (pages) - 1), ==, 93);
  g_assert_nonnull (document);
  g_assert_cmpuint (findings->len, ==, is_shown ? 0 : 1);
  if (!is_shown)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, 0);

      g_assert_cmpstr (kaiji_finding_get_field_id (finding), ==, "representative-photo");
      g_assert_cmpstr (kaiji_finding_get_check_id (finding), ==, "unreadable-picture");
      g_assert_nonnull (strstr (kaiji_finding_get_message (finding), "damaged"));
    }
}

/* The rest of a sheet is printed whatever its picture is, and it is told where that is not. */
static void
test_in_sheet (void)
{
  g_autoptr (GBytes) whole = create_picture ("png", 60, 40, RED, BLUE);
  g_autoptr (GBytes) dot = create_picture ("png", 1, 1, RED, RED);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, 60);
  g_autoptr (GBytes) large = create_black_png (20000);

  assert_printed (whole, TRUE);
  assert_printed (dot, TRUE);
  assert_printed (part, FALSE);
  assert_printed (large, FALSE);
}

/* The public version of 2017 tells of a photo only that there is one. */
static void
test_masked (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (GBytes) bytes = create_picture ("png", 60, 40, RED, BLUE);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_image (bytes, NULL);
  g_autoptr (KaijiPages) pages = NULL;
  g_autofree char *text = NULL;
  guint page;

  kaiji_sheet_set_answer (sheet, kaiji_scheme_find_field (scheme, "representative-photo"), answer);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_PUBLIC);

  g_assert_null (find_photo (pages, &page));
  text = print_get_answer (pages, "representative-photo");
  g_assert_cmpstr (text, ==, "記述有り(*)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/print/pictures/drawn/png", "png", test_drawn);
  g_test_add_data_func ("/print/pictures/drawn/jpeg", "jpeg", test_drawn);
  g_test_add_func ("/print/pictures/shrunk", test_shrunk);
  g_test_add_func ("/print/pictures/cancelled", test_cancelled);
  g_test_add_func ("/print/pictures/no-exif", test_no_exif);
  g_test_add_func ("/print/pictures/bombs", test_bombs);
  g_test_add_func ("/print/pictures/transparent", test_transparent);
  g_test_add_func ("/print/pictures/fit", test_fit);
  g_test_add_func ("/print/pictures/jpeg-kept", test_jpeg_kept);
  g_test_add_func ("/print/pictures/turned", test_turned);
  g_test_add_func ("/print/pictures/truncated/png", test_truncated_png);
  g_test_add_func ("/print/pictures/truncated/jpeg", test_truncated_jpeg);
  g_test_add_func ("/print/pictures/garbage", test_garbage);
  g_test_add_func ("/print/pictures/too-large", test_too_large);
  g_test_add_func ("/print/pictures/in-sheet", test_in_sheet);
  g_test_add_func ("/print/pictures/masked", test_masked);

  return g_test_run ();
}
