/* kaiji-ask.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* This file chooses between a dialog of the oldest supported libraries and the better one of newer
 * releases. */
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kaiji-ask.h"

static void
on_response (GtkWidget *dialog, const char *response, GTask *task)
{
  g_task_return_pointer (task, g_strdup (response), g_free);
}

/* The details for whoever helps, folded, to be copied. */
static GtkWidget *
create_details (const char *details)
{
  GtkWidget *label = gtk_label_new (details);
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_ ("_Details"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_expander_set_child (GTK_EXPANDER (expander), label);

  return expander;
}

/**
 * kaiji_ask_with_details:
 * @parent: the window the question is about
 * @heading: the question
 * @body: the information that the answer needs
 * @details: (nullable): technical information, shown on demand
 * @responses: (array length=n_responses): the answers; closing the dialog gives the first, and
 *   Enter gives the last unless it is destructive
 * @callback: called with the answer
 *
 * Asks a question in a dialog over a window, without blocking.
 */
void
kaiji_ask_with_details (GtkWindow *parent,
                        const char *heading,
                        const char *body,
                        const char *details,
                        const KaijiResponse *responses,
                        guint n_responses,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  static const AdwResponseAppearance appearances[] = {
    [KAIJI_RESPONSE_PLAIN] = ADW_RESPONSE_DEFAULT,
    [KAIJI_RESPONSE_SUGGESTED] = ADW_RESPONSE_SUGGESTED,
    [KAIJI_RESPONSE_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
  };
  const KaijiResponse *last = &responses[n_responses - 1];
  const KaijiResponse *enter = last->look == KAIJI_RESPONSE_DESTRUCTIVE ? responses : last;
  GTask *task = g_task_new (parent, NULL, callback, user_data);

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  for (guint i = 0; i < n_responses; i++)
    {
      adw_alert_dialog_add_response (dialog, responses[i].id, responses[i].label);
      adw_alert_dialog_set_response_appearance (dialog, responses[i].id,
                                                appearances[responses[i].look]);
    }
  if (details != NULL)
    adw_alert_dialog_set_extra_child (dialog, create_details (details));
  adw_alert_dialog_set_close_response (dialog, responses[0].id);
  adw_alert_dialog_set_default_response (dialog, enter->id);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), task,
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  for (guint i = 0; i < n_responses; i++)
    {
      adw_message_dialog_add_response (dialog, responses[i].id, responses[i].label);
      adw_message_dialog_set_response_appearance (dialog, responses[i].id,
                                                  appearances[responses[i].look]);
    }
  if (details != NULL)
    adw_message_dialog_set_extra_child (dialog, create_details (details));
  adw_message_dialog_set_close_response (dialog, responses[0].id);
  adw_message_dialog_set_default_response (dialog, enter->id);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), task,
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * kaiji_ask:
 * @parent: the window the question is about
 * @heading: the question
 * @body: the information that the answer needs
 * @responses: (array length=n_responses): the answers, as for kaiji_ask_with_details()
 * @callback: called with the answer
 *
 * Asks a question in a dialog over a window, without blocking.
 */
void
kaiji_ask (GtkWindow *parent,
           const char *heading,
           const char *body,
           const KaijiResponse *responses,
           guint n_responses,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  kaiji_ask_with_details (parent, heading, body, NULL, responses, n_responses, callback, user_data);
}

/**
 * kaiji_ask_finish:
 *
 * Returns: (transfer full): the id of the answer
 */
char *
kaiji_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
