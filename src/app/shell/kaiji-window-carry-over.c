/* kaiji-window-carry-over.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-carry-over-dialog.h"
#include "kaiji-carry-over-summary.h"
#include "kaiji-certified.h"
#include "kaiji-other-sheet.h"
#include "kaiji-window-private.h"

/* A start page is replaced by the new sheet; the previous sheet keeps its window. */
static void
on_carried_over (KaijiWindow *self, KaijiDocument *document, const KaijiCarryOverReport *report)
{
  KaijiWindow *window = self;
  GFile *origin = kaiji_document_get_origin (document);

  if (origin != NULL)
    kaiji_certified_remember (origin);
  if (!kaiji_window_is_free (self))
    window = kaiji_window_get_free (gtk_window_get_application (GTK_WINDOW (self)), self->library);
  kaiji_window_show_document (window, document);
  kaiji_sheet_view_go_to_review (window->view);
  gtk_window_present (kaiji_carry_over_summary_new (report, GTK_WINDOW (window)));
}

static void
on_old_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (KaijiSheet) old_sheet = kaiji_other_sheet_load_finish (result, &file);

  if (old_sheet != NULL)
    kaiji_window_carry_over (KAIJI_WINDOW (object), old_sheet, file);
}

/**
 * kaiji_window_carry_over:
 * @old_sheet: the previous sheet
 * @origin: (nullable): its file, if it is in one
 *
 * Asks how to carry over a sheet, and shows the new one in this window, if it is free, or in
 * another.
 */
void
kaiji_window_carry_over (KaijiWindow *self, KaijiSheet *old_sheet, GFile *origin)
{
  GtkWindow *dialog;

  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (KAIJI_IS_SHEET (old_sheet));
  g_return_if_fail (origin == NULL || G_IS_FILE (origin));

  dialog = kaiji_carry_over_dialog_new (old_sheet, origin, self->library, GTK_WINDOW (self));
  g_signal_connect_object (dialog, "carried-over", G_CALLBACK (on_carried_over), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/**
 * kaiji_window_carry_over_file:
 * @file: (nullable): the previous sheet, or %NULL to ask for it
 *
 * Carries over a sheet, which need not be open, into this window if it is free.
 */
void
kaiji_window_carry_over_file (KaijiWindow *self, GFile *file)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  kaiji_other_sheet_load_async (GTK_WIDGET (self), file, _ ("Carry Over Last Time's Sheet"),
                                self->library, on_old_loaded, NULL);
}
