/* test-versions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which file has which versions.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "versions-fixture.h"

/* Writes as another program does that replaces the file by a new one. */
static void
write_elsewhere (GFile *file, const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
}

static void
write_in_place (GFile *file, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (g_file_peek_path (file), text, -1, G_FILE_SET_CONTENTS_NONE, 0666,
                            &error);
  g_assert_no_error (error);
}

static void
assert_private (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *entry;
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, directory != NULL ? 0700 : 0600);
  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, entry, NULL);

      assert_private (child);
    }
}

static void
test_keep (VersionsFixture *fixture, gconstpointer data)
{
  g_autofree char *root = versions_dup_root ();
  g_autoptr (GBytes) contents = g_bytes_new_static ("four", 4);
  g_autoptr (KaijiVersions) versions = NULL;
  g_autoptr (GError) error = NULL;
  guint position;

  versions_assert (fixture->file, "");
  versions_save (fixture->file, "one");
  versions_assert (fixture->file, "");
  versions_save (fixture->file, "two");
  versions_save (fixture->file, "three");
  versions_assert (fixture->file, "two one");
  assert_private (root);

  /* What stays the same is no version, and neither is what could not be saved. */
  versions_save (fixture->file, "three");
  versions_assert (fixture->file, "two one");
  g_assert_false (
    kaiji_versions_replace (fixture->file, contents, "other", NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  versions_assert (fixture->file, "two one");

  g_clear_error (&error);
  versions = versions_open (fixture->file);
  g_assert_false (kaiji_versions_find (versions, 9, &position, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_true (kaiji_versions_find (versions, 1, &position, NULL));
  g_assert_cmpuint (position, ==, 1);
}

/* What another program wrote is kept like what Kaiji wrote itself. */
static void
test_foreign (VersionsFixture *fixture, gconstpointer data)
{
  write_elsewhere (fixture->file, "one");
  versions_save (fixture->file, "two");
  write_elsewhere (fixture->file, "three");
  versions_assert (fixture->file, "one");
  versions_save (fixture->file, "four");
  versions_assert (fixture->file, "three one");
}

static gboolean
knows_birth (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_CREATED,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_TIME_CREATED);
}

static void
test_names (VersionsFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) symbolic = versions_get_file (fixture, "symbolic");
  g_autoptr (GFile) hard = versions_get_file (fixture, "hard");

  versions_save (fixture->file, "one");
  g_assert_cmpint (symlink ("sheet.json", g_file_peek_path (symbolic)), ==, 0);
  versions_save (symbolic, "two");
  versions_assert (fixture->file, "one");
  versions_assert (symbolic, "one");

  g_assert_cmpint (link (fixture->path, g_file_peek_path (hard)), ==, 0);
  versions_save (fixture->file, "three");
  versions_assert (fixture->file, "two one");
  if (knows_birth (hard))
    versions_assert (hard, "two one");
}

static void
test_renamed (VersionsFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) renamed = versions_get_file (fixture, "renamed.json");

  versions_save (fixture->file, "one");
  versions_save (fixture->file, "two");
  g_assert_cmpint (g_rename (fixture->path, g_file_peek_path (renamed)), ==, 0);
  versions_assert (renamed, "one");

  if (!knows_birth (renamed))
    {
      g_test_skip ("this file system does not know when a file was made");
      return;
    }

  /* Changed since by a program that keeps the file. */
  write_in_place (renamed, "three");
  versions_assert (renamed, "one");
  versions_save (renamed, "four");
  versions_assert (renamed, "three one");

  /* A new sheet at the old address has no past, and takes none. */
  versions_save (fixture->file, "new");
  versions_assert (fixture->file, "");
  versions_save (fixture->file, "newer");
  versions_assert (fixture->file, "new");
  versions_assert (renamed, "three one");
}

static void
test_moved_away (VersionsFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) moved = versions_get_file (fixture, "moved.json");
  g_autoptr (GFile) copy = versions_get_file (fixture, "copy.json");

  versions_save (fixture->file, "one");
  versions_save (fixture->file, "two");

  /* A copy is a sheet of its own. */
  write_elsewhere (copy, "two");
  versions_assert (copy, "");
  versions_assert (fixture->file, "one");

  /* As between two disks: the same content elsewhere, and nothing where it was. */
  write_elsewhere (moved, "two");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_unlink (g_file_peek_path (copy)), ==, 0);
  versions_assert (moved, "one");
  versions_save (moved, "three");
  versions_assert (moved, "two one");
}

static void
test_deleted (VersionsFixture *fixture, gconstpointer data)
{
  versions_save (fixture->file, "one");
  versions_save (fixture->file, "two");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  versions_assert (fixture->file, "one");

  /* What is brought back is the sheet that it was. */
  versions_save (fixture->file, "one");
  versions_assert (fixture->file, "one");
  versions_save (fixture->file, "three");
  versions_assert (fixture->file, "one");
}

/* Another sheet that was moved onto the address brings its own past. */
static void
test_exchanged (VersionsFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = versions_get_file (fixture, "other.json");

  versions_save (fixture->file, "a1");
  versions_save (fixture->file, "a2");
  versions_save (other, "b1");
  versions_save (other, "b2");
  g_assert_cmpint (g_rename (g_file_peek_path (other), fixture->path), ==, 0);
  if (!knows_birth (fixture->file))
    {
      g_test_skip ("this file system does not know when a file was made");
      return;
    }

  versions_assert (fixture->file, "b1");
  versions_save (fixture->file, "b3");
  versions_assert (fixture->file, "b2 b1");
}

/* Each writes what no other does, and overwrites whatever is there. */
static gpointer
write_many (gpointer data)
{
  GFile *file = data;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("%p-%u", (gpointer) g_thread_self (), i);

      versions_save (file, text);
    }
  return NULL;
}

static void
test_two_writers (VersionsFixture *fixture, gconstpointer data)
{
  g_autoptr (KaijiVersions) versions = NULL;
  g_autoptr (GHashTable) contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GThread *first, *second;

  versions_save (fixture->file, "begin");
  first = g_thread_new ("first", write_many, fixture->file);
  second = g_thread_new ("second", write_many, fixture->file);
  g_thread_join (first);
  g_thread_join (second);

  /* The first state and all that were overwritten: no one is lost, and none is there twice. */
  versions = versions_open (fixture->file);
  g_assert_cmpuint (kaiji_versions_get_n (versions), ==, 40);
  for (guint i = 0; i < kaiji_versions_get_n (versions); i++)
    {
      g_autoptr (GBytes) version = kaiji_versions_read (versions, i, NULL);

      g_assert_cmpuint (versions_get_number (versions, i), ==, 40 - i);
      g_assert_true (g_hash_table_add (contents, g_strndup (g_bytes_get_data (version, NULL),
                                                            g_bytes_get_size (version))));
    }
}

/* Nothing of it is left on the disk, and nothing of others is gone. */
static void
test_forget (VersionsFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = versions_get_file (fixture, "other");
  g_autoptr (GFile) symbolic = versions_get_file (fixture, "symbolic");
  g_autoptr (GPtrArray) histories = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *root = versions_dup_root ();

  g_assert_true (kaiji_versions_forget (fixture->file, &error));
  g_assert_no_error (error);
  versions_save (fixture->file, "one");
  versions_save (fixture->file, "two");
  versions_save (other, "a");
  versions_save (other, "b");
  g_assert_cmpint (symlink ("sheet.json", g_file_peek_path (symbolic)), ==, 0);
  g_assert_true (kaiji_versions_forget (symbolic, &error));
  g_assert_no_error (error);
  versions_assert (fixture->file, "");
  versions_assert (other, "a");
  histories = kaiji_version_history_list_all (root, NULL);
  g_assert_cmpuint (histories->len, ==, 1);

  versions_save (fixture->file, "three");
  versions_assert (fixture->file, "two");

  /* What would be found in its place goes as well: that of a lost file of the same content. */
  versions_save (other, "three");
  g_assert_cmpint (g_unlink (g_file_peek_path (other)), ==, 0);
  g_assert_true (kaiji_versions_forget (fixture->file, &error));
  versions_assert (fixture->file, "");
  versions_save (fixture->file, "four");
  versions_save (other, "a");
  versions_save (other, "b");

  /* Of a file that is not there any more, too. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (kaiji_versions_forget (fixture->file, &error));
  versions_assert (fixture->file, "");
  versions_assert (other, "a");
}

/* What is no sheet, but a pipe or a folder, is left to kaiji_replace(). */
static void
test_special (VersionsFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GBytes) contents = g_bytes_new_static ("text", 4);
  g_autoptr (GError) error = NULL;
  g_autofree char *root = versions_dup_root ();

  versions_save (null, "text");
  g_assert_false (kaiji_versions_replace (folder, contents, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_false (g_file_test (root, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  versions_add ("/base/versions/keep", test_keep);
  versions_add ("/base/versions/foreign", test_foreign);
  versions_add ("/base/versions/names", test_names);
  versions_add ("/base/versions/renamed", test_renamed);
  versions_add ("/base/versions/moved-away", test_moved_away);
  versions_add ("/base/versions/deleted", test_deleted);
  versions_add ("/base/versions/exchanged", test_exchanged);
  versions_add ("/base/versions/two-writers", test_two_writers);
  versions_add ("/base/versions/forget", test_forget);
  versions_add ("/base/versions/special", test_special);

  return g_test_run ();
}
