/* kaiji-choose.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialogs by which files and folders are chosen.
 */

/* This file chooses between a dialog of the oldest supported libraries and the better one of newer
 * releases. */
#undef GDK_VERSION_MAX_ALLOWED

#include "config.h"

#include "kaiji-choose.h"

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
