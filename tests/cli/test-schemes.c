/* test-schemes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../json-fixture.h"
#include "cli-fixture.h"

#include <string.h>

static void
assert_has_line (const char *text, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (!g_strv_contains ((const char *const *) lines, line))
    g_error ("“%s” is no line of:\n%s", line, text);
}

static void
test_list (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "schemes", NULL);

  cli_assert_done (result, NULL);
  g_assert_true (g_str_has_prefix (result->out, "id\tedition\ttitle\titems\tfields\n"));
  assert_has_line (result->out,
                   "aspic-asp-saas\t2023\tASP・SaaS安全・信頼性に係る情報開示認定制度\t93\t133");
  assert_has_line (result->out,
                   "aspic-asp-saas\t2017\tASP・SaaS安全・信頼性に係る情報開示認定制度\t93\t133");
  g_assert_nonnull (strstr (result->out, "\nmic-asp-saas\t3\t"));
  g_assert_true (g_str_has_suffix (result->out, "\t101\t136\n"));
}

static char *
read_table (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "test-schemes", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static int
find_column (char **row, const char *name)
{
  for (int i = 0; row[i] != NULL; i++)
    if (g_str_equal (row[i], name))
      return i;

  return -1;
}

/* Every cell of @table, whose prompts are those in the column @prompt where it says so. */
static void
assert_same_table (const char *table, const char *prompt, const char *out)
{
  g_auto (GStrv) expected = g_strsplit (table, "\n", -1);
  g_auto (GStrv) found = g_strsplit (out, "\n", -1);
  g_auto (GStrv) expected_head = g_strsplit (expected[0], "\t", -1);
  g_auto (GStrv) found_head = g_strsplit (found[0], "\t", -1);
  int own_prompt = prompt != NULL ? find_column (expected_head, prompt) : -1;
  guint n_compared = 0;

  g_assert_true (prompt == NULL || own_prompt >= 0);
  g_assert_cmpuint (g_strv_length (found), ==, g_strv_length (expected));

  for (guint i = 1; expected[i] != NULL && expected[i][0] != '\0'; i++)
    {
      g_auto (GStrv) expected_row = g_strsplit (expected[i], "\t", -1);
      g_auto (GStrv) found_row = g_strsplit (found[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (found_row), ==, g_strv_length (found_head));
      for (guint j = 0; found_head[j] != NULL; j++)
        {
          int column = find_column (expected_head, found_head[j]);

          g_assert_cmpint (column, >=, 0);
          if (g_str_equal (found_head[j], "prompt") && own_prompt >= 0
              && expected_row[own_prompt][0] != '\0')
            column = own_prompt;
          g_assert_cmpstr (found_row[j], ==, expected_row[column]);
          n_compared++;
        }
    }

  g_assert_cmpuint (n_compared, >, 12 * 100);
}

static void
test_table (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *table;
    const char *prompt;
  } tables[] = {
    { "aspic-asp-saas", "aspic-asp-saas.tsv", NULL },
    { "aspic-asp-saas@2023", "aspic-asp-saas.tsv", NULL },
    { "aspic-asp-saas@2017", "aspic-asp-saas.tsv", "prompt_2017" },
    { "mic-asp-saas@3", "mic-asp-saas-3.tsv", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *table = read_table (tables[i].table);
      g_autoptr (CliResult) result = cli_run (fixture, "scheme", tables[i].name, NULL);

      cli_assert_done (result, NULL);
      assert_same_table (table, tables[i].prompt, result->out);
    }
}

static const char *
get_string (JsonNode *object, const char *name)
{
  return json_fixture_string (json_fixture_get (object, name));
}

static void
test_json (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) result = cli_run (fixture, "scheme", "aspic-asp-saas@2017", "--format=json",
                                          NULL);
  JsonNode *document = json_fixture_parse (result->out);
  JsonNode *fields;
  JsonNode *field;
  JsonNode *limited = NULL;
  JsonNode *chosen = NULL;

  cli_assert_done (result, NULL);
  g_assert_cmpstr (get_string (document, "id"), ==, "aspic-asp-saas");
  g_assert_cmpstr (get_string (document, "edition"), ==, "2017");

  fields = json_fixture_get (document, "fields");
  g_assert_cmpuint (json_fixture_length (fields), ==, 133);

  field = json_fixture_element (fields, 0);
  g_assert_cmpint (json_fixture_integer (json_fixture_get (field, "no")), ==, 1);
  g_assert_cmpstr (get_string (field, "id"), ==, "disclosure-date");
  g_assert_cmpstr (get_string (field, "section"), ==, "");
  g_assert_cmpstr (get_string (field, "kind"), ==, "date");
  g_assert_true (json_node_is_null (json_fixture_get (field, "limit")));

  for (guint i = 0; (field = json_fixture_element (fields, i)) != NULL; i++)
    {
      if (json_fixture_string (json_fixture_get (field, "limit_group")) != NULL)
        limited = field;
      if (json_fixture_get (field, "choices") != NULL)
        chosen = field;
    }

  g_assert_cmpint (json_fixture_integer (json_fixture_get (limited, "limit")), ==, 500);
  g_assert_cmpstr (get_string (chosen, "kind"), ==, "choice");
  g_assert_nonnull (
    get_string (json_fixture_element (json_fixture_get (chosen, "choices"), 0), "label"));

  json_node_unref (document);
}

static void
test_unknown (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) scheme = cli_run (fixture, "scheme", "no-such", NULL);
  g_autoptr (CliResult) edition = cli_run (fixture, "scheme", "aspic-asp-saas@1999", NULL);
  g_autoptr (CliResult) path = cli_run (fixture, "scheme", "../../etc/passwd", NULL);
  g_autoptr (CliResult) empty = cli_run (fixture, "scheme", "", NULL);
  g_autoptr (CliResult) new = cli_run (fixture, "new", "no-such", NULL);

  cli_assert_failed (scheme, "no-such: ");
  cli_assert_failed (edition, "1999");
  cli_assert_failed (path, "../../etc/passwd: ");
  cli_assert_failed (empty, "kaiji-cli: ");
  cli_assert_failed (new, "no-such: ");
}

static char *
read_built_in_scheme (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "schemes",
                                                 "aspic-asp-saas.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
replace_once (const char *text, const char *old, const char *new)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
}

/* A new scheme is a new file. */
static void
test_own (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *built_in = read_built_in_scheme ();
  g_autofree char *own = replace_once (built_in, "\"aspic-asp-saas\"", "\"our-own\"");
  g_autoptr (CliResult) list = NULL;
  g_autoptr (CliResult) table = NULL;

  cli_write_scheme (fixture, "our-own.json", own);
  list = cli_run (fixture, "schemes", NULL);
  table = cli_run (fixture, "scheme", "our-own", NULL);

  cli_assert_done (list, NULL);
  g_assert_nonnull (strstr (list->out, "\nour-own\t2023\t"));
  g_assert_nonnull (strstr (list->out, "\naspic-asp-saas\t2023\t"));
  cli_assert_done (table, NULL);
}

/* A broken file is skipped with its name, the place and the fault; the others work. */
static void
test_broken (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *built_in = read_built_in_scheme ();
  g_autofree char *unknown_kind = replace_once (built_in, "\"kind\": \"date\"",
                                                "\"kind\": \"day\"");
  g_autoptr (CliResult) list = NULL;
  g_autoptr (CliResult) table = NULL;
  g_auto (GStrv) lines = NULL;

  /* That of a built-in scheme's name, so that the built-in one must step in. */
  cli_write_scheme (fixture, "aspic-asp-saas.json", unknown_kind);
  cli_write_scheme (fixture, "broken.json", "{\n  \"format\": \"kaiji-scheme\",\n}\n");
  list = cli_run (fixture, "schemes", NULL);
  table = cli_run (fixture, "scheme", "aspic-asp-saas", NULL);

  g_assert_cmpint (list->status, ==, 2);
  g_assert_nonnull (strstr (list->out, "\naspic-asp-saas\t2023\t"));
  g_assert_nonnull (strstr (list->out, "\nmic-asp-saas\t3\t"));
  g_assert_null (strstr (list->out, "broken"));

  lines = g_strsplit (list->err, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[0], "schemes/aspic-asp-saas.json: "));
  g_assert_nonnull (strstr (lines[0], ": sections[0].groups[0].items[0].fields[0].kind: "));
  g_assert_nonnull (strstr (lines[0], "“day”"));
  g_assert_nonnull (strstr (lines[1], "schemes/broken.json: 2:"));

  g_assert_cmpint (table->status, ==, 0);
  g_assert_true (g_str_has_prefix (table->out, "no\t"));
  g_assert_nonnull (strstr (table->err, "schemes/aspic-asp-saas.json: "));
}

/* Whether a scheme file has these faults, each a line of the output, and no others. */
static void
assert_faults (CliFixture *fixture, const char *text, const char *expected)
{
  g_autoptr (CliResult) result = NULL;

  cli_write (fixture, "try.json", text);
  result = cli_run (fixture, "scheme", "--check", "try.json", NULL);
  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpstr (result->out, ==, expected);
  g_assert_cmpint (result->status, ==, *expected == '\0' ? 0 : 1);
}

/* What is misspelt, missing, of the wrong type or against another part is told at once, in the
 * order of the file. */
static void
test_check (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *built_in = read_built_in_scheme ();
  g_autoptr (CliResult) start = cli_run (fixture, "scheme", "--new", NULL);
  g_autoptr (GString) faulty = g_string_new (start->out);
  g_autoptr (CliResult) as_data = NULL;
  g_autoptr (CliResult) nothing = cli_run (fixture, "scheme", "--check", NULL);
  g_autoptr (CliResult) no_file = cli_run (fixture, "scheme", "--check", "no-such.json", NULL);
  JsonNode *list;

  assert_faults (fixture, built_in, "");
  assert_faults (fixture, start->out, "");
  assert_faults (fixture, "{\n  \"format\": \"kaiji-scheme\",\n}\n",
                 "try.json:2:27: a comma stands before the closing bracket; take it out\n");
  assert_faults (fixture, "[]", "try.json:1:1: format: this member is missing\n");
  cli_assert_failed (nothing, "an argument is missing");
  cli_assert_failed (no_file, "no-such.json: ");

  g_string_replace (faulty, "\"limit\": 200", "\"limitt\": 200", 1);
  g_string_replace (faulty, "\"margins\"", "\"margin\"", 1);
  g_string_replace (faulty, "\"paper\": \"iso_a4\"", "\"paper\": \"iso_a5\"", 1);
  g_string_replace (faulty, "\"font-size\": 9,", "\"font-size\": \"9\",", 1);
  g_string_replace (faulty, "\"number\": 2", "\"number\": 1", 1);
  g_string_replace (faulty, "\"service-name\": \"service-name\"",
                    "\"service-nam\": \"service-name\"", 1);
  g_string_replace (faulty, "\"id\": \"dedicated\"", "\"id\": \"shared\", \"colour\": 1", 1);
  assert_faults (
    fixture, faulty->str,
    "try.json:19:20: roles.service-nam: no member “service-nam” is known here; “service-name” may "
    "be meant\n"
    "try.json:43:11: page.margins: this member is missing\n"
    "try.json:45:14: page.paper: “iso_a5” is not known here; “iso_a4” may be meant\n"
    "try.json:47:15: page.margin: no member “margin” is known here; “margins” may be meant\n"
    "try.json:49:18: page.font-size: must be a number\n"
    "try.json:100:25: sections[0].groups[1].items[0].number: item 1 does not follow item 1 (item 1 "
    "“サービスの名称と内容”)\n"
    "try.json:115:29: sections[0].groups[1].items[0].fields[1].limitt: no member “limitt” is known "
    "here; “limit” may be meant (item 1 “サービスの名称と内容”, field “service-summary”)\n"
    "try.json:131:29: sections[0].groups[1].items[1].fields[0].choices[1].id: the choice “shared” "
    "occurs twice (item 3 “提供の形態”, field “delivery”)\n"
    "try.json:131:49: sections[0].groups[1].items[1].fields[0].choices[1].colour: no member "
    "“colour” is known here (item 3 “提供の形態”, field “delivery”)\n");

  as_data = cli_run (fixture, "scheme", "--check", "try.json", "--format=json", NULL);
  g_assert_cmpint (as_data->status, ==, 1);
  list = json_fixture_parse (as_data->out);
  g_assert_cmpuint (json_fixture_length (list), ==, 9);
  g_assert_cmpint (json_fixture_integer (json_fixture_get (json_fixture_element (list, 4), "line")),
                   ==, 49);
  g_assert_cmpint (json_fixture_integer (
                     json_fixture_get (json_fixture_element (list, 4), "column")),
                   ==, 18);
  g_assert_cmpstr (json_fixture_string (json_fixture_get (json_fixture_element (list, 4), "place")),
                   ==, "page.font-size");
  json_node_unref (list);
}

/* A new scheme can be installed, filled in and printed as it is. */
static void
test_new (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (CliResult) again = NULL;
  g_autoptr (CliResult) bad_id = cli_run (fixture, "scheme", "--new", "My Form", NULL);
  g_autoptr (CliResult) table = NULL;

  cli_assert_failed (bad_id, "My Form: ");
  cli_do (fixture, "scheme", "--new", "our-form", "-o", "our-form.json", NULL);
  again = cli_run (fixture, "scheme", "--new", "our-form", "-o", "our-form.json", NULL);
  cli_assert_failed (again, "our-form.json: it is there already; give the new file another name");

  text = cli_read (fixture, "our-form.json");
  cli_write_scheme (fixture, "our-form.json", text);
  table = cli_run (fixture, "scheme", "our-form", NULL);
  cli_assert_done (table, NULL);
  cli_do (fixture, "new", "our-form", "-o", "sheet.json", NULL);
  cli_do (fixture, "set", "sheet.json", "service-name=見本", NULL);
  cli_do (fixture, "print", "sheet.json", "-o", "sheet.pdf", NULL);
}

/* Like the window's own button: nothing with faults, nothing in place of another unasked. */
static void
test_install (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *built_in = read_built_in_scheme ();
  g_autofree char *other = NULL;
  g_autofree char *installed = NULL;
  g_autoptr (CliResult) faulty = NULL;
  g_autoptr (CliResult) refused = NULL;
  g_autoptr (CliResult) shadowing = NULL;
  g_autoptr (CliResult) own = NULL;
  g_autoptr (CliResult) both = cli_run (fixture, "scheme", "--check", "--install", "x", NULL);
  g_autoptr (CliResult) missing = cli_run (fixture, "scheme", "--install", "no-such.json", NULL);

  cli_assert_failed (both, "exclude one another");
  cli_assert_failed (missing, "no-such.json: ");

  cli_write (fixture, "faulty.json", "{ \"format\": \"kaiji-scheme\" }\n");
  faulty = cli_run (fixture, "scheme", "--install", "faulty.json", NULL);
  g_assert_cmpint (faulty->status, ==, 2);
  g_assert_nonnull (strstr (faulty->out, "faulty.json:1:1: "));
  g_assert_nonnull (strstr (faulty->err, "faulty.json: "));

  cli_do (fixture, "scheme", "--new", "our-form", "-o", "any-name.json", NULL);
  cli_do (fixture, "scheme", "--install", "any-name.json", NULL);
  cli_do (fixture, "scheme", "--install", "any-name.json", NULL);
  cli_do (fixture, "new", "our-form", "-o", "sheet.json", NULL);
  own = cli_run (fixture, "schemes", "--own", NULL);
  g_assert_cmpint (own->status, ==, 0);
  g_assert_nonnull (strstr (own->out, "\nour-form\t"));
  g_assert_null (strstr (own->out, "aspic-asp-saas"));

  installed = cli_read (fixture, "any-name.json");
  other = g_strconcat (installed, "\n", NULL);
  cli_write (fixture, "other.json", other);
  refused = cli_run (fixture, "scheme", "--install", "other.json", NULL);
  cli_assert_failed (refused, "other.json: ");
  cli_do (fixture, "scheme", "--install", "--replace", "other.json", NULL);

  g_free (g_steal_pointer (&other));
  other = g_strconcat (built_in, "\n", NULL);
  cli_write (fixture, "shadow.json", other);
  shadowing = cli_run (fixture, "scheme", "--install", "shadow.json", NULL);
  cli_assert_failed (shadowing, "--replace");
}

static void
test_remove (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) built_in = cli_run (fixture, "scheme", "--remove", "aspic-asp-saas", NULL);
  g_autoptr (CliResult) path = cli_run (fixture, "scheme", "--remove", "../../x", NULL);
  g_autoptr (CliResult) again = NULL;
  g_autoptr (CliResult) list = NULL;

  cli_assert_failed (built_in, "aspic-asp-saas: ");
  cli_assert_failed (path, "../../x: ");

  cli_do (fixture, "scheme", "--new", "our-form", "-o", "our-form.json", NULL);
  cli_do (fixture, "scheme", "--install", "our-form.json", NULL);
  cli_do (fixture, "scheme", "--remove", "our-form", NULL);
  list = cli_run (fixture, "schemes", NULL);
  g_assert_null (strstr (list->out, "our-form"));
  again = cli_run (fixture, "scheme", "--remove", "our-form", NULL);
  cli_assert_failed (again, "our-form: ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/schemes/list", test_list);
  CLI_TEST ("/cli/schemes/table", test_table);
  CLI_TEST ("/cli/schemes/json", test_json);
  CLI_TEST ("/cli/schemes/unknown", test_unknown);
  CLI_TEST ("/cli/schemes/own", test_own);
  CLI_TEST ("/cli/schemes/broken", test_broken);
  CLI_TEST ("/cli/schemes/check", test_check);
  CLI_TEST ("/cli/schemes/new", test_new);
  CLI_TEST ("/cli/schemes/install", test_install);
  CLI_TEST ("/cli/schemes/remove", test_remove);

  return g_test_run ();
}
