/* kaiji-pdf-tags.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the structure of a document (ISO 32000-1, 14.7 and 14.8): the tree of its elements, and
 * the element of each piece of its pages.
 */

#include "config.h"

#include "kaiji-pdf-pieces.h"
#include "kaiji-pdf-tags.h"

typedef struct
{
  qpdf_data qpdf;
  KaijiPdfStructure *structure;
  qpdf_oh *elements; /* by number */
  qpdf_oh *pages;
  double *heights;
  guint n_pages;
  qpdf_oh parents; /* of pieces and annotations: pairs of a number and the parent */
  guint n_parents;
} Writer;

static void
clear_writer (Writer *self)
{
  g_free (self->elements);
  g_free (self->pages);
  g_free (self->heights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, clear_writer)

static void
set (Writer *self, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (self->qpdf, dictionary, key, value);
}

static qpdf_oh
new_integer (Writer *self, guint number)
{
  return qpdf_oh_new_integer (self->qpdf, number);
}

/* Both measure x from the left; PDF measures y from the bottom. */
static qpdf_oh
new_box (Writer *self, const cairo_rectangle_t *area, guint page)
{
  double top = self->heights[page] - area->y;
  double numbers[] = { area->x, top - area->height, area->x + area->width, top };
  qpdf_oh box = qpdf_oh_new_array (self->qpdf);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    qpdf_oh_append_item (self->qpdf, box, qpdf_oh_new_real_from_double (self->qpdf, numbers[i], 2));

  return box;
}

static guint
add_parent (Writer *self, qpdf_oh parent)
{
  qpdf_oh_append_item (self->qpdf, self->parents, new_integer (self, self->n_parents));
  qpdf_oh_append_item (self->qpdf, self->parents, parent);

  return self->n_parents++;
}

/* Writes the element of each piece of a page. */
static void
write_parents (Writer *self, guint page)
{
  guint n_pieces;
  const guint *pieces = kaiji_pdf_structure_get_pieces (self->structure, page, &n_pieces);
  qpdf_oh parents = qpdf_oh_new_array (self->qpdf);

  for (guint i = 0; i < n_pieces; i++)
    qpdf_oh_append_item (self->qpdf, parents,
                         pieces[i] == KAIJI_PDF_ARTIFACT ? qpdf_oh_new_null (self->qpdf)
                                                         : self->elements[pieces[i]]);

  set (self, self->pages[page], "/StructParents",
       new_integer (self, add_parent (self, qpdf_make_indirect_object (self->qpdf, parents))));
}

/* Writes a link area of a page, with a description for keyboard users. */
static qpdf_oh
write_annotation (Writer *self, guint number, const KaijiPdfKid *kid)
{
  qpdf_data qpdf = self->qpdf;
  const KaijiPdfElement *link = kaiji_pdf_structure_get (self->structure, number);
  qpdf_oh annotation = qpdf_make_indirect_object (
    qpdf, qpdf_oh_parse (qpdf, "<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] >>"));
  qpdf_oh action = qpdf_oh_parse (qpdf, "<< /Type /Action /S /URI >>");
  qpdf_oh annotations = qpdf_oh_get_key (qpdf, self->pages[kid->page], "/Annots");

  set (self, action, "/URI", qpdf_oh_new_string (qpdf, link->uri));
  set (self, annotation, "/A", action);
  set (self, annotation, "/Rect",
       new_box (self, &g_array_index (link->areas, cairo_rectangle_t, kid->number), kid->page));
  set (self, annotation, "/Contents", qpdf_oh_new_unicode_string (qpdf, link->uri));
  set (self, annotation, "/P", self->pages[kid->page]);
  set (self, annotation, "/StructParent",
       new_integer (self, add_parent (self, self->elements[number])));

  if (!qpdf_oh_is_array (qpdf, annotations))
    {
      annotations = qpdf_oh_new_array (qpdf);
      set (self, self->pages[kid->page], "/Annots", annotations);
      annotations = qpdf_oh_get_key (qpdf, self->pages[kid->page], "/Annots");
    }
  qpdf_oh_append_item (qpdf, annotations, annotation);

  return annotation;
}

static qpdf_oh
new_kid (Writer *self, guint number, guint page, const KaijiPdfKid *kid)
{
  qpdf_data qpdf = self->qpdf;
  qpdf_oh reference;

  if (kid->kind == KAIJI_PDF_KID_ELEMENT)
    return self->elements[kid->number];

  if (kid->kind == KAIJI_PDF_KID_PIECE)
    {
      if (kid->page == page)
        return new_integer (self, kid->number);
      reference = qpdf_oh_parse (qpdf, "<< /Type /MCR >>");
      set (self, reference, "/MCID", new_integer (self, kid->number));
    }
  else
    {
      reference = qpdf_oh_parse (qpdf, "<< /Type /OBJR >>");
      set (self, reference, "/Obj", write_annotation (self, number, kid));
    }
  set (self, reference, "/Pg", self->pages[kid->page]);

  return reference;
}

/* Finds the page of an element's own pieces, if it has any. */
static guint
find_page (const KaijiPdfElement *element)
{
  for (guint i = 0; i < element->kids->len; i++)
    {
      const KaijiPdfKid *kid = &g_array_index (element->kids, KaijiPdfKid, i);

      if (kid->kind == KAIJI_PDF_KID_PIECE)
        return kid->page;
    }

  return G_MAXUINT;
}

static void
write_kids (Writer *self, guint number)
{
  const KaijiPdfElement *element = kaiji_pdf_structure_get (self->structure, number);
  guint page = find_page (element);
  qpdf_oh kids;

  if (page != G_MAXUINT)
    set (self, self->elements[number], "/Pg", self->pages[page]);

  if (element->kids->len == 1)
    {
      kids = new_kid (self, number, page, &g_array_index (element->kids, KaijiPdfKid, 0));
    }
  else
    {
      kids = qpdf_oh_new_array (self->qpdf);
      for (guint i = 0; i < element->kids->len; i++)
        qpdf_oh_append_item (self->qpdf, kids,
                             new_kid (self, number, page,
                                      &g_array_index (element->kids, KaijiPdfKid, i)));
    }

  if (element->kids->len > 0)
    set (self, self->elements[number], "/K", kids);
}

static void
write_cell_attributes (Writer *self, guint number)
{
  const KaijiPdfElement *element = kaiji_pdf_structure_get (self->structure, number);
  g_autoptr (GString) attributes = NULL;

  if (element->scope == NULL && element->row_span <= 1 && element->column_span <= 1)
    return;

  attributes = g_string_new ("<< /O /Table");
  if (element->scope != NULL)
    g_string_append_printf (attributes, " /Scope /%s", element->scope);
  if (element->row_span > 1)
    g_string_append_printf (attributes, " /RowSpan %u", element->row_span);
  if (element->column_span > 1)
    g_string_append_printf (attributes, " /ColSpan %u", element->column_span);
  g_string_append (attributes, " >>");

  set (self, self->elements[number], "/A", qpdf_oh_parse (self->qpdf, attributes->str));
}

static void
write_texts (Writer *self, guint number)
{
  const KaijiPdfElement *element = kaiji_pdf_structure_get (self->structure, number);

  if (element->alternative != NULL)
    set (self, self->elements[number], "/Alt",
         qpdf_oh_new_unicode_string (self->qpdf, element->alternative));
  if (element->actual_text != NULL)
    set (self, self->elements[number], "/ActualText",
         qpdf_oh_new_unicode_string (self->qpdf, element->actual_text));
}

static void
write_element (Writer *self, guint number, qpdf_oh root)
{
  const KaijiPdfElement *element = kaiji_pdf_structure_get (self->structure, number);
  guint page = find_page (element);

  set (self, self->elements[number], "/P",
       element->parent != KAIJI_PDF_ARTIFACT ? self->elements[element->parent] : root);
  write_kids (self, number);
  write_cell_attributes (self, number);
  write_texts (self, number);

  if (element->box.width > 0 && page != G_MAXUINT)
    {
      qpdf_oh attributes = qpdf_oh_parse (self->qpdf, "<< /O /Layout /Placement /Block >>");

      set (self, attributes, "/BBox", new_box (self, &element->box, page));
      set (self, self->elements[number], "/A", attributes);
    }
}

static double
get_height (qpdf_data qpdf, qpdf_oh page)
{
  qpdf_oh box = qpdf_oh_get_key (qpdf, page, "/MediaBox");

  return qpdf_oh_get_numeric_value (qpdf, qpdf_oh_get_array_item (qpdf, box, 3));
}

static void
init_writer (Writer *self)
{
  qpdf_data qpdf = self->qpdf;
  guint n_elements = kaiji_pdf_structure_get_n_elements (self->structure);
  qpdf_oh element_type;

  self->n_pages = (guint) qpdf_get_num_pages (qpdf);
  self->pages = g_new0 (qpdf_oh, self->n_pages);
  self->heights = g_new0 (double, self->n_pages);
  for (guint i = 0; i < self->n_pages; i++)
    {
      self->pages[i] = qpdf_get_page_n (qpdf, i);
      self->heights[i] = get_height (qpdf, self->pages[i]);
      qpdf_oh_remove_key (qpdf, self->pages[i], "/StructParents");
    }

  self->elements = g_new0 (qpdf_oh, n_elements);
  element_type = qpdf_oh_new_name (qpdf, "/StructElem");
  for (guint i = 1; i < n_elements; i++)
    {
      const KaijiPdfElement *element = kaiji_pdf_structure_get (self->structure, i);
      g_autofree char *type = g_strconcat ("/", element->type, NULL);
      qpdf_oh dictionary = qpdf_oh_new_dictionary (qpdf);

      set (self, dictionary, "/Type", element_type);
      set (self, dictionary, "/S", qpdf_oh_new_name (qpdf, type));
      self->elements[i] = qpdf_make_indirect_object (qpdf, dictionary);
    }
  self->parents = qpdf_oh_new_array (qpdf);
}

/**
 * kaiji_pdf_tags_write:
 * @qpdf: a document written by Cairo
 * @structure: its structure, recorded while it was drawn
 *
 * Replaces Cairo's structure by the document's.
 *
 * Returns: %FALSE if @structure is not that of the document
 */
gboolean
kaiji_pdf_tags_write (qpdf_data qpdf, KaijiPdfStructure *structure)
{
  g_auto (Writer) writer = { .qpdf = qpdf, .structure = structure };
  qpdf_oh root, tree;

  g_return_val_if_fail (qpdf != NULL, FALSE);
  g_return_val_if_fail (structure != NULL, FALSE);

  if (!kaiji_pdf_pieces_rename (qpdf, structure))
    return FALSE;

  init_writer (&writer);

  tree = qpdf_make_indirect_object (qpdf, qpdf_oh_parse (qpdf, "<< /Type /StructTreeRoot >>"));
  for (guint i = 0; i < writer.n_pages; i++)
    {
      write_parents (&writer, i);
      /* The Tab key follows the links in reading order. */
      set (&writer, writer.pages[i], "/Tabs", qpdf_oh_new_name (qpdf, "/S"));
    }
  for (guint i = 1; i < kaiji_pdf_structure_get_n_elements (structure); i++)
    write_element (&writer, i, tree);

  set (&writer, tree, "/K", writer.elements[1]);
  set (&writer, tree, "/ParentTree",
       qpdf_make_indirect_object (qpdf, qpdf_oh_parse (qpdf, "<< >>")));
  set (&writer, qpdf_oh_get_key (qpdf, tree, "/ParentTree"), "/Nums", writer.parents);
  set (&writer, tree, "/ParentTreeNextKey", new_integer (&writer, writer.n_parents));

  root = qpdf_get_root (qpdf);
  set (&writer, root, "/StructTreeRoot", tree);
  set (&writer, root, "/MarkInfo", qpdf_oh_parse (qpdf, "<< /Marked true >>"));

  return TRUE;
}
