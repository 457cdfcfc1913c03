/* kaiji-window-import.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-fill.h"
#include "kaiji-import-flow.h"
#include "kaiji-toast.h"
#include "kaiji-undo-offer.h"
#include "kaiji-window-private.h"

/* A new sheet goes into a window that shows none. */
static void
on_imported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) self = user_data;
  guint n_taken;
  g_autoptr (GFile) form = NULL;
  g_autoptr (KaijiDocument) document = kaiji_import_flow_finish (result, &n_taken, &form);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  KaijiWindow *window = self;
  g_autofree char *text = NULL;

  if (form != NULL && self->document != NULL)
    kaiji_fill_file (self->document, form, self->library, GTK_WIDGET (self->view));
  if (document == NULL || application == NULL)
    return;

  if (document != self->document)
    {
      if (!kaiji_window_is_free (self))
        window = kaiji_window_get_free (application, self->library);
      kaiji_window_show_document (window, document);
    }
  text = n_taken > 0
           ? g_strdup_printf (ngettext ("%u answer was taken", "%u answers were taken", n_taken),
                              n_taken)
           : g_strdup (_ ("The reply is noted"));
  if (kaiji_history_get_can_undo (kaiji_document_get_history (document)))
    kaiji_undo_offer_show (GTK_WIDGET (window->view), document, text);
  else
    kaiji_toast_tell (GTK_WIDGET (window->view), text);
}

/* Into the sheet that is open, unless it cannot be changed. */
static KaijiDocument *
get_target (KaijiWindow *self)
{
  return self->document != NULL && kaiji_document_get_editable (self->document) ? self->document
                                                                                : NULL;
}

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiWindow *self = KAIJI_WINDOW (widget);

  kaiji_import_flow_choose_async (GTK_WINDOW (self), get_target (self), self->library, on_imported,
                                  g_object_ref (self));
}

/* A text that is edited takes what is pasted itself. */
static void
on_paste_table (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiWindow *self = KAIJI_WINDOW (widget);

  kaiji_import_flow_clipboard_async (GTK_WINDOW (self), get_target (self), self->library,
                                     on_imported, g_object_ref (self));
}

/**
 * kaiji_window_install_import_actions:
 *
 * Installs the actions of a window that take answers of other files and of the clipboard.
 */
void
kaiji_window_install_import_actions (KaijiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "win.paste-table", NULL, on_paste_table);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste-table",
                                       NULL);
}

/**
 * kaiji_window_import_file:
 * @file: a file that is no sheet
 * @into_new: whether its answers make a new sheet, even if one is open that could have them
 *
 * Lays the answers of another file before the person, to be taken into a sheet.
 */
void
kaiji_window_import_file (KaijiWindow *self, GFile *file, gboolean into_new)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  kaiji_import_flow_file_async (GTK_WINDOW (self), file, into_new ? NULL : get_target (self),
                                self->library, on_imported, g_object_ref (self));
}
