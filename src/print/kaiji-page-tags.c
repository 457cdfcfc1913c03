/* kaiji-page-tags.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page of a PDF document says of itself, for programs that read it out or take the table
 * out of it (ISO 32000-1, 14.8).
 */

#include "config.h"

#include "kaiji-links.h"
#include "kaiji-page.h"

/* A page begins with the document's title and is a part of the table. */
static const char *
get_tag (const KaijiCell *cell)
{
  switch (cell->kind)
    {
    case KAIJI_CELL_TITLE:
      return "H1";
    case KAIJI_CELL_HEAD:
    case KAIJI_CELL_SECTION:
      return "TH";
    case KAIJI_CELL_FIELD:
      return "TD";
    case KAIJI_CELL_SUBTITLE:
    case KAIJI_CELL_NOTE:
      return "P";
    default:
      g_assert_not_reached ();
    }
}

/* Cairo puts a link's place on the page as it is, however what is drawn there is moved and scaled.
 */
static void
move_to_page (cairo_t *cr, cairo_rectangle_t *area)
{
  double x1 = area->x;
  double y1 = area->y;
  double x2 = area->x + area->width;
  double y2 = area->y + area->height;

  cairo_user_to_device (cr, &x1, &y1);
  cairo_user_to_device (cr, &x2, &y2);
  *area = (cairo_rectangle_t){ MIN (x1, x2), MIN (y1, y2), ABS (x2 - x1), ABS (y2 - y1) };
}

static char *
dup_link_attributes (const KaijiLink *link, cairo_t *cr, const GArray *areas)
{
  GString *attributes = g_string_new ("rect=[");

  for (guint i = 0; i < areas->len; i++)
    {
      cairo_rectangle_t area = g_array_index (areas, cairo_rectangle_t, i);
      double *numbers[] = { &area.x, &area.y, &area.width, &area.height };

      move_to_page (cr, &area);
      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE];

          g_ascii_formatd (number, sizeof number, "%.3f ", *numbers[j]);
          g_string_append (attributes, number);
        }
    }

  g_string_append_printf (attributes, "] uri='%s'", link->uri);

  return g_string_free (attributes, FALSE);
}

static void
add_links (const KaijiCell *cell, cairo_t *cr)
{
  g_autoptr (GArray) links = NULL;

  if (cell->kind != KAIJI_CELL_FIELD || cell->content != KAIJI_COLUMN_ANSWER || cell->text == NULL
      || cell->picture != NULL)
    return;

  links = kaiji_links_find (kaiji_text_block_get_source (cell->text)->text);
  for (guint i = 0; i < links->len; i++)
    {
      const KaijiLink *link = &g_array_index (links, KaijiLink, i);
      g_autoptr (GArray) areas = kaiji_cell_list_areas (cell, link->start, link->end);
      g_autofree char *attributes = NULL;

      if (areas->len == 0)
        continue;

      attributes = dup_link_attributes (link, cr, areas);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
}

static void
draw_cell (const KaijiCell *cell, cairo_t *cr)
{
  const char *tag = get_tag (cell);

  cairo_tag_begin (cr, tag, NULL);
  if (cell->picture != NULL)
    cairo_tag_begin (cr, "Figure", NULL);
  kaiji_cell_draw (cell, cr);
  if (cell->picture != NULL)
    cairo_tag_end (cr, "Figure");
  cairo_tag_end (cr, tag);
  add_links (cell, cr);
}

/* Returns: the first cell after those of a row. */
static guint
draw_row (const KaijiCell *cells, guint first, guint n_cells, cairo_t *cr)
{
  guint i;

  cairo_tag_begin (cr, "TR", NULL);
  for (i = first;
       i < n_cells && kaiji_cell_is_ruled (&cells[i]) && cells[i].area.y == cells[first].area.y;
       i++)
    draw_cell (&cells[i], cr);
  cairo_tag_end (cr, "TR");

  return i;
}

/**
 * kaiji_page_draw_tagged:
 * @cr: where to draw: a page of a PDF document, in points from its top left corner
 *
 * Draws the page, its title, table, rows and cells tagged as such, and the addresses in its answers
 * as links. On other surfaces it is drawn as kaiji_page_draw() does.
 */
void
kaiji_page_draw_tagged (KaijiPage *self, cairo_t *cr)
{
  const KaijiCell *cells;
  guint n_cells;
  guint i = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  cells = kaiji_page_get_cells (self, &n_cells);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);

  while (i < n_cells)
    {
      if (!kaiji_cell_is_ruled (&cells[i]))
        {
          draw_cell (&cells[i++], cr);
          continue;
        }

      cairo_tag_begin (cr, "Table", NULL);
      while (i < n_cells && kaiji_cell_is_ruled (&cells[i]))
        i = draw_row (cells, i, n_cells, cr);
      cairo_tag_end (cr, "Table");
    }

  kaiji_page_draw_rules (self, cr);
  cairo_restore (cr);
}
