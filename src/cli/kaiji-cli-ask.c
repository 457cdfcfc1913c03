/* kaiji-cli-ask.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "kaiji-partial-date.h"
#include "kaiji-sheet-export.h"

/* Makes a file name of an owner, which may be any text. */
static char *
dup_file_name (const char *owner)
{
  g_autofree char *stem = g_strdelimit (g_strdup (owner), "/\\:*?\"<>|\n\r\t", '-');
  g_autofree char *start = g_utf8_substring (stem, 0, MIN (g_utf8_strlen (stem, -1), 60));

  return g_strconcat (start, ".xlsx", NULL);
}

static gboolean
write_request (KaijiSheet *sheet, const char *owner, const char *due, const char *output)
{
  const KaijiSheetExportOptions options = { .owner = owner, .due = due };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_str_equal (output, "-") && g_file_test (output, G_FILE_TEST_EXISTS))
    {
      kaiji_cli_report (output, _ ("it is there already; give the output another name"));
      return FALSE;
    }

  bytes = kaiji_sheet_export (sheet, KAIJI_SHEET_EXPORT_XLSX, &options, &error);
  if (bytes != NULL && kaiji_cli_write (output, bytes, &error))
    return TRUE;

  kaiji_cli_report_error (output, error);
  return FALSE;
}

static gboolean
write_all (KaijiSheet *sheet, GPtrArray *owners, const char *due, const char *folder)
{
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      kaiji_cli_report (folder, _ ("the folder could not be made"));
      return FALSE;
    }

  for (guint i = 0; i < owners->len; i++)
    {
      g_autofree char *name = dup_file_name (owners->pdata[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!write_request (sheet, owners->pdata[i], due, path))
        return FALSE;
      kaiji_cli_printf ("%s\n", path);
    }

  return TRUE;
}

static gboolean
check_due (const char *verb, const char *due)
{
  KaijiPartialDate date;

  if (due == NULL || (kaiji_partial_date_parse (due, &date) && kaiji_partial_date_is_valid (&date)))
    return TRUE;

  kaiji_cli_report (verb, _ ("--due takes a day, as 2026-12-10"));
  return FALSE;
}

int
kaiji_cli_ask (int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *due = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GPtrArray) owners = NULL;

  const GOptionEntry options[] = {
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner,
      N_ ("Ask this department or person only; otherwise all, with a file for each"),
      N_ ("OWNER") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_ ("The day by which the answers are needed"),
      "YYYY-MM-DD" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write the spreadsheet, or, without --owner, the folder for all of them"),
      N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &files) || !check_due (argv[0], due))
    return KAIJI_CLI_FAILED;
  if (output == NULL)
    {
      kaiji_cli_report (argv[0], _ ("say with --output where to write it"));
      return KAIJI_CLI_FAILED;
    }

  library = kaiji_scheme_library_new ();
  sheet = kaiji_cli_open_sheet_or_report (files[0], library);
  if (sheet == NULL)
    return KAIJI_CLI_FAILED;

  owners = kaiji_sheet_export_list_owners (sheet);
  if (owners->len == 0
      || (owner != NULL && !g_ptr_array_find_with_equal_func (owners, owner, g_str_equal, NULL)))
    {
      kaiji_cli_report (files[0], owners->len == 0
                                    ? _ ("no field has an owner; who answers it is one of its "
                                         "internal notes")
                                    : _ ("nobody of that name answers anything in it"));
      return KAIJI_CLI_FAILED;
    }

  if (owner != NULL)
    return write_request (sheet, owner, due, output) ? KAIJI_CLI_DONE : KAIJI_CLI_FAILED;

  return write_all (sheet, owners, due, output) ? KAIJI_CLI_DONE : KAIJI_CLI_FAILED;
}
