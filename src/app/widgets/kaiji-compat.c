/* kaiji-compat.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Only this file chooses between the dialogs of the oldest supported libraries and the better ones
 * of newer releases, so only this file may use newer functions. */
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "kaiji-compat.h"
#include "kaiji-site.h"

/* Not an address of the web. */
#define GUIDE_LINK "kaiji:guide"

static void
on_response (GtkWidget *dialog, const char *response, GTask *task)
{
  g_task_return_pointer (task, g_strdup (response), g_free);
}

/* What is for whoever helps, folded, to be copied. */
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

/**
 * kaiji_tell:
 * @parent: the window that the message is about
 * @heading: a short title
 * @body: the message
 *
 * Shows a message that must not be missed.
 */
void
kaiji_tell (GtkWindow *parent, const char *heading, const char *body)
{
  const KaijiResponse close = { "close", _ ("_Close"), KAIJI_RESPONSE_PLAIN };

  kaiji_ask (parent, heading, body, &close, 1, NULL, NULL);
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
on_files_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task,
                         gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result,
                                                               NULL),
                         g_object_unref);
}

static void
on_file_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  GListStore *files = NULL;

  if (file != NULL)
    {
      files = g_list_store_new (G_TYPE_FILE);
      g_list_store_append (files, file);
    }
  g_task_return_pointer (task, files, g_object_unref);
}

static void
on_folder_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result,
                                                                   NULL);
  GListStore *folders = NULL;

  if (folder != NULL)
    {
      folders = g_list_store_new (G_TYPE_FILE);
      g_list_store_append (folders, folder);
    }
  g_task_return_pointer (task, folders, g_object_unref);
}

static void
on_folder_shown (GObject *launcher, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (launcher), result,
                                                       &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_destination_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL),
                         g_object_unref);
}

static GtkFileDialog *
create_file_dialog (const char *title, GListModel *filters)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  return dialog;
}

#else

static void
on_folder_shown (GObject *parent, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (parent), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_files_chosen (GtkNativeDialog *dialog, int response, GTask *task)
{
  GListModel *files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, files, g_object_unref);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_destination_chosen (GtkNativeDialog *dialog, int response, GTask *task)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, file, g_object_unref);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
create_file_chooser (GtkWindow *parent,
                     const char *title,
                     GListModel *filters,
                     GtkFileChooserAction action,
                     GCallback callback,
                     GTask *task)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  for (guint i = 0; filters != NULL && i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", callback, task,
                         (GClosureNotify) (void (*) (void)) g_object_unref, G_CONNECT_DEFAULT);
  return dialog;
}

#endif

/**
 * kaiji_choose_files:
 * @parent: the window that asks
 * @title: the dialog's title
 * @filters: (nullable): a list of #GtkFileFilter, the first is active
 * @several: whether more than one file may be chosen
 * @callback: called when the dialog is closed
 *
 * Asks for files to open.
 */
void
kaiji_choose_files (GtkWindow *parent,
                    const char *title,
                    GListModel *filters,
                    gboolean several,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (title, filters);

  if (several)
    gtk_file_dialog_open_multiple (dialog, parent, NULL, on_files_chosen, task);
  else
    gtk_file_dialog_open (dialog, parent, NULL, on_file_chosen, task);
#else
  GtkFileChooserNative *dialog = create_file_chooser (parent, title, filters,
                                                      GTK_FILE_CHOOSER_ACTION_OPEN,
                                                      G_CALLBACK (on_files_chosen), task);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), several);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
#endif
}

/**
 * kaiji_choose_folder:
 * @parent: the window that asks
 * @title: the dialog's title
 * @initial: (nullable): the folder to begin with
 * @callback: called when the dialog is closed; it calls kaiji_choose_files_finish()
 *
 * Asks for a folder. In a sandbox what is in it can be reached from then on.
 */
void
kaiji_choose_folder (GtkWindow *parent,
                     const char *title,
                     GFile *initial,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (title, NULL);

  gtk_file_dialog_set_initial_folder (dialog, initial);
  gtk_file_dialog_select_folder (dialog, parent, NULL, on_folder_chosen, task);
#else
  GtkFileChooserNative *dialog = create_file_chooser (parent, title, NULL,
                                                      GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                      G_CALLBACK (on_files_chosen), task);

  if (initial != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), initial, NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
#endif
}

/**
 * kaiji_choose_files_finish:
 *
 * Returns: (transfer full) (nullable): a list of #GFile, or %NULL if none was chosen
 */
GListModel *
kaiji_choose_files_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * kaiji_choose_destination:
 * @parent: the window that asks
 * @title: the dialog's title
 * @suggestion: the suggested folder and name; they need not exist
 * @filters: (nullable): a list of #GtkFileFilter, the first is active
 * @callback: called when the dialog is closed
 *
 * Asks for a file to write. The dialog itself asks before it returns an existing file.
 */
void
kaiji_choose_destination (GtkWindow *parent,
                          const char *title,
                          GFile *suggestion,
                          GListModel *filters,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autoptr (GFile) folder = g_file_get_parent (suggestion);
  g_autofree char *name = g_file_get_basename (suggestion);

#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = create_file_dialog (title, filters);

  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, on_destination_chosen, task);
#else
  GtkFileChooserNative *dialog = create_file_chooser (parent, title, filters,
                                                      GTK_FILE_CHOOSER_ACTION_SAVE,
                                                      G_CALLBACK (on_destination_chosen), task);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
#endif
}

/**
 * kaiji_choose_destination_finish:
 *
 * Returns: (transfer full) (nullable): the file, or %NULL if none was chosen
 */
GFile *
kaiji_choose_destination_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * kaiji_show_folder:
 * @parent: the window that asks
 * @file: a file
 * @callback: called when the desktop took the request, or refused it
 *
 * Shows the folder of @file in the desktop's file manager, by its portal in a sandbox.
 */
void
kaiji_show_folder (GtkWindow *parent, GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, parent, NULL, on_folder_shown, task);
#else
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, on_folder_shown, task);
#endif
}

/**
 * kaiji_show_folder_finish:
 *
 * Returns: whether the desktop shows it
 */
gboolean
kaiji_show_folder_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kaiji_pop_down:
 * @widget: a widget that is about to be destroyed
 *
 * Closes every popover in @widget. In GTK 4.8 a popover that is destroyed while open is never freed
 * and keeps its grab, which blocks all other windows of the program.
 */
void
kaiji_pop_down (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kaiji_pop_down (child);

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_visible (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
}

/* The guide is no page of the web: the application shows it, and the dialog makes room for it. */
static gboolean
on_about_link_activated (GObject *about, const char *uri)
{
  if (!g_str_equal (uri, GUIDE_LINK))
    return FALSE;

  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "help",
                                  g_variant_new_string ("index"));
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_close (ADW_DIALOG (about));
#else
  gtk_window_close (GTK_WINDOW (about));
#endif
  return TRUE;
}

/**
 * kaiji_name_entry_row:
 * @row: an #AdwEntryRow
 *
 * Lets assistive technology tell the row's title once: libadwaita 1.7 names the row after the two
 * labels that show its title in turn.
 */
void
kaiji_name_entry_row (GtkEditable *row)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}

/**
 * kaiji_show_about:
 * @parent: the window over which it is shown
 *
 * Shows the About dialog, with links to the guide and to the web site of this build.
 */
void
kaiji_show_about (GtkWindow *parent)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

  adw_about_dialog_add_link (about, _ ("Guide"), GUIDE_LINK);
#else
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());

  adw_about_window_add_link (about, _ ("Guide"), GUIDE_LINK);
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
#endif
  g_object_set (about,
                /* Translators: the name of the application. */
                "application-name", _ ("Kaiji"), "application-icon", KAIJI_APPLICATION_ID,
                "version", KAIJI_VERSION, "comments",
                _ ("Fills in, checks and prints the disclosure sheets of cloud services"),
                "developer-name", _ ("The Kaiji authors"), "copyright", "© 2026 The Kaiji authors",
                "license-type", GTK_LICENSE_GPL_3_0, "website", KAIJI_SITE, "issue-url",
                KAIJI_SITE "issues/",
                /* Translators: put your name here, or leave it as it is. */
                "translator-credits", _ ("translator-credits"), NULL);
  g_signal_connect (about, "activate-link", G_CALLBACK (on_about_link_activated), NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (about));
#endif
}
