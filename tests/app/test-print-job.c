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

#include "kaiji-page-setup.h"
#include "kaiji-pdf.h"
#include "kaiji-print-job.h"
#include "print-fixture.h"
#include "row-fixture.h"

/* Longer than anything takes that is going to happen at all. */
#define PATIENCE_SECONDS 60

/* What the last print job left: the printer, and the folder it writes to. */
#define SETTINGS                                                                                   \
  "[Print Settings]\n"                                                                             \
  "printer=Print to File\n"                                                                        \
  "output-file-format=pdf\n"                                                                       \
  "output-dir=%s\n"                                                                                \
  "%s"

#define DIALOG "GtkPrintUnixDialog"
#define PRINT "_Print"

typedef struct
{
  KaijiSheet *sheet;
  KaijiDocument *document;
  GtkWindow *window;
  char *folder;
  char *settings_path;
} Test;

typedef gboolean (*Condition) (Test *self);

static gboolean
on_out_of_patience (gpointer user_data)
{
  g_error ("waited in vain for: %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

/* Looks again and again: what another program or a thread writes sends no event. */
static gboolean
on_interval (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (Test *self, Condition condition, const char *what)
{
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, on_out_of_patience, (gpointer) what);
  guint interval = g_timeout_add (20, on_interval, NULL);

  while (!condition (self))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (interval);
  g_source_remove (timeout);
}

static void
set_up_with (Test *self, KaijiSheet *sheet, const char *more_settings)
{
  g_autofree char *settings = NULL;
  g_autofree char *settings_folder = NULL;
  g_autoptr (GError) error = NULL;

  self->sheet = sheet;
  self->document = kaiji_document_new (sheet);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 400, 300);
  gtk_window_present (self->window);

  self->folder = g_dir_make_tmp ("kaiji-print-job-XXXXXX", &error);
  g_assert_no_error (error);
  settings = g_strdup_printf (SETTINGS, self->folder, more_settings);
  self->settings_path = g_build_filename (g_get_user_config_dir (), "kaiji", "print.ini", NULL);
  settings_folder = g_path_get_dirname (self->settings_path);
  g_assert_cmpint (g_mkdir_with_parents (settings_folder, 0700), ==, 0);
  g_file_set_contents (self->settings_path, settings, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Test *self, KaijiSheet *sheet)
{
  set_up_with (self, sheet, "");
}

static void
tear_down (Test *self)
{
  kaiji_document_discard_backup (self->document);
  gtk_window_destroy (self->window);
  g_object_unref (self->document);
  g_object_unref (self->sheet);
  g_unlink (self->settings_path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->settings_path);
}

/* Returns: (nullable): a window that can be seen, by the name of its type: the print dialog's is
 * not among GTK's common ones */
static GtkWidget *
find_window (const char *type_name)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window) && g_str_equal (G_OBJECT_TYPE_NAME (window), type_name))
        return window;
    }

  return NULL;
}

/* Returns: (nullable): the button that says @label */
static GtkWidget *
find_button (GtkWidget *window, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;

  return NULL;
}

/* Returns: (nullable): the button of any window that says @label */
static GtkWidget *
find_button_anywhere (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *button = find_button (window, label);

      if (button != NULL && gtk_widget_get_mapped (window))
        return button;
    }

  return NULL;
}

/* The dialog offers to print once a printer is chosen and has told what it can do. */
static gboolean
is_ready (Test *self)
{
  GtkWidget *dialog = find_window (DIALOG);

  return dialog != NULL && gtk_widget_is_sensitive (find_button (dialog, PRINT));
}

static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
wait_for_dialog (Test *self)
{
  wait_until (self, is_ready, "a print dialog with a printer");
  return find_window (DIALOG);
}

static void
print (Test *self)
{
  press (find_button (wait_for_dialog (self), PRINT));
}

static char *
dup_printed_path (Test *self)
{
  g_autofree char *title = kaiji_document_dup_title (self->document);
  g_autofree char *name = g_strconcat (title, ".pdf", NULL);

  return g_build_filename (self->folder, name, NULL);
}

/* As GTK writes it, and then as an exported file is: packed. */
static gboolean
is_printed (Test *self)
{
  g_autofree char *path = dup_printed_path (self);
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL) && length > 6
         && memmem (contents + length - 7, 7, "%%EOF", 5) != NULL
         && memmem (contents, length, "/ObjStm", 7) != NULL;
}

static gboolean
is_saved (Test *self)
{
  g_autofree char *contents = NULL;

  return g_file_get_contents (self->settings_path, &contents, NULL, NULL)
         && strstr (contents, "n-copies=") != NULL;
}

/* Returns: (nullable): what a program says; without it the test is skipped */
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
  json_t *root, *entry;
  gsize i;

  if (text == NULL)
    return g_string_free (outline, TRUE);

  root = json_loads (text, 0, NULL);
  g_assert_nonnull (root);
  json_array_foreach (json_object_get (root, "outlines"), i, entry)
    g_string_append_printf (outline, "%s %" JSON_INTEGER_FORMAT "|",
                            json_string_value (json_object_get (entry, "title")),
                            json_integer_value (json_object_get (entry, "destpageposfrom1")));
  json_decref (root);

  return g_string_free (outline, FALSE);
}

/* The sample comes out on its eight pages of A4, as they were laid out, and the dialog begins
 * next time as it was left. */
static void
test_sample (void)
{
  Test test = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;

  set_up (&test, print_load_sample ());
  title = kaiji_document_dup_title (test.document);
  path = dup_printed_path (&test);
  kaiji_print_job_start (test.document, test.window);
  print (&test);
  wait_until (&test, is_printed, "a printed file");
  wait_until (&test, is_saved, "remembered settings");

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
      /* Without errors it is no draft. */
      g_assert_null (strstr (text, "下書き"));
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  tear_down (&test);
}

static GBytes *
print_again (Test *self, const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  kaiji_print_job_start (self->document, self->window);
  print (self);
  wait_until (self, is_printed, "a printed file");
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);

  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

/* A printed file is hardly larger than an exported one, and the same each time it is printed. */
static void
test_bytes (void)
{
  Test test = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GBytes) exported = NULL;
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&test, print_load_sample ());
  path = dup_printed_path (&test);
  pages = print_lay_out (test.sheet, KAIJI_AUDIENCE_SUBMISSION);
  exported = kaiji_pdf_render (pages, NULL, &error);
  g_assert_no_error (error);
  printed = print_again (&test, path);
  again = print_again (&test, path);

  g_assert_cmpuint (g_bytes_get_size (printed), <, g_bytes_get_size (exported) * 11 / 10);
  g_assert_true (g_bytes_equal (printed, again));
  tear_down (&test);
}

/* What part of a sheet is printed, how many pages on one of paper, and what the outline of the file
 * and its number of tables are then. */
typedef struct
{
  const char *settings;
  const char *outline;
  guint n_tables;
} Part;

static const Part parts[] = {
  { "print-pages=ranges\npage-ranges=1-2\n",
    "人材 1|財務状況 1|資本関係・取引関係 1|コンプライアンス 1|サービス基本特性 2|", 2 },
  { "number-up=4\nprint-pages=ranges\npage-ranges=3-7\n",
    "サービス基本特性 1|アプリケーション、プラットフォーム、サーバ・ストレージ等 1|ネットワーク 1|"
    "ハウジング(サーバ設置場所) 1|サービスサポート 2|",
    5 },
  { "n-copies=2\nprint-pages=ranges\npage-ranges=7\n", "サービスサポート 1|", 1 },
  { "reverse=true\nprint-pages=ranges\npage-ranges=6-7\n",
    "サービスサポート 1|ネットワーク 2|ハウジング(サーバ設置場所) 2|", 2 },
  { "page-set=even\n",
    "人材 1|財務状況 1|資本関係・取引関係 1|コンプライアンス 1|サービス基本特性 2|"
    "アプリケーション、プラットフォーム、サーバ・ストレージ等 3|ネットワーク 3|サービスサポート 4|",
    4 },
};

/* A part has an outline, and tables that are tagged, just as a whole sheet does. */
static void
test_part (gconstpointer data)
{
  const Part *part = data;
  Test test = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *outline = NULL;
  g_autofree char *structure = NULL;
  g_autofree char *check = NULL;

  set_up_with (&test, print_load_sample (), part->settings);
  path = dup_printed_path (&test);
  kaiji_print_job_start (test.document, test.window);
  print (&test);
  wait_until (&test, is_printed, "a printed file");

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
  tear_down (&test);
}

static gboolean
is_asked (Test *self)
{
  return find_button_anywhere ("Print as _Draft") != NULL;
}

/* A sheet with errors says so first; as a draft it bears the mark on every page. */
static void
test_draft (void)
{
  Test test = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  set_up (&test, print_load_sample ());
  print_set_text (test.sheet, "business-name", "");
  path = dup_printed_path (&test);
  kaiji_print_job_start (test.document, test.window);
  wait_until (&test, is_asked, "a question");
  press (find_button_anywhere ("Print as _Draft"));
  print (&test);
  wait_until (&test, is_printed, "a printed file");

  text = read_text (path);
  if (text != NULL)
    {
      g_auto (GStrv) pieces = g_strsplit (text, "下書き", -1);

      g_assert_cmpuint (g_strv_length (pieces), ==, 8 + 1);
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  tear_down (&test);
}

/* Returns: (nullable): what a window says that has @part in it */
static const char *
find_text_anywhere (const char *part)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *label;

      for (guint j = 0; (label = find_widget (window, GTK_TYPE_LABEL, j)) != NULL; j++)
        if (strstr (gtk_label_get_text (GTK_LABEL (label)), part) != NULL)
          return gtk_label_get_text (GTK_LABEL (label));
    }

  return NULL;
}

/* Two answers that share a limit are over it once. */
static void
test_question (void)
{
  const char *title = "サービスの内容・範囲: ";
  Test test = { 0 };
  g_autofree char *text = g_strnfill (600, 'x');
  g_auto (GStrv) pieces = NULL;

  set_up (&test, print_load_sample ());
  print_set_text (test.sheet, "service-description", text);
  kaiji_print_job_start (test.document, test.window);
  wait_until (&test, is_asked, "a question");
  g_assert_nonnull (find_text_anywhere (title));
  pieces = g_strsplit (find_text_anywhere (title), title, -1);
  g_assert_cmpuint (g_strv_length (pieces), ==, 1 + 1);
  press (find_button_anywhere ("_Cancel"));
  tear_down (&test);
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

/* The dialog has the last word on what the question asked, and asks for the public version. */
static void
test_options (void)
{
  Test test = { 0 };
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  set_up (&test, kaiji_sheet_new (scheme));
  path = dup_printed_path (&test);
  kaiji_print_job_start (test.document, test.window);
  wait_until (&test, is_asked, "a question");
  press (find_button_anywhere ("Print as _Draft"));
  dialog = wait_for_dialog (&test);
  g_assert_true (gtk_check_button_get_active (find_check_button (dialog, "Mark every page")));
  gtk_check_button_set_active (find_check_button (dialog, "Mark every page"), FALSE);
  gtk_check_button_set_active (find_check_button (dialog, "Print the _public"), TRUE);
  print (&test);
  wait_until (&test, is_printed, "a printed file");

  text = read_text (path);
  if (text != NULL)
    {
      g_assert_nonnull (strstr (text, "記述無し(*)"));
      g_assert_null (strstr (text, "下書き"));
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  tear_down (&test);
}

static gboolean
is_refused (Test *self)
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

/* What cannot be laid out is not printed: the dialog goes, and it is said why. */
static void
test_no_room (void)
{
  Test test = { 0 };
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  g_autofree char *path = NULL;

  set_up (&test, print_load_sample ());
  setup->paper = g_strdup ("iso_a4");
  setup->font_size = 60;
  kaiji_sheet_set_page_setup (test.sheet, setup);
  path = dup_printed_path (&test);
  kaiji_print_job_start (test.document, test.window);
  print (&test);
  wait_until (&test, is_refused, "a message");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  tear_down (&test);
}

/* GTK's own dialog that tells how far printing is, once it does. */
static gboolean
tells_progress (const char *text)
{
  GtkWidget *dialog = find_window ("GtkMessageDialog");
  GtkWidget *label;

  for (guint i = 0; dialog != NULL && (label = find_widget (dialog, GTK_TYPE_LABEL, i)) != NULL;
       i++)
    if (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), text))
      return TRUE;

  return FALSE;
}

static gboolean
is_preparing (Test *self)
{
  return tells_progress ("Preparing");
}

/* Or it was quicker than a dialog is shown. */
static gboolean
is_drawing (Test *self)
{
  return tells_progress ("Printing ") || is_printed (self);
}

static gboolean
is_given_up (Test *self)
{
  return find_window ("GtkMessageDialog") == NULL;
}

/* What is cancelled leaves no file, and nothing in the way of printing again. */
static void
cancel_when (const char *paragraph, guint n_paragraphs, Condition condition)
{
  Test test = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;

  for (guint i = 0; i < n_paragraphs; i++)
    g_string_append_printf (text, "%s\n", paragraph);
  set_up (&test, print_load_sample ());
  print_set_text (test.sheet, "business-overview", text->str);
  path = dup_printed_path (&test);
  kaiji_print_job_start (test.document, test.window);
  wait_until (&test, is_asked, "a question");
  press (find_button_anywhere ("Print as _Draft"));
  print (&test);
  wait_until (&test, condition, "progress");

  if (is_printed (&test))
    {
      g_test_skip ("this computer prints too fast to be cancelled");
    }
  else
    {
      press (find_button (find_window ("GtkMessageDialog"), "_Cancel"));
      wait_until (&test, is_given_up, "the end of the print job");
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

      print_set_text (test.sheet, "business-overview", "短い");
      kaiji_print_job_start (test.document, test.window);
      print (&test);
      wait_until (&test, is_printed, "a printed file");
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  tear_down (&test);
}

/* Pages that are still being laid out: a word that takes minutes. */
static void
test_cancel_preparing (void)
{
  g_autofree char *word = g_strnfill (20000000, 'x');

  cancel_when (word, 1, is_preparing);
}

/* Pages that are being drawn: many with little on each. */
static void
test_cancel_drawing (void)
{
  cancel_when ("行", 60000, is_drawing);
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOURCE_DATE_EPOCH", "1234567890", TRUE);
  row_fixture_init_test (&argc, &argv);
  /* No other printer is asked for. */
  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "file", NULL);

  g_test_add_func ("/app/print-job/sample", test_sample);
  g_test_add_func ("/app/print-job/bytes", test_bytes);
  g_test_add_data_func ("/app/print-job/part/range", &parts[0], test_part);
  g_test_add_data_func ("/app/print-job/part/several-on-one", &parts[1], test_part);
  g_test_add_data_func ("/app/print-job/part/copies", &parts[2], test_part);
  g_test_add_data_func ("/app/print-job/part/reverse", &parts[3], test_part);
  g_test_add_data_func ("/app/print-job/part/even", &parts[4], test_part);
  g_test_add_func ("/app/print-job/draft", test_draft);
  g_test_add_func ("/app/print-job/question", test_question);
  g_test_add_func ("/app/print-job/options", test_options);
  g_test_add_func ("/app/print-job/no-room", test_no_room);
  g_test_add_func ("/app/print-job/cancel/preparing", test_cancel_preparing);
  g_test_add_func ("/app/print-job/cancel/drawing", test_cancel_drawing);

  return g_test_run ();
}
