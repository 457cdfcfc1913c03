/* test-program.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <string.h>

static const char *const verbs[] = { "schemes", "scheme", "new", "get", "set", "check", "print" };

static void
test_help (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "--help", NULL);
  g_autoptr (CliResult) short_result = cli_run (fixture, "-h", NULL);

  cli_assert_done (result, short_result->out);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", verbs[i]);

      g_assert_nonnull (strstr (result->out, line));
    }
}

static void
test_help_of_verbs (CliFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *usage = g_strdup_printf ("kaiji-cli %s [OPTION…]", verbs[i]);
      g_autoptr (CliResult) result = cli_run (fixture, verbs[i], "--help", NULL);

      cli_assert_done (result, NULL);
      g_assert_nonnull (strstr (result->out, usage));
    }
}

/* What a line of usage does not tell. */
static void
test_help_tells_more (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) set = cli_run (fixture, "set", "--help", NULL);
  g_autoptr (CliResult) check = cli_run (fixture, "check", "--help", NULL);

  g_assert_nonnull (strstr (set->out, "\n\nVALUE is what a person would write"));
  g_assert_nonnull (strstr (check->out, "FILE:FIELD: SEVERITY: NUMBER ITEM: MESSAGE [CHECK]\n"));
}

static void
test_version (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "--version", NULL);

  cli_assert_done (result, "kaiji-cli " KAIJI_VERSION "\n");
}

static void
test_no_verb (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, NULL);

  cli_assert_failed (result, "--help");
}

static void
test_unknown_verb (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) verb = cli_run (fixture, "chekc", NULL);
  g_autoptr (CliResult) option = cli_run (fixture, "--chekc", NULL);
  g_autoptr (CliResult) empty = cli_run (fixture, "", NULL);

  cli_assert_failed (verb, "chekc: there is no such verb");
  cli_assert_failed (option, "--chekc: there is no such option");
  cli_assert_failed (empty, "there is no such verb");
}

static void
test_unknown_option (CliFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *name = g_strdup_printf ("kaiji-cli: %s: ", verbs[i]);
      g_autoptr (CliResult) result = cli_run (fixture, verbs[i], "--no-such-thing", NULL);

      cli_assert_failed (result, "--no-such-thing");
      g_assert_true (g_str_has_prefix (result->err, name));
    }
}

static void
test_missing_arguments (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) field = cli_run (fixture, "get", "sheet.kaiji.json", NULL);

  /* All but the first need an argument. */
  for (guint i = 1; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *hint = g_strdup_printf ("kaiji-cli %s --help", verbs[i]);
      g_autoptr (CliResult) result = cli_run (fixture, verbs[i], NULL);

      cli_assert_failed (result, hint);
    }

  cli_assert_failed (field, "an argument is missing");
}

static void
test_too_many_arguments (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "schemes", "aspic-asp-saas", NULL);

  cli_assert_failed (result, "too many arguments");
}

static void
test_unknown_format (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) scheme = cli_run (fixture, "scheme", "aspic-asp-saas", "--format=xml",
                                          NULL);
  g_autoptr (CliResult) check = cli_run (fixture, "check", "a", "--format", "xml", NULL);

  cli_assert_failed (scheme, "--format cannot be “xml”, only one of: tsv, json");
  cli_assert_failed (check, "--format cannot be “xml”, only one of: text, json");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/program/help", test_help);
  CLI_TEST ("/cli/program/help/verbs", test_help_of_verbs);
  CLI_TEST ("/cli/program/help/tells-more", test_help_tells_more);
  CLI_TEST ("/cli/program/version", test_version);
  CLI_TEST ("/cli/program/verb/none", test_no_verb);
  CLI_TEST ("/cli/program/verb/unknown", test_unknown_verb);
  CLI_TEST ("/cli/program/option/unknown", test_unknown_option);
  CLI_TEST ("/cli/program/option/unknown-format", test_unknown_format);
  CLI_TEST ("/cli/program/arguments/missing", test_missing_arguments);
  CLI_TEST ("/cli/program/arguments/too-many", test_too_many_arguments);

  return g_test_run ();
}
