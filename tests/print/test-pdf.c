/* test-pdf.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "../json-fixture.h"
#include "kaiji-pdf-document.h"
#include "kaiji-pdf.h"
#include "print-fixture.h"

/* What a filled-in form may weigh in a mail. */
#define MAX_SIZE (300 * 1024)

static KaijiPages *
lay_out_sample (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();

  return print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
}

static void
test_size (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (document), <=, MAX_SIZE);
}

static void
test_metadata (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autofree char *info = print_ask (pages, "pdfinfo", NULL);

  if (info == NULL)
    return;

  g_assert_nonnull (strstr (info, kaiji_pages_get_title (pages)));
  g_assert_nonnull (strstr (info, kaiji_pages_get_author (pages)));
  g_assert_nonnull (strstr (info, kaiji_pages_get_subject (pages)));
  g_assert_cmpstr (kaiji_pages_get_title (pages), ==,
                   "つづり経費クラウド - ASP・SaaS安全・信頼性に係る情報開示認定制度");
  g_assert_cmpstr (kaiji_pages_get_author (pages), ==, "株式会社ソラハシワークス");
  g_assert_nonnull (strstr (info, "(A4)"));
}

/* Readers are told the language, and to show the title. */
static void
test_catalog (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autofree char *text = print_ask (pages, "qpdf", "--json");

  if (text == NULL)
    return;

  g_assert_nonnull (strstr (text, "\"/Lang\": \"u:ja\""));
  g_assert_nonnull (strstr (text, "\"/DisplayDocTitle\": true"));
}

/* Every font is embedded, in part, and with what its glyphs mean. */
static void
test_fonts (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autofree char *list = print_ask (pages, "pdffonts", NULL);
  g_auto (GStrv) lines = NULL;
  guint n_fonts = 0;

  if (list == NULL)
    return;

  lines = g_strsplit (g_strchomp (list), "\n", -1);
  for (guint i = 2; lines[i] != NULL; i++)
    {
      g_assert_nonnull (strstr (lines[i], " yes yes yes "));
      n_fonts++;
    }
  g_assert_cmpuint (n_fonts, >, 0);
}

static void
test_valid (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autofree char *verdict = print_ask (pages, "qpdf", "--check");

  if (verdict != NULL)
    g_assert_nonnull (strstr (verdict, "No syntax or stream encoding errors found"));
}

/* The same pages make the same bytes where the date is given, whatever was printed before. */
static void
test_reproducible (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autoptr (KaijiPages) again = lay_out_sample ();
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) document_again = NULL;
  g_autofree char *info = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  document = kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, NULL);
  document_again = kaiji_pdf_render (again, KAIJI_PDF_PLAIN, NULL, NULL);
  info = print_ask (pages, "pdfinfo", "-isodates");
  g_unsetenv ("SOURCE_DATE_EPOCH");

  g_assert_true (g_bytes_equal (document, document_again));
  if (info == NULL)
    return;
  g_assert_true (g_regex_match_simple ("CreationDate: +2023-11-14T22:13:20", info, 0, 0));
  g_assert_true (g_regex_match_simple ("ModDate: +2023-11-14T22:13:20", info, 0, 0));
}

static guint
count_cells (KaijiPages *pages, KaijiCellKind kind)
{
  guint n = 0;

  for (guint i = 0; i < kaiji_pages_get_n_pages (pages); i++)
    {
      guint n_cells;
      const KaijiCell *cells = kaiji_pages_get_cells (pages, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        n += cells[j].kind == kind;
    }

  return n;
}

/* An address that goes on in the next line leads where it says from both. */
static void
test_link_annotations (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *path = g_strnfill (300, 'a');
  g_autofree char *text = NULL;
  g_autofree char *list = NULL;
  g_autofree char *check = NULL;

  uri = g_strdup_printf ("https://www.sora.example/%s/(1)'%%", path);
  text = g_strdup_printf ("案内は(%s)にあります。", uri);
  print_set_text (sheet, "business-name", text);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  list = print_ask (pages, "pdfinfo", "-url");
  check = print_ask (pages, "qpdf", "--check");
  if (list == NULL || check == NULL)
    return;

  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  g_assert_nonnull (strstr (list, path));
  g_assert_nonnull (strstr (list, "/%281%29%27%\n"));
  g_assert_nonnull (strstr (list, "mailto:support@tsuzuri.example\n"));
}

/* The outline, as qpdf tells it: every section, and in it every item. */
static void
test_outline (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autofree char *text = print_ask (pages, "qpdf", "--json");
  JsonNode *root, *outlines, *entry;
  guint n_items = 0;
  guint n_sections = 0;

  if (text == NULL)
    return;

  root = json_fixture_parse (text);
  outlines = json_fixture_get (root, "outlines");
  g_assert_true (json_fixture_is_array (outlines));
  for (guint i = 0; (entry = json_fixture_element (outlines, i)) != NULL; i++)
    {
      JsonNode *kids = json_fixture_get (entry, "kids");

      n_sections += json_fixture_length (kids) > 0;
      n_items += json_fixture_length (kids) > 0 ? json_fixture_length (kids) : 1;
      if (json_fixture_length (kids) > 0)
        g_assert_cmpint (json_fixture_integer (json_fixture_get (entry, "destpageposfrom1")), ==,
                         json_fixture_integer (
                           json_fixture_get (json_fixture_element (kids, 0), "destpageposfrom1")));
    }

  entry = json_fixture_element (outlines, 0);
  g_assert_cmpstr (json_fixture_string (json_fixture_get (entry, "title")), ==, "1 開示情報の日付");
  g_assert_cmpuint (n_items, ==, 93);
  g_assert_cmpuint (n_sections, ==, count_cells (pages, KAIJI_CELL_SECTION));
  json_node_unref (root);
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Draws a page as a printer's paper may want it. Returns: its document. */
static KaijiPdfDocument *
draw_scaled (KaijiPages *pages, guint page, double scale, double move, GString *text)
{
  double width, height;
  cairo_surface_t *surface;
  KaijiPdfDocument *document;
  cairo_t *cr;

  kaiji_pages_get_size (pages, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append, text, width, height);
  /* Newer versions compress what is looked for. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  document = kaiji_pdf_document_new (surface, pages, 1);
  cr = cairo_create (surface);
  cairo_translate (cr, move, move);
  cairo_scale (cr, scale, scale);
  kaiji_pdf_document_draw_page (document, cr, page, 0);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return document;
}

/* Returns: where links and the outline's entries are, from the page's top left corner: pairs of
 * numbers. */
static GArray *
list_places (KaijiPages *pages, guint page, double scale, double move)
{
  const char *before = "/XYZ ";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KaijiPdfDocument) document = draw_scaled (pages, page, scale, move, text);
  KaijiPdfStructure *structure = kaiji_pdf_document_get_structure (document);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (double));
  double width, height;

  kaiji_pages_get_size (pages, &width, &height);
  for (guint i = 1; i < kaiji_pdf_structure_get_n_elements (structure); i++)
    {
      const GArray *areas = kaiji_pdf_structure_get (structure, i)->areas;

      for (guint j = 0; areas != NULL && j < areas->len; j++)
        {
          cairo_rectangle_t *area = &g_array_index (areas, cairo_rectangle_t, j);

          g_array_append_vals (places, (double[]){ area->x, area->y }, 2);
        }
    }
  g_assert_cmpuint (places->len, >, 0);

  for (const char *p = text->str;
       (p = memmem (p, text->len - (gsize) (p - text->str), before, strlen (before))) != NULL;)
    {
      char *end = (char *) p + strlen (before);
      double x = g_ascii_strtod (end, &end);
      double y = height - g_ascii_strtod (end, &end);

      g_array_append_vals (places, (double[]){ x, y }, 2);
      p = end;
    }

  return places;
}

/* On paper of another size links and outline lead to where the page was drawn. */
static void
test_scaled (void)
{
  const double scale = 0.5;
  const double move = 10;
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  guint last = kaiji_pages_get_n_pages (pages) - 1;
  g_autoptr (GArray) plain = list_places (pages, last, 1, 0);
  g_autoptr (GArray) scaled = list_places (pages, last, scale, move);

  g_assert_cmpuint (plain->len, ==, scaled->len);
  for (guint i = 0; i < plain->len; i++)
    /* Cairo counts in whole points. */
    g_assert_cmpfloat_with_epsilon (g_array_index (scaled, double, i),
                                    g_array_index (plain, double, i) * scale + move, 1);
}

static void
test_cancelled (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What cannot be written in full leaves what was there before, and nothing beside it. */
static void
test_save (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kaiji-print-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *missing_path = g_build_filename (folder, "missing", "sheet.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) missing_file = g_file_new_for_path (missing_path);
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  g_assert_false (kaiji_pdf_save (pages, missing_file, KAIJI_PDF_PLAIN, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_file_set_contents (path, "before", -1, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (kaiji_pdf_save (pages, file, KAIJI_PDF_PLAIN, NULL, NULL, cancellable, &error));
  g_clear_error (&error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, "before");
  g_clear_pointer (&content, g_free);

  g_assert_true (kaiji_pdf_save (pages, file, KAIJI_PDF_PLAIN, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gsize
read_size (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);

  return size;
}

static void
finish_file (GFile *file, KaijiPdfDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
    kaiji_pdf_finish_file (file, kaiji_pdf_document_get_structure (document), NULL, &error));
  g_assert_no_error (error);
}

/* A document that was drawn by way of someone else becomes smaller, once; what is none stays. */
static void
test_finish_file (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autoptr (KaijiPdfDocument) document = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kaiji-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 842, 595);
  cairo_t *cr = cairo_create (surface);
  gsize size, finished_size;

  /* Later versions Cairo 1.18 packs by itself. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  document = kaiji_pdf_document_new (surface, pages, 1);
  kaiji_pdf_document_draw_page (document, cr, 0, 0);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  size = read_size (path);
  finish_file (file, document);
  finished_size = read_size (path);
  g_assert_cmpuint (finished_size, <, size);
  finish_file (file, document);
  g_assert_cmpuint (read_size (path), ==, finished_size);

  g_assert_true (g_file_set_contents (path, "%!PS-Adobe-3.0\n%%EOF\n", -1, NULL));
  size = read_size (path);
  finish_file (file, document);
  g_assert_cmpuint (read_size (path), ==, size);

  g_assert_cmpint (g_unlink (path), ==, 0);
  finish_file (file, document);
  g_assert_false (g_file_query_exists (file, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/pdf/size", test_size);
  g_test_add_func ("/print/pdf/metadata", test_metadata);
  g_test_add_func ("/print/pdf/catalog", test_catalog);
  g_test_add_func ("/print/pdf/fonts", test_fonts);
  g_test_add_func ("/print/pdf/valid", test_valid);
  g_test_add_func ("/print/pdf/reproducible", test_reproducible);
  g_test_add_func ("/print/pdf/links", test_link_annotations);
  g_test_add_func ("/print/pdf/outline", test_outline);
  g_test_add_func ("/print/pdf/scaled", test_scaled);
  g_test_add_func ("/print/pdf/cancelled", test_cancelled);
  g_test_add_func ("/print/pdf/finish-file", test_finish_file);
  g_test_add_func ("/print/pdf/save", test_save);

  return g_test_run ();
}
