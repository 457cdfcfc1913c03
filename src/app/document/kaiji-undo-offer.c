/* kaiji-undo-offer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-toast.h"
#include "kaiji-undo-offer.h"

typedef struct
{
  GtkWidget *widget; /* weak: for which the toast is shown */
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_clear_weak_pointer (&offer->widget);
  g_free (offer);
}

static void
on_field_changed (AdwToast *toast, const KaijiField *field, KaijiFindings *findings)
{
  Offer *offer = g_object_get_data (G_OBJECT (toast), "offer");

  g_signal_handlers_disconnect_by_data (findings, toast);
  if (offer->widget != NULL)
    kaiji_toast_dismiss (offer->widget, toast);
}

/**
 * kaiji_undo_offer_show:
 * @widget: a widget of the document's window
 * @document: the document
 * @text: what was done, in one sentence
 *
 * Offers to undo the last step, until something else changes the sheet, or undoes that step: the
 * offer must not undo another one.
 */
void
kaiji_undo_offer_show (GtkWidget *widget, KaijiDocument *document, const char *text)
{
  AdwToast *toast;
  Offer *offer;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (text != NULL);

  toast = kaiji_toast_new_offer (text, _ ("_Undo"));
  adw_toast_set_action_name (toast, "sheet.undo");
  offer = g_new0 (Offer, 1);
  g_set_weak_pointer (&offer->widget, widget);
  g_object_set_data_full (G_OBJECT (toast), "offer", offer, offer_free);
  g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                           G_CALLBACK (on_field_changed), toast, G_CONNECT_SWAPPED);
  kaiji_toast_show (widget, toast);
}
