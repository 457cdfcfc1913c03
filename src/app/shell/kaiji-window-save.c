/* kaiji-window-save.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-ask.h"
#include "kaiji-save.h"
#include "kaiji-window-private.h"

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) self = user_data;
  gboolean saved = kaiji_save_finish (result);
  gboolean close = saved && self->close_when_saved;

  self->saving = FALSE;
  self->close_when_saved = FALSE;
  if (saved && self->document != NULL)
    kaiji_window_title_show_saved (self->title_widget, FALSE);
  kaiji_window_update_save_actions (self);
  if (close)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save (KaijiWindow *self, gboolean choose)
{
  if (self->saving)
    return;

  self->saving = TRUE;
  kaiji_window_update_save_actions (self);
  kaiji_save_async (self->document, GTK_WINDOW (self), choose, on_saved, g_object_ref (self));
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (KAIJI_WINDOW (widget), FALSE);
}

static void
on_save_as (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (KAIJI_WINDOW (widget), TRUE);
}

static void
on_close_asked (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiWindow) self = user_data;
  g_autofree char *response = kaiji_ask_finish (result);

  self->asking = FALSE;
  if (g_strcmp0 (response, "save") == 0)
    {
      self->close_when_saved = TRUE;
      save (self, FALSE);
    }
  else if (g_strcmp0 (response, "discard") == 0)
    {
      kaiji_window_close_document (self);
      gtk_window_close (GTK_WINDOW (self));
    }
}

/**
 * kaiji_window_install_save_actions:
 *
 * Installs the actions of a window that save its sheet.
 */
void
kaiji_window_install_save_actions (KaijiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, on_save_as);
}

/**
 * kaiji_window_update_save_actions:
 *
 * Enables the actions that save while there is something to save and it is not being saved.
 */
void
kaiji_window_update_save_actions (KaijiWindow *self)
{
  gboolean can_save;

  g_return_if_fail (KAIJI_IS_WINDOW (self));

  can_save = self->document != NULL && !self->saving;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", can_save);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", can_save);
}

/**
 * kaiji_window_ask_to_close:
 *
 * Asks what becomes of unsaved changes, and closes the window unless that is cancelled.
 */
void
kaiji_window_ask_to_close (KaijiWindow *self)
{
  const KaijiResponse responses[] = {
    { "cancel", _ ("_Cancel"), KAIJI_RESPONSE_PLAIN },
    { "discard", _ ("_Discard"), KAIJI_RESPONSE_DESTRUCTIVE },
    { "save", _ ("_Save"), KAIJI_RESPONSE_SUGGESTED },
  };
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (KAIJI_IS_WINDOW (self));
  g_return_if_fail (self->document != NULL);

  name = kaiji_document_dup_title (self->document);
  body = g_strdup_printf (
    _ ("“%s” has changes that are not saved. They are lost if you discard them."), name);
  self->asking = TRUE;
  kaiji_ask (GTK_WINDOW (self), _ ("Save changes?"), body, responses, G_N_ELEMENTS (responses),
             on_close_asked, g_object_ref (self));
}
