/* kaiji-show-folder.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* This file chooses between what the oldest supported libraries offer and the better one of newer
 * releases. */
#undef GDK_VERSION_MAX_ALLOWED

#include "config.h"

#include "kaiji-show-folder.h"

#if GTK_CHECK_VERSION(4, 10, 0)

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

#endif

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
