/* kaiji-fill.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-choose.h"
#include "kaiji-file-input.h"
#include "kaiji-files.h"
#include "kaiji-fill.h"
#include "kaiji-fill-window.h"
#include "kaiji-progress-dialog.h"
#include "kaiji-table-file.h"
#include "kaiji-tell.h"
#include "kaiji-toast.h"

typedef struct
{
  GtkWidget *widget; /* of the sheet's window */
  GtkWindow *parent;
  KaijiSheet *sheet; /* the thread's own */
  KaijiSchemeLibrary *library;
  GFile *form;
  GCancellable *cancellable;
  KaijiProgressDialog *progress;
} Fill;

static void
fill_free (Fill *fill)
{
  g_clear_object (&fill->widget);
  g_clear_object (&fill->parent);
  g_clear_object (&fill->sheet);
  g_clear_object (&fill->library);
  g_clear_object (&fill->form);
  g_clear_object (&fill->cancellable);
  g_clear_object (&fill->progress);
  g_free (fill);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fill, fill_free)

static KaijiQuestionnaire *
read_form (Fill *fill, GError **error)
{
  g_autoptr (GInputStream) stream = kaiji_file_input_open (fill->form, fill->cancellable, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (KaijiAnswerIndex) index = NULL;

  if (stream == NULL)
    return NULL;
  bytes = kaiji_table_file_read (stream, fill->cancellable, error);
  if (bytes == NULL)
    return NULL;

  sheets = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (sheets, g_object_ref (fill->sheet));
  index = kaiji_answer_index_new (sheets, fill->library);
  return kaiji_questionnaire_new (bytes, NULL, NULL, NULL, index, fill->library, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  KaijiQuestionnaire *questionnaire = read_form (task_data, &error);

  if (questionnaire != NULL)
    g_task_return_pointer (task, questionnaire, (GDestroyNotify) kaiji_questionnaire_free);
  else
    g_task_return_error (task, error);
}

static void
on_written (GtkWidget *widget, GFile *file)
{
  kaiji_toast_offer_file (widget, file);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fill *fill = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  KaijiQuestionnaire *questionnaire = g_task_propagate_pointer (G_TASK (result), &error);
  GtkWindow *window;

  kaiji_progress_dialog_end (fill->progress);
  if (questionnaire == NULL)
    {
      g_autofree char *line = kaiji_files_describe_error (fill->form, error);

      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        kaiji_tell (fill->parent, _ ("The form could not be read"), line);
      return;
    }
  if (!gtk_widget_get_visible (GTK_WIDGET (fill->parent)))
    {
      kaiji_questionnaire_free (questionnaire);
      return;
    }

  window = kaiji_fill_window_new (questionnaire, fill->form, fill->parent);
  g_signal_connect_object (window, "written", G_CALLBACK (on_written), fill->widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
start_reading (Fill *fill, GFile *form)
{
  g_autoptr (GTask) task = NULL;

  fill->form = g_object_ref (form);
  fill->cancellable = g_cancellable_new ();
  fill->progress = kaiji_progress_dialog_new (_ ("Reading"), fill->cancellable, fill->parent);
  task = g_task_new (NULL, NULL, on_read, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, fill, (GDestroyNotify) fill_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
on_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Fill) fill = user_data;
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    start_reading (g_steal_pointer (&fill), file);
}

static Fill *
create (KaijiDocument *document, KaijiSchemeLibrary *library, GtkWidget *widget)
{
  Fill *fill = g_new0 (Fill, 1);

  fill->widget = g_object_ref (widget);
  fill->parent = g_object_ref (GTK_WINDOW (gtk_widget_get_root (widget)));
  fill->sheet = kaiji_sheet_dup_printed (kaiji_document_get_sheet (document));
  fill->library = g_object_ref (library);

  return fill;
}

/**
 * kaiji_fill_file:
 * @document: the sheet with the answers
 * @form: a customer's questionnaire
 * @library: the schemes that are known
 * @widget: a widget of the sheet's window
 *
 * Reads a form and shows its questions with the answers that may fit. If that fails, it says why.
 */
void
kaiji_fill_file (KaijiDocument *document,
                 GFile *form,
                 KaijiSchemeLibrary *library,
                 GtkWidget *widget)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (form));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  start_reading (create (document, library, widget), form);
}

/**
 * kaiji_fill_choose:
 * @document: the sheet with the answers
 * @library: the schemes that are known
 * @widget: a widget of the sheet's window
 *
 * Asks for a form; otherwise as kaiji_fill_file().
 */
void
kaiji_fill_choose (KaijiDocument *document, KaijiSchemeLibrary *library, GtkWidget *widget)
{
  g_autoptr (GListStore) filters = NULL;
  g_autoptr (GtkFileFilter) spreadsheets = NULL;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  spreadsheets = gtk_file_filter_new ();
  gtk_file_filter_set_name (spreadsheets, _ ("Spreadsheets"));
  gtk_file_filter_add_suffix (spreadsheets, "xlsx");
  gtk_file_filter_add_suffix (spreadsheets, "xlsm");
  g_list_store_append (filters, spreadsheets);
  kaiji_choose_files (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Fill a Spreadsheet"),
                      G_LIST_MODEL (filters), FALSE, on_chosen, create (document, library, widget));
}
