/* kaiji-pdf.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-pages.h"

G_BEGIN_DECLS

/**
 * KaijiPdfKind:
 * @KAIJI_PDF_PLAIN: for viewing and passing on
 * @KAIJI_PDF_ARCHIVAL: for archiving: a PDF/A-2u document (ISO 19005-2), which shows every
 *   character
 *
 * The purpose of a document.
 */
typedef enum
{
  KAIJI_PDF_PLAIN,
  KAIJI_PDF_ARCHIVAL,
} KaijiPdfKind;

/**
 * KaijiPdfProgress:
 * @n_drawn: the number of pages drawn so far
 * @n_pages: the number of all pages
 *
 * Reports progress, on the thread that draws.
 */
typedef void (*KaijiPdfProgress) (guint n_drawn, guint n_pages, gpointer user_data);

GBytes *
kaiji_pdf_render (KaijiPages *pages, KaijiPdfKind kind, GCancellable *cancellable, GError **error);
gboolean kaiji_pdf_save (KaijiPages *pages,
                         GFile *file,
                         KaijiPdfKind kind,
                         KaijiPdfProgress progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error);
gboolean kaiji_pdf_check_archival (KaijiPages *pages, GError **error);
gboolean kaiji_pdf_finish_file (GFile *file,
                                KaijiPdfStructure *structure,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
