/* drawn-print.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a sheet as kaiji-cli print does, but for the last pass, in which qpdf adds what PDF/A and
 * PDF/UA ask for: what is laid out and drawn is compared with a program that does no more.
 */

#include "config.h"

#include <cairo-pdf.h>
#include <stdio.h>

#include "kaiji-cli.h"
#include "kaiji-pdf-document.h"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw (KaijiPages *pages)
{
  GByteArray *bytes = g_byte_array_new ();
  guint n_pages = kaiji_pages_get_n_pages (pages);
  KaijiPdfDocument *document;
  cairo_surface_t *surface;
  double width, height;
  cairo_t *cr;

  kaiji_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);
  document = kaiji_pdf_document_new (surface, pages, n_pages);
  cr = cairo_create (surface);
  for (guint i = 0; i < n_pages; i++)
    {
      kaiji_pdf_document_draw_page (document, cr, i, i);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  kaiji_pdf_document_free (document);
  return g_byte_array_free_to_bytes (bytes);
}

static int
run (int argc, char **argv)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GBytes) drawn = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    {
      fprintf (stderr, "usage: drawn-print SHEET OUT.pdf\n");
      return KAIJI_CLI_FAILED;
    }

  sheet = kaiji_cli_open_sheet (argv[1], library, &error);
  pages = sheet != NULL ? kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, &error) : NULL;
  drawn = pages != NULL ? draw (pages) : NULL;
  if (drawn == NULL || !kaiji_cli_write (argv[2], drawn, &error))
    {
      kaiji_cli_report_error (argv[1], error);
      return KAIJI_CLI_FAILED;
    }
  return KAIJI_CLI_DONE;
}

int
main (int argc, char *argv[])
{
  return kaiji_cli_main (argc, argv, run);
}
