/* test-import.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another file's answers lie beside the sheet's own; a person says which are taken.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "import-fixture.h"
#include "kaiji-export-dialog.h"
#include "kaiji-export-files.h"
#include "kaiji-field-chooser.h"
#include "kaiji-fill-row.h"
#include "kaiji-fill-window.h"
#include "kaiji-fill.h"
#include "kaiji-import-flow.h"
#include "kaiji-import-load.h"
#include "kaiji-import-window.h"

static void
test_review (ImportTest *self, gconstpointer user_data)
{
  KaijiImportReview *review = import_fixture_begin (self);
  GtkWidget *window = import_fixture_wait_for_window (KAIJI_TYPE_IMPORT_WINDOW);
  KaijiHistory *history = kaiji_document_get_history (self->view->document);
  GtkWidget *box;

  /* Nothing happens before it is accepted. */
  g_assert_cmpuint (kaiji_import_review_count_taken (review), ==, 1);
  import_fixture_assert_text (self, "employees", "");

  /* What the sheet says and what was found are seen, and why it is thought to belong there. */
  g_assert_nonnull (
    find_label (GTK_WIDGET (import_fixture_find_row (window, "service")), "見本サービス"));
  g_assert_nonnull (
    find_label (GTK_WIDGET (import_fixture_find_row (window, "service")), "見本クラウド"));
  box = find_widget (GTK_WIDGET (import_fixture_find_row (window, "service")),
                     GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
  g_assert_cmpuint (kaiji_import_review_count_taken (review), ==, 2);
  kaiji_proposal_row_toggle (import_fixture_find_row (window, "employees"));
  g_assert_cmpuint (kaiji_import_review_count_taken (review), ==, 1);
  kaiji_proposal_row_toggle (import_fixture_find_row (window, "employees"));

  gtk_widget_activate_action (window, "import.accept", NULL);
  import_fixture_wait_for_end (self);
  g_assert_true (self->result == self->view->document);
  g_assert_cmpuint (self->n_taken, ==, 2);
  import_fixture_assert_text (self, "employees", "42名");
  import_fixture_assert_text (self, "service", "見本クラウド");

  /* One step. */
  kaiji_history_undo (history);
  import_fixture_assert_text (self, "employees", "");
  import_fixture_assert_text (self, "service", "見本サービス");
  g_assert_false (kaiji_history_get_can_undo (history));
}

static void
test_cancelled (ImportTest *self, gconstpointer user_data)
{
  import_fixture_begin (self);
  gtk_window_close (import_fixture_wait_for_window (KAIJI_TYPE_IMPORT_WINDOW));
  import_fixture_wait_for_end (self);
  g_assert_null (self->result);
  import_fixture_assert_text (self, "employees", "");
  g_assert_false (kaiji_history_get_can_undo (kaiji_document_get_history (self->view->document)));
}

/* What found no place is given to a field by its number, which is typed. */
static void
test_by_hand (ImportTest *self, gconstpointer user_data)
{
  KaijiImportReview *review = import_fixture_begin (self);
  GtkWidget *window = import_fixture_wait_for_window (KAIJI_TYPE_IMPORT_WINDOW);
  const KaijiField *field = view_find_field (self->view, "summary");
  guint n_unplaced = kaiji_import_review_count (review, KAIJI_PROPOSAL_UNPLACED);
  GtkWidget *chooser, *entry;

  kaiji_proposal_row_toggle (import_fixture_find_row (window, NULL));
  chooser = import_fixture_wait_for_window (KAIJI_TYPE_FIELD_CHOOSER);
  entry = find_widget (chooser, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), field->prompt);
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (kaiji_proposal_get_field (
                   kaiji_proposal_row_get_proposal (import_fixture_find_row (window, "summary")))
                 == field);
  g_assert_cmpuint (kaiji_import_review_count (review, KAIJI_PROPOSAL_UNPLACED), ==,
                    n_unplaced - 1);

  gtk_widget_activate_action (window, "import.accept", NULL);
  import_fixture_wait_for_end (self);
  import_fixture_assert_text (self, "summary", "好きな色 青");
}

/* A table that was copied, of which only the text is on the clipboard. */
static void
test_clipboard (ImportTest *self, gconstpointer user_data)
{
  g_autofree char *copied = g_strdelimit (g_strdup (import_fixture_source), ",", '\t');

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->view->window), copied);
  kaiji_import_flow_clipboard_async (GTK_WINDOW (self->view->window), self->view->document,
                                     self->library, import_fixture_on_ended, self);
  gtk_widget_activate_action (import_fixture_wait_for_window (KAIJI_TYPE_IMPORT_WINDOW),
                              "import.accept", NULL);
  import_fixture_wait_for_end (self);
  g_assert_cmpuint (self->n_taken, >, 0);
  import_fixture_assert_text (self, "employees", "42名");
}

static void
test_is_source (void)
{
  static const struct
  {
    const char *path;
    gboolean is_source;
  } files[] = {
    { "/a/b.pdf", TRUE },  { "/a/B.XLSX", TRUE },        { "/a/b.htm", TRUE },
    { "/a/b.json", TRUE }, { "/a/b.kaiji.json", FALSE }, { "/a/pdf", FALSE },
    { "/a/b.png", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (files[i].path);

      g_assert_cmpint (kaiji_import_load_is_source (file), ==, files[i].is_source);
    }
}

/* The warning is there as long as the notes are. */
static void
test_export_dialog (ImportTest *self, gconstpointer user_data)
{
  GtkWidget *dialog = GTK_WIDGET (
    kaiji_export_dialog_new (self->view->document, FALSE, NULL, GTK_WINDOW (self->view->window)));
  const char *warning = "The internal notes are meant for nobody outside. Do not give this file to "
                        "others.";
  GtkWidget *notes = find_widget (dialog, GTK_TYPE_SWITCH, 0);

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (notes)));
  g_assert_null (find_label (dialog, warning));
  gtk_switch_set_active (GTK_SWITCH (notes), TRUE);
  g_assert_nonnull (find_label (dialog, warning));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Who is asked is chosen beforehand, and until when is a day or nothing. */
static void
test_ask_dialog (ImportTest *self, gconstpointer user_data)
{
  const KaijiField *field = view_find_field (self->view, "employees");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_set_member (NULL, KAIJI_ANSWER_OWNER, "人事部");
  GtkWidget *dialog, *due, *button;

  kaiji_sheet_set_answer (self->view->sheet, field, answer);
  dialog = GTK_WIDGET (kaiji_export_dialog_new (self->view->document, TRUE, "人事部",
                                                GTK_WINDOW (self->view->window)));
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_nonnull (find_label (dialog, "人事部"));
  due = find_widget (dialog, ADW_TYPE_ENTRY_ROW, 0);
  button = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (due), "来週");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (due, "error"));
  gtk_editable_set_text (GTK_EDITABLE (due), "令和8年12月10日");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_false (gtk_widget_has_css_class (due, "error"));
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
set_owner (ImportTest *self, const char *field_id, const char *owner)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_set_member (NULL, KAIJI_ANSWER_OWNER, owner);

  kaiji_sheet_set_answer (self->view->sheet, view_find_field (self->view, field_id), answer);
}

typedef struct
{
  gboolean ended;
  gboolean written;
  GFile *failed;
  GError *error;
} Written;

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Written *self = user_data;

  self->written = kaiji_export_files_finish (result, &self->failed, &self->error);
  self->ended = TRUE;
}

static void
write_requests (ImportTest *self, GPtrArray *owners, GPtrArray *files, Written *written)
{
  *written = (Written){ 0 };
  kaiji_export_requests_async (self->view->sheet, owners, "2099-12-10", files, on_written, written);
  while (!written->ended)
    g_main_context_iteration (NULL, TRUE);
}

/* Each gets a file of their own, and a file that is there already stays: then none is written. */
static void
test_ask_all (ImportTest *self, gconstpointer user_data)
{
  g_autofree char *folder = g_dir_make_tmp ("kaiji-ask-XXXXXX", NULL);
  g_autofree char *first = g_build_filename (folder, "a.xlsx", NULL);
  g_autofree char *second = g_build_filename (folder, "b.xlsx", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  Written written;

  set_owner (self, "employees", "人事部");
  set_owner (self, "service", "企画/営業部");
  g_ptr_array_add (owners, (gpointer) "人事部");
  g_ptr_array_add (owners, (gpointer) "企画/営業部");
  g_ptr_array_add (files, g_file_new_for_path (first));
  g_ptr_array_add (files, g_file_new_for_path (second));

  write_requests (self, owners, files, &written);
  g_assert_no_error (written.error);
  g_assert_true (written.written);
  g_assert_null (written.failed);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_unlink (first), ==, 0);
  g_assert_true (g_file_set_contents (second, "x", -1, NULL));
  write_requests (self, owners, files, &written);
  g_assert_error (written.error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_equal (written.failed, files->pdata[1]));
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (second, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "x");

  g_clear_error (&written.error);
  g_clear_object (&written.failed);
  g_assert_cmpint (g_unlink (second), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* If several answer, all of them can be asked at once; what they get is a spreadsheet. */
static void
test_ask_all_dialog (ImportTest *self, gconstpointer user_data)
{
  GtkWidget *dialog;
  AdwComboRow *row;

  set_owner (self, "employees", "人事部");
  set_owner (self, "service", "営業部");
  dialog = GTK_WIDGET (
    kaiji_export_dialog_new (self->view->document, TRUE, NULL, GTK_WINDOW (self->view->window)));
  gtk_window_present (GTK_WINDOW (dialog));
  row = ADW_COMBO_ROW (find_widget (dialog, ADW_TYPE_COMBO_ROW, 0));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 4);
  adw_combo_row_set_selected (row, 3);
  g_assert_nonnull (find_label (dialog, "All, one file each"));
  g_assert_true (gtk_widget_get_visible (find_widget (dialog, ADW_TYPE_ENTRY_ROW, 0)));
  g_assert_false (gtk_widget_is_sensitive (find_widget (dialog, ADW_TYPE_COMBO_ROW, 1)));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* What is certain is picked beforehand, and a person may leave it open all the same. */
static void
test_fill (ImportTest *self, gconstpointer user_data)
{
  g_autoptr (GFile) form
    = import_fixture_make_form (view_find_field (self->view, "service")->prompt, "xyzzy");
  GtkWidget *window, *row, *leave_open;

  kaiji_fill_file (self->view->document, form, self->library, GTK_WIDGET (self->view->view));
  window = import_fixture_wait_for_window (KAIJI_TYPE_FILL_WINDOW);
  row = find_widget (window, KAIJI_TYPE_FILL_ROW, 0);
  g_assert_cmpint (kaiji_fill_row_get_picked (KAIJI_FILL_ROW (row)), ==, 0);
  g_assert_nonnull (find_label (row, "見本サービス"));
  g_assert_cmpint (kaiji_fill_row_get_picked (
                     KAIJI_FILL_ROW (find_widget (window, KAIJI_TYPE_FILL_ROW, 1))),
                   ==, -1);
  g_assert_nonnull (find_label (window, "1 of 2 questions"));

  leave_open = find_widget (row, GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (leave_open), TRUE);
  g_assert_cmpint (kaiji_fill_row_get_picked (KAIJI_FILL_ROW (row)), ==, -1);
  g_assert_nonnull (find_label (window, "0 of 2 questions"));
  gtk_window_close (GTK_WINDOW (window));
  g_file_delete (form, NULL, NULL);
}

/* A customer's questionnaire that is brought as if it had answers: filling it in is offered. */
static void
test_form_offered (ImportTest *self, gconstpointer user_data)
{
  g_autoptr (GFile) form = import_fixture_make_form ("好きな色は何ですか", "好きな動物は何ですか");

  kaiji_import_flow_file_async (GTK_WINDOW (self->view->window), form, self->view->document,
                                self->library, import_fixture_on_ended, self);
  respond ("Fill It In");
  import_fixture_wait_for_end (self);
  g_assert_null (self->result);
  g_assert_true (g_file_equal (self->form, form));
  g_file_delete (form, NULL, NULL);
}

/* Its rows can be seen all the same, to give them to fields by hand. */
static void
test_form_rows (ImportTest *self, gconstpointer user_data)
{
  g_autoptr (GFile) form = import_fixture_make_form ("好きな色は青ですか", "好きな動物は何ですか");
  GtkWidget *window;

  kaiji_import_flow_file_async (GTK_WINDOW (self->view->window), form, self->view->document,
                                self->library, import_fixture_on_ended, self);
  respond ("Show Its Rows");
  window = import_fixture_wait_for_window (KAIJI_TYPE_IMPORT_WINDOW);
  g_assert_nonnull (import_fixture_find_row (window, NULL));
  gtk_window_close (GTK_WINDOW (window));
  import_fixture_wait_for_end (self);
  g_assert_null (self->form);
  g_assert_null (self->result);
  g_file_delete (form, NULL, NULL);
}

int
main (int argc, char **argv)
{
  row_fixture_init_gtk (&argc, &argv);

  g_test_add ("/app/import/review", ImportTest, NULL, import_fixture_set_up, test_review,
              import_fixture_tear_down);
  g_test_add ("/app/import/cancelled", ImportTest, NULL, import_fixture_set_up, test_cancelled,
              import_fixture_tear_down);
  g_test_add ("/app/import/by-hand", ImportTest, NULL, import_fixture_set_up, test_by_hand,
              import_fixture_tear_down);
  g_test_add ("/app/import/clipboard", ImportTest, NULL, import_fixture_set_up, test_clipboard,
              import_fixture_tear_down);
  g_test_add_func ("/app/import/is-source", test_is_source);
  g_test_add ("/app/import/fill", ImportTest, NULL, import_fixture_set_up, test_fill,
              import_fixture_tear_down);
  g_test_add ("/app/import/form-offered", ImportTest, NULL, import_fixture_set_up,
              test_form_offered, import_fixture_tear_down);
  g_test_add ("/app/import/form-rows", ImportTest, NULL, import_fixture_set_up, test_form_rows,
              import_fixture_tear_down);
  g_test_add ("/app/import/ask-all", ImportTest, NULL, import_fixture_set_up, test_ask_all,
              import_fixture_tear_down);
  g_test_add ("/app/import/ask-all-dialog", ImportTest, NULL, import_fixture_set_up,
              test_ask_all_dialog, import_fixture_tear_down);
  g_test_add ("/app/import/ask-dialog", ImportTest, NULL, import_fixture_set_up, test_ask_dialog,
              import_fixture_tear_down);
  g_test_add ("/app/import/export-dialog", ImportTest, NULL, import_fixture_set_up,
              test_export_dialog, import_fixture_tear_down);

  return g_test_run ();
}
