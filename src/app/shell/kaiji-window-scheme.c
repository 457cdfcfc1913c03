/* kaiji-window-scheme.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-choose.h"
#include "kaiji-open-scheme.h"
#include "kaiji-sheet-file.h"
#include "kaiji-toast.h"
#include "kaiji-window-private.h"

static void
on_chosen (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) self = user_data;
  g_autoptr (GListModel) files = kaiji_choose_files_finish (result);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    kaiji_window_open_file (self, file, KAIJI_WINDOW_HINT_SCHEME);
}

static void
on_open_scheme (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListModel) filters = kaiji_open_scheme_create_filters ();

  kaiji_choose_files (GTK_WINDOW (widget), _ ("Open a Form’s File"), filters, FALSE, on_chosen,
                      g_object_ref (widget));
}

/* A sheet that is in no file is read again from what would be written of it. */
static void
renew_unsaved (KaijiWindow *self)
{
  g_autoptr (GBytes) bytes = kaiji_sheet_file_serialize (kaiji_document_get_sheet (self->document));
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_parse (bytes, self->library, &error);
  g_autoptr (KaijiDocument) document = NULL;

  if (sheet == NULL)
    {
      kaiji_toast_tell (GTK_WIDGET (self->view), error->message);
      return;
    }

  document = kaiji_document_get_modified (self->document) ? kaiji_document_new_unsaved (sheet)
                                                          : kaiji_document_new (sheet);
  kaiji_window_replace_document (self, document);
}

static void
on_renew_form (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiWindow *self = KAIJI_WINDOW (widget);

  if (self->document == NULL)
    return;

  if (kaiji_document_get_file (self->document) != NULL)
    gtk_widget_activate_action (widget, "sheet.reload", NULL);
  else
    renew_unsaved (self);
}

/**
 * kaiji_window_install_scheme_actions:
 *
 * Installs the actions of a window for forms from files.
 */
void
kaiji_window_install_scheme_actions (KaijiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.open-scheme", NULL, on_open_scheme);
  gtk_widget_class_install_action (widget_class, "win.renew-form", NULL, on_renew_form);
}

/**
 * kaiji_window_offer_new_form:
 *
 * Says that the file of the sheet's form has changed, if it has. The sheet keeps the form that it
 * was opened with until it is opened again.
 */
void
kaiji_window_offer_new_form (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));

  if (self->document == NULL
      || !kaiji_scheme_library_is_outdated (
        self->library, kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document))))
    return;

  kaiji_toast_offer_action (GTK_WIDGET (self->view),
                            _ (
                              "The file of this sheet’s form has changed. The sheet keeps the form "
                              "as it was."),
                            _ ("Use the _New Form"), "win.renew-form");
}
