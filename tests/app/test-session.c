/* test-session.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several sheets at once, and what is there again after log-in.
 */

#include "config.h"

#include "app-files.h"
#include "app-find.h"
#include "app-fixture.h"

typedef struct
{
  char *folder;
  char *first;
  char *second;
} Sheets;

static const char *
get_settings_path (void)
{
  static char *path;

  if (path == NULL)
    path = g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", "keyfile", NULL);
  return path;
}

/* Sets a preference as an earlier run of the program did. */
static void
prefer (const char *key, const char *value)
{
  g_autoptr (GKeyFile) settings = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (get_settings_path ());
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_key_file_load_from_file (settings, get_settings_path (), G_KEY_FILE_NONE, NULL);
  g_key_file_set_value (settings, "jp/kaiji/Kaiji", key, value);
  g_key_file_save_to_file (settings, get_settings_path (), &error);
  g_assert_no_error (error);
}

static char *
make_sheet (const char *folder, const char *name, const char *title)
{
  g_autofree char *contents = g_strdup_printf (
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\","
    " \"edition\": \"2023\", \"answers\": {\"service-name\": {\"text\": \"%s\"}}}\n",
    title);

  return app_write_sheet (folder, name, contents);
}

static void
set_up (Sheets *self, gconstpointer user_data)
{
  self->folder = app_make_folder ();
  self->first = make_sheet (self->folder, "first.kaiji.json", "First");
  self->second = make_sheet (self->folder, "second.kaiji.json", "Second");
}

static void
tear_down (Sheets *self, gconstpointer user_data)
{
  g_free (self->first);
  g_free (self->second);
  app_remove_folder (self->folder);
  app_remove_folder (app_dup_backup_folder ());
}

static void
wait_for_frame (App *app, const char *title)
{
  g_object_unref (app_find (app, ATSPI_ROLE_FRAME, title));
}

/* Each sheet has its window in one program; one that is open already is not opened again. */
static void
test_several (Sheets *self, gconstpointer user_data)
{
  const char *both[] = { self->first, self->second, NULL };
  const char *again[] = { self->second, NULL };
  g_autoptr (App) app = app_start (both);

  wait_for_frame (app, "First");
  wait_for_frame (app, "Second");
  app_start_second (again);
  app_let_catch_up (app);
  g_assert_cmpuint (app_count_windows (app), ==, 2);
}

/* The end of the session leaves the sheets to be opened when the program is started next, once. */
static void
test_restored (Sheets *self, gconstpointer user_data)
{
  const char *both[] = { self->first, self->second, NULL };
  const char *nothing[] = { NULL };

  prefer ("restore-windows", "true");
  {
    g_autoptr (App) app = app_start (both);

    wait_for_frame (app, "First");
    wait_for_frame (app, "Second");
  }
  {
    g_autoptr (App) app = app_start (nothing);

    wait_for_frame (app, "First");
    wait_for_frame (app, "Second");
    g_assert_cmpuint (app_count_windows (app), ==, 2);

    /* Who closes the windows wants none of them the next time. */
    app_keys ("Control_L+q");
    app_assert_ends (app);
  }
  {
    g_autoptr (App) app = app_start (nothing);

    wait_for_frame (app, "Kaiji");
    g_assert_cmpuint (app_count_windows (app), ==, 1);
  }
  prefer ("restore-windows", "false");
}

/* Not unless it is asked for; and a sheet that is gone is passed over. */
static void
test_not_restored (Sheets *self, gconstpointer user_data)
{
  const char *one[] = { self->first, NULL };
  const char *nothing[] = { NULL };
  g_autofree char *gone = g_strdup_printf ("['file://%s/gone.kaiji.json']", self->folder);

  {
    g_autoptr (App) app = app_start (one);

    wait_for_frame (app, "First");
  }
  {
    g_autoptr (App) app = app_start (nothing);

    wait_for_frame (app, "Kaiji");
  }
  prefer ("restore-windows", "true");
  prefer ("open-sheets", gone);
  {
    g_autoptr (App) app = app_start (nothing);

    wait_for_frame (app, "Kaiji");
    g_assert_cmpuint (app_count_windows (app), ==, 1);
  }
  prefer ("restore-windows", "false");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  app_fixture_init ();

  g_test_add ("/app/session/several", Sheets, NULL, set_up, test_several, tear_down);
  g_test_add ("/app/session/restored", Sheets, NULL, set_up, test_restored, tear_down);
  g_test_add ("/app/session/not-restored", Sheets, NULL, set_up, test_not_restored, tear_down);

  return g_test_run ();
}
