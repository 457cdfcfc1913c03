/* import-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <xlsxwriter.h>

#include "import-fixture.h"
#include "kaiji-import-flow.h"
#include "kaiji-import-window.h"

const char import_fixture_source[] = "番号,記述内容,回答,kaiji-field\n"
                                     "2,会社名,株式会社見本,company\n"
                                     "5,従業員数,42名,employees\n"
                                     "9,サービス名,見本クラウド,service\n"
                                     ",好きな色,青,\n";

void
import_fixture_set_up (ImportTest *self, gconstpointer user_data)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  self->view = view_new ("{\"company\": {\"text\": \"株式会社見本\"},"
                         " \"service\": {\"text\": \"見本サービス\"}}");
  self->library = kaiji_scheme_library_new ();
  self->file = g_file_new_tmp ("kaiji-import-XXXXXX.csv", &stream, &error);
  g_assert_no_error (error);
  g_file_replace_contents (self->file, import_fixture_source, strlen (import_fixture_source), NULL,
                           FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
import_fixture_tear_down (ImportTest *self, gconstpointer user_data)
{
  g_file_delete (self->file, NULL, NULL);
  g_clear_object (&self->file);
  g_clear_object (&self->result);
  g_clear_object (&self->form);
  g_clear_object (&self->library);
  view_free (self->view);
}

void
import_fixture_on_ended (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ImportTest *self = user_data;

  g_clear_object (&self->form);
  self->result = kaiji_import_flow_finish (result, &self->n_taken, &self->form);
  self->ended = TRUE;
}

/* Waits for a window of a type that has come over the others. */
gpointer
import_fixture_wait_for_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (;;)
    {
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

          if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
            return window;
        }
      g_main_context_iteration (NULL, TRUE);
    }
}

KaijiImportReview *
import_fixture_begin (ImportTest *self)
{
  kaiji_import_flow_file_async (GTK_WINDOW (self->view->window), self->file, self->view->document,
                                self->library, import_fixture_on_ended, self);
  return kaiji_import_window_get_review (import_fixture_wait_for_window (KAIJI_TYPE_IMPORT_WINDOW));
}

void
import_fixture_wait_for_end (ImportTest *self)
{
  while (!self->ended)
    g_main_context_iteration (NULL, TRUE);
}

KaijiProposalRow *
import_fixture_find_row (GtkWidget *window, const char *field_id)
{
  KaijiProposalRow *row = NULL;

  for (;;)
    {
      for (guint i = 0;
           (row = (KaijiProposalRow *) find_widget (window, KAIJI_TYPE_PROPOSAL_ROW, i)) != NULL;
           i++)
        {
          KaijiProposal *proposal = kaiji_proposal_row_get_proposal (row);
          const KaijiField *field = proposal != NULL ? kaiji_proposal_get_field (proposal) : NULL;

          if (proposal != NULL
              && (field_id == NULL ? strstr (kaiji_proposal_get_new_text (proposal), "青") != NULL
                                   : field != NULL && g_str_equal (field->id, field_id)))
            return row;
        }
      g_main_context_iteration (NULL, TRUE);
    }
}

void
import_fixture_assert_text (ImportTest *self, const char *field_id, const char *expected)
{
  g_autofree char *text = kaiji_sheet_dup_text (self->view->sheet,
                                                view_find_field (self->view, field_id));

  g_assert_cmpstr (text, ==, expected);
}

GFile *
import_fixture_make_form (const char *first, const char *second)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  GFile *form = g_file_new_tmp ("kaiji-form-XXXXXX.XLSX", &stream, &error);
  lxw_workbook *workbook;
  lxw_worksheet *sheet;

  g_assert_no_error (error);
  workbook = workbook_new (g_file_peek_path (form));
  sheet = workbook_add_worksheet (workbook, NULL);
  worksheet_write_string (sheet, 0, 0, "質問", NULL);
  worksheet_write_string (sheet, 0, 1, "回答", NULL);
  worksheet_write_string (sheet, 1, 0, first, NULL);
  worksheet_write_string (sheet, 2, 0, second, NULL);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);

  return form;
}
