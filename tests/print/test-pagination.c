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
#include "kaiji-pages-find.h"
#include "print-fixture.h"
#include "published-fixture.h"

/* The sheets as they were published, on as many pages, with the one set of page parameters that
 * both editions have. */
typedef struct
{
  const char *name;
  KaijiAudience audience;
} Published;

static const Published published[] = {
  { "certified-2017", KAIJI_AUDIENCE_SUBMISSION },
  { "certified-2017", KAIJI_AUDIENCE_PUBLIC },
  { "certified-2023", KAIJI_AUDIENCE_SUBMISSION },
  { "certified-2023", KAIJI_AUDIENCE_PUBLIC },
};

static void
test_published (gconstpointer data)
{
  const Published *sheet_data = data;
  g_autoptr (KaijiSheet) sheet = published_load (sheet_data->name);
  g_autoptr (KaijiPages) pages = NULL;

  if (sheet == NULL)
    return;

  pages = print_lay_out (sheet, sheet_data->audience);
  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    g_test_message ("page %u ends with item %u", i + 1, print_get_last_item (pages, i));

  g_assert_cmpuint (kaiji_pages_get_n_pages (pages), ==, 8);
}

/* Small type may not buy the page count. */
static void
test_legible (gconstpointer data)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme (data, NULL);
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);

  g_assert_cmpfloat (layout->font_size, >=, 8.2);
  g_assert_cmpfloat (layout->notes_size, >=, 7.5);
}

/* Both versions end their pages alike: the room of the note that only one of them has is kept. */
static void
test_same_pages (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) submission = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPages) public = print_lay_out (sheet, KAIJI_AUDIENCE_PUBLIC);

  g_assert_cmpuint (kaiji_pages_get_n_pages (submission), ==, kaiji_pages_get_n_pages (public));
  for (guint i = 0; i < kaiji_pages_get_n_pages (public); i++)
    g_assert_cmpuint (print_get_last_item (submission, i), ==, print_get_last_item (public, i));
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

/* What a value says of itself is not taken for a placeholder. A long name takes more lines and
 * leaves its neighbours their place; what would leave the table none ends in an ellipsis. */
static void
test_subtitle (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autofree char *long_name = g_strnfill (360, 'x');
  g_autofree char *endless_name = g_strnfill (20000, 'x');
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (KaijiPages) long_pages = NULL;
  g_autoptr (KaijiPages) endless_pages = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *long_subtitle = NULL;
  g_autofree char *endless_subtitle = NULL;

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
  g_assert_nonnull (strstr (long_subtitle, long_name));
  g_assert_true (g_str_has_suffix (long_subtitle, "{service-name}"));

  print_set_text (sheet, "service-name", endless_name);
  endless_pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  endless_subtitle = print_get_cells (endless_pages, 0, KAIJI_CELL_SUBTITLE);
  g_assert_cmpuint (strlen (endless_subtitle), <, 1000);
  g_assert_nonnull (strstr (endless_subtitle, "…"));
  g_assert_true (g_str_has_suffix (endless_subtitle, "{service-name}"));
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
  g_assert_false (kaiji_pages_find_first_answer (pages, field, &page, &area));
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

/* The levels of some items, as often as each is printed. */
static void
assert_levels (const char *scheme_name, const char *page, const char *expected)
{
  static const guint items[] = { 1, 3, 6, 7, 45, 51, 60, 62 };
  g_autoptr (KaijiScheme) scheme = print_load_scheme (scheme_name, page);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (GString) levels = g_string_new (NULL);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        for (guint k = 0; k < G_N_ELEMENTS (items); k++)
          if (cells[j].field != NULL && cells[j].content == KAIJI_COLUMN_LEVEL
              && cells[j].field->item->number == items[k])
            {
              g_autofree char *level = print_dup_cell_text (&cells[j]);

              g_string_append_printf (levels, "%u%s ", items[k], level);
            }
    }

  g_assert_cmpstr (levels->str, ==, expected);
}

/* Neighbouring fields of an item share a level's cell, except where the edition has it on each. */
static void
test_levels (void)
{
  assert_levels ("aspic-asp-saas", NULL,
                 "1必須 3必須 6必須 6選択 7選択 45必須 45必須 51必須 51必須 60必須 60必須 62必須 "
                 "62必須 ");
  assert_levels (
    "aspic-asp-saas@2017", NULL,
    "1必須 3必須 3必須 6必須 6選択 6選択 6選択 7選択 7選択 45必須 45必須 51必須 51必須 "
    "60必須 60必須 62必須 62必須 ");
  assert_levels (
    "aspic-asp-saas", "{\"own-levels\": true}",
    "1必須 3必須 3必須 6必須 6選択 6選択 6選択 7選択 7選択 45必須 45必須 51必須 51必須 "
    "60必須 60必須 62必須 62必須 ");
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

  return cell != NULL ? print_dup_cell_text (cell) : NULL;
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
        return print_dup_cell_text (&cells[i]);
      }

  return NULL;
}

/* A label without its value is left out; a new sheet has no such line at all. */
static void
test_subtitle_left_out (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiSheet) new_sheet = kaiji_sheet_new (kaiji_sheet_get_scheme (sheet));
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (KaijiPages) new_pages = print_lay_out (new_sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autofree char *subtitle = NULL;
  g_autofree char *new_subtitle = print_get_cells (new_pages, 0, KAIJI_CELL_SUBTITLE);

  g_assert_cmpstr (new_subtitle, ==, "");

  print_set_text (sheet, "service-name", "甲");
  print_set_text (sheet, "business-name", "");
  kaiji_sheet_set_certification_number (sheet, "1");
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  subtitle = print_get_cells (pages, 0, KAIJI_CELL_SUBTITLE);
  g_assert_cmpstr (subtitle, ==, "認定番号: 1, サービス名称: 甲");
}

/* Every page of a partial disclosure is marked as such, with the excluded sections. */
static void
test_subtitle_partial (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;

  print_exclude_section (sheet, "人材");
  print_exclude_section (sheet, "財務状況");
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      g_autofree char *subtitle = print_get_cells (pages, i, KAIJI_CELL_SUBTITLE);

      g_assert_true (g_str_has_suffix (subtitle, ", 一部抜粋(記載を省略した区分: 人材、財務状況)"));
    }
}

/* A section's row is followed on its page by as many rows as the scheme wants. */
static void
test_section_keep (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (GString) text = g_string_new ("一");
  guint n_found = 0;

  /* Lines are added until a section's row has stood at every place of the page's foot. */
  for (guint lines = 1; lines < 40; lines++)
    {
      g_autoptr (KaijiPages) pages = NULL;

      print_set_text (sheet, "representative-career", text->str);
      g_string_append (text, "\n一");
      pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

      for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
        {
          guint n_cells;
          const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);
          guint n_rows = 0;
          gboolean has_section = FALSE;

          for (guint j = n_cells; j > 0 && !has_section; j--)
            {
              n_rows += cells[j - 1].kind == KAIJI_CELL_FIELD
                        && cells[j - 1].content == KAIJI_COLUMN_ANSWER;
              has_section = cells[j - 1].kind == KAIJI_CELL_SECTION;
            }
          if (has_section)
            g_assert_cmpuint (n_rows, >=, 2);
          n_found += has_section && n_rows == 2;
        }
    }
  g_assert_cmpuint (n_found, >, 0);
}

/* An item that no page can hold continues on the next one, which is marked, and loses nothing. */
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

      top = print_dup_text (cell->text, cell->first_line, 1);
      foot = print_dup_text (cell->text, cell->first_line + cell->n_lines - 1, 1);
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
  setup->font_size = 15;
  kaiji_sheet_set_page_setup (sheet, setup);
  print_set_text (sheet, field->id, answer);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

  cell = find_cell (pages, 2, KAIJI_COLUMN_ITEM, field);
  g_assert_nonnull (cell);
  g_assert_cmpuint (cell->n_lines, ==, 2);
  last_line = print_dup_text (cell->text, 1, 1);
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
  g_test_add_func ("/print/pagination/subtitle/partial", test_subtitle_partial);
  g_test_add_func ("/print/pagination/section-keep", test_section_keep);
  g_test_add_func ("/print/pagination/same-pages", test_same_pages);
  g_test_add_data_func ("/print/pagination/legible/certification", "aspic-asp-saas", test_legible);
  g_test_add_data_func ("/print/pagination/legible/guideline", "mic-asp-saas", test_legible);
  g_test_add_func ("/print/pagination/excluded/one", test_excluded);
  g_test_add_func ("/print/pagination/excluded/all", test_all_excluded);
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
