/* app-files.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app-files.h"

#include <glib/gstdio.h>

#include "app-fixture.h"
#include "kaiji-sheet-file.h"
#include "../sheet/save-sheet.h"

char *
app_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kaiji-app-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* The folder of the application's copies of unsaved changes. */
char *
app_dup_backup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "kaiji", "unsaved", NULL);
}

/* A file that is still being written has a hidden name and does not count. */
guint
app_count_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;
  guint n_files = 0;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      if (entry[0] != '.')
        n_files++;
    }
  return n_files;
}

/* Takes @folder, which need not exist. */
void
app_remove_folder (char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

char *
app_write_sheet (const char *folder, const char *name, const char *contents)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
app_copy_sample (const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_file_get_contents (g_getenv ("KAIJI_SAMPLE"), &contents, NULL, &error);
  g_assert_no_error (error);
  return app_write_sheet (folder, name, contents);
}

KaijiSheet *
app_load_sheet (const char *path)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_load (file, library, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

void
app_save_sheet (KaijiSheet *sheet, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  save_sheet (sheet, file, &error);
  g_assert_no_error (error);
}

char *
app_dup_contents (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static gboolean
exists (gpointer user_data)
{
  return g_file_test (user_data, G_FILE_TEST_EXISTS);
}

void
app_wait_for_file (const char *path)
{
  app_wait_until (exists, (gpointer) path, path);
}
