/* list-cells.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes what is printed of a sheet, and where, as plain lines that bare-print draws: first the
 * paper's size and the fonts, then of each text its page, x, y, width and font size in points, and
 * itself, with tabs between them. Line breaks in a text are written as U+2028.
 */

#include "config.h"

#include <locale.h>
#include <stdio.h>

#include "kaiji-pages.h"
#include "kaiji-sheet-file.h"

static KaijiPages *
lay_out (const char *path, GError **error)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load (file, library, NULL, error);
  KaijiPages *pages;

  if (sheet == NULL)
    return NULL;

  pages = kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, error);
  if (pages != NULL)
    {
      double width, height;

      kaiji_pages_get_size (pages, &width, &height);
      printf ("%.4f\t%.4f\t%s\n", width, height,
              kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet))->fonts);
    }

  return pages;
}

static void
list_cell (guint page, const KaijiCell *cell)
{
  const KaijiTextSource *source = kaiji_text_block_get_source (cell->text);
  double height = kaiji_text_block_get_height (cell->text, cell->first_line, cell->n_lines);
  g_auto (GStrv) lines = g_strsplit (source->text, "\n", -1);
  g_autofree char *text = g_strjoinv ("\xe2\x80\xa8", lines);

  if (cell->picture != NULL)
    return;

  printf ("%u\t%.4f\t%.4f\t%.4f\t%.4f\t%s\n", page, cell->text_area.x,
          cell->text_area.y + (cell->text_area.height - height) / 2, source->style.width,
          source->style.size, g_strdelimit (text, "\t", ' '));
}

int
main (int argc, char *argv[])
{
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      fprintf (stderr, "usage: list-cells SHEET\n");
      return 2;
    }

  pages = lay_out (argv[1], &error);
  if (pages == NULL)
    {
      fprintf (stderr, "%s: %s\n", argv[1], error->message);
      return 2;
    }

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        list_cell (i, &cells[j]);
    }

  return 0;
}
