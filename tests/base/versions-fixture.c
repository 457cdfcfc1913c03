/* versions-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "versions-fixture.h"

char *
versions_dup_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "kaiji", "versions", NULL);
}

void
versions_remove_all (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, entry, NULL);

      if (g_unlink (child) < 0)
        versions_remove_all (child);
    }
  g_rmdir (path);
}

static void
set_up (VersionsFixture *fixture, gconstpointer data)
{
  g_autofree char *root = versions_dup_root ();
  g_autoptr (GError) error = NULL;

  versions_remove_all (root);
  g_unlink (root);
  fixture->folder = g_dir_make_tmp ("kaiji-versions-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "sheet.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (VersionsFixture *fixture, gconstpointer data)
{
  versions_remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

GFile *
versions_get_file (VersionsFixture *fixture, const char *name)
{
  return g_file_new_build_filename (fixture->folder, name, NULL);
}

/* Saves as Kaiji does. */
void
versions_save (GFile *file, const char *text)
{
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));
  g_autoptr (GError) version_error = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kaiji_versions_replace (file, contents, NULL, NULL, &version_error, NULL, &error));
  g_assert_no_error (error);
  g_assert_no_error (version_error);
}

KaijiVersions *
versions_open (GFile *file)
{
  g_autoptr (GError) error = NULL;
  KaijiVersions *versions = kaiji_versions_open (file, NULL, &error);

  g_assert_no_error (error);
  return versions;
}

guint
versions_get_number (KaijiVersions *versions, guint position)
{
  KaijiVersionEntry entry;

  kaiji_versions_get (versions, position, &entry);
  return entry.number;
}

/* All that a file held before, newest first, with a space between two; "!" for what is damaged. */
static char *
dup_versions (GFile *file)
{
  g_autoptr (KaijiVersions) versions = versions_open (file);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < kaiji_versions_get_n (versions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) contents = kaiji_versions_read (versions, i, &error);

      if (i > 0)
        g_string_append_c (all, ' ');
      if (contents != NULL)
        g_string_append_len (all, g_bytes_get_data (contents, NULL),
                             (gssize) g_bytes_get_size (contents));
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      if (contents == NULL)
        g_string_append_c (all, '!');
    }

  return g_string_free (all, FALSE);
}

void
versions_assert (GFile *file, const char *expected)
{
  g_autofree char *versions = dup_versions (file);

  g_assert_cmpstr (versions, ==, expected);
}

/* Letters as of a picture, which cannot be made much smaller. */
GBytes *
versions_create_noise (gsize size, guint32 seed)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  char *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = letters[g_rand_int (random) % 64];
  return g_bytes_new_take (data, size);
}

/* The one history that there is. */
char *
versions_dup_history_folder (void)
{
  g_autofree char *root = versions_dup_root ();
  g_autoptr (GDir) directory = g_dir_open (root, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (directory)) != NULL)
    if (!g_str_equal (entry, "lock"))
      return g_build_filename (root, entry, NULL);

  return NULL;
}

void
versions_add (const char *name, void (*test) (VersionsFixture *, gconstpointer))
{
  g_test_add (name, VersionsFixture, NULL, set_up, test, tear_down);
}
