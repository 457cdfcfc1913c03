/* test-versions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "kaiji-replace.h"
#include "kaiji-versions-private.h"

#define DAY (24 * 60 * 60)

/* Noon of a day, so that what is saved within the next hours is of the same day everywhere. */
#define NOON ((gint64) 1795000000 / DAY * DAY + DAY / 8)

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static const KaijiVersionLimits wide = { 50, 732, G_MAXUINT64 };

static char *
dup_root (void)
{
  return g_build_filename (g_get_user_state_dir (), "kaiji", "versions", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, entry, NULL);

      if (g_unlink (child) < 0)
        remove_all (child);
    }
  g_rmdir (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = dup_root ();
  g_autoptr (GError) error = NULL;

  remove_all (root);
  g_unlink (root);
  fixture->folder = g_dir_make_tmp ("kaiji-versions-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "sheet.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

static GFile *
get_file (Fixture *fixture, const char *name)
{
  return g_file_new_build_filename (fixture->folder, name, NULL);
}

/* Saves as Kaiji does. */
static void
save (GFile *file, const char *text)
{
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));
  g_autoptr (GError) version_error = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kaiji_versions_replace (file, contents, NULL, NULL, &version_error, NULL, &error));
  g_assert_no_error (error);
  g_assert_no_error (version_error);
}

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

static KaijiVersions *
open_versions (GFile *file)
{
  g_autoptr (GError) error = NULL;
  KaijiVersions *versions = kaiji_versions_open (file, NULL, &error);

  g_assert_no_error (error);
  return versions;
}

static guint
get_number (KaijiVersions *versions, guint position)
{
  KaijiVersionEntry entry;

  kaiji_versions_get (versions, position, &entry);
  return entry.number;
}

/* All that a file held before, newest first, with a space between two; "!" for what is damaged. */
static char *
dup_versions (GFile *file)
{
  g_autoptr (KaijiVersions) versions = open_versions (file);
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

static void
assert_versions (GFile *file, const char *expected)
{
  g_autofree char *versions = dup_versions (file);

  g_assert_cmpstr (versions, ==, expected);
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
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = dup_root ();
  g_autoptr (GBytes) contents = g_bytes_new_static ("four", 4);
  g_autoptr (KaijiVersions) versions = NULL;
  g_autoptr (GError) error = NULL;
  guint position;

  assert_versions (fixture->file, "");
  save (fixture->file, "one");
  assert_versions (fixture->file, "");
  save (fixture->file, "two");
  save (fixture->file, "three");
  assert_versions (fixture->file, "two one");
  assert_private (root);

  /* What stays the same is no version, and neither is what could not be saved. */
  save (fixture->file, "three");
  assert_versions (fixture->file, "two one");
  g_assert_false (
    kaiji_versions_replace (fixture->file, contents, "other", NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_versions (fixture->file, "two one");

  g_clear_error (&error);
  versions = open_versions (fixture->file);
  g_assert_false (kaiji_versions_find (versions, 9, &position, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_true (kaiji_versions_find (versions, 1, &position, NULL));
  g_assert_cmpuint (position, ==, 1);
}

/* What another program wrote is kept like what Kaiji wrote itself. */
static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  write_elsewhere (fixture->file, "one");
  save (fixture->file, "two");
  write_elsewhere (fixture->file, "three");
  assert_versions (fixture->file, "one");
  save (fixture->file, "four");
  assert_versions (fixture->file, "three one");
}

static gboolean
knows_birth (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_CREATED,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_TIME_CREATED);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) symbolic = get_file (fixture, "symbolic");
  g_autoptr (GFile) hard = get_file (fixture, "hard");

  save (fixture->file, "one");
  g_assert_cmpint (symlink ("sheet.json", g_file_peek_path (symbolic)), ==, 0);
  save (symbolic, "two");
  assert_versions (fixture->file, "one");
  assert_versions (symbolic, "one");

  g_assert_cmpint (link (fixture->path, g_file_peek_path (hard)), ==, 0);
  save (fixture->file, "three");
  assert_versions (fixture->file, "two one");
  if (knows_birth (hard))
    assert_versions (hard, "two one");
}

static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) renamed = get_file (fixture, "renamed.json");

  save (fixture->file, "one");
  save (fixture->file, "two");
  g_assert_cmpint (g_rename (fixture->path, g_file_peek_path (renamed)), ==, 0);
  assert_versions (renamed, "one");

  if (!knows_birth (renamed))
    {
      g_test_skip ("this file system does not know when a file was made");
      return;
    }

  /* Changed since by a program that keeps the file. */
  write_in_place (renamed, "three");
  assert_versions (renamed, "one");
  save (renamed, "four");
  assert_versions (renamed, "three one");

  /* A new sheet at the old address has no past, and takes none. */
  save (fixture->file, "new");
  assert_versions (fixture->file, "");
  save (fixture->file, "newer");
  assert_versions (fixture->file, "new");
  assert_versions (renamed, "three one");
}

static void
test_moved_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) moved = get_file (fixture, "moved.json");
  g_autoptr (GFile) copy = get_file (fixture, "copy.json");

  save (fixture->file, "one");
  save (fixture->file, "two");

  /* A copy is a sheet of its own. */
  write_elsewhere (copy, "two");
  assert_versions (copy, "");
  assert_versions (fixture->file, "one");

  /* As between two disks: the same content elsewhere, and nothing where it was. */
  write_elsewhere (moved, "two");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpint (g_unlink (g_file_peek_path (copy)), ==, 0);
  assert_versions (moved, "one");
  save (moved, "three");
  assert_versions (moved, "two one");
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  save (fixture->file, "one");
  save (fixture->file, "two");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_versions (fixture->file, "one");

  /* What is brought back is the sheet that it was. */
  save (fixture->file, "one");
  assert_versions (fixture->file, "one");
  save (fixture->file, "three");
  assert_versions (fixture->file, "one");
}

/* Another sheet that was moved onto the address brings its own past. */
static void
test_exchanged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = get_file (fixture, "other.json");

  save (fixture->file, "a1");
  save (fixture->file, "a2");
  save (other, "b1");
  save (other, "b2");
  g_assert_cmpint (g_rename (g_file_peek_path (other), fixture->path), ==, 0);
  if (!knows_birth (fixture->file))
    {
      g_test_skip ("this file system does not know when a file was made");
      return;
    }

  assert_versions (fixture->file, "b1");
  save (fixture->file, "b3");
  assert_versions (fixture->file, "b2 b1");
}

static void
keep (GFile *file, GBytes *contents, const KaijiVersionLimits *limits, gint64 now)
{
  g_autofree char *root = dup_root ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kaiji_replace_make_folder (root, &error));
  g_assert_true (kaiji_versions_keep (root, file, contents, now, limits, now, &error));
  g_assert_no_error (error);
}

static void
keep_text (GFile *file, const char *text, const KaijiVersionLimits *limits, gint64 now)
{
  g_autoptr (GBytes) contents = g_bytes_new (text, strlen (text));

  keep (file, contents, limits, now);
}

/* 200 saves, eight a day: the last 50 stay, and the last one of each day before them. */
static void
test_thinning (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KaijiVersions) versions = NULL;
  guint n_expected = 0;
  gint64 now = NOON;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *text = g_strdup_printf ("state-%u", i);

      now = NOON + (i / 8) * DAY + (i % 8) * 600;
      keep_text (fixture->file, text, &wide, now);
    }

  versions = open_versions (fixture->file);
  for (guint i = 200; i > 0; i--)
    {
      g_autofree char *text = g_strdup_printf ("state-%u", i - 1);
      g_autoptr (GBytes) contents = NULL;

      if (i <= 150 && i % 8 != 0)
        continue;
      g_assert_cmpuint (n_expected, <, kaiji_versions_get_n (versions));
      g_assert_cmpuint (get_number (versions, n_expected), ==, i);
      contents = kaiji_versions_read (versions, n_expected++, NULL);
      g_assert_cmpmem (g_bytes_get_data (contents, NULL), g_bytes_get_size (contents), text,
                       strlen (text));
    }
  g_assert_cmpuint (kaiji_versions_get_n (versions), ==, n_expected);

  /* Two years later only the last ones are left, and no parts of the others. */
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("later-%u", i);

      keep_text (fixture->file, text, &wide, now + 800 * (gint64) DAY + i);
    }
  g_clear_pointer (&versions, kaiji_versions_free);
  versions = open_versions (fixture->file);
  g_assert_cmpuint (kaiji_versions_get_n (versions), ==, 50);
}

/* A computer whose clock is wrong for some saves: nothing becomes too old by that, and what was
 * kept meanwhile can be read. */
static void
test_wrong_clock (Fixture *fixture, gconstpointer data)
{
  static const gint64 clocks[] = { NOON + 70 * 365 * (gint64) DAY, -5 * 365 * (gint64) DAY, 0,
                                   NOON };
  g_autoptr (KaijiVersions) versions = NULL;
  guint n = 0;

  for (guint i = 0; i < 52; i++, n++)
    {
      g_autofree char *text = g_strdup_printf ("state-%u", i);

      keep_text (fixture->file, text, &wide, NOON + i * DAY);
    }
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    for (guint j = 0; j < 2; j++, n++)
      {
        g_autofree char *text = g_strdup_printf ("clock-%u-%u", i, j);

        keep_text (fixture->file, text, &wide, clocks[i] + 60 * DAY + j * DAY);
      }

  versions = open_versions (fixture->file);
  g_assert_cmpuint (kaiji_versions_get_n (versions), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) contents = kaiji_versions_read (versions, i, &error);

      g_assert_no_error (error);
      g_assert_nonnull (contents);
    }
}

/* Letters as of a picture, which cannot be made much smaller. */
static GBytes *
create_noise (gsize size, guint32 seed)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  char *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = letters[g_rand_int (random) % 64];
  return g_bytes_new_take (data, size);
}

static guint64
count_space (const char *path)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  guint64 space = 0;
  const char *entry;
  GStatBuf status;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, entry, NULL);

      space += count_space (child);
    }
  if (directory == NULL && g_stat (path, &status) == 0)
    space = (guint64) status.st_size;
  return space;
}

static void
test_space (Fixture *fixture, gconstpointer data)
{
  const KaijiVersionLimits narrow = { 50, 732, 200 * 1024 };
  const KaijiVersionLimits none = { 50, 732, 1 };
  g_autoptr (GFile) other = get_file (fixture, "other.json");
  g_autofree char *root = dup_root ();
  g_autoptr (KaijiVersions) versions = NULL;
  guint32 seed = 0;

  /* The other sheet's are the oldest. */
  for (gint64 i = 0; i < 5; i++)
    {
      g_autoptr (GBytes) noise = create_noise (20000, seed++);

      keep (other, noise, &narrow, NOON + i);
    }
  for (gint64 i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) noise = create_noise (20000, seed++);

      keep (fixture->file, noise, &narrow, NOON + 10 + i);
      g_assert_cmpuint (count_space (root), <, narrow.space + 20 * 1024);
    }
  assert_versions (other, "");
  versions = open_versions (fixture->file);
  g_assert_cmpuint (kaiji_versions_get_n (versions), >, 10);
  g_assert_cmpuint (get_number (versions, 0), ==, 20);

  /* The one that was just kept stays, whatever it takes. */
  keep_text (fixture->file, "last", &none, NOON + 100);
  assert_versions (fixture->file, "last");
}

/* A sheet with a picture of 2 MiB, saved 50 times: the picture is there once. */
static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = dup_root ();
  g_autoptr (GBytes) picture = create_noise (2 * 1024 * 1024 / 3 * 4, 1);
  gsize size = g_bytes_get_size (picture);
  guint64 space;

  for (guint i = 0; i < 50; i++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (GBytes) contents = NULL;

      g_string_append_printf (text, "{ \"answer\": %u, \"data\": \"", i);
      g_string_append_len (text, g_bytes_get_data (picture, NULL), (gssize) size);
      g_string_append (text, "\" }");
      contents = g_string_free_to_bytes (text);
      keep (fixture->file, contents, &wide, NOON + i);

      if (i % 10 == 9)
        {
          g_autoptr (KaijiVersions) versions = open_versions (fixture->file);
          g_autoptr (GBytes) kept = kaiji_versions_read (versions, 0, NULL);

          g_assert_true (g_bytes_equal (kept, contents));
        }
    }

  space = count_space (root);
  g_test_message ("50 versions with a picture of %" G_GSIZE_FORMAT " bytes take %" G_GUINT64_FORMAT,
                  size, space);
  g_assert_cmpuint (space, <, size + 64 * 1024);
}

/* The one history that there is. */
static char *
dup_history_folder (void)
{
  g_autofree char *root = dup_root ();
  g_autoptr (GDir) directory = g_dir_open (root, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (directory)) != NULL)
    if (!g_str_equal (entry, "lock"))
      return g_build_filename (root, entry, NULL);

  return NULL;
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *record = NULL;
  g_autofree char *object = NULL;
  g_autofree char *name = NULL;

  save (fixture->file, "one");
  save (fixture->file, "two");
  save (fixture->file, "three");
  save (fixture->file, "four");
  save (fixture->file, "five");

  folder = dup_history_folder ();
  record = g_build_filename (folder, "00000002.version", NULL);
  g_assert_cmpint (truncate (record, 90), ==, 0);
  name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "three", -1);
  object = g_strdup_printf ("%s/objects/%s.gz", folder, name);
  g_assert_cmpint (truncate (object, 10), ==, 0);

  assert_versions (fixture->file, "four ! ! one");

  /* Saving goes on, and what is stored again is whole again. */
  save (fixture->file, "three");
  save (fixture->file, "six");
  assert_versions (fixture->file, "three five four three ! one");
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

static void assert_saved_without_version (Fixture *fixture, const char *text, int code);

/* That something cannot be read for a while does not mean that it is not there. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *head = NULL;

  save (fixture->file, "one");
  save (fixture->file, "two");
  save (fixture->file, "three");
  folder = dup_history_folder ();
  path = g_build_filename (folder, "00000001.version", NULL);
  head = g_build_filename (folder, "sheet", NULL);

  /* Nobody knows what the version is put together from, so all is kept. */
  hide (path);
  save (fixture->file, "four");
  assert_versions (fixture->file, "three two !");
  reveal (path);
  assert_versions (fixture->file, "three two one");

  /* No second history is begun. */
  hide (head);
  assert_saved_without_version (fixture, "five", G_IO_ERROR_IS_DIRECTORY);
  reveal (head);
  save (fixture->file, "six");
  assert_versions (fixture->file, "five three two one");
}

/* Whatever stands in a record, the others are there, and nothing breaks. */
static void
test_hostile_record (Fixture *fixture, gconstpointer data)
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

  save (fixture->file, "one");
  save (fixture->file, "two");
  save (fixture->file, "three");
  folder = dup_history_folder ();
  record = g_build_filename (folder, "00000002.version", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_assert_true (g_file_set_contents (record, records[i], -1, NULL));
      assert_versions (fixture->file, "! one");
    }

  /* Runs that lie outside, over one another, or at the end of numbers. */
  for (guint i = 0; i < 3; i++)
    {
      static const char *const runs[] = { "4294967295 4294967295", "2 3", "0 3" };
      g_autofree char *text
        = g_strdup_printf ("kaiji-version 1\nsum: %s\nsize: 3\nrun: %s %s\nrun: 0 3 %s\ntext: %s\n",
                           sum, runs[i], sum, sum, sum);

      g_assert_true (g_file_set_contents (record, text, -1, NULL));
      assert_versions (fixture->file, "! one");
    }
}

static void
assert_saved_without_version (Fixture *fixture, const char *text, int code)
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

/* That a version cannot be kept never keeps anybody from saving, and is told. */
static void
test_no_store (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = dup_root ();
  g_autofree char *parent = g_path_get_dirname (root);

  save (fixture->file, "one");
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  remove_all (root);
  g_assert_true (g_file_set_contents (root, "a file", -1, NULL));
  assert_saved_without_version (fixture, "two", G_IO_ERROR_NOT_DIRECTORY);

  g_assert_cmpint (g_unlink (root), ==, 0);
  save (fixture->file, "three");
  assert_versions (fixture->file, "two");
}

static void
test_full_store (Fixture *fixture, gconstpointer data)
{
  g_autofree char *root = dup_root ();
  g_autoptr (GBytes) noise = create_noise (100000, 7);
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

/* Each writes what no other does, and overwrites whatever is there. */
static gpointer
write_many (gpointer data)
{
  GFile *file = data;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("%p-%u", (gpointer) g_thread_self (), i);

      save (file, text);
    }
  return NULL;
}

static void
test_two_writers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KaijiVersions) versions = NULL;
  g_autoptr (GHashTable) contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GThread *first, *second;

  save (fixture->file, "begin");
  first = g_thread_new ("first", write_many, fixture->file);
  second = g_thread_new ("second", write_many, fixture->file);
  g_thread_join (first);
  g_thread_join (second);

  /* The first state and all that were overwritten: no one is lost, and none is there twice. */
  versions = open_versions (fixture->file);
  g_assert_cmpuint (kaiji_versions_get_n (versions), ==, 40);
  for (guint i = 0; i < kaiji_versions_get_n (versions); i++)
    {
      g_autoptr (GBytes) version = kaiji_versions_read (versions, i, NULL);

      g_assert_cmpuint (get_number (versions, i), ==, 40 - i);
      g_assert_true (g_hash_table_add (contents, g_strndup (g_bytes_get_data (version, NULL),
                                                            g_bytes_get_size (version))));
    }
}

/* Nothing of it is left on the disk, and nothing of others is gone. */
static void
test_forget (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = get_file (fixture, "other");
  g_autoptr (GFile) symbolic = get_file (fixture, "symbolic");
  g_autoptr (GPtrArray) histories = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *root = dup_root ();

  g_assert_true (kaiji_versions_forget (fixture->file, &error));
  g_assert_no_error (error);
  save (fixture->file, "one");
  save (fixture->file, "two");
  save (other, "a");
  save (other, "b");
  g_assert_cmpint (symlink ("sheet.json", g_file_peek_path (symbolic)), ==, 0);
  g_assert_true (kaiji_versions_forget (symbolic, &error));
  g_assert_no_error (error);
  assert_versions (fixture->file, "");
  assert_versions (other, "a");
  histories = kaiji_version_history_list_all (root, NULL);
  g_assert_cmpuint (histories->len, ==, 1);

  save (fixture->file, "three");
  assert_versions (fixture->file, "two");

  /* What would be found in its place goes as well: that of a lost file of the same content. */
  save (other, "three");
  g_assert_cmpint (g_unlink (g_file_peek_path (other)), ==, 0);
  g_assert_true (kaiji_versions_forget (fixture->file, &error));
  assert_versions (fixture->file, "");
  save (fixture->file, "four");
  save (other, "a");
  save (other, "b");

  /* Of a file that is not there any more, too. */
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_true (kaiji_versions_forget (fixture->file, &error));
  assert_versions (fixture->file, "");
  assert_versions (other, "a");
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  const KaijiVersionLimits none = { 0, 732, G_MAXUINT64 };

  keep_text (fixture->file, "one", &wide, NOON);
  assert_versions (fixture->file, "one");
  keep_text (fixture->file, "two", &none, NOON);
  assert_versions (fixture->file, "");
  g_assert_null (dup_history_folder ());
}

/* What is no sheet, but a pipe or a folder, is left to kaiji_replace(). */
static void
test_special (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GBytes) contents = g_bytes_new_static ("text", 4);
  g_autoptr (GError) error = NULL;
  g_autofree char *root = dup_root ();

  save (null, "text");
  g_assert_false (kaiji_versions_replace (folder, contents, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_false (g_file_test (root, G_FILE_TEST_EXISTS));
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/base/versions/%s", name);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("keep", test_keep);
  add ("foreign", test_foreign);
  add ("names", test_names);
  add ("renamed", test_renamed);
  add ("moved-away", test_moved_away);
  add ("deleted", test_deleted);
  add ("exchanged", test_exchanged);
  add ("thinning", test_thinning);
  add ("wrong-clock", test_wrong_clock);
  add ("space", test_space);
  add ("pictures", test_pictures);
  add ("damaged", test_damaged);
  add ("unreadable", test_unreadable);
  add ("hostile-record", test_hostile_record);
  add ("no-store", test_no_store);
  add ("full-store", test_full_store);
  add ("two-writers", test_two_writers);
  add ("forget", test_forget);
  add ("none", test_none);
  add ("special", test_special);

  return g_test_run ();
}
