/* kaiji-pdf.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>

#include "kaiji-pdf-outline.h"
#include "kaiji-pdf-pack.h"
#include "kaiji-pdf.h"
#include "kaiji-replace.h"

#define DOCUMENT_TAG "Document"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* When the document was made: now, or when whoever builds it reproducibly says
 * (https://reproducible-builds.org/specs/source-date-epoch/). */
static void
set_dates (cairo_surface_t *surface)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *date = NULL;

  if (epoch != NULL && g_ascii_string_to_unsigned (epoch, 10, 0, G_MAXINT64, &seconds, NULL))
    now = g_date_time_new_from_unix_utc ((gint64) seconds);
  if (now == NULL)
    now = g_date_time_new_now_utc ();

  date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
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
  cairo_t *cr = cairo_create (surface);
  gboolean cancelled = FALSE;
  cairo_status_t status;

  /* Without a Document around all others Cairo does not say that the document is tagged. */
  cairo_tag_begin (cr, DOCUMENT_TAG, NULL);
  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (cancelled)
        break;

      if (progress != NULL)
        progress (i, kaiji_pages_get_n_pages (pages), user_data);
      kaiji_pages_draw_tagged (pages, i, cr);
      if (i + 1 == kaiji_pages_get_n_pages (pages))
        cairo_tag_end (cr, DOCUMENT_TAG);
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
  kaiji_pdf_describe (surface, pages);
  finished = draw_pages (surface, pages, progress, user_data, cancellable, error);
  kaiji_pdf_add_outline (surface, pages);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!finished || !check_status (status, error))
    return NULL;

  drawn = g_byte_array_free_to_bytes (g_steal_pointer (&document));

  return kaiji_pdf_pack (drawn);
}

/**
 * kaiji_pdf_describe:
 * @surface: where @pages are drawn
 * @pages: a sheet's pages
 *
 * Says in a PDF document whose pages they are: title, author, subject and dates. On paper there is
 * no place for it, and nothing happens.
 */
void
kaiji_pdf_describe (cairo_surface_t *surface, KaijiPages *pages)
{
  g_return_if_fail (surface != NULL);
  g_return_if_fail (KAIJI_IS_PAGES (pages));

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_PDF)
    return;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, kaiji_pages_get_title (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                  kaiji_pages_get_author (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  kaiji_pages_get_subject (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Kaiji " KAIJI_VERSION);
  set_dates (surface);
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
 * @cancellable: (nullable): checked before each page
 *
 * Writes pages to a PDF file, whole or not at all: what @file was before stays until then.
 *
 * Returns: %FALSE with an I/O error where @file could not be written or it was cancelled
 */
gboolean
kaiji_pdf_save (KaijiPages *pages, GFile *file, GCancellable *cancellable, GError **error)
{
  return kaiji_pdf_save_with_progress (pages, file, NULL, NULL, cancellable, error);
}

/**
 * kaiji_pdf_save_with_progress:
 * @pages: a sheet's pages
 * @file: where to
 * @progress: (nullable): told before each page is drawn
 * @cancellable: (nullable): checked before each page
 *
 * Writes pages to a PDF file as kaiji_pdf_save() does.
 *
 * Returns: %FALSE with an I/O error where @file could not be written or it was cancelled
 */
gboolean
kaiji_pdf_save_with_progress (KaijiPages *pages,
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
