/* kaiji-cli-thumbnail.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <math.h>
#include <sys/resource.h>

#include "kaiji-cairo-bytes.h"
#include "kaiji-pages.h"

/* The sizes of the Thumbnail Managing Standard go from 128 to 1024 pixels. */
#define DEFAULT_SIZE 256
#define MAX_SIZE 2048

/* In seconds. A file manager draws the sheets of a whole folder, and some may be made to take long.
 */
#define MAX_TIME 10

/* The system ends a program that takes longer. */
static void
limit_time (void)
{
  const struct rlimit limit = { MAX_TIME, MAX_TIME };

  setrlimit (RLIMIT_CPU, &limit);
}

/* Draws the first page on white, its longer side @size pixels long. */
static GBytes *
draw (KaijiPages *pages, int size)
{
  GByteArray *png = g_byte_array_new ();
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;

  kaiji_pages_get_size (pages, &width, &height);
  scale = size / MAX (width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) round (width * scale)),
                                        MAX (1, (int) round (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  kaiji_pages_draw (pages, 0, cr);
  cairo_destroy (cr);

  cairo_surface_write_to_png_stream (surface, kaiji_cairo_bytes_append, png);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (png);
}

int
kaiji_cli_thumbnail (int argc, char **argv)
{
  g_autofree char *output = NULL;
  int size = DEFAULT_SIZE;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;

  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to, instead of standard output"),
      N_ ("OUT.png") },
    { "size", 0, 0, G_OPTION_ARG_INT, &size, N_ ("Length of the longer side in pixels"), "N" },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &files))
    return KAIJI_CLI_FAILED;
  if (size < 1 || size > MAX_SIZE)
    {
      kaiji_cli_report ("--size", _ ("it takes a number from 1 to 2048"));
      return KAIJI_CLI_FAILED;
    }
  if (!kaiji_cli_may_replace (output, files[0], NULL))
    return KAIJI_CLI_FAILED;

  limit_time ();
  library = kaiji_scheme_library_new ();
  sheet = kaiji_cli_open_sheet_or_report (files[0], library);
  if (sheet == NULL)
    return KAIJI_CLI_FAILED;

  pages = kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, &error);
  if (pages == NULL)
    {
      kaiji_cli_report_error (files[0], error);
      return KAIJI_CLI_FAILED;
    }

  png = draw (pages, size);
  if (!kaiji_cli_write (output != NULL ? output : "-", png, &error))
    {
      kaiji_cli_report_error (output, error);
      return KAIJI_CLI_FAILED;
    }

  return KAIJI_CLI_DONE;
}
