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
    { "new mic", " mic-asp-saas" },
    { "new aspic-asp-saas @", " 2023 2017" },
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
  g_assert_true (g_str_has_prefix (schemes, "mic-asp-saas@3\t"));
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
                            "_describe () { local name=$4; print -rl -- \"${(@P)name}\" }; "
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

  g_test_add_func ("/house/completion/bash", test_bash);
  g_test_add_func ("/house/completion/fish", test_fish);
  g_test_add_func ("/house/completion/zsh", test_zsh);

  return g_test_run ();
}
