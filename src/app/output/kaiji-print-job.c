/* kaiji-print-job.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-page-setup.h"
#include "kaiji-pages.h"
#include "kaiji-pdf.h"
#include "kaiji-pdf-document.h"
#include "kaiji-print-job.h"
#include "kaiji-print-notes.h"
#include "kaiji-print-options.h"
#include "kaiji-tell.h"

/* How long the window may wait at a time for pages in layout: less than a frame. */
#define WAIT (10 * G_TIME_SPAN_MILLISECOND)

/* A print job of a sheet, owned by the operation. */
typedef struct
{
  KaijiDocument *document;
  GtkWindow *parent;
  KaijiPagesOptions options; /* owns the objects that it refers to */
  KaijiPages *pages;
  KaijiPdfDocument *pdf; /* (nullable): NULL before the first page */
  guint n_drawn;

  /* The layout thread and its data. */
  GThread *thread;
  GCancellable *cancellable;
  KaijiSheet *sheet;
  GError *error;
  gint is_laid_out;
} PrintJob;

static void
wait_for_thread (PrintJob *job)
{
  g_clear_pointer (&job->thread, g_thread_join);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->sheet);
}

/* Cancels a layout that nobody waits for any more. */
static void
stop_thread (PrintJob *job)
{
  g_cancellable_cancel (job->cancellable);
  wait_for_thread (job);
}

static void
print_job_free (PrintJob *job)
{
  stop_thread (job);
  g_clear_error (&job->error);
  g_clear_object (&job->document);
  g_clear_object (&job->parent);
  g_clear_pointer (&job->pdf, kaiji_pdf_document_free);
  g_clear_object (&job->pages);
  g_clear_object (&job->options.changes_from);
  g_free (job);
}

static char *
get_settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "kaiji", "print.ini", NULL);
}

/* Loads the last printer, copies, duplex and so on; a broken file is ignored. */
static GtkPrintSettings *
load_settings (void)
{
  g_autofree char *path = get_settings_path ();
  GtkPrintSettings *settings = gtk_print_settings_new_from_file (path, NULL);

  return settings != NULL ? settings : gtk_print_settings_new ();
}

/* The dialog stores only a file's complete name. */
static void
keep_folder (GtkPrintSettings *settings)
{
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autofree char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (folder != NULL)
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, folder);
}

static void
save_settings (GtkPrintSettings *settings)
{
  g_autofree char *path = get_settings_path ();
  g_autofree char *directory = g_path_get_dirname (path);
  g_autoptr (GtkPrintSettings) copy = gtk_print_settings_copy (settings);

  /* The page range, and the name of the file in its folder, are for this sheet only. */
  keep_folder (copy);
  gtk_print_settings_unset (copy, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_settings_unset (copy, GTK_PRINT_SETTINGS_OUTPUT_BASENAME);
  gtk_print_settings_set_print_pages (copy, GTK_PRINT_PAGES_ALL);
  gtk_print_settings_unset (copy, GTK_PRINT_SETTINGS_PAGE_RANGES);

  /* Without the file, the dialog starts with defaults: not worth a message. */
  if (g_mkdir_with_parents (directory, 0700) == 0)
    gtk_print_settings_to_file (copy, path, NULL);
}

static GtkPageSetup *
create_page_setup (KaijiSheet *sheet)
{
  KaijiPageLayout layout = *kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet));
  g_autoptr (KaijiPageSetup) sheet_setup = kaiji_sheet_dup_page_setup (sheet);
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper;

  kaiji_page_setup_apply (sheet_setup, &layout);
  paper = gtk_paper_size_new (layout.paper);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, layout.landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                          : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);

  return setup;
}

static gpointer
lay_out_in_thread (gpointer user_data)
{
  PrintJob *job = user_data;

  job->pages = kaiji_pages_new_with_options (job->sheet, &job->options, job->cancellable,
                                             &job->error);
  g_atomic_int_set (&job->is_laid_out, TRUE);

  return NULL;
}

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, PrintJob *job)
{
  stop_thread (job);
  g_clear_pointer (&job->pdf, kaiji_pdf_document_free);
  job->n_drawn = 0;
  g_clear_object (&job->pages);
  g_clear_error (&job->error);
  job->is_laid_out = FALSE;
  job->sheet = kaiji_sheet_dup_printed (kaiji_document_get_sheet (job->document));
  job->cancellable = g_cancellable_new ();
  job->thread = g_thread_new ("print", lay_out_in_thread, job);
}

/* Called repeatedly until the pages are ready; the window stays responsive in between. */
static gboolean
on_paginate (GtkPrintOperation *operation, GtkPrintContext *context, PrintJob *job)
{
  if (!g_atomic_int_get (&job->is_laid_out))
    {
      g_usleep (WAIT);
      return FALSE;
    }

  wait_for_thread (job);
  if (job->pages == NULL)
    {
      kaiji_tell (job->parent, _ ("The sheet could not be printed"), job->error->message);
      gtk_print_operation_cancel (operation);
      return FALSE;
    }

  gtk_print_operation_set_n_pages (operation, (int) kaiji_pages_get_n_pages (job->pages));
  return TRUE;
}

/* Several pages may be printed on one sheet of paper. */
static guint
get_sheet (GtkPrintOperation *operation, guint n_drawn)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  return n_drawn / (guint) MAX (gtk_print_settings_get_number_up (settings), 1);
}

/* Draws the whole page, as large as the printer's paper allows. */
static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, PrintJob *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double paper_width = gtk_print_context_get_width (context);
  double paper_height = gtk_print_context_get_height (context);
  double width, height, scale;

  kaiji_pages_get_size (job->pages, &width, &height);
  scale = MIN (paper_width / width, paper_height / height);
  cairo_translate (cr, (paper_width - width * scale) / 2, (paper_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);

  /* Only now is the number of pages known. */
  if (job->pdf == NULL)
    job->pdf = kaiji_pdf_document_new (cairo_get_target (cr), job->pages,
                                       (guint) gtk_print_operation_get_n_pages_to_print (
                                         operation));
  kaiji_pdf_document_draw_page (job->pdf, cr, (guint) page, get_sheet (operation, job->n_drawn++));
}

/* A file written by GTK, and its structure. */
typedef struct
{
  GFile *file;
  KaijiPdfStructure *structure;
} PrintedFile;

static void
printed_file_free (gpointer data)
{
  PrintedFile *printed = data;

  g_object_unref (printed->file);
  kaiji_pdf_structure_unref (printed->structure);
  g_free (printed);
}

static void
finish_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  PrintedFile *printed = task_data;
  GError *error = NULL;

  /* If this fails, the file is still the valid one that was printed. */
  if (kaiji_pdf_finish_file (printed->file, printed->structure, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
finish_file (const char *uri, KaijiPdfStructure *structure)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  PrintedFile *printed = g_new (PrintedFile, 1);

  printed->file = g_file_new_for_uri (uri);
  printed->structure = kaiji_pdf_structure_ref (structure);
  g_task_set_task_data (task, printed, printed_file_free);
  g_task_run_in_thread (task, finish_in_thread);
}

/* GTK writes a printed file itself, as Cairo makes it: larger than an exported one, and without
 * structure for screen readers. */
static void
on_status_changed (GtkPrintOperation *operation, gpointer user_data)
{
  PrintJob *job = g_object_get_data (G_OBJECT (operation), "job");
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  KaijiPdfStructure *structure;

  if (!gtk_print_operation_is_finished (operation))
    return;

  structure = job->pdf != NULL ? kaiji_pdf_document_get_structure (job->pdf) : NULL;
  if (gtk_print_operation_get_status (operation) == GTK_PRINT_STATUS_FINISHED && uri != NULL
      && structure != NULL)
    finish_file (uri, structure);
  g_signal_handlers_disconnect_by_func (operation, on_status_changed, user_data);
}

/* Waits until the printer has the whole job, which is after GTK has released the operation. */
static void
wait_until_sent (GtkPrintOperation *operation)
{
  g_signal_connect_data (operation, "status-changed", G_CALLBACK (on_status_changed),
                         g_object_ref (operation),
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_DEFAULT);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, PrintJob *job)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      wait_until_sent (operation);
      save_settings (gtk_print_operation_get_print_settings (operation));
      kaiji_print_notes_tell (job->pages, job->parent);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      kaiji_tell (job->parent, _ ("The sheet could not be printed"), error->message);
    }
}

/* Anything but the sheet itself gets a title that says so. */
static char *
dup_job_title (KaijiDocument *document, const KaijiPagesOptions *options)
{
  g_autofree char *title = kaiji_document_dup_title (document);

  if (options->lists_changes)
    /* Translators: the name of a printed list of changes; %s is a service's name. */
    return g_strdup_printf (_ ("%s, list of changes"), title);
  if (options->changes_from != NULL)
    /* Translators: the name of a printed sheet; %s is a service's name. */
    return g_strdup_printf (_ ("%s, changes marked"), title);

  return g_steal_pointer (&title);
}

static void
show_dialog (GtkPrintOperation *operation, PrintJob *job)
{
  /* on_done() handles errors, whenever they occur. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, job->parent, NULL);
}

static void
on_chosen (KaijiPrintOptions *window, GtkPrintOperation *operation)
{
  PrintJob *job = g_object_get_data (G_OBJECT (operation), "job");

  kaiji_print_options_read (window, &job->options);
  show_dialog (operation, job);
}

/* If the question is closed, nothing is printed, and the operation goes with it. */
static void
ask_first (GtkPrintOperation *operation, PrintJob *job)
{
  GtkWindow *window = kaiji_print_options_new (job->document, &job->options, job->parent);

  g_signal_connect_data (window, "chosen", G_CALLBACK (on_chosen), g_object_ref (operation),
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_DEFAULT);
  gtk_window_present (window);
}

static void
run (KaijiDocument *document, const KaijiPagesOptions *options, GtkWindow *parent)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = load_settings ();
  g_autoptr (GtkPageSetup) setup = create_page_setup (sheet);
  g_autofree char *title = dup_job_title (document, options);
  PrintJob *job = g_new0 (PrintJob, 1);

  job->document = g_object_ref (document);
  job->parent = g_object_ref (parent);
  job->options = *options;
  /* The thread's own. */
  if (options->changes_from != NULL)
    job->options.changes_from = kaiji_sheet_dup_printed (options->changes_from);
  g_object_set_data_full (G_OBJECT (operation), "job", job, (GDestroyNotify) print_job_free);

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, title);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);

  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (on_paginate), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), job);

  if (kaiji_print_options_are_needed (document, options))
    ask_first (operation, job);
  else
    show_dialog (operation, job);
}

/**
 * kaiji_print_job_start:
 * @document: the sheet to print
 * @is_draft: whether to mark every page as a draft, as far as nothing else is chosen in the dialog
 * @parent: the window that shows it
 *
 * Prints a sheet through the system's print dialog: printer, pages, copies, duplex, or a file.
 */
void
kaiji_print_job_start (KaijiDocument *document, gboolean is_draft, GtkWindow *parent)
{
  const KaijiPagesOptions options = { .is_draft = is_draft };

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  run (document, &options, parent);
}

/**
 * kaiji_print_job_start_changes:
 * @document: the present sheet
 * @old_sheet: the previous sheet
 * @as_list: whether to list the changes, or to print the sheet with the changes marked
 * @parent: the window that shows it
 *
 * Prints the changes with the system's print dialog.
 */
void
kaiji_print_job_start_changes (KaijiDocument *document,
                               KaijiSheet *old_sheet,
                               gboolean as_list,
                               GtkWindow *parent)
{
  const KaijiPagesOptions options = { .changes_from = old_sheet, .lists_changes = as_list };

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (KAIJI_IS_SHEET (old_sheet));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  run (document, &options, parent);
}
