/* kaiji-preview-window.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-preview-window.h"
#include "kaiji-preview.h"

/* A page of A4 across, legible without zooming, in pixels. */
#define WIDTH 1040
#define HEIGHT 860

static void
on_title_changed (AdwWindowTitle *title_widget, GParamSpec *property, KaijiDocument *document)
{
  g_autofree char *title = kaiji_document_dup_title (document);

  adw_window_title_set_subtitle (title_widget, title);
}

/**
 * kaiji_preview_window_new:
 * @document: the sheet to show
 * @actions: the actions of the sheet, by which a click goes to a field
 * @parent: the sheet's window, with which this one is closed
 *
 * Returns: (transfer none): the printed pages in a window of their own, not presented yet, for
 *   another screen or the whole of one
 */
GtkWindow *
kaiji_preview_window_new (KaijiDocument *document, GActionGroup *actions, GtkWindow *parent)
{
  GtkWidget *window, *title_widget, *header_bar, *box;
  KaijiPreview *preview;
  GtkEventController *shortcuts;
  g_autofree char *title = NULL;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (G_IS_ACTION_GROUP (actions), NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  title = kaiji_document_dup_title (document);
  title_widget = adw_window_title_new (_ ("Preview"), title);
  header_bar = adw_header_bar_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header_bar), title_widget);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), header_bar);
  preview = kaiji_preview_new (document);
  kaiji_preview_fit_width (preview);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (preview));

  window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Preview"), "transient-for", parent,
                         "destroy-with-parent", TRUE, "default-width", WIDTH, "default-height",
                         HEIGHT, "content", box, NULL);
  gtk_widget_insert_action_group (window, "sheet", actions);

  shortcuts = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, shortcuts);
  g_signal_connect_object (document, "notify::title", G_CALLBACK (on_title_changed), title_widget,
                           G_CONNECT_SWAPPED);

  return GTK_WINDOW (window);
}
