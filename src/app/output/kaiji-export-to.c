/* kaiji-export-to.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-export-to.h"
#include "kaiji-file-name.h"
#include "kaiji-files.h"
#include "kaiji-pdf.h"
#include "kaiji-print-notes.h"
#include "kaiji-progress-dialog.h"
#include "kaiji-tell.h"

typedef struct
{
  KaijiPagesOptions options; /* owns the objects that it refers to */
  GtkWindow *parent;
  GFile *file;
  KaijiSheet *sheet; /* a copy for the thread */
  KaijiPages *pages; /* (nullable): NULL until they are laid out */
  KaijiProgressDialog *progress;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->options.changes_from);
  g_object_unref (export->parent);
  g_object_unref (export->file);
  g_object_unref (export->sheet);
  g_clear_object (&export->pages);
  g_object_unref (export->progress);
  g_free (export);
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

/**
 * kaiji_export_to_async:
 * @document: the sheet to print
 * @options: the audience and the marks
 * @file: the file to write
 * @parent: the window that shows it
 *
 * Prints the present state of the sheet into a file without asking. Long work shows its progress
 * and can be cancelled. Finish with kaiji_export_to_finish().
 */
void
kaiji_export_to_async (KaijiDocument *document,
                       const KaijiPagesOptions *options,
                       GFile *file,
                       GtkWindow *parent,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GTask) work = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  GTask *task;
  Export *export;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (options != NULL);
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  name = kaiji_file_name_dup_shown (file);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("Writing %s"), name);

  export = g_new0 (Export, 1);
  export->options = *options;
  /* The thread needs a copy of it as well. */
  if (options->changes_from != NULL)
    export->options.changes_from = kaiji_sheet_dup_printed (options->changes_from);
  export->parent = g_object_ref (parent);
  export->file = g_object_ref (file);
  export->sheet = kaiji_sheet_dup_printed (kaiji_document_get_sheet (document));
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, kaiji_export_to_async);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);

  cancellable = g_cancellable_new ();
  export->progress = kaiji_progress_dialog_new (text, cancellable, parent);
  work = g_task_new (NULL, cancellable, on_written, task);
  g_task_set_source_tag (work, kaiji_export_to_async);
  g_task_set_task_data (work, export, NULL);
  g_task_run_in_thread (work, write_in_thread);
}

/**
 * kaiji_export_to_finish:
 *
 * Returns: (transfer full) (nullable): the PDF file, or %NULL if it was not written; the user has
 *   been told why
 */
GFile *
kaiji_export_to_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
