/* kaiji-renewal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-carry-over-dialog.h"
#include "kaiji-compat.h"
#include "kaiji-comparison-window.h"
#include "kaiji-files.h"
#include "kaiji-renewal.h"
#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"
#include "kaiji-validity.h"

static KaijiApplication *
get_application (KaijiWindow *window)
{
  return KAIJI_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
}

static void
on_carried_over (KaijiWindow *window, KaijiSheet *sheet, const KaijiCarryOverReport *report)
{
  KaijiWindow *new_window = kaiji_application_get_free_window (get_application (window));
  g_autoptr (KaijiDocument) document = kaiji_document_new_unsaved (sheet);
  g_autofree char *text = NULL;

  kaiji_window_show_document (new_window, document);

  /* Translators: all %u are numbers of answers */
  text = g_strdup_printf (_ ("%u carried, %u converted, %u recomputed, %u unplaced, %u to review, "
                             "%u still to answer"),
                          report->n_carried, report->n_converted, report->n_recomputed,
                          report->n_unplaced, report->n_to_review, report->n_to_answer);
  kaiji_window_tell (new_window, text);
  kaiji_sheet_view_go_to_review (kaiji_window_get_view (new_window));
}

/**
 * kaiji_renewal_carry_over:
 * @window: the window of last time's sheet
 *
 * Asks for what is needed and makes this time's sheet, in a window of its own.
 */
void
kaiji_renewal_carry_over (KaijiWindow *window)
{
  GtkWindow *dialog;

  g_return_if_fail (KAIJI_IS_WINDOW (window));

  dialog = kaiji_carry_over_dialog_new (kaiji_document_get_sheet (
                                          kaiji_window_get_document (window)),
                                        kaiji_application_get_library (get_application (window)),
                                        GTK_WINDOW (window));
  g_signal_connect_object (dialog, "carried-over", G_CALLBACK (on_carried_over), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* A comparison that waits for the other sheet. */
typedef struct
{
  KaijiWindow *window;
  GFile *file;
} Comparison;

static void
comparison_free (Comparison *comparison)
{
  g_clear_object (&comparison->window);
  g_clear_object (&comparison->file);
  g_free (comparison);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Comparison, comparison_free)

static void
on_change_activated (KaijiWindow *window, const KaijiField *field)
{
  if (kaiji_window_get_document (window) == NULL)
    return;

  kaiji_sheet_view_show_field (kaiji_window_get_view (window), field);
  gtk_window_present (GTK_WINDOW (window));
}

/* @old_name is %NULL where the old sheet is no file. */
static void
show_comparison (KaijiWindow *window, KaijiSheet *old_sheet, const char *old_name)
{
  GtkWindow *changes = kaiji_comparison_window_new (kaiji_window_get_document (window), old_sheet,
                                                    old_name, GTK_WINDOW (window));

  g_signal_connect_object (changes, "field-activated", G_CALLBACK (on_change_activated), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (changes);
}

static void
on_other_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Comparison) comparison = user_data;
  KaijiDocument *document = kaiji_window_get_document (comparison->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) other = kaiji_sheet_file_load_finish (result, NULL, &error);
  g_autofree char *basename = g_file_get_basename (comparison->file);
  g_autofree char *name = g_filename_display_name (basename);

  if (document == NULL)
    return;

  if (other == NULL)
    {
      g_autofree char *line = kaiji_files_describe_error (comparison->file, error);

      kaiji_tell (GTK_WINDOW (comparison->window), _ ("The sheet could not be opened"), line);
      return;
    }

  show_comparison (comparison->window, other, name);
}

static void
on_other_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Comparison) comparison = user_data;
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);

  if (files == NULL || g_list_model_get_n_items (files) == 0)
    return;

  comparison->file = g_list_model_get_item (files, 0);
  kaiji_sheet_file_load_async (comparison->file,
                               kaiji_application_get_library (get_application (comparison->window)),
                               NULL, on_other_loaded, comparison);
  g_steal_pointer (&comparison);
}

/**
 * kaiji_renewal_compare:
 * @window: the window of this time's sheet
 *
 * Asks for last time's sheet and shows both side by side.
 */
void
kaiji_renewal_compare (KaijiWindow *window)
{
  g_autoptr (GListModel) filters = kaiji_files_create_sheet_filters ();
  Comparison *comparison;

  g_return_if_fail (KAIJI_IS_WINDOW (window));

  comparison = g_new0 (Comparison, 1);
  comparison->window = g_object_ref (window);
  kaiji_choose_files (GTK_WINDOW (window), _ ("Compare with Sheet"), filters, FALSE,
                      on_other_chosen, comparison);
}

/**
 * kaiji_renewal_compare_previous:
 * @window: the window of a sheet that was carried over
 *
 * Shows what was changed since last time. Last time's file is not needed for it.
 */
void
kaiji_renewal_compare_previous (KaijiWindow *window)
{
  KaijiDocument *document;
  g_autoptr (KaijiSheet) previous = NULL;

  g_return_if_fail (KAIJI_IS_WINDOW (window));

  document = kaiji_window_get_document (window);
  previous = kaiji_sheet_dup_previous (kaiji_document_get_sheet (document));
  if (previous != NULL)
    show_comparison (window, previous, NULL);
}

static void
on_calendar_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) window = user_data;
  g_autoptr (GFile) file = kaiji_choose_destination_finish (result);
  KaijiDocument *document = kaiji_window_get_document (window);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GError) error = NULL;
  char *calendar;

  if (file == NULL || document == NULL)
    return;

  /* Less than a kilobyte: not worth a thread. */
  calendar = kaiji_sheet_dup_icalendar (kaiji_document_get_sheet (document), now);
  if (calendar == NULL)
    return;
  contents = g_bytes_new_take (calendar, strlen (calendar));
  if (!kaiji_replace (file, contents, NULL, NULL, NULL, &error))
    {
      g_autofree char *line = kaiji_files_describe_error (file, error);

      kaiji_tell (GTK_WINDOW (window), _ ("The dates could not be written"), line);
    }
}

/**
 * kaiji_renewal_export_dates:
 * @window: the window of a sheet
 *
 * Asks for a file and writes the dates of the disclosure into it for calendars, or says why there
 * are none.
 */
void
kaiji_renewal_export_dates (KaijiWindow *window)
{
  KaijiDocument *document;
  KaijiDeadlines deadlines;
  g_autoptr (GFile) suggestion = NULL;

  g_return_if_fail (KAIJI_IS_WINDOW (window));

  document = kaiji_window_get_document (window);
  if (!kaiji_sheet_get_deadlines (kaiji_document_get_sheet (document), &deadlines))
    {
      kaiji_window_tell (window, _ ("There are no dates: the form sets no term, or the disclosure "
                                    "date is missing."));
      return;
    }

  suggestion = kaiji_files_suggest (document, ".ics");
  kaiji_choose_destination (GTK_WINDOW (window), _ ("Export Dates"), suggestion, NULL,
                            on_calendar_chosen, g_object_ref (window));
}
