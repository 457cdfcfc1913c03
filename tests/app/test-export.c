/* test-export.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet becomes a PDF while its window lives on: what is asked first, what is told after, and how
 * a person gives it up.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-export-to.h"
#include "kaiji-progress-dialog.h"
#include "view-fixture.h"

/* A private character that no font has. */
#define UNKNOWN "\xf4\x8f\xbf\xbd"

/* Long enough that its progress is visible. */
#define N_LONG 200000

typedef struct
{
  View *view;
  char *folder;
  GFile *file;
  gboolean ended;
  GFile *result; /* (nullable) */
} Test;

static void
set_up (Test *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->view = view_new (user_data != NULL ? user_data : "{}");
  self->folder = g_dir_make_tmp ("kaiji-export-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "sheet.pdf", NULL);
  self->file = g_file_new_for_path (path);
}

static void
tear_down (Test *self, gconstpointer user_data)
{
  g_file_delete (self->file, NULL, NULL);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_clear_object (&self->file);
  g_clear_object (&self->result);
  view_free (self->view);
}

/* A widget of any window, dialogs included. */
static GtkWidget *
find_anywhere (GType type,
               gboolean (*matches) (GtkWidget *widget, const char *text),
               const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *widget;

      if (!gtk_widget_get_visible (window))
        continue;
      for (guint j = 0; (widget = find_widget (window, type, j)) != NULL; j++)
        if (matches (widget, text))
          return widget;
    }

  return NULL;
}

static gboolean
label_contains (GtkWidget *label, const char *text)
{
  return strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL;
}

static gboolean
button_says (GtkWidget *button, const char *text)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), text) == 0;
}

static void
wait_for_label (const char *text)
{
  while (find_anywhere (GTK_TYPE_LABEL, label_contains, text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
press (const char *label)
{
  GtkWidget *button = find_anywhere (GTK_TYPE_BUTTON, button_says, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *self = user_data;

  self->result = kaiji_export_to_finish (result);
  self->ended = TRUE;
}

static void
start (Test *self)
{
  const KaijiPagesOptions options = { .is_draft = TRUE };

  kaiji_export_to_async (self->view->document, &options, self->file,
                         GTK_WINDOW (self->view->window), on_exported, self);
}

static void
wait_for_end (Test *self)
{
  while (!self->ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_text (Test *self, const char *text)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

  kaiji_sheet_set_answer (self->view->sheet, view_find_field (self->view, "features"), answer);
}

static void
test_written (Test *self, gconstpointer user_data)
{
  g_autoptr (GBytes) contents = NULL;

  start (self);
  wait_for_end (self);
  g_assert_true (self->result != NULL && g_file_equal (self->result, self->file));
  contents = g_file_load_bytes (self->file, NULL, NULL, NULL);
  g_assert_nonnull (contents);
  g_assert_cmpmem (g_bytes_get_data (contents, NULL), 5, "%PDF-", 5);
}

/* Edits after the start of an export are not in it and do not disturb it. */
static void
test_edited_meanwhile (Test *self, gconstpointer user_data)
{
  start (self);
  set_text (self, "later");
  wait_for_end (self);
  g_assert_nonnull (self->result);
}

static void
set_long_text (Test *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_LONG; i++)
    g_string_append_unichar (text, 0x4e00 + i % 5000);
  set_text (self, text->str);
}

/* The window shows the progress, and the user may cancel: then there is no file. */
static void
test_cancelled (Test *self, gconstpointer user_data)
{
  set_long_text (self);
  start (self);
  wait_for_label ("Writing sheet.pdf");
  g_assert_false (self->ended);
  press ("_Cancel");
  wait_for_end (self);
  g_assert_null (self->result);
  g_assert_false (g_file_query_exists (self->file, NULL));
  /* A cancelled export needs no message. */
  g_assert_null (find_anywhere (GTK_TYPE_LABEL, label_contains, "could not be written"));
  g_assert_null (find_anywhere (GTK_TYPE_LABEL, label_contains, "Writing sheet.pdf"));
}

static void
test_fails (Test *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "missing", "sheet.pdf", NULL);

  g_object_unref (self->file);
  self->file = g_file_new_for_path (path);
  start (self);
  wait_for_end (self);
  g_assert_null (self->result);
  wait_for_label ("The PDF could not be written");
  wait_for_label (path);
}

/* Closing the window does not cancel the export, but its progress is no longer shown. */
static void
test_window_closed (Test *self, gconstpointer user_data)
{
  const KaijiPagesOptions options = { 0 };
  GtkWidget *window = gtk_window_new ();

  set_long_text (self);
  gtk_window_present (GTK_WINDOW (window));
  kaiji_export_to_async (self->view->document, &options, self->file, GTK_WINDOW (window),
                         on_exported, self);
  gtk_window_destroy (GTK_WINDOW (window));
  while (!self->ended)
    {
      g_assert_null (find_anywhere (GTK_TYPE_LABEL, label_contains, "Writing sheet.pdf"));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_nonnull (self->result);
}

/* A character that is printed as a box is told of, with its code point. */
static void
test_unknown_character (Test *self, gconstpointer user_data)
{
  set_text (self, "a" UNKNOWN);
  start (self);
  wait_for_end (self);
  g_assert_nonnull (self->result);
  wait_for_label ("U+10FFFD");
}

#define ADD(name, answers, function)                                                               \
  g_test_add ("/app/export/" name, Test, answers, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  ADD ("written", NULL, test_written);
  ADD ("edited-meanwhile", NULL, test_edited_meanwhile);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("fails", NULL, test_fails);
  ADD ("window-closed", NULL, test_window_closed);
  ADD ("unknown-character", NULL, test_unknown_character);

  return g_test_run ();
}
