/* kaiji-pdf.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "kaiji-cairo-bytes.h"
#include "kaiji-error.h"
#include "kaiji-pdf-document.h"
#include "kaiji-pdf-finish.h"
#include "kaiji-pdf.h"
#include "kaiji-replace.h"

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));

  return FALSE;
}

/* After an error Cairo draws nothing; such a document must not pass for a finished one. */
static gboolean
draw_pages (cairo_surface_t *surface,
            KaijiPdfDocument *document,
            KaijiPages *pages,
            KaijiPdfProgress progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  guint n_pages = kaiji_pages_get_n_pages (pages);
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

static gboolean
check_characters (const KaijiCell *cell, guint page, GError **error)
{
  guint n_characters;
  const gunichar *characters = kaiji_text_block_get_unknown (cell->text, &n_characters);

  if (n_characters == 0)
    return TRUE;

  if (cell->field != NULL)
    g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_CHARACTER,
                 /* Translators: the first %s is the id of a field, the number that of an item, the
                  * second %s its title. */
                 _ ("%s (%u %s): no font on this computer has the character U+%04X, and what is "
                    "archived (PDF/A) must show every character. Install a font that has it, or "
                    "write it in another way."),
                 cell->field->id, cell->field->item->number, cell->field->item->title,
                 characters[0]);
  else
    g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_CHARACTER,
                 _ ("Page %u: no font on this computer has the character U+%04X, and what is "
                    "archived (PDF/A) must show every character. Install a font that has it."),
                 page + 1, characters[0]);

  return FALSE;
}

static gboolean
check_cells (KaijiPages *pages, gboolean of_fields, GError **error)
{
  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        if (cells[j].text != NULL && cells[j].picture == NULL
            && (cells[j].field != NULL) == of_fields && !check_characters (&cells[j], i, error))
          return FALSE;
    }

  return TRUE;
}

static GBytes *
render (KaijiPages *pages,
        KaijiPdfKind kind,
        KaijiPdfProgress progress,
        gpointer user_data,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (KaijiPdfDocument) document = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GBytes) drawn = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean finished;
  double width, height;

  if (kind == KAIJI_PDF_ARCHIVAL && !kaiji_pdf_check_archival (pages, error))
    return NULL;

  bytes = g_byte_array_new ();
  kaiji_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (kaiji_cairo_bytes_append, bytes, width, height);
  document = kaiji_pdf_document_new (surface, pages, kaiji_pages_get_n_pages (pages));
  finished = draw_pages (surface, document, pages, progress, user_data, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!finished || !check_status (status, error))
    return NULL;

  drawn = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  return kaiji_pdf_finish (drawn, kaiji_pdf_document_get_structure (document), kind, error);
}

/**
 * kaiji_pdf_render:
 * @pages: a sheet's pages
 * @kind: the purpose of the document
 * @cancellable: (nullable): checked before each page
 *
 * Makes a PDF document of pages. Fonts are embedded as subsets; the text can be searched and
 * copied; sections and items are in the outline, and the table is tagged. With SOURCE_DATE_EPOCH in
 * the environment the same pages make the same bytes.
 *
 * Returns: (transfer full): the document; %NULL with %G_IO_ERROR_CANCELLED, with an error of
 *   kaiji_pdf_check_archival() for an archive, or with %G_IO_ERROR_FAILED if memory does not
 *   suffice
 */
GBytes *
kaiji_pdf_render (KaijiPages *pages, KaijiPdfKind kind, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (pages), NULL);

  return render (pages, kind, NULL, NULL, cancellable, error);
}

/**
 * kaiji_pdf_save:
 * @pages: a sheet's pages
 * @file: the file to write
 * @kind: the purpose of the document
 * @progress: (nullable): called before each page is drawn
 * @cancellable: (nullable): checked before each page
 *
 * Writes pages to a PDF file completely or not at all: the old file stays until the new one is
 * complete.
 *
 * Returns: %FALSE with an I/O error if @file could not be written or it was cancelled, or with an
 *   error of kaiji_pdf_render()
 */
gboolean
kaiji_pdf_save (KaijiPages *pages,
                GFile *file,
                KaijiPdfKind kind,
                KaijiPdfProgress progress,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GBytes) document = NULL;

  g_return_val_if_fail (KAIJI_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  document = render (pages, kind, progress, user_data, cancellable, error);
  if (document == NULL)
    return FALSE;

  return kaiji_replace (file, document, NULL, NULL, cancellable, error);
}

/**
 * kaiji_pdf_check_archival:
 * @pages: a sheet's pages
 *
 * Checks for characters that an archived document must not have: those without a font, which are
 * drawn as boxes (ISO 19005-2, 6.2.11.8).
 *
 * Returns: %FALSE with %KAIJI_ERROR_UNKNOWN_CHARACTER if there is one
 */
gboolean
kaiji_pdf_check_archival (KaijiPages *pages, GError **error)
{
  g_return_val_if_fail (KAIJI_IS_PAGES (pages), FALSE);

  /* The text of an answer may also be in the head of each page. */
  return check_cells (pages, TRUE, error) && check_cells (pages, FALSE, error);
}

/**
 * kaiji_pdf_finish_file:
 * @file: a PDF file that was written by Cairo outside this program's control
 * @structure: its structure, recorded while it was drawn
 *
 * Finishes a file like the documents of kaiji_pdf_save(). A file that is not a PDF document, or
 * that is changed meanwhile, is left alone.
 *
 * Returns: %FALSE with an I/O error if @file could not be read or written
 */
gboolean
kaiji_pdf_finish_file (GFile *file,
                       KaijiPdfStructure *structure,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) finished = NULL;
  g_autofree char *etag = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (structure != NULL, FALSE);

  /* A pipe can be read only once, and not by this program. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_REGULAR)
    return TRUE;

  document = g_file_load_bytes (file, cancellable, NULL, error);
  if (document == NULL)
    return FALSE;

  finished = kaiji_pdf_finish (document, structure, KAIJI_PDF_PLAIN, NULL);
  etag = kaiji_etag_new (document);

  return finished == NULL || kaiji_replace (file, finished, etag, NULL, cancellable, error);
}
