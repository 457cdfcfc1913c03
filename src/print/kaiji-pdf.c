/* kaiji-pdf.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>

#include "kaiji-pdf-document.h"
#include "kaiji-pdf-pack.h"
#include "kaiji-pdf.h"
#include "kaiji-replace.h"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));

  return FALSE;
}

/* Cairo draws nothing any more after a failure: it must not pass for a finished document. */
static gboolean
draw_pages (cairo_surface_t *surface,
            KaijiPages *pages,
            KaijiPdfProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  guint n_pages = kaiji_pages_get_n_pages (pages);
  g_autoptr (KaijiPdfDocument) document = kaiji_pdf_document_new (surface, pages, n_pages);
  cairo_t *cr = cairo_create (surface);
  gboolean cancelled = FALSE;
  cairo_status_t status;

  for (guint i = 0; i < n_pages; i++)
    {
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (cancelled)
        break;

      if (progress != NULL)
        progress (i, n_pages, user_data);
      kaiji_pdf_document_draw_page (document, cr, i, i);
      cairo_show_page (cr);
    }

  status = cairo_status (cr);
  cairo_destroy (cr);

  return !cancelled && check_status (status, error);
}

static GBytes *
render (KaijiPages *pages,
        KaijiPdfProgress progress,
        gpointer user_data,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GByteArray) document = NULL;
  g_autoptr (GBytes) drawn = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean finished;
  double width, height;

  document = g_byte_array_new ();
  kaiji_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append, document, width, height);
  finished = draw_pages (surface, pages, progress, user_data, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!finished || !check_status (status, error))
    return NULL;

  drawn = g_byte_array_free_to_bytes (g_steal_pointer (&document));

  return kaiji_pdf_pack (drawn);
}

/**
 * kaiji_pdf_render:
 * @pages: a sheet's pages
 * @cancellable: (nullable): checked before each page
 *
 * Makes a PDF document of pages. Fonts are embedded, reduced to the characters that occur; the text
 * can be searched and copied; sections and items are in its outline, and its table is tagged as
 * one. With SOURCE_DATE_EPOCH in the environment the same pages make the same bytes.
 *
 * Returns: (transfer full): the document; %NULL with %G_IO_ERROR_CANCELLED, or with
 *   %G_IO_ERROR_FAILED where memory does not suffice
 */
GBytes *
kaiji_pdf_render (KaijiPages *pages, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (pages), NULL);

  return render (pages, NULL, NULL, cancellable, error);
}

/**
 * kaiji_pdf_save:
 * @pages: a sheet's pages
 * @file: where to
 * @progress: (nullable): told before each page is drawn
 * @cancellable: (nullable): checked before each page
 *
 * Writes pages to a PDF file, whole or not at all: what @file was before stays until then.
 *
 * Returns: %FALSE with an I/O error where @file could not be written or it was cancelled
 */
gboolean
kaiji_pdf_save (KaijiPages *pages,
                GFile *file,
                KaijiPdfProgress progress,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GBytes) document = NULL;

  g_return_val_if_fail (KAIJI_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  document = render (pages, progress, user_data, cancellable, error);
  if (document == NULL)
    return FALSE;

  return kaiji_replace (file, document, NULL, NULL, cancellable, error);
}

/**
 * kaiji_pdf_pack_file:
 * @file: a PDF file that someone else had Cairo write
 *
 * Makes a file as small as kaiji_pdf_save() makes its own, and says likewise that it is in
 * Japanese. What is no such file stays as it is, and so does one that is changed meanwhile.
 *
 * Returns: %FALSE with an I/O error where @file could not be read or written
 */
gboolean
kaiji_pdf_pack_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *etag = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  /* A pipe can be read only once, and not by us. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_REGULAR)
    return TRUE;

  document = g_file_load_bytes (file, cancellable, &etag, error);
  if (document == NULL)
    return FALSE;

  packed = kaiji_pdf_pack (document);

  return packed == document || kaiji_replace (file, packed, etag, NULL, cancellable, error);
}
