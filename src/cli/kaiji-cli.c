/* kaiji-cli.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define KAIJI_CLI_EXCHANGE "kaiji-cli-exchange"

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

/* The program that does what most calls have no need of, beside this one as it is built, or where
 * it is installed. */
static char *
find_exchange (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self != NULL ? self : "");
  g_autofree char *beside = g_build_filename (folder, KAIJI_CLI_EXCHANGE, NULL);

  if (self != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (KAIJI_LIBEXECDIR, KAIJI_CLI_EXCHANGE, NULL);
}

/* The libraries that read and write other formats take longer to load than a sheet takes to check,
 * so that they are linked to a program of their own, which takes the place of this one. */
static int
hand_over (char **argv)
{
  g_autofree char *exchange = find_exchange ();

  execv (exchange, argv);
  kaiji_cli_report (exchange, g_strerror (errno));
  return KAIJI_CLI_FAILED;
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

  verb = kaiji_cli_find_verb (argv[1]);
  if (verb == NULL)
    {
      const char *message = argv[1][0] == '-' ? _ ("there is no such option; see kaiji-cli --help")
                                              : _ ("there is no such verb; see kaiji-cli --help");

      kaiji_cli_report (argv[1], message);
      return KAIJI_CLI_FAILED;
    }

  return verb->run != NULL ? verb->run (argc - 1, argv + 1) : hand_over (argv);
}

int
main (int argc, char **argv)
{
  return kaiji_cli_main (argc, argv, run);
}
