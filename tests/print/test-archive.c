/* test-archive.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents that are to be kept (PDF/A-2u). Whether they are is asked of PDFBox's preflight: it
 * knows PDF/A-1b, which asks for nearly all that PDF/A-2 does.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-pdf.h"
#include "kaiji-srgb-profile.h"
#include "print-fixture.h"

/* A private character that no font has. */
#define UNKNOWN "\xf4\x8f\xbf\xbd" /* U+10FFFD */

static KaijiPages *
lay_out_sample (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();

  return print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
}

static char *
find_classes (void)
{
  static const char *const jars[] = {
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api",
  };
  g_autoptr (GString) classes = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (jars); i++)
    {
      g_autofree char *jar = g_strdup_printf ("/usr/share/java/%s.jar", jars[i]);

      if (!g_file_test (jar, G_FILE_TEST_EXISTS))
        return NULL;
      g_string_append_printf (classes, ":%s", jar);
    }

  return g_string_free (g_steal_pointer (&classes), FALSE);
}

/* What PDF/A-1 forbids and PDF/A-2 does not: transparency, streams of references, fonts without a
 * list of their glyphs, and another part's mark. */
static gboolean
is_of_part_1 (const char *line)
{
  static const char *const starts[] = {
    "1.4 : Trailer Syntax error, /XRef", "2.2.", "3.1.11 ", "7.11.1 ", "7.11.2 ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (line, starts[i]))
      return TRUE;

  return FALSE;
}

static guint
count_findings (const char *report)
{
  g_auto (GStrv) lines = g_strsplit (report, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_isdigit (*lines[i]) && !is_of_part_1 (lines[i]))
      {
        g_test_message ("%s", lines[i]);
        n++;
      }

  return n;
}

static GBytes *
render (KaijiPages *pages)
{
  g_autoptr (GError) error = NULL;
  GBytes *document = kaiji_pdf_render (pages, KAIJI_PDF_ARCHIVAL, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static void
assert_archival (KaijiPages *pages)
{
  g_autoptr (GBytes) document = render (pages);
  g_autofree char *java = g_find_program_in_path ("java");
  g_autofree char *classes = find_classes ();
  g_autofree char *path = NULL;
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { java, "-cp", classes, "org.apache.pdfbox.preflight.Validator_A1b",
                         NULL, NULL };

  if (java == NULL || classes == NULL)
    {
      g_test_skip ("PDFBox's preflight is not on this computer");
      return;
    }

  g_close (g_file_open_tmp ("kaiji-archive-XXXXXX.pdf", &path, &error), NULL);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (document, NULL),
                       (gssize) g_bytes_get_size (document), &error);
  g_assert_no_error (error);
  argv[4] = path;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &report, NULL,
                NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);

  /* It found what it does not know: it read the document. */
  g_assert_nonnull (strstr (report, "7.11.2 "));
  g_assert_cmpuint (count_findings (report), ==, 0);
}

static void
test_sample (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();

  assert_archival (pages);
}

/* Fonts of other scripts, ligatures, marks and pictures have their own ways into a document. */
static void
test_difficult_text (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiSheet) old_sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  KaijiPagesOptions options = { .changes_from = old_sheet, .is_draft = TRUE };

  print_set_text (sheet, "business-name", "office affine ﬃ か\xe3\x82\x9a e\xcc\x81 ｶﾞ 😀 Ω→①");
  pages = kaiji_pages_new_with_options (sheet, &options, NULL, &error);
  g_assert_no_error (error);
  if (!kaiji_pdf_check_archival (pages, NULL))
    {
      g_test_skip ("no font on this computer has one of the characters");
      return;
    }

  assert_archival (pages);
}

static void
test_change_list (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiSheet) old_sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  KaijiPagesOptions options = { .changes_from = old_sheet, .lists_changes = TRUE };

  print_set_text (sheet, "business-name", "株式会社べつのなまえ");
  pages = kaiji_pages_new_with_options (sheet, &options, NULL, &error);
  g_assert_no_error (error);

  assert_archival (pages);
}

/* Only an archive has the mark of one; metadata and document information agree. */
static void
test_metadata (void)
{
  g_autoptr (KaijiPages) pages = lay_out_sample ();
  g_autoptr (GBytes) plain = kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, NULL);
  g_autoptr (GBytes) archival = NULL;
  const char *texts[] = {
    "<pdfaid:part>2</pdfaid:part>",
    "<pdfaid:conformance>U</pdfaid:conformance>",
    "<xmp:CreateDate>2023-11-14T22:13:20Z</xmp:CreateDate>",
    kaiji_pages_get_title (pages),
    kaiji_pages_get_author (pages),
    kaiji_pages_get_subject (pages),
  };
  gsize size;
  const char *data;

  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  archival = render (pages);
  g_unsetenv ("SOURCE_DATE_EPOCH");

  data = g_bytes_get_data (archival, &size);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_nonnull (memmem (data, size, texts[i], strlen (texts[i])));

  data = g_bytes_get_data (plain, &size);
  g_assert_null (memmem (data, size, texts[0], strlen (texts[0])));
}

/* A character that no font has is told with its place, and nothing is written. */
static void
test_unknown_character (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GError) error = NULL;

  print_set_text (sheet, "business-name", "株式会社" UNKNOWN);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_assert_null (kaiji_pdf_render (pages, KAIJI_PDF_ARCHIVAL, NULL, &error));
  g_assert_error (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_CHARACTER);
  g_assert_nonnull (strstr (error->message, "U+10FFFD"));

  plain = kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, NULL);
  g_assert_nonnull (plain);
}

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* Each tag of the profile lies within it; its primaries make white. */
static void
test_profile (void)
{
  g_autoptr (GBytes) profile = kaiji_srgb_profile_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (profile, &size);
  guint32 n_tags = read_number (data + 128);
  guint32 sum = 0;
  guint32 white = 0;

  g_assert_cmpuint (read_number (data), ==, size);
  g_assert_cmpuint (n_tags, ==, 9);
  for (guint32 i = 0; i < n_tags; i++)
    {
      const guint8 *tag = data + 132 + 12 * i;
      guint32 start = read_number (tag + 4);

      g_assert_cmpuint (start % 4, ==, 0);
      g_assert_cmpuint (start + read_number (tag + 8), <=, size);
      if (memcmp (tag + 1, "XYZ", 3) == 0)
        sum += read_number (data + start + 12);
      else if (memcmp (tag, "wtpt", 4) == 0)
        white = read_number (data + start + 12);
    }
  g_assert_cmpuint (white, ==, 65536);
  g_assert_cmpuint (ABS ((int) sum - (int) white), <=, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/archive/sample", test_sample);
  g_test_add_func ("/print/archive/difficult-text", test_difficult_text);
  g_test_add_func ("/print/archive/change-list", test_change_list);
  g_test_add_func ("/print/archive/metadata", test_metadata);
  g_test_add_func ("/print/archive/unknown-character", test_unknown_character);
  g_test_add_func ("/print/archive/profile", test_profile);

  return g_test_run ();
}
