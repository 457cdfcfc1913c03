/* test-picture-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "kaiji-picture-file.h"

#define SECRET "35.6586N 139.7454E"

static GBytes *
create (const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 20, 30);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  if (g_str_equal (type, "png"))
    gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, "tEXt::Comment", SECRET, NULL);
  else
    gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

static GBytes *
insert (GBytes *file, gsize at, gconstpointer segment, gsize segment_size)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, data, (guint) at);
  g_byte_array_append (array, segment, (guint) segment_size);
  g_byte_array_append (array, data + at, (guint) (size - at));
  return g_byte_array_free_to_bytes (array);
}

/* Creates an Exif segment with the orientation of the picture and the place where it was taken. */
static GBytes *
create_photo (guint orientation, gboolean little_endian)
{
  static const guint8 comment[] = "\xff\xfe\x00\x14" SECRET;
  g_autoptr (GBytes) plain = create ("jpeg");
  g_autoptr (GBytes) commented = insert (plain, 2, comment, 4 + strlen (SECRET));
  g_autoptr (GBytes) trailed = insert (commented, g_bytes_get_size (commented), SECRET,
                                       strlen (SECRET));
  GByteArray *exif = g_byte_array_new ();
  const guint8 big[] = { 'M',  'M',  0, 42, 0, 0, 0, 8, 0, 1,
                         0x01, 0x12, 0, 3,  0, 0, 0, 1, 0, (guint8) orientation,
                         0,    0 };
  const guint8 little[] = {
    'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (guint8) orientation, 0, 0, 0
  };
  const guint8 head[] = { 0xff, 0xe1, 0, (guint8) (2 + 6 + sizeof big + strlen (SECRET)) };
  g_autoptr (GBytes) segment = NULL;

  g_byte_array_append (exif, head, sizeof head);
  g_byte_array_append (exif, (const guint8 *) "Exif\0", 6);
  g_byte_array_append (exif, little_endian ? little : big, sizeof big);
  g_byte_array_append (exif, (const guint8 *) SECRET, strlen (SECRET));
  segment = g_byte_array_free_to_bytes (exif);

  return insert (trailed, 2, g_bytes_get_data (segment, NULL), g_bytes_get_size (segment));
}

static gboolean
has (GBytes *file, const char *text)
{
  return memmem (g_bytes_get_data (file, NULL), g_bytes_get_size (file), text, strlen (text))
         != NULL;
}

static GdkPixbuf *
decode (GBytes *file)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_loader_write_bytes (loader, file, &error);
  g_assert_no_error (error);
  gdk_pixbuf_loader_close (loader, &error);
  g_assert_no_error (error);
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

static void
assert_same_picture (GBytes *a, GBytes *b)
{
  g_autoptr (GdkPixbuf) pixbuf_a = decode (a);
  g_autoptr (GdkPixbuf) pixbuf_b = decode (b);
  g_autoptr (GBytes) pixels_a = gdk_pixbuf_read_pixel_bytes (pixbuf_a);
  g_autoptr (GBytes) pixels_b = gdk_pixbuf_read_pixel_bytes (pixbuf_b);

  g_assert_true (g_bytes_equal (pixels_a, pixels_b));
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf_a, "orientation"), ==,
                   gdk_pixbuf_get_option (pixbuf_b, "orientation"));
}

static void
check (GBytes *file, KaijiPictureType type)
{
  g_autoptr (GBytes) stripped = kaiji_picture_file_strip (file);
  g_autoptr (GBytes) again = kaiji_picture_file_strip (stripped);

  g_assert_cmpint (kaiji_picture_file_get_type (file), ==, type);
  g_assert_true (has (file, SECRET));
  g_assert_false (has (stripped, SECRET));
  g_assert_true (g_bytes_equal (stripped, again));
  assert_same_picture (file, stripped);
}

/* The colours of a picture stay: "cICP" (PNG, third edition, 11.3.2.6) of sRGB, after the header.
 */
static void
test_png_colours (void)
{
  static const guint8 chunk[] = "\0\0\0\4cICP\1\15\0\1\0\0\0\0";
  g_autoptr (GBytes) plain = create ("png");
  g_autoptr (GBytes) file = insert (plain, 8 + 12 + 13, chunk, sizeof chunk - 1);
  g_autoptr (GBytes) stripped = kaiji_picture_file_strip (file);

  g_assert_true (has (stripped, "cICP"));
  g_assert_false (has (stripped, SECRET));
}

static void
test_png (void)
{
  g_autoptr (GBytes) file = create ("png");
  g_autoptr (GBytes) trailed = insert (file, g_bytes_get_size (file), SECRET, strlen (SECRET));

  check (file, KAIJI_PICTURE_PNG);
  check (trailed, KAIJI_PICTURE_PNG);
}

static void
test_jpeg (void)
{
  for (guint orientation = 2; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) big = create_photo (orientation, FALSE);
      g_autoptr (GBytes) little = create_photo (orientation, TRUE);
      g_autoptr (GBytes) stripped = kaiji_picture_file_strip (big);

      check (big, KAIJI_PICTURE_JPEG);
      check (little, KAIJI_PICTURE_JPEG);
      g_assert_true (has (stripped, "Exif"));
    }
}

/* An upright picture needs no orientation tag. */
static void
test_upright (void)
{
  g_autoptr (GBytes) photo = create_photo (1, FALSE);
  g_autoptr (GBytes) stripped = kaiji_picture_file_strip (photo);

  g_assert_false (has (stripped, "Exif"));
  g_assert_false (has (stripped, SECRET));
  g_assert_cmpuint (kaiji_picture_file_count_scans (photo), ==, 1);
}

/* Files that break off anywhere, or have a byte changed, are read no further than they go. */
/* Parts of a file that are kept have no room for more than belongs there. SECRET has 18 bytes. */
static void
test_room (void)
{
  static const guint8 chunk[] = "\0\0\0\33pHYs\0\0\13\22\0\0\13\22\1" SECRET "\0\0\0\0";
  static const guint8 adobe[] = "\xff\xee\0\40Adobe\0\144\0\0\0\0\1" SECRET;
  static const guint8 reserved[] = "\xff\xf0\0\24" SECRET;
  g_autoptr (GBytes) png = create ("png");
  g_autoptr (GBytes) jpeg = create ("jpeg");
  GBytes *files[] = {
    insert (png, 8 + 12 + 13, chunk, sizeof chunk - 1),
    insert (jpeg, 2, adobe, sizeof adobe - 1),
    insert (jpeg, 2, reserved, sizeof reserved - 1),
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) stripped = kaiji_picture_file_strip (files[i]);
      g_autoptr (GBytes) again = kaiji_picture_file_strip (stripped);

      g_assert_false (has (stripped, SECRET));
      g_assert_true (g_bytes_equal (stripped, again));
      assert_same_picture (i == 0 ? png : jpeg, stripped);
      g_bytes_unref (files[i]);
    }
}

static void
test_broken (void)
{
  GBytes *files[] = { create ("png"), create_photo (6, FALSE) };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (files[i], &size);

      for (gsize length = 0; length <= size; length++)
        {
          /* A block of its own, so that a sanitizer sees each byte too many. */
          g_autoptr (GBytes) broken = g_bytes_new (data, length);
          g_autoptr (GBytes) stripped = kaiji_picture_file_strip (broken);
          g_autofree guint8 *changed = g_memdup2 (data, size);
          g_autoptr (GBytes) changed_file = NULL;
          g_autoptr (GBytes) changed_stripped = NULL;

          g_assert_cmpuint (g_bytes_get_size (stripped), <=, length + 36);
          if (length == size)
            break;
          changed[length] ^= 0xff;
          changed_file = g_bytes_new_take (g_steal_pointer (&changed), size);
          changed_stripped = kaiji_picture_file_strip (changed_file);
          g_assert_cmpuint (g_bytes_get_size (changed_stripped), <=, size + 36);
        }
      g_bytes_unref (files[i]);
    }
}

static void
test_other (void)
{
  g_autoptr (GBytes) svg = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (GBytes) stripped = kaiji_picture_file_strip (svg);

  g_assert_cmpint (kaiji_picture_file_get_type (svg), ==, KAIJI_PICTURE_OTHER);
  g_assert_true (stripped == svg);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/picture-file/png", test_png);
  g_test_add_func ("/base/picture-file/room", test_room);
  g_test_add_func ("/base/picture-file/png-colours", test_png_colours);
  g_test_add_func ("/base/picture-file/jpeg", test_jpeg);
  g_test_add_func ("/base/picture-file/upright", test_upright);
  g_test_add_func ("/base/picture-file/broken", test_broken);
  g_test_add_func ("/base/picture-file/other", test_other);

  return g_test_run ();
}
