/* kaiji-pdf-document.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The information in a PDF document beside its pages: title, author, dates and outline.
 */

#include "config.h"

#include <cairo-pdf.h>

#include "kaiji-pdf-document.h"
#include "kaiji-pdf.h"

struct _KaijiPdfDocument
{
  KaijiPages *pages;
  cairo_surface_t *surface; /* (nullable): if it is not a PDF document */
  KaijiPdfStructure *structure;
  KaijiPageTags *tags;
  guint n_pages;
  guint n_drawn;

  /* The outline so far. */
  const KaijiSection *section;
  int section_entry;
  const KaijiItem *item;
};

/* The date of the document: now, or the date of SOURCE_DATE_EPOCH for reproducible builds
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

static void
describe (cairo_surface_t *surface, KaijiPages *pages)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, kaiji_pages_get_title (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                  kaiji_pages_get_author (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  kaiji_pages_get_subject (pages));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Kaiji " KAIJI_VERSION);
  set_dates (surface);
}

/* An entry of the outline leads to a place on the document's own pages; @cr may be scaled or
 * moved. */
static int
add_entry (KaijiPdfDocument *self,
           cairo_t *cr,
           guint sheet,
           int parent,
           const char *title,
           const cairo_rectangle_t *area,
           cairo_pdf_outline_flags_t flags)
{
  char x_text[G_ASCII_DTOSTR_BUF_SIZE], y_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *destination = NULL;
  double x = area->x;
  double y = area->y;

  cairo_user_to_device (cr, &x, &y);
  g_ascii_formatd (x_text, sizeof x_text, "%.3f", x);
  g_ascii_formatd (y_text, sizeof y_text, "%.3f", y);
  destination = g_strdup_printf ("page=%u pos=[%s %s]", sheet + 1, x_text, y_text);

  return cairo_pdf_surface_add_outline (self->surface, parent, title, destination, flags);
}

/* Items before the first section are on the same level as the sections. */
static void
add_section (KaijiPdfDocument *self,
             cairo_t *cr,
             guint sheet,
             const KaijiSection *section,
             const cairo_rectangle_t *area)
{
  self->section = section;
  self->section_entry = CAIRO_PDF_OUTLINE_ROOT;
  if (*section->title != '\0')
    self->section_entry = add_entry (self, cr, sheet, CAIRO_PDF_OUTLINE_ROOT, section->title, area,
                                     CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static void
add_item (KaijiPdfDocument *self,
          cairo_t *cr,
          guint sheet,
          const KaijiItem *item,
          const cairo_rectangle_t *area)
{
  g_autofree char *title = g_strdup_printf ("%u %s", item->number, item->title);

  self->item = item;
  add_entry (self, cr, sheet, self->section_entry, title, area, 0);
}

/* A section begins at the row of its title, an item at its first row. */
static void
add_to_outline (KaijiPdfDocument *self, cairo_t *cr, guint page, guint sheet)
{
  guint n_cells;
  const KaijiCell *cells = kaiji_pages_get_cells (self->pages, page, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    {
      const KaijiField *field = cells[i].field;
      guint section_cell = i > 0 && cells[i - 1].kind == KAIJI_CELL_SECTION ? i - 1 : i;

      if (field == NULL)
        continue;

      if (kaiji_field_get_section (field) != self->section)
        add_section (self, cr, sheet, kaiji_field_get_section (field), &cells[section_cell].area);
      if (field->item != self->item)
        add_item (self, cr, sheet, field->item, &cells[i].area);
    }
}

/**
 * kaiji_pdf_document_new:
 * @surface: the surface that the pages will be drawn on
 * @pages: a sheet's pages
 * @n_pages: the number of pages
 *
 * Adds title, author, subject and dates to a PDF document. Other surfaces have no place for them,
 * so nothing is added there.
 *
 * Returns: (transfer full): the document
 */
KaijiPdfDocument *
kaiji_pdf_document_new (cairo_surface_t *surface, KaijiPages *pages, guint n_pages)
{
  KaijiPdfDocument *self;

  g_return_val_if_fail (surface != NULL, NULL);
  g_return_val_if_fail (KAIJI_IS_PAGES (pages), NULL);

  self = g_new0 (KaijiPdfDocument, 1);
  self->pages = g_object_ref (pages);
  self->n_pages = n_pages;
  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF)
    {
      self->surface = cairo_surface_reference (surface);
      self->structure = kaiji_pdf_structure_new ();
      self->tags = kaiji_pages_create_tags (pages, self->structure);
      /* A box in place of a character cannot be read aloud. */
      kaiji_pdf_structure_set_is_complete (self->structure, kaiji_pdf_check_archival (pages, NULL));
      describe (surface, pages);
    }

  return self;
}

/**
 * kaiji_pdf_document_free:
 * @self: (transfer full): a document
 */
void
kaiji_pdf_document_free (KaijiPdfDocument *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->tags, kaiji_page_tags_free);
  g_clear_pointer (&self->structure, kaiji_pdf_structure_unref);
  g_object_unref (self->pages);
  g_free (self);
}

/**
 * kaiji_pdf_document_draw_page:
 * @cr: where to draw, on the document's surface
 * @page: a page
 * @sheet: the document's page to draw it on, from 0: it differs from @page if only some pages are
 *   drawn
 *
 * Draws a page with a tagged table, and adds its sections and items to the document's outline.
 * Pages beyond the announced number are further copies, which are only drawn.
 */
void
kaiji_pdf_document_draw_page (KaijiPdfDocument *self, cairo_t *cr, guint page, guint sheet)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  if (self->surface == NULL || self->n_drawn == self->n_pages)
    {
      if (self->structure != NULL)
        kaiji_pdf_structure_set_is_complete (self->structure, FALSE);
      kaiji_pages_draw (self->pages, page, cr);
      return;
    }

  kaiji_pdf_structure_begin_page (self->structure, sheet);
  kaiji_pages_draw_tagged (self->pages, page, cr, self->tags);
  add_to_outline (self, cr, page, sheet);
  if (++self->n_drawn == self->n_pages)
    kaiji_page_tags_finish (self->tags);
}

/**
 * kaiji_pdf_document_get_structure:
 *
 * Returns: (transfer none) (nullable): the structure of the pages drawn so far, for
 *   kaiji_pdf_finish(); %NULL if it is not a PDF document
 */
KaijiPdfStructure *
kaiji_pdf_document_get_structure (KaijiPdfDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->structure;
}
