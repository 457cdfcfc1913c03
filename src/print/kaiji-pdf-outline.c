/* kaiji-pdf-outline.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>

#include "kaiji-pdf-outline.h"

/* The outline so far. */
typedef struct
{
  cairo_surface_t *surface;
  const KaijiSection *section;
  int section_entry;
  const KaijiItem *item;
} KaijiOutline;

static int
add_entry (KaijiOutline *outline,
           int parent,
           const char *title,
           guint page,
           const cairo_rectangle_t *area,
           cairo_pdf_outline_flags_t flags)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *destination = NULL;

  g_ascii_formatd (x, sizeof x, "%.3f", area->x);
  g_ascii_formatd (y, sizeof y, "%.3f", area->y);
  destination = g_strdup_printf ("page=%u pos=[%s %s]", page + 1, x, y);

  return cairo_pdf_surface_add_outline (outline->surface, parent, title, destination, flags);
}

/* Items before the first section stand beside the sections. */
static void
add_section (KaijiOutline *outline,
             const KaijiSection *section,
             guint page,
             const cairo_rectangle_t *area)
{
  outline->section = section;
  outline->section_entry = CAIRO_PDF_OUTLINE_ROOT;
  if (*section->title != '\0')
    outline->section_entry = add_entry (outline, CAIRO_PDF_OUTLINE_ROOT, section->title, page, area,
                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static void
add_item (KaijiOutline *outline, const KaijiItem *item, guint page, const cairo_rectangle_t *area)
{
  g_autofree char *title = g_strdup_printf ("%u %s", item->number, item->title);

  outline->item = item;
  add_entry (outline, outline->section_entry, title, page, area, 0);
}

/**
 * kaiji_pdf_add_outline:
 * @surface: a PDF document of @pages
 * @pages: a sheet's pages
 *
 * Adds an outline of the sheet's sections and of the items in them. A section begins at the row of
 * its title, an item at its first row.
 */
void
kaiji_pdf_add_outline (cairo_surface_t *surface, KaijiPages *pages)
{
  KaijiOutline outline = { .surface = surface };

  g_return_if_fail (surface != NULL);
  g_return_if_fail (KAIJI_IS_PAGES (pages));

  for (guint page = 0; page < kaiji_pages_get_n_pages (pages); page++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, page, &n_cells);

      for (guint i = 0; i < n_cells; i++)
        {
          const KaijiField *field = cells[i].field;
          guint section_cell = i > 0 && cells[i - 1].kind == KAIJI_CELL_SECTION ? i - 1 : i;

          if (field == NULL)
            continue;

          if (kaiji_field_get_section (field) != outline.section)
            add_section (&outline, kaiji_field_get_section (field), page,
                         &cells[section_cell].area);
          if (field->item != outline.item)
            add_item (&outline, field->item, page, &cells[i].area);
        }
    }
}
