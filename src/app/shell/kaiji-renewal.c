/* kaiji-renewal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-calendar-file.h"
#include "kaiji-carry-over-dialog.h"
#include "kaiji-carry-over-summary.h"
#include "kaiji-compat.h"
#include "kaiji-comparison-window.h"
#include "kaiji-files.h"
#include "kaiji-renewal.h"
#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"
#include "kaiji-unplaced-window.h"
#include "kaiji-validity.h"

/* Marks the window of what was changed since last time; there can be others beside it. */
#define SINCE_LAST_TIME "since-last-time"

static KaijiApplication *
get_application (KaijiWindow *window)
{
  return KAIJI_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
}

static void
on_step_chosen (KaijiWindow *window, KaijiCarryOverStep step)
{
  const KaijiFilter missing = { KAIJI_FILTER_MISSING, NULL };
  KaijiSheetView *view = kaiji_window_get_view (window);

  if (kaiji_window_get_document (window) == NULL)
    return;

  switch (step)
    {
    case KAIJI_CARRY_OVER_STEP_UNPLACED:
      kaiji_renewal_show_unplaced (window);
      break;
    case KAIJI_CARRY_OVER_STEP_MISSING:
      kaiji_sheet_view_set_filter (view, &missing);
      break;
    case KAIJI_CARRY_OVER_STEP_REVIEW:
    default:
      kaiji_sheet_view_go_to_review (view);
      break;
    }
}

/* A start page makes room for the new sheet; last time's sheet keeps its window. */
static void
on_carried_over (KaijiWindow *window,
                 KaijiSheet *sheet,
                 const KaijiCarryOverReport *report,
                 GtkWindow *dialog)
{
  KaijiWindow *new_window = kaiji_window_is_free (window)
                              ? window
                              : kaiji_application_get_free_window (get_application (window));
  g_autoptr (KaijiDocument) document = kaiji_document_new_unsaved (sheet);
  GtkWindow *summary;

  kaiji_document_set_origin (document, g_object_get_data (G_OBJECT (dialog), "origin"));
  kaiji_window_show_document (new_window, document);
  kaiji_sheet_view_go_to_review (kaiji_window_get_view (new_window));

  summary = kaiji_carry_over_summary_new (report, GTK_WINDOW (new_window));
  g_signal_connect_object (summary, "step-chosen", G_CALLBACK (on_step_chosen), new_window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (summary);
}

/* @origin is %NULL where last time's sheet is in no file. */
static void
carry_over (KaijiWindow *window, KaijiSheet *old_sheet, GFile *origin)
{
  GtkWindow *dialog = kaiji_carry_over_dialog_new (
    old_sheet, kaiji_application_get_library (get_application (window)), GTK_WINDOW (window));

  if (origin != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "origin", g_object_ref (origin), g_object_unref);
  g_signal_connect_object (dialog, "carried-over", G_CALLBACK (on_carried_over), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
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
  KaijiDocument *document;

  g_return_if_fail (KAIJI_IS_WINDOW (window));

  document = kaiji_window_get_document (window);
  carry_over (window, kaiji_document_get_sheet (document), kaiji_document_get_file (document));
}

/* What waits for another sheet than that of the window. */
typedef struct Waiting Waiting;

struct Waiting
{
  KaijiWindow *window;
  GFile *file; /* NULL until it is chosen */
  void (*go_on) (Waiting *waiting, KaijiSheet *other);
};

static void
waiting_free (Waiting *waiting)
{
  g_clear_object (&waiting->window);
  g_clear_object (&waiting->file);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

/* Who has closed the window does not wait for anything any more. */
static gboolean
is_given_up (const Waiting *waiting)
{
  return gtk_window_get_application (GTK_WINDOW (waiting->window)) == NULL;
}

static void
on_other_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) other = kaiji_sheet_file_load_finish (result, NULL, &error);
  g_autofree char *line = NULL;

  if (is_given_up (waiting))
    return;

  if (other != NULL)
    {
      waiting->go_on (waiting, other);
      return;
    }

  line = kaiji_files_describe_error (waiting->file, error);
  kaiji_tell (GTK_WINDOW (waiting->window), _ ("The sheet could not be opened"), line);
}

/* Takes @waiting. */
static void
load_other (Waiting *waiting)
{
  kaiji_sheet_file_load_async (waiting->file,
                               kaiji_application_get_library (get_application (waiting->window)),
                               NULL, on_other_loaded, waiting);
}

static void
on_other_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);

  if (files == NULL || g_list_model_get_n_items (files) == 0 || is_given_up (waiting))
    return;

  waiting->file = g_list_model_get_item (files, 0);
  load_other (g_steal_pointer (&waiting));
}

/* Asks for a sheet where @file is %NULL. */
static void
wait_for_other (KaijiWindow *window,
                GFile *file,
                const char *title,
                void (*go_on) (Waiting *waiting, KaijiSheet *other))
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->window = g_object_ref (window);
  waiting->go_on = go_on;
  if (g_set_object (&waiting->file, file))
    {
      load_other (waiting);
    }
  else
    {
      g_autoptr (GListModel) filters = kaiji_files_create_sheet_filters ();

      kaiji_choose_files (GTK_WINDOW (window), title, filters, FALSE, on_other_chosen, waiting);
    }
}

static void
on_old_loaded (Waiting *waiting, KaijiSheet *old_sheet)
{
  carry_over (waiting->window, old_sheet, waiting->file);
}

/**
 * kaiji_renewal_carry_over_file:
 * @window: a window
 * @file: (nullable): last time's sheet, or %NULL to ask for it
 *
 * Makes this time's sheet of one that need not be open, in @window if that is free.
 */
void
kaiji_renewal_carry_over_file (KaijiWindow *window, GFile *file)
{
  g_return_if_fail (KAIJI_IS_WINDOW (window));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  wait_for_other (window, file, _ ("Carry Over Last Time's Sheet"), on_old_loaded);
}

/**
 * kaiji_renewal_show_unplaced:
 * @window: the window of a sheet
 *
 * Lists the answers that the sheet has no place for.
 */
void
kaiji_renewal_show_unplaced (KaijiWindow *window)
{
  KaijiSheet *sheet;

  g_return_if_fail (KAIJI_IS_WINDOW (window));

  sheet = kaiji_document_get_sheet (kaiji_window_get_document (window));
  gtk_window_present (
    kaiji_unplaced_window_new (sheet, kaiji_application_get_library (get_application (window)),
                               GTK_WINDOW (window)));
}

/* @old_name is %NULL where the old sheet is no file. */
static GtkWindow *
show_comparison (KaijiWindow *window, KaijiSheet *old_sheet, const char *old_name)
{
  GtkWindow *changes = kaiji_comparison_window_new (kaiji_window_get_document (window), old_sheet,
                                                    old_name, GTK_WINDOW (window));

  gtk_window_present (changes);

  return changes;
}

static void
on_compared_loaded (Waiting *waiting, KaijiSheet *old_sheet)
{
  g_autofree char *basename = g_file_get_basename (waiting->file);
  g_autofree char *name = g_filename_display_name (basename);

  if (kaiji_window_get_document (waiting->window) != NULL)
    show_comparison (waiting->window, old_sheet, name);
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
  g_return_if_fail (KAIJI_IS_WINDOW (window));

  wait_for_other (window, NULL, _ ("Compare with Sheet"), on_compared_loaded);
}

/* Returns: (nullable): the window's list of changes since last time */
static GtkWindow *
find_changes (KaijiWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *iter = windows; iter != NULL; iter = iter->next)
    {
      if (gtk_window_get_transient_for (iter->data) == GTK_WINDOW (window)
          && g_object_get_data (iter->data, SINCE_LAST_TIME) != NULL)
        return iter->data;
    }

  return NULL;
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
  GtkWindow *changes;
  g_autoptr (KaijiSheet) previous = NULL;

  g_return_if_fail (KAIJI_IS_WINDOW (window));

  /* It follows what is edited: who comes back to it finds it as it was left. */
  changes = find_changes (window);
  if (changes != NULL)
    {
      gtk_window_present (changes);
      return;
    }

  document = kaiji_window_get_document (window);
  previous = kaiji_sheet_dup_previous (kaiji_document_get_sheet (document));
  if (previous == NULL)
    return;

  changes = show_comparison (window, previous, NULL);
  g_object_set_data (G_OBJECT (changes), SINCE_LAST_TIME, changes);
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
  calendar = kaiji_calendar_file_write (kaiji_document_get_sheet (document), now);
  if (calendar == NULL)
    return;
  contents = g_bytes_new_take (calendar, strlen (calendar));
  if (!kaiji_replace (file, contents, NULL, NULL, NULL, &error))
    {
      g_autofree char *line = kaiji_files_describe_error (file, error);

      kaiji_tell (GTK_WINDOW (window), _ ("The dates could not be written"), line);
      return;
    }

  kaiji_window_offer_file (window, file);
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
