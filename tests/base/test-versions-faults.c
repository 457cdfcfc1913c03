/* test-versions-faults.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Versions that are damaged or cannot be read, and a store that takes none: saving goes on.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "kaiji-replace.h"
#include "versions-fixture.h"

static void
assert_saved_without_version (VersionsFixture *fixture, const char *text, int code)
{
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));
  g_autoptr (GError) version_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *held = NULL;

  g_assert_true (
    kaiji_versions_replace (fixture->file, contents, NULL, NULL, &version_error, NULL, &error));
  g_assert_no_error (error);
  g_assert_error (version_error, G_IO_ERROR, code);
  g_assert_true (g_file_get_contents (fixture->path, &held, NULL, NULL));
  g_assert_cmpstr (held, ==, text);
}

static void
test_damaged (VersionsFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *record = NULL;
  g_autofree char *object = NULL;
  g_autofree char *name = NULL;

  versions_save (fixture->file, "one");
  versions_save (fixture->file, "two");
  versions_save (fixture->file, "three");
  versions_save (fixture->file, "four");
  versions_save (fixture->file, "five");

  folder = versions_dup_history_folder ();
  record = g_build_filename (folder, "00000002.version", NULL);
  g_assert_cmpint (truncate (record, 90), ==, 0);
  name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "three", -1);
  object = g_strdup_printf ("%s/objects/%s.gz", folder, name);
  g_assert_cmpint (truncate (object, 10), ==, 0);

  versions_assert (fixture->file, "four ! ! one");

  /* Saving goes on, and what is stored again is whole again. */
  versions_save (fixture->file, "three");
  versions_save (fixture->file, "six");
  versions_assert (fixture->file, "three five four three ! one");
}

/* Puts a folder in the place of a file, which cannot be read then, whoever tries. */
static void
hide (const char *path)
{
  g_autofree char *hidden = g_strconcat (path, ".hidden", NULL);

  g_assert_cmpint (g_rename (path, hidden), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
reveal (const char *path)
{
  g_autofree char *hidden = g_strconcat (path, ".hidden", NULL);

  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (g_rename (hidden, path), ==, 0);
}

/* That something cannot be read for a while does not mean that it is not there. */
static void
test_unreadable (VersionsFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *head = NULL;

  versions_save (fixture->file, "one");
  versions_save (fixture->file, "two");
  versions_save (fixture->file, "three");
  folder = versions_dup_history_folder ();
  path = g_build_filename (folder, "00000001.version", NULL);
  head = g_build_filename (folder, "sheet", NULL);

  /* Nobody knows what the version is put together from, so all is kept. */
  hide (path);
  versions_save (fixture->file, "four");
  versions_assert (fixture->file, "three two !");
  reveal (path);
  versions_assert (fixture->file, "three two one");

  /* No second history is begun. */
  hide (head);
  assert_saved_without_version (fixture, "five", G_IO_ERROR_IS_DIRECTORY);
  reveal (head);
  versions_save (fixture->file, "six");
  versions_assert (fixture->file, "five three two one");
}

/* Whatever stands in a record, the others are there, and nothing breaks. */
static void
test_hostile_record (VersionsFixture *fixture, gconstpointer data)
{
  static const char *const records[] = {
    "",
    "kaiji-version 1",
    "kaiji-version 1\n",
    "kaiji-version 2\nsum: 0\n",
    "kaiji-version 1\nsum: ../../../etc/passwd\ntext: x\n",
    "kaiji-version 1\nsaved: 99999999999999999999\n",
  };
  g_autofree char *folder = NULL;
  g_autofree char *record = NULL;
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one", -1);

  versions_save (fixture->file, "one");
  versions_save (fixture->file, "two");
  versions_save (fixture->file, "three");
  folder = versions_dup_history_folder ();
  record = g_build_filename (folder, "00000002.version", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_assert_true (g_file_set_contents (record, records[i], -1, NULL));
      versions_assert (fixture->file, "! one");
    }

  /* Runs that lie outside, over one another, or at the end of numbers. */
  for (guint i = 0; i < 3; i++)
    {
      static const char *const runs[] = { "4294967295 4294967295", "2 3", "0 3" };
      g_autofree char *text
        = g_strdup_printf ("kaiji-version 1\nsum: %s\nsize: 3\nrun: %s %s\nrun: 0 3 %s\ntext: %s\n",
                           sum, runs[i], sum, sum, sum);

      g_assert_true (g_file_set_contents (record, text, -1, NULL));
      versions_assert (fixture->file, "! one");
    }
}

/* That a version cannot be kept never keeps anybody from saving, and is told. */
static void
test_no_store (VersionsFixture *fixture, gconstpointer data)
{
  g_autofree char *root = versions_dup_root ();
  g_autofree char *parent = g_path_get_dirname (root);

  versions_save (fixture->file, "one");
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  versions_remove_all (root);
  g_assert_true (g_file_set_contents (root, "a file", -1, NULL));
  assert_saved_without_version (fixture, "two", G_IO_ERROR_NOT_DIRECTORY);

  g_assert_cmpint (g_unlink (root), ==, 0);
  versions_save (fixture->file, "three");
  versions_assert (fixture->file, "two");
}

static void
test_full_store (VersionsFixture *fixture, gconstpointer data)
{
  g_autofree char *root = versions_dup_root ();
  g_autoptr (GBytes) noise = versions_create_noise (100000, 7);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (root, 0700), ==, 0);
  if (mount ("tmpfs", root, "tmpfs", 0, "size=32k,mode=700") < 0)
    {
      g_autofree char *reason = g_strdup_printf ("mount: %s", g_strerror (errno));

      g_test_skip (reason);
      return;
    }

  g_assert_true (kaiji_replace (fixture->file, noise, NULL, NULL, NULL, &error));
  assert_saved_without_version (fixture, "two", G_IO_ERROR_NO_SPACE);
  g_assert_cmpint (umount2 (root, MNT_DETACH), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  versions_add ("/base/versions-faults/damaged", test_damaged);
  versions_add ("/base/versions-faults/unreadable", test_unreadable);
  versions_add ("/base/versions-faults/hostile-record", test_hostile_record);
  versions_add ("/base/versions-faults/no-store", test_no_store);
  versions_add ("/base/versions-faults/full-store", test_full_store);

  return g_test_run ();
}
