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
  KaijiPagesOptions options; /* owns what it refers to */
  GtkWindow *parent;
  KaijiSheet *sheet; /* the thread's own */
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->document);
  g_clear_object (&export->options.changes_from);
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

  pages = kaiji_pages_new_with_options (export->sheet, &export->options, &error);
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

static void
export_async (KaijiDocument *document,
              const KaijiPagesOptions *options,
              const char *suffix,
              GtkWindow *parent,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GFile) suggestion = kaiji_files_suggest (document, suffix);
  g_autoptr (GListModel) filters = kaiji_files_create_pdf_filters ();
  Export *export = g_new0 (Export, 1);
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  export->document = g_object_ref (document);
  export->options = *options;
  /* The thread's own, too. */
  if (options->changes_from != NULL)
    export->options.changes_from = kaiji_sheet_dup_printed (options->changes_from);
  export->parent = g_object_ref (parent);
  g_task_set_source_tag (task, export_async);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);

  kaiji_choose_destination (parent, _ ("Export to PDF"), suggestion, filters, on_file_chosen, task);
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
  const KaijiPagesOptions options = { .audience = audience };

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  export_async (document, &options,
                audience == KAIJI_AUDIENCE_PUBLIC
                  /* Translators: how the file of the public version is called, after the sheet's
                   * name. */
                  ? _ ("-public.pdf")
                  : ".pdf",
                parent, callback, user_data);
}

/**
 * kaiji_export_changes_async:
 * @document: the sheet as it is
 * @old_sheet: the sheet as it was
 * @as_list: whether to list what changed, or to print the sheet with it marked
 * @parent: the window that shows it
 *
 * Asks for a file and prints into it what changed; otherwise as kaiji_export_pdf_async().
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

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (KAIJI_IS_SHEET (old_sheet));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  export_async (document, &options,
                as_list
                  /* Translators: how the file of the list of changes is called, after the sheet's
                   * name. */
                  ? _ ("-changes.pdf")
                  /* Translators: how the file of the sheet with its changes marked is called, after
                   * the sheet's name. */
                  : _ ("-changes-marked.pdf"),
                parent, callback, user_data);
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
