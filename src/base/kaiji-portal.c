/* kaiji-portal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desktop's document portal lends a program in a sandbox the files that its user chose, each in
 * a folder of its own below `doc`. What else is written there gets a name of the portal's beside
 * the file outside: other programs do not find it, and it stays there if the program is killed.
 */

#include "config.h"

#include <string.h>
#include <sys/xattr.h>

#include "kaiji-portal.h"

/* Portals since 1.19.1 tell a file's path outside of the sandbox by this attribute. */
#define HOST_PATH "user.document-portal.host-path"

/* Longer than any path that a kernel takes, in bytes. */
#define MAX_PATH_LENGTH 4096

/* Returns: (nullable): the rest of @path below the portal's mount point */
static const char *
skip_mount_point (const char *path)
{
  /* The second is the place that the first one is a link to in Flatpak. */
  g_autofree char *usual = g_build_filename (g_get_user_runtime_dir (), "doc/", NULL);
  const char *const places[] = { usual, "/run/flatpak/doc/" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (path, places[i]))
      return path + strlen (places[i]);

  return NULL;
}

/**
 * kaiji_portal_lends:
 * @path: an absolute path
 *
 * Returns: whether @path is a single file that the document portal lends, whose own folder cannot
 * be reached. A file in a folder that is lent is not.
 */
gboolean
kaiji_portal_lends (const char *path)
{
  const char *rest;
  const char *name;

  g_return_val_if_fail (path != NULL, FALSE);

  rest = skip_mount_point (path);
  name = rest != NULL ? strchr (rest, '/') : NULL;
  return name != NULL && name != rest && name[1] != '\0' && strchr (name + 1, '/') == NULL;
}

/**
 * kaiji_portal_find_host_file:
 * @file: a file
 *
 * Returns: (transfer full) (nullable): the file by its path outside of the sandbox: @file itself if
 * the document portal has no part in it, %NULL if the portal does not tell
 */
GFile *
kaiji_portal_find_host_file (GFile *file)
{
  const char *path;
  char value[MAX_PATH_LENGTH];
  gssize length;
  g_autofree char *host_path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_peek_path (file);
  if (path == NULL || skip_mount_point (path) == NULL)
    return g_object_ref (file);

  length = getxattr (path, HOST_PATH, value, sizeof value);
  host_path = length > 0 ? g_strndup (value, (gsize) length) : NULL;
  return host_path != NULL && g_path_is_absolute (host_path) ? g_file_new_for_path (host_path)
                                                             : NULL;
}
