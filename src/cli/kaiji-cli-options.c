/* kaiji-cli-options.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

/* Who asks for the options of a verb instead of running it. */
static KaijiCliOptionFunc option_function;
static gpointer option_data;

/**
 * kaiji_cli_foreach_option:
 * @verb: a verb
 * @function: (scope call): is called with each of its options
 * @user_data: for @function
 *
 * A verb's table of options points at its own variables, so it is the verb that is asked for it.
 */
void
kaiji_cli_foreach_option (const KaijiVerb *verb, KaijiCliOptionFunc function, gpointer user_data)
{
  char *argv[] = { (char *) verb->name, NULL };

  g_return_if_fail (option_function == NULL);

  option_function = function;
  option_data = user_data;
  verb->run (1, argv);
  option_function = NULL;
}

/**
 * kaiji_cli_parse:
 * @argc: as the verb got it
 * @argv: as the verb got it; argv[0] is the verb's name
 * @options: (nullable): the verb's options
 * @n_min: the minimum number of arguments
 * @n_max: the maximum number of arguments
 * @arguments: (out) (transfer full): the arguments that are not options, as the shell passed them
 *
 * Reads a verb's options. `--help` prints the help and ends the program. It must be the first thing
 * that a verb does: kaiji_cli_foreach_option() gets no further.
 *
 * Returns: %FALSE, with a line on standard error, if they are invalid
 */
gboolean
kaiji_cli_parse (int argc,
                 char **argv,
                 const GOptionEntry *options,
                 guint n_min,
                 guint n_max,
                 GStrv *arguments)
{
  const KaijiVerb *verb = kaiji_cli_find_verb (argv[0]);
  const char *usage = verb->arguments[0] != '\0' ? _ (verb->arguments) : NULL;
  g_autofree char *program = g_strconcat ("kaiji-cli ", verb->name, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  guint n_rest;

  /* As file names, because a name or value may be in UTF-8 in a locale that is not. */
  const GOptionEntry rest_option[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (option_function != NULL)
    {
      for (guint i = 0; options != NULL && options[i].long_name != NULL; i++)
        option_function (&options[i], option_data);
      return FALSE;
    }

  g_set_prgname (program);
  g_option_context_set_summary (context, _ (verb->summary));
  if (verb->description != NULL)
    g_option_context_set_description (context, _ (verb->description));
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, rest_option, NULL);

  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      kaiji_cli_report (verb->name, error->message);
      return FALSE;
    }

  n_rest = rest != NULL ? g_strv_length (rest) : 0;
  if (n_rest < n_min || n_rest > n_max)
    {
      g_autofree char *message = NULL;

      /* Translators: %s is a command line, such as “kaiji-cli check”. */
      message = g_strdup_printf (n_rest < n_min ? _ ("an argument is missing; see %s --help")
                                                : _ ("there are too many arguments; see %s --help"),
                                 program);
      kaiji_cli_report (verb->name, message);
      return FALSE;
    }

  *arguments = rest != NULL ? g_steal_pointer (&rest) : g_new0 (char *, 1);
  return TRUE;
}

/**
 * kaiji_cli_parse_word:
 * @verb: the verb's name
 * @option: the option's name, with its hyphens
 * @word: (nullable): the option's value
 * @words: %NULL-terminated: the allowed values
 * @index: (inout): the index of @word in @words; unchanged if @word is %NULL
 *
 * Returns: %FALSE, with a line on standard error, if @word is none of @words
 */
gboolean
kaiji_cli_parse_word (const char *verb,
                      const char *option,
                      const char *word,
                      const char *const *words,
                      guint *index)
{
  g_autofree char *choices = NULL;
  g_autofree char *message = NULL;

  if (word == NULL)
    return TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        *index = i;
        return TRUE;
      }

  choices = g_strjoinv (", ", (char **) words);
  /* Translators: an option of the command line, what was given for it, and what may be given. */
  message = g_strdup_printf (_ ("%s cannot be “%s”, only one of: %s"), option, word, choices);
  kaiji_cli_report (verb, message);
  return FALSE;
}

/**
 * kaiji_cli_to_utf8:
 * @argument: an argument as the shell passed it
 *
 * Returns: (transfer full) (nullable): @argument in UTF-8, from UTF-8 or the locale's encoding
 */
char *
kaiji_cli_to_utf8 (const char *argument)
{
  if (g_utf8_validate (argument, -1, NULL))
    return g_strdup (argument);

  return g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);
}
