/* list-table.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the table that is printed of a sheet as a flat OpenDocument spreadsheet: the same texts,
 * columns, font and paper, for an office program to print.
 */

#include "config.h"

#include <locale.h>
#include <stdio.h>

#include "kaiji-pages.h"
#include "kaiji-sheet-file.h"

#define N_CONTENTS (KAIJI_COLUMN_ANSWER + 1)

static void
write_head (const KaijiPageLayout *layout)
{
  g_auto (GStrv) fonts = g_strsplit (layout->fonts, ",", 2);

  printf (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document"
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " office:version=\"1.2\""
    " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">\n"
    "<office:automatic-styles>\n"
    "<style:style style:name=\"c\" style:family=\"table-cell\">"
    "<style:table-cell-properties fo:wrap-option=\"wrap\" fo:border=\"0.35pt solid #000000\"/>"
    "<style:text-properties style:font-name=\"%s\" style:font-name-asian=\"%s\""
    " fo:font-size=\"%.1fpt\" style:font-size-asian=\"%.1fpt\"/></style:style>\n"
    "<style:style style:name=\"r\" style:family=\"table-row\">"
    "<style:table-row-properties style:use-optimal-row-height=\"true\"/></style:style>\n",
    fonts[0], fonts[0], layout->font_size, layout->font_size);
  for (guint i = 0; i < layout->n_columns; i++)
    printf ("<style:style style:name=\"w%u\" style:family=\"table-column\">"
            "<style:table-column-properties style:column-width=\"%.1fmm\"/></style:style>\n",
            i, layout->columns[i].width);
  printf ("<style:style style:name=\"t\" style:family=\"table\""
          " style:master-page-name=\"m\"/>\n"
          "<style:page-layout style:name=\"p\"><style:page-layout-properties"
          " fo:page-width=\"%.0fmm\" fo:page-height=\"%.0fmm\" fo:margin=\"10mm\""
          " style:print-orientation=\"%s\"/></style:page-layout>\n"
          "</office:automatic-styles>\n"
          "<office:master-styles>"
          "<style:master-page style:name=\"m\" style:page-layout-name=\"p\"/>"
          "</office:master-styles>\n"
          "<office:body><office:spreadsheet>"
          "<table:table table:name=\"Kaiji\" table:style-name=\"t\">\n",
          layout->paper_width, layout->paper_height, layout->landscape ? "landscape" : "portrait");
  for (guint i = 0; i < layout->n_columns; i++)
    printf ("<table:table-column table:style-name=\"w%u\"/>\n", i);
}

static void
write_cell (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);

  printf ("<table:table-cell table:style-name=\"c\" office:value-type=\"string\">");
  for (guint i = 0; lines[i] != NULL; i++)
    printf ("<text:p>%s</text:p>", lines[i]);
  printf ("</table:table-cell>");
}

/* A row of the texts that begin in it, empty where a cell above goes on. */
static void
write_row (const KaijiPageLayout *layout, const char **texts)
{
  printf ("<table:table-row table:style-name=\"r\">");
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const char **text = &texts[layout->columns[i].content];

      write_cell (*text != NULL ? *text : "");
      *text = NULL;
    }
  printf ("</table:table-row>\n");
}

static void
write_page (const KaijiPageLayout *layout, const KaijiCell *cells, guint n_cells)
{
  const char *texts[N_CONTENTS] = { NULL };

  for (guint i = 0; i < n_cells; i++)
    {
      const KaijiCell *cell = &cells[i];

      if (cell->kind != KAIJI_CELL_FIELD)
        {
          texts[layout->columns[0].content] = kaiji_text_block_get_source (cell->text)->text;
          write_row (layout, texts);
          continue;
        }
      texts[cell->content] = kaiji_text_block_get_source (cell->text)->text;
      if (cell->content == layout->columns[layout->n_columns - 1].content)
        write_row (layout, texts);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  const KaijiPageLayout *layout;

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      fprintf (stderr, "usage: list-table SHEET\n");
      return 2;
    }

  file = g_file_new_for_commandline_arg (argv[1]);
  sheet = kaiji_sheet_file_load (file, library, NULL, &error);
  if (sheet != NULL)
    pages = kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, &error);
  if (pages == NULL)
    {
      fprintf (stderr, "%s: %s\n", argv[1], error->message);
      return 2;
    }

  setlocale (LC_NUMERIC, "C");
  layout = kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet));
  write_head (layout);
  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      write_page (layout, cells, n_cells);
    }
  printf ("</table:table></office:spreadsheet></office:body></office:document>\n");
  return 0;
}
