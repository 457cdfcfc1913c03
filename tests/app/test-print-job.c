/* test-print-job.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet goes through the system's print dialog to the printer that writes files.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "../json-fixture.h"
#include "kaiji-page-setup.h"
#include "kaiji-pdf.h"
#include "kaiji-print-job.h"
#include "print-fixture.h"
#include "print-job-fixture.h"
#include "row-fixture.h"

static gboolean
is_saved (PrintJobTest *self)
{
  g_autofree char *contents = NULL;

  return g_file_get_contents (self->settings_path, &contents, NULL, NULL)
         && strstr (contents, "n-copies=") != NULL;
}

/* Returns: (nullable): the output of a program; without the program the test is skipped */
static char *
ask (const char *program, const char *option, const char *path, const char *destination)
{
  g_autofree char *found = g_find_program_in_path (program);
  const char *arguments[] = { program, option, path, destination, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (found == NULL)
    {
      g_test_skip ("there is no PDF reader on this computer");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                NULL, &error);
  g_assert_no_error (error);

  return output;
}

static char *
ask_about (const char *path)
{
  return ask ("pdfinfo", "-isodates", path, NULL);
}

/* In the order it was drawn, without the gaps between slanted characters. */
static char *
read_text (const char *path)
{
  g_autofree char *text = ask ("pdftotext", "-raw", path, "-");

  return text != NULL ? print_squeeze (text) : NULL;
}

/* Returns: (nullable): the pages to which the outline's entries of the first level lead, from 1 */
static char *
read_outline (const char *path)
{
  g_autofree char *text = ask ("qpdf", "--json", "--json-key=outlines", path);
  GString *outline = g_string_new (NULL);
  JsonNode *root, *entry;

  if (text == NULL)
    return g_string_free (outline, TRUE);

  root = json_fixture_parse (text);
  g_assert_nonnull (root);
  for (guint i = 0; (entry = json_fixture_element (json_fixture_get (root, "outlines"), i)) != NULL;
       i++)
    g_string_append_printf (outline, "%s %" G_GINT64_FORMAT "|",
                            json_fixture_string (json_fixture_get (entry, "title")),
                            json_fixture_integer (json_fixture_get (entry, "destpageposfrom1")));
  json_node_unref (root);

  return g_string_free (outline, FALSE);
}

/* The sample comes out on its eight pages of A4, as they were laid out, and the dialog begins
 * next time as it was left. */
static void
test_sample (void)
{
  PrintJobTest test = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;

  print_job_set_up (&test, print_load_sample ());
  title = kaiji_document_dup_title (test.document);
  path = print_job_dup_path (&test);
  kaiji_print_job_start (test.document, FALSE, test.window);
  print_job_print (&test);
  print_job_wait_until (&test, print_job_is_printed, "a printed file");
  print_job_wait_until (&test, is_saved, "remembered settings");

  info = ask_about (path);
  text = read_text (path);
  if (info != NULL && text != NULL)
    {
      g_assert_nonnull (strstr (info, "Title:           "));
      g_assert_nonnull (strstr (info, title));
      g_assert_nonnull (strstr (info, "Pages:           8\n"));
      g_assert_nonnull (strstr (info, "Page size:       841.89 x 595.276 pts (A4)"));
      g_assert_nonnull (strstr (info, "Tagged:          yes\n"));
      g_assert_nonnull (strstr (text, "(8/8)"));
      /* A sheet without errors is not a draft. */
      g_assert_null (strstr (text, "下書き"));
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  print_job_tear_down (&test);
}

static GBytes *
print_again (PrintJobTest *self, const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  kaiji_print_job_start (self->document, FALSE, self->window);
  print_job_print (self);
  print_job_wait_until (self, print_job_is_printed, "a printed file");
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);

  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

/* A printed file is hardly larger than an exported one, and the same each time it is printed. */
static void
test_bytes (void)
{
  PrintJobTest test = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GBytes) exported = NULL;
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  print_job_set_up (&test, print_load_sample ());
  path = print_job_dup_path (&test);
  pages = print_lay_out (test.sheet, KAIJI_AUDIENCE_SUBMISSION);
  exported = kaiji_pdf_render (pages, KAIJI_PDF_PLAIN, NULL, &error);
  g_assert_no_error (error);
  printed = print_again (&test, path);
  again = print_again (&test, path);

  g_assert_cmpuint (g_bytes_get_size (printed), <, g_bytes_get_size (exported) * 11 / 10);
  g_assert_true (g_bytes_equal (printed, again));
  print_job_tear_down (&test);
}

/* The printed part of a sheet, the pages per sheet of paper, and the resulting outline and number
 * of tables. */
typedef struct
{
  const char *settings;
  const char *outline;
  guint n_tables;
} Part;

static const Part parts[] = {
  { "print-pages=ranges\npage-ranges=1-2\n",
    "財務状況 1|資本関係・取引関係 1|コンプライアンス 1|サービス基本特性 2|", 1 },
  { "number-up=4\nprint-pages=ranges\npage-ranges=3-7\n",
    "サービス基本特性 1|アプリケーション、プラットフォーム、サーバ・ストレージ等 1|ネットワーク 1|"
    "ハウジング(サーバ設置場所) 1|サービスサポート 2|",
    1 },
  { "n-copies=2\nprint-pages=ranges\npage-ranges=7\n", "サービスサポート 1|", 1 },
  { "reverse=true\nprint-pages=ranges\npage-ranges=6-7\n",
    "サービスサポート 1|ハウジング(サーバ設置場所) 2|", 1 },
  { "page-set=even\n",
    "財務状況 1|資本関係・取引関係 1|コンプライアンス 1|サービス基本特性 2|"
    "アプリケーション、プラットフォーム、サーバ・ストレージ等 3|ネットワーク 3|サービスサポート 4|",
    1 },
};

/* A part has an outline, and tables that are tagged, just as a whole sheet does. */
static void
test_part (gconstpointer data)
{
  const Part *part = data;
  PrintJobTest test = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *outline = NULL;
  g_autofree char *structure = NULL;
  g_autofree char *check = NULL;

  print_job_set_up_with (&test, print_load_sample (), part->settings);
  path = print_job_dup_path (&test);
  kaiji_print_job_start (test.document, FALSE, test.window);
  print_job_print (&test);
  print_job_wait_until (&test, print_job_is_printed, "a printed file");

  outline = read_outline (path);
  structure = ask ("pdfinfo", "-struct", path, NULL);
  check = ask ("qpdf", "--check", path, NULL);
  if (outline != NULL && structure != NULL && check != NULL)
    {
      g_auto (GStrv) pieces = g_strsplit (structure, "Table (block)", -1);

      g_assert_cmpstr (outline, ==, part->outline);
      g_assert_true (g_str_has_prefix (structure, "Document\n"));
      g_assert_cmpuint (g_strv_length (pieces), ==, part->n_tables + 1);
      g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  print_job_tear_down (&test);
}

/* A sheet with errors causes a question; a draft is marked on every page. */
static void
test_draft (void)
{
  PrintJobTest test = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  print_job_set_up (&test, print_load_sample ());
  print_set_text (test.sheet, "business-name", "");
  path = print_job_dup_path (&test);
  kaiji_print_job_start (test.document, TRUE, test.window);
  print_job_print (&test);
  print_job_wait_until (&test, print_job_is_printed, "a printed file");

  text = read_text (path);
  if (text != NULL)
    {
      g_auto (GStrv) pieces = g_strsplit (text, "下書き", -1);

      g_assert_cmpuint (g_strv_length (pieces), ==, 8 + 1);
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  print_job_tear_down (&test);
}
static GtkCheckButton *
find_check_button (GtkWidget *window, const char *beginning)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (window, GTK_TYPE_CHECK_BUTTON, i)) != NULL; i++)
    {
      const char *label = gtk_check_button_get_label (GTK_CHECK_BUTTON (button));

      if (label != NULL && g_str_has_prefix (label, beginning))
        return GTK_CHECK_BUTTON (button);
    }

  g_error ("there is no “%s” to check", beginning);
}

static gboolean
is_asked (PrintJobTest *self)
{
  return print_job_find_window ("KaijiPrintOptions") != NULL;
}

/* The public version is asked for before the desktop's dialog, which has no page of the program's
 * own if it is that of a portal; and whether it is a draft can still be changed there. */
static void
test_options (void)
{
  PrintJobTest test = { 0 };
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  print_job_set_up (&test, kaiji_sheet_new (scheme));
  path = print_job_dup_path (&test);
  kaiji_print_job_start (test.document, TRUE, test.window);
  print_job_wait_until (&test, is_asked, "a question");
  dialog = print_job_find_window ("KaijiPrintOptions");
  g_assert_true (gtk_check_button_get_active (find_check_button (dialog, "Mark every page")));
  gtk_check_button_set_active (find_check_button (dialog, "Mark every page"), FALSE);
  gtk_check_button_set_active (find_check_button (dialog, "Print the _public"), TRUE);
  print_job_press (print_job_find_button (dialog, "_Next"));
  print_job_print (&test);
  print_job_wait_until (&test, print_job_is_printed, "a printed file");

  text = read_text (path);
  if (text != NULL)
    {
      g_assert_nonnull (strstr (text, "記述無し(*)"));
      g_assert_null (strstr (text, "下書き"));
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  print_job_tear_down (&test);
}

static gboolean
is_refused (PrintJobTest *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (find_label (window, "The sheet could not be printed") != NULL)
        return TRUE;
    }

  return FALSE;
}

/* A sheet that cannot be laid out is not printed: the dialog closes, and a message explains why. */
static void
test_no_room (void)
{
  PrintJobTest test = { 0 };
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  g_autofree char *path = NULL;

  print_job_set_up (&test, print_load_sample ());
  setup->paper = g_strdup ("iso_a4");
  setup->font_size = 60;
  kaiji_sheet_set_page_setup (test.sheet, setup);
  path = print_job_dup_path (&test);
  kaiji_print_job_start (test.document, FALSE, test.window);
  print_job_print (&test);
  print_job_wait_until (&test, is_refused, "a message");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  print_job_tear_down (&test);
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOURCE_DATE_EPOCH", "1234567890", TRUE);
  print_job_init_test (&argc, &argv);

  g_test_add_func ("/app/print-job/sample", test_sample);
  g_test_add_func ("/app/print-job/bytes", test_bytes);
  g_test_add_data_func ("/app/print-job/part/range", &parts[0], test_part);
  g_test_add_data_func ("/app/print-job/part/several-on-one", &parts[1], test_part);
  g_test_add_data_func ("/app/print-job/part/copies", &parts[2], test_part);
  g_test_add_data_func ("/app/print-job/part/reverse", &parts[3], test_part);
  g_test_add_data_func ("/app/print-job/part/even", &parts[4], test_part);
  g_test_add_func ("/app/print-job/draft", test_draft);
  g_test_add_func ("/app/print-job/options", test_options);
  g_test_add_func ("/app/print-job/no-room", test_no_room);

  return g_test_run ();
}
