/* test-pdf.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "exchange-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-error.h"
#include "kaiji-import.h"
#include "kaiji-page-setup.h"
#include "kaiji-pdf.h"
#include "kaiji-sheet-file.h"
#include "kaiji-table-file.h"

static GBytes *
print (KaijiSheet *sheet, KaijiAudience audience)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiPages) pages = kaiji_pages_new (sheet, audience, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static char *
dup_without_spaces (const char *text)
{
  GString *string = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (string, g_utf8_get_char (p));

  return g_string_free (string, FALSE);
}

/* Prints the sheet and asserts that every answer is in what is read of the pages, and nothing else;
 * line ends are the pages' own. */
static void
assert_comes_back (KaijiSheet *sheet, KaijiSchemeLibrary *library)
{
  g_autoptr (GBytes) bytes = print (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiTable) table = kaiji_table_file_parse (bytes, &error);
  g_autoptr (KaijiImport) import = NULL;
  g_autoptr (KaijiSheet) back = NULL;
  const KaijiField *fields;
  guint n_fields;

  g_assert_no_error (error);
  import = kaiji_import_new (table, NULL, library, &error);
  g_assert_no_error (error);
  g_assert_true (kaiji_import_get_scheme (import) == kaiji_sheet_get_scheme (sheet));
  for (guint i = 0; i < kaiji_import_get_n_entries (import); i++)
    if (kaiji_import_get_entry (import, i)->kind == KAIJI_IMPORT_UNPLACED)
      g_test_message ("%s: %s", kaiji_import_get_entry (import, i)->place,
                      kaiji_import_get_entry (import, i)->text);
  g_assert_cmpuint (kaiji_import_count (import, KAIJI_IMPORT_UNPLACED), ==, 0);

  back = kaiji_sheet_new (kaiji_sheet_get_scheme (sheet));
  kaiji_import_apply (import, back, 0);
  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = kaiji_sheet_dup_text (sheet, &fields[i]);
      g_autofree char *text_back = kaiji_sheet_dup_text (back, &fields[i]);
      g_autofree char *dense = dup_without_spaces (text);
      g_autofree char *dense_back = dup_without_spaces (text_back);

      g_assert_cmpstr (dense_back, ==, dense);
    }
}

static void
test_sample (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);

  assert_comes_back (sheet, library);
}

/* Words from right to left keep their order and all other answers their places. */
static void
test_right_to_left (void)
{
  static const char *const texts[] = { "対応言語: 日本語、English、العربية(アラビア語)、한국어",
                                       "עברית שלום עולם", "العربية الفصحى と עברית" };
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
      const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                         "building-type");
      g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (texts[i]);

      kaiji_sheet_set_answer (sheet, field, answer);
      assert_comes_back (sheet, library);
    }
}

/* On other paper, in other sizes, with an answer of several pages. */
static void
test_page_setups (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  static const double sizes[] = { 6.5, 10.5 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
      KaijiPageSetup *setup = kaiji_page_setup_new ();
      const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                         "service-description");
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (KaijiAnswer) answer = NULL;

      for (guint j = 0; j < 400; j++)
        g_string_append_printf (text, "第%uの説明は、とても長いものです。", j);
      answer = kaiji_answer_new_text (text->str);
      kaiji_sheet_set_answer (sheet, field, answer);
      setup->font_size = sizes[i];
      setup->landscape = i == 0;
      kaiji_sheet_set_page_setup (sheet, setup);
      kaiji_page_setup_free (setup);
      assert_comes_back (sheet, library);
    }
}

/* The examples of every scheme as answers. */
static void
test_schemes (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GPtrArray) schemes = kaiji_scheme_library_list (library);

  for (guint i = 0; i < schemes->len; i++)
    {
      KaijiScheme *scheme = g_ptr_array_index (schemes, i);
      g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
      guint n_fields;
      const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);

      for (guint j = 0; j < n_fields; j++)
        {
          g_autoptr (KaijiAnswer) answer = NULL;

          if (fields[j].example == NULL)
            continue;
          answer = kaiji_answer_parse (scheme, &fields[j], fields[j].example);
          kaiji_sheet_set_answer (sheet, &fields[j], answer);
        }
      assert_comes_back (sheet, library);
    }
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A page with a picture only, as a scanner makes it. */
static GBytes *
create_scan (void)
{
  GByteArray *content = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, content, 595, 842);
  cairo_t *cairo = cairo_create (surface);

  cairo_rectangle (cairo, 50, 50, 300, 300);
  cairo_fill (cairo);
  cairo_show_page (cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (content);
}

static void
test_refused (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = exchange_fixture_load_sample (library);
  g_autoptr (GBytes) whole = print (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (GBytes) scan = create_scan ();
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (whole, 0, 200);
  GBytes *const documents[] = { scan, head };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KaijiTable) table = kaiji_table_file_parse (documents[i], &error);

      g_assert_null (table);
      g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/pdf/sample", test_sample);
  g_test_add_func ("/exchange/pdf/right-to-left", test_right_to_left);
  g_test_add_func ("/exchange/pdf/page-setups", test_page_setups);
  g_test_add_func ("/exchange/pdf/schemes", test_schemes);
  g_test_add_func ("/exchange/pdf/refused", test_refused);

  return g_test_run ();
}
