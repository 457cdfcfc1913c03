/* test-versions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../json-fixture.h"
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Three saves: two versions. */
static void
save_three_times (CliFixture *fixture)
{
  cli_new_sheet (fixture, "a.json");
  cli_do (fixture, "set", "a.json", "business-name=株式会社見本", "sales=1000", NULL);
  cli_do (fixture, "set", "a.json", "business-name=見本株式会社", NULL);
}

static char **
list_versions (CliFixture *fixture, const char *file)
{
  g_autoptr (CliResult) result = cli_run (fixture, "versions", file, NULL);

  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  g_assert_true (g_str_has_suffix (result->out, "\n"));
  result->out[strlen (result->out) - 1] = '\0';
  return g_strsplit (result->out, "\n", 0);
}

static void
assert_line (const char *line, const char *number, const char *n_changes, const char *fields)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", 0);

  g_assert_cmpuint (g_strv_length (columns), ==, 4);
  g_assert_cmpstr (columns[0], ==, number);
  g_assert_true (
    g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$", columns[1], 0, 0));
  g_assert_cmpstr (columns[2], ==, n_changes);
  g_assert_cmpstr (columns[3], ==, fields);
}

static void
assert_answer (CliFixture *fixture, const char *file, const char *field, const char *answer)
{
  g_autoptr (CliResult) result = cli_run (fixture, "get", file, field, NULL);

  cli_assert_done (result, answer);
}

static void
test_list (CliFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (CliResult) json = NULL;
  JsonNode *root;
  JsonArray *array;
  JsonObject *object;

  save_three_times (fixture);
  lines = list_versions (fixture, "a.json");
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  assert_line (lines[0], "now", "1", "business-name");
  assert_line (lines[1], "2", "2", "business-name,sales");
  assert_line (lines[2], "1", "-", "");

  json = cli_run (fixture, "versions", "a.json", "--format=json", NULL);
  g_assert_cmpint (json->status, ==, 0);
  root = json_fixture_parse (json->out);
  array = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (array), ==, 3);
  object = json_array_get_object_element (array, 0);
  g_assert_false (json_object_has_member (object, "version"));
  object = json_array_get_object_element (array, 1);
  g_assert_cmpint (json_object_get_int_member (object, "version"), ==, 2);
  array = json_object_get_array_member (object, "changes");
  object = json_array_get_object_element (array, 0);
  g_assert_cmpstr (json_object_get_string_member (object, "field"), ==, "business-name");
  g_assert_cmpstr (json_object_get_string_member (object, "change"), ==, "added");
  g_assert_cmpstr (json_object_get_string_member (object, "new"), ==, "株式会社見本");
  json_node_unref (root);
}

static void
test_show (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *written = NULL;
  g_autoptr (CliResult) shown = NULL;
  g_autoptr (CliResult) again = NULL;
  g_autoptr (CliResult) missing = NULL;

  cli_new_sheet (fixture, "a.json");
  cli_do (fixture, "set", "a.json", "sales=1000", NULL);
  before = cli_read (fixture, "a.json");
  cli_do (fixture, "set", "a.json", "sales=2000", NULL);

  shown = cli_run (fixture, "versions", "a.json", "--show=2", NULL);
  cli_assert_done (shown, before);
  cli_do (fixture, "versions", "a.json", "--show=2", "-o", "b.json", NULL);
  written = cli_read (fixture, "b.json");
  g_assert_cmpstr (written, ==, before);

  again = cli_run (fixture, "versions", "a.json", "--show=2", "-o", "b.json", NULL);
  cli_assert_failed (again, "b.json: it is there already; give the new file another name");
  missing = cli_run (fixture, "versions", "a.json", "--show=7", NULL);
  cli_assert_failed (missing, "a.json: there is no version 7 of it");
}

static void
test_compare (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) changed = NULL;
  g_autoptr (CliResult) same = NULL;

  save_three_times (fixture);
  changed = cli_run (fixture, "versions", "a.json", "--compare=2", NULL);
  g_assert_cmpint (changed->status, ==, 1);
  g_assert_nonnull (strstr (changed->out, "business-name: changed\n  - 株式会社見本\n"
                                          "  + 見本株式会社\n"));
  g_assert_null (strstr (changed->out, "sales"));

  cli_do (fixture, "set", "a.json", "business-name=株式会社見本", NULL);
  same = cli_run (fixture, "versions", "a.json", "--compare=2", NULL);
  cli_assert_done (same, "");
}

/* What is restored over is a version, too, so that restoring can be taken back. */
static void
test_restore (CliFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  save_three_times (fixture);
  cli_do (fixture, "versions", "a.json", "--restore=2", NULL);
  assert_answer (fixture, "a.json", "business-name", "株式会社見本\n");
  lines = list_versions (fixture, "a.json");
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  assert_line (lines[1], "3", "1", "business-name");

  cli_do (fixture, "versions", "a.json", "--restore=3", NULL);
  assert_answer (fixture, "a.json", "business-name", "見本株式会社\n");
}

static void
test_deleted (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_path (fixture, "a.json");
  g_autoptr (CliResult) nothing = NULL;

  save_three_times (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  cli_do (fixture, "versions", "a.json", "--restore=2", NULL);
  assert_answer (fixture, "a.json", "business-name", "株式会社見本\n");

  nothing = cli_run (fixture, "versions", "b.json", NULL);
  cli_assert_failed (nothing, "b.json: there is no such file, and no version of it");
}

static void
test_forget (CliFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (CliResult) two = NULL;

  save_three_times (fixture);
  two = cli_run (fixture, "versions", "a.json", "--forget", "--show=1", NULL);
  g_assert_cmpint (two->status, ==, 2);
  cli_do (fixture, "versions", "a.json", "--forget", NULL);
  assert_answer (fixture, "a.json", "business-name", "見本株式会社\n");
  lines = list_versions (fixture, "a.json");
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
}

/* Every verb that changes a sheet keeps a version. */
static void
test_verbs (CliFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (CliResult) fixed = NULL;
  g_autoptr (CliResult) imported = NULL;

  cli_new_sheet (fixture, "a.json");
  cli_do (fixture, "set", "a.json", "business-overview=ｻﾝﾌﾟﾙ", NULL);
  fixed = cli_run (fixture, "check", "a.json", "--fix=half-width-katakana", NULL);
  g_assert_cmpint (fixed->status, !=, 2);
  cli_new_sheet (fixture, "b.json");
  cli_do (fixture, "set", "b.json", "business-name=株式会社見本", NULL);
  cli_do (fixture, "export", "b.json", "-o", "b.csv", NULL);
  imported = cli_run (fixture, "import", "b.csv", "--into=a.json", NULL);
  g_assert_cmpint (imported->status, ==, 0);

  lines = list_versions (fixture, "a.json");
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  assert_line (lines[0], "now", "1", "business-name");
  assert_line (lines[1], "3", "1", "business-overview");
}

static char *
dup_state_path (CliFixture *fixture, const char *name)
{
  return g_build_filename (fixture->state_home, "kaiji", name, NULL);
}

static void
test_no_store (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *store = dup_state_path (fixture, "versions");
  g_autofree char *folder = g_path_get_dirname (store);
  g_autoptr (CliResult) result = NULL;

  cli_new_sheet (fixture, "a.json");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (store, "", 0, NULL));
  result = cli_run (fixture, "set", "a.json", "sales=1000", NULL);
  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpstr (result->err, ==,
                   "kaiji-cli: a.json: saved, but the state before could not be kept as a version: "
                   "a part of its path is a file, not a folder\n");
  assert_answer (fixture, "a.json", "sales", "1,000円\n");
}

static void
truncate_records (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        truncate_records (path);
      else if (g_str_equal (entry, "00000001.version"))
        g_assert_cmpint (truncate (path, 40), ==, 0);
    }
}

/* A damaged version is told, and the others are there. */
static void
test_damaged (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *store = dup_state_path (fixture, "versions");
  g_autoptr (CliResult) shown = NULL;
  g_auto (GStrv) lines = NULL;

  save_three_times (fixture);
  truncate_records (store);
  lines = list_versions (fixture, "a.json");
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  assert_line (lines[0], "now", "1", "business-name");
  assert_line (lines[1], "2", "-", "");
  assert_line (lines[2], "1", "-", "what was kept of it is damaged or lost");

  shown = cli_run (fixture, "versions", "a.json", "--show=1", NULL);
  cli_assert_failed (shown, "a.json: what was kept of it is damaged or lost");
}

/* The preference of the window counts here, too. */
static void
test_preference (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *settings = cli_path (fixture, "glib-2.0/settings");
  g_autoptr (CliResult) two = NULL;
  g_autoptr (CliResult) none = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) left = NULL;

  g_assert_cmpint (g_mkdir_with_parents (settings, 0700), ==, 0);
  cli_write (fixture, "glib-2.0/settings/keyfile", "[jp/kaiji/Kaiji]\nversions-kept=uint32 2\n");
  cli_new_sheet (fixture, "a.json");
  two = cli_run_shell (fixture, "export GSETTINGS_BACKEND=keyfile XDG_CONFIG_HOME=\"$PWD\"; "
                                "for i in 1 2 3 4; do $KAIJI_CLI set a.json sales=$i; done");
  cli_assert_done (two, "");
  lines = list_versions (fixture, "a.json");
  g_assert_cmpuint (g_strv_length (lines), ==, 3);

  cli_write (fixture, "glib-2.0/settings/keyfile", "[jp/kaiji/Kaiji]\nversions-kept=uint32 0\n");
  none = cli_run_shell (fixture, "export GSETTINGS_BACKEND=keyfile XDG_CONFIG_HOME=\"$PWD\"; "
                                 "$KAIJI_CLI set a.json sales=5");
  cli_assert_done (none, "");
  left = list_versions (fixture, "a.json");
  g_assert_cmpuint (g_strv_length (left), ==, 1);
}

static void
test_options (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) two = NULL;
  g_autoptr (CliResult) output = NULL;
  g_autoptr (CliResult) zero = NULL;

  save_three_times (fixture);
  two = cli_run (fixture, "versions", "a.json", "--show=1", "--restore=1", NULL);
  cli_assert_failed (two, "versions: only one of --show, --compare, --restore and --forget can "
                          "be done at once");
  output = cli_run (fixture, "versions", "a.json", "-o", "b.json", NULL);
  cli_assert_failed (output, "versions: --output is for a version that --show names");
  zero = cli_run (fixture, "versions", "a.json", "--restore=0", NULL);
  cli_assert_failed (zero, "a.json: there is no version 0 of it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/versions/list", test_list);
  CLI_TEST ("/cli/versions/show", test_show);
  CLI_TEST ("/cli/versions/compare", test_compare);
  CLI_TEST ("/cli/versions/restore", test_restore);
  CLI_TEST ("/cli/versions/forget", test_forget);
  CLI_TEST ("/cli/versions/deleted", test_deleted);
  CLI_TEST ("/cli/versions/verbs", test_verbs);
  CLI_TEST ("/cli/versions/no-store", test_no_store);
  CLI_TEST ("/cli/versions/damaged", test_damaged);
  CLI_TEST ("/cli/versions/preference", test_preference);
  CLI_TEST ("/cli/versions/options", test_options);

  return g_test_run ();
}
