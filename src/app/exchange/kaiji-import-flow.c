/* kaiji-import-flow.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-choose.h"
#include "kaiji-file-name.h"
#include "kaiji-import-flow.h"
#include "kaiji-import-load.h"
#include "kaiji-import-window.h"
#include "kaiji-print-defaults.h"

/* From another file to answers in a sheet, step by step. */
typedef struct
{
  GtkWindow *parent;
  KaijiDocument *document; /* (nullable): a new one is made if there is none */
  KaijiSchemeLibrary *library;
  GFile *file;               /* (nullable): the source, unless it is the clipboard */
  char *name;                /* of the source, for people */
  KaijiImportReview *review; /* (nullable): what it says, once it is read */
  gboolean is_accepted;
  gboolean is_form;
  guint n_taken;
} Flow;

static void
flow_free (Flow *flow)
{
  g_clear_object (&flow->parent);
  g_clear_object (&flow->document);
  g_clear_object (&flow->library);
  g_clear_object (&flow->file);
  g_free (flow->name);
  g_clear_object (&flow->review);
  g_free (flow);
}

static GTask *
create_task (GtkWindow *parent,
             KaijiDocument *document,
             KaijiSchemeLibrary *library,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Flow *flow = g_new0 (Flow, 1);

  flow->parent = g_object_ref (parent);
  g_set_object (&flow->document, document);
  flow->library = g_object_ref (library);
  g_task_set_source_tag (task, create_task);
  g_task_set_task_data (task, flow, (GDestroyNotify) flow_free);

  return task;
}

static KaijiScheme *
get_scheme (Flow *flow)
{
  return flow->document != NULL ? kaiji_sheet_get_scheme (kaiji_document_get_sheet (flow->document))
                                : NULL;
}

/* All that is taken is one step to undo. */
static guint
apply (KaijiImportReview *review, KaijiDocument *document)
{
  KaijiHistory *history = kaiji_document_get_history (document);
  guint n;

  kaiji_history_begin_group (history);
  n = kaiji_import_review_apply (review);
  kaiji_history_end_group (history);

  return n;
}

static void
on_accepted (KaijiImportWindow *window, GTask *task)
{
  Flow *flow = g_task_get_task_data (task);
  KaijiImportReview *review = kaiji_import_window_get_review (window);

  flow->is_accepted = TRUE;
  if (flow->document != NULL)
    {
      flow->n_taken = apply (review, flow->document);
    }
  else
    {
      flow->n_taken = kaiji_import_review_apply (review);
      flow->document = kaiji_document_new_unsaved (kaiji_import_review_get_sheet (review));
    }
}

/* It is closed after it was accepted, too. */
static void
on_window_gone (gpointer user_data, GObject *window)
{
  g_autoptr (GTask) task = user_data;
  Flow *flow = g_task_get_task_data (task);

  g_task_return_pointer (task, flow->is_accepted ? g_object_ref (flow->document) : NULL,
                         g_object_unref);
}

/* Takes @task. */
static void
show_review (GTask *task)
{
  Flow *flow = g_task_get_task_data (task);
  GtkWindow *window = kaiji_import_window_new (flow->review, flow->name, flow->parent);

  g_signal_connect (window, "accepted", G_CALLBACK (on_accepted), task);
  g_object_weak_ref (G_OBJECT (window), on_window_gone, task);
  gtk_window_present (window);
}

static void
on_form_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Flow *flow = g_task_get_task_data (task);
  g_autofree char *response = kaiji_ask_finish (result);

  if (g_str_equal (response, "rows"))
    {
      show_review (task);
      return;
    }

  flow->is_form = g_str_equal (response, "fill");
  g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
}

/* Returns whether a spreadsheet that came to a sheet says nothing of its form: somebody else's
 * form, most likely, that waits for answers. */
static gboolean
may_be_form (Flow *flow)
{
  return flow->document != NULL && flow->file != NULL
         && (kaiji_file_name_has_ending (flow->name, ".xlsx")
             || kaiji_file_name_has_ending (flow->name, ".xlsm"))
         && kaiji_import_review_count (flow->review, KAIJI_PROPOSAL_UNPLACED)
              == g_list_model_get_n_items (G_LIST_MODEL (flow->review))
         && kaiji_import_review_get_request (flow->review) == NULL;
}

/* Takes @task. */
static void
offer_to_fill (GTask *task)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "rows", _ ("_Show Its Rows"), KAIJI_RESPONSE_PLAIN },
    { "fill", _ ("_Fill It In"), KAIJI_RESPONSE_SUGGESTED },
  };
  Flow *flow = g_task_get_task_data (task);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” answers nothing of this form"), flow->name);

  kaiji_ask (flow->parent, heading,
             _ ("If it is a customer's own questionnaire, Kaiji can fill it in with the answers of "
                "this sheet."),
             responses, G_N_ELEMENTS (responses), on_form_answered, task);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Flow *flow = g_task_get_task_data (task);
  g_autoptr (KaijiImport) import = kaiji_import_load_finish (result);
  g_autoptr (KaijiSheet) sheet = NULL;

  if (import == NULL || !gtk_widget_get_visible (GTK_WIDGET (flow->parent)))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  if (flow->document != NULL)
    {
      sheet = g_object_ref (kaiji_document_get_sheet (flow->document));
    }
  else
    {
      sheet = kaiji_sheet_new (kaiji_import_get_scheme (import));
      kaiji_print_defaults_apply (sheet);
    }
  flow->review = kaiji_import_review_new (import, sheet);
  if (may_be_form (flow))
    offer_to_fill (g_steal_pointer (&task));
  else
    show_review (g_steal_pointer (&task));
}

/* Takes @task. */
static void
load (GTask *task, GFile *file)
{
  Flow *flow = g_task_get_task_data (task);

  flow->file = g_object_ref (file);
  flow->name = kaiji_file_name_dup_shown (file);
  kaiji_import_load_async (flow->parent, file, get_scheme (flow), flow->library, on_loaded, task);
}

static void
on_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    load (g_steal_pointer (&task), file);
  else
    g_task_return_pointer (task, NULL, NULL);
}

/**
 * kaiji_import_flow_choose_async:
 * @parent: the window that it is for
 * @document: (nullable): the sheet that the answers go into; %NULL for a new one
 * @library: the schemes that are known
 *
 * Asks for a file, finds its answers, and lays them beside the sheet's own, so that a person
 * chooses which are taken. If that fails, it says why.
 */
void
kaiji_import_flow_choose_async (GtkWindow *parent,
                                KaijiDocument *document,
                                KaijiSchemeLibrary *library,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GListModel) filters = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (document == NULL || KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  filters = kaiji_import_load_create_filters ();
  kaiji_choose_files (parent, _ ("Import"), filters, FALSE, on_chosen,
                      create_task (parent, document, library, callback, user_data));
}

/**
 * kaiji_import_flow_file_async:
 * @file: where the answers are
 *
 * As kaiji_import_flow_choose_async(), of a file that is known.
 */
void
kaiji_import_flow_file_async (GtkWindow *parent,
                              GFile *file,
                              KaijiDocument *document,
                              KaijiSchemeLibrary *library,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (document == NULL || KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  load (create_task (parent, document, library, callback, user_data), file);
}

/**
 * kaiji_import_flow_clipboard_async:
 *
 * As kaiji_import_flow_choose_async(), of a table that was copied.
 */
void
kaiji_import_flow_clipboard_async (GtkWindow *parent,
                                   KaijiDocument *document,
                                   KaijiSchemeLibrary *library,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;
  Flow *flow;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (document == NULL || KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  task = create_task (parent, document, library, callback, user_data);
  flow = g_task_get_task_data (task);
  flow->name = g_strdup (_ ("Clipboard"));
  kaiji_import_load_clipboard_async (parent, get_scheme (flow), library, on_loaded, task);
}

/**
 * kaiji_import_flow_finish:
 * @n_taken: (out) (optional): how many answers were taken
 * @form: (out) (nullable) (transfer full): the file, if it is no source but a form of somebody's
 *   own that the person wants filled in
 *
 * Returns: (transfer full) (nullable): the sheet that has the answers now, a new one if there was
 *   none; %NULL if the person accepted nothing
 */
KaijiDocument *
kaiji_import_flow_finish (GAsyncResult *result, guint *n_taken, GFile **form)
{
  Flow *flow;

  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  flow = g_task_get_task_data (G_TASK (result));
  if (n_taken != NULL)
    *n_taken = flow->n_taken;
  *form = flow->is_form ? g_object_ref (flow->file) : NULL;

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
