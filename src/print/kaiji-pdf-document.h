/* kaiji-pdf-document.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-pages.h"

G_BEGIN_DECLS

typedef struct _KaijiPdfDocument KaijiPdfDocument;

KaijiPdfDocument *
kaiji_pdf_document_new (cairo_surface_t *surface, KaijiPages *pages, guint n_pages);
void kaiji_pdf_document_free (KaijiPdfDocument *self);

void kaiji_pdf_document_draw_page (KaijiPdfDocument *self, cairo_t *cr, guint page, guint sheet);
KaijiPdfStructure *kaiji_pdf_document_get_structure (KaijiPdfDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPdfDocument, kaiji_pdf_document_free)

G_END_DECLS
