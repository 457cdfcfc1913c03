/* test-pages.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages as the window uses them: made again after an edit, drawn on any thread, asked for what is
 * at a place.
 */

#include "config.h"

#include <string.h>

#include "kaiji-error.h"
#include "kaiji-pages-find.h"
#include "print-fixture.h"

#define N_THREADS 6

static void
assert_same_areas (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  g_assert_cmpfloat (a->x, ==, b->x);
  g_assert_cmpfloat (a->y, ==, b->y);
  g_assert_cmpfloat (a->width, ==, b->width);
  g_assert_cmpfloat (a->height, ==, b->height);
}

static void
assert_same_pages (KaijiPages *a, KaijiPages *b)
{
  g_assert_cmpuint (kaiji_pages_get_n_pages (a), ==, kaiji_pages_get_n_pages (b));

  for (guint i = 0; i < kaiji_pages_get_n_pages (a); i++)
    {
      guint n_cells, n_other_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (a, i, &n_cells);
      const KaijiCell *other_cells = kaiji_pages_get_cells (b, i, &n_other_cells);

      g_assert_cmpuint (n_cells, ==, n_other_cells);
      for (guint j = 0; j < n_cells; j++)
        {
          g_autofree char *text = print_dup_cell_text (&cells[j]);
          g_autofree char *other_text = print_dup_cell_text (&other_cells[j]);

          g_assert_cmpstr (text, ==, other_text);
          assert_same_areas (&cells[j].area, &other_cells[j].area);
          assert_same_areas (&cells[j].text_area, &other_cells[j].text_area);
        }
    }
}

static KaijiPages *
renew (KaijiPages *pages, KaijiSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  KaijiPages *renewed = kaiji_pages_renew (pages, sheet, &error);

  g_assert_no_error (error);

  return renewed;
}

/* After an edit the pages are the same as if made from nothing, and the old ones as they were. */
static void
test_renew (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) old = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPages) again = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPages) renewed = NULL;
  g_autoptr (KaijiPages) fresh = NULL;
  g_autofree char *long_text = g_strnfill (3000, 'w');

  print_set_text (sheet, "business-overview", long_text);
  print_set_text (sheet, "periodic-report", "新しい答え");
  renewed = renew (old, sheet);
  fresh = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  assert_same_pages (renewed, fresh);
  assert_same_pages (old, again);
}

/* Unchanged texts are not laid out again. */
static void
test_renew_shares (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) old = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPages) renewed = NULL;
  guint n_changed = 0;

  /* As long as before, so that every cell stays where it is. */
  print_set_text (sheet, "certifications", "無し");
  g_clear_object (&old);
  old = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  print_set_text (sheet, "certifications", "未定");
  renewed = renew (old, sheet);

  for (guint i = 0; i < kaiji_pages_get_n_pages (old); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (old, i, &n_cells);
      const KaijiCell *new_cells = kaiji_pages_get_cells (renewed, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        {
          n_changed += cells[j].text != new_cells[j].text;
          g_assert_true (cells[j].picture == new_cells[j].picture);
        }
    }

  g_assert_cmpuint (n_changed, ==, 1);
}

static void
test_renew_other_scheme (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("mic-asp-saas", NULL);
  g_autoptr (KaijiSheet) other = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_PUBLIC);
  g_autoptr (KaijiPages) renewed = renew (pages, other);
  g_autoptr (KaijiPages) fresh = print_lay_out (other, KAIJI_AUDIENCE_PUBLIC);

  assert_same_pages (renewed, fresh);
  g_assert_cmpint (kaiji_pages_get_audience (renewed), ==, KAIJI_AUDIENCE_PUBLIC);
}

/* Pages live on without their sheet. */
static void
test_outlives_sheet (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autofree char *text = NULL;

  g_clear_object (&sheet);
  text = print_get_answer (pages, "representative-name");
  g_assert_cmpstr (text, ==, "空橋 千景");
}

static void
test_places (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  double width, height;

  kaiji_pages_get_size (pages, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 595.28, 0.01);

  for (guint i = 0; i < n_fields; i++)
    {
      cairo_rectangle_t area;
      guint page;
      double y;

      g_assert_true (kaiji_pages_find_first_answer (pages, &fields[i], &page, &area));
      y = area.y + area.height / 2;
      /* In its answer, in its prompt and beside it in the number's cell. */
      g_assert_true (kaiji_pages_find_field (pages, page, area.x + 1, y) == &fields[i]);
      g_assert_true (kaiji_pages_find_field (pages, page, width / 2, y) == &fields[i]);
      g_assert_true (kaiji_pages_find_field (pages, page, 36, y) == &fields[i]);
      /* Left and right of the table. */
      g_assert_null (kaiji_pages_find_field (pages, page, 5, y));
      g_assert_null (kaiji_pages_find_field (pages, page, width - 5, y));
    }

  g_assert_null (kaiji_pages_find_field (pages, 0, width / 2, 1));
  g_assert_null (kaiji_pages_find_field (pages, 0, width / 2, height - 1));
}

/* An answer that is longer than a page has a place on each page it is on. */
static void
test_places_split (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     "business-overview");
  g_autofree char *long_text = g_strnfill (30000, 'w');
  g_autoptr (KaijiPages) pages = NULL;
  cairo_rectangle_t area, first_area;
  guint first_page;
  guint n_pages = 0;

  print_set_text (sheet, "business-overview", long_text);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_assert_true (kaiji_pages_find_first_answer (pages, field, &first_page, &first_area));

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      if (!kaiji_pages_find_answer (pages, i, field, &area))
        continue;

      g_assert_cmpuint (i, ==, first_page + n_pages);
      g_assert_true (kaiji_pages_find_field (pages, i, area.x + 1, area.y + 1) == field);
      if (n_pages++ == 0)
        assert_same_areas (&area, &first_area);
    }

  g_assert_cmpuint (n_pages, >, 2);
}

static void
test_places_excluded (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     "business-name");
  g_autoptr (KaijiPages) pages = NULL;
  cairo_rectangle_t area;
  guint page;

  print_exclude_section (sheet, kaiji_field_get_section (field)->title);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_assert_false (kaiji_pages_find_first_answer (pages, field, &page, &area));
  g_assert_false (kaiji_pages_find_answer (pages, 0, field, &area));
}

/* Only the page that an edit changes looks different, and not for what is never printed. */
static void
test_looks_same (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     "certifications");
  g_autoptr (KaijiPages) old = NULL;
  g_autoptr (KaijiPages) renewed = NULL;
  g_autoptr (KaijiPages) with_memo = NULL;
  g_autoptr (KaijiAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  cairo_rectangle_t area;
  guint page;

  print_set_text (sheet, "certifications", "無し");
  old = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_assert_true (kaiji_pages_find_first_answer (old, field, &page, &area));
  print_set_text (sheet, "certifications", "未定");
  renewed = renew (old, sheet);
  for (guint i = 0; i < kaiji_pages_get_n_pages (old); i++)
    g_assert_cmpint (kaiji_pages_looks_same (old, renewed, i), ==, i != page);
  g_assert_false (kaiji_pages_looks_same (old, renewed, kaiji_pages_get_n_pages (old)));

  answer = kaiji_answer_new_from_json ("{\"text\": \"未定\", \"memo\": \"確認中\"}", &error);
  g_assert_no_error (error);
  kaiji_sheet_set_answer (sheet, field, answer);
  with_memo = renew (renewed, sheet);
  for (guint i = 0; i < kaiji_pages_get_n_pages (old); i++)
    g_assert_true (kaiji_pages_looks_same (renewed, with_memo, i));
}

static cairo_surface_t *
draw (KaijiPages *pages, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 842, 596);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  kaiji_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static void
assert_same_pixels (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a)
               * (gsize) cairo_image_surface_get_height (a);

  g_assert_cmpint (memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                           size),
                   ==, 0);
}

static gpointer
draw_all (gpointer data)
{
  KaijiPages *pages = data;
  GPtrArray *surfaces = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    g_ptr_array_add (surfaces, draw (pages, i));

  return surfaces;
}

/* The same pages may be drawn on several threads at a time. */
static void
test_draw_threads (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (GPtrArray) expected = draw_all (pages);
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("draw", draw_all, pages);

  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autoptr (GPtrArray) surfaces = g_thread_join (threads[i]);

      for (guint j = 0; j < surfaces->len; j++)
        assert_same_pixels (g_ptr_array_index (surfaces, j), g_ptr_array_index (expected, j));
    }
}

static gpointer
lay_out_all (gpointer data)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();

  return print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
}

/* Sheets are laid out side by side, and the pages outlive the thread that made them. */
static void
test_layout_threads (void)
{
  g_autoptr (KaijiPages) expected = lay_out_all (NULL);
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("lay out", lay_out_all, NULL);

  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autoptr (KaijiPages) pages = g_thread_join (threads[i]);

      assert_same_pages (pages, expected);
      for (guint j = 0; j < kaiji_pages_get_n_pages (pages); j++)
        {
          cairo_surface_t *drawn = draw (pages, j);
          cairo_surface_t *expected_drawn = draw (expected, j);

          assert_same_pixels (drawn, expected_drawn);
          cairo_surface_destroy (drawn);
          cairo_surface_destroy (expected_drawn);
        }
    }
}

/* What would take minutes is refused, with the limit. */
static void
test_too_many_characters (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autofree char *long_text = g_strnfill (2000001, 'w');
  g_autoptr (GError) error = NULL;

  print_set_text (sheet, "business-overview", long_text);
  g_assert_null (kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "2000000"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/pages/too-many-characters", test_too_many_characters);
  g_test_add_func ("/print/pages/renew/same", test_renew);
  g_test_add_func ("/print/pages/renew/shares", test_renew_shares);
  g_test_add_func ("/print/pages/renew/other-scheme", test_renew_other_scheme);
  g_test_add_func ("/print/pages/outlives-sheet", test_outlives_sheet);
  g_test_add_func ("/print/pages/places/all", test_places);
  g_test_add_func ("/print/pages/places/split", test_places_split);
  g_test_add_func ("/print/pages/places/excluded", test_places_excluded);
  g_test_add_func ("/print/pages/looks-same", test_looks_same);
  g_test_add_func ("/print/pages/threads/draw", test_draw_threads);
  g_test_add_func ("/print/pages/threads/layout", test_layout_threads);

  return g_test_run ();
}
