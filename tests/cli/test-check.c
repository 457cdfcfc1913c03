/* test-check.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../json-fixture.h"
#include "cli-fixture.h"

#include <string.h>

static char *
get_sample_path (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".kaiji.json"))
      return g_build_filename (folder, name, NULL);

  g_error ("no sample in %s", folder);
}

/* An empty sheet lacks every required answer. */
static void
test_text (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;
  g_auto (GStrv) lines = NULL;

  cli_new_sheet (fixture, "s.json");
  result = cli_run (fixture, "check", "s.json", NULL);

  g_assert_cmpint (result->status, ==, 1);
  g_assert_cmpstr (result->err, ==, "");
  g_assert_true (g_str_has_suffix (result->out, "]\n"));

  lines = g_strsplit (result->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 50);
  g_assert_true (
    g_regex_match_simple ("^s\\.json:disclosure-date: error: .+ \\[[a-z-]+\\]$", lines[0], 0, 0));
  for (guint i = 0; lines[i + 1] != NULL; i++)
    g_assert_true (
      g_regex_match_simple ("^s\\.json:[a-z0-9-]+: (error|warning|note): .+ \\[[a-z-]+\\]$",
                            lines[i], 0, 0));
}

static void
test_json (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) text = NULL;
  g_autoptr (CliResult) json = NULL;
  g_auto (GStrv) lines = NULL;
  JsonNode *list;
  JsonNode *finding;

  cli_new_sheet (fixture, "s.json");
  text = cli_run (fixture, "check", "s.json", "s.json", NULL);
  json = cli_run (fixture, "check", "--format=json", "s.json", "s.json", NULL);
  g_assert_cmpint (json->status, ==, 1);

  /* Both formats agree. */
  list = json_fixture_parse (json->out);
  g_assert_true (json_fixture_is_array (list));
  lines = g_strsplit (text->out, "\n", -1);
  g_assert_cmpuint (json_fixture_length (list), ==, g_strv_length (lines) - 1);
  for (guint i = 0; (finding = json_fixture_element (list, i)) != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf (
        "%s:%s: %s: %d %s: %s [%s]", json_fixture_string (json_fixture_get (finding, "file")),
        json_fixture_string (json_fixture_get (finding, "field")),
        json_fixture_string (json_fixture_get (finding, "severity")),
        (int) json_fixture_integer (json_fixture_get (finding, "number")),
        json_fixture_string (json_fixture_get (finding, "item")),
        json_fixture_string (json_fixture_get (finding, "message")),
        json_fixture_string (json_fixture_get (finding, "check")));

      g_assert_cmpstr (line, ==, lines[i]);
    }

  json_node_unref (list);
}

/* The sample has nothing wrong. It is dated, so some day it is told to be about to run out. */
static void
test_sample (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *sample = get_sample_path ();
  g_autoptr (CliResult) text = cli_run (fixture, "check", sample, NULL);
  g_autoptr (CliResult) json = cli_run (fixture, "check", sample, "--format=json", NULL);
  g_auto (GStrv) lines = g_strsplit (text->out, "\n", -1);
  JsonNode *list = json_fixture_parse (json->out);

  cli_assert_done (text, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_suffix (lines[i], " [renewal-overdue]"))
        continue;
      g_assert_null (strstr (lines[i], ": error: "));
      g_assert_null (strstr (lines[i], ": warning: "));
    }
  cli_assert_done (json, NULL);
  g_assert_true (json_fixture_is_array (list));

  json_node_unref (list);
}

static void
test_standard_input (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) new = cli_run (fixture, "new", "aspic-asp-saas", NULL);
  g_autoptr (CliResult) result = cli_run_with_input (fixture, new->out, "check", "-", NULL);

  g_assert_cmpint (result->status, ==, 1);
  g_assert_true (g_str_has_prefix (result->out, "-:disclosure-date: error: "));
}

/* There is no second sheet behind the first. */
static void
test_standard_input_twice (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) new = cli_run (fixture, "new", "aspic-asp-saas", NULL);
  g_autoptr (CliResult) compare = cli_run_with_input (fixture, new->out, "compare", "-", "-", NULL);

  cli_assert_failed (compare, "standard input: it can be read only once");
}

/* A disclosure that ran out is told of, whenever that is looked at. */
static void
test_renewal_overdue (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;

  cli_new_sheet (fixture, "s.json");
  cli_do (fixture, "set", "s.json", "disclosure-date=2017-09-03", NULL);

  result = cli_run (fixture, "check", "s.json", NULL);
  g_assert_nonnull (
    strstr (result->out,
            "s.json:disclosure-date: warning: 1 開示情報の日付: The disclosure ran out "
            "on 2019-09-03; apply for renewal. [renewal-overdue]\n"));
}

/* The other files are checked, and the status reports the one that could not be. */
static void
test_unreadable_among_others (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *sample = get_sample_path ();
  g_autoptr (CliResult) result = NULL;
  g_autoptr (CliResult) json = NULL;
  JsonNode *list;

  cli_new_sheet (fixture, "a.json");
  cli_new_sheet (fixture, "c.json");
  result = cli_run (fixture, "check", "a.json", "b.json", "c.json", sample, NULL);

  g_assert_cmpint (result->status, ==, 2);
  g_assert_cmpstr (result->err, ==, "kaiji-cli: b.json: there is no such file or folder\n");
  g_assert_nonnull (strstr (result->out, "a.json:disclosure-date: error: "));
  g_assert_nonnull (strstr (result->out, "c.json:disclosure-date: error: "));

  json = cli_run (fixture, "check", "--format=json", "b.json", NULL);
  g_assert_cmpint (json->status, ==, 2);
  list = json_fixture_parse (json->out);
  g_assert_true (json_fixture_is_array (list));
  g_assert_cmpuint (json_fixture_length (list), ==, 0);
  json_node_unref (list);
}

/* However many are checked at a time, the output is that of one after another. */
static void
test_side_by_side (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sheet = NULL;
  g_autoptr (CliResult) one = NULL;

  cli_new_sheet (fixture, "s.json");
  sheet = cli_read (fixture, "s.json");
  g_ptr_array_add (arguments, g_strdup ("check"));
  g_ptr_array_add (arguments, g_strdup ("--jobs=1"));
  for (guint i = 0; i < 60; i++)
    {
      char *name = g_strdup_printf ("%u.json", i);

      /* Every tenth is broken, every seventh absent. */
      if (i % 7 != 0)
        cli_write (fixture, name, i % 10 == 0 ? "{" : sheet);
      g_ptr_array_add (arguments, name);
    }
  g_ptr_array_add (arguments, NULL);

  one = cli_run_vector (fixture, NULL, (const char *const *) arguments->pdata);
  g_assert_cmpint (one->status, ==, 2);
  g_assert_nonnull (strstr (one->out, "59.json:disclosure-date: error: "));
  g_assert_nonnull (strstr (one->err, "10.json: 1:2: "));
  g_assert_nonnull (strstr (one->err, "49.json: there is no such file"));

  for (guint jobs = 0; jobs < 8; jobs += 3)
    {
      g_autoptr (CliResult) many = NULL;

      g_free (arguments->pdata[1]);
      arguments->pdata[1] = g_strdup_printf ("--jobs=%u", jobs);
      many = cli_run_vector (fixture, NULL, (const char *const *) arguments->pdata);

      g_assert_cmpint (many->status, ==, 2);
      g_assert_cmpstr (many->out, ==, one->out);
      g_assert_cmpstr (many->err, ==, one->err);
    }
}

static void
test_jobs (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) negative = cli_run (fixture, "check", "--jobs=-1", "a.json", NULL);
  g_autoptr (CliResult) word = cli_run (fixture, "check", "--jobs=all", "a.json", NULL);

  cli_assert_failed (negative, "--jobs");
  cli_assert_failed (word, "--jobs");
}

/* A field that the scheme does not know and an answer of the wrong type are findings. */
static void
test_unknown_and_wrong (CliFixture *fixture, gconstpointer data)
{
  static const char sheet[]
    = "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\","
      " \"edition\": \"2023\", \"answers\": {\"business-name\": {\"text\": 12},"
      " \"founding-year\": 1974, \"no-such-field\": {\"text\": \"a\"}}}";
  g_autoptr (CliResult) result = NULL;

  cli_write (fixture, "s.json", sheet);
  result = cli_run (fixture, "check", "s.json", NULL);

  g_assert_cmpint (result->status, ==, 1);
  g_assert_true (g_regex_match_simple ("^s\\.json:business-name: error: .*\\[wrong-type\\]",
                                       result->out, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^s\\.json:founding-year: error: .*\\[wrong-type\\]",
                                       result->out, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^s\\.json:no-such-field: .*\\[unknown-field\\]",
                                       result->out, G_REGEX_MULTILINE, 0));
}

/* Fixes are listed with their finding and are applied by id; other findings stay. */
static void
test_fix (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) set = NULL;
  g_autoptr (CliResult) json = NULL;
  g_autoptr (CliResult) fixed = NULL;
  g_autoptr (CliResult) got = NULL;
  g_autoptr (CliResult) unknown = NULL;

  cli_new_sheet (fixture, "s.json");
  set = cli_run (fixture, "set", "s.json", "sales=434,000(千円)", "capital=4億3400万円",
                 "business-name=ｻｰﾊﾞ", NULL);
  g_assert_cmpint (set->status, ==, 0);

  json = cli_run (fixture, "check", "--format=json", "s.json", NULL);
  g_assert_nonnull (strstr (json->out, "\"fix\":"));
  g_assert_nonnull (strstr (json->out, "convert-unit"));
  g_assert_nonnull (strstr (json->out, "434,000,000円"));

  fixed = cli_run (fixture, "check", "--fix=convert-unit", "s.json", NULL);
  g_assert_cmpint (fixed->status, ==, 1);
  g_assert_null (strstr (fixed->out, "[unit-contradicts]"));
  g_assert_nonnull (strstr (fixed->out, "[half-width-katakana]"));

  got = cli_run (fixture, "get", "s.json", "sales", "capital", "business-name", NULL);
  g_assert_nonnull (strstr (got->out, "434,000,000円"));
  g_assert_null (strstr (got->out, "千円"));
  g_assert_null (strstr (got->out, "億"));
  g_assert_nonnull (strstr (got->out, "ｻｰﾊﾞ"));

  unknown = cli_run (fixture, "check", "--fix=everything", "s.json", NULL);
  g_assert_cmpint (unknown->status, ==, 2);
  g_assert_nonnull (strstr (unknown->err, "convert-unit"));
}

/* What is acknowledged is left out until it is asked for, and comes back with another answer. */
static void
test_acknowledged (CliFixture *fixture, gconstpointer data)
{
  static const char value[] = "{\n  \"text\": \"ニ要素認証\"\n}\n";
  g_autofree char *basis = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) value,
                                                        sizeof value);
  g_autofree char *sheet = g_strdup_printf (
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\","
    " \"edition\": \"2023\", \"answers\": {\"awards\": {\"text\": \"ニ要素認証\","
    " \"acknowledged\": {\"look-alike-kana\": {\"reason\": \"製品名です\","
    " \"sha256\": \"%s\"}}}}}",
    basis);
  g_autoptr (CliResult) result = NULL;
  g_autoptr (CliResult) all = NULL;
  g_autoptr (CliResult) json = NULL;
  g_autoptr (CliResult) fixed = NULL;
  g_autoptr (CliResult) printed = NULL;
  g_autoptr (CliResult) changed = NULL;

  cli_write (fixture, "s.json", sheet);
  result = cli_run (fixture, "check", "s.json", NULL);
  g_assert_null (strstr (result->out, "s.json:awards:"));

  all = cli_run (fixture, "check", "--all", "s.json", NULL);
  g_assert_true (g_regex_match_simple (
    "^s\\.json:awards: warning: .*\\[look-alike-kana\\] \\(acknowledged: 製品名です\\)$", all->out,
    G_REGEX_MULTILINE, 0));
  json = cli_run (fixture, "check", "--all", "--format=json", "s.json", NULL);
  g_assert_nonnull (strstr (json->out, "製品名です"));

  /* Nobody mends what is right, and nobody else reads why. */
  fixed = cli_run (fixture, "check", "--fix=look-alike-kana", "s.json", NULL);
  g_assert_null (strstr (fixed->out, "s.json:awards:"));
  printed = cli_run (fixture, "get", "s.json", "awards", NULL);
  g_assert_nonnull (strstr (printed->out, "ニ要素認証"));
  g_assert_null (strstr (printed->out, "製品名です"));

  cli_do (fixture, "set", "s.json", "awards=ニ要素認証の賞", NULL);
  changed = cli_run (fixture, "check", "s.json", NULL);
  g_assert_nonnull (strstr (changed->out, "s.json:awards: warning: "));
}

/* An answer that waits to be confirmed is no warning. */
static void
test_review (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = NULL;

  cli_write (fixture, "s.json",
             "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\","
             " \"edition\": \"2023\", \"answers\": {\"awards\": {\"text\": \"見本賞\","
             " \"review\": true}}}");
  result = cli_run (fixture, "check", "s.json", NULL);
  g_assert_true (g_regex_match_simple ("^s\\.json:awards: review: .*\\[review-pending\\]$",
                                       result->out, G_REGEX_MULTILINE, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/check/text", test_text);
  CLI_TEST ("/cli/check/json", test_json);
  CLI_TEST ("/cli/check/sample", test_sample);
  CLI_TEST ("/cli/check/renewal-overdue", test_renewal_overdue);
  CLI_TEST ("/cli/check/standard-input", test_standard_input);
  CLI_TEST ("/cli/check/standard-input/twice", test_standard_input_twice);
  CLI_TEST ("/cli/check/unreadable-among-others", test_unreadable_among_others);
  CLI_TEST ("/cli/check/side-by-side", test_side_by_side);
  CLI_TEST ("/cli/check/jobs", test_jobs);
  CLI_TEST ("/cli/check/unknown-and-wrong", test_unknown_and_wrong);
  CLI_TEST ("/cli/check/fix", test_fix);
  CLI_TEST ("/cli/check/acknowledged", test_acknowledged);
  CLI_TEST ("/cli/check/review", test_review);

  return g_test_run ();
}
