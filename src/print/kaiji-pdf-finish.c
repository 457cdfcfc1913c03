/* kaiji-pdf-finish.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-module.h"
#include "kaiji-pdf-finish.h"
#include "kaiji-pdf-rewriting.h"

/**
 * kaiji_pdf_finish:
 * @drawn: a PDF document written by Cairo
 * @structure: its structure, recorded while it was drawn
 * @kind: the kind of document
 *
 * Finishes a document for passing on: adds its structure and language and shows its title; a
 * document to archive gets everything that PDF/A requires.
 *
 * Returns: (transfer full): the document; %NULL with %G_IO_ERROR_FAILED if @drawn is not a PDF
 *   document, or not the one of @structure
 */
GBytes *
kaiji_pdf_finish (GBytes *drawn, KaijiPdfStructure *structure, KaijiPdfKind kind, GError **error)
{
  __typeof__ (&kaiji_pdf_rewriting_finish) finish;

  g_return_val_if_fail (drawn != NULL, NULL);

  finish = KAIJI_MODULE_SYMBOL (KAIJI_MODULE_PDF_WRITER, kaiji_pdf_rewriting_finish, error);
  return finish != NULL ? finish (drawn, structure, kind, error) : NULL;
}
