/* kaiji-cli-new.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

#include "kaiji-replace.h"

int
kaiji_cli_new (int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write the sheet, instead of standard output"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &arguments))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  scheme = kaiji_cli_find_scheme (library, arguments[0]);
  if (scheme == NULL)
    return KAIJI_CLI_FAILED;

  if (!kaiji_cli_may_create (output))
    return KAIJI_CLI_FAILED;

  sheet = kaiji_sheet_new (scheme);
  if (!kaiji_cli_save_sheet (sheet, output != NULL ? output : "-", KAIJI_ETAG_NEW, &error))
    {
      kaiji_cli_report_error (output, error);
      return KAIJI_CLI_FAILED;
    }

  return KAIJI_CLI_DONE;
}
