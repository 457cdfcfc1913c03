/* test-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What goes in comes out: in the cells, and in what others read from the PDF.
 */

#include "config.h"

#include <string.h>

#include "kaiji-typesetter.h"
#include "print-fixture.h"
#include "published-fixture.h"

static KaijiSheet *
create_sheet (const char *overview)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas", NULL);
  KaijiSheet *sheet = kaiji_sheet_new (scheme);

  print_set_text (sheet, "business-overview", overview);

  return sheet;
}

static void
assert_drawn (KaijiPages *pages, const char *field, const char *text)
{
  g_autofree char *drawn = print_get_answer (pages, field);
  g_autofree char *squeezed_drawn = print_squeeze (drawn);
  g_autofree char *squeezed_text = print_squeeze (text);

  g_assert_cmpstr (squeezed_drawn, ==, squeezed_text);
}

static void
assert_contains (const char *document, const char *text, const char *what)
{
  g_autofree char *squeezed = print_squeeze (text);

  if (strstr (document, squeezed) == NULL)
    g_error ("%s is not in the PDF: %s", what, text);
}

/* Every text that is printed, titles and notes too, is in the PDF in one piece. */
static void
assert_cells_in (const char *document, KaijiPages *pages)
{
  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        {
          g_autofree char *text = print_dup_cell_text (&cells[j]);

          assert_contains (document, text, "a cell");
        }
    }
}

/* Every answer is in the cells and can be found in the PDF as it is written, both in the order the
 * document has it and in that in which a reader takes it from the page. */
static void
check_sheet (KaijiSheet *sheet)
{
  static const char *const options[] = { "-raw", "-nopgbrk" };
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = kaiji_sheet_dup_text (sheet, &fields[i]);

      assert_drawn (pages, fields[i].id, text);
    }

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *document = print_ask (pages, "pdftotext", options[i]);
      g_autofree char *squeezed = NULL;

      if (document == NULL)
        return;

      squeezed = print_squeeze (document);
      if (i == 0)
        assert_cells_in (squeezed, pages);
      for (guint j = 0; j < n_fields; j++)
        {
          g_autofree char *text = kaiji_sheet_dup_text (sheet, &fields[j]);

          assert_contains (squeezed, text, fields[j].id);
        }
    }
}

static void
test_sample (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();

  check_sheet (sheet);
}

static void
test_published (gconstpointer data)
{
  g_autoptr (KaijiSheet) sheet = published_load (data);

  if (sheet != NULL)
    check_sheet (sheet);
}

/* Characters that share a glyph with another, that a font lacks, that are written together or from
 * right to left: each comes back as what it is. */
static void
test_characters (void)
{
  static const char *const texts[] = {
    "～〜－−‖∥①②㈱㍿",
    "利⽤と利用、記⼊と記入、⼈材",
    "ﾊﾝｶｸ ハンカク ﾊﾞｯｸｱｯﾌﾟ",
    "か\xe3\x82\x99 が と e\xcc\x81 é",
    "葛󠄀城市 髙﨑 𠮷野 𩸽",
    "<b>&\"\\/\t100%",
    "한국어 ภาษาไทย Ελληνικά Кириллица",
    "50-2018-7331 https://bp-support.example.jp/a-b-c/d",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KaijiSheet) sheet = create_sheet (texts[i]);
      g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
      g_autofree char *document = print_ask (pages, "pdftotext", "-raw");
      g_autofree char *squeezed = NULL;
      g_autofree char *squeezed_text = print_squeeze (texts[i]);

      assert_drawn (pages, "business-overview", texts[i]);
      if (document == NULL)
        return;

      squeezed = print_squeeze (document);
      if (strstr (squeezed, squeezed_text) == NULL)
        g_error ("“%s” cannot be read from the PDF:\n%s", texts[i], document);
    }
}

static void
test_hebrew (void)
{
  static const char text[] = "שלום עולם 123";
  g_autoptr (KaijiSheet) sheet = create_sheet (text);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autofree char *drawn = print_get_answer (pages, "business-overview");

  g_assert_nonnull (strstr (drawn, "שלום"));
  g_assert_nonnull (strstr (drawn, "עולם"));
  g_assert_nonnull (strstr (drawn, "123"));
}

/* A character that no font has stands as a box, and as itself where the text is read. What is no
 * character at all is replaced, and takes nothing of its neighbours with it. */
static void
test_missing_character (void)
{
  g_autoptr (KaijiSheet) sheet = create_sheet ("前\xf3\xb0\x80\x80\x01後");
  g_autoptr (KaijiSheet) other = create_sheet ("前\xef\xbf\xbe\xf0\x9f\xbf\xbf\xef\xb7\x90後");
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPages) other_pages = print_lay_out (other, KAIJI_AUDIENCE_SUBMISSION);
  g_autofree char *document = print_ask (pages, "pdftotext", "-raw");
  g_autofree char *other_document = print_ask (other_pages, "pdftotext", "-raw");

  /* A control character takes no room. */
  assert_drawn (pages, "business-overview", "前\xf3\xb0\x80\x80後");
  assert_drawn (other_pages, "business-overview", "前\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd後");
  if (document == NULL)
    return;

  g_assert_nonnull (strstr (document, "後"));
  g_assert_nonnull (strstr (other_document, "前\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd後"));
}

static char *
repeat (const char *text, guint n)
{
  GString *string = g_string_sized_new (strlen (text) * n);

  for (guint i = 0; i < n; i++)
    g_string_append (string, text);

  return g_string_free (string, FALSE);
}

typedef struct
{
  const char *text;
  guint n;
  const char *page;
} LongText;

/* However long an answer is, each of its characters is drawn, once, and within its cell. */
static void
test_long (gconstpointer data)
{
  const LongText *long_text = data;
  g_autofree char *text = repeat (long_text->text, long_text->n);
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas", long_text->page);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) pages = NULL;
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);
  double bottom = (layout->paper_height - layout->margin_bottom) * 72 / 25.4;

  print_set_text (sheet, "representative-career", text);
  print_set_text (sheet, "service-description", text);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  assert_drawn (pages, "representative-career", text);
  assert_drawn (pages, "service-description", text);
  g_assert_cmpuint (print_get_last_item (pages, kaiji_pages_get_n_pages (pages) - 1), ==, 93);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        {
          const KaijiCell *cell = &cells[j];

          g_assert_cmpfloat (cell->area.y + cell->area.height, <=, bottom + 0.01);
          g_assert_cmpfloat (kaiji_text_block_get_height (cell->text, cell->first_line,
                                                          cell->n_lines),
                             <=, cell->text_area.height + 0.01);
        }
    }
}

static void
assert_same_lines (KaijiTextBlock *pieces, KaijiTextBlock *whole, guint n_lines)
{
  g_assert_cmpuint (kaiji_text_block_get_n_lines (pieces), >=, n_lines);

  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *line = print_dup_text (pieces, i, 1);
      g_autofree char *expected = print_dup_text (whole, i, 1);

      g_assert_cmpstr (line, ==, expected);
    }
}

/* A long paragraph is laid out in pieces, and breaks as one piece does. */
static void
test_pieces (void)
{
  static const char *const units[] = {
    "情報開示の項目を「すべて」記述し、公開します(ASP・SaaS)。",
    "The quick brown fox, 3.14 times — jumps over: the lazy dog; ",
    "あ\r\nい\n",
  };
  g_autoptr (KaijiTypesetter) typesetter = kaiji_typesetter_new ("IPAexGothic, sans-serif", NULL,
                                                                 NULL);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      /* Texts that are short enough for one piece, and begin as the long ones do. */
      g_autofree char *short_text = repeat (units[i], 8000 / strlen (units[i]));
      g_autofree char *long_text = repeat (units[i], 80000 / strlen (units[i]));
      const KaijiTextStyle style = { .size = 8, .line_height = 1.2, .width = 203.4 };
      KaijiTextBlock *whole = kaiji_typesetter_set (typesetter, short_text, &style);
      KaijiTextBlock *pieces = kaiji_typesetter_set (typesetter, long_text, &style);
      guint n_lines = kaiji_text_block_get_n_lines (whole);
      g_autofree char *tail = print_dup_text (pieces, n_lines,
                                              kaiji_text_block_get_n_lines (pieces) - n_lines);

      assert_same_lines (pieces, whole, n_lines - 1);
      g_assert_cmpuint (strlen (tail), >, 0);
    }
}

/* A very long text is not laid out to its end for nobody. */
static void
test_cancelled (void)
{
  g_autofree char *text = repeat ("申請した文。", 40000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KaijiTypesetter) typesetter = kaiji_typesetter_new ("IPAexGothic, sans-serif", NULL,
                                                                 cancellable);
  const KaijiTextStyle style = { .size = 8, .line_height = 1.2, .width = 203.4 };
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  KaijiTextBlock *block;

  g_cancellable_cancel (cancellable);
  block = kaiji_typesetter_set (typesetter, text, &style);
  g_assert_true (kaiji_typesetter_is_cancelled (typesetter));
  g_assert_cmpuint (kaiji_text_block_get_n_lines (block), <, 200);

  print_set_text (sheet, "service-description", text);
  pages = kaiji_pages_new_with_options (sheet, &(KaijiPagesOptions){ 0 }, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (pages);
}

/* Characters that must not begin or end a line do not, which is what Japanese typesetting asks. */
static void
test_line_breaking (void)
{
  static const char *const not_first = "、。」)ーゃっ・％～－";
  static const char *const not_last = "「(〒※■①⑳";
  g_autofree char *text
    = repeat ("「開示」の、チェックっぽい。(100％)ー※朝～夕、①甲－乙⑳丙■丁〒100", 20);
  g_autoptr (KaijiTypesetter) typesetter = kaiji_typesetter_new ("IPAexGothic, sans-serif", NULL,
                                                                 NULL);

  for (double width = 40; width < 60; width += 0.7)
    {
      const KaijiTextStyle style = { .size = 8, .line_height = 1.2, .width = width };
      KaijiTextBlock *block = kaiji_typesetter_set (typesetter, text, &style);

      for (guint i = 1; i < kaiji_text_block_get_n_lines (block); i++)
        {
          g_autofree char *line = print_dup_text (block, i, 1);

          g_assert_null (g_utf8_strchr (not_first, -1, g_utf8_get_char (line)));
          if (i + 1 < kaiji_text_block_get_n_lines (block))
            {
              const char *last = g_utf8_prev_char (line + strlen (line));

              g_assert_null (g_utf8_strchr (not_last, -1, g_utf8_get_char (last)));
            }
        }
    }
}

int
main (int argc, char *argv[])
{
  static const LongText long_texts[] = {
    { "あいうえおかきくけこ", 20000, NULL },
    { "x", 5000, NULL },
    { "-", 5000, NULL },
    { "a-", 2500, NULL },
    { "～", 2500, NULL },
    { "①", 2500, NULL },
    { "行\n", 1000, NULL },
    { "\n", 1000, NULL },
    { "語 ", 20000, "{\"landscape\": false, \"font-size\": 8}" },
    { "あ\xcc\x81\xcc\x81\xcc\x81\xcc\x81", 500, NULL },
    { "\xcc\x81", 20000, NULL },
    { "\xef\xb7\xbd", 200, "{\"font-size\": 11}" },
  };
  static const char *const long_names[] = {
    "characters",  "word",
    "hyphens",     "hyphens-and-letters",
    "tildes",      "circled-numbers",
    "lines",       "blank-lines",
    "words",       "marks",
    "marks-alone", "wide-characters",
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/text/sample", test_sample);
  g_test_add_data_func ("/print/text/published/certified-2017", "certified-2017", test_published);
  g_test_add_data_func ("/print/text/published/certified-2023", "certified-2023", test_published);
  g_test_add_data_func ("/print/text/published/guideline-full", "guideline-2024-full",
                        test_published);
  g_test_add_data_func ("/print/text/published/guideline-excerpt", "guideline-2024-excerpt",
                        test_published);
  g_test_add_func ("/print/text/characters", test_characters);
  g_test_add_func ("/print/text/right-to-left", test_hebrew);
  g_test_add_func ("/print/text/missing-character", test_missing_character);
  for (guint i = 0; i < G_N_ELEMENTS (long_texts); i++)
    {
      g_autofree char *name = g_strconcat ("/print/text/long/", long_names[i], NULL);

      g_test_add_data_func (name, &long_texts[i], test_long);
    }
  g_test_add_func ("/print/text/pieces", test_pieces);
  g_test_add_func ("/print/text/cancelled", test_cancelled);
  g_test_add_func ("/print/text/line-breaking", test_line_breaking);

  return g_test_run ();
}
