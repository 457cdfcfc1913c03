/* kaiji-pdf-structure.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Content outside the structure: rules, tints, and text that an earlier page has already. */
#define KAIJI_PDF_ARTIFACT 0

/**
 * KaijiPdfKidKind:
 * @KAIJI_PDF_KID_ELEMENT: another element, by its number
 * @KAIJI_PDF_KID_PIECE: something drawn, by its number on the page
 * @KAIJI_PDF_KID_AREA: a link area on the page, by its number in the element
 */
typedef enum
{
  KAIJI_PDF_KID_ELEMENT,
  KAIJI_PDF_KID_PIECE,
  KAIJI_PDF_KID_AREA,
} KaijiPdfKidKind;

typedef struct
{
  KaijiPdfKidKind kind;
  guint page; /* of the document, from 0 */
  guint number;
} KaijiPdfKid;

/**
 * KaijiPdfElement:
 * @type: a PDF structure type without its slash; a static string
 * @parent: the number of the element around it
 * @scope: (nullable): the scope of a head, "Row" or "Column"; a static string
 * @row_span: the number of rows that a cell covers, 0 for one
 * @column_span: the number of columns that a cell covers, 0 for one
 * @alternative: (nullable): the description of a picture
 * @actual_text: (nullable): the text, if it cannot be derived from the drawn glyphs
 * @uri: (nullable): the target of a link
 * @box: the area of a picture, from the page's top left corner, in points
 * @areas: (nullable) (element-type cairo_rectangle_t): the areas of a link, likewise
 * @kids: (element-type KaijiPdfKid): its content, in reading order
 *
 * A structure element of a document, as screen readers use it (ISO 32000-1, 14.7).
 */
typedef struct
{
  const char *type;
  guint parent;
  const char *scope;
  guint row_span;
  guint column_span;
  char *alternative;
  char *actual_text;
  char *uri;
  cairo_rectangle_t box;
  GArray *areas;
  GArray *kids;
} KaijiPdfElement;

/**
 * KaijiPdfStructure:
 *
 * The structure of a document, recorded while its pages are drawn: a tree of elements, whose root,
 * number 1, is the document. Reference-counted; only one thread may use it at a time.
 */
typedef struct _KaijiPdfStructure KaijiPdfStructure;

KaijiPdfStructure *kaiji_pdf_structure_new (void);
KaijiPdfStructure *kaiji_pdf_structure_ref (KaijiPdfStructure *self);
void kaiji_pdf_structure_unref (KaijiPdfStructure *self);

guint kaiji_pdf_structure_add (KaijiPdfStructure *self, guint parent, const char *type);
KaijiPdfElement *kaiji_pdf_structure_get (KaijiPdfStructure *self, guint element);
guint kaiji_pdf_structure_get_n_elements (KaijiPdfStructure *self);

void kaiji_pdf_structure_set_is_complete (KaijiPdfStructure *self, gboolean is_complete);
gboolean kaiji_pdf_structure_get_is_complete (KaijiPdfStructure *self);

void kaiji_pdf_structure_begin_page (KaijiPdfStructure *self, guint page);
void kaiji_pdf_structure_begin (KaijiPdfStructure *self, cairo_t *cr, guint element);
void kaiji_pdf_structure_end (KaijiPdfStructure *self, cairo_t *cr);
void kaiji_pdf_structure_drop_piece (KaijiPdfStructure *self, guint page, guint number);
void kaiji_pdf_structure_set_box (KaijiPdfStructure *self,
                                  cairo_t *cr,
                                  guint element,
                                  const cairo_rectangle_t *area);
void kaiji_pdf_structure_add_area (KaijiPdfStructure *self,
                                   cairo_t *cr,
                                   guint element,
                                   const cairo_rectangle_t *area);
const guint *kaiji_pdf_structure_get_pieces (KaijiPdfStructure *self, guint page, guint *n_pieces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPdfStructure, kaiji_pdf_structure_unref)

G_END_DECLS
