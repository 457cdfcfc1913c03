/* kaiji-export-dates.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-calendar-file.h"
#include "kaiji-choose.h"
#include "kaiji-deadlines.h"
#include "kaiji-export-dates.h"
#include "kaiji-files.h"
#include "kaiji-replace.h"
#include "kaiji-tell.h"
#include "kaiji-toast.h"

typedef struct
{
  KaijiDocument *document;
  GtkWidget *widget;
} Export;

static void
export_free (Export *self)
{
  g_clear_object (&self->document);
  g_clear_object (&self->widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
on_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GFile) file = kaiji_choose_destination_finish (result);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (self->widget);
  char *calendar;

  if (file == NULL || root == NULL)
    return;

  /* Less than a kilobyte, so it needs no thread. */
  calendar = kaiji_calendar_file_write (kaiji_document_get_sheet (self->document), now);
  if (calendar == NULL)
    return;
  contents = g_bytes_new_take (calendar, strlen (calendar));
  if (!kaiji_replace (file, contents, NULL, NULL, NULL, &error))
    {
      g_autofree char *line = kaiji_files_describe_error (file, error);

      kaiji_tell (GTK_WINDOW (root), _ ("The dates could not be written"), line);
      return;
    }

  kaiji_toast_offer_file (self->widget, file);
}

/**
 * kaiji_export_dates:
 * @document: a sheet
 * @widget: a widget of its window
 *
 * Asks for a file and writes the dates of the disclosure to it for calendars, or explains why there
 * are none.
 */
void
kaiji_export_dates (KaijiDocument *document, GtkWidget *widget)
{
  KaijiDeadlines deadlines;
  g_autoptr (GFile) suggestion = NULL;
  Export *self;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!kaiji_deadlines_find (kaiji_document_get_sheet (document), &deadlines))
    {
      kaiji_toast_tell (widget, _ ("There are no dates: the form sets no term, or the disclosure "
                                   "date is missing."));
      return;
    }

  self = g_new0 (Export, 1);
  self->document = g_object_ref (document);
  self->widget = g_object_ref (widget);
  suggestion = kaiji_files_suggest (document, ".ics");
  kaiji_choose_destination (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Export Dates"),
                            suggestion, NULL, on_chosen, self);
}
