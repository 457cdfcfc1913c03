/* kaiji-versions-replace.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

#include "kaiji-replace.h"
#include "kaiji-settings.h"
#include "kaiji-versions-private.h"

/* The preference for how many versions are kept, and how many where it is not known. */
#define KEY "versions-kept"
#define DEFAULT_RECENT 50

/* For how long one version a day is kept: from one certification to the next. */
#define N_DAYS (2 * 366)

/* The most that the versions of all sheets take on the disk, in bytes. */
#define MAX_SPACE ((guint64) 500 * 1024 * 1024)

/* How often another program may save the file while its version is being kept. */
#define MAX_TRIES 100

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
get_limits (KaijiVersionLimits *limits)
{
  limits->n_recent = kaiji_settings_get_uint (KEY, DEFAULT_RECENT);
  limits->n_days = N_DAYS;
  limits->space = MAX_SPACE;
}

/* Changes with each change of the file, by whatever program. */
static char *
dup_stamp (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_ID_FILE
                                                  "," G_FILE_ATTRIBUTE_ETAG_VALUE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;

  return g_strdup_printf ("%s %s",
                          g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE),
                          g_file_info_get_etag (info));
}

static gint64
get_time_saved (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL
           ? (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED)
           : 0;
}

/* Keeps @old, which was read when the file had @stamp. If the file was changed since, this fails
 * with %G_IO_ERROR_WRONG_ETAG: somebody else has kept @old already, and newer ones behind it. */
static gboolean
keep_old (const char *root,
          GFile *file,
          GBytes *old,
          const char *stamp,
          const KaijiVersionLimits *limits,
          GError **error)
{
  g_autofree char *stamp_now = NULL;
  gboolean done = FALSE;
  int lock;

  if (limits->n_recent == 0 && !g_file_test (root, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!kaiji_replace_make_folder (root, error))
    return FALSE;
  lock = kaiji_versions_take_lock (root, LOCK_EX, error);
  if (lock < 0)
    return FALSE;

  stamp_now = dup_stamp (file);
  if (g_strcmp0 (stamp, stamp_now) != 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                         _ ("another program changed it since it was read"));
  else
    done = kaiji_versions_keep (root, file, old, get_time_saved (file), limits, get_now (), error);
  close (lock);
  return done;
}

/* Saves in the place of @old, which is kept first. */
static gboolean
replace (GFile *file,
         GBytes *old,
         const char *stamp,
         GBytes *contents,
         char **new_etag,
         GError **version_error,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree char *root = kaiji_versions_dup_root ();
  g_autofree char *etag = kaiji_etag_new (old);
  g_autoptr (GError) local_error = NULL;
  KaijiVersionLimits limits;
  int lock = -1;

  get_limits (&limits);
  keep_old (root, file, old, stamp, &limits, &local_error);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!kaiji_replace (file, contents, etag, new_etag, cancellable, error))
    return FALSE;

  if (local_error == NULL && limits.n_recent > 0)
    lock = kaiji_versions_take_lock (root, LOCK_EX, &local_error);
  if (lock >= 0)
    {
      kaiji_versions_follow (root, file, old, contents, &local_error);
      close (lock);
    }
  if (local_error != NULL)
    g_propagate_error (version_error, g_steal_pointer (&local_error));
  return TRUE;
}

/* Saves in place of a file that cannot be read. Takes @read_error, the reason of that. */
static gboolean
replace_unread (GFile *file,
                GBytes *contents,
                const char *etag,
                char **new_etag,
                GError *read_error,
                GError **version_error,
                GCancellable *cancellable,
                GError **error)
{
  gboolean done = kaiji_replace (file, contents, etag, new_etag, cancellable, error);

  if (done)
    g_propagate_error (version_error, read_error);
  else
    g_error_free (read_error);
  return done;
}

/**
 * kaiji_versions_replace:
 * @file: the file to write
 * @contents: what is to be in it
 * @etag: (nullable): as for kaiji_replace()
 * @new_etag: (out) (optional) (nullable) (transfer full): as for kaiji_replace()
 * @version_error: (out) (optional): why the state before could not be kept, although @contents was
 *   saved
 *
 * Saves as kaiji_replace() does, and keeps what the file held before, whoever wrote it. The setting
 * `versions-kept` says how many versions are kept.
 *
 * Returns: whether it is saved; otherwise @error is an I/O error
 */
gboolean
kaiji_versions_replace (GFile *file,
                        GBytes *contents,
                        const char *etag,
                        char **new_etag,
                        GError **version_error,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  for (guint i = 0; i < MAX_TRIES && kaiji_versions_is_file (file); i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *stamp = dup_stamp (file);
      g_autoptr (GBytes) old = kaiji_versions_load (file, cancellable, &local_error);
      g_autofree char *old_etag = old != NULL ? kaiji_etag_new (old) : NULL;

      if (old == NULL)
        return replace_unread (file, contents, etag, new_etag, g_steal_pointer (&local_error),
                               version_error, cancellable, error);
      /* A file that is not as expected is not replaced, and content that stays the same need not be
       * kept. */
      if ((etag != NULL && g_strcmp0 (etag, old_etag) != 0) || g_bytes_equal (old, contents))
        return kaiji_replace (file, contents, etag, new_etag, cancellable, error);

      if (replace (file, old, stamp, contents, new_etag, version_error, cancellable, &local_error))
        return TRUE;
      /* Whoever wants to overwrite all there is wants to keep what came meanwhile, too. */
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  if (kaiji_versions_is_file (file))
    return replace_unread (file, contents, etag, new_etag,
                           g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY,
                                                _ ("another program changes it all the time")),
                           version_error, cancellable, error);
  if (!kaiji_replace (file, contents, etag, new_etag, cancellable, error))
    return FALSE;
  if (kaiji_versions_is_file (file))
    kaiji_versions_begin (file, contents);
  return TRUE;
}
