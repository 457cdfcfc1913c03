/* test-renewal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../json-fixture.h"
#include "cli-fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
new_old_sheet (CliFixture *fixture)
{
  cli_do (fixture, "new", "aspic-asp-saas@2017", "-o", "old.json", NULL);
  cli_do (fixture, "set", "old.json", "disclosure-date=2017/9/3", "founding-year=1974",
          "business-years=43", "sales=434,000,000円(平成29年3月期)", "office-count=国内: 3", NULL);
}

static void
test_carry_over (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (CliResult) result = NULL;
  g_autoptr (CliResult) years = NULL;

  new_old_sheet (fixture);
  before = cli_read (fixture, "old.json");
  result = cli_run (fixture, "carry-over", "old.json", "--date=2023-11-18",
                    "--to=aspic-asp-saas@2023", "-o", "new.json", NULL);
  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpstr (result->out, ==, "");
  g_assert_nonnull (strstr (result->err, "1 recomputed, 0 unplaced"));

  years = cli_run (fixture, "get", "new.json", "business-years", NULL);
  cli_assert_done (years, "49年\n");
  after = cli_read (fixture, "old.json");
  g_assert_cmpstr (after, ==, before);
}

static void
assert_edition (CliFixture *fixture, const char *name, const char *edition)
{
  g_autofree char *contents = cli_read (fixture, name);
  JsonNode *json = json_fixture_parse (contents);

  g_assert_cmpstr (json_fixture_string (json_fixture_get (json, "edition")), ==, edition);
  json_node_unref (json);
}

/* As in the window, the new sheet is of the newest edition if nothing else is asked for; that the
 * form is another one is said. */
static void
test_edition (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) newest = NULL;
  g_autoptr (CliResult) same = NULL;

  new_old_sheet (fixture);
  newest = cli_run (fixture, "carry-over", "old.json", "--date=2023-11-18", "-o", "new.json", NULL);
  g_assert_cmpint (newest->status, ==, 0);
  g_assert_nonnull (strstr (newest->err, "from aspic-asp-saas@2017 to aspic-asp-saas@2023"));
  assert_edition (fixture, "new.json", "2023");

  same = cli_run (fixture, "carry-over", "old.json", "--date=2023-11-18",
                  "--to=aspic-asp-saas@2017", "-o", "same.json", NULL);
  g_assert_cmpint (same->status, ==, 0);
  g_assert_null (strstr (same->err, "aspic-asp-saas@"));
  assert_edition (fixture, "same.json", "2017");
}

/* An answer that is given anew is confirmed by that, and so is one that is taken away; what beside
 * it is for the office alone stays. */
static void
test_set_confirms (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) carried = NULL;
  g_autoptr (CliResult) before = NULL;
  g_autoptr (CliResult) after = NULL;
  g_autofree char *contents = NULL;

  new_old_sheet (fixture);
  cli_do (fixture, "set", "old.json", "capital={\"number\": 1000000, \"owner\": \"経理部\"}", NULL);
  carried = cli_run (fixture, "carry-over", "old.json", "--date=2023-11-18", "-o", "new.json",
                     NULL);
  g_assert_cmpint (carried->status, ==, 0);
  before = cli_run (fixture, "check", "new.json", NULL);
  g_assert_nonnull (strstr (before->out, "new.json:sales: review: 9 売上高: Carried over"));
  g_assert_nonnull (strstr (before->out, "new.json:capital: review: 11 資本金: Carried over"));
  g_assert_nonnull (strstr (before->out, "new.json:office-count: review: 4 事業所: Carried over"));

  cli_do (fixture, "set", "new.json", "sales=7,718,000,000円(2023年3月期)", "capital=1,000,000",
          "office-count=", NULL);
  after = cli_run (fixture, "check", "new.json", NULL);
  g_assert_null (strstr (after->out, "Carried over"));
  g_assert_nonnull (
    strstr (after->out, "new.json:sales: warning: 9 売上高: 434,000,000円 last time"));
  contents = cli_read (fixture, "new.json");
  g_assert_nonnull (strstr (contents, "経理部"));
}

/* Without files to read and write, the new sheet is the only thing on standard output. */
static void
test_to_output (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *old = NULL;
  g_autoptr (CliResult) result = NULL;
  JsonNode *json;

  new_old_sheet (fixture);
  old = cli_read (fixture, "old.json");
  result = cli_run_with_input (fixture, old, "carry-over", "-", "--date=2024-06-12",
                               "--to=mic-asp-saas", NULL);
  g_assert_cmpint (result->status, ==, 0);
  g_assert_true (g_str_has_prefix (result->err, "kaiji-cli: standard input: "));

  json = json_fixture_parse (result->out);
  g_assert_cmpstr (json_fixture_string (json_fixture_get (json, "scheme")), ==, "mic-asp-saas");
  /* The guideline asks neither for the years in business nor for the offices. */
  g_assert_cmpuint (json_fixture_length (json_fixture_get (json, "unplaced")), ==, 2);
  json_node_unref (json);
}

static void
test_carry_over_refused (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *arguments[6];
    const char *message;
  } cases[] = {
    { { "carry-over", "old.json" }, "--date" },
    { { "carry-over", "old.json", "--date=2013-01-01", "-o", "new.json" }, "before last time's" },
    { { "carry-over", "old.json", "--date=soon", "-o", "new.json" }, "is not a date" },
    { { "carry-over", "old.json", "--date=2023-11-18", "-o", "old.json" }, "another name" },
    { { "carry-over", "old.json", "--date=2023-11-18", "-o", "./link.json" }, "another name" },
    { { "carry-over", "old.json", "--date=2023-11-18", "-o", "twin.json" }, "another name" },
    { { "carry-over", "old.json", "--date=2023-11-18", "--to=nothing" }, "nothing" },
    { { "carry-over", "alien.json", "--date=2023-11-18", "-o", "new.json" }, "alien.json" },
    { { "carry-over", "missing.json", "--date=2023-11-18", "-o", "new.json" }, "missing.json" },
  };
  g_autofree char *old_path = cli_path (fixture, "old.json");
  g_autofree char *link_path = cli_path (fixture, "link.json");
  g_autofree char *new_path = cli_path (fixture, "new.json");
  g_autofree char *twin_path = cli_path (fixture, "twin.json");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  new_old_sheet (fixture);
  before = cli_read (fixture, "old.json");
  g_assert_cmpint (symlink (old_path, link_path), ==, 0);
  g_assert_cmpint (link (old_path, twin_path), ==, 0);
  cli_write (
    fixture, "alien.json",
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"alien\", \"edition\": \"1\"}");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliResult) result = cli_run_vector (fixture, NULL, cases[i].arguments);

      cli_assert_failed (result, cases[i].message);
      g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
    }

  after = cli_read (fixture, "old.json");
  g_assert_cmpstr (after, ==, before);
}

/* Installs the guideline's form as a scheme of its own, with other conversions. */
static void
install_scheme (CliFixture *fixture, const char *conversions)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "schemes",
                                                 "mic-asp-saas.json", NULL);
  JsonNode *scheme = json_fixture_load (path);
  g_autofree char *text = NULL;

  g_assert_nonnull (scheme);
  json_fixture_set (scheme, "id", json_fixture_new_string ("mine"));
  json_fixture_set (scheme, "conversions", json_fixture_parse (conversions));
  text = json_to_string (scheme, FALSE);
  cli_write_scheme (fixture, "mine.json", text);
  json_node_unref (scheme);
}

/* A conversion table that is at fault is told of, with its file or id, and no sheet is written. */
static void
test_conversions_at_fault (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *conversions;
    const char *message;
  } cases[] = {
    { "[{\"scheme\": \"aspic-asp-saas\", \"from\": [\"no-such-field\"],"
      "  \"to\": \"founding-date\", \"method\": \"join\"}]",
      "“no-such-field”" },
    { "[{\"scheme\": \"aspic-asp-saas\", \"from\": [\"founding-year\"],"
      "  \"to\": \"no-such-field\", \"method\": \"date\"}]",
      ": conversions[0].to: there is no field “no-such-field”" },
    { "[{\"scheme\": \"aspic-asp-saas\", \"from\": [\"sales\"], \"to\": \"capital\","
      "  \"method\": \"join\"},"
      " {\"scheme\": \"aspic-asp-saas\", \"from\": [\"capital\"], \"to\": \"sales\","
      "  \"method\": \"join\"}]",
      ": conversions[1]: the fields “capital” and “sales” are converted to each other" },
  };
  g_autofree char *new_path = cli_path (fixture, "new.json");
  g_autoptr (CliResult) fine = NULL;

  new_old_sheet (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliResult) result = NULL;

      install_scheme (fixture, cases[i].conversions);
      result = cli_run (fixture, "carry-over", "old.json", "--date=2023-11-18", "--to=mine", "-o",
                        "new.json", NULL);
      g_test_message ("%s", result->err);
      g_assert_cmpint (result->status, ==, 2);
      g_assert_nonnull (strstr (result->err, cases[i].message));
      /* What the scheme's own file shows is told with line and column. */
      g_assert_cmpint (strstr (result->err, "/mine.json: 1:") != NULL, ==, i > 0);
      g_assert_false (g_file_test (new_path, G_FILE_TEST_EXISTS));
    }

  install_scheme (fixture, "[{\"scheme\": \"aspic-asp-saas\", \"from\": [\"founding-year\"],"
                           "  \"to\": \"founding-date\", \"method\": \"date\"}]");
  fine = cli_run (fixture, "carry-over", "old.json", "--date=2023-11-18", "--to=mine", "-o",
                  "new.json", NULL);
  g_assert_cmpint (fine->status, ==, 0);
  g_assert_true (g_file_test (new_path, G_FILE_TEST_EXISTS));
}

static void
test_compare (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) text = NULL;
  g_autoptr (CliResult) data_result = NULL;
  g_autoptr (CliResult) printed = NULL;
  g_autoptr (CliResult) unwritable = NULL;
  g_autoptr (CliResult) missing = NULL;
  g_autofree char *old = NULL;
  g_autofree char *pdf = NULL;
  JsonNode *json;

  new_old_sheet (fixture);
  cli_do (fixture, "compare", "old.json", "old.json", NULL);

  old = cli_read (fixture, "old.json");
  cli_write (fixture, "new.json", old);
  cli_do (fixture, "set", "new.json", "business-years=49", "office-count=", "awards=見本賞\n二つ",
          NULL);

  text = cli_run (fixture, "compare", "old.json", "new.json", NULL);
  g_assert_cmpint (text->status, ==, 1);
  g_assert_cmpstr (text->out, ==,
                   "3 設立年・事業年数, business-years: changed\n  - 43年\n  + 49年\n"
                   "4 事業所, office-count: removed\n  - 国内: 3\n"
                   "47 受賞・表彰歴, awards: added\n  + 見本賞\n  + 二つ\n");

  data_result = cli_run (fixture, "compare", "--format=json", "old.json", "new.json", NULL);
  g_assert_cmpint (data_result->status, ==, 1);
  json = json_fixture_parse (data_result->out);
  g_assert_cmpuint (json_fixture_length (json), ==, 3);
  g_assert_cmpstr (json_fixture_string (json_fixture_get (json_fixture_element (json, 0), "new")),
                   ==, "49年");
  g_assert_cmpint (json_fixture_integer (
                     json_fixture_get (json_fixture_element (json, 2), "number")),
                   ==, 47);
  json_node_unref (json);

  printed = cli_run (fixture, "compare", "old.json", "new.json", "-o", "changes.pdf", NULL);
  g_assert_cmpint (printed->status, ==, 1);
  g_assert_cmpstr (printed->out, ==, "");
  pdf = cli_read (fixture, "changes.pdf");
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));

  unwritable = cli_run (fixture, "compare", "old.json", "new.json", "-o", "nowhere/c.pdf", NULL);
  cli_assert_failed (unwritable, "nowhere/c.pdf");

  missing = cli_run (fixture, "compare", "old.json", "missing.json", NULL);
  cli_assert_failed (missing, "missing.json");
}

/* What looks the same is told apart, and what prints the same is no change. */
static void
test_compare_alike (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) same = NULL;
  g_autoptr (CliResult) text = NULL;
  g_autoptr (CliResult) json = NULL;

  cli_new_sheet (fixture, "a.json");
  cli_do (fixture, "set", "a.json", "awards=がんばる賞\n二つ", NULL);
  cli_new_sheet (fixture, "b.json");
  cli_do (fixture, "set", "b.json", "awards=がんばる賞\r\n二つ\n", NULL);
  same = cli_run (fixture, "compare", "a.json", "b.json", NULL);
  cli_assert_done (same, "");

  cli_do (fixture, "set", "b.json", "awards=か\u3099んばる賞\n二つ", NULL);
  text = cli_run (fixture, "compare", "a.json", "b.json", NULL);
  g_assert_cmpint (text->status, ==, 1);
  g_assert_true (
    g_str_has_prefix (text->out, "47 受賞・表彰歴, awards: changed (looks the same: "));
  json = cli_run (fixture, "compare", "--format=json", "a.json", "b.json", NULL);
  g_assert_nonnull (strstr (json->out, "\"differs-in\": \"composition\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/renewal/carry-over", test_carry_over);
  CLI_TEST ("/cli/renewal/edition", test_edition);
  CLI_TEST ("/cli/renewal/set-confirms", test_set_confirms);
  CLI_TEST ("/cli/renewal/to-output", test_to_output);
  CLI_TEST ("/cli/renewal/carry-over-refused", test_carry_over_refused);
  CLI_TEST ("/cli/renewal/conversions-at-fault", test_conversions_at_fault);
  CLI_TEST ("/cli/renewal/compare", test_compare);
  CLI_TEST ("/cli/renewal/compare/alike", test_compare_alike);

  return g_test_run ();
}
