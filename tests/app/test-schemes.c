/* test-schemes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms by others in the window: opened from a file, tried, installed, replaced and removed, and
 * sheets whose form is missing.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "app-files.h"
#include "app-find.h"
#include "app-fixture.h"
#include "kaiji-scheme-faults.h"

typedef struct
{
  char *folder;
  char *scheme; /* the path of a file with a form that is not installed */
  char *sheet;  /* the path of a sheet of it */
} Form;

/* Writes the form that one begins with, under a title. */
static void
write_scheme (const char *path, const char *title)
{
  g_autofree char *start = kaiji_scheme_dup_start ("trial");
  g_autofree char *member = g_strdup_printf ("\"title\": \"%s\"", title);
  g_autoptr (GString) text = g_string_new (start);

  g_string_replace (text, "\"title\": \"様式の正式な名称\"", member, 1);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

static char *
dup_installed_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "kaiji", "schemes", "trial.json", NULL);
}

static void
set_up (Form *self, gconstpointer user_data)
{
  self->folder = app_make_folder ();
  self->scheme = g_build_filename (self->folder, "form.json", NULL);
  write_scheme (self->scheme, "Trial Form");
  self->sheet = app_write_sheet (self->folder, "trial.kaiji.json",
                                 "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": "
                                 "\"trial\", \"edition\": \"1\", \"answers\": {\"service-name\": "
                                 "{\"text\": \"Trial Sheet\"}}}\n");
  /* A sheet that is opened for the first time begins with its overview. */
  app_remember_section (self->sheet, "基本情報");
}

static void
tear_down (Form *self, gconstpointer user_data)
{
  g_autofree char *installed = dup_installed_path ();

  g_unlink (installed);
  g_free (self->scheme);
  g_free (self->sheet);
  app_remove_folder (self->folder);
  app_remove_folder (app_dup_backup_folder ());
}

static void
wait_for (App *app, AtspiRole role, const char *name)
{
  g_object_unref (app_find (app, role, name));
}

static App *
open_file (const char *path)
{
  const char *arguments[] = { path, NULL };

  return app_start (arguments);
}

/* In a dialog that opens files, a slash begins a path. */
static void
choose_file (App *app, const char *path)
{
  g_object_unref (app_find (app, ATSPI_ROLE_LABEL, "Home"));
  app_type (path);
  app_keys ("Return");
}

static void
press_part (App *app, const char *label)
{
  g_autoptr (AtspiAccessible) button = app_find_part (app, ATSPI_ROLE_PUSH_BUTTON, label);

  app_press (button);
}

static gboolean
is_focused (gpointer user_data)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (user_data);

  return atspi_state_set_contains (states, ATSPI_STATE_FOCUSED);
}

/* Goes through a window with Tab until a widget has the focus. */
static void
tab_to (App *app, AtspiRole role, const char *part_of_name)
{
  for (int i = 0; i < 30; i++)
    {
      g_autoptr (AtspiAccessible) accessible = app_find_part (app, role, part_of_name);

      if (is_focused (accessible))
        return;
      app_keys ("Tab");
      app_let_catch_up (app);
    }
  g_error ("Tab does not lead to: %s", part_of_name);
}

/* A form is tried with an empty sheet, which is in no file; nothing is installed. */
static void
test_try (Form *self, gconstpointer user_data)
{
  g_autoptr (App) app = open_file (self->scheme);
  g_autofree char *installed = dup_installed_path ();

  wait_for (app, ATSPI_ROLE_LABEL, "Trial Form");
  tab_to (app, ATSPI_ROLE_LIST_ITEM, "Try");
  app_keys ("Return");
  /* From the overview, which a new sheet begins with, to the form: newer releases of GTK tell
   * nothing of what another page hides. */
  wait_for (app, ATSPI_ROLE_LABEL, "What to Do Next");
  app_keys ("Alt_L+Home");
  wait_for (app, ATSPI_ROLE_TEXT, "サービスの名称");
  g_assert_false (g_file_test (installed, G_FILE_TEST_EXISTS));
}

/* By its key it is installed, and the start page offers it; removed, it is offered no more. */
static void
test_install (Form *self, gconstpointer user_data)
{
  g_autoptr (App) app = open_file (self->scheme);
  g_autofree char *installed = dup_installed_path ();

  g_object_unref (app_find_part (app, ATSPI_ROLE_PUSH_BUTTON, "Install"));
  app_keys ("Alt_L+i");
  app_wait_for_file (installed);
  wait_for (app, ATSPI_ROLE_LABEL, "It is installed: the start page offers it for new sheets.");
  app_keys ("Escape");
  wait_for (app, ATSPI_ROLE_LABEL, "初版, 3 items");
  wait_for (app, ATSPI_ROLE_PUSH_BUTTON, "Remove this form");

  press_part (app, "Remove this form");
  wait_for (app, ATSPI_ROLE_LABEL, "Remove this form?");
  app_keys ("Alt_L+r");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "初版, 3 items");
  g_assert_false (g_file_test (installed, G_FILE_TEST_EXISTS));
}

/* Another form of the same id is replaced only when that is agreed to. */
static void
test_replace (Form *self, gconstpointer user_data)
{
  g_autofree char *installed = dup_installed_path ();
  g_autofree char *folder = g_path_get_dirname (installed);
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (App) app = NULL;

  g_mkdir_with_parents (folder, 0700);
  write_scheme (installed, "Other Form");
  before = app_dup_contents (installed);
  app = open_file (self->scheme);

  press_part (app, "Replace");
  wait_for (app, ATSPI_ROLE_LABEL, "Replace the form that is installed?");
  app_keys ("Alt_L+c");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "Replace the form that is installed?");
  kept = app_dup_contents (installed);
  g_assert_cmpstr (kept, ==, before);

  press_part (app, "Replace");
  wait_for (app, ATSPI_ROLE_LABEL, "Replace the form that is installed?");
  app_keys ("Alt_L+i");
  wait_for (app, ATSPI_ROLE_LABEL, "It is installed: the start page offers it for new sheets.");
}

static void
replace_in_file (const char *path, const char *old, const char *new)
{
  g_autofree char *contents = app_dup_contents (path);
  g_autoptr (GString) text = g_string_new (contents);

  g_assert_cmpuint (g_string_replace (text, old, new, 0), >, 0);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

/* Every fault is in a list, with its place; the list follows the file as it is mended. */
static void
test_faults (Form *self, gconstpointer user_data)
{
  g_autoptr (App) app = NULL;

  replace_in_file (self->scheme, "\"limit\": 200", "\"limitt\": 200");
  replace_in_file (self->scheme, "\"level\": \"optional\"", "\"level\": \"perhaps\"");
  app = open_file (self->scheme);

  wait_for (app, ATSPI_ROLE_LABEL, "This form cannot be used yet");
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "limitt"));
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "items[1].fields[0].level"));
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "Line 126, column 28"));

  replace_in_file (self->scheme, "\"limitt\": 200", "\"limit\": 200");
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "1 fault was found"));
  replace_in_file (self->scheme, "\"level\": \"perhaps\"", "\"level\": \"optional\"");
  wait_for (app, ATSPI_ROLE_LABEL, "Trial Form");
}

/* The start page shows a form as soon as its file is there, and where it has faults. */
static void
test_reload (Form *self, gconstpointer user_data)
{
  const char *nothing[] = { NULL };
  g_autofree char *installed = dup_installed_path ();
  g_autofree char *folder = g_path_get_dirname (installed);
  g_autoptr (App) app = NULL;

  g_mkdir_with_parents (folder, 0700);
  app = app_start (nothing);
  wait_for (app, ATSPI_ROLE_FRAME, "Kaiji");
  write_scheme (installed, "First Title");
  wait_for (app, ATSPI_ROLE_LABEL, "First Title");
  write_scheme (installed, "Second Title");
  wait_for (app, ATSPI_ROLE_LABEL, "Second Title");
  replace_in_file (installed, "\"limit\": 200", "\"limitt\": 200");
  wait_for (app, ATSPI_ROLE_LABEL, "This scheme file cannot be used");
  app_wait_for_absence (app, ATSPI_ROLE_LABEL, "Second Title");
}

/* An open sheet keeps its form, and is told of the new one. */
static void
test_changed (Form *self, gconstpointer user_data)
{
  g_autofree char *installed = dup_installed_path ();
  g_autofree char *folder = g_path_get_dirname (installed);
  g_autoptr (App) app = NULL;

  g_mkdir_with_parents (folder, 0700);
  write_scheme (installed, "Trial Form");
  app = open_file (self->sheet);
  wait_for (app, ATSPI_ROLE_TEXT, "サービスの名称");
  replace_in_file (installed, "\"prompt\": \"サービスの名称\"", "\"prompt\": \"New Prompt\"");
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "form has changed"));
  g_object_unref (app_find (app, ATSPI_ROLE_TEXT, "サービスの名称"));
  press_part (app, "New Form");
  app_wait_for_answer (app, "New Prompt", "Trial Sheet");
}

/* A sheet without its form says which is missing; the form's file opens it. */
static void
test_missing (Form *self, gconstpointer user_data)
{
  g_autofree char *installed = dup_installed_path ();
  g_autoptr (App) app = open_file (self->sheet);

  wait_for (app, ATSPI_ROLE_LABEL, "The form of this sheet is missing");
  g_object_unref (app_find_part (app, ATSPI_ROLE_LABEL, "“trial”"));
  app_keys ("Alt_L+o");
  choose_file (app, self->scheme);
  g_object_unref (app_find_part (app, ATSPI_ROLE_PUSH_BUTTON, "Install and Open the Sheet"));
  app_keys ("Alt_L+o");
  app_wait_for_answer (app, "サービスの名称", "Trial Sheet");
  g_assert_false (g_file_test (installed, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  app_fixture_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/app/schemes/" name, Form, NULL, set_up, function, tear_down)

  ADD ("try", test_try);
  ADD ("install", test_install);
  ADD ("replace", test_replace);
  ADD ("faults", test_faults);
  ADD ("reload", test_reload);
  ADD ("changed", test_changed);
  ADD ("missing", test_missing);

  return g_test_run ();
}
