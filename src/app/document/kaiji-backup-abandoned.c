/* kaiji-backup-abandoned.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the copies of programs that ended without removing them.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-backup-private.h"
#include "kaiji-sheet-file.h"
#include "kaiji-typed-log.h"

/* The second is that of versions before 0.2. */
static const char *const suffixes[] = { KAIJI_BACKUP_SUFFIX, KAIJI_SHEET_FILE_SUFFIX };

static const char *
find_suffix (const char *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (entry, suffixes[i]))
      return suffixes[i];

  return NULL;
}

static char *
dup_without (const char *entry, const char *suffix)
{
  return g_strndup (entry, strlen (entry) - strlen (suffix));
}

/* A file that cannot be asked for may well be there. */
static gboolean
may_be_there (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 || errno != ENOENT;
}

static gboolean
has_copy (const char *directory, const char *entry)
{
  g_autofree char *name = dup_without (entry, KAIJI_BACKUP_LOCK_SUFFIX);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *copy = g_strconcat (name, suffixes[i], NULL);
      g_autofree char *path = g_build_filename (directory, copy, NULL);

      if (may_be_there (path))
        return TRUE;
    }

  return FALSE;
}

/* Removes the files of a program that ended before its first copy was written. */
static void
clean (const char *directory, const char *entry)
{
  g_autofree char *path = g_build_filename (directory, entry, NULL);

  if (g_str_has_suffix (entry, KAIJI_BACKUP_LOCK_SUFFIX) && !has_copy (directory, entry))
    kaiji_typed_log_clean (path);
}

/**
 * kaiji_backup_list_abandoned:
 *
 * Lists the copies left behind by programs that crashed or were killed. This program holds them
 * until they are removed or freed.
 *
 * Returns: (transfer full) (element-type KaijiBackup): the copies, newest first
 */
GPtrArray *
kaiji_backup_list_abandoned (void)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = kaiji_backup_dup_folder ();
  g_autoptr (GDir) directory = g_dir_open (path, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      const char *suffix = find_suffix (entry);
      g_autofree char *name = NULL;
      KaijiBackup *backup;

      clean (path, entry);
      if (suffix == NULL)
        continue;
      name = dup_without (entry, suffix);
      backup = kaiji_backup_adopt (name, suffix);
      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, kaiji_backup_compare_by_time);

  return backups;
}
