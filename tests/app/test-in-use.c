/* test-in-use.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet that somebody else has open, or changes while it is open here, as a person meets it.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "app-files.h"
#include "app-find.h"
#include "app-fixture.h"
#include "kaiji-sheet-file.h"
#include "../sheet/save-sheet.h"

/* The item of the field "business-name". */
#define ITEM "2"

typedef struct
{
  char *folder;
  char *path;
  char *mark;   /* what says that the sheet is open */
  char *prompt; /* how the editor of the field is called that the tests change */
  char *title;
} Sample;

static const KaijiField *
find_field (KaijiSheet *sheet)
{
  return kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "business-name");
}

static void
set_up (Sample *self, gconstpointer user_data)
{
  g_autoptr (KaijiSheet) sheet = NULL;

  self->folder = app_make_folder ();
  self->path = app_copy_sample (self->folder, "sample.kaiji.json");
  self->mark = g_build_filename (self->folder, ".sample.kaiji.json.kaiji-in-use", NULL);
  sheet = app_load_sheet (self->path);
  self->prompt = g_strdup (find_field (sheet)->prompt);
  self->title = kaiji_sheet_dup_title (sheet);
  app_remember_section (self->path, kaiji_field_get_section (find_field (sheet))->title);
}

static void
tear_down (Sample *self, gconstpointer user_data)
{
  g_free (self->path);
  g_free (self->mark);
  g_free (self->prompt);
  g_free (self->title);
  app_remove_folder (self->folder);
  app_remove_folder (app_dup_backup_folder ());
}

static void
wait_for_title (App *app, Sample *self, gboolean modified)
{
  g_autofree char *shown = g_strconcat (modified ? "• " : "", self->title, NULL);

  g_object_unref (app_find (app, ATSPI_ROLE_FRAME, shown));
}

static App *
open_sheet (Sample *self)
{
  const char *arguments[] = { self->path, NULL };
  App *app = app_start (arguments);

  wait_for_title (app, self, FALSE);
  return app;
}

static void
write_as_other (Sample *self, const char *text)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (self->path);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  kaiji_sheet_set_answer (sheet, find_field (sheet), answer);
  g_assert_true (save_sheet (sheet, file, NULL));
}

static void
assert_saved (Sample *self, const char *text)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (self->path);
  g_autofree char *saved = kaiji_sheet_dup_text (sheet, find_field (sheet));

  g_assert_cmpstr (saved, ==, text);
}

static void
retype (App *app, Sample *self, const char *text)
{
  g_autoptr (AtspiAccessible) editor = app_find (app, ATSPI_ROLE_TEXT, self->prompt);

  app_go_to_item (ITEM, editor);
  app_keys ("Control_L+a");
  app_keys ("Delete");
  app_type (text);
}

/* Tries the same where it has no effect. */
static void
type_in_vain (App *app, Sample *self, const char *text)
{
  g_autoptr (AtspiAccessible) editor = app_find (app, ATSPI_ROLE_TEXT, self->prompt);

  app_click (editor);
  app_type (text);
}

static void
wait_for_text (App *app, Sample *self, const char *text)
{
  app_wait_for_answer (app, self->prompt, text);
}

static void
press (App *app, const char *label)
{
  g_autoptr (AtspiAccessible) button = app_find_part (app, ATSPI_ROLE_PUSH_BUTTON, label);

  app_press (button);
}

static void
wait_for_notice (App *app, const char *part)
{
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, part));
}

static const char changed[] = "Another program or person has changed this sheet’s file.";

/* The whole text; the time in it is that of the place where the test runs. */
static char *
dup_notice (App *app, const char *part)
{
  g_autoptr (AtspiAccessible) label = app_find_part (app, ATSPI_ROLE_LABEL, part);

  return atspi_accessible_get_name (label, NULL);
}

static void
test_held (Sample *self, gconstpointer user_data)
{
  g_autoptr (App) app = NULL;
  g_autofree char *held = NULL;

  g_assert_true (g_file_set_contents (self->mark,
                                      "kaiji-in-use 1\nuser: 佐藤花子\nhost: pc-12\nmachine: x\n"
                                      "instance: y\nprocess: 1\ntime: 2026-09-01T10:32:00+09:00\n",
                                      -1, NULL));
  app = open_sheet (self);
  held = dup_notice (app, "佐藤花子 (on pc-12, since 2026-0");
  type_in_vain (app, self, "no");
  wait_for_title (app, self, FALSE);

  press (app, "Edit Anyway");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, held);
  retype (app, self, "ours");
  wait_for_title (app, self, TRUE);
  app_keys ("Control_L+s");
  wait_for_title (app, self, FALSE);
  assert_saved (self, "ours");
  g_assert_true (g_file_test (self->mark, G_FILE_TEST_EXISTS));

  app_keys ("Control_L+q");
  app_assert_ends (app);
  g_assert_false (g_file_test (self->mark, G_FILE_TEST_EXISTS));
}

static gboolean
has_two_windows (gpointer user_data)
{
  return app_count_windows (user_data) == 2;
}

static void
test_free (Sample *self, gconstpointer user_data)
{
  g_autoptr (App) app = NULL;

  g_assert_true (g_file_set_contents (self->mark, "kaiji-in-use 1\nmachine: x\n", -1, NULL));
  app = open_sheet (self);
  wait_for_notice (app, "has this sheet open");
  press (app, "Open a Copy");
  app_wait_until (has_two_windows, app, "a window for the copy");
  app_keys ("Control_L+w");
  press (app, "Discard");

  write_as_other (self, "theirs");
  g_assert_cmpint (g_unlink (self->mark), ==, 0);
  wait_for_notice (app, "The sheet is free now");
  press (app, "Edit");
  wait_for_text (app, self, "theirs");
  retype (app, self, "ours");
  wait_for_title (app, self, TRUE);
  app_keys ("Control_L+s");
  wait_for_title (app, self, FALSE);
  assert_saved (self, "ours");
}

static void
test_reload (Sample *self, gconstpointer user_data)
{
  g_autoptr (App) app = open_sheet (self);

  write_as_other (self, "theirs");
  wait_for_notice (app, changed);
  press (app, "Reload");
  wait_for_text (app, self, "theirs");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, changed);
  g_assert_true (g_file_test (self->mark, G_FILE_TEST_EXISTS));

  write_as_other (self, "once more");
  wait_for_notice (app, changed);
}

static void
test_keep_mine (Sample *self, gconstpointer user_data)
{
  g_autoptr (App) app = open_sheet (self);

  retype (app, self, "ours");
  wait_for_title (app, self, TRUE);
  write_as_other (self, "theirs");
  wait_for_notice (app, changed);
  press (app, "Reload");
  press (app, "Cancel");

  press (app, "Keep Mine");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, changed);
  wait_for_text (app, self, "ours");
  app_keys ("Control_L+s");
  wait_for_title (app, self, FALSE);
  assert_saved (self, "ours");
}

/* What a program left that was ended is known. */
static void
test_killed (Sample *self, gconstpointer user_data)
{
  App *app = open_sheet (self);
  g_autoptr (App) again = NULL;

  app_kill (app);
  g_assert_true (g_file_test (self->mark, G_FILE_TEST_EXISTS));
  again = open_sheet (self);
  retype (again, self, "ours");
  wait_for_title (again, self, TRUE);
}

static void
add (const char *path, void (*function) (Sample *, gconstpointer))
{
  g_test_add (path, Sample, NULL, set_up, function, tear_down);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  app_fixture_init ();

  add ("/app/in-use/held", test_held);
  add ("/app/in-use/free", test_free);
  add ("/app/in-use/reload", test_reload);
  add ("/app/in-use/keep-mine", test_keep_mine);
  add ("/app/in-use/killed", test_killed);

  return g_test_run ();
}
