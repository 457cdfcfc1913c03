/* kaiji-srgb-profile.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ICC profile of sRGB, made from the numbers of IEC 61966-2-1, so that no file with a licence
 * of its own is needed. Its layout is that of ICC.1:2001-04, which every version of PDF/A supports.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "kaiji-srgb-profile.h"

#define HEADER_SIZE 128
#define ENTRY_SIZE 12

/* Enough points to give every 8-bit value, and those between, exactly. */
#define N_CURVE_POINTS 1024

#define DESCRIPTION "sRGB"
#define COPYRIGHT "Made from the published numbers of IEC 61966-2-1. No rights reserved."

/* The D50 white point that profiles use, and sRGB's primaries adapted to it (Bradford). */
static const double white[] = { 0.9642, 1.0, 0.8249 };
static const double primaries[][3] = {
  { 0.4360747, 0.2225045, 0.0139322 },
  { 0.3850649, 0.7168786, 0.0971045 },
  { 0.1430804, 0.0606169, 0.7141733 },
};

static void
append_number (GByteArray *bytes, guint32 number, guint size)
{
  for (guint i = size; i > 0; i--)
    {
      guint8 byte = (guint8) (number >> (8 * (i - 1)));

      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
append_text (GByteArray *bytes, const char *text, gsize size)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) size);
}

static void
append_zeros (GByteArray *bytes, guint size)
{
  while (size-- > 0)
    append_number (bytes, 0, 1);
}

/* Appends a number with sixteen bits after the point. */
static void
append_fixed (GByteArray *bytes, double number)
{
  append_number (bytes, (guint32) lround (number * 65536), 4);
}

static void
append_color (GByteArray *bytes, const double *color)
{
  append_text (bytes, "XYZ \0\0\0\0", 8);
  for (guint i = 0; i < 3; i++)
    append_fixed (bytes, color[i]);
}

static double
linearize (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static void
append_curve (GByteArray *bytes)
{
  append_text (bytes, "curv\0\0\0\0", 8);
  append_number (bytes, N_CURVE_POINTS, 4);
  for (guint i = 0; i < N_CURVE_POINTS; i++)
    append_number (bytes, (guint32) lround (65535 * linearize (i / (N_CURVE_POINTS - 1.0))), 2);
}

/* Appends a description, with empty records for other scripts. */
static void
append_description (GByteArray *bytes)
{
  append_text (bytes, "desc\0\0\0\0", 8);
  append_number (bytes, sizeof DESCRIPTION, 4);
  append_text (bytes, DESCRIPTION, sizeof DESCRIPTION);
  append_zeros (bytes, 4 + 4 + 2 + 1 + 67);
}

static void
append_copyright (GByteArray *bytes)
{
  append_text (bytes, "text\0\0\0\0", 8);
  append_text (bytes, COPYRIGHT, sizeof COPYRIGHT);
}

static void
append_header (GByteArray *bytes, guint size)
{
  append_number (bytes, size, 4);
  append_zeros (bytes, 4);
  append_number (bytes, 0x02400000, 4);
  append_text (bytes, "mntrRGB XYZ ", 12);
  /* The date is required and must be constant. */
  append_number (bytes, 2026, 2);
  append_number (bytes, 1, 2);
  append_number (bytes, 1, 2);
  append_zeros (bytes, 6);
  append_text (bytes, "acsp", 4);
  append_zeros (bytes, 28);
  for (guint i = 0; i < 3; i++)
    append_fixed (bytes, white[i]);
  append_zeros (bytes, HEADER_SIZE - bytes->len);
}

/**
 * kaiji_srgb_profile_new:
 *
 * Returns: (transfer full): an ICC profile of sRGB, the colour space that pages are drawn in
 */
GBytes *
kaiji_srgb_profile_new (void)
{
  static const char *const tags[] = {
    "desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC",
  };
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GByteArray) table = g_byte_array_new ();
  GByteArray *profile = g_byte_array_new ();
  guint data_start = HEADER_SIZE + 4 + ENTRY_SIZE * G_N_ELEMENTS (tags);
  guint start = 0;
  guint size = 0;

  append_number (table, G_N_ELEMENTS (tags), 4);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      /* All three curves are the same one. */
      if (!g_str_has_suffix (tags[i], "TRC") || g_str_equal (tags[i], "rTRC"))
        {
          append_zeros (data, (4 - data->len % 4) % 4);
          start = data->len;
          if (g_str_equal (tags[i], "desc"))
            append_description (data);
          else if (g_str_equal (tags[i], "cprt"))
            append_copyright (data);
          else if (g_str_equal (tags[i], "wtpt"))
            append_color (data, white);
          else if (g_str_equal (tags[i], "rTRC"))
            append_curve (data);
          else
            append_color (data, primaries[i - 3]);
          size = data->len - start;
        }

      append_text (table, tags[i], 4);
      append_number (table, data_start + start, 4);
      append_number (table, size, 4);
    }

  append_header (profile, data_start + data->len);
  g_byte_array_append (profile, table->data, table->len);
  g_byte_array_append (profile, data->data, data->len);

  return g_byte_array_free_to_bytes (profile);
}
