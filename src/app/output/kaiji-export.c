/* kaiji-export.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-choose.h"
#include "kaiji-export.h"
#include "kaiji-files.h"
#include "kaiji-left-out.h"
#include "kaiji-pdf.h"
#include "kaiji-print-notes.h"
#include "kaiji-progress-dialog.h"

typedef struct
{
  KaijiDocument *document;
  KaijiPagesOptions options; /* owns the objects that it refers to */
  const char *suffix; /* (nullable): the suffix of the suggested file, after the sheet's name */
  char *left_out;     /* (nullable): what the public version does not show */
  GtkWindow *parent;
  GFile *file;
  KaijiSheet *sheet; /* a copy for the thread */
  KaijiPages *pages;
  KaijiProgressDialog *progress;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->document);
  g_clear_object (&export->options.changes_from);
  g_clear_object (&export->parent);
  g_clear_object (&export->file);
  g_clear_object (&export->sheet);
  g_clear_object (&export->pages);
  g_clear_object (&export->progress);
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
  /* The thread needs a copy of it as well. */
  if (options->changes_from != NULL)
    export->options.changes_from = kaiji_sheet_dup_printed (options->changes_from);
  export->parent = g_object_ref (parent);
  g_task_set_source_tag (task, create_task);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);

  return task;
}

static void
on_page_drawn (guint n_drawn, guint n_pages, gpointer user_data)
{
  kaiji_progress_dialog_report (user_data, n_drawn, n_pages);
}

/* Exports for archiving, unless a character has no font, which is reported afterwards. */
static KaijiPdfKind
choose_kind (KaijiPages *pages)
{
  return kaiji_pdf_check_archival (pages, NULL) ? KAIJI_PDF_ARCHIVAL : KAIJI_PDF_PLAIN;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  export->pages = kaiji_pages_new_with_options (export->sheet, &export->options, cancellable,
                                                &error);
  if (export->pages != NULL
      && kaiji_pdf_save (export->pages, export->file, choose_kind (export->pages), on_page_drawn,
                         export->progress, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  kaiji_progress_dialog_end (export->progress);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      kaiji_print_notes_tell (export->pages, export->parent);
      g_task_return_pointer (task, g_object_ref (export->file), g_object_unref);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      line = kaiji_files_describe_error (export->file, error);
      kaiji_tell (export->parent, _ ("The PDF could not be written"), line);
    }
  g_task_return_pointer (task, NULL, NULL);
}

static void
on_exported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, kaiji_export_pdf_finish (result), g_object_unref);
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
  kaiji_export_pdf_to_async (export->document, &export->options, file, export->parent, on_exported,
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
 * kaiji_export_pdf_to_async:
 * @document: the sheet to print
 * @options: the audience and the marks
 * @file: the file to write
 * @parent: the window that shows it
 *
 * Prints the present state of the sheet into a file without asking. Long work shows its progress
 * and can be cancelled. Finish with kaiji_export_pdf_finish().
 */
void
kaiji_export_pdf_to_async (KaijiDocument *document,
                           const KaijiPagesOptions *options,
                           GFile *file,
                           GtkWindow *parent,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GTask) work = NULL;
  g_autofree char *basename = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  GTask *task;
  Export *export;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (options != NULL);
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  basename = g_file_get_basename (file);
  name = g_filename_display_name (basename);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("Writing %s"), name);

  task = create_task (document, options, parent, callback, user_data);
  export = g_task_get_task_data (task);
  export->file = g_object_ref (file);
  export->sheet = kaiji_sheet_dup_printed (kaiji_document_get_sheet (document));
  cancellable = g_cancellable_new ();
  export->progress = kaiji_progress_dialog_new (text, cancellable, parent);
  work = g_task_new (NULL, cancellable, on_written, task);
  g_task_set_source_tag (work, kaiji_export_pdf_to_async);
  g_task_set_task_data (work, export, NULL);
  g_task_run_in_thread (work, write_in_thread);
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
