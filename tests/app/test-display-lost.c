/* test-display-lost.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The X server goes away while somebody types: GDK ends the program then, by _exit(). What was
 * typed is there when the program is started again, to the last letter.
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "app-files.h"
#include "app-find.h"
#include "app-fixture.h"
#include "kaiji-sheet-file.h"

/* In the tests; ./dev soak asks for more. */
#define ROUNDS 2

/* The most letters that are typed after the first copy. */
#define MAX_LETTERS 40

/* Starts an X server that is not this test's, which may be ended. Its name is set as the display of
 * what is started next. */
static GSubprocess *
start_server (void)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GSubprocess *server;
  char number[16];
  int ends[2];
  gssize length = 0, n;

  g_assert_cmpint (pipe (ends), ==, 0);
  fcntl (ends[0], F_SETFD, FD_CLOEXEC);
  g_subprocess_launcher_take_fd (launcher, ends[1], 3);
  server = g_subprocess_launcher_spawn (launcher, &error, "Xvfb", "-displayfd", "3", "-screen", "0",
                                        "1400x1000x24", "-nolisten", "tcp", "-noreset", NULL);
  g_assert_no_error (error);
  g_subprocess_launcher_close (launcher);

  /* A line with its number, when it is ready. */
  while (length == 0 || number[length - 1] != '\n')
    {
      n = read (ends[0], number + length, sizeof number - (gsize) length);
      g_assert_cmpint (n, >, 0);
      length += n;
    }
  close (ends[0]);
  number[length - 1] = '\0';
  name = g_strconcat (":", number, NULL);
  g_setenv ("DISPLAY", name, TRUE);

  return server;
}

static void
end_server (GSubprocess *server)
{
  g_subprocess_force_exit (server);
  g_subprocess_wait (server, NULL, NULL);
  g_object_unref (server);
}

static gboolean
has_copy (gpointer user_data)
{
  g_autofree char *folder = app_dup_backup_folder ();

  return app_count_files (folder) == 2;
}

/* Letter by letter; each is in the editor when the next one is typed. */
static void
type (AtspiAccessible *editor, const char *letters)
{
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (editor);
  g_autoptr (GError) error = NULL;

  for (int i = 0; letters[i] != '\0'; i++)
    {
      atspi_editable_text_insert_text (editable, i, letters + i, 1, &error);
      g_assert_no_error (error);
    }
}

static char *
create_letters (void)
{
  int n = g_test_rand_int_range (1, MAX_LETTERS + 1);
  char *letters = g_malloc ((gsize) n + 1);

  for (int i = 0; i < n; i++)
    letters[i] = (char) g_test_rand_int_range ('a', 'z' + 1);
  letters[n] = '\0';
  return letters;
}

static void
run_round (const char *path, const char *prompt, const char *display)
{
  const char *arguments[] = { path, NULL };
  GSubprocess *server = start_server ();
  App *app = app_start (arguments);
  g_autofree char *letters = create_letters ();
  g_autofree char *typed = g_strconcat (letters, "first", NULL);

  {
    g_autoptr (AtspiAccessible) editor = app_find (app, ATSPI_ROLE_TEXT, prompt);

    app_set_text (editor, "first");
    app_wait_until (has_copy, NULL, "the copy of what is not saved");
    type (editor, letters);
  }
  end_server (server);
  g_subprocess_wait (app->process, NULL, NULL);
  app_kill (app);

  g_setenv ("DISPLAY", display, TRUE);
  app = app_start (arguments);
  {
    g_autoptr (AtspiAccessible) restore = app_find_part (app, ATSPI_ROLE_PUSH_BUTTON, "Restore");

    app_press (restore);
  }
  app_wait_for_answer (app, prompt, typed);
  app_kill (app);
  app_remove_folder (app_dup_backup_folder ());
}

static void
test_display_lost (void)
{
  const char *wanted = g_getenv ("KAIJI_SOAK_WINDOWS");
  guint rounds = wanted != NULL ? (guint) atoi (wanted) : ROUNDS;
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));
  g_autofree char *path = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  const KaijiField *field;
  char *folder = app_make_folder ();

  path = app_copy_sample (folder, "sample.kaiji.json");
  sheet = app_load_sheet (path);
  field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "business-name");
  app_remember_section (path, kaiji_field_get_section (field)->title);

  for (guint i = 0; i < rounds; i++)
    run_round (path, field->prompt, display);
  g_test_message ("X server ended, typing: %u rounds, 0 lost", rounds);
  app_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  app_fixture_init ();

  g_test_add_func ("/app/display-lost/typing", test_display_lost);

  return g_test_run ();
}
