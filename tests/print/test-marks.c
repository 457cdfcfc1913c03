/* test-marks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What pages say besides the sheet: that it is a draft, what has changed, what the fonts lack.
 */

#include "config.h"

#include <string.h>

#include "kaiji-page-setup.h"
#include "kaiji-print-findings.h"
#include "print-fixture.h"

/* A private character that no font has. */
#define UNKNOWN "\xf4\x8f\xbf\xbd" /* U+10FFFD */

static KaijiPages *
lay_out (KaijiSheet *sheet, const KaijiPagesOptions *options)
{
  g_autoptr (GError) error = NULL;
  KaijiPages *pages = kaiji_pages_new_with_options (sheet, options, NULL, &error);

  g_assert_no_error (error);

  return pages;
}

/* Draws a page small. Returns: how dark it is in all, counted over its pixels. */
static guint64
measure_ink (KaijiPages *pages, guint page)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height;
  guint64 ink = 0;

  kaiji_pages_get_size (pages, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width / 2, (int) height / 2);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 0.5, 0.5);
  kaiji_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      ink += 255u
             - cairo_image_surface_get_data (
               surface)[y * cairo_image_surface_get_stride (surface) + 4 * x];
  cairo_surface_destroy (surface);

  return ink;
}

/* A draft is marked on every page, also after a renewal, and its texts do not move. */
static void
test_draft (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) clean = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPages) draft = lay_out (sheet, &(KaijiPagesOptions){ .is_draft = TRUE });
  g_autoptr (KaijiPages) renewed = kaiji_pages_renew (draft, sheet, NULL);

  g_assert_cmpuint (kaiji_pages_get_n_pages (draft), ==, kaiji_pages_get_n_pages (clean));
  for (guint i = 0; i < kaiji_pages_get_n_pages (clean); i++)
    {
      guint64 ink = measure_ink (clean, i);

      g_assert_cmpuint (measure_ink (draft, i), >, ink + ink / 50);
      g_assert_cmpuint (measure_ink (renewed, i), ==, measure_ink (draft, i));
      g_assert_true (kaiji_pages_looks_same (draft, renewed, i));
      for (KaijiCellKind kind = KAIJI_CELL_TITLE; kind <= KAIJI_CELL_NOTE; kind++)
        {
          g_autofree char *a = print_get_cells (clean, i, kind);
          g_autofree char *b = print_get_cells (draft, i, kind);

          g_assert_cmpstr (a, ==, b);
        }
    }
}

static char *
list_changed (KaijiPages *pages)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        if (cells[j].is_changed && cells[j].kind != KAIJI_CELL_NOTE)
          {
            g_assert_cmpint (cells[j].content, ==, KAIJI_COLUMN_ANSWER);
            g_string_append_printf (ids, "%s ", cells[j].field->id);
          }
    }

  return g_string_free (ids, FALSE);
}

/* Marks are explained on every page that could have one, with the date of the older sheet. */
static void
test_legend (void)
{
  g_autoptr (KaijiSheet) old_sheet = print_load_sample ();
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) marked = NULL;
  g_autoptr (KaijiPages) unmarked = lay_out (sheet, &(KaijiPagesOptions){ 0 });
  g_autofree char *without = print_get_cells (unmarked, 0, KAIJI_CELL_NOTE);

  g_assert_null (strstr (without, "太線"));

  print_set_text (old_sheet, "disclosure-date", "2024/9/1");
  marked = lay_out (sheet, &(KaijiPagesOptions){ .changes_from = old_sheet });
  for (guint i = 0; i < kaiji_pages_get_n_pages (marked); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (marked, i, &n_cells);
      g_autofree char *legend = print_dup_cell_text (&cells[n_cells - 1]);

      g_assert_cmpint (cells[n_cells - 1].kind, ==, KAIJI_CELL_NOTE);
      g_assert_true (cells[n_cells - 1].is_changed);
      g_assert_nonnull (strstr (legend, "太線"));
      g_assert_nonnull (strstr (legend, "2024/9/1"));
    }
}

static void
test_changes (void)
{
  g_autoptr (KaijiSheet) old_sheet = print_load_sample ();
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiField *removed = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                       "officer-names");
  g_autoptr (KaijiPages) same = NULL;
  g_autoptr (KaijiPages) changed = NULL;
  g_autoptr (KaijiPages) renewed = NULL;
  g_autofree char *none = NULL;
  g_autofree char *some = NULL;
  g_autofree char *none_again = NULL;

  same = lay_out (sheet, &(KaijiPagesOptions){ .changes_from = old_sheet });
  none = list_changed (same);
  g_assert_cmpstr (none, ==, "");

  print_set_text (sheet, "business-name", "別の名前");
  kaiji_sheet_set_answer (sheet, removed, NULL);
  changed = kaiji_pages_renew (same, sheet, NULL);
  some = list_changed (changed);
  g_assert_cmpstr (some, ==, "business-name officer-names ");
  g_assert_false (kaiji_pages_looks_same (same, changed, 0));

  renewed = kaiji_pages_renew (changed, old_sheet, NULL);
  none_again = list_changed (renewed);
  g_assert_cmpstr (none_again, ==, "");
}

/* Answers masked in the public version are not marked as changed. */
static void
test_changes_masked (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", NULL);
  g_autoptr (KaijiSheet) old_sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) pages = NULL;
  g_autofree char *changed = NULL;

  print_set_text (old_sheet, "officer-count", "3名");
  print_set_text (sheet, "officer-count", "4名");
  print_set_text (sheet, "business-name", "名前");
  pages = lay_out (sheet, &(KaijiPagesOptions){ .audience = KAIJI_AUDIENCE_PUBLIC,
                                                .changes_from = old_sheet });
  changed = list_changed (pages);
  g_assert_cmpstr (changed, ==, "business-name ");
}

static char *
get_page (KaijiPages *pages, guint page)
{
  return print_get_cells (pages, page, KAIJI_CELL_FIELD);
}

/* The list holds what differs and nothing else: number, item, question, before and after; as many
 * pages as that takes; and follows the sheet. */
static void
test_change_list (void)
{
  g_autoptr (KaijiSheet) old_sheet = print_load_sample ();
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiField *removed = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                       "officer-count");
  KaijiPagesOptions options = { .changes_from = old_sheet, .lists_changes = TRUE };
  g_autoptr (KaijiPages) none = lay_out (sheet, &options);
  g_autoptr (KaijiPages) some = NULL;
  g_autoptr (KaijiPages) many = NULL;
  g_autofree char *no_cells = get_page (none, 0);
  g_autofree char *heads = print_get_cells (none, 0, KAIJI_CELL_HEAD);
  g_autofree char *some_cells = NULL;
  g_autofree char *last_cells = NULL;
  g_autofree char *notes = NULL;
  g_autoptr (GString) long_text = g_string_new (NULL);

  g_assert_cmpstr (no_cells, ==, "");
  g_assert_cmpstr (heads, ==, "No.|Item|Question|Before|After");

  print_set_text (sheet, "business-name", "別の名前");
  kaiji_sheet_set_answer (sheet, removed, NULL);
  some = kaiji_pages_renew (none, sheet, NULL);
  some_cells = get_page (some, 0);
  notes = print_get_cells (some, 0, KAIJI_CELL_NOTE);
  g_assert_cmpuint (kaiji_pages_get_n_pages (some), ==, 1);
  g_assert_cmpstr (
    some_cells, ==,
    "2|事業者名|事業者の正式名称(商号)|株式会社ソラハシワークス|別の名前|7|役員数|役員数|6名|");
  g_assert_cmpstr (notes, ==, "");
  g_assert_true (g_str_has_prefix (kaiji_pages_get_title (some), "List of changes - "));

  for (guint i = 1; i <= 200; i++)
    g_string_append_printf (long_text, "%u行\n", i);
  print_set_text (sheet, "business-name", long_text->str);
  many = kaiji_pages_renew (some, sheet, NULL);
  g_assert_cmpuint (kaiji_pages_get_n_pages (many), >, 3);
  last_cells = get_page (many, kaiji_pages_get_n_pages (many) - 1);
  g_assert_true (g_str_has_prefix (last_cells, "2|事業者名(続き)|事業者の正式名称(商号)(続き)||"));
  g_assert_true (g_str_has_suffix (last_cells, "200行|7|役員数|役員数|6名|"));
}

/* Text continued from the previous page is at the top, however long the other text is. */
static void
test_change_list_split (void)
{
  g_autoptr (KaijiSheet) old_sheet = print_load_sample ();
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiPagesOptions options = { .changes_from = old_sheet, .lists_changes = TRUE };
  g_autofree char *old_text = g_strnfill (9000, 'x');
  g_autofree char *text = g_strnfill (5200, 'y');
  g_autoptr (KaijiPages) pages = NULL;
  guint n_short = 0;

  print_set_text (old_sheet, "business-name", old_text);
  print_set_text (sheet, "business-name", text);
  pages = lay_out (sheet, &options);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        {
          const KaijiCell *cell = &cells[j];
          g_autoptr (GArray) areas = NULL;

          if (cell->first_line == 0 || cell->n_lines == 0)
            continue;

          areas = kaiji_cell_list_areas (cell, 0, G_MAXSIZE);
          g_assert_cmpfloat (g_array_index (areas, cairo_rectangle_t, 0).y, ==, cell->text_area.y);
          n_short += kaiji_text_block_get_height (cell->text, cell->first_line, cell->n_lines)
                     < cell->text_area.height / 2;
        }
    }

  g_assert_cmpuint (n_short, >, 0);
}

/* Its numbers stay whole on a narrow paper too. */
static void
test_change_list_paper (void)
{
  g_autoptr (KaijiSheet) old_sheet = print_load_sample ();
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (kaiji_sheet_get_scheme (old_sheet));
  const KaijiPagesOptions options = { .changes_from = old_sheet, .lists_changes = TRUE };
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();

  setup->paper = g_strdup ("iso_a4");
  for (double font_size = 5; font_size < 21; font_size += 5)
    {
      g_autoptr (KaijiPages) pages = NULL;

      setup->font_size = font_size;
      kaiji_sheet_set_page_setup (sheet, setup);
      pages = lay_out (sheet, &options);

      for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
        {
          guint n_cells;
          const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

          for (guint j = 0; j < n_cells; j++)
            if (cells[j].field != NULL && cells[j].content == KAIJI_COLUMN_NUMBER)
              g_assert_cmpuint (cells[j].n_lines, ==, 1);
        }
    }
}

static void
test_unknown_characters (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) clean = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (GPtrArray) none = kaiji_print_findings_list (clean);
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_cmpuint (none->len, ==, 0);

  print_set_text (sheet, "business-name", "甲" UNKNOWN "乙" UNKNOWN);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  findings = kaiji_print_findings_list (pages);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (kaiji_finding_get_field_id (findings->pdata[0]), ==, "business-name");
  g_assert_nonnull (strstr (kaiji_finding_get_message (findings->pdata[0]), "U+10FFFD"));
}

static void
test_font (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas",
                                                      "{\"fonts\": \"No Such Font, sans-serif\"}");
  g_autoptr (KaijiScheme) generic_scheme = print_load_scheme ("aspic-asp-saas",
                                                              "{\"fonts\": \"serif\"}");
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiSheet) generic_sheet = kaiji_sheet_new (generic_scheme);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPages) generic_pages = print_lay_out (generic_sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiScheme) found_scheme = NULL;
  g_autoptr (KaijiSheet) found_sheet = NULL;
  g_autoptr (KaijiPages) found_pages = NULL;
  g_autofree char *found = NULL;
  g_autofree char *message = kaiji_print_findings_dup_font_message (pages);

  g_assert_true (kaiji_pages_is_font_missing (pages));
  g_assert_nonnull (strstr (message, "No Such Font, sans-serif"));
  g_assert_nonnull (strstr (message, kaiji_pages_get_font_family (pages)));
  g_assert_null (kaiji_print_findings_dup_font_message (generic_pages));
  g_assert_cmpstr (kaiji_pages_get_fonts (pages), ==, "No Such Font, sans-serif");
  g_assert_cmpstr (kaiji_pages_get_font_family (pages), !=, "No Such Font");
  g_assert_false (kaiji_pages_is_font_missing (generic_pages));

  /* The font that stood in is there when it is asked for by name, after one that is not. */
  found = g_strdup_printf ("{\"fonts\": \"No Such Font, %s\"}",
                           kaiji_pages_get_font_family (pages));
  found_scheme = print_load_scheme ("aspic-asp-saas", found);
  found_sheet = kaiji_sheet_new (found_scheme);
  found_pages = print_lay_out (found_sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_assert_false (kaiji_pages_is_font_missing (found_pages));
  g_assert_cmpstr (kaiji_pages_get_font_family (found_pages), ==,
                   kaiji_pages_get_font_family (pages));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/marks/draft", test_draft);
  g_test_add_func ("/print/marks/changes", test_changes);
  g_test_add_func ("/print/marks/legend", test_legend);
  g_test_add_func ("/print/marks/changes-masked", test_changes_masked);
  g_test_add_func ("/print/marks/change-list/rows", test_change_list);
  g_test_add_func ("/print/marks/change-list/split", test_change_list_split);
  g_test_add_func ("/print/marks/change-list/paper", test_change_list_paper);
  g_test_add_func ("/print/marks/unknown-characters", test_unknown_characters);
  g_test_add_func ("/print/marks/font", test_font);

  return g_test_run ();
}
