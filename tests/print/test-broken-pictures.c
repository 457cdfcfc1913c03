/* test-broken-pictures.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures that cannot be shown, or must not be: the rest of the sheet is printed.
 */

#include "config.h"

#include <string.h>

#include "kaiji-pdf.h"
#include "kaiji-picture.h"
#include "kaiji-print-findings.h"
#include "picture-fixture.h"
#include "print-fixture.h"

static void
check_unreadable (GBytes *bytes)
{
  g_autoptr (KaijiPicture) picture = kaiji_picture_new (bytes, NULL);
  cairo_rectangle_t area = { 0 };
  cairo_t *cr;
  cairo_surface_t *surface = picture_draw_white (40, 40, &cr);

  g_assert_false (kaiji_picture_is_readable (picture));
  kaiji_picture_fit (picture, 30, 200, &area.width, &area.height);
  g_assert_cmpfloat (area.width, >, 0);
  g_assert_cmpfloat (area.width, <=, 30);

  /* Something shows that there should be a picture. */
  kaiji_picture_draw (picture, cr, &area);
  cairo_surface_flush (surface);
  g_assert_cmphex (picture_read_pixel (surface, area.width / 2, area.height / 2), !=, 0xffffff);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A few bytes that would keep a decoder busy for minutes are rejected. */
static void
test_bombs (void)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  g_autoptr (GBytes) svg_bytes = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GBytes) large = picture_create ("jpeg", 2000, 2000, PICTURE_RED, PICTURE_BLUE);
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
test_truncated_png (void)
{
  g_autoptr (GBytes) bytes = picture_create ("png", 60, 40, PICTURE_RED, PICTURE_BLUE);
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
  g_autoptr (GBytes) bytes = picture_create ("jpeg", 60, 40, PICTURE_RED, PICTURE_BLUE);
  gsize size = g_bytes_get_size (bytes);
  g_autoptr (GBytes) nearly_all = g_bytes_new_from_bytes (bytes, 0, size - 20);
  g_autoptr (KaijiSheet) sheet = picture_create_sheet (nearly_all);
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

/* A small file may claim more pixels than the memory holds. */
static void
test_too_large (void)
{
  g_autoptr (GBytes) bytes = picture_create_black_png (20000);
  g_autoptr (GBytes) small = picture_create_black_png (200);
  g_autoptr (KaijiPicture) readable = kaiji_picture_new (small, NULL);

  g_assert_true (kaiji_picture_is_readable (readable));
  g_assert_cmpuint (g_bytes_get_size (bytes), <, KAIJI_ANSWER_MAX_IMAGE_SIZE);
  check_unreadable (bytes);
}

static void
assert_printed (GBytes *bytes, gboolean is_shown)
{
  g_autoptr (KaijiSheet) sheet = picture_create_sheet (bytes);
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
  g_autoptr (GBytes) whole = picture_create ("png", 60, 40, PICTURE_RED, PICTURE_BLUE);
  g_autoptr (GBytes) dot = picture_create ("png", 1, 1, PICTURE_RED, PICTURE_RED);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, 60);
  g_autoptr (GBytes) large = picture_create_black_png (20000);

  assert_printed (whole, TRUE);
  assert_printed (dot, TRUE);
  assert_printed (part, FALSE);
  assert_printed (large, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/broken-pictures/bombs", test_bombs);
  g_test_add_func ("/print/broken-pictures/truncated/png", test_truncated_png);
  g_test_add_func ("/print/broken-pictures/truncated/jpeg", test_truncated_jpeg);
  g_test_add_func ("/print/broken-pictures/garbage", test_garbage);
  g_test_add_func ("/print/broken-pictures/too-large", test_too_large);
  g_test_add_func ("/print/broken-pictures/in-sheet", test_in_sheet);

  return g_test_run ();
}
