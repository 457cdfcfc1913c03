/* test-completion.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What shells complete of kaiji-cli's arguments.
 */

#include "config.h"

#include <string.h>

#include "tool.h"

/* Runs @script in a shell that finds kaiji-cli and has read @completion. */
static char *
run_in_shell (const char *shell, const char *completion, const char *script)
{
  g_autofree char *file = tool_source ("data", "completions", completion, NULL);
  g_autofree char *folder = tool_built ("src", "cli", NULL);
  g_autofree char *path = g_strconcat ("PATH=", folder, ":", g_getenv ("PATH"), NULL);
  g_autofree char *whole = g_strdup_printf ("source '%s'; %s", file, script);
  int status;
  char *output = tool_run (&status, TOOL ("env", path, shell, "-c", whole));

  g_test_message ("%s", output);
  g_assert_cmpint (status, ==, 0);
  return output;
}

/* What Bash has for the last of @words; it parts words at “=” and “@”. */
static char *
complete_in_bash (const char *words)
{
  g_autofree char *script
    = g_strdup_printf ("compopt () { :; }; COMP_WORDS=(kaiji-cli %s); "
                       "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                       "_kaiji_cli kaiji-cli \"${COMP_WORDS[COMP_CWORD]}\" "
                       "\"${COMP_WORDS[COMP_CWORD - 1]}\"; printf ' %%s' \"${COMPREPLY[@]}\"",
                       words);

  return run_in_shell ("bash", "kaiji-cli.bash", script);
}

static void
test_bash (void)
{
  static const char *const cases[][2] = {
    { "sch", " schemes scheme" },
    { "--v", " --version" },
    { "print --dr", " --draft=" },
    { "print --draft = a", " auto" },
    { "print --audience =", " submission public" },
    { "new mic", " mic-asp-saas mic-asp-saas@3" },
    { "new aspic-asp-saas @", " 2023 2017" },
    { "carry-over old --to = mic-asp-saas @", " 3" },
    { "scheme --check mic", " " },
    { "check mic", " " },
    { "new aspic-asp-saas @ 201", " 2017" },
  };

  if (!tool_is_there ("bash"))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *output = complete_in_bash (cases[i][0]);

      g_assert_cmpstr (output, ==, cases[i][1]);
    }
}

static void
test_fish (void)
{
  g_autofree char *verbs = NULL;
  g_autofree char *options = NULL;
  g_autofree char *schemes = NULL;

  if (!tool_is_there ("fish"))
    return;

  verbs = run_in_shell ("fish", "kaiji-cli.fish", "complete -C 'kaiji-cli carry'");
  g_assert_true (g_str_has_prefix (verbs, "carry-over\t"));
  options = run_in_shell ("fish", "kaiji-cli.fish", "complete -C 'kaiji-cli print --draft'");
  g_assert_true (g_str_has_prefix (options, "--draft=\t"));
  schemes = run_in_shell ("fish", "kaiji-cli.fish", "complete -C 'kaiji-cli new mic'");
  g_assert_nonnull (strstr (schemes, "mic-asp-saas@3\t"));
}

/* What the program says may come, each verb and option with what it is followed by. */
static char *
complete (const char *const *words)
{
  g_autofree char *program = tool_built ("src", "cli", "kaiji-cli", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  char *output;
  int status;

  g_ptr_array_add (argv, program);
  g_ptr_array_add (argv, (gpointer) "complete");
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  /* It complains of what no shell would show: a kind of argument that it does not know. */
  g_assert_cmpstr (errors, ==, "");
  return output;
}

static char *
get_candidate (const char *line)
{
  const char *tab = strchr (line, '\t');

  return tab != NULL ? g_strndup (line, (gsize) (tab - line)) : NULL;
}

static void
complete_options (const char *verb)
{
  g_autofree char *options = complete (TOOL (verb, "--"));
  g_auto (GStrv) lines = g_strsplit (options, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *option = get_candidate (lines[i]);
      g_autofree char *values = NULL;

      if (option == NULL || !g_str_has_suffix (option, "="))
        continue;

      values = complete (TOOL (verb, option));
      g_test_message ("%s %s: %s", verb, option, values);
      if (g_str_equal (option, "--output=") || g_str_equal (option, "--from="))
        g_assert_cmpstr (values, ==, ":files\n");
      if (g_str_equal (option, "--format="))
        g_assert_nonnull (strstr (values, "--format=json\t"));
    }
}

static void
test_all_verbs (void)
{
  /* What the first argument of a verb is, if it is not a file. */
  static const char *const others[][2] = {
    { "schemes", "" },
    { "scheme", "aspic-asp-saas\t" },
    { "new", "aspic-asp-saas\t" },
  };
  g_autofree char *verbs = complete (TOOL (""));
  g_auto (GStrv) lines = g_strsplit (verbs, "\n", -1);
  guint n_verbs = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *verb = get_candidate (lines[i]);
      g_autofree char *argument = NULL;
      const char *expected = ":files\n";

      if (verb == NULL || verb[0] == '-')
        continue;

      n_verbs++;
      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        if (g_str_equal (others[j][0], verb))
          expected = others[j][1];
      argument = complete (TOOL (verb, ""));
      g_assert_true (g_str_has_prefix (argument, expected));
      g_assert_true (*expected != '\0' || *argument == '\0');
      complete_options (verb);
    }
  g_assert_cmpuint (n_verbs, >=, 15);
}

/* Arguments that depend on those before them. */
static void
test_arguments (void)
{
  g_autofree char *sample = tool_source ("data", "samples", "sample.kaiji.json", NULL);
  g_autofree char *checked = complete (TOOL ("scheme", "--check", ""));
  g_autofree char *begun = complete (TOOL ("scheme", "--new", ""));
  g_autofree char *fields = complete (TOOL ("get", "--json", sample, "sales", "employee-c"));
  g_autofree char *settings = complete (TOOL ("set", sample, "employee-count"));
  g_autofree char *output = complete (TOOL ("print", "-o", ""));
  g_autofree char *too_many = complete (TOOL ("compare", "a", "b", ""));

  g_assert_cmpstr (checked, ==, ":files\n");
  g_assert_cmpstr (begun, ==, "");
  g_assert_true (g_str_has_prefix (fields, "employee-count\t"));
  g_assert_true (g_str_has_prefix (settings, "employee-count=\t"));
  g_assert_cmpstr (output, ==, ":files\n");
  g_assert_cmpstr (too_many, ==, "");
}

/* Zsh completes in a terminal alone; the functions that it offers for that stand in for it. */
static void
test_zsh (void)
{
  g_autofree char *folder = tool_built ("src", "cli", NULL);
  g_autofree char *file = tool_source ("data", "completions", "_kaiji-cli", NULL);
  g_autofree char *script = NULL;
  g_autofree char *output = NULL;
  int status;

  if (!tool_is_there ("zsh"))
    return;

  script = g_strdup_printf ("PATH='%s':$PATH; _files () { print files }; "
                            "complete () { . '%s' }; "
                            "_describe () { print -rl -- \"${(@P)4}\" }; "
                            "words=(kaiji-cli c) CURRENT=2 PREFIX=c; complete; "
                            "words=(kaiji-cli print --) CURRENT=3 PREFIX=--; complete; "
                            "words=(kaiji-cli check x) CURRENT=3 PREFIX=x; complete",
                            folder, file);
  output = tool_run (&status, TOOL ("zsh", "-f", "-c", script));
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "carry-over:"));
  g_assert_nonnull (strstr (output, "--audience="));
  g_assert_true (g_str_has_suffix (output, "files\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/completion/all-verbs", test_all_verbs);
  g_test_add_func ("/house/completion/arguments", test_arguments);
  g_test_add_func ("/house/completion/bash", test_bash);
  g_test_add_func ("/house/completion/fish", test_fish);
  g_test_add_func ("/house/completion/zsh", test_zsh);

  return g_test_run ();
}
