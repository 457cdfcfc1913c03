/* kaiji-scheme-library-own.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schemes that a person tries, installs and removes.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-error.h"
#include "kaiji-replace.h"
#include "kaiji-scheme-library-private.h"

static const char *
get_id (KaijiSchemeFile *file)
{
  GPtrArray *schemes = kaiji_scheme_file_get_schemes (file);

  return kaiji_scheme_get_id (g_ptr_array_index (schemes, 0));
}

/* Returns the path of the user's own scheme with an id, be it there or not. */
static char *
dup_own_path (KaijiSchemeLibrary *self, const char *id)
{
  g_autofree char *basename = g_strconcat (id, KAIJI_SCHEME_SUFFIX, NULL);

  return g_build_filename (self->directories[0], basename, NULL);
}

/**
 * kaiji_scheme_library_get_standing:
 * @file: a scheme file without faults
 *
 * Returns: what @file is to this library
 */
KaijiSchemeStanding
kaiji_scheme_library_get_standing (KaijiSchemeLibrary *self, KaijiSchemeFile *file)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *path = NULL;
  const KaijiSchemeEntry *entry;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), KAIJI_SCHEME_NEW);
  g_return_val_if_fail (KAIJI_IS_SCHEME_FILE (file), KAIJI_SCHEME_NEW);
  g_return_val_if_fail (kaiji_scheme_file_get_schemes (file) != NULL, KAIJI_SCHEME_NEW);

  locker = g_mutex_locker_new (&self->mutex);
  entry = kaiji_scheme_library_get_entry (self, get_id (file));
  if (entry->bytes != NULL && g_bytes_equal (entry->bytes, kaiji_scheme_file_get_bytes (file)))
    return KAIJI_SCHEME_INSTALLED;

  /* It may be there and have faults. */
  path = dup_own_path (self, get_id (file));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return KAIJI_SCHEME_OTHER;

  return entry->schemes->len > 0 ? KAIJI_SCHEME_SHADOWS : KAIJI_SCHEME_NEW;
}

/**
 * kaiji_scheme_library_dup_own_file:
 * @id: a scheme's id
 *
 * Returns: (transfer full) (nullable): the file of the scheme, if it is one of the user's own,
 *   which kaiji_scheme_library_remove() removes
 */
GFile *
kaiji_scheme_library_dup_own_file (KaijiSchemeLibrary *self, const char *id)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *path = NULL;
  const KaijiSchemeEntry *entry;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  locker = g_mutex_locker_new (&self->mutex);
  entry = kaiji_scheme_library_get_entry (self, id);
  path = dup_own_path (self, id);

  return g_strcmp0 (entry->path, path) == 0 ? g_file_new_for_path (path) : NULL;
}

/**
 * kaiji_scheme_library_try:
 * @file: a scheme file without faults
 * @edition: the id of one of its editions
 *
 * Makes the schemes of a file known until the program ends, without installing them. What was tried
 * before under the same id is forgotten; the sheets that have it keep it. While the library is
 * watched, the file is followed: what it comes to hold without faults is tried instead.
 *
 * Returns: (transfer full): the edition
 */
KaijiScheme *
kaiji_scheme_library_try (KaijiSchemeLibrary *self, KaijiSchemeFile *file, const char *edition)
{
  GPtrArray *schemes;
  gboolean changed = FALSE;
  KaijiScheme *found = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_FILE (file), NULL);
  g_return_val_if_fail (kaiji_scheme_file_get_schemes (file) != NULL, NULL);

  {
    g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
    GBytes *bytes = kaiji_scheme_file_get_bytes (file);
    const KaijiSchemeEntry *entry = kaiji_scheme_library_get_entry (self, get_id (file));

    if (entry->bytes == NULL || !g_bytes_equal (entry->bytes, bytes))
      {
        entry = g_hash_table_lookup (self->tried, get_id (file));
        changed = entry != NULL && !g_bytes_equal (entry->bytes, bytes);
      }
    if (entry == NULL || changed)
      {
        KaijiSchemeEntry *tried = kaiji_scheme_entry_new (kaiji_scheme_file_get_schemes (file),
                                                          bytes,
                                                          g_file_peek_path (
                                                            kaiji_scheme_file_get_file (file)));

        g_hash_table_insert (self->tried, g_strdup (get_id (file)), tried);
        kaiji_scheme_library_follow (self, tried);
        entry = tried;
      }

    schemes = entry->schemes;
    for (guint i = 0; i < schemes->len; i++)
      if (g_strcmp0 (kaiji_scheme_get_edition (g_ptr_array_index (schemes, i)), edition) == 0)
        found = g_object_ref (g_ptr_array_index (schemes, i));
  }

  if (changed)
    kaiji_scheme_library_read_again (self);

  return found;
}

/**
 * kaiji_scheme_library_install:
 * @file: a scheme file without faults
 * @replace: whether another file of the user's with the same id is replaced
 *
 * Copies a scheme file to the user's own, complete or not at all.
 *
 * Returns: whether it was installed; otherwise @error is an I/O error, of them %G_IO_ERROR_EXISTS
 *   if another file is there and is not to be replaced, or %KAIJI_ERROR_FORMAT if the id cannot be
 *   a file's name
 */
gboolean
kaiji_scheme_library_install (KaijiSchemeLibrary *self,
                              KaijiSchemeFile *file,
                              gboolean replace,
                              GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) destination = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), FALSE);
  g_return_val_if_fail (KAIJI_IS_SCHEME_FILE (file), FALSE);
  g_return_val_if_fail (kaiji_scheme_file_get_schemes (file) != NULL, FALSE);

  if (!kaiji_scheme_library_is_id (get_id (file)))
    {
      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                   _ ("id: “%s” cannot be the name of a file"), get_id (file));
      return FALSE;
    }

  path = dup_own_path (self, get_id (file));
  destination = g_file_new_for_path (path);
  if (!kaiji_replace_make_folder (self->directories[0], error)
      || !kaiji_replace (destination, kaiji_scheme_file_get_bytes (file),
                         replace ? NULL : KAIJI_ETAG_NEW, NULL, NULL, error))
    return FALSE;

  kaiji_scheme_library_read_again (self);
  return TRUE;
}

/**
 * kaiji_scheme_library_remove:
 * @id: the id of a scheme with a file of kaiji_scheme_library_dup_own_file()
 *
 * Moves the file of a scheme to the trash, or deletes it where there is none. Sheets that have the
 * scheme keep it as long as they are open.
 *
 * Returns: whether it was removed; otherwise @error is an I/O error
 */
gboolean
kaiji_scheme_library_remove (KaijiSchemeLibrary *self, const char *id, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) trash_error = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), FALSE);
  g_return_val_if_fail (id != NULL && kaiji_scheme_library_is_id (id), FALSE);

  path = dup_own_path (self, id);
  file = g_file_new_for_path (path);
  if (!g_file_trash (file, NULL, &trash_error))
    {
      if (!g_error_matches (trash_error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
        {
          g_propagate_error (error, g_steal_pointer (&trash_error));
          return FALSE;
        }
      if (!g_file_delete (file, NULL, error))
        return FALSE;
    }

  kaiji_scheme_library_read_again (self);
  return TRUE;
}

/**
 * kaiji_scheme_library_is_outdated:
 * @scheme: a scheme of this library
 *
 * Returns: whether its file holds another one now under the same id and edition
 */
gboolean
kaiji_scheme_library_is_outdated (KaijiSchemeLibrary *self, KaijiScheme *scheme)
{
  g_autoptr (KaijiScheme) now = NULL;
  const KaijiSchemeEntry *tried;
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), FALSE);
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), FALSE);

  now = kaiji_scheme_library_lookup (self, kaiji_scheme_get_id (scheme),
                                     kaiji_scheme_get_edition (scheme), NULL);
  if (now == NULL || now == scheme)
    return FALSE;

  locker = g_mutex_locker_new (&self->mutex);
  tried = g_hash_table_lookup (self->tried, kaiji_scheme_get_id (scheme));
  return tried == NULL || !g_ptr_array_find (tried->schemes, scheme, NULL);
}
