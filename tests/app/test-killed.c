/* test-killed.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window is ended from outside while it saves, over all kinds of place: the sheet holds what it
 * did before or what it was to hold, by each of its names.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app-files.h"
#include "app-find.h"
#include "app-fixture.h"
#include "kaiji-sheet-file.h"

/* At each place, so that there are more than 50 in all; ./dev soak asks for more. */
#define ROUNDS 9

/* Somebody else's user and group: nobody's. */
#define COLLEAGUE 65534

typedef enum
{
  OWN,
  HARD_LINK,
  SYMBOLIC_LINK,
  GROUP,
  STICKY,
  UNWRITABLE,
  N_PLACES,
} Place;

static const char *const names[] = {
  [OWN] = "own",     [HARD_LINK] = "hard-link", [SYMBOLIC_LINK] = "symbolic-link",
  [GROUP] = "group", [STICKY] = "sticky",       [UNWRITABLE] = "unwritable",
};

typedef struct
{
  char *folder;
  char *path;   /* as it is opened */
  char *other;  /* another name of the same file, or the same name */
  char *prompt; /* how the editor is called that is typed in */
} Sheet;

static const KaijiField *
find_field (KaijiSheet *sheet)
{
  return kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "business-name");
}

static void
set_up (Sheet *self, Place place)
{
  g_autofree char *inner = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;

  self->folder = app_make_folder ();
  inner = g_build_filename (self->folder, "inner", NULL);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  self->path = app_copy_sample (inner, "sample.kaiji.json");
  self->other = g_strdup (self->path);
  sheet = app_load_sheet (self->path);
  self->prompt = g_strdup (find_field (sheet)->prompt);

  if (place == HARD_LINK || place == SYMBOLIC_LINK)
    {
      g_free (self->other);
      self->other = g_build_filename (self->folder, "other.kaiji.json", NULL);
      if (place == HARD_LINK)
        g_assert_cmpint (link (self->path, self->other), ==, 0);
      else
        g_assert_cmpint (symlink (self->path, self->other), ==, 0);
    }
  if (place == SYMBOLIC_LINK)
    {
      char *path = self->path;

      self->path = self->other;
      self->other = path;
    }
  /* A sheet that is opened for the first time begins with its overview. */
  app_remember_section (self->path, kaiji_field_get_section (find_field (sheet))->title);
  if (place == UNWRITABLE)
    g_assert_cmpint (chmod (inner, 0500), ==, 0);
  if (place == GROUP)
    g_assert_cmpint (chmod (inner, 02770), ==, 0);
  if (place == STICKY)
    g_assert_cmpint (chmod (inner, 01777), ==, 0);
  /* Only root can make a colleague's file. */
  if ((place == GROUP || place == STICKY) && geteuid () == 0)
    {
      g_assert_cmpint (chown (self->path, COLLEAGUE, COLLEAGUE), ==, 0);
      g_assert_cmpint (chmod (self->path, 0664), ==, 0);
    }
}

/* Whose file it is stays. */
static void
assert_owner (Sheet *self, const GStatBuf *before)
{
  GStatBuf now;

  g_assert_cmpint (g_stat (self->path, &now), ==, 0);
  g_assert_cmpuint (now.st_uid, ==, before->st_uid);
  g_assert_cmpuint (now.st_gid, ==, before->st_gid);
  g_assert_cmpuint (now.st_mode, ==, before->st_mode);
}

static void
tear_down (Sheet *self)
{
  g_autofree char *inner = g_build_filename (self->folder, "inner", NULL);

  g_assert_cmpint (chmod (inner, 0700), ==, 0);
  app_remove_folder (g_steal_pointer (&inner));
  app_remove_folder (self->folder);
  app_remove_folder (app_dup_backup_folder ());
  g_free (self->path);
  g_free (self->other);
  g_free (self->prompt);
}

/* What is in the sheet by one of its names; that it can be read at all is what counts. */
static char *
dup_text (const char *path)
{
  g_autoptr (KaijiSheet) sheet = app_load_sheet (path);

  return kaiji_sheet_dup_text (sheet, find_field (sheet));
}

static void
run_round (Sheet *self, guint round)
{
  const char *arguments[] = { self->path, NULL };
  GStatBuf before;
  g_autofree char *old = dup_text (self->path);
  g_autofree char *new = g_strdup_printf ("round %u", round);
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  App *app;

  g_assert_cmpint (g_stat (self->path, &before), ==, 0);
  app = app_start (arguments);
  {
    g_autoptr (AtspiAccessible) editor = app_find (app, ATSPI_ROLE_TEXT, self->prompt);

    app_set_text (editor, new);
  }
  app_keys ("Control_L+s");
  g_usleep ((gulong) g_test_rand_int_range (0, 100000));
  app_kill (app);

  text = dup_text (self->path);
  other = dup_text (self->other);
  g_assert_cmpstr (text, ==, other);
  if (g_strcmp0 (text, old) != 0)
    g_assert_cmpstr (text, ==, new);
  assert_owner (self, &before);
  app_remove_folder (app_dup_backup_folder ());
}

static void
test_killed (gconstpointer user_data)
{
  Place place = GPOINTER_TO_INT (user_data);
  const char *wanted = g_getenv ("KAIJI_SOAK_WINDOWS");
  guint rounds = wanted != NULL ? (guint) atoi (wanted) : ROUNDS;
  Sheet sheet;

  if (place == UNWRITABLE && geteuid () == 0)
    {
      g_test_skip ("root writes everywhere");
      return;
    }

  set_up (&sheet, place);
  for (guint i = 0; i < rounds; i++)
    run_round (&sheet, i);
  g_test_message ("kill -9 of the window, %s: %u rounds, 0 destroyed", names[place], rounds);
  tear_down (&sheet);
}

static gboolean
has_copy (gpointer user_data)
{
  g_autofree char *folder = app_dup_backup_folder ();

  return app_count_files (folder) == 2;
}

/* What was typed is there when the program is started again, to the last letter. */
static void
test_typed (void)
{
  const char *wanted = g_getenv ("KAIJI_SOAK_WINDOWS");
  guint rounds = wanted != NULL ? (guint) atoi (wanted) : ROUNDS;
  Sheet sheet;

  set_up (&sheet, OWN);
  for (guint i = 0; i < rounds; i++)
    {
      const char *arguments[] = { sheet.path, NULL };
      g_autofree char *typed = g_strdup_printf ("%u typed to the last letter", i);
      App *app = app_start (arguments);
      g_autoptr (App) again = NULL;

      {
        g_autoptr (AtspiAccessible) editor = app_find (app, ATSPI_ROLE_TEXT, sheet.prompt);

        app_set_text (editor, "first");
        app_wait_until (has_copy, NULL, "the copy of what is not saved");
        app_set_text (editor, typed);
      }
      app_kill (app);

      again = app_start (arguments);
      {
        g_autoptr (AtspiAccessible) restore = app_find_part (again, ATSPI_ROLE_PUSH_BUTTON,
                                                             "Restore");

        app_press (restore);
      }
      app_wait_for_answer (again, sheet.prompt, typed);
      app_kill (g_steal_pointer (&again));
      app_remove_folder (app_dup_backup_folder ());
    }
  g_test_message ("kill -9 of the window, typing: %u rounds, 0 lost", rounds);
  tear_down (&sheet);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  app_fixture_init ();

  for (int place = 0; place < N_PLACES; place++)
    {
      g_autofree char *path = g_strconcat ("/app/killed/", names[place], NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (place), test_killed);
    }

  g_test_add_func ("/app/killed/typed", test_typed);

  return g_test_run ();
}
