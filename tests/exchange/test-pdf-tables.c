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

/* Rules below the rows only: the columns are where white is. */
static void
test_rules_below (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_text (&drawing, 24, 6, "これは表の題であり、列の間にも文字がある");
  draw_rows (&drawing, (const double[]){ 20, 50, 80, 110 }, 4);
  draw_text (&drawing, 24, 24, "名称");
  draw_text (&drawing, 124, 24, "開示");
  draw_text (&drawing, 24, 54, "事業者の正式な\n名称");
  draw_text (&drawing, 124, 60, "株式会社見本");
  draw_text (&drawing, 24, 84, "住所");
  draw_text (&drawing, 124, 84, "東京都千代田区丸の内一丁目一番一号の建\n物");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 4);
  assert_row (table, 1, "名称", "開示");
  assert_row (table, 2, "事業者の正式な名称", "株式会社見本");
  assert_row (table, 3, "住所", "東京都千代田区丸の内一丁目一番一号の建物");
}

/* No rules: the lines of a cell are closer to each other than its row is to the next one. */
static void
test_no_rules (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_text (&drawing, 24, 10, "名称\n（略称）");
  draw_text (&drawing, 124, 10, "開示");
  draw_text (&drawing, 24, 34, "概要");
  draw_text (&drawing, 124, 34, "東京都千代田区丸の内一丁目一番一号の建\n物の管理");
  draw_text (&drawing, 24, 58, "住所の表記\n（登記）");
  draw_text (&drawing, 124, 58, "東京都");
  cairo_show_page (drawing.cairo);
  draw_text (&drawing, 124, 10, "大阪府");
  draw_text (&drawing, 24, 30, "電話");
  draw_text (&drawing, 124, 30, "〇三");
  draw_text (&drawing, 24, 44, "書式");
  draw_text (&drawing, 124, 44, "様式の一");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 5);
  assert_row (table, 0, "名称\n（略称）", "開示");
  assert_row (table, 1, "概要", "東京都千代田区丸の内一丁目一番一号の建物の管理");
  /* It goes on on the next page. */
  assert_row (table, 2, "住所の表記（登記）", "東京都\n大阪府");
  assert_row (table, 3, "電話", "〇三");
  assert_row (table, 4, "書式", "様式の一");
}

/* A frame around a table is none of its cells. */
static void
test_frame (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_rows (&drawing, (const double[]){ 20, 50, 80, 110 }, 4);
  draw_line (&drawing, 20, 20, 20, 110);
  draw_line (&drawing, 320, 20, 320, 110);
  draw_text (&drawing, 24, 24, "名称");
  draw_text (&drawing, 124, 24, "開示");
  draw_text (&drawing, 24, 54, "住所");
  draw_text (&drawing, 124, 54, "東京都");
  draw_text (&drawing, 24, 84, "電話");
  draw_text (&drawing, 124, 84, "〇三");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 3);
  assert_row (table, 0, "名称", "開示");
  assert_row (table, 1, "住所", "東京都");
  assert_row (table, 2, "電話", "〇三");
}

/* Rows that are as close as lines cannot be told from one another: they are read as lines. */
static void
test_close_rows (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      draw_text (&drawing, 24, 10 + i * PITCH, number);
      draw_text (&drawing, 64, 10 + i * PITCH, "名称と略称の別");
      draw_text (&drawing, 204, 10 + i * PITCH, "開示する");
    }
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 8);
  for (guint i = 0; i < 8; i++)
    g_assert_true (kaiji_table_get_row (table, i)->is_line);
  g_assert_true (kaiji_table_get_is_jumbled (table));
}

/* In the middle of its cell, a line is a part of a line higher than one in the next cell: those of
 * each cell are still as close to each other. */
static void
test_in_the_middle (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  for (guint i = 0; i < 4; i++)
    {
      double top = 10 + i * 50;

      draw_text (&drawing, 24, top + 12, "名称の表記\n（登記）");
      draw_text (&drawing, 104, top,
                 "東京都千代田区の\n建物の管理を行う\n会社とその窓口の\n担当者");
      draw_text (&drawing, 234, top + 3, "この文は三行で続き\n次の行も右の端まで\n終わる");
    }
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      g_assert_cmpuint (row->cells->len, ==, 3);
      g_assert_cmpstr (kaiji_table_row_find_text (row, 0), ==, "名称の表記（登記）");
      g_assert_cmpstr (kaiji_table_row_find_text (row, 1), ==,
                       "東京都千代田区の建物の管理を行う会社とその窓口の担当者");
      g_assert_cmpstr (kaiji_table_row_find_text (row, 2), ==,
                       "この文は三行で続き次の行も右の端まで終わる");
    }
}

/* Draws rows that are as close as lines, all texts at the bottom of their cells or at the top. */
static void
draw_aligned (Drawing *self, gboolean at_bottom)
{
  static const char *const prompts[] = { "開示の日", "事業者が登記した正式\nな名称と略称",
                                         "事業者の主な事業所の\n所在地" };
  static const char *const answers[] = { "東京都に\n大阪府の他\n福岡", "株式会社見本",
                                         "一つ目の町\n二つ目の町\n三つ目" };
  static const guint prompt_lines[] = { 1, 2, 2 };
  static const guint answer_lines[] = { 3, 1, 3 };
  double y = 10;

  for (guint i = 0; i < 9; i++)
    {
      guint n_prompt = prompt_lines[i % 3];
      guint n_answer = answer_lines[i % 3];
      guint n = MAX (n_prompt, n_answer);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      draw_text (self, 24, at_bottom ? y + (n - 1) * PITCH : y, number);
      draw_text (self, 64, at_bottom ? y + (n - n_prompt) * PITCH : y, prompts[i % 3]);
      draw_text (self, 184, at_bottom ? y + (n - 1) * PITCH : y, i % 2 == 0 ? "必須" : "選択");
      draw_text (self, 224, at_bottom ? y + (n - n_answer) * PITCH : y, answers[i % 3]);
      y += n * PITCH;
    }
}

static void
assert_aligned (gboolean at_bottom)
{
  static const char *const prompts[] = { "開示の日", "事業者が登記した正式な名称と略称",
                                         "事業者の主な事業所の所在地" };
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_aligned (&drawing, at_bottom);
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 9);
  for (guint i = 0; i < 9; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *answer;

      g_assert_cmpuint (row->cells->len, ==, 4);
      g_assert_cmpstr (kaiji_table_row_find_text (row, 0), ==, number);
      g_assert_cmpstr (kaiji_table_row_find_text (row, 1), ==, prompts[i % 3]);
      g_assert_cmpstr (kaiji_table_row_find_text (row, 2), ==, i % 2 == 0 ? "必須" : "選択");
      answer = kaiji_table_row_find_text (row, 3);
      g_assert_nonnull (answer);
      g_assert_true (g_str_has_prefix (answer, i % 3 == 0   ? "東京都に"
                                               : i % 3 == 1 ? "株式会社見本"
                                                            : "一つ目の町"));
      g_assert_true (g_str_has_suffix (answer, i % 3 == 0   ? "福岡"
                                               : i % 3 == 1 ? "株式会社見本"
                                                            : "三つ目"));
    }
}

/* Rows as close as lines are told from one another by the numbers and levels beside them. */
static void
test_at_bottom (void)
{
  assert_aligned (TRUE);
}

static void
test_at_top (void)
{
  assert_aligned (FALSE);
}

/* Text that runs over the page is no table. */
static void
test_running_text (void)
{
  Drawing drawing = drawing_begin ();
  g_autoptr (KaijiTable) table = NULL;

  draw_text (&drawing, 24, 10,
             "この文書は、クラウドサービスの安全・信頼性について\n利用者に説明するものである。\n"
             "記載は毎年見直し、変更があれば速やかに公表する。\n問い合わせは窓口へ。");
  table = drawing_read (&drawing);

  g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 4);
  g_assert_true (kaiji_table_get_row (table, 0)->is_line);
}

/* A table that lies on its side or upside down, as a wide one does on a high page. */
static void
test_turned (void)
{
  const char *const texts[][3] = {
    { "名称と種類", "必須", "つづり 経費クラウド Tsuzuri 2\n株式会社つづり" },
    { "住所の一部", "選択", "" },
    { "役員の人数", "必須", "5名 (うち社外 1名) その他に代理の者 2名" }
  };
  const double lefts[] = { 20, 100, 140, 380 };

  for (int quarters = 0; quarters < 4; quarters++)
    {
      Drawing drawing = drawing_begin ();
      g_autoptr (KaijiTable) table = NULL;

      cairo_translate (drawing.cairo, 200, 150);
      cairo_rotate (drawing.cairo, quarters * G_PI / 2);
      cairo_scale (drawing.cairo, 0.7, 0.7);
      cairo_translate (drawing.cairo, -200, -150);
      for (guint i = 0; i < 4; i++)
        {
          draw_line (&drawing, 20, 20 + i * 40, 380, 20 + i * 40);
          draw_line (&drawing, lefts[i], 20, lefts[i], 140);
        }
      for (guint i = 0; i < 3; i++)
        for (guint j = 0; j < 3; j++)
          draw_text (&drawing, lefts[j] + 4, 24 + i * 40, texts[i][j]);
      table = drawing_read (&drawing);

      g_assert_cmpuint (kaiji_table_get_n_rows (table), ==, 3);
      for (guint i = 0; i < 3; i++)
        for (guint j = 0; j < 3 && *texts[i][j] != '\0'; j++)
          {
            KaijiTableRow *row = kaiji_table_get_row (table, i);
            const KaijiTableCell *cell = kaiji_table_row_get_cell (row, j);

            g_assert_cmpuint (cell->column, ==, j);
            g_assert_cmpstr (cell->text, ==, texts[i][j]);
          }
    }
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
  g_test_add_func ("/exchange/pdf-tables/rules-below", test_rules_below);
  g_test_add_func ("/exchange/pdf-tables/no-rules", test_no_rules);
  g_test_add_func ("/exchange/pdf-tables/frame", test_frame);
  g_test_add_func ("/exchange/pdf-tables/close-rows", test_close_rows);
  g_test_add_func ("/exchange/pdf-tables/in-the-middle", test_in_the_middle);
  g_test_add_func ("/exchange/pdf-tables/at-bottom", test_at_bottom);
  g_test_add_func ("/exchange/pdf-tables/at-top", test_at_top);
  g_test_add_func ("/exchange/pdf-tables/running-text", test_running_text);
  g_test_add_func ("/exchange/pdf-tables/turned", test_turned);

  return g_test_run ();
}
