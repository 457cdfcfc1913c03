/* kaiji-cli-schemes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

static gboolean
is_own (KaijiSchemeLibrary *library, KaijiScheme *scheme)
{
  g_autoptr (GFile) own = kaiji_scheme_library_dup_own_file (library, kaiji_scheme_get_id (scheme));

  return own != NULL;
}

int
kaiji_cli_schemes (int argc, char **argv)
{
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (GPtrArray) schemes = NULL;
  g_auto (GStrv) problems = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean only_own = FALSE;

  const GOptionEntry options[] = {
    { "own", 0, 0, G_OPTION_ARG_NONE, &only_own, N_ ("Only those that you installed yourself"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 0, 0, &arguments))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  schemes = kaiji_scheme_library_list (library);
  kaiji_cli_report_problems (library);

  kaiji_cli_printf ("id\tedition\ttitle\titems\tfields\n");
  for (guint i = 0; i < schemes->len; i++)
    {
      KaijiScheme *scheme = g_ptr_array_index (schemes, i);
      guint n_items;
      guint n_fields;

      if (only_own && !is_own (library, scheme))
        continue;

      kaiji_scheme_get_items (scheme, &n_items);
      kaiji_scheme_get_fields (scheme, &n_fields);
      kaiji_cli_printf ("%s\t%s\t%s\t%u\t%u\n", kaiji_scheme_get_id (scheme),
                        kaiji_scheme_get_edition (scheme), kaiji_scheme_get_title (scheme), n_items,
                        n_fields);
    }

  /* Authors of a scheme use this verb to see whether it can be read. */
  problems = kaiji_scheme_library_dup_problems (library);
  return problems[0] == NULL ? KAIJI_CLI_DONE : KAIJI_CLI_FAILED;
}
