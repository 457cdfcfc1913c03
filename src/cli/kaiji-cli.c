/* kaiji-cli.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

static void
print_help (void)
{
  guint n_verbs;
  const KaijiVerb *verbs = kaiji_cli_get_verbs (&n_verbs);

  kaiji_cli_put (_ ("Usage:\n"
                    "  kaiji-cli VERB [OPTION…] [ARGUMENT…]\n"
                    "\n"
                    "Works on disclosure sheets without a window.\n"
                    "\n"
                    "Verbs:\n"));

  for (guint i = 0; i < n_verbs; i++)
    kaiji_cli_printf ("  %-12s  %s\n", verbs[i].name, _ (verbs[i].summary));

  kaiji_cli_put (
    _ ("\n"
       "“kaiji-cli VERB --help” tells more of a verb, “kaiji-cli --version” the version.\n"
       "A file “-” is standard input or output.\n"
       "\n"
       "Exit status: 0 done, 1 a check found errors or a comparison differences, 2 could not be "
       "done.\n"));
}

static int
run (int argc, char **argv)
{
  const KaijiVerb *verb;

  if (argc < 2)
    {
      kaiji_cli_report (NULL, _ ("no verb is given; see kaiji-cli --help"));
      return KAIJI_CLI_FAILED;
    }

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return KAIJI_CLI_DONE;
    }

  if (g_str_equal (argv[1], "--version"))
    {
      kaiji_cli_printf ("kaiji-cli %s\n", KAIJI_VERSION);
      return KAIJI_CLI_DONE;
    }

  if (g_str_equal (argv[1], "complete"))
    return kaiji_cli_complete (argc - 1, argv + 1);

  verb = kaiji_cli_find_verb (argv[1]);
  if (verb == NULL)
    {
      const char *message = argv[1][0] == '-' ? _ ("there is no such option; see kaiji-cli --help")
                                              : _ ("there is no such verb; see kaiji-cli --help");

      kaiji_cli_report (argv[1], message);
      return KAIJI_CLI_FAILED;
    }

  return verb->run (argc - 1, argv + 1);
}

int
main (int argc, char **argv)
{
  return kaiji_cli_main (argc, argv, run);
}
