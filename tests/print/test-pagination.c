/* test-pagination.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes on which page.
 */

#include "config.h"

#include <string.h>

#include "kaiji-error.h"
#include "kaiji-page-setup.h"
#include "print-fixture.h"
#include "published-fixture.h"

/* The sheets as they were published, and how many of their pages end after the same item with the
 * one set of page parameters that both have. Their answers' line breaks were lost when they became
 * text, so that not all can be met. */
typedef struct
{
  const char *name;
  KaijiAudience audience;
  guint last_items[8];
  guint n_met;
} Published;

static const Published published[] = {
  { "certified-2017", KAIJI_AUDIENCE_SUBMISSION, { 16, 29, 35, 48, 62, 81, 90, 93 }, 7 },
  { "certified-2017", KAIJI_AUDIENCE_PUBLIC, { 16, 29, 35, 48, 62, 81, 90, 93 }, 7 },
  { "certified-2023", KAIJI_AUDIENCE_SUBMISSION, { 10, 26, 33, 43, 57, 70, 84, 93 }, 5 },
};

static gboolean
ends_page (KaijiPages *pages, guint item)
{
  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    if (print_get_last_item (pages, i) == item)
      return TRUE;

  return FALSE;
}

static void
test_published (gconstpointer data)
{
  const Published *sheet_data = data;
  g_autoptr (KaijiSheet) sheet = published_load (sheet_data->name);
  g_autoptr (KaijiPages) pages = NULL;
  guint n_met = 0;

  if (sheet == NULL)
    return;

  pages = print_lay_out (sheet, sheet_data->audience);
  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    g_test_message ("page %u ends with item %u", i + 1, print_get_last_item (pages, i));

  g_assert_cmpuint (kaiji_pages_get_n_pages (pages), ==, 8);
  for (guint i = 0; i < 8; i++)
    n_met += ends_page (pages, sheet_data->last_items[i]);
  g_assert_cmpuint (n_met, >=, sheet_data->n_met);
}

static void
test_sample (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  g_assert_cmpuint (kaiji_pages_get_n_pages (pages), ==, 8);
  g_assert_cmpuint (print_get_last_item (pages, 7), ==, 93);
}

static void
test_page_numbers (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      g_autofree char *title = print_get_cells (pages, i, KAIJI_CELL_TITLE);
      g_autofree char *number = g_strdup_printf ("(%u/8)", i + 1);

      g_assert_true (g_str_has_suffix (title, number));
    }
}

/* What a value says of itself is not taken for a placeholder, and what is too long for a line that
 * every page repeats is shortened. */
static void
test_subtitle (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autofree char *long_name = g_strnfill (20000, 'x');
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (KaijiPages) long_pages = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *long_subtitle = NULL;

  print_set_text (sheet, "service-name", "一\n二{business-name}");
  print_set_text (sheet, "business-name", "{service-name}");
  kaiji_sheet_set_certification_number (sheet, "{page}");
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  subtitle = print_get_cells (pages, 0, KAIJI_CELL_SUBTITLE);
  g_assert_cmpstr (subtitle, ==,
                   "認定番号: {page}, サービス名称: 一 二{business-name}, 事業者名称: "
                   "{service-name}");

  print_set_text (sheet, "service-name", long_name);
  long_pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  long_subtitle = print_get_cells (long_pages, 0, KAIJI_CELL_SUBTITLE);
  g_assert_cmpuint (strlen (long_subtitle), <, 400);
}

static void
test_excluded (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  const KaijiField *field;
  cairo_rectangle_t area;
  guint page;

  print_exclude_section (sheet, "人材");
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      g_autofree char *sections = print_get_cells (pages, i, KAIJI_CELL_SECTION);

      g_assert_null (strstr (sections, "人材"));
    }

  field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "representative-name");
  g_assert_false (kaiji_pages_locate_field (pages, field, &page, &area));
}

static void
test_all_excluded (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet),
                                                            &n_sections);

  for (guint i = 0; i < n_sections; i++)
    kaiji_sheet_set_section_excluded (sheet, &sections[i], TRUE);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  g_assert_cmpuint (kaiji_pages_get_n_pages (pages), ==, 1);
  g_assert_cmpuint (print_get_last_item (pages, 0), ==, 0);
}

static void
assert_answer (KaijiPages *pages, const char *field, const char *expected)
{
  g_autofree char *text = print_get_answer (pages, field);

  g_assert_cmpstr (text, ==, expected);
}

/* The public version of 2017 tells of optional answers only whether there is one, and says so. */
static void
test_public (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) submission = NULL;
  g_autoptr (KaijiPages) public = NULL;
  g_autofree char *submission_notes = NULL;
  g_autofree char *public_notes = NULL;

  print_set_text (sheet, "business-name", "必須の答え");
  print_set_text (sheet, "officer-count", "選択の答え");
  print_set_text (sheet, "officer-names", "記述無し(*)");
  print_set_text (sheet, "employee-count", " \n");

  submission = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  assert_answer (submission, "business-name", "必須の答え");
  assert_answer (submission, "officer-count", "選択の答え");
  assert_answer (submission, "ordinary-profit", "");
  submission_notes = print_get_cells (submission, 0, KAIJI_CELL_NOTE);
  g_assert_null (strstr (submission_notes, "(*)"));

  public = print_lay_out (sheet, KAIJI_AUDIENCE_PUBLIC);
  assert_answer (public, "business-name", "必須の答え");
  assert_answer (public, "founding-year", "");
  assert_answer (public, "officer-count", "記述有り(*)");
  assert_answer (public, "officer-names", "記述無し(*)");
  assert_answer (public, "employee-count", "記述無し(*)");
  assert_answer (public, "ordinary-profit", "記述無し(*)");
  public_notes = print_get_cells (public, 0, KAIJI_CELL_NOTE);
  g_assert_nonnull (strstr (public_notes, "(*)"));
}

/* That of 2023 publishes everything. */
static void
test_public_2023 (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) submission = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPages) public = print_lay_out (sheet, KAIJI_AUDIENCE_PUBLIC);

  for (guint i = 0; i < kaiji_pages_get_n_pages (submission); i++)
    for (KaijiCellKind kind = KAIJI_CELL_TITLE; kind <= KAIJI_CELL_NOTE; kind++)
      {
        g_autofree char *a = print_get_cells (submission, i, kind);
        g_autofree char *b = print_get_cells (public, i, kind);

        g_assert_cmpstr (a, ==, b);
      }
}

/* Neighbouring fields of an item share a level's cell, and only those. */
static void
test_levels (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  guint n_cells;
  const KaijiCell *cells = kaiji_pages_get_cells (pages, 0, &n_cells);
  GString *levels = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].field != NULL && cells[i].content == KAIJI_COLUMN_LEVEL
        && cells[i].field->item->number <= 7)
      {
        g_autofree char *level = kaiji_cell_dup_text (&cells[i]);

        g_string_append_printf (levels, "%u%s ", cells[i].field->item->number, level);
      }

  g_assert_cmpstr (levels->str, ==, "1必須 2必須 3必須 4必須 5必須 6必須 6選択 7選択 ");
  g_string_free (levels, TRUE);
}

static const KaijiCell *
find_cell (KaijiPages *pages, guint page, KaijiColumnContent content, const KaijiField *field)
{
  guint n_cells;
  const KaijiCell *cells = kaiji_pages_get_cells (pages, page, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].field == field && cells[i].content == content)
      return &cells[i];

  return NULL;
}

static char *
find_field_text (KaijiPages *pages, guint page, KaijiColumnContent content, const KaijiField *field)
{
  const KaijiCell *cell = find_cell (pages, page, content, field);

  return cell != NULL ? kaiji_cell_dup_text (cell) : NULL;
}

static char *
find_title (KaijiPages *pages, guint page, KaijiColumnContent content, guint item)
{
  guint n_cells;
  const KaijiCell *cells = kaiji_pages_get_cells (pages, page, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].field != NULL && cells[i].content == content
        && cells[i].field->item->number == item)
      {
        /* It stands in the cell's height. */
        g_assert_cmpfloat (kaiji_text_block_get_height (cells[i].text, cells[i].first_line,
                                                        cells[i].n_lines),
                           <=, cells[i].text_area.height + 0.01);
        return kaiji_cell_dup_text (&cells[i]);
      }

  return NULL;
}

/* A partial disclosure does not name what it leaves out; what is merely not answered shows its gap.
 */
static void
test_subtitle_left_out (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) with_gap = NULL;
  g_autoptr (KaijiPages) without = NULL;
  g_autoptr (KaijiPages) answered = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *left_out = NULL;
  g_autofree char *named = NULL;

  print_set_text (sheet, "service-name", "甲");
  print_set_text (sheet, "business-name", "");
  kaiji_sheet_set_certification_number (sheet, "1");
  with_gap = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  gap = print_get_cells (with_gap, 0, KAIJI_CELL_SUBTITLE);
  g_assert_cmpstr (gap, ==, "認定番号: 1, サービス名称: 甲, 事業者名称: ");

  print_exclude_section (sheet, "事業所・事業");
  without = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  left_out = print_get_cells (without, 0, KAIJI_CELL_SUBTITLE);
  g_assert_cmpstr (left_out, ==, "認定番号: 1, サービス名称: 甲");

  print_set_text (sheet, "business-name", "乙");
  answered = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  named = print_get_cells (answered, 0, KAIJI_CELL_SUBTITLE);
  g_assert_cmpstr (named, ==, "認定番号: 1, サービス名称: 甲, 事業者名称: 乙");
}

/* An item that no page can hold goes on on the next, which says so, and loses nothing. */
static void
test_continued (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     "representative-career");
  const KaijiItem *item = field->item;
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (KaijiPages) pages = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *printed_squeezed = NULL;
  g_autofree char *answer_squeezed = NULL;
  g_autofree char *group_continued = g_strconcat (item->group->title, "(続き)", NULL);
  g_autofree char *item_continued = g_strconcat (item->title, "(続き)", NULL);
  g_autofree char *prompt_continued = g_strconcat (field->full_prompt, "(続き)", NULL);
  guint n_pages = 0;

  for (guint i = 1; i <= 200; i++)
    g_string_append_printf (answer, "%u行目の経歴\n", i);
  print_set_text (sheet, field->id, answer->str);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      g_autofree char *prompt = find_field_text (pages, i, KAIJI_COLUMN_PROMPT, field);
      g_autofree char *group_title = find_title (pages, i, KAIJI_COLUMN_GROUP, item->number);
      g_autofree char *item_title = find_title (pages, i, KAIJI_COLUMN_ITEM, item->number);
      g_autofree char *next_title = find_title (pages, i, KAIJI_COLUMN_ITEM, item->number + 1);

      if (next_title != NULL)
        g_assert_null (strstr (next_title, "continued"));
      if (item_title == NULL)
        continue;

      g_assert_cmpstr (item_title, ==, n_pages == 0 ? item->title : item_continued);
      g_assert_cmpstr (group_title, ==, n_pages == 0 ? item->group->title : group_continued);
      g_assert_cmpstr (prompt, ==, n_pages == 0 ? field->full_prompt : prompt_continued);
      n_pages++;
    }
  g_assert_cmpuint (n_pages, >=, 4);

  printed = print_get_answer (pages, field->id);
  printed_squeezed = print_squeeze (printed);
  answer_squeezed = print_squeeze (answer->str);
  g_assert_cmpstr (printed_squeezed, ==, answer_squeezed);
}

/* Neither the first nor the last line of a paragraph is parted from all its others. */
static void
test_paragraphs (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     "representative-career");
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (KaijiPages) pages = NULL;
  guint n_parts = 0;

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *rest = g_strnfill (i % 4 * 60, 'x');

      g_string_append_printf (answer, "<%s>\n", rest);
    }
  print_set_text (sheet, field->id, answer->str);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      const KaijiCell *cell = find_cell (pages, i, KAIJI_COLUMN_ANSWER, field);
      g_autofree char *top = NULL;
      g_autofree char *foot = NULL;

      if (cell == NULL)
        continue;

      top = kaiji_text_block_dup_text (cell->text, cell->first_line, 1);
      foot = kaiji_text_block_dup_text (cell->text, cell->first_line + cell->n_lines - 1, 1);
      g_assert_true (g_str_has_prefix (top, "<") || !g_str_has_suffix (top, ">"));
      g_assert_true (g_str_has_suffix (foot, ">") || !g_str_has_prefix (foot, "<"));
      n_parts++;
    }

  g_assert_cmpuint (n_parts, >, 5);
}

/* In a narrow column the words that say so stay together. */
static void
test_continued_narrow (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     "representative-career");
  g_autofree char *answer = g_strnfill (20000, 'x');
  g_autoptr (KaijiPages) pages = NULL;
  const KaijiCell *cell;
  g_autofree char *last_line = NULL;

  setup->paper = g_strdup ("iso_a4");
  setup->font_size = 10;
  kaiji_sheet_set_page_setup (sheet, setup);
  print_set_text (sheet, field->id, answer);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  cell = find_cell (pages, 2, KAIJI_COLUMN_ITEM, field);
  g_assert_nonnull (cell);
  g_assert_cmpuint (cell->n_lines, ==, 2);
  last_line = kaiji_text_block_dup_text (cell->text, 1, 1);
  g_assert_cmpstr (last_line, ==, "(続き)");
}

static void
test_no_room (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas", data);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (GError) error = NULL;

  g_assert_null (kaiji_pages_new (sheet, KAIJI_AUDIENCE_SUBMISSION, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_PAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      g_autofree char *name
        = g_strconcat ("/print/pagination/published/", published[i].name,
                       published[i].audience == KAIJI_AUDIENCE_PUBLIC ? "-public" : "", NULL);

      g_test_add_data_func (name, &published[i], test_published);
    }
  g_test_add_func ("/print/pagination/sample", test_sample);
  g_test_add_func ("/print/pagination/page-numbers", test_page_numbers);
  g_test_add_func ("/print/pagination/subtitle/values", test_subtitle);
  g_test_add_func ("/print/pagination/subtitle/left-out", test_subtitle_left_out);
  g_test_add_func ("/print/pagination/excluded/one", test_excluded);
  g_test_add_func ("/print/pagination/excluded/all", test_all_excluded);
  g_test_add_func ("/print/pagination/public/2017", test_public);
  g_test_add_func ("/print/pagination/public/2023", test_public_2023);
  g_test_add_func ("/print/pagination/levels", test_levels);
  g_test_add_func ("/print/pagination/continued/page", test_continued);
  g_test_add_func ("/print/pagination/paragraphs", test_paragraphs);
  g_test_add_func ("/print/pagination/continued/narrow", test_continued_narrow);
  g_test_add_data_func ("/print/pagination/no-room/narrow", "{\"font-size\": 60}", test_no_room);
  g_test_add_data_func ("/print/pagination/no-room/notes", "{\"notes-size\": 100}", test_no_room);
  g_test_add_data_func ("/print/pagination/no-room/low",
                        "{\"margins\": {\"top\": 82, \"right\": 10, \"bottom\": 88, \"left\": 10}}",
                        test_no_room);

  return g_test_run ();
}
