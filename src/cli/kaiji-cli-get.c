/* kaiji-cli-get.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

static void
print_text (KaijiSheet *sheet, const KaijiField *field)
{
  g_autofree char *text = kaiji_sheet_dup_text (sheet, field);

  kaiji_cli_printf ("%s\n", text);
}

static void
print_json (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);
  g_autofree char *json = answer != NULL ? kaiji_answer_to_json (answer) : g_strdup ("null\n");

  kaiji_cli_put (json);
}

int
kaiji_cli_get (int argc, char **argv)
{
  gboolean json = FALSE;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the answers as the sheet file holds them"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 2, G_MAXUINT, &arguments))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  sheet = kaiji_cli_open_sheet_or_report (arguments[0], library);
  if (sheet == NULL)
    return KAIJI_CLI_FAILED;

  for (guint i = 1; arguments[i] != NULL; i++)
    {
      const KaijiField *field = kaiji_cli_find_field (sheet, arguments[0], arguments[i]);

      if (field == NULL)
        return KAIJI_CLI_FAILED;
      g_ptr_array_add (fields, (gpointer) field);
    }

  for (guint i = 0; i < fields->len; i++)
    {
      if (json)
        print_json (sheet, g_ptr_array_index (fields, i));
      else
        print_text (sheet, g_ptr_array_index (fields, i));
    }

  return KAIJI_CLI_DONE;
}
