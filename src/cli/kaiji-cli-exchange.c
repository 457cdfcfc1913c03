/* kaiji-cli-exchange.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verbs that read and write other formats: kaiji-cli runs this program for them.
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *verb;
  int (*run) (int argc, char **argv);
} Exchange;

static const Exchange exchanges[] = {
  { "import", kaiji_cli_import },
  { "ask", kaiji_cli_ask },
  { "export", kaiji_cli_export },
  { "fill", kaiji_cli_fill },
};

static int
run (int argc, char **argv)
{
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (exchanges); i++)
    if (g_str_equal (exchanges[i].verb, argv[1]))
      return exchanges[i].run (argc - 1, argv + 1);

  kaiji_cli_report (NULL, _ ("there is no such verb; see kaiji-cli --help"));
  return KAIJI_CLI_FAILED;
}

int
main (int argc, char **argv)
{
  return kaiji_cli_main (argc, argv, run);
}
