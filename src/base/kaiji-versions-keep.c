/* kaiji-versions-keep.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history of a file that is saved: which one it is, and what is added to it.
 */

#include "config.h"

#include <sys/file.h>
#include <unistd.h>

#include "kaiji-replace.h"
#include "kaiji-versions-private.h"

/* At one address is one file: what was there before is found by its identity or content. */
static void
clear_address (GPtrArray *histories, const KaijiVersionHistory *except, const char *uri)
{
  for (guint i = 0; i < histories->len; i++)
    {
      KaijiVersionHistory *history = histories->pdata[i];

      if (history == except || g_strcmp0 (history->place.uri, uri) != 0)
        continue;
      g_clear_pointer (&history->place.uri, g_free);
      kaiji_version_history_set_place (history, &history->place, NULL);
    }
}

static gboolean
holds (const KaijiVersionHistory *history, const char *sum)
{
  g_autoptr (GPtrArray) records = NULL;

  if (g_strcmp0 (history->place.sum, sum) == 0)
    return TRUE;

  records = kaiji_version_history_list (history, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (g_strcmp0 (((KaijiVersionRecord *) records->pdata[i])->sum, sum) == 0)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_versions_keep:
 * @root: the folder of all histories, which is there
 * @file: a sheet's file
 * @contents: its content, which is about to be replaced
 * @saved: when it was saved, in seconds since 1970
 * @limits: what is kept
 * @now: the time it is, likewise
 *
 * Keeps a version of the sheet, and removes those that are over the limits. The caller holds the
 * lock of @root.
 *
 * Returns: whether the version is on disk; otherwise @error is an I/O error
 */
gboolean
kaiji_versions_keep (const char *root,
                     GFile *file,
                     GBytes *contents,
                     gint64 saved,
                     const KaijiVersionLimits *limits,
                     gint64 now,
                     GError **error)
{
  g_autoptr (GPtrArray) histories = kaiji_version_history_list_all (root, error);
  g_auto (KaijiVersionPlace) place = { NULL };
  KaijiVersionHistory *history;

  if (histories == NULL)
    return FALSE;

  kaiji_version_place_look (&place, file, contents);
  history = kaiji_version_history_find (histories, &place);
  if (limits->n_recent == 0)
    {
      if (history != NULL)
        kaiji_version_history_remove (history);
      return TRUE;
    }

  if (history == NULL)
    {
      history = kaiji_version_history_new (root);
      g_ptr_array_add (histories, history);
    }
  if (!kaiji_version_history_add (history, contents, saved, now, error))
    return FALSE;

  clear_address (histories, history, place.uri);
  kaiji_version_history_thin (history, limits, now);
  kaiji_version_history_thin_all (histories, history, limits);
  return kaiji_version_history_set_place (history, &place, error);
}

/**
 * kaiji_versions_follow:
 * @root: the folder of all histories
 * @file: a sheet's file, which was saved
 * @old: its content before
 * @contents: its content now
 *
 * Lets the sheet's history know its file again, which is another one now, of another content. The
 * caller holds the lock of @root.
 *
 * Returns: whether that is on disk; otherwise @error is an I/O error
 */
gboolean
kaiji_versions_follow (const char *root, GFile *file, GBytes *old, GBytes *contents, GError **error)
{
  g_autoptr (GPtrArray) histories = kaiji_version_history_list_all (root, error);
  g_auto (KaijiVersionPlace) before = { NULL };
  g_auto (KaijiVersionPlace) after = { NULL };
  KaijiVersionHistory *history;

  if (histories == NULL)
    return FALSE;

  kaiji_version_place_look (&after, file, contents);
  before.uri = g_strdup (after.uri);
  before.sum = kaiji_etag_new (old);
  history = kaiji_version_history_find (histories, &before);

  return history == NULL || kaiji_version_history_set_place (history, &after, error);
}

/**
 * kaiji_versions_begin:
 * @file: a new file
 * @contents: its content
 *
 * Says that a new file stands where a sheet was that is elsewhere now, or nowhere. Unless it is a
 * state of that sheet, its history is not the new file's.
 */
void
kaiji_versions_begin (GFile *file, GBytes *contents)
{
  g_autofree char *root = kaiji_versions_dup_root ();
  g_autoptr (GPtrArray) histories = NULL;
  g_auto (KaijiVersionPlace) place = { NULL };
  KaijiVersionHistory *history = NULL;
  int lock;

  if (!g_file_test (root, G_FILE_TEST_IS_DIR))
    return;
  lock = kaiji_versions_take_lock (root, LOCK_EX, NULL);
  if (lock < 0)
    return;

  kaiji_version_place_look (&place, file, contents);
  histories = kaiji_version_history_list_all (root, NULL);
  for (guint i = 0; histories != NULL && i < histories->len && history == NULL; i++)
    {
      KaijiVersionHistory *candidate = histories->pdata[i];

      if (g_strcmp0 (candidate->place.uri, place.uri) == 0 && holds (candidate, place.sum))
        history = candidate;
    }
  if (histories != NULL)
    clear_address (histories, history, place.uri);
  if (history != NULL)
    kaiji_version_history_set_place (history, &place, NULL);
  close (lock);
}
