/* test-page-setup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-error.h"
#include "kaiji-page-setup.h"
#include "kaiji-sheet-file.h"
#include "print-fixture.h"

static void
assert_size (KaijiPages *pages, double width, double height)
{
  double real_width, real_height;

  kaiji_pages_get_size (pages, &real_width, &real_height);
  g_assert_cmpfloat_with_epsilon (real_width, width * 72 / 25.4, 0.01);
  g_assert_cmpfloat_with_epsilon (real_height, height * 72 / 25.4, 0.01);
}

/* Every character of the sheet is on the pages, whatever their size. */
static char *
get_answers (KaijiPages *pages, KaijiSheet *sheet)
{
  GString *answers = g_string_new (NULL);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *answer = print_get_answer (pages, fields[i].id);
      g_autofree char *squeezed = print_squeeze (answer);

      g_string_append (answers, squeezed);
    }

  return g_string_free (answers, FALSE);
}

static void
test_paper (void)
{
  static const struct
  {
    const char *paper;
    gboolean landscape;
    double width;
    double height;
  } papers[] = {
    { "iso_a4", TRUE, 297, 210 },        { "iso_a4", FALSE, 210, 297 },
    { "iso_a3", TRUE, 420, 297 },        { "iso_a3", FALSE, 297, 420 },
    { "na_letter", TRUE, 279.4, 215.9 }, { "na_letter", FALSE, 215.9, 279.4 },
  };
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) plain = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autofree char *plain_answers = get_answers (plain, sheet);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
      g_autoptr (KaijiPages) pages = NULL;
      g_autofree char *answers = NULL;

      setup->paper = g_strdup (papers[i].paper);
      setup->landscape = papers[i].landscape;
      kaiji_sheet_set_page_setup (sheet, setup);
      pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
      answers = get_answers (pages, sheet);

      assert_size (pages, papers[i].width, papers[i].height);
      g_assert_cmpstr (answers, ==, plain_answers);
    }
}

/* A number and a level are never broken, on whatever paper and in whatever size. */
static void
test_short_columns (void)
{
  static const struct
  {
    const char *paper;
    gboolean landscape;
    double font_size;
  } setups[] = {
    { "iso_a4", FALSE, 0 }, { "iso_a4", FALSE, 9 },  { "iso_a4", TRUE, 12 },
    { "iso_a4", TRUE, 5 },  { "iso_a3", FALSE, 10 }, { "na_letter", FALSE, 0 },
  };
  g_autoptr (KaijiSheet) sheet = print_load_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (setups); i++)
    {
      g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
      g_autoptr (KaijiPages) pages = NULL;

      setup->paper = g_strdup (setups[i].paper);
      setup->landscape = setups[i].landscape;
      setup->font_size = setups[i].font_size;
      kaiji_sheet_set_page_setup (sheet, setup);
      pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

      for (guint page = 0; page < kaiji_pages_get_n_pages (pages); page++)
        {
          guint n_cells;
          const KaijiCell *cells = kaiji_pages_get_cells (pages, page, &n_cells);

          for (guint j = 0; j < n_cells; j++)
            if (cells[j].kind == KAIJI_CELL_FIELD
                && (cells[j].content == KAIJI_COLUMN_NUMBER
                    || cells[j].content == KAIJI_COLUMN_LEVEL))
              g_assert_cmpuint (cells[j].n_lines, ==, 1);
        }
    }
}

static void
test_font (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) plain = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  g_autoptr (KaijiPages) larger = NULL;
  g_autoptr (KaijiPages) serif = NULL;
  const KaijiCell *cells, *larger_cells;
  guint n_cells, n_larger_cells;

  setup->font_size = 2 * kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet))->font_size;
  kaiji_sheet_set_page_setup (sheet, setup);
  larger = kaiji_pages_renew (plain, sheet, NULL);
  cells = kaiji_pages_get_cells (plain, 0, &n_cells);
  larger_cells = kaiji_pages_get_cells (larger, 0, &n_larger_cells);
  g_assert_cmpuint (kaiji_pages_get_n_pages (larger), >, kaiji_pages_get_n_pages (plain));
  g_assert_cmpint (larger_cells[1].kind, ==, KAIJI_CELL_SUBTITLE);
  g_assert_cmpfloat_with_epsilon (kaiji_text_block_get_source (larger_cells[1].text)->style.size,
                                  2 * kaiji_text_block_get_source (cells[1].text)->style.size,
                                  0.001);

  /* No text of another font is taken over. */
  setup->fonts = g_strdup ("serif");
  kaiji_sheet_set_page_setup (sheet, setup);
  serif = kaiji_pages_renew (larger, sheet, NULL);
  g_assert_cmpstr (kaiji_pages_get_fonts (serif), ==, "serif");
  cells = kaiji_pages_get_cells (serif, 0, &n_cells);
  g_assert_true (cells[0].text != larger_cells[0].text);
}

static void
test_breaks (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  g_autoptr (KaijiPages) pages = NULL;

  setup->breaks = g_memdup2 ((guint[]){ 3, 9, 1, 1000 }, 4 * sizeof (guint));
  setup->n_breaks = 4;
  kaiji_sheet_set_page_setup (sheet, setup);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  g_assert_cmpuint (print_get_last_item (pages, 0), ==, 2);
  g_assert_cmpuint (print_get_last_item (pages, 1), ==, 8);
  g_assert_cmpuint (print_get_last_item (pages, kaiji_pages_get_n_pages (pages) - 1), ==, 93);
}

static void
test_no_room (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  g_autoptr (GError) error = NULL;

  setup->paper = g_strdup ("na_letter");
  setup->font_size = 60;
  kaiji_sheet_set_page_setup (sheet, setup);

  g_assert_null (kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_PAGE);
}

static void
count (KaijiSheet *sheet, guint *n)
{
  (*n)++;
}

/* It is told when it changes, and only then; it goes where the sheet goes. */
static void
test_kept (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPageSetup) plain = kaiji_page_setup_new ();
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  g_autoptr (KaijiPageSetup) copied = NULL;
  g_autoptr (KaijiSheet) copy = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) plain_file = kaiji_sheet_file_serialize (sheet);
  g_autoptr (GBytes) plain_file_again = NULL;
  guint n_changes = 0;

  g_signal_connect (sheet, "page-setup-changed", G_CALLBACK (count), &n_changes);
  kaiji_sheet_set_page_setup (sheet, plain);
  g_assert_cmpuint (n_changes, ==, 0);

  setup->paper = g_strdup ("iso_a3");
  setup->fonts = g_strdup ("serif");
  setup->font_size = 9.5;
  setup->breaks = g_memdup2 ((guint[]){ 7 }, sizeof (guint));
  setup->n_breaks = 1;
  kaiji_sheet_set_page_setup (sheet, setup);
  kaiji_sheet_set_page_setup (sheet, setup);
  g_assert_cmpuint (n_changes, ==, 1);

  copy = kaiji_sheet_dup_printed (sheet);
  copied = kaiji_sheet_dup_page_setup (copy);
  g_assert_cmpstr (copied->paper, ==, "iso_a3");
  g_assert_false (copied->landscape);
  g_assert_cmpstr (copied->fonts, ==, "serif");
  g_assert_cmpfloat (copied->font_size, ==, 9.5);
  g_assert_true (kaiji_page_setup_breaks_before (copied, 7));
  g_assert_false (kaiji_page_setup_breaks_before (copied, 8));

  file = kaiji_sheet_file_serialize (sheet);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                                  "\"font-size\": 9.5"));

  kaiji_sheet_set_page_setup (sheet, plain);
  g_assert_cmpuint (n_changes, ==, 2);
  plain_file_again = kaiji_sheet_file_serialize (sheet);
  g_assert_true (g_bytes_equal (plain_file, plain_file_again));
}

static void
test_break_list (void)
{
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  g_autoptr (KaijiPageSetup) copy = NULL;

  kaiji_page_setup_set_break_before (setup, 30, TRUE);
  kaiji_page_setup_set_break_before (setup, 7, TRUE);
  kaiji_page_setup_set_break_before (setup, 62, TRUE);
  kaiji_page_setup_set_break_before (setup, 30, TRUE);
  g_assert_cmpmem (setup->breaks, setup->n_breaks * sizeof (guint), ((guint[]){ 7, 30, 62 }),
                   3 * sizeof (guint));

  copy = kaiji_page_setup_copy (setup);
  g_assert_true (kaiji_page_setup_equal (setup, copy));
  kaiji_page_setup_set_break_before (copy, 30, FALSE);
  kaiji_page_setup_set_break_before (copy, 31, FALSE);
  g_assert_cmpmem (copy->breaks, copy->n_breaks * sizeof (guint), ((guint[]){ 7, 62 }),
                   2 * sizeof (guint));
  g_assert_false (kaiji_page_setup_equal (setup, copy));
}

/* What a newer version says of pages stays where this one changes something else. */
static void
test_unknown_kept (void)
{
  static const char contents[]
    = "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\", "
      "\"edition\": \"2023\", \"page-setup\": {\"font-size\": 9, \"colour\": \"grey\"}, "
      "\"answers\": {}}";
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (contents, strlen (contents));
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_parse (bytes, library, &error);
  g_autoptr (KaijiPageSetup) plain = kaiji_page_setup_new ();
  g_autoptr (GBytes) saved = NULL;

  g_assert_no_error (error);
  kaiji_sheet_set_page_setup (sheet, plain);
  saved = kaiji_sheet_file_serialize (sheet);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (saved, NULL), (gssize) g_bytes_get_size (saved),
                                  "\"colour\": \"grey\""));
  g_assert_null (
    g_strstr_len (g_bytes_get_data (saved, NULL), (gssize) g_bytes_get_size (saved), "font-size"));
}

static double
get_title_size (KaijiPages *pages, guint page, guint *n_lines)
{
  guint n_cells;
  const KaijiCell *cells = kaiji_pages_get_cells (pages, page, &n_cells);

  g_assert_cmpint (cells[0].kind, ==, KAIJI_CELL_TITLE);
  *n_lines = cells[0].n_lines;

  return kaiji_text_block_get_source (cells[0].text)->style.size;
}

/* The title shrinks where it would take two lines, and is never smaller than what stands below. */
static void
test_title (void)
{
  static const double sizes[] = { 7, 8, 10, 12, 20 };
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
      g_autoptr (KaijiPages) pages = NULL;
      double usual_size = layout->title_size * sizes[i] / layout->font_size;

      setup->paper = g_strdup (sizes[i] < 20 ? "iso_a4" : "iso_a3");
      setup->font_size = sizes[i];
      kaiji_sheet_set_page_setup (sheet, setup);
      pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

      for (guint page = 0; page < kaiji_pages_get_n_pages (pages); page++)
        {
          guint n_lines;
          double size = get_title_size (pages, page, &n_lines);

          g_assert_cmpuint (n_lines, ==, 1);
          g_assert_cmpfloat (size, >=, sizes[i]);
          if (sizes[i] <= layout->font_size)
            g_assert_cmpfloat_with_epsilon (size, usual_size, 0.001);
        }
    }
}

/* A form may have its title smaller than its table's text; it never becomes larger. */
static void
test_small_title (void)
{
  g_autofree char *title = g_strnfill (400, 'w');
  g_autofree char *page = g_strdup_printf ("{\"title\": \"%s\", \"title-size\": 5}", title);
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas", page);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  guint n_lines;

  g_assert_cmpfloat (get_title_size (pages, 0, &n_lines), ==, 5);
  g_assert_cmpuint (n_lines, >, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/page-setup/paper", test_paper);
  g_test_add_func ("/print/page-setup/font", test_font);
  g_test_add_func ("/print/page-setup/title", test_title);
  g_test_add_func ("/print/page-setup/small-title", test_small_title);
  g_test_add_func ("/print/page-setup/short-columns", test_short_columns);
  g_test_add_func ("/print/page-setup/breaks", test_breaks);
  g_test_add_func ("/print/page-setup/no-room", test_no_room);
  g_test_add_func ("/print/page-setup/break-list", test_break_list);
  g_test_add_func ("/print/page-setup/kept", test_kept);
  g_test_add_func ("/print/page-setup/unknown-kept", test_unknown_kept);

  return g_test_run ();
}
