/* test-typesetting.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where lines end, and what stands at their ends: docs/typesetting.md.
 */

#include "config.h"

#include <string.h>

#include "kaiji-page-setup.h"
#include "kaiji-typesetter.h"
#include "print-fixture.h"

#define FONTS "IPAexGothic, sans-serif"
#define SIZE 8.0

static KaijiTextBlock *
set (KaijiTypesetter *typesetter, const char *text, double ems, gboolean is_tight)
{
  const KaijiTextStyle style = {
    .size = SIZE, .line_height = 1.2, .width = ems * SIZE + 0.1, .is_tight = is_tight
  };

  return kaiji_typesetter_set (typesetter, text, &style);
}

/* The lines of a text, with a bar between them. */
static char *
break_text (KaijiTypesetter *typesetter, const char *text, double ems)
{
  KaijiTextBlock *block = set (typesetter, text, ems, FALSE);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < kaiji_text_block_get_n_lines (block); i++)
    {
      g_autofree char *line = print_dup_text (block, i, 1);

      g_string_append_printf (lines, "%s%s", i > 0 ? "|" : "", line);
    }

  return g_string_free (lines, FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  double ems;
  const char *lines;
} Broken;

static const Broken broken[] = {
  { "end/one-character", "あいうえおかきくけこさ", 10, "あいうえおかきくけ|こさ" },
  { "end/full-stop", "あいうえおかきくけこさ。", 10, "あいうえおかきくけ|こさ。" },
  { "end/two-characters", "あいうえおかきくけこさし", 10, "あいうえおかきくけこ|さし" },
  { "end/nothing-else", "あい", 1, "あ|い" },
  { "number/counter", "あいうえおかきくけ4つです", 10, "あいうえおかきくけ|4つです" },
  { "number/year", "あいうえおかきく2016年4月です", 10, "あいうえおかきく|2016年4月です" },
  { "number/months", "あいうえおかき12ヶ月前です", 9, "あいうえおかき|12ヶ月前です" },
  { "number/business-days", "あいうえおかき5営業日です", 9, "あいうえおかき|5営業日です" },
  { "number/unit", "あいうえおかきく10 GBまで", 10, "あいうえおかきく|10 GBまで" },
  { "number/word", "あいうえおかき10 MAIL: a", 9.5, "あいうえおかき10|MAIL: a" },
  { "number/standard", "あいうえおかきくISO 27001です", 10, "あいうえおかきく|ISO 27001です" },
  { "number/standard-part", "あいうえおかJIS Q 27001です", 9, "あいうえおか|JIS Q 27001です" },
  { "number/standard-words", "あいうえおかCLOUD Q 27です", 9, "あいうえおか|CLOUD Q 27です" },
  { "number/sentence", "あいうえおかSERVICE 24です", 11, "あいうえおかSERVICE|24です" },
  { "label/percent", "あいうえお実績値:100%です", 10, "あいうえお実績|値:100%です" },
  { "label/telephone", "あいうえお FAX: 03-5783-3541", 10, "あいうえお|FAX: 03-5783-3541" },
  { "link/own-line", "詳しくは次のページをhttps://example.jp/a/b", 14,
    "詳しくは次のページを|https://example.jp/a/b" },
  { "link/path", "https://example.jp/aaaa/bbbbbbbb/cccccccc", 15,
    "https://example.jp/aaaa/|bbbbbbbb/cccccccc" },
  { "link/query", "https://example.jp/aaaaaaaaa?b=cccccccccccc", 15,
    "https://example.jp/aaaaaaaaa|?b=cccccccccccc" },
  { "list/mark", "・あいうえお", 5, "・あいう|えお" },
};

static void
test_broken (gconstpointer data)
{
  const Broken *expected = data;
  g_autoptr (KaijiTypesetter) typesetter = kaiji_typesetter_new (FONTS, NULL, NULL);
  g_autofree char *lines = break_text (typesetter, expected->text, expected->ems);

  g_assert_cmpstr (lines, ==, expected->lines);
}

/* All that Unicode calls the end of a line is one; other controls are not drawn. */
static void
test_controls (void)
{
  g_autoptr (KaijiTypesetter) typesetter = kaiji_typesetter_new (FONTS, NULL, NULL);
  g_autofree char *ends
    = break_text (typesetter, "一\v二\f三\xc2\x85四\xe2\x80\xa8五\xe2\x80\xa9六\r\n七\r八\n九", 20);
  g_autofree char *others = break_text (typesetter, "一\a二\x1b三\x7f四\xc2\x9b五", 20);
  KaijiTextBlock *plain = set (typesetter, "一二三四五", 20, FALSE);
  KaijiTextBlock *with_controls = set (typesetter, "一\a二\x1b三\x7f四\xc2\x9b五", 20, FALSE);
  cairo_rectangle_t area, other_area;
  guint n_unknown;

  g_assert_cmpstr (ends, ==, "一|二|三|四|五|六|七|八|九");
  g_assert_cmpstr (others, ==, "一二三四五");
  g_assert_null (kaiji_text_block_get_unknown (with_controls, &n_unknown));
  g_assert_true (kaiji_text_block_get_area (plain, 0, 0, G_MAXSIZE, KAIJI_ALIGN_START, &area));
  g_assert_true (
    kaiji_text_block_get_area (with_controls, 0, 0, G_MAXSIZE, KAIJI_ALIGN_START, &other_area));
  g_assert_cmpfloat_with_epsilon (area.width, other_area.width, 0.01);
}

static double
measure (KaijiTypesetter *typesetter, const char *text, gboolean is_tight)
{
  KaijiTextBlock *block = set (typesetter, text, 100, is_tight);
  cairo_rectangle_t area;

  g_assert_true (kaiji_text_block_get_area (block, 0, 0, strlen (text), KAIJI_ALIGN_START, &area));

  return (area.x + area.width) / SIZE;
}

/* Brackets, commas and full stops are an em wide by themselves and share their blank halves. */
static void
test_punctuation (void)
{
  static const struct
  {
    const char *text;
    double ems;
  } texts[] = {
    { "あ「あ」あ", 5 }, { "あ」「あ", 3.5 }, { "あ」」あ", 3.5 }, { "あ「「あ", 3.5 },
    { "あ」、あ", 3.5 }, { "あ。」あ", 3.5 }, { "あ、「あ", 3.5 }, { "「あ", 1.5 },
    { "あ。", 1.5 },     { "(あ)あ", 2.66 },
  };
  g_autoptr (KaijiTypesetter) typesetter = kaiji_typesetter_new (FONTS, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i].text);
      g_assert_cmpfloat_with_epsilon (measure (typesetter, texts[i].text, TRUE), texts[i].ems,
                                      0.25);
      /* Nothing is cut off that has ink, nor from what is drawn untight. */
      g_assert_cmpfloat (measure (typesetter, texts[i].text, TRUE), <=,
                         measure (typesetter, texts[i].text, FALSE) + 0.001);
    }
}

/* A full stop at a line's end needs only the half of its place that has ink. */
static void
test_line_end (void)
{
  g_autoptr (KaijiTypesetter) typesetter = kaiji_typesetter_new (FONTS, NULL, NULL);

  g_assert_cmpuint (kaiji_text_block_get_n_lines (set (typesetter, "あいう。", 3.6, TRUE)), ==, 1);
  g_assert_cmpuint (kaiji_text_block_get_n_lines (set (typesetter, "あいう。", 3.6, FALSE)), ==, 2);
}

static double
get_left (KaijiTextBlock *block, guint line)
{
  cairo_rectangle_t area;

  g_assert_true (kaiji_text_block_get_area (block, line, 0, G_MAXSIZE, KAIJI_ALIGN_START, &area));

  return area.x / SIZE;
}

static void
test_hanging (void)
{
  static const char *const marked[] = {
    "・あいうえおかきくけこさしす", "① あいうえおかきくけこさしす", "1. あいうえおかきくけこさしす",
    "(1)あいうえおかきくけこさしす", "- あいうえおかきくけこさしす"
  };
  static const char *const unmarked[] = {
    "あいうえおかきくけこさしすせそ", "2016.あいうえおかきくけこさしす",
    "1.5あいうえおかきくけこさしす", "-5あいうえおかきくけこさしす", "「あいうえおかきくけこさしす"
  };
  g_autoptr (KaijiTypesetter) typesetter = kaiji_typesetter_new (FONTS, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      KaijiTextBlock *block = set (typesetter, marked[i], 10, FALSE);

      g_test_message ("%s", marked[i]);
      g_assert_cmpfloat (get_left (block, 0), ==, 0);
      g_assert_cmpfloat (get_left (block, 1), >, 0.3);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unmarked); i++)
    {
      KaijiTextBlock *block = set (typesetter, unmarked[i], 10, FALSE);

      g_test_message ("%s", unmarked[i]);
      g_assert_cmpfloat (get_left (block, 1), ==, 0);
    }
}

static void
test_latin_gap (void)
{
  g_autoptr (KaijiTypesetter) typesetter = kaiji_typesetter_new (FONTS, NULL, NULL);
  KaijiTextStyle style = { .size = SIZE, .line_height = 1.2, .width = 100 * SIZE };
  cairo_rectangle_t without, with;
  static const char text[] = "第3回ABC賞";

  g_assert_true (kaiji_text_block_get_area (kaiji_typesetter_set (typesetter, text, &style), 0, 0,
                                            strlen (text), KAIJI_ALIGN_START, &without));
  style.latin_gap = 0.25;
  g_assert_true (kaiji_text_block_get_area (kaiji_typesetter_set (typesetter, text, &style), 0, 0,
                                            strlen (text), KAIJI_ALIGN_START, &with));
  g_assert_cmpfloat_with_epsilon (with.width - without.width, 4 * 0.25 * SIZE, 0.01);
}

/* The word that there is something stands above a list, not beside its first entry. */
static void
test_list_below (void)
{
  static const struct
  {
    const char *text;
    guint n_lines;
  } texts[] = {
    { "有り ・甲\n・乙", 3 },
    { "有り ①甲\n②乙", 3 },
    { "有り 甲、乙", 1 },
    { "有り 甲\n※乙", 2 },
  };
  g_autoptr (KaijiSheet) sheet = print_load_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KaijiPages) pages = NULL;
      const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                         "service-partnerships");
      guint n_found = 0;

      g_assert_nonnull (field);
      print_set_text (sheet, field->id, texts[i].text);
      pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
      for (guint page = 0; page < kaiji_pages_get_n_pages (pages); page++)
        {
          guint n_cells;
          const KaijiCell *cells = kaiji_pages_get_cells (pages, page, &n_cells);

          for (guint j = 0; j < n_cells; j++)
            if (cells[j].field == field && cells[j].content == KAIJI_COLUMN_ANSWER)
              {
                g_assert_cmpuint (cells[j].n_lines, ==, texts[i].n_lines);
                n_found++;
              }
        }
      g_assert_cmpuint (n_found, ==, 1);
    }
}

/* The form's own texts have no last line of a single character, on any paper. */
static void
test_form_lines (gconstpointer data)
{
  const char *const *papers = kaiji_page_setup_list_papers ();
  g_autoptr (KaijiScheme) scheme = print_load_scheme (data, NULL);

  for (guint paper = 0; papers[paper / 2] != NULL; paper++)
    {
      const KaijiPageSetup setup = { .paper = (char *) papers[paper / 2],
                                     .landscape = paper % 2 == 0 };
      g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
      g_autoptr (KaijiPages) pages = NULL;

      kaiji_sheet_set_page_setup (sheet, &setup);
      pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);

      for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
        {
          guint n_cells;
          const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

          for (guint j = 0; j < n_cells; j++)
            {
              g_autofree char *last = NULL;

              if (cells[j].n_lines < 2)
                continue;
              last = print_dup_text (cells[j].text, cells[j].first_line + cells[j].n_lines - 1, 1);
              if (g_utf8_strlen (last, -1) < 2)
                g_error ("“%s” ends in a line with “%s”",
                         kaiji_text_block_get_source (cells[j].text)->text, last);
            }
        }
    }
}

/* Prompts and titles have the line breaks of their scheme on paper, and none elsewhere. */
static void
test_form_breaks (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas", NULL);
  const KaijiField *audit = kaiji_scheme_find_field (scheme, "financial-audit");
  const KaijiField *contact = kaiji_scheme_find_field (scheme, "support-contact");

  g_assert_null (strchr (audit->prompt, '\n'));
  g_assert_null (strchr (audit->full_prompt, '\n'));
  g_assert_nonnull (strstr (audit->printed_prompt, "選択する。\n①"));
  g_assert_cmpstr (contact->item->group->title, ==, "サービス窓口(苦情受付)");
  g_assert_cmpstr (contact->item->group->printed_title, ==, "サービス窓口\n(苦情受付)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *name = g_strconcat ("/print/typesetting/", broken[i].name, NULL);

      g_test_add_data_func (name, &broken[i], test_broken);
    }
  g_test_add_func ("/print/typesetting/controls", test_controls);
  g_test_add_func ("/print/typesetting/punctuation", test_punctuation);
  g_test_add_func ("/print/typesetting/line-end", test_line_end);
  g_test_add_func ("/print/typesetting/hanging", test_hanging);
  g_test_add_func ("/print/typesetting/latin-gap", test_latin_gap);
  g_test_add_func ("/print/typesetting/list-below", test_list_below);
  g_test_add_data_func ("/print/typesetting/form/certification", "aspic-asp-saas", test_form_lines);
  g_test_add_data_func ("/print/typesetting/form/2017", "aspic-asp-saas@2017", test_form_lines);
  g_test_add_data_func ("/print/typesetting/form/guideline", "mic-asp-saas", test_form_lines);
  g_test_add_func ("/print/typesetting/form/breaks", test_form_breaks);

  return g_test_run ();
}
