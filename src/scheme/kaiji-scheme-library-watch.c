/* kaiji-scheme-library-watch.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Following the scheme files as they change.
 */

#include "config.h"

#include "kaiji-scheme-library-private.h"

/* An editor may write a file in several steps, in milliseconds. */
#define SETTLING_TIME 200

static gboolean
on_settled (gpointer user_data)
{
  KaijiSchemeLibrary *self = user_data;

  self->timeout = 0;
  kaiji_scheme_library_read_again (self);

  return G_SOURCE_REMOVE;
}

static void
on_file_changed (KaijiSchemeLibrary *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (SETTLING_TIME, on_settled, self);
}

/**
 * kaiji_scheme_library_follow:
 * @tried: what is tried
 *
 * Follows the file of what is tried, as those of installed schemes are followed, while the library
 * is watched.
 */
void
kaiji_scheme_library_follow (KaijiSchemeLibrary *self, KaijiSchemeEntry *tried)
{
  g_autoptr (GFile) file = NULL;

  if (self->monitors == NULL || tried->path == NULL || tried->monitor != NULL)
    return;

  file = g_file_new_for_path (tried->path);
  tried->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (tried->monitor != NULL)
    g_signal_connect_object (tried->monitor, "changed", G_CALLBACK (on_file_changed), self,
                             G_CONNECT_SWAPPED);
}

/**
 * kaiji_scheme_library_watch:
 *
 * Watches the folders of scheme files from now on, and the files of what is tried, in the main
 * context of the caller.
 */
void
kaiji_scheme_library_watch (KaijiSchemeLibrary *self)
{
  GHashTableIter iter;
  gpointer entry;

  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (self));

  if (self->monitors != NULL)
    return;

  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->directories[i] != NULL; i++)
    {
      g_autoptr (GFile) directory = g_file_new_for_path (self->directories[i]);
      GFileMonitor *monitor = g_file_monitor_directory (directory, G_FILE_MONITOR_WATCH_MOVES, NULL,
                                                        NULL);

      /* Without a monitor, a new file is seen at the next start. */
      if (monitor == NULL)
        continue;
      g_signal_connect_object (monitor, "changed", G_CALLBACK (on_file_changed), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->monitors, monitor);
    }

  g_hash_table_iter_init (&iter, self->tried);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    kaiji_scheme_library_follow (self, entry);
}
