/* kaiji-pdf.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>

#include "kaiji-pdf.h"
#include "kaiji-replace.h"

/* Cairo writes a few bytes at a time. */
#define BUFFER_SIZE 65536

/* Where a document goes, and what went wrong there. */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GByteArray *buffer;
  GError *error;
} KaijiPdfSink;

static gboolean
flush (KaijiPdfSink *sink)
{
  if (sink->error != NULL)
    return FALSE;

  if (!g_output_stream_write_all (sink->stream, sink->buffer->data, sink->buffer->len, NULL,
                                  sink->cancellable, &sink->error))
    return FALSE;

  g_byte_array_set_size (sink->buffer, 0);

  return TRUE;
}

static cairo_status_t
write_to_sink (void *closure, const unsigned char *data, unsigned int length)
{
  KaijiPdfSink *sink = closure;

  g_byte_array_append (sink->buffer, data, length);
  if (sink->buffer->len >= BUFFER_SIZE && !flush (sink))
    return CAIRO_STATUS_WRITE_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, KaijiPages *pages)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, kaiji_pages_get_title (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                  kaiji_pages_get_author (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  kaiji_pages_get_subject (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Kaiji " KAIJI_VERSION);
}

/* Stops between two pages when it is cancelled or can no longer write. */
static void
draw_pages (cairo_surface_t *surface, KaijiPages *pages, KaijiPdfSink *sink)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      if (sink->error != NULL
          || g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error))
        break;

      kaiji_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }

  cairo_destroy (cr);
}

/**
 * kaiji_pdf_write:
 * @pages: a sheet's pages
 * @stream: where to; stays open
 * @cancellable: (nullable): checked between pages
 *
 * Writes pages as a PDF document. Fonts are embedded, reduced to the characters that occur; the
 * text can be searched and copied.
 *
 * Returns: %FALSE with an I/O error where @stream took not all of it or it was cancelled
 */
gboolean
kaiji_pdf_write (KaijiPages *pages,
                 GOutputStream *stream,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GByteArray) buffer = NULL;
  KaijiPdfSink sink = { .stream = stream, .cancellable = cancellable };
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;

  g_return_val_if_fail (KAIJI_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  buffer = g_byte_array_sized_new (2 * BUFFER_SIZE);
  sink.buffer = buffer;

  kaiji_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_to_sink, &sink, width, height);
  set_metadata (surface, pages);
  draw_pages (surface, pages, &sink);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status == CAIRO_STATUS_SUCCESS && flush (&sink))
    return TRUE;

  if (sink.error != NULL)
    g_propagate_error (error, sink.error);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));

  return FALSE;
}

/**
 * kaiji_pdf_save:
 * @pages: a sheet's pages
 * @file: where to
 * @cancellable: (nullable): checked between pages
 *
 * Writes pages to a PDF file, whole or not at all: what @file was before stays until then.
 *
 * Returns: %FALSE with an I/O error where @file could not be written or it was cancelled
 */
gboolean
kaiji_pdf_save (KaijiPages *pages, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (KAIJI_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  stream = g_memory_output_stream_new_resizable ();
  if (!kaiji_pdf_write (pages, stream, cancellable, error)
      || !g_output_stream_close (stream, cancellable, error))
    return FALSE;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));

  return kaiji_replace (file, bytes, NULL, NULL, cancellable, error);
}
