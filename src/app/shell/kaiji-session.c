/* kaiji-session.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The windows that come back after log-in. Where one was in each sheet is kept for every sheet that
 * is closed (kaiji-place.c), and unsaved changes are in its safety copy.
 */

#include "config.h"

#include "kaiji-session.h"
#include "kaiji-settings.h"
#include "kaiji-window.h"

#define KEY "open-sheets"

static gboolean
is_wanted (void)
{
  return kaiji_settings_get_boolean ("restore-windows");
}

/**
 * kaiji_session_keep:
 * @application: the application, while its windows are still open
 *
 * Keeps, when the session ends, where one is in each sheet, and if the preferences say so which
 * sheets are open.
 */
void
kaiji_session_keep (GtkApplication *application)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) uris = NULL;
  g_autoptr (GList) windows = NULL;

  g_return_if_fail (GTK_IS_APPLICATION (application));

  /* The application lists the window in front first. */
  windows = g_list_reverse (g_list_copy (gtk_application_get_windows (application)));
  for (GList *iter = windows; iter != NULL; iter = iter->next)
    {
      KaijiDocument *document;
      GFile *file;

      if (!KAIJI_IS_WINDOW (iter->data))
        continue;
      kaiji_window_keep_place (iter->data);
      document = kaiji_window_get_document (iter->data);
      file = document != NULL ? kaiji_document_get_file (document) : NULL;
      if (file != NULL)
        {
          g_autofree char *uri = g_file_get_uri (file);

          g_strv_builder_add (builder, uri);
        }
    }

  if (!is_wanted ())
    return;

  uris = g_strv_builder_end (builder);
  g_settings_set_strv (kaiji_settings_get (), KEY, (const char *const *) uris);
  g_settings_sync ();
}

/**
 * kaiji_session_forget:
 *
 * Forgets what was open, since the person has closed a window after all.
 */
void
kaiji_session_forget (void)
{
  if (is_wanted ())
    g_settings_reset (kaiji_settings_get (), KEY);
}

/**
 * kaiji_session_restore:
 * @application: the application, without windows yet
 *
 * Opens again the sheets that were open at the end of the session, if the preferences say so.
 * Files that are gone are passed over.
 *
 * Returns: whether any sheet is being opened
 */
gboolean
kaiji_session_restore (GtkApplication *application)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) uris = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), FALSE);

  if (!is_wanted ())
    return FALSE;

  uris = g_settings_get_strv (kaiji_settings_get (), KEY);
  g_settings_reset (kaiji_settings_get (), KEY);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      if (g_file_query_exists (file, NULL))
        g_ptr_array_add (files, g_steal_pointer (&file));
    }

  if (files->len == 0)
    return FALSE;

  g_application_open (G_APPLICATION (application), (GFile **) files->pdata, (int) files->len, "");
  return TRUE;
}
