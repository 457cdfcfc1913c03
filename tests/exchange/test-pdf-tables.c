/* test-pdf-tables.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables as other programs draw them on pages.
 */

#include "config.h"

#include <cairo-pdf.h>

#include "kaiji-table-file.h"

#define SIZE 10.0
#define PITCH 10.0

typedef struct
{
  GByteArray *content;
  cairo_surface_t *surface;
  cairo_t *cairo;
} Drawing;

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static Drawing
drawing_begin (void)
{
  Drawing self;

  self.content = g_byte_array_new ();
  self.surface = cairo_pdf_surface_create_for_stream (append_bytes, self.content, 400, 300);
  self.cairo = cairo_create (self.surface);
  cairo_select_font_face (self.cairo, "IPAexGothic", CAIRO_FONT_SLANT_NORMAL,
                          CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (self.cairo, SIZE);
  cairo_set_line_width (self.cairo, 0.75);
  return self;
}

static KaijiTable *
drawing_read (Drawing *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KaijiTable *table;

  cairo_show_page (self->cairo);
  cairo_destroy (self->cairo);
  cairo_surface_destroy (self->surface);
  bytes = g_byte_array_free_to_bytes (self->content);
  table = kaiji_table_file_parse (bytes, &error);
  g_assert_no_error (error);
  return table;
}

static void
draw_line (Drawing *self, double x1, double y1, double x2, double y2)
{
  cairo_move_to (self->cairo, x1, y1);
  cairo_line_to (self->cairo, x2, y2);
  cairo_stroke (self->cairo);
}

/* Draws lines of text, the first one with its top at @y. */
static void
draw_text (Drawing *self, double x, double y, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      cairo_move_to (self->cairo, x, y + 0.88 * SIZE + i * PITCH);
      cairo_show_text (self->cairo, lines[i]);
    }
}

static void
draw_rows (Drawing *self, const double *rules, guint n_rules)
{
  for (guint i = 0; i < n_rules; i++)
    draw_line (self, 20, rules[i], 320, rules[i]);
}

static void
draw_columns (Drawing *self, double top, double bottom)
{
  draw_line (self, 20, top, 20, bottom);
  draw_line (self, 120, top, 120, bottom);
  draw_line (self, 320, top, 320, bottom);
}

static void
assert_row (KaijiTable *table, guint position, const char *first, const char *second)
{
  const char *const texts[] = { first, second };
  KaijiTableRow *row;

  g_assert_cmpuint (kaiji_table_get_n_rows (table), >, position);
  row = kaiji_table_get_row (table, position);
  g_assert_cmpuint (row->cells->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);

      g_assert_cmpuint (cell->column, ==, i);
      g_assert_cmpstr (cell->text, ==, texts[i]);
    }
}

/* Strokes of letters in tight lines join to lines that are longer than any letter. */
static void
test_joined_strokes (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_rows (&drawing, (const double[]){ 20, 70, 100 }, 3);
  draw_columns (&drawing, 20, 100);
  draw_text (&drawing, 24, 24, "名称");
  draw_text (&drawing, 124, 24,
             "左｜右の文が続くこの行は右の端まで届く\n左｜右の文が続くこの行は右の端まで届く\n"
             "左｜右の文が続くこの行は右の端まで届く\n左｜右");
  draw_text (&drawing, 24, 74, "住所");
  draw_text (&drawing, 124, 74, "東京都");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 2);
  assert_row (table, 0, "名称",
              "左｜右の文が続くこの行は右の端まで届く左｜右の文が続くこの行は右の端まで届く"
              "左｜右の文が続くこの行は右の端まで届く左｜右");
  assert_row (table, 1, "住所", "東京都");
}

/* A line under words is no end of their cell. */
static void
test_underlined (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_rows (&drawing, (const double[]){ 20, 70, 100 }, 3);
  draw_columns (&drawing, 20, 100);
  draw_text (&drawing, 24, 24, "窓口");
  draw_text (&drawing, 124, 24, "電話\n手引き\n電子メール");
  draw_line (&drawing, 124, 24 + PITCH + SIZE, 124 + 3 * SIZE, 24 + PITCH + SIZE);
  draw_text (&drawing, 24, 74, "住所");
  draw_text (&drawing, 124, 74, "東京都");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 2);
  assert_row (table, 0, "窓口", "電話\n手引き\n電子メール");
  assert_row (table, 1, "住所", "東京都");
}

/* A row that goes on on the next page is open there, and is one row. */
static void
test_page_break (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_rows (&drawing, (const double[]){ 200, 240 }, 2);
  draw_columns (&drawing, 200, 270);
  draw_text (&drawing, 24, 204, "名称");
  draw_text (&drawing, 124, 204, "開示");
  draw_text (&drawing, 24, 244, "概要");
  draw_text (&drawing, 124, 244, "この文は次のページに続き、その終わりは");
  cairo_show_page (drawing.cairo);
  draw_rows (&drawing, (const double[]){ 60, 90 }, 2);
  draw_columns (&drawing, 20, 90);
  draw_text (&drawing, 124, 24, "そこにある。");
  draw_text (&drawing, 24, 64, "住所");
  draw_text (&drawing, 124, 64, "東京都");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 3);
  assert_row (table, 0, "名称", "開示");
  assert_row (table, 1, "概要", "この文は次のページに続き、その終わりはそこにある。");
  assert_row (table, 2, "住所", "東京都");
}

/* Rows between two pages: the upper one is closed, but the page begins without a rule. */
static void
test_page_top (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_rows (&drawing, (const double[]){ 200, 240 }, 2);
  draw_columns (&drawing, 200, 240);
  draw_text (&drawing, 24, 204, "名称");
  draw_text (&drawing, 124, 204, "開示");
  cairo_show_page (drawing.cairo);
  draw_rows (&drawing, (const double[]){ 60 }, 1);
  draw_columns (&drawing, 20, 60);
  draw_text (&drawing, 24, 24, "住所");
  draw_text (&drawing, 124, 24, "東京都");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 2);
  assert_row (table, 0, "名称", "開示");
  assert_row (table, 1, "住所", "東京都");
}

/* The last line of a row that is too low for it is drawn over the next row. */
static void
test_low_row (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_rows (&drawing, (const double[]){ 20, 38, 70 }, 3);
  draw_columns (&drawing, 20, 70);
  draw_text (&drawing, 24, 24, "概要");
  draw_text (&drawing, 124, 24, "この行は右の端まで届くもので、なお続き\n終わる。");
  draw_text (&drawing, 24, 42, "住所");
  draw_text (&drawing, 204, 42, "東京都");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 2);
  assert_row (table, 0, "概要", "この行は右の端まで届くもので、なお続き終わる。");
  assert_row (table, 1, "住所", "東京都");
}

/* A table may have rules only between its columns, not at its sides. */
static void
test_open_sides (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_rows (&drawing, (const double[]){ 20, 50, 80 }, 3);
  draw_line (&drawing, 120, 20, 120, 80);
  draw_text (&drawing, 24, 24, "名称");
  draw_text (&drawing, 124, 24, "開示");
  draw_text (&drawing, 24, 54, "住所");
  draw_text (&drawing, 124, 54, "東京都");
  draw_text (&drawing, 24, 100, "表の外の文");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 3);
  assert_row (table, 0, "名称", "開示");
  assert_row (table, 1, "住所", "東京都");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/pdf-tables/joined-strokes", test_joined_strokes);
  g_test_add_func ("/exchange/pdf-tables/underlined", test_underlined);
  g_test_add_func ("/exchange/pdf-tables/page-break", test_page_break);
  g_test_add_func ("/exchange/pdf-tables/page-top", test_page_top);
  g_test_add_func ("/exchange/pdf-tables/low-row", test_low_row);
  g_test_add_func ("/exchange/pdf-tables/open-sides", test_open_sides);

  return g_test_run ();
}
