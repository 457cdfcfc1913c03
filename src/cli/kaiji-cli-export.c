/* kaiji-cli-export.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

#include "kaiji-left-out.h"
#include "kaiji-sheet-export.h"

/* The format by the ending of the output, if none was asked for. */
static gboolean
find_format (const char *verb, const char *output, guint *format)
{
  KaijiSheetExportFormat by_name;

  if (*format != KAIJI_N_SHEET_EXPORT_FORMATS)
    return TRUE;

  if (output == NULL || !kaiji_sheet_export_find_format (output, &by_name))
    {
      kaiji_cli_report (verb, _ ("say with --format what to write, or give --output one of "
                                 "the endings .xlsx, .csv, .html, .md, .txt, .json"));
      return FALSE;
    }

  *format = by_name;
  return TRUE;
}

static gboolean
is_there (const char *output)
{
  if (output == NULL || g_str_equal (output, "-") || !g_file_test (output, G_FILE_TEST_EXISTS))
    return FALSE;

  kaiji_cli_report (output, _ ("it is there already; --replace replaces it"));
  return TRUE;
}

int
kaiji_cli_export (int argc, char **argv)
{
  static const char *const audiences[] = { "submission", "public", NULL };
  g_autofree char *output = NULL;
  g_autofree char *format_word = NULL;
  g_autofree char *audience_word = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) left_out = NULL; /* (nullable) */
  g_autoptr (GError) error = NULL;
  KaijiSheetExportOptions export = { 0 };
  gboolean replaces = FALSE;
  guint audience = 0;
  guint format = KAIJI_N_SHEET_EXPORT_FORMATS;

  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to write it, by its ending"),
      N_ ("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("What to write, whatever its ending"),
      "xlsx|csv|html|md|txt|json" },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &audience_word, N_ ("Who it is for"),
      "submission|public" },
    { "with-notes", 0, 0, G_OPTION_ARG_NONE, &export.with_notes,
      N_ ("Write the internal notes, too; not for anyone outside"), NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replaces, N_ ("Replace a file that is there"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &files)
      || !kaiji_cli_parse_word (argv[0], "--format", format_word,
                                kaiji_sheet_export_get_format_names (), &format)
      || !kaiji_cli_parse_word (argv[0], "--audience", audience_word, audiences, &audience)
      || !kaiji_cli_may_replace (output, files[0], NULL))
    return KAIJI_CLI_FAILED;

  if (!find_format (argv[0], output, &format) || (!replaces && is_there (output)))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  sheet = kaiji_cli_open_sheet_or_report (files[0], library);
  if (sheet == NULL)
    return KAIJI_CLI_FAILED;

  export.is_public = audience == 1;
  if (export.is_public && !export.with_notes)
    left_out = kaiji_left_out_describe (sheet);
  bytes = kaiji_sheet_export (sheet, (KaijiSheetExportFormat) format, &export, &error);
  if (bytes == NULL)
    {
      kaiji_cli_report_error (files[0], error);
      return KAIJI_CLI_FAILED;
    }

  if (output == NULL)
    output = g_strdup ("-");
  if (!(replaces ? kaiji_cli_write (output, bytes, &error)
                 : kaiji_cli_write_new (output, bytes, &error)))
    {
      kaiji_cli_report_error (output, error);
      return KAIJI_CLI_FAILED;
    }

  kaiji_cli_note_use (files[0]);
  for (guint i = 0; left_out != NULL && i < left_out->len; i++)
    kaiji_cli_report (kaiji_cli_get_input_name (files[0]), g_ptr_array_index (left_out, i));
  if (export.with_notes)
    kaiji_cli_report (output, _ ("it has the internal notes in it; do not give it to others"));
  return KAIJI_CLI_DONE;
}
