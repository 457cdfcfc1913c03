/* test-output.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_folder_has (CliFixture *fixture, const char *const *expected)
{
  g_auto (GStrv) names = cli_list_folder (fixture);

  g_assert_cmpstrv (names, expected);
}

static void
test_missing_folder (CliFixture *fixture, gconstpointer data)
{
  static const char *const left[] = { "s.json", NULL };
  g_autoptr (CliResult) new = NULL;
  g_autoptr (CliResult) print = NULL;

  cli_new_sheet (fixture, "s.json");
  new = cli_run (fixture, "new", "aspic-asp-saas", "-o", "no-folder/n.json", NULL);
  print = cli_run (fixture, "print", "s.json", "-o", "no-folder/p.pdf", NULL);

  cli_assert_failed (new, "no-folder/n.json: there is no such file or folder");
  cli_assert_failed (print, "no-folder/p.pdf: there is no such file or folder");
  assert_folder_has (fixture, left);
}

static void
test_folder (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = cli_path (fixture, "folder");
  g_autoptr (CliResult) new = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  new = cli_run (fixture, "new", "aspic-asp-saas", "-o", "folder", NULL);

  cli_assert_failed (new, "folder: it is a folder, not a file");
}

static void
test_not_permitted (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = cli_path (fixture, "folder");
  g_autoptr (CliResult) new = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  new = cli_run (fixture, "new", "aspic-asp-saas", "-o", "folder/n.json", NULL);

  cli_assert_failed (new, "folder/n.json: it may not be read or written by you");
}

/* A device is written to, never replaced by a file. */
static void
test_full_device (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) new = NULL;
  g_autoptr (CliResult) print = NULL;
  struct stat status;

  cli_new_sheet (fixture, "s.json");
  new = cli_run (fixture, "new", "aspic-asp-saas", "-o", "/dev/full", NULL);
  print = cli_run (fixture, "print", "s.json", "-o", "/dev/full", NULL);

  cli_assert_failed (new, "/dev/full: the disk is full");
  cli_assert_failed (print, "/dev/full: the disk is full");
  g_assert_cmpint (stat ("/dev/full", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));
}

/* Every verb that prints reports a failure of standard output. */
static void
test_full_standard_output (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = {
    "--help",
    "--version",
    "schemes",
    "scheme aspic-asp-saas",
    "scheme aspic-asp-saas --format=json",
    "new aspic-asp-saas",
    "get s.json business-name",
    "check s.json",
    "check s.json --format=json",
    "set - business-name=a <s.json",
    "print s.json -o -",
  };

  cli_new_sheet (fixture, "s.json");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("\"$KAIJI_CLI\" %s >/dev/full", commands[i]);
      g_autoptr (CliResult) result = cli_run_shell (fixture, line);

      cli_assert_failed (result, "kaiji-cli: standard output: the disk is full");
    }
}

/* A write that fails in the middle leaves the old file whole and nothing beside it. The most that a
 * file may hold is a stand-in for a full disk; without its signal it is an error like that. */
static void
test_fails_in_the_middle (CliFixture *fixture, gconstpointer data)
{
  static const char *const left[] = { "s.json", NULL };
  static const char limit[] = "trap '' XFSZ; ulimit -f 1; ";
  g_autofree char *long_text = g_strnfill (4000, 'a');
  g_autofree char *set_old = g_strdup_printf ("%s\"$KAIJI_CLI\" set s.json business-overview=%s",
                                              limit, long_text);
  g_autofree char *print_new = g_strdup_printf ("%s\"$KAIJI_CLI\" print s.json -o p.pdf", limit);
  g_autoptr (CliResult) old = NULL;
  g_autoptr (CliResult) new = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cli_new_sheet (fixture, "s.json");
  before = cli_read (fixture, "s.json");
  old = cli_run_shell (fixture, set_old);
  new = cli_run_shell (fixture, print_new);
  after = cli_read (fixture, "s.json");

  cli_assert_failed (old, "kaiji-cli: s.json: ");
  g_assert_cmpstr (after, ==, before);
  cli_assert_failed (new, "kaiji-cli: p.pdf: ");
  assert_folder_has (fixture, left);
}

/* A document never replaces the sheet that it is printed from, by any name. */
static void
test_over_sheet (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = {
    "print s.json -o s.json",
    "print s.json -o link.json",
    "print s.json --changes-from=old.json -o old.json",
    "compare old.json s.json -o s.json",
    "compare old.json s.json -o old.json",
  };
  g_autofree char *link = cli_path (fixture, "link.json");
  g_autofree char *before = NULL;

  cli_new_sheet (fixture, "s.json");
  cli_new_sheet (fixture, "old.json");
  g_assert_cmpint (symlink ("s.json", link), ==, 0);
  before = cli_read (fixture, "s.json");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strconcat ("\"$KAIJI_CLI\" ", commands[i], NULL);
      g_autoptr (CliResult) result = cli_run_shell (fixture, line);
      g_autofree char *sheet = cli_read (fixture, "s.json");
      g_autofree char *old = cli_read (fixture, "old.json");

      cli_assert_failed (result, "it is the sheet itself");
      g_assert_cmpstr (sheet, ==, before);
      g_assert_cmpstr (old, ==, before);
    }
}

/* Nor any other sheet, whatever it is called. */
static void
test_over_other_sheet (CliFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = {
    "print s.json -o other",
    "print - -o other < other",
    "print s.json -o broken.kaiji.json",
    "print s.json --archival -o other",
    "compare old.json s.json -o other",
    "thumbnail s.json -o other",
    "export s.json --replace -o other --format=csv",
  };
  g_autofree char *before = NULL;

  cli_new_sheet (fixture, "s.json");
  cli_new_sheet (fixture, "old.json");
  cli_new_sheet (fixture, "other");
  cli_write (fixture, "broken.kaiji.json", "{");
  before = cli_read (fixture, "other");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strconcat ("\"$KAIJI_CLI\" ", commands[i], NULL);
      g_autoptr (CliResult) result = cli_run_shell (fixture, line);
      g_autofree char *other = cli_read (fixture, "other");
      g_autofree char *broken = cli_read (fixture, "broken.kaiji.json");

      cli_assert_failed (result, "it is a sheet");
      g_assert_cmpstr (other, ==, before);
      g_assert_cmpstr (broken, ==, "{");
    }
}

/* A new sheet takes the place of nothing. */
static void
test_new_over_file (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;
  g_autoptr (CliResult) carried = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cli_new_sheet (fixture, "s.json");
  cli_do (fixture, "set", "s.json", "business-name=社名", NULL);
  before = cli_read (fixture, "s.json");
  cli_new_sheet (fixture, "old.json");
  result = cli_run (fixture, "new", "mic-asp-saas", "-o", "s.json", NULL);
  carried = cli_run (fixture, "carry-over", "old.json", "--date=2023-11-18", "-o", "s.json", NULL);
  after = cli_read (fixture, "s.json");

  cli_assert_failed (result, "s.json: it is there already");
  cli_assert_failed (carried, "s.json: it is there already");
  g_assert_cmpstr (after, ==, before);
}

/* Two sheets whose names differ in what .pdf takes the place of. */
static void
test_one_name_for_two (CliFixture *fixture, gconstpointer data)
{
  static const char *const left[] = { "s.json", "s.kaiji.json", NULL };
  g_autoptr (CliResult) result = NULL;

  cli_new_sheet (fixture, "s.json");
  cli_new_sheet (fixture, "s.kaiji.json");
  result = cli_run (fixture, "print", "s.json", "./s.kaiji.json", NULL);

  cli_assert_failed (result, "s.pdf: two sheets would be printed to it");
  assert_folder_has (fixture, left);
}

/* A variable that a script forgot to set. */
static void
test_no_name (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) check = cli_run (fixture, "check", "", NULL);
  g_autoptr (CliResult) new = cli_run (fixture, "new", "aspic-asp-saas", "-o", "", NULL);

  cli_assert_failed (check, "“”: there is no such file or folder");
  cli_assert_failed (new, "“”: there is no such file or folder");
}

static void
test_keeps_permissions (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_path (fixture, "s.json");
  g_autoptr (CliResult) set = NULL;
  struct stat status;

  cli_new_sheet (fixture, "s.json");
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  set = cli_run (fixture, "set", "s.json", "business-name=社名", NULL);

  cli_assert_done (set, "");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/output/missing-folder", test_missing_folder);
  CLI_TEST ("/cli/output/folder", test_folder);
  CLI_TEST ("/cli/output/not-permitted", test_not_permitted);
  CLI_TEST ("/cli/output/full/device", test_full_device);
  CLI_TEST ("/cli/output/full/standard-output", test_full_standard_output);
  CLI_TEST ("/cli/output/fails-in-the-middle", test_fails_in_the_middle);
  CLI_TEST ("/cli/output/over-sheet", test_over_sheet);
  CLI_TEST ("/cli/output/over-other-sheet", test_over_other_sheet);
  CLI_TEST ("/cli/output/new-over-file", test_new_over_file);
  CLI_TEST ("/cli/output/one-name-for-two", test_one_name_for_two);
  CLI_TEST ("/cli/output/no-name", test_no_name);
  CLI_TEST ("/cli/output/keeps-permissions", test_keeps_permissions);

  return g_test_run ();
}
