/* test-geometry.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What must be true of every page, whatever is printed on whatever paper.
 */

#include "config.h"

#include "print-fixture.h"
#include "published-fixture.h"

#define POINTS_PER_MILLIMETRE (72.0 / 25.4)
#define TOLERANCE 0.01

static double
get_right (const cairo_rectangle_t *area)
{
  return area->x + area->width;
}

static double
get_bottom (const cairo_rectangle_t *area)
{
  return area->y + area->height;
}

static gboolean
is_within (const cairo_rectangle_t *inner, const cairo_rectangle_t *outer)
{
  return inner->x >= outer->x - TOLERANCE && inner->y >= outer->y - TOLERANCE
         && get_right (inner) <= get_right (outer) + TOLERANCE
         && get_bottom (inner) <= get_bottom (outer) + TOLERANCE;
}

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < get_right (b) - TOLERANCE && b->x < get_right (a) - TOLERANCE
         && a->y < get_bottom (b) - TOLERANCE && b->y < get_bottom (a) - TOLERANCE;
}

static void
check_inside_margins (KaijiPages *pages,
                      const KaijiPageLayout *layout,
                      const KaijiCell *cells,
                      guint n_cells)
{
  double width, height;
  cairo_rectangle_t room;

  kaiji_pages_get_size (pages, &width, &height);
  room.x = layout->margin_left * POINTS_PER_MILLIMETRE;
  room.y = layout->margin_top * POINTS_PER_MILLIMETRE;
  room.width = width - layout->margin_right * POINTS_PER_MILLIMETRE - room.x;
  room.height = height - layout->margin_bottom * POINTS_PER_MILLIMETRE - room.y;

  for (guint i = 0; i < n_cells; i++)
    g_assert_true (is_within (&cells[i].area, &room));
}

/* No cell lies on another, and those of the table leave no hole in it. */
static void
check_tiling (const KaijiCell *cells, guint n_cells)
{
  cairo_rectangle_t table = { 0 };
  double area = 0;

  for (guint i = 0; i < n_cells; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (overlap (&cells[i].area, &cells[j].area));

  for (guint i = 0; i < n_cells; i++)
    {
      const cairo_rectangle_t *cell = &cells[i].area;

      if (!kaiji_cell_is_ruled (&cells[i]))
        continue;

      if (area <= 0)
        table = *cell;
      table.width = MAX (get_right (&table), get_right (cell)) - table.x;
      table.height = MAX (get_bottom (&table), get_bottom (cell)) - table.y;
      area += cell->width * cell->height;
    }

  g_assert_cmpfloat_with_epsilon (area, table.width * table.height, 1);
}

/* The place of a text's lines in its cell: centred vertically, or at the top if they continue from
 * another page. */
static cairo_rectangle_t
get_text_place (const KaijiCell *cell)
{
  cairo_rectangle_t place = cell->text_area;

  place.height = cell->picture == NULL
                   ? kaiji_text_block_get_height (cell->text, cell->first_line, cell->n_lines)
                   : cell->text_area.height;
  if (cell->first_line == 0)
    place.y += (cell->text_area.height - place.height) / 2;

  return place;
}

/* A rule is drawn half on either side of a cell's edge. */
static void
check_clear_of_rules (const KaijiPageLayout *layout, const KaijiCell *cell)
{
  cairo_rectangle_t place = get_text_place (cell);
  double half_rule = layout->rule_width / 2;

  g_assert_cmpfloat (place.x - cell->area.x, >=, half_rule - TOLERANCE);
  g_assert_cmpfloat (place.y - cell->area.y, >=, half_rule - TOLERANCE);
  g_assert_cmpfloat (get_right (&cell->area) - get_right (&place), >=, half_rule - TOLERANCE);
  g_assert_cmpfloat (get_bottom (&cell->area) - get_bottom (&place), >=, half_rule - TOLERANCE);
}

/* A text is within its cell, and touches no rule. */
static void
check_texts (const KaijiPageLayout *layout, const KaijiCell *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      const KaijiCell *cell = &cells[i];
      double height = kaiji_text_block_get_height (cell->text, cell->first_line, cell->n_lines);

      g_assert_true (is_within (&cell->text_area, &cell->area));
      if (kaiji_cell_is_ruled (cell))
        check_clear_of_rules (layout, cell);
      if (cell->picture == NULL)
        g_assert_cmpfloat (height, <=, cell->text_area.height + TOLERANCE);
      g_assert_cmpfloat_with_epsilon (kaiji_text_block_get_source (cell->text)->style.width,
                                      cell->text_area.width, TOLERANCE);
      g_assert_false (kaiji_text_block_overflows (cell->text));
    }
}

/* Heads on every page, then at once a cell of every column: group and item are named anew. */
static void
check_top (const KaijiPageLayout *layout, const KaijiCell *cells, guint n_cells)
{
  guint n_heads = 0;
  guint n_expected = 0;
  double y = 0;
  double covered = 0;

  for (guint i = 0; i < layout->n_columns; i++)
    n_expected += layout->columns[i].head_span > 0;

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].kind == KAIJI_CELL_HEAD)
      {
        n_heads++;
        y = get_bottom (&cells[i].area);
      }
  g_assert_cmpuint (n_heads, ==, n_expected);

  for (guint i = 0; i < n_cells; i++)
    if (kaiji_cell_is_ruled (&cells[i]) && ABS (cells[i].area.y - y) < TOLERANCE)
      covered += cells[i].area.width;
  g_assert_cmpfloat_with_epsilon (covered,
                                  (layout->paper_width - layout->margin_left - layout->margin_right)
                                    * POINTS_PER_MILLIMETRE,
                                  1);
}

/* A section's row is never the last of a page. */
static void
check_foot (const KaijiCell *cells, guint n_cells)
{
  const KaijiCell *last = NULL;

  for (guint i = 0; i < n_cells; i++)
    if (kaiji_cell_is_ruled (&cells[i])
        && (last == NULL || get_bottom (&cells[i].area) > get_bottom (&last->area) + TOLERANCE))
      last = &cells[i];

  g_assert_nonnull (last);
  g_assert_cmpint (last->kind, !=, KAIJI_CELL_SECTION);
}

/* A text that goes on on another page leaves no line of it alone on either. */
static void
check_parts (const KaijiCell *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].n_lines < kaiji_text_block_get_n_lines (cells[i].text) && cells[i].n_lines > 0)
      g_assert_cmpuint (cells[i].n_lines, >=, 2);
}

/* Edges of cells lie on one line with those of their neighbours, or well apart: hairlines meet. */
static void
check_grid (const KaijiPageLayout *layout, const KaijiCell *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    for (guint j = 0; j < i; j++)
      {
        double x = ABS (cells[i].area.x - cells[j].area.x);
        double right = ABS (get_right (&cells[i].area) - get_right (&cells[j].area));
        double y = ABS (cells[i].area.y - cells[j].area.y);
        double bottom = ABS (get_bottom (&cells[i].area) - get_bottom (&cells[j].area));

        if (!kaiji_cell_is_ruled (&cells[i]) || !kaiji_cell_is_ruled (&cells[j]))
          continue;
        g_assert_true (x < TOLERANCE || x > layout->rule_width);
        g_assert_true (right < TOLERANCE || right > layout->rule_width);
        g_assert_true (y < TOLERANCE || y > layout->rule_width);
        g_assert_true (bottom < TOLERANCE || bottom > layout->rule_width);
      }
}

static void
check_pages (KaijiPages *pages, const KaijiPageLayout *layout)
{
  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      check_inside_margins (pages, layout, cells, n_cells);
      check_tiling (cells, n_cells);
      check_texts (layout, cells, n_cells);
      check_grid (layout, cells, n_cells);
      check_top (layout, cells, n_cells);
      check_foot (cells, n_cells);
      check_parts (cells, n_cells);
    }
}

/* Every field once, in order, and no item on two pages. */
static void
check_order (KaijiPages *pages, KaijiSheet *sheet)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  guint n_answers = 0;
  guint last_page = 0;

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        {
          const KaijiField *field = cells[j].field;

          if (field == NULL || cells[j].content != KAIJI_COLUMN_ANSWER)
            continue;

          g_assert_true (field == &fields[n_answers]);
          if (n_answers > 0 && fields[n_answers - 1].item == field->item)
            g_assert_cmpuint (last_page, ==, i);
          last_page = i;
          n_answers++;
        }
    }

  g_assert_cmpuint (n_answers, ==, n_fields);
}

static void
check_sheet (KaijiSheet *sheet, KaijiAudience audience)
{
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, audience);

  check_pages (pages, kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet)));
  check_order (pages, sheet);
}

static void
test_sample (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();

  check_sheet (sheet, KAIJI_AUDIENCE_SUBMISSION);
}

static void
test_empty (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme (data, NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);

  check_sheet (sheet, KAIJI_AUDIENCE_SUBMISSION);
  check_sheet (sheet, KAIJI_AUDIENCE_PUBLIC);
}

static void
test_published (gconstpointer data)
{
  g_autoptr (KaijiSheet) sheet = published_load (data);

  if (sheet == NULL)
    return;

  check_sheet (sheet, KAIJI_AUDIENCE_SUBMISSION);
  check_sheet (sheet, KAIJI_AUDIENCE_PUBLIC);
}

/* Pages other than the scheme's own, down to those on which the narrow cells decide the heights and
 * hardly an item fits. */
static void
test_paper (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", data);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiSheet) sample = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      KaijiScheme *other = kaiji_sheet_get_scheme (sample);
      const KaijiField *field = kaiji_scheme_find_field (other, fields[i].id);

      kaiji_sheet_set_answer (sheet, &fields[i], kaiji_sheet_get_answer (sample, field));
    }

  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  check_pages (pages, kaiji_scheme_get_page_layout (scheme));
}

/* Answers that no page can hold, on pages as the scheme wants them. */
static void
test_split (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "%u番目の文です。%s", i, i % 7 == 0 ? "\n" : "");
  print_set_text (sheet, "disclosure-date", text->str);
  print_set_text (sheet, "representative-career", text->str);
  print_set_text (sheet, "service-description", text->str);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  g_assert_cmpuint (kaiji_pages_get_n_pages (pages), >, 20);
  check_pages (pages, kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet)));
}

/* However many lines an answer has. */
static void
test_lengths (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet));
  g_autoptr (GString) text = g_string_new ("経歴");

  for (guint i = 1; i < 70; i++)
    {
      g_autoptr (KaijiPages) pages = NULL;

      g_string_append (text, "\n経歴");
      if (i < 35)
        continue;

      print_set_text (sheet, "representative-career", text->str);
      pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
      check_pages (pages, layout);
    }
}

/* Questions, too, are longer than a page. */
static void
test_split_prompts (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme (
    "aspic-asp-saas",
    "{\"font-size\": 16, \"margins\": {\"top\": 40, \"right\": 12, \"bottom\": 70, \"left\": 12}}");
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  guint n_split = 0;

  check_pages (pages, kaiji_scheme_get_page_layout (scheme));
  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        n_split += cells[j].content == KAIJI_COLUMN_PROMPT && cells[j].first_line > 0;
    }

  g_assert_cmpuint (n_split, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/geometry/sample", test_sample);
  g_test_add_func ("/print/geometry/split", test_split);
  g_test_add_func ("/print/geometry/split/lengths", test_lengths);
  g_test_add_func ("/print/geometry/split/prompts", test_split_prompts);
  g_test_add_data_func ("/print/geometry/empty/certification", "aspic-asp-saas", test_empty);
  g_test_add_data_func ("/print/geometry/empty/certification-2017", "aspic-asp-saas@2017",
                        test_empty);
  g_test_add_data_func ("/print/geometry/empty/guideline", "mic-asp-saas", test_empty);
  g_test_add_data_func ("/print/geometry/published/certified-2017", "certified-2017",
                        test_published);
  g_test_add_data_func ("/print/geometry/published/certified-2023", "certified-2023",
                        test_published);
  g_test_add_data_func ("/print/geometry/published/guideline-full", "guideline-2024-full",
                        test_published);
  g_test_add_data_func ("/print/geometry/published/guideline-excerpt", "guideline-2024-excerpt",
                        test_published);
  g_test_add_data_func ("/print/geometry/paper/portrait", "{\"landscape\": false}", test_paper);
  g_test_add_data_func ("/print/geometry/paper/a3", "{\"paper\": \"iso_a3\", \"font-size\": 10}",
                        test_paper);
  g_test_add_data_func ("/print/geometry/paper/letter",
                        "{\"paper\": \"na_letter\", \"rule-width\": 4, \"padding-x\": 0, "
                        "\"padding-y\": 0}",
                        test_paper);
  g_test_add_data_func ("/print/geometry/paper/large-font",
                        "{\"paper\": \"iso_a3\", \"font-size\": 18}", test_paper);
  g_test_add_data_func ("/print/geometry/paper/low",
                        "{\"margins\": {\"top\": 50, \"right\": 12, \"bottom\": 60, \"left\": 12}}",
                        test_paper);

  return g_test_run ();
}
