/* kaiji-picture-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-picture-file.h"

/* A PNG file (ISO 15948) is a signature and chunks: length, type, data, checksum. A JPEG file (ITU
 * T.81, B.1) is a sequence of markers, most with a length and data; picture data follows each start
 * of a scan. Only the parts that make the picture are copied: cameras add the place, the time and
 * their serial number, programs add comments, thumbnails and cropped areas. */
#define PNG_SIGNATURE "\x89PNG\r\n\x1a\n"
#define PNG_SIGNATURE_SIZE 8
#define PNG_CHUNK_FRAME 12
#define JPEG_SIGNATURE "\xff\xd8\xff"
#define JPEG_SIGNATURE_SIZE 3

/* The chunks that affect how the picture looks, and tell nothing else, and how long they may be: a
 * longer one is wrong, and has room for other things. */
static const struct
{
  const char *type;
  gsize max_length;
} png_chunks[] = {
  { "IHDR", 13 }, { "PLTE", 768 }, { "tRNS", 256 }, { "gAMA", 4 },         { "cHRM", 32 },
  { "cICP", 4 },  { "sRGB", 1 },   { "pHYs", 9 },   { "IDAT", G_MAXSIZE }, { "IEND", 0 },
};

enum
{
  JPEG_TEM = 0x01,
  JPEG_SOF0 = 0xc0,
  JPEG_JPG = 0xc8,
  JPEG_RST0 = 0xd0,
  JPEG_RST7 = 0xd7,
  JPEG_SOI = 0xd8,
  JPEG_EOI = 0xd9,
  JPEG_SOS = 0xda,
  JPEG_DRI = 0xdd,
  JPEG_APP0 = 0xe0,
  JPEG_APP1 = 0xe1,
  JPEG_APP14 = 0xee,
};

/* The Exif tag (JEITA CP-3451) for the orientation; 1 is upright. */
#define ORIENTATION_TAG 0x0112
#define UPRIGHT 1

static guint32
read_number (const guint8 *data, guint size, gboolean little_endian)
{
  guint32 number = 0;

  for (guint i = 0; i < size; i++)
    number = number << 8 | data[little_endian ? size - 1 - i : i];

  return number;
}

static gboolean
is_kept_chunk (const guint8 *type, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (png_chunks); i++)
    if (memcmp (type, png_chunks[i].type, 4) == 0)
      return length <= png_chunks[i].max_length;

  return FALSE;
}

static void
strip_png (const guint8 *data, gsize size, GByteArray *stripped)
{
  gsize i = PNG_SIGNATURE_SIZE;

  g_byte_array_append (stripped, data, PNG_SIGNATURE_SIZE);
  while (size - i >= PNG_CHUNK_FRAME)
    {
      gsize length = read_number (data + i, 4, FALSE);
      const guint8 *type = data + i + 4;

      /* The file is truncated: the part that is there may still be shown. */
      if (length > size - i - PNG_CHUNK_FRAME)
        {
          if (is_kept_chunk (type, length))
            g_byte_array_append (stripped, data + i, (guint) (size - i));
          return;
        }
      if (is_kept_chunk (type, length))
        g_byte_array_append (stripped, data + i, (guint) (length + PNG_CHUNK_FRAME));
      if (memcmp (type, "IEND", 4) == 0)
        return;
      i += length + PNG_CHUNK_FRAME;
    }
}

/* @data is the content of an APP1 segment. */
static guint
find_orientation (const guint8 *data, gsize size)
{
  const guint8 *tiff;
  gsize at, n_entries;
  gboolean little_endian;

  if (size < 6 + 8 || memcmp (data, "Exif\0", 6) != 0)
    return UPRIGHT;

  tiff = data + 6;
  size -= 6;
  little_endian = tiff[0] == 'I';
  at = read_number (tiff + 4, 4, little_endian);
  if (at > size || size - at < 2)
    return UPRIGHT;

  n_entries = read_number (tiff + at, 2, little_endian);
  at += 2;
  for (gsize i = 0; i < n_entries && size - at >= 12; i++, at += 12)
    if (read_number (tiff + at, 2, little_endian) == ORIENTATION_TAG)
      {
        guint orientation = read_number (tiff + at + 8, 2, little_endian);

        return orientation <= 8 ? MAX (orientation, UPRIGHT) : UPRIGHT;
      }

  return UPRIGHT;
}

/* Appends the smallest Exif segment, with one tag. */
static void
append_orientation (GByteArray *stripped, guint orientation)
{
  const guint8 segment[] = {
    0xff, JPEG_APP1, 0,    34,   'E', 'x', 'i', 'f', 0, 0, /* */
    'M',  'M',       0,    42,   0,   0,   0,   8,         /* */
    0,    1,         0x01, 0x12, 0,   3,   0,   0,   0, 1, 0, (guint8) orientation,
    0,    0,         0,    0,    0,   0,
  };

  g_byte_array_append (stripped, segment, sizeof segment);
}

/* Returns whether a segment is kept as it is: frames, scans and their tables are. Of JFIF's all but
 * the thumbnail is appended here. */
static gboolean
keep_segment (guint8 marker, const guint8 *content, gsize size, GByteArray *stripped)
{
  const guint8 jfif_head[] = { 0xff, JPEG_APP0, 0, 16 };
  const guint8 adobe_head[] = { 0xff, JPEG_APP14, 0, 14 };

  if (marker == JPEG_APP0 && size >= 14 && memcmp (content, "JFIF", 5) == 0)
    {
      g_byte_array_append (stripped, jfif_head, sizeof jfif_head);
      g_byte_array_append (stripped, content, 12);
      g_byte_array_append (stripped, (const guint8 *) "\0\0", 2);
      return FALSE;
    }
  /* The Adobe segment defines the colour transform. */
  if (marker == JPEG_APP14 && size >= 12 && memcmp (content, "Adobe", 5) == 0)
    {
      g_byte_array_append (stripped, adobe_head, sizeof adobe_head);
      g_byte_array_append (stripped, content, 12);
      return FALSE;
    }

  return marker >= JPEG_SOF0 && marker <= JPEG_DRI && marker != JPEG_JPG;
}

/* Finds the end of the scan that begins at @i: the next marker that cannot be part of a scan. */
static gsize
skip_scan (const guint8 *data, gsize size, gsize i)
{
  while (i + 1 < size)
    {
      const guint8 *next = memchr (data + i, 0xff, size - i - 1);

      if (next == NULL)
        return size;
      i = (gsize) (next - data);
      if (data[i + 1] != 0 && data[i + 1] != 0xff
          && (data[i + 1] < JPEG_RST0 || data[i + 1] > JPEG_RST7))
        return i;
      i++;
    }

  return size;
}

static gboolean
is_bare_marker (guint8 marker)
{
  return marker == JPEG_TEM || marker == JPEG_SOI || marker == 0
         || (marker >= JPEG_RST0 && marker <= JPEG_RST7);
}

/* Copies the picture's segments to @stripped. Returns the number of scans. */
static guint
walk_jpeg (const guint8 *data, gsize size, GByteArray *stripped)
{
  static const guint8 end[] = { 0xff, JPEG_EOI };
  guint n_scans = 0;
  guint orientation = UPRIGHT;
  gsize i = 2;

  g_byte_array_append (stripped, data, 2);
  while (i + 1 < size)
    {
      guint8 marker;
      gsize length, next;

      /* Garbage between segments is skipped, as decoders do. */
      if (data[i] != 0xff || data[i + 1] == 0xff || is_bare_marker (data[i + 1]))
        {
          i++;
          continue;
        }

      marker = data[i + 1];
      if (marker == JPEG_EOI)
        {
          g_byte_array_append (stripped, end, sizeof end);
          break;
        }
      if (size - i < 4)
        break;
      length = read_number (data + i + 2, 2, FALSE);
      if (length < 2 || length > size - i - 2)
        break;

      next = i + 2 + length;
      if (marker == JPEG_APP1 && orientation == UPRIGHT)
        {
          orientation = find_orientation (data + i + 4, length - 2);
          if (orientation != UPRIGHT)
            append_orientation (stripped, orientation);
        }
      if (marker == JPEG_SOS)
        {
          n_scans++;
          next = skip_scan (data, size, next);
        }
      if (keep_segment (marker, data + i + 4, length - 2, stripped))
        g_byte_array_append (stripped, data + i, (guint) (next - i));
      i = next;
    }

  /* A file that ends after its signature is still an (empty) JPEG file. */
  if (stripped->len == 2)
    g_byte_array_append (stripped, end, sizeof end);

  return n_scans;
}

/**
 * kaiji_picture_file_get_type:
 * @file: a file's content
 *
 * Returns: the type that its first bytes show
 */
KaijiPictureType
kaiji_picture_file_get_type (GBytes *file)
{
  gsize size;
  const guint8 *data;

  g_return_val_if_fail (file != NULL, KAIJI_PICTURE_OTHER);

  data = g_bytes_get_data (file, &size);
  if (size >= PNG_SIGNATURE_SIZE && memcmp (data, PNG_SIGNATURE, PNG_SIGNATURE_SIZE) == 0)
    return KAIJI_PICTURE_PNG;
  if (size >= JPEG_SIGNATURE_SIZE && memcmp (data, JPEG_SIGNATURE, JPEG_SIGNATURE_SIZE) == 0)
    return KAIJI_PICTURE_JPEG;

  return KAIJI_PICTURE_OTHER;
}

/**
 * kaiji_picture_file_get_mime_type:
 * @file: a file's content
 *
 * Returns: (transfer none) (nullable): the MIME type that its first bytes show; %NULL if that is
 *   neither PNG nor JPEG
 */
const char *
kaiji_picture_file_get_mime_type (GBytes *file)
{
  switch (kaiji_picture_file_get_type (file))
    {
    case KAIJI_PICTURE_PNG:
      return "image/png";
    case KAIJI_PICTURE_JPEG:
      return "image/jpeg";
    case KAIJI_PICTURE_OTHER:
    default:
      return NULL;
    }
}

/**
 * kaiji_picture_file_strip:
 * @file: a file's content
 *
 * Removes everything that is not the picture: where and with which camera it was taken, comments,
 * thumbnails, data after its end. The orientation is kept, and the picture data is copied
 * unchanged.
 *
 * Returns: (transfer full): the stripped file; @file itself if it is neither PNG nor JPEG
 */
GBytes *
kaiji_picture_file_strip (GBytes *file)
{
  g_autoptr (GByteArray) stripped = NULL;
  gsize size;
  const guint8 *data;

  g_return_val_if_fail (file != NULL, NULL);

  data = g_bytes_get_data (file, &size);
  stripped = g_byte_array_new ();
  switch (kaiji_picture_file_get_type (file))
    {
    case KAIJI_PICTURE_PNG:
      strip_png (data, size, stripped);
      break;
    case KAIJI_PICTURE_JPEG:
      walk_jpeg (data, size, stripped);
      break;
    case KAIJI_PICTURE_OTHER:
    default:
      return g_bytes_ref (file);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&stripped));
}

/**
 * kaiji_picture_file_count_scans:
 * @file: a file's content
 *
 * Returns: how many passes over all pixels a decoder makes; a pass costs only a few bytes of the
 *   file
 */
guint
kaiji_picture_file_count_scans (GBytes *file)
{
  g_autoptr (GByteArray) stripped = NULL;
  gsize size;
  const guint8 *data;

  g_return_val_if_fail (file != NULL, 0);

  if (kaiji_picture_file_get_type (file) != KAIJI_PICTURE_JPEG)
    return 1;

  data = g_bytes_get_data (file, &size);
  stripped = g_byte_array_new ();
  return walk_jpeg (data, size, stripped);
}

/**
 * kaiji_picture_file_is_broken_off:
 * @file: a file's content
 *
 * The PNG loader of GdkPixbuf accepts a truncated file as a picture and shows uninitialised memory
 * for the rest.
 *
 * Returns: whether @file is a PNG file without its end
 */
gboolean
kaiji_picture_file_is_broken_off (GBytes *file)
{
  static const char end[] = "IEND";
  gsize size;
  const char *data;

  g_return_val_if_fail (file != NULL, FALSE);

  data = g_bytes_get_data (file, &size);
  return kaiji_picture_file_get_type (file) == KAIJI_PICTURE_PNG
         && memmem (data, size, end, strlen (end)) == NULL;
}
