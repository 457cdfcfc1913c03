/* test-pictures.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-error.h"
#include "kaiji-pdf.h"
#include "kaiji-picture-shrink.h"
#include "kaiji-picture.h"
#include "picture-fixture.h"
#include "print-fixture.h"

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

/* The page shows the picture at its place and in its colours. */
static void
test_drawn (gconstpointer type)
{
  g_autoptr (GBytes) bytes = picture_create (type, 60, 40, PICTURE_RED, PICTURE_BLUE);
  g_autoptr (KaijiSheet) sheet = picture_create_sheet (bytes);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  guint page;
  const KaijiCell *cell = find_photo (pages, &page);
  cairo_surface_t *surface;
  cairo_t *cr;
  double y;

  g_assert_nonnull (cell);
  g_assert_cmpfloat_with_epsilon (cell->text_area.height, 40, 0.01);

  surface = picture_draw_white (842, 596, &cr);
  kaiji_pages_draw (pages, page, cr);
  cairo_surface_flush (surface);
  y = cell->text_area.y + 20;
  g_assert_cmphex (picture_read_pixel (surface, cell->text_area.x + 10, y) >> 16, >, 0xf0);
  g_assert_cmphex (picture_read_pixel (surface, cell->text_area.x + 10, y) & 0xff, <, 0x10);
  g_assert_cmphex (picture_read_pixel (surface, cell->text_area.x + 50, y) >> 16, <, 0x10);
  g_assert_cmphex (picture_read_pixel (surface, cell->text_area.x + 50, y) & 0xff, >, 0xf0);
  g_assert_cmphex (picture_read_pixel (surface, cell->text_area.x + 70, y), ==, 0xffffff);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_transparent (void)
{
  g_autoptr (GBytes) bytes = picture_create ("png", 20, 20, PICTURE_HALF_RED, PICTURE_HALF_RED);
  g_autoptr (KaijiPicture) picture = kaiji_picture_new (bytes, NULL);
  cairo_rectangle_t area = { 0, 0, 20, 20 };
  cairo_t *cr;
  cairo_surface_t *surface = picture_draw_white (20, 20, &cr);

  kaiji_picture_draw (picture, cr, &area);
  cairo_surface_flush (surface);
  g_assert_cmphex (picture_read_pixel (surface, 10, 10), ==, 0xff7f7f);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
assert_fit (int width, int height, double expected_width, double expected_height)
{
  g_autoptr (GBytes) bytes = picture_create ("png", width, height, PICTURE_RED, PICTURE_BLUE);
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
  g_autoptr (GBytes) bytes = picture_create ("jpeg", 60, 40, PICTURE_RED, PICTURE_BLUE);
  g_autoptr (KaijiSheet) sheet = picture_create_sheet (bytes);
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
  g_autoptr (GBytes) bytes = picture_create ("jpeg", 60, 40, PICTURE_RED, PICTURE_BLUE);
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
  g_autoptr (KaijiSheet) sheet = picture_create_sheet (bytes);
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
  g_autoptr (GBytes) bytes = picture_create ("jpeg", 60, 40, PICTURE_RED, PICTURE_BLUE);
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

/* A picture with more pixels than are printed becomes one that is. */
static void
test_shrunk (void)
{
  g_autoptr (GBytes) large = picture_create_black_png (6200);
  g_autoptr (GBytes) fine = picture_create_black_png (200);
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
  g_autoptr (GBytes) bytes = picture_create_black_png (200);
  g_autoptr (KaijiPicture) picture = NULL;

  g_cancellable_cancel (cancellable);
  picture = kaiji_picture_new (bytes, cancellable);
  g_assert_false (kaiji_picture_is_readable (picture));
}

/* The public version of 2017 tells of a photo only that there is one. */
static void
test_masked (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (GBytes) bytes = picture_create ("png", 60, 40, PICTURE_RED, PICTURE_BLUE);
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
  g_test_add_func ("/print/pictures/transparent", test_transparent);
  g_test_add_func ("/print/pictures/fit", test_fit);
  g_test_add_func ("/print/pictures/jpeg-kept", test_jpeg_kept);
  g_test_add_func ("/print/pictures/turned", test_turned);
  g_test_add_func ("/print/pictures/masked", test_masked);

  return g_test_run ();
}
