/* test-unsaved.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of changes that are not saved when the window is closed, the program ends, or
 * somebody else saves the file.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "app-files.h"
#include "app-find.h"
#include "sample-fixture.h"
#include "../sheet/save-sheet.h"

static void
test_close_cancel (Sample *sample, gconstpointer user_data)
{
  g_autoptr (App) app = sample_open (sample->path);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");
  g_autofree char *before = app_dup_contents (sample->path);
  g_autofree char *after = NULL;

  sample_retype (app, prompt, "unsaved");
  sample_wait_for_title (app, sample->path, TRUE);

  app_keys ("Control_L+w");
  sample_press (app, "Cancel");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "Save changes?");
  app_wait_for_answer (app, prompt, "unsaved");

  app_keys ("Control_L+q");
  sample_press (app, "Discard");
  app_assert_ends (app);
  after = app_dup_contents (sample->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_close_save (Sample *sample, gconstpointer user_data)
{
  g_autoptr (App) app = sample_open (sample->path);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");

  sample_retype (app, prompt, "saved");
  sample_wait_for_title (app, sample->path, TRUE);

  app_keys ("Control_L+w");
  {
    g_object_unref (app_find (app, ATSPI_ROLE_LABEL, "Save changes?"));
  }
  app_keys ("Return");
  app_assert_ends (app);
  sample_assert_saved_text (sample->path, "business-name", "saved");
}

static void
test_close_unmodified (Sample *sample, gconstpointer user_data)
{
  g_autoptr (App) app = sample_open (sample->path);

  app_keys ("Control_L+w");
  app_assert_ends (app);
}

/* Somebody else saves the file between opening and saving. */
static void
test_conflict (Sample *sample, gconstpointer user_data)
{
  g_autoptr (App) app = sample_open (sample->path);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");
  g_autoptr (KaijiSheet) theirs = app_load_sheet (sample->path);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("theirs");
  g_autoptr (GFile) file = g_file_new_for_path (sample->path);

  kaiji_sheet_set_answer (theirs, sample_find_field (theirs, "business-name"), answer);
  g_assert_true (save_sheet (theirs, file, NULL));

  sample_retype (app, prompt, "ours");
  sample_wait_for_title (app, sample->path, TRUE);
  app_keys ("Control_L+s");
  sample_press (app, "Cancel");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "Someone else changed the file");
  sample_assert_saved_text (sample->path, "business-name", "theirs");

  app_keys ("Control_L+s");
  sample_press (app, "Overwrite");
  sample_wait_for_title (app, sample->path, FALSE);
  sample_assert_saved_text (sample->path, "business-name", "ours");
}

static gboolean
has_backup (gpointer user_data)
{
  g_autofree char *folder = app_dup_backup_folder ();

  return app_count_files (folder) == GPOINTER_TO_UINT (user_data);
}

/* Whether the last letter typed, too, is in a file of the safety copy. */
static gboolean
is_in_backup (gpointer user_data)
{
  g_autofree char *folder = app_dup_backup_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while (directory != NULL && !found && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;

      found = g_file_get_contents (path, &contents, NULL, NULL)
              && strstr (contents, user_data) != NULL;
    }

  return found;
}

static void
test_crash (Sample *sample, gconstpointer user_data)
{
  App *app = sample_open (sample->path);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");
  g_autoptr (App) again = NULL;

  sample_retype (app, prompt, "not lost");
  sample_wait_for_title (app, sample->path, TRUE);
  app_wait_for_answer (app, prompt, "not lost");
  app_wait_until (is_in_backup, (gpointer) "not lost", "the copy of what is not saved");
  app_kill (app);

  again = sample_open (sample->path);
  sample_press (again, "Restore");
  sample_wait_for_title (again, sample->path, TRUE);
  app_wait_for_answer (again, prompt, "not lost");

  app_keys ("Control_L+s");
  sample_wait_for_title (again, sample->path, FALSE);
  sample_assert_saved_text (sample->path, "business-name", "not lost");
  app_wait_until (has_backup, GUINT_TO_POINTER (0), "the end of the copy");
}

/* Ended from outside, the application asks nobody, and loses nothing. */
static void
test_terminated (Sample *sample, gconstpointer user_data)
{
  App *app = sample_open (sample->path);
  g_autofree char *prompt = sample_dup_prompt (sample->path, "business-name");
  g_autoptr (App) again = NULL;

  sample_retype (app, prompt, "typed just now");
  sample_wait_for_title (app, sample->path, TRUE);
  app_end (app);

  again = sample_open (sample->path);
  sample_press (again, "Discard");
  app_wait_until (has_backup, GUINT_TO_POINTER (0), "the end of the copy");
  sample_wait_for_title (again, sample->path, FALSE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  app_fixture_init ();

  sample_add_test ("/app/unsaved/close/cancel", test_close_cancel);
  sample_add_test ("/app/unsaved/close/save", test_close_save);
  sample_add_test ("/app/unsaved/close/unmodified", test_close_unmodified);
  sample_add_test ("/app/unsaved/conflict", test_conflict);
  sample_add_test ("/app/unsaved/crash", test_crash);
  sample_add_test ("/app/unsaved/terminated", test_terminated);

  return g_test_run ();
}
