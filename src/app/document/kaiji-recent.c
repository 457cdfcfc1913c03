/* kaiji-recent.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-recent.h"
#include "kaiji-sheet-file.h"

/* The application's name in the desktop's list of recent files. */
#define APPLICATION_NAME "kaiji"

static int
compare_by_time (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

/**
 * kaiji_recent_add:
 * @file: a sheet that was opened or saved
 *
 * Adds @file to the desktop's list of recent files.
 */
void
kaiji_recent_add (GFile *file)
{
  g_autofree char *uri = NULL;
  GtkRecentData data = {
    .mime_type = (char *) KAIJI_SHEET_FILE_MIME_TYPE,
    .app_name = (char *) APPLICATION_NAME,
    .app_exec = (char *) "kaiji %u",
  };

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * kaiji_recent_remove:
 * @file: a sheet of the list
 *
 * Removes @file from the desktop's list of recent files. The file itself stays.
 */
void
kaiji_recent_remove (GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

/**
 * kaiji_recent_list:
 * @max: the maximum number of files
 *
 * Returns: (transfer full) (element-type GFile): the existing sheets that were used last, the most
 *   recent first
 */
GPtrArray *
kaiji_recent_list (guint max)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  infos = g_list_sort (infos, compare_by_time);
  for (GList *iter = infos; iter != NULL && files->len < max; iter = iter->next)
    {
      if (g_strcmp0 (gtk_recent_info_get_mime_type (iter->data), KAIJI_SHEET_FILE_MIME_TYPE) == 0
          && gtk_recent_info_exists (iter->data))
        g_ptr_array_add (files, g_file_new_for_uri (gtk_recent_info_get_uri (iter->data)));
    }
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);

  return files;
}
