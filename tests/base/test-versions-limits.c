/* test-versions-limits.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many versions are kept, for how long, and in how much space.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-replace.h"
#include "versions-fixture.h"

#define DAY (24 * 60 * 60)

/* Noon of a day, so that what is saved within the next hours is of the same day everywhere. */
#define NOON ((gint64) 1795000000 / DAY * DAY + DAY / 8)

static const KaijiVersionLimits wide = { 50, 732, G_MAXUINT64 };

static void
keep (GFile *file, GBytes *contents, const KaijiVersionLimits *limits, gint64 now)
{
  g_autofree char *root = versions_dup_root ();
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
test_thinning (VersionsFixture *fixture, gconstpointer data)
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

  versions = versions_open (fixture->file);
  for (guint i = 200; i > 0; i--)
    {
      g_autofree char *text = g_strdup_printf ("state-%u", i - 1);
      g_autoptr (GBytes) contents = NULL;

      if (i <= 150 && i % 8 != 0)
        continue;
      g_assert_cmpuint (n_expected, <, kaiji_versions_get_n (versions));
      g_assert_cmpuint (versions_get_number (versions, n_expected), ==, i);
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
  versions = versions_open (fixture->file);
  g_assert_cmpuint (kaiji_versions_get_n (versions), ==, 50);
}

/* A computer whose clock is wrong for some saves: nothing becomes too old by that, and what was
 * kept meanwhile can be read. */
static void
test_wrong_clock (VersionsFixture *fixture, gconstpointer data)
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

  versions = versions_open (fixture->file);
  g_assert_cmpuint (kaiji_versions_get_n (versions), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) contents = kaiji_versions_read (versions, i, &error);

      g_assert_no_error (error);
      g_assert_nonnull (contents);
    }
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
test_space (VersionsFixture *fixture, gconstpointer data)
{
  const KaijiVersionLimits narrow = { 50, 732, 200 * 1024 };
  const KaijiVersionLimits none = { 50, 732, 1 };
  g_autoptr (GFile) other = versions_get_file (fixture, "other.json");
  g_autofree char *root = versions_dup_root ();
  g_autoptr (KaijiVersions) versions = NULL;
  guint32 seed = 0;

  /* The other sheet's are the oldest. */
  for (gint64 i = 0; i < 5; i++)
    {
      g_autoptr (GBytes) noise = versions_create_noise (20000, seed++);

      keep (other, noise, &narrow, NOON + i);
    }
  for (gint64 i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) noise = versions_create_noise (20000, seed++);

      keep (fixture->file, noise, &narrow, NOON + 10 + i);
      g_assert_cmpuint (count_space (root), <, narrow.space + 20 * 1024);
    }
  versions_assert (other, "");
  versions = versions_open (fixture->file);
  g_assert_cmpuint (kaiji_versions_get_n (versions), >, 10);
  g_assert_cmpuint (versions_get_number (versions, 0), ==, 20);

  /* The one that was just kept stays, whatever it takes. */
  keep_text (fixture->file, "last", &none, NOON + 100);
  versions_assert (fixture->file, "last");
}

/* A sheet with a picture of 2 MiB, saved 50 times: the picture is there once. */
static void
test_pictures (VersionsFixture *fixture, gconstpointer data)
{
  g_autofree char *root = versions_dup_root ();
  g_autoptr (GBytes) picture = versions_create_noise (2 * 1024 * 1024 / 3 * 4, 1);
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
          g_autoptr (KaijiVersions) versions = versions_open (fixture->file);
          g_autoptr (GBytes) kept = kaiji_versions_read (versions, 0, NULL);

          g_assert_true (g_bytes_equal (kept, contents));
        }
    }

  space = count_space (root);
  g_test_message ("50 versions with a picture of %" G_GSIZE_FORMAT " bytes take %" G_GUINT64_FORMAT,
                  size, space);
  g_assert_cmpuint (space, <, size + 64 * 1024);
}

static void
test_none (VersionsFixture *fixture, gconstpointer data)
{
  const KaijiVersionLimits none = { 0, 732, G_MAXUINT64 };

  keep_text (fixture->file, "one", &wide, NOON);
  versions_assert (fixture->file, "one");
  keep_text (fixture->file, "two", &none, NOON);
  versions_assert (fixture->file, "");
  g_assert_null (versions_dup_history_folder ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  versions_add ("/base/versions-limits/thinning", test_thinning);
  versions_add ("/base/versions-limits/wrong-clock", test_wrong_clock);
  versions_add ("/base/versions-limits/space", test_space);
  versions_add ("/base/versions-limits/pictures", test_pictures);
  versions_add ("/base/versions-limits/none", test_none);

  return g_test_run ();
}
