/* test-bad-input.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "cli-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define HEAD                                                                                       \
  "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\", "                 \
  "\"edition\": \"2023\", "

/* Every verb that reads a sheet refuses @name with @message, and leaves the file and the folder
 * unchanged. */
static void
assert_refused (CliFixture *fixture, const char *name, const char *message)
{
  g_autofree char *start = g_strdup_printf ("kaiji-cli: %s: ", name);
  g_autoptr (CliResult) get = cli_run (fixture, "get", name, "business-name", NULL);
  g_autoptr (CliResult) set = cli_run (fixture, "set", name, "business-name=社名", NULL);
  g_autoptr (CliResult) check = cli_run (fixture, "check", name, NULL);
  g_autoptr (CliResult) print = cli_run (fixture, "print", name, "-o", "out.pdf", NULL);
  g_autofree char *out = cli_path (fixture, "out.pdf");

  cli_assert_failed (get, message);
  g_assert_true (g_str_has_prefix (get->err, start));
  g_assert_cmpstr (set->err, ==, get->err);
  g_assert_cmpint (set->status, ==, 2);
  g_assert_cmpstr (check->err, ==, get->err);
  g_assert_cmpint (check->status, ==, 2);
  g_assert_cmpstr (print->err, ==, get->err);
  g_assert_cmpint (print->status, ==, 2);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

static void
assert_text_refused (CliFixture *fixture, const char *text, const char *message)
{
  g_autofree char *after = NULL;

  cli_write (fixture, "s.json", text);
  assert_refused (fixture, "s.json", message);
  after = cli_read (fixture, "s.json");
  g_assert_cmpstr (after, ==, text);
}

static void
test_absent (CliFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) names = NULL;

  assert_refused (fixture, "absent.json", "absent.json: there is no such file or folder");
  assert_refused (fixture, "no-folder/absent.json", "there is no such file or folder");

  names = cli_list_folder (fixture);
  g_assert_cmpuint (g_strv_length (names), ==, 0);
}

static void
test_folder (CliFixture *fixture, gconstpointer data)
{
  assert_refused (fixture, "/", "it is a folder, not a file");
}

static void
test_unreadable (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_path (fixture, "s.json");

  if (geteuid () == 0)
    {
      g_test_skip ("root may read every file");
      return;
    }

  cli_write (fixture, "s.json", HEAD "\"answers\": {}}");
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  assert_refused (fixture, "s.json", "it may not be read or written by you");
}

static void
test_empty (CliFixture *fixture, gconstpointer data)
{
  assert_text_refused (fixture, "", "s.json: the file is empty");
}

static void
test_not_json (CliFixture *fixture, gconstpointer data)
{
  assert_text_refused (fixture, "hello\n", "s.json: 1:");
  assert_text_refused (fixture, "{\n  \"format\": \"kaiji-sheet\",\n  version: 1\n}\n",
                       "s.json: 3:");
  assert_text_refused (fixture, HEAD "\"answers\": {", "s.json: 1:");
  assert_text_refused (fixture, HEAD "\"answers\": {}}\n}", "s.json: 2:1: ");
}

static void
test_not_utf8 (CliFixture *fixture, gconstpointer data)
{
  /* 株式会社 in Shift_JIS. */
  assert_text_refused (fixture,
                       HEAD "\n\"answers\": {\"business-name\": "
                            "{\"text\": \"\x8a\x94\x8e\xae\x89\xef\x8e\xd0\"}}}",
                       "not UTF-8 text");
  assert_text_refused (fixture, "\xff\xfe{\x01}\x01", "not UTF-8 text");
}

static void
test_not_a_sheet (CliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *message;
  } files[] = {
    { "[]", "s.json: " },
    { "{}", "“format”" },
    { "12", "s.json: " },
    { "{\"format\": \"kaiji-scheme\", \"version\": 1}", "“format”" },
    { "{\"format\": \"kaiji-sheet\", \"version\": \"1\"}", "“version”" },
    { "{\"format\": \"kaiji-sheet\", \"version\": 0}", "“version”" },
    { "{\"format\": \"kaiji-sheet\", \"version\": 1}", "“scheme”" },
    { "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"aspic-asp-saas\"}",
      "“edition”" },
    { HEAD "\"answers\": []}", "“answers”" },
    { HEAD "\"answers\": {}, \"excluded-sections\": \"all\"}", "“excluded-sections”" },
    { HEAD "\"answers\": {}, \"certification-number\": 144}", "“certification-number”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    assert_text_refused (fixture, files[i].text, files[i].message);
}

static void
test_unknown_scheme (CliFixture *fixture, gconstpointer data)
{
  assert_text_refused (fixture,
                       "{\"format\": \"kaiji-sheet\", \"version\": 1, "
                       "\"scheme\": \"../no-such\", \"edition\": \"2023\"}",
                       "../no-such");
  assert_text_refused (fixture,
                       "{\"format\": \"kaiji-sheet\", \"version\": 1, "
                       "\"scheme\": \"aspic-asp-saas\", \"edition\": \"1999\"}",
                       "1999");
}

static void
test_duplicate_key (CliFixture *fixture, gconstpointer data)
{
  assert_text_refused (fixture,
                       HEAD "\"answers\": {\n\"business-name\": {\"text\": \"甲\"},\n"
                            "\"business-name\": {\"text\": \"乙\"}}}",
                       "s.json: 3:");
  assert_text_refused (fixture, HEAD "\"version\": 1, \"answers\": {}}", "s.json: 1:");
}

static void
test_deep_nesting (CliFixture *fixture, gconstpointer data)
{
  static const guint depth = 100000;
  static const struct
  {
    const char *before;
    const char *open;
    const char *close;
    const char *after;
  } files[] = {
    { "", "[", "]", "" },
    { "", "{\"a\":", "}", "" },
    { HEAD "\"answers\": {}, \"more\": ", "[", "]", "}" },
    { HEAD "\"answers\": {\"business-name\": ", "{\"a\":", "}", "}}" },
    { HEAD "\"answers\": {\"business-name\": ", "[", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GString) text = g_string_new (files[i].before);

      for (guint j = 0; j < depth; j++)
        g_string_append (text, files[i].open);
      g_string_append (text, "1");
      for (guint j = 0; j < depth; j++)
        g_string_append (text, files[i].close);
      g_string_append (text, files[i].after);

      assert_text_refused (fixture, text->str, "nested too deeply");
    }
}

/* The same as an answer on the command line. */
static void
test_deep_answer (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) change = g_string_new ("business-name={\"text\": ");
  g_autoptr (CliResult) result = NULL;

  cli_new_sheet (fixture, "s.json");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (change, '[');
  result = cli_run (fixture, "set", "s.json", change->str, NULL);

  cli_assert_failed (result, "nested too deeply");
}

/* Few bytes for so much memory. Of what a text holds nothing counts. */
static void
test_many_values (CliFixture *fixture, gconstpointer data)
{
  static const char end[] = "1]}";
  g_autoptr (GString) text = g_string_new (HEAD "\"more\": [");
  g_autofree char *commas = g_strnfill (1200000, ',');
  g_autofree char *sheet = g_strconcat (HEAD "\"more\": \"\\\"[", commas, "\"}", NULL);
  g_autoptr (CliResult) result = NULL;

  for (guint i = 0; i < 500000; i++)
    g_string_append (text, "1,");
  g_string_append (text, end);
  assert_text_refused (fixture, text->str, "more than the 500000 values that Kaiji reads");

  cli_write (fixture, "s.json", sheet);
  result = cli_run (fixture, "get", "s.json", "business-name", NULL);
  cli_assert_done (result, "\n");
}

static void
test_no_number (CliFixture *fixture, gconstpointer data)
{
  assert_text_refused (fixture, HEAD "\"answers\": {\"capital\": {\"number\": NaN}}}",
                       "s.json: 1:");
}

/* Numbers that JSON can write but no field means, nor any computer holds, are findings, and stay as
 * they are written. */
static void
test_odd_numbers (CliFixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = {
    "-1", "1e300", "-0.5", "1e-300", "99999999999999999999999", "9223372036854775807", "1e999"
  };
  static const char *const members[] = { "year", "years", "months", "number" };
  static const char *const fields[] = { "founding-year", "business-years", "capital",
                                        "equity-ratio" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD "\"answers\": {");
      g_autofree char *after = NULL;
      g_autofree char *written = g_strdup_printf (": %s\n", numbers[i]);
      g_autoptr (CliResult) check = NULL;
      g_autoptr (CliResult) get = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        g_string_append_printf (text, "%s\"%s\": {\"%s\": %s}", j > 0 ? ", " : "", fields[j],
                                members[j < 3 ? j : 3], numbers[i]);
      g_string_append (text, "}}");
      cli_write (fixture, "s.json", text->str);

      check = cli_run (fixture, "check", "s.json", NULL);
      g_assert_cmpint (check->status, ==, 1);
      g_assert_cmpstr (check->err, ==, "");

      get = cli_run (fixture, "get", "s.json", fields[0], fields[1], fields[2], fields[3], NULL);
      cli_assert_done (get, NULL);

      cli_do (fixture, "set", "s.json", "business-name=社名", NULL);
      after = cli_read (fixture, "s.json");
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        g_assert_nonnull (strstr (after, fields[j]));
      g_assert_nonnull (strstr (after, written));
    }
}

/* Neither a file of any size nor one without an end is read into memory. */
static void
test_large (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = cli_path (fixture, "large.json");
  g_autoptr (CliResult) standard_input = NULL;
  struct rusage usage;
  int fd = g_open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, 100 * 1024 * 1024), ==, 0);
  g_assert_true (g_close (fd, NULL));

  assert_refused (fixture, "large.json", "large.json: the file is larger than");
  assert_refused (fixture, "/dev/zero", "/dev/zero: the file is larger than");

  standard_input = cli_run_shell (fixture, "\"$KAIJI_CLI\" check - </dev/zero");
  cli_assert_failed (standard_input, "standard input: the file is larger than");

  /* The most that any of the programs had in memory, in KiB. The address sanitizer keeps what is
   * freed. */
  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &usage), ==, 0);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (usage.ru_maxrss, <, 160 * 1024);
#endif
}

static void
test_standard_input (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (CliResult) empty = cli_run (fixture, "get", "-", "business-name", NULL);
  g_autoptr (CliResult) set = cli_run_with_input (fixture, "{\n]", "set", "-", "a=b", NULL);
  g_autoptr (CliResult) check = cli_run_with_input (fixture, "{\n]", "check", "-", NULL);

  cli_assert_failed (empty, "standard input: the file is empty");
  cli_assert_failed (set, "standard input: 2:1: ");
  cli_assert_failed (check, "standard input: 2:1: ");
}

/* An answer of the wrong type, read, printed and saved by everything. */
static void
test_wrong_types (CliFixture *fixture, gconstpointer data)
{
  static const char *const answers[] = {
    "12",
    "null",
    "true",
    "\"社名\"",
    "[]",
    "[{\"text\": \"a\"}]",
    "{\"text\": 12}",
    "{\"text\": null}",
    "{\"year\": \"1974\"}",
    "{\"year\": 1974, \"number\": 3}",
    "{\"presence\": true}",
    "{\"type\": \"image/png\", \"data\": \"!\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *text = g_strdup_printf (HEAD
                                               "\"answers\": {\"business-name\": %s, \"x-y\": %s}}",
                                               answers[i], answers[i]);
      g_autoptr (CliResult) get = NULL;
      g_autoptr (CliResult) json = NULL;
      g_autoptr (CliResult) check = NULL;
      g_autoptr (CliResult) set = NULL;
      g_autofree char *after = NULL;
      g_autoptr (CliResult) again = NULL;

      cli_write (fixture, "s.json", text);
      get = cli_run (fixture, "get", "s.json", "business-name", NULL);
      json = cli_run (fixture, "get", "--json", "s.json", "business-name", NULL);
      check = cli_run (fixture, "check", "s.json", NULL);
      set = cli_run (fixture, "set", "s.json", "business-overview=概要", NULL);

      cli_assert_done (get, NULL);
      cli_assert_done (json, NULL);
      g_assert_cmpint (check->status, ==, 1);
      g_assert_nonnull (strstr (check->out, "s.json:business-name: error: "));
      g_assert_nonnull (strstr (check->out, "s.json:x-y: "));
      cli_assert_done (set, "");

      after = cli_read (fixture, "s.json");
      g_assert_nonnull (strstr (after, "\"x-y\": "));
      again = cli_run (fixture, "get", "--json", "s.json", "business-name", NULL);
      cli_assert_done (again, json->out);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLI_TEST ("/cli/bad-input/absent", test_absent);
  CLI_TEST ("/cli/bad-input/folder", test_folder);
  CLI_TEST ("/cli/bad-input/unreadable", test_unreadable);
  CLI_TEST ("/cli/bad-input/empty", test_empty);
  CLI_TEST ("/cli/bad-input/not-json", test_not_json);
  CLI_TEST ("/cli/bad-input/not-utf8", test_not_utf8);
  CLI_TEST ("/cli/bad-input/not-a-sheet", test_not_a_sheet);
  CLI_TEST ("/cli/bad-input/unknown-scheme", test_unknown_scheme);
  CLI_TEST ("/cli/bad-input/duplicate-key", test_duplicate_key);
  CLI_TEST ("/cli/bad-input/deep-nesting", test_deep_nesting);
  CLI_TEST ("/cli/bad-input/deep-nesting/answer", test_deep_answer);
  CLI_TEST ("/cli/bad-input/many-values", test_many_values);
  CLI_TEST ("/cli/bad-input/numbers/none", test_no_number);
  CLI_TEST ("/cli/bad-input/numbers/odd", test_odd_numbers);
  CLI_TEST ("/cli/bad-input/large", test_large);
  CLI_TEST ("/cli/bad-input/standard-input", test_standard_input);
  CLI_TEST ("/cli/bad-input/wrong-types", test_wrong_types);

  return g_test_run ();
}
