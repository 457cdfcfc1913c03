/* print-job-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "print-job-fixture.h"
#include "row-fixture.h"

/* Longer than anything takes that is going to happen at all. */
#define PATIENCE_SECONDS 60

/* The state that the last print job left: the printer and its output folder. */
#define SETTINGS                                                                                   \
  "[Print Settings]\n"                                                                             \
  "printer=Print to File\n"                                                                        \
  "output-file-format=pdf\n"                                                                       \
  "output-dir=%s\n"                                                                                \
  "%s"

#define DIALOG "GtkPrintUnixDialog"
#define PRINT "_Print"

static gboolean
on_out_of_patience (gpointer user_data)
{
  g_error ("waited in vain for: %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

/* Polls: another program or a thread writes without an event. */
static gboolean
on_interval (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
print_job_wait_until (PrintJobTest *self, PrintJobCondition condition, const char *what)
{
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, on_out_of_patience, (gpointer) what);
  guint interval = g_timeout_add (20, on_interval, NULL);

  while (!condition (self))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (interval);
  g_source_remove (timeout);
}

void
print_job_set_up_with (PrintJobTest *self, KaijiSheet *sheet, const char *more_settings)
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

void
print_job_set_up (PrintJobTest *self, KaijiSheet *sheet)
{
  print_job_set_up_with (self, sheet, "");
}

void
print_job_tear_down (PrintJobTest *self)
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
GtkWidget *
print_job_find_window (const char *type_name)
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

/* Returns: (nullable): the button with @label */
GtkWidget *
print_job_find_button (GtkWidget *window, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (window, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;

  return NULL;
}

/* Returns: (nullable): the button with @label in any window */
GtkWidget *
print_job_find_button_anywhere (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *button = print_job_find_button (window, label);

      if (button != NULL && gtk_widget_get_mapped (window))
        return button;
    }

  return NULL;
}

void
print_job_press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

/* The dialog offers to print once a printer is chosen and has reported its capabilities. The
 * question before it is answered as it stands. */
static gboolean
is_ready (PrintJobTest *self)
{
  GtkWidget *question = print_job_find_window ("KaijiPrintOptions");
  GtkWidget *dialog = print_job_find_window (DIALOG);

  if (question != NULL)
    print_job_press (print_job_find_button (question, "_Next"));

  return dialog != NULL && gtk_widget_is_sensitive (print_job_find_button (dialog, PRINT));
}

GtkWidget *
print_job_wait_for_dialog (PrintJobTest *self)
{
  print_job_wait_until (self, is_ready, "a print dialog with a printer");
  return print_job_find_window (DIALOG);
}

void
print_job_print (PrintJobTest *self)
{
  print_job_press (print_job_find_button (print_job_wait_for_dialog (self), PRINT));
}

char *
print_job_dup_path (PrintJobTest *self)
{
  g_autofree char *title = kaiji_document_dup_title (self->document);
  g_autofree char *name = g_strconcat (title, ".pdf", NULL);

  return g_build_filename (self->folder, name, NULL);
}

/* What qpdf writes after the version; Cairo has other bytes there. */
#define FINISHED_MARK "%\xbf\xf7\xa2\xfe"

/* As GTK writes it, and then as an exported file is: finished. */
gboolean
print_job_is_printed (PrintJobTest *self)
{
  g_autofree char *path = print_job_dup_path (self);
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL) && length > 6
         && memmem (contents + length - 7, 7, "%%EOF", 5) != NULL
         && memmem (contents, length, FINISHED_MARK, strlen (FINISHED_MARK)) != NULL;
}

void
print_job_init_test (int *argc, char ***argv)
{
  row_fixture_init_test (argc, argv);
  /* No other printer is asked for. */
  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "file", NULL);
}
