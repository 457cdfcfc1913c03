/* kaiji-offer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-offer.h"
#include "kaiji-toast.h"

/* How long a file that is ready is offered to be opened: who exports may look away for a while. */
#define OFFER_SECONDS 30

static void
on_button_clicked (AdwToast *toast, AdwToastOverlay *overlay)
{
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (overlay))), uri, GDK_CURRENT_TIME);
}

/**
 * kaiji_offer_file:
 * @overlay: where to tell it
 * @file: a file that was made for the person
 *
 * Tells at a window's foot that a file is there, with a button that opens it.
 */
void
kaiji_offer_file (AdwToastOverlay *overlay, GFile *file)
{
  g_autofree char *basename = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (G_IS_FILE (file));

  basename = g_file_get_basename (file);
  name = g_filename_display_name (basename);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_ ("%s is ready"), name);
  toast = kaiji_toast_new (text);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  adw_toast_set_button_label (toast, _ ("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_button_clicked), overlay, 0);
  adw_toast_overlay_add_toast (overlay, toast);
}
