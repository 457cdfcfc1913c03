/* test-pdf.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

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
  g_autoptr (GBytes) document = kaiji_pdf_render (pages, NULL, &error);

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

static void
test_cancelled (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (kaiji_pdf_render (pages, cancellable, &error));
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
  g_assert_false (kaiji_pdf_save (pages, missing_file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_file_set_contents (path, "before", -1, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (kaiji_pdf_save (pages, file, cancellable, &error));
  g_clear_error (&error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, "before");
  g_clear_pointer (&content, g_free);

  g_assert_true (kaiji_pdf_save (pages, file, NULL, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/pdf/size", test_size);
  g_test_add_func ("/print/pdf/metadata", test_metadata);
  g_test_add_func ("/print/pdf/fonts", test_fonts);
  g_test_add_func ("/print/pdf/valid", test_valid);
  g_test_add_func ("/print/pdf/cancelled", test_cancelled);
  g_test_add_func ("/print/pdf/save", test_save);

  return g_test_run ();
}
