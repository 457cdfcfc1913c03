/* test-manual.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The manual pages: nothing that the programs can do is missing from them.
 */

#include "config.h"

#include <string.h>

#include "tool.h"

/* The page as its reader sees it, without the marks of hyphens. */
static char *
read_page (const char *path)
{
  g_autofree char *page = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;

  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (page, "\\-", -1);
  return g_strjoinv ("-", parts);
}

static char *
ask_for_help (const char *room, const char *program, const char *verb)
{
  g_autofree char *path = tool_built ("src", room, program, NULL);
  const char *const argv[] = { path, verb != NULL ? verb : "--help", verb != NULL ? "--help" : NULL,
                               NULL };
  int status;
  char *help = tool_run (&status, argv);

  g_assert_cmpint (status, ==, 0);
  return help;
}

/* Each match of a pattern in the help must stand in the page. Returns: how many there are */
static guint
must_have (const char *page, const char *help, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (regex, help, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 1);

      if (strstr (page, word) == NULL)
        g_test_fail_printf ("“%s” is missing", word);
      n++;
    }
  return n;
}

static void
test_cli (gconstpointer data)
{
  static const char *const values[] = { "FILE", "SHEET", "=OLD", "=OWNER", "=NUMBER", "=COLUMN" };
  const char *folder = data;
  g_autofree char *path = tool_built ("data", "man", folder, "kaiji-cli.1", NULL);
  g_autofree char *page = NULL;
  g_autofree char *help = NULL;
  g_autoptr (GRegex) verbs = g_regex_new ("^  ([a-z-]+)  +\\S", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_options = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The page was not made: the programs do not run on this machine");
      return;
    }

  page = read_page (path);
  help = ask_for_help ("cli", "kaiji-cli", NULL);
  for (g_regex_match (verbs, help, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *verb = g_match_info_fetch (match, 1);
      g_autofree char *head = g_strdup_printf ("\nkaiji-cli %s ", verb);
      g_autofree char *verb_help = ask_for_help ("cli", "kaiji-cli", verb);

      g_assert_nonnull (strstr (page, head));
      n_options += must_have (page, verb_help, "^  (-.*?)(=|  |$)");
    }
  g_assert_cmpuint (n_options, >, 30);

  /* What an option is followed by is called as the usage calls it. */
  if (g_str_equal (folder, "ja"))
    for (guint i = 0; i < G_N_ELEMENTS (values); i++)
      g_assert_null (strstr (page, values[i]));
}

/* The application's own pages are written by hand. */
static void
test_application (gconstpointer data)
{
  g_autofree char *path = tool_source ("data", "man", data, NULL);
  g_autofree char *page = read_page (path);
  g_autofree char *help = ask_for_help ("app", "kaiji", NULL);

  g_assert_cmpuint (must_have (page, help, "(--[a-z-]+)"), >=, 3);
}

/* The pages have nothing that the formatter complains of. */
static void
test_format (void)
{
  static const char *const pages[] = { "kaiji.1", "kaiji.ja.1" };

  if (!tool_is_there ("groff"))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = tool_source ("data", "man", pages[i], NULL);
      int status;
      g_autofree char *output = tool_run (&status, TOOL ("groff", "-man", "-ww", "-Wbreak", "-z",
                                                         "-Kutf8", "-Tutf8", path));

      g_assert_cmpint (status, ==, 0);
      g_assert_cmpstr (output, ==, "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/house/manual/cli", ".", test_cli);
  g_test_add_data_func ("/house/manual/cli/japanese", "ja", test_cli);
  g_test_add_data_func ("/house/manual/application", "kaiji.1", test_application);
  g_test_add_data_func ("/house/manual/application/japanese", "kaiji.ja.1", test_application);
  g_test_add_func ("/house/manual/format", test_format);

  return g_test_run ();
}
