/* test-golden.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What printed pages look like, beside small pictures of what they should look like. Both are
 * blurred before they are compared, so that another way of smoothing glyphs does not count, and a
 * missing word or a rule that stands a millimetre off does.
 *
 * `./dev golden` takes the pages as they are now for what they should look like: look at them then.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-page-setup.h"
#include "kaiji-pdf.h"
#include "print-fixture.h"

/* The font of the expected pictures; other glyphs would look different. */
#define FONT "IPAexGothic"

#define DPI 40
#define BLUR 1 /* how many pixels are taken in at every side */

/* A pixel differs from this on, of 255, and a page from so many of them on. */
#define MIN_DIFFERENCE 24
#define MIN_PIXELS 12

/* Greys in a picture that is kept: enough to see, and small. */
#define N_GREYS 16

typedef struct
{
  const char *name;
  const char *scheme;
  const char *page;            /* (nullable): members of the scheme's page that are different */
  const KaijiPageSetup *setup; /* (nullable) */
  KaijiPagesOptions options;
  guint first_item; /* of the first section that is not left out */
  guint pages;      /* which of them are looked at, one bit each */
} Case;

static const KaijiPageSetup portrait = { .paper = (char *) "iso_a4" };

static const Case cases[] = {
  { "submission", "aspic-asp-saas", NULL, NULL, { 0 }, 1, 0xff },
  { "public-2017", "aspic-asp-saas@2017", NULL, NULL, { KAIJI_AUDIENCE_PUBLIC }, 1, 0x81 },
  { "guideline-excerpt", "mic-asp-saas", NULL, NULL, { 0 }, 35, 0x05 },
  { "portrait", "aspic-asp-saas", NULL, &portrait, { 0 }, 1, 0x03 },
  { "draft", "aspic-asp-saas", NULL, NULL, { KAIJI_AUDIENCE_SUBMISSION, TRUE }, 1, 0x08 },
};

/* Leaves out what a partial disclosure does: the sections before that of an item. */
static void
exclude_sections (KaijiSheet *sheet, guint first_item)
{
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet),
                                                            &n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      const KaijiSection *section = &sections[i];

      if (section->fields[section->n_fields - 1].item->number < first_item)
        kaiji_sheet_set_section_excluded (sheet, section, TRUE);
    }
}

/* The sample's answers in a scheme that asks the same, or nearly. */
static KaijiSheet *
create_sheet (const Case *test)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme (test->scheme, test->page);
  g_autoptr (KaijiSheet) sample = print_load_sample ();
  KaijiSheet *sheet = kaiji_sheet_new (scheme);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

  kaiji_sheet_set_certification_number (sheet, kaiji_sheet_get_certification_number (sample));
  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sample),
                                                         fields[i].id);

      if (field != NULL)
        kaiji_sheet_set_answer (sheet, &fields[i], kaiji_sheet_get_answer (sample, field));
    }
  exclude_sections (sheet, test->first_item);
  if (test->setup != NULL)
    kaiji_sheet_set_page_setup (sheet, test->setup);

  return sheet;
}

static char *
find_picture (const Case *test, guint page)
{
  g_autofree char *name = g_strdup_printf ("%s-%u.png", test->name, page + 1);

  return g_test_build_filename (G_TEST_DIST, "print", "test-golden", name, NULL);
}

/* Prints a page and makes a picture of it, by a program that knows nothing of Kaiji. */
static cairo_surface_t *
render (KaijiPages *pages, guint page)
{
  g_autofree char *program = g_find_program_in_path ("pdftoppm");
  g_autofree char *folder = g_dir_make_tmp ("kaiji-golden-XXXXXX", NULL);
  g_autofree char *pdf = g_build_filename (folder, "pages.pdf", NULL);
  g_autofree char *prefix = g_build_filename (folder, "page", NULL);
  g_autofree char *png = g_strconcat (prefix, ".png", NULL);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *dpi = g_strdup_printf ("%d", DPI);
  const char *argv[] = { program, "-png", "-gray",       "-r", dpi,    "-f", number,
                         "-l",    number, "-singlefile", pdf,  prefix, NULL };
  g_autoptr (GFile) file = g_file_new_for_path (pdf);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  int status;

  kaiji_pdf_save (pages, file, KAIJI_PDF_PLAIN, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  surface = cairo_image_surface_create_from_png (png);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (g_unlink (png), ==, 0);
  g_assert_cmpint (g_unlink (pdf), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return surface;
}

/* How light a pixel is; white beyond the edges. */
static int
get_grey (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint32 *row;

  if (x < 0 || y < 0 || x >= cairo_image_surface_get_width (surface)
      || y >= cairo_image_surface_get_height (surface))
    return 0xff;

  row = (gconstpointer) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));
  return row[x] & 0xff;
}

static int
get_blurred (cairo_surface_t *surface, int x, int y)
{
  int sum = 0;

  for (int dy = -BLUR; dy <= BLUR; dy++)
    for (int dx = -BLUR; dx <= BLUR; dx++)
      sum += get_grey (surface, x + dx, y + dy);

  return sum / ((2 * BLUR + 1) * (2 * BLUR + 1));
}

/* Returns: how many pixels differ; says where */
static guint
count_differences (cairo_surface_t *seen, cairo_surface_t *expected)
{
  int width = cairo_image_surface_get_width (expected);
  int height = cairo_image_surface_get_height (expected);
  int left = width, right = 0, top = height, bottom = 0;
  guint n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (seen), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (seen), ==, height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        if (ABS (get_blurred (seen, x, y) - get_blurred (expected, x, y)) < MIN_DIFFERENCE)
          continue;
        n++;
        left = MIN (left, x);
        right = MAX (right, x);
        top = MIN (top, y);
        bottom = MAX (bottom, y);
      }

  if (n > 0)
    g_test_message ("%u pixels differ, between (%d, %d) and (%d, %d) mm", n,
                    (int) (left * 25.4 / DPI), (int) (top * 25.4 / DPI), (int) (right * 25.4 / DPI),
                    (int) (bottom * 25.4 / DPI));
  return n;
}

static cairo_surface_t *
load_expected (const Case *test, guint page)
{
  g_autofree char *path = find_picture (test, page);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_error ("%s is not there; ./dev golden makes it", path);

  return surface;
}

/* Keeps a page as what it should look like. */
static void
save_expected (const Case *test, guint page, cairo_surface_t *seen)
{
  g_autofree char *path = find_picture (test, page);
  int width = cairo_image_surface_get_width (seen);
  int height = cairo_image_surface_get_height (seen);
  cairo_surface_t *greys = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  guint8 *data = cairo_image_surface_get_data (greys);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int level = (get_grey (seen, x, y) * (N_GREYS - 1) + 127) / 255;

        data[y * cairo_image_surface_get_stride (greys) + x] = (guint8) (level * 255
                                                                         / (N_GREYS - 1));
      }
  cairo_surface_mark_dirty (greys);
  g_assert_cmpint (cairo_surface_write_to_png (greys, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (greys);
}

/* Returns: whether pages can be compared on this computer */
static gboolean
can_compare (KaijiPages *pages)
{
  g_autofree char *program = g_find_program_in_path ("pdftoppm");

  if (program == NULL)
    {
      g_test_skip ("pdftoppm is not on this computer");
      return FALSE;
    }
  if (!g_str_equal (kaiji_pages_get_font_family (pages), FONT))
    {
      g_test_skip ("the font " FONT " is not on this computer");
      return FALSE;
    }

  return TRUE;
}

static KaijiPages *
lay_out (KaijiSheet *sheet, const Case *test)
{
  g_autoptr (GError) error = NULL;
  KaijiPages *pages = kaiji_pages_new_with_options (sheet, &test->options, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static void
test_looks (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (KaijiSheet) sheet = create_sheet (test);
  g_autoptr (KaijiPages) pages = lay_out (sheet, test);

  if (!can_compare (pages))
    return;

  for (guint page = 0; test->pages >> page != 0; page++)
    {
      cairo_surface_t *seen;

      if ((test->pages >> page & 1) == 0)
        continue;
      g_assert_cmpuint (page, <, kaiji_pages_get_n_pages (pages));
      seen = render (pages, page);
      if (g_getenv ("KAIJI_UPDATE_GOLDEN") != NULL)
        {
          save_expected (test, page, seen);
        }
      else
        {
          cairo_surface_t *expected = load_expected (test, page);

          g_test_message ("page %u", page + 1);
          g_assert_cmpuint (count_differences (seen, expected), <, MIN_PIXELS);
          cairo_surface_destroy (expected);
        }
      cairo_surface_destroy (seen);
    }
}

/* The first page must not look as it should when it is printed as @test says. */
static void
assert_noticed (KaijiSheet *sheet, const Case *test)
{
  g_autoptr (KaijiPages) pages = lay_out (sheet, test);
  cairo_surface_t *seen, *expected;

  if (!can_compare (pages))
    return;

  seen = render (pages, 0);
  expected = load_expected (test, 0);
  g_assert_cmpuint (count_differences (seen, expected), >=, 2 * MIN_PIXELS);
  cairo_surface_destroy (seen);
  cairo_surface_destroy (expected);
}

/* The rule between items and prompts, a millimetre to the left. */
static void
test_notices_column (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas", NULL);
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (scheme);
  g_autoptr (GString) page = g_string_new ("{\"columns\": [");
  Case moved = cases[0];
  g_autoptr (KaijiSheet) sheet = NULL;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      static const char *const contents[] = {
        "number", "group", "item", "prompt", "level", "answer"
      };
      static const char *const aligns[] = { "start", "center", "end" };
      const KaijiColumn *column = &layout->columns[i];
      double width = column->width;
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      if (column->content == KAIJI_COLUMN_PROMPT)
        width += 1;
      else if (column->content == KAIJI_COLUMN_ITEM)
        width -= 1;
      g_string_append_printf (page,
                              "%s{\"content\": \"%s\", \"head\": \"%s\", \"head-span\": %u, "
                              "\"width\": %s, \"align\": \"%s\"}",
                              i > 0 ? "," : "", contents[column->content],
                              column->head != NULL ? column->head : "", column->head_span,
                              g_ascii_dtostr (digits, sizeof digits, width), aligns[column->align]);
    }
  g_string_append (page, "]}");

  moved.page = page->str;
  sheet = create_sheet (&moved);
  assert_noticed (sheet, &moved);
}

/* One of the shortest answers of the page is not printed. */
static void
test_notices_answer (void)
{
  g_autoptr (KaijiSheet) sheet = create_sheet (&cases[0]);

  print_set_text (sheet, "officer-count", "");
  assert_noticed (sheet, &cases[0]);
}

/* One word of an answer is another. */
static void
test_notices_word (void)
{
  g_autoptr (KaijiSheet) sheet = create_sheet (&cases[0]);
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     "representative-name");
  g_autofree char *name = kaiji_sheet_dup_text (sheet, field);

  /* As wide, and blank where the name was dark. */
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 5);
  print_set_text (sheet, field->id, "一一 二二");
  assert_noticed (sheet, &cases[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/print/golden/looks/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_looks);
    }
  g_test_add_func ("/print/golden/notices/column", test_notices_column);
  g_test_add_func ("/print/golden/notices/answer", test_notices_answer);
  g_test_add_func ("/print/golden/notices/word", test_notices_word);

  return g_test_run ();
}
