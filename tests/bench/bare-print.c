/* bare-print.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints the texts that list-cells has listed, at their places and in their font, with Pango and
 * Cairo alone, as their manuals show it: what kaiji-cli print is compared with. It knows no sheet,
 * no scheme and no table, and measures nothing but lines.
 */

#include <cairo-pdf.h>
#include <locale.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  PangoFontDescription *font;
  int page;
} Printer;

static void
draw_cell (Printer *printer, char *line)
{
  PangoLayout *layout;
  double x, y, width, size;
  int page;
  int text;

  if (sscanf (line, "%d\t%lf\t%lf\t%lf\t%lf\t%n", &page, &x, &y, &width, &size, &text) != 5)
    return;

  while (printer->page < page)
    {
      cairo_show_page (printer->cr);
      printer->page++;
    }

  pango_font_description_set_absolute_size (printer->font, size * PANGO_SCALE);
  layout = pango_layout_new (printer->context);
  pango_layout_set_font_description (layout, printer->font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, pango_units_from_double (width));
  pango_layout_set_text (layout, line + text, -1);
  cairo_move_to (printer->cr, x, y);
  pango_cairo_show_layout (printer->cr, layout);
  g_object_unref (layout);
}

static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("ja"));
  cairo_font_options_destroy (options);

  return context;
}

static int
print (FILE *cells, const char *path)
{
  Printer printer = { 0 };
  cairo_surface_t *surface;
  cairo_status_t status;
  char *line = NULL;
  size_t size = 0;
  double width, height;
  int fonts;

  if (getline (&line, &size, cells) < 0
      || sscanf (line, "%lf\t%lf\t%n", &width, &height, &fonts) != 2)
    return 2;

  surface = cairo_pdf_surface_create (path, width, height);
  printer.cr = cairo_create (surface);
  printer.context = create_context ();
  printer.font = pango_font_description_new ();
  line[strcspn (line, "\n")] = '\0';
  pango_font_description_set_family (printer.font, line + fonts);

  while (getline (&line, &size, cells) >= 0)
    {
      line[strcspn (line, "\n")] = '\0';
      draw_cell (&printer, line);
    }

  cairo_show_page (printer.cr);
  cairo_destroy (printer.cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_object_unref (printer.context);
  pango_font_description_free (printer.font);
  free (line);

  return status == CAIRO_STATUS_SUCCESS ? 0 : 2;
}

int
main (int argc, char *argv[])
{
  FILE *cells;
  int status;

  setlocale (LC_ALL, "");
  if (argc != 3 || (cells = fopen (argv[1], "r")) == NULL)
    {
      fprintf (stderr, "usage: bare-print CELLS OUT.pdf\n");
      return 2;
    }

  status = print (cells, argv[2]);
  fclose (cells);

  return status;
}
