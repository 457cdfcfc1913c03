/* kaiji-export.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-compat.h"
#include "kaiji-export.h"
#include "kaiji-files.h"
#include "kaiji-pdf.h"

typedef struct
{
  KaijiDocument *document;
  KaijiAudience audience;
  GtkWindow *parent;
  KaijiSheet *sheet; /* the thread's own */
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->document);
  g_clear_object (&export->parent);
  g_clear_object (&export->sheet);
  g_clear_object (&export->file);
  g_free (export);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (KaijiPages) pages = NULL;
  GError *error = NULL;

  pages = kaiji_pages_new (export->sheet, export->audience, &error);
  if (pages != NULL && kaiji_pdf_save (pages, export->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_pointer (task, g_object_ref (export->file), g_object_unref);
      return;
    }

  line = kaiji_files_describe_error (export->file, error);
  kaiji_tell (export->parent, _ ("The PDF could not be written"), line);
  g_task_return_pointer (task, NULL, NULL);
}

static void
on_file_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GTask) work = NULL;

  export->file = kaiji_choose_destination_finish (result);
  if (export->file == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  export->sheet = kaiji_sheet_dup_printed (kaiji_document_get_sheet (export->document));
  work = g_task_new (NULL, NULL, on_exported, g_object_ref (task));
  g_task_set_task_data (work, export, NULL);
  g_task_run_in_thread (work, export_in_thread);
}

/**
 * kaiji_export_pdf_async:
 * @document: the sheet to print
 * @audience: who it is printed for
 * @parent: the window that shows it
 *
 * Asks for a file and prints the sheet, as it is then, into it, without keeping the window waiting.
 */
void
kaiji_export_pdf_async (KaijiDocument *document,
                        KaijiAudience audience,
                        GtkWindow *parent,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;
  Export *export;
  g_autoptr (GFile) suggestion = NULL;
  g_autoptr (GListModel) filters = NULL;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  export = g_new0 (Export, 1);
  export->document = g_object_ref (document);
  export->audience = audience;
  export->parent = g_object_ref (parent);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, kaiji_export_pdf_async);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);

  suggestion = kaiji_files_suggest (document, audience == KAIJI_AUDIENCE_PUBLIC
                                                /* Translators: how the file of the public version
                                                 * is called, after the sheet's name. */
                                                ? _ ("-public.pdf")
                                                : ".pdf");
  filters = kaiji_files_create_pdf_filters ();
  kaiji_choose_destination (parent, _ ("Export to PDF"), suggestion, filters, on_file_chosen, task);
}

/**
 * kaiji_export_pdf_finish:
 *
 * Returns: (transfer full) (nullable): the PDF, or %NULL if there is none; the person knows why
 */
GFile *
kaiji_export_pdf_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
