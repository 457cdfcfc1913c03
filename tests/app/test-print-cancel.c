/* test-print-cancel.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who thinks better of printing tells GTK's own dialog.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-print-job.h"
#include "print-fixture.h"
#include "print-job-fixture.h"
#include "row-fixture.h"

/* Finds GTK's own progress dialog, once it appears. */
static gboolean
tells_progress (const char *text)
{
  GtkWidget *dialog = print_job_find_window ("GtkMessageDialog");
  GtkWidget *label;

  for (guint i = 0; dialog != NULL && (label = find_widget (dialog, GTK_TYPE_LABEL, i)) != NULL;
       i++)
    if (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), text))
      return TRUE;

  return FALSE;
}

/* Both also hold if the job ended before a dialog was shown. */
static gboolean
is_preparing (PrintJobTest *self)
{
  return tells_progress ("Preparing") || print_job_is_printed (self);
}

static gboolean
is_drawing (PrintJobTest *self)
{
  return tells_progress ("Printing ") || print_job_is_printed (self);
}

static gboolean
is_given_up (PrintJobTest *self)
{
  return print_job_find_window ("GtkMessageDialog") == NULL;
}

/* A cancelled job leaves no file, and printing again works. */
static void
cancel_when (const char *paragraph, guint n_paragraphs, PrintJobCondition condition)
{
  PrintJobTest test = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;

  for (guint i = 0; i < n_paragraphs; i++)
    g_string_append_printf (text, "%s\n", paragraph);
  print_job_set_up (&test, print_load_sample ());
  print_set_text (test.sheet, "business-overview", text->str);
  path = print_job_dup_path (&test);
  kaiji_print_job_start (test.document, TRUE, test.window);
  print_job_print (&test);
  print_job_wait_until (&test, condition, "progress");

  if (print_job_is_printed (&test))
    {
      g_test_skip ("this computer prints too fast to be cancelled");
    }
  else
    {
      print_job_press (
        print_job_find_button (print_job_find_window ("GtkMessageDialog"), "_Cancel"));
      print_job_wait_until (&test, is_given_up, "the end of the print job");
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

      print_set_text (test.sheet, "business-overview", "短い");
      kaiji_print_job_start (test.document, FALSE, test.window);
      print_job_print (&test);
      print_job_wait_until (&test, print_job_is_printed, "a printed file");
    }

  g_assert_cmpint (g_unlink (path), ==, 0);
  print_job_tear_down (&test);
}

/* Pages that are still being laid out: a word nearly as long as can be printed. */
static void
test_cancel_preparing (void)
{
  g_autofree char *word = g_strnfill (1900000, 'x');

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
  print_job_init_test (&argc, &argv);

  g_test_add_func ("/app/print-cancel/preparing", test_cancel_preparing);
  g_test_add_func ("/app/print-cancel/drawing", test_cancel_drawing);

  return g_test_run ();
}
