/* test-requests.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Those who answer are asked, the sheet remembers it, and their answers come back.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cli-fixture.h"

static void
set_up_sheet (CliFixture *fixture)
{
  cli_new_sheet (fixture, "s.json");
  cli_do (fixture, "set", "s.json", "sales={\"owner\": \"経理部\"}",
          "capital={\"number\": 5, \"owner\": \"経理部\"}",
          "employee-count={\"owner\": \"人事部\"}", NULL);
}

static void
test_one (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *sheet = NULL;
  g_autoptr (CliResult) status = NULL;
  g_autoptr (CliResult) overdue = NULL;
  g_autoptr (CliResult) as_data = NULL;
  g_autoptr (CliResult) taken = NULL;
  g_autoptr (CliResult) after = NULL;

  set_up_sheet (fixture);
  cli_do (fixture, "ask", "s.json", "--owner=経理部", "--due=2998-12-10", "-o", "r.xlsx", NULL);
  sheet = cli_read (fixture, "s.json");
  g_assert_nonnull (strstr (sheet, "\"due\": \"2998-12-10\""));

  status = cli_run (fixture, "ask", "s.json", "--status", NULL);
  g_assert_cmpint (status->status, ==, 0);
  g_assert_true (g_str_has_prefix (status->out, "経理部: "));
  g_assert_nonnull (strstr (status->out, "1 of 2 answered"));
  g_assert_nonnull (strstr (status->out, "\n人事部: Not asked yet · 0 of 1 answered\n"));

  cli_do (fixture, "ask", "s.json", "--owner=経理部", "--due=2025-12-10", "-o", "r2.xlsx", NULL);
  overdue = cli_run (fixture, "ask", "s.json", "--status", "--owner=経理部", NULL);
  g_assert_nonnull (strstr (overdue->out, "Overdue by "));
  g_assert_null (strstr (overdue->out, "人事部"));

  cli_do (fixture, "set", "s.json", "sales=7", NULL);
  as_data = cli_run (fixture, "ask", "s.json", "--status", "--format=json", NULL);
  g_assert_nonnull (strstr (as_data->out, "\"n-answered\": 2"));
  g_assert_null (strstr (as_data->out, "\"answered\""));

  taken = cli_run (fixture, "import", "r.xlsx", "--into=s.json", NULL);
  g_assert_cmpint (taken->status, ==, 0);
  after = cli_run (fixture, "ask", "s.json", "--status", "--format=json", NULL);
  g_assert_nonnull (strstr (after->out, "\"answered\""));
}

static void
test_all (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *sheet = NULL;
  g_autoptr (CliResult) result = NULL;

  set_up_sheet (fixture);
  result = cli_run (fixture, "ask", "s.json", "-o", "requests", NULL);
  g_assert_cmpint (result->status, ==, 0);
  sheet = cli_read (fixture, "s.json");
  g_assert_nonnull (strstr (sheet, "\"requests\""));
  g_assert_nonnull (strstr (strstr (sheet, "\"requests\""), "\"owner\": \"人事部\""));
}

/* If one file cannot be written, nobody is asked: what was made goes again, what was there stays.
 */
static void
test_all_or_none (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *made = g_build_filename (fixture->folder, "requests", "人事部.xlsx", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "requests", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (CliResult) result = NULL;

  set_up_sheet (fixture);
  before = cli_read (fixture, "s.json");
  g_assert_cmpint (g_mkdir (folder, 0777), ==, 0);
  cli_write (fixture, "requests/経理部.xlsx", "mine");
  result = cli_run (fixture, "ask", "s.json", "-o", "requests", NULL);
  cli_assert_failed (result, "requests/経理部.xlsx: ");
  g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));
  kept = cli_read (fixture, "requests/経理部.xlsx");
  g_assert_cmpstr (kept, ==, "mine");
  after = cli_read (fixture, "s.json");
  g_assert_cmpstr (after, ==, before);
}

/* What could not be asked is not remembered, and what comes from elsewhere has no file for it. */
static void
test_refused (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (CliResult) nobody = NULL;
  g_autoptr (CliResult) there = NULL;
  g_autoptr (CliResult) piped = NULL;
  g_autoptr (CliResult) no_day = NULL;

  set_up_sheet (fixture);
  before = cli_read (fixture, "s.json");
  cli_write (fixture, "r.xlsx", "mine");
  nobody = cli_run (fixture, "ask", "s.json", "--owner=x", "-o", "n.xlsx", NULL);
  cli_assert_failed (nobody, "s.json: nobody of that name");
  there = cli_run (fixture, "ask", "s.json", "--owner=経理部", "-o", "r.xlsx", NULL);
  g_assert_cmpint (there->status, ==, 2);
  no_day = cli_run (fixture, "ask", "s.json", "--owner=経理部", "--due=soon", "-o", "n.xlsx", NULL);
  g_assert_cmpint (no_day->status, ==, 2);
  piped = cli_run_with_input (fixture, before, "ask", "-", "--owner=経理部", "-o", "p.xlsx", NULL);
  g_assert_cmpint (piped->status, ==, 0);
  after = cli_read (fixture, "s.json");
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/requests/one", test_one);
  CLI_TEST ("/cli/requests/all", test_all);
  CLI_TEST ("/cli/requests/all-or-none", test_all_or_none);
  CLI_TEST ("/cli/requests/refused", test_refused);

  return g_test_run ();
}
