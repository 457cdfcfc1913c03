/* kaiji-export.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-choose.h"
#include "kaiji-export-to.h"
#include "kaiji-export.h"
#include "kaiji-files.h"
#include "kaiji-left-out.h"

typedef struct
{
  KaijiDocument *document;
  KaijiPagesOptions options; /* owns the objects that it refers to */
  const char *suffix; /* (nullable): the suffix of the suggested file, after the sheet's name */
  char *left_out;     /* (nullable): what the public version does not show */
  GtkWindow *parent;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->document);
  g_clear_object (&export->options.changes_from);
  g_object_unref (export->parent);
  g_free (export->left_out);
  g_free (export);
}

static GTask *
create_task (KaijiDocument *document,
             const KaijiPagesOptions *options,
             GtkWindow *parent,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Export *export = g_new0 (Export, 1);

  export->document = g_object_ref (document);
  export->options = *options;
  /* As it is now, whatever becomes of it until a file is chosen. */
  if (options->changes_from != NULL)
    export->options.changes_from = kaiji_sheet_dup_printed (options->changes_from);
  export->parent = g_object_ref (parent);
  g_task_set_source_tag (task, create_task);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);

  return task;
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, kaiji_export_to_finish (result), g_object_unref);
}

static void
on_file_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GFile) file = kaiji_choose_destination_finish (result);

  if (file == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  if (export->options.audience == KAIJI_AUDIENCE_PUBLIC)
    export->left_out = kaiji_left_out_dup_text (kaiji_document_get_sheet (export->document));
  kaiji_export_to_async (export->document, &export->options, file, export->parent, on_exported,
                         g_steal_pointer (&task));
}

/* Takes @task. */
static void
choose_file (GTask *task)
{
  Export *export = g_task_get_task_data (task);
  g_autoptr (GFile) suggestion = kaiji_files_suggest (export->document, export->suffix);
  g_autoptr (GListModel) filters = kaiji_files_create_pdf_filters ();

  kaiji_choose_destination (export->parent, _ ("Export to PDF"), suggestion, filters,
                            on_file_chosen, task);
}

/**
 * kaiji_export_pdf_async:
 * @document: the sheet to print
 * @audience: the audience it is printed for
 * @is_draft: whether to mark every page as a draft
 * @parent: the window that shows it
 *
 * Asks for a file and prints the sheet into it, in its current state, without blocking the window.
 */
void
kaiji_export_pdf_async (KaijiDocument *document,
                        KaijiAudience audience,
                        gboolean is_draft,
                        GtkWindow *parent,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const KaijiPagesOptions options = { .audience = audience, .is_draft = is_draft };
  GTask *task;
  Export *export;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = create_task (document, &options, parent, callback, user_data);
  export = g_task_get_task_data (task);
  export->suffix = audience == KAIJI_AUDIENCE_PUBLIC
                     /* Translators: how the file of the public version is called, after the sheet's
                      * name. */
                     ? _ ("-public.pdf")
                     : ".pdf";
  choose_file (task);
}

/**
 * kaiji_export_changes_async:
 * @document: the present sheet
 * @old_sheet: the previous sheet
 * @as_list: whether to list the changes, or to print the sheet with the changes marked
 * @parent: the window that shows it
 *
 * Asks for a file and prints the changes into it; otherwise like kaiji_export_pdf_async().
 */
void
kaiji_export_changes_async (KaijiDocument *document,
                            KaijiSheet *old_sheet,
                            gboolean as_list,
                            GtkWindow *parent,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  const KaijiPagesOptions options = { .changes_from = old_sheet, .lists_changes = as_list };
  GTask *task;
  Export *export;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (KAIJI_IS_SHEET (old_sheet));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = create_task (document, &options, parent, callback, user_data);
  export = g_task_get_task_data (task);
  export->suffix = as_list
                     /* Translators: how the file of the list of changes is called, after the
                      * sheet's name. */
                     ? _ ("-changes.pdf")
                     /* Translators: how the file of the sheet with its changes marked is called,
                      * after the sheet's name. */
                     : _ ("-changes-marked.pdf");
  choose_file (task);
}

/**
 * kaiji_export_pdf_finish:
 *
 * Returns: (transfer full) (nullable): the PDF file, or %NULL if it was not written; the user has
 *   been told why
 */
GFile *
kaiji_export_pdf_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * kaiji_export_pdf_get_left_out:
 * @result: the result of kaiji_export_pdf_async()
 *
 * Returns: (transfer none) (nullable): what the sheet held that is not in a PDF for the public; see
 *   kaiji_left_out_dup_text()
 */
const char *
kaiji_export_pdf_get_left_out (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return ((Export *) g_task_get_task_data (G_TASK (result)))->left_out;
}
