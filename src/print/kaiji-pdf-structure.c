/* kaiji-pdf-structure.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-pdf-structure.h"

/* Cairo marks each piece of a page by its number; this name is replaced when the document is
 * finished. Cairo's own tags support neither artifacts nor the cells that a head belongs to. */
#define PIECE_TAG "Span"

struct _KaijiPdfStructure
{
  gatomicrefcount ref_count;
  GPtrArray *elements; /* of KaijiPdfElement; number 0 is unused */
  GPtrArray *pages;    /* of GArray of guint: the element of each piece */
  guint page;
  gboolean is_complete;
};

static void
element_free (gpointer data)
{
  KaijiPdfElement *element = data;

  g_free (element->alternative);
  g_free (element->actual_text);
  g_free (element->uri);
  g_clear_pointer (&element->areas, g_array_unref);
  g_array_unref (element->kids);
  g_free (element);
}

static void
add_element (KaijiPdfStructure *self, guint parent, const char *type)
{
  KaijiPdfElement *element = g_new0 (KaijiPdfElement, 1);

  element->type = type;
  element->parent = parent;
  element->kids = g_array_new (FALSE, FALSE, sizeof (KaijiPdfKid));
  g_ptr_array_add (self->elements, element);
}

static void
add_kid (KaijiPdfStructure *self, guint element, KaijiPdfKidKind kind, guint number)
{
  KaijiPdfKid kid = { .kind = kind, .page = self->page, .number = number };

  g_array_append_val (kaiji_pdf_structure_get (self, element)->kids, kid);
}

static GArray *
get_pieces (KaijiPdfStructure *self)
{
  return g_ptr_array_index (self->pages, self->page);
}

/* Converts an area to page coordinates, whatever the transformation of @cr. */
static cairo_rectangle_t
move_to_page (cairo_t *cr, const cairo_rectangle_t *area)
{
  double x1 = area->x;
  double y1 = area->y;
  double x2 = area->x + area->width;
  double y2 = area->y + area->height;

  cairo_user_to_device (cr, &x1, &y1);
  cairo_user_to_device (cr, &x2, &y2);

  return (cairo_rectangle_t){ MIN (x1, x2), MIN (y1, y2), ABS (x2 - x1), ABS (y2 - y1) };
}

/**
 * kaiji_pdf_structure_new:
 *
 * Returns: (transfer full): the structure of an empty document
 */
KaijiPdfStructure *
kaiji_pdf_structure_new (void)
{
  KaijiPdfStructure *self = g_new0 (KaijiPdfStructure, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->elements = g_ptr_array_new_with_free_func (element_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  add_element (self, KAIJI_PDF_ARTIFACT, "Artifact");
  add_element (self, KAIJI_PDF_ARTIFACT, "Document");

  return self;
}

/**
 * kaiji_pdf_structure_ref:
 *
 * Returns: (transfer full): @self
 */
KaijiPdfStructure *
kaiji_pdf_structure_ref (KaijiPdfStructure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * kaiji_pdf_structure_unref:
 * @self: (transfer full): a structure
 */
void
kaiji_pdf_structure_unref (KaijiPdfStructure *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->elements);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

/**
 * kaiji_pdf_structure_add:
 * @parent: an element, 1 for the document
 * @type: the type of the new element
 *
 * Appends an element to @parent.
 *
 * Returns: its number
 */
guint
kaiji_pdf_structure_add (KaijiPdfStructure *self, guint parent, const char *type)
{
  guint element;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (parent > 0 && parent < self->elements->len, 0);

  element = self->elements->len;
  add_element (self, parent, type);
  add_kid (self, parent, KAIJI_PDF_KID_ELEMENT, element);

  return element;
}

/**
 * kaiji_pdf_structure_get:
 * @element: the number of an element
 *
 * Returns: (transfer none): the element, to be filled in
 */
KaijiPdfElement *
kaiji_pdf_structure_get (KaijiPdfStructure *self, guint element)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (element < self->elements->len, NULL);

  return g_ptr_array_index (self->elements, element);
}

/**
 * kaiji_pdf_structure_get_n_elements:
 *
 * Returns: the number of elements; all element numbers are below it
 */
guint
kaiji_pdf_structure_get_n_elements (KaijiPdfStructure *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->elements->len;
}

/**
 * kaiji_pdf_structure_set_is_complete:
 * @is_complete: whether everything that is drawn can be read aloud; %FALSE by default
 *
 * Sets whether the document conforms to PDF/UA-1.
 */
void
kaiji_pdf_structure_set_is_complete (KaijiPdfStructure *self, gboolean is_complete)
{
  g_return_if_fail (self != NULL);

  self->is_complete = is_complete;
}

/**
 * kaiji_pdf_structure_get_is_complete:
 *
 * Returns: whether everything that is drawn can be read aloud
 */
gboolean
kaiji_pdf_structure_get_is_complete (KaijiPdfStructure *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_complete;
}

/**
 * kaiji_pdf_structure_begin_page:
 * @page: the page of the document, from 0; it may be resumed
 *
 * Sets the page that is drawn from now on.
 */
void
kaiji_pdf_structure_begin_page (KaijiPdfStructure *self, guint page)
{
  g_return_if_fail (self != NULL);

  while (self->pages->len <= page)
    g_ptr_array_add (self->pages, g_array_new (FALSE, FALSE, sizeof (guint)));
  self->page = page;
}

/**
 * kaiji_pdf_structure_begin:
 * @cr: where to draw
 * @element: the element that will be drawn, or %KAIJI_PDF_ARTIFACT
 *
 * Begins a piece of an element. Something must be drawn in it, and no other piece.
 */
void
kaiji_pdf_structure_begin (KaijiPdfStructure *self, cairo_t *cr, guint element)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (element < self->elements->len);

  if (element != KAIJI_PDF_ARTIFACT)
    add_kid (self, element, KAIJI_PDF_KID_PIECE, get_pieces (self)->len);
  g_array_append_val (get_pieces (self), element);
  cairo_tag_begin (cr, PIECE_TAG, NULL);
}

/**
 * kaiji_pdf_structure_end:
 * @cr: where it was drawn
 *
 * Ends a piece.
 */
void
kaiji_pdf_structure_end (KaijiPdfStructure *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL);

  cairo_tag_end (cr, PIECE_TAG);
}

/**
 * kaiji_pdf_structure_drop_piece:
 * @page: a page of the document, from 0
 * @number: a piece of the page
 *
 * Drops a piece in which nothing was drawn after all: it becomes an artifact.
 */
void
kaiji_pdf_structure_drop_piece (KaijiPdfStructure *self, guint page, guint number)
{
  guint *piece;
  GArray *kids;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->pages->len);

  piece = &g_array_index ((GArray *) g_ptr_array_index (self->pages, page), guint, number);
  if (*piece == KAIJI_PDF_ARTIFACT)
    return;

  kids = kaiji_pdf_structure_get (self, *piece)->kids;
  for (guint i = 0; i < kids->len; i++)
    {
      const KaijiPdfKid *kid = &g_array_index (kids, KaijiPdfKid, i);

      if (kid->kind == KAIJI_PDF_KID_PIECE && kid->page == page && kid->number == number)
        {
          g_array_remove_index (kids, i);
          break;
        }
    }
  *piece = KAIJI_PDF_ARTIFACT;
}

/**
 * kaiji_pdf_structure_set_box:
 * @cr: where it is drawn
 * @element: a picture
 * @area: its area, in the coordinates of @cr
 *
 * Sets the place of a picture on the page.
 */
void
kaiji_pdf_structure_set_box (KaijiPdfStructure *self,
                             cairo_t *cr,
                             guint element,
                             const cairo_rectangle_t *area)
{
  g_return_if_fail (self != NULL);

  kaiji_pdf_structure_get (self, element)->box = move_to_page (cr, area);
}

/**
 * kaiji_pdf_structure_add_area:
 * @cr: where it is drawn
 * @element: a link
 * @area: its area, in the coordinates of @cr
 *
 * Adds an area of the page to a link.
 */
void
kaiji_pdf_structure_add_area (KaijiPdfStructure *self,
                              cairo_t *cr,
                              guint element,
                              const cairo_rectangle_t *area)
{
  KaijiPdfElement *link;
  cairo_rectangle_t moved;

  g_return_if_fail (self != NULL);

  link = kaiji_pdf_structure_get (self, element);
  if (link->areas == NULL)
    link->areas = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  moved = move_to_page (cr, area);
  add_kid (self, element, KAIJI_PDF_KID_AREA, link->areas->len);
  g_array_append_val (link->areas, moved);
}

/**
 * kaiji_pdf_structure_get_pieces:
 * @page: a page of the document, from 0
 * @n_pieces: (out): the number of its pieces
 *
 * Returns: (transfer none) (array length=n_pieces): the element of each piece of the page, in
 *   drawing order
 */
const guint *
kaiji_pdf_structure_get_pieces (KaijiPdfStructure *self, guint page, guint *n_pieces)
{
  GArray *pieces;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_pieces != NULL, NULL);

  *n_pieces = 0;
  if (page >= self->pages->len)
    return NULL;

  pieces = g_ptr_array_index (self->pages, page);
  *n_pieces = pieces->len;

  return &g_array_index (pieces, guint, 0);
}
