/* kaiji-cli-print.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-pdf.h"
#include "kaiji-sheet-file.h"

typedef struct
{
  KaijiSchemeLibrary *library;
  const char *output; /* (nullable) */
  KaijiAudience audience;
  KaijiCliStatus status;
} Print;

/* What went wrong with one file; no error where nothing did. */
typedef struct
{
  char *output; /* (nullable): the file that could not be written, not the one to be printed */
  GError *error;
} PrintedFile;

static void
printed_file_free (PrintedFile *printed)
{
  g_free (printed->output);
  g_clear_error (&printed->error);
  g_free (printed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintedFile, printed_file_free)

/* The sheet's name with .pdf in place of its suffix; standard input goes to standard output. */
static char *
dup_output_name (const Print *print, const char *file)
{
  static const char *const suffixes[] = { KAIJI_SHEET_FILE_SUFFIX, ".json" };
  gsize length = strlen (file);

  if (print->output != NULL)
    return g_strdup (print->output);
  if (g_str_equal (file, "-"))
    return g_strdup ("-");

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (file, suffixes[i]))
      {
        length -= strlen (suffixes[i]);
        break;
      }

  return g_strdup_printf ("%.*s.pdf", (int) length, file);
}

/* Runs on any thread. */
static gpointer
print_file (const char *file, gpointer user_data)
{
  const Print *print = user_data;
  g_autoptr (PrintedFile) printed = g_new0 (PrintedFile, 1);
  g_autofree char *output = dup_output_name (print, file);
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GBytes) document = NULL;

  sheet = kaiji_cli_open_sheet (file, print->library, &printed->error);
  if (sheet == NULL)
    return g_steal_pointer (&printed);

  pages = kaiji_pages_new (sheet, print->audience, &printed->error);
  if (pages != NULL)
    document = kaiji_pdf_render (pages, NULL, &printed->error);
  if (document != NULL && !kaiji_cli_write (output, document, &printed->error))
    printed->output = g_steal_pointer (&output);

  return g_steal_pointer (&printed);
}

static void
report_file (const char *file, gpointer result, gpointer user_data)
{
  Print *print = user_data;
  g_autoptr (PrintedFile) printed = result;

  if (printed->error == NULL)
    return;

  if (g_strcmp0 (printed->output, "-") == 0)
    kaiji_cli_report (_ ("standard output"), kaiji_error_get_message (printed->error));
  else
    kaiji_cli_report_error (printed->output != NULL ? printed->output : file, printed->error);
  print->status = KAIJI_CLI_FAILED;
}

int
kaiji_cli_print (int argc, char **argv)
{
  static const char *const audiences[] = { "submission", "public", NULL };
  Print print = { 0 };
  g_autofree char *output = NULL;
  g_autofree char *audience_word = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  guint audience = KAIJI_AUDIENCE_SUBMISSION;

  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to, instead of beside the sheet"), N_ ("OUT.pdf") },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &audience_word,
      N_ ("Everything for the certification body, or what is published"), "submission|public" },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, G_MAXUINT, &files)
      || !kaiji_cli_parse_word (argv[0], "--audience", audience_word, audiences, &audience))
    return KAIJI_CLI_FAILED;

  if (output != NULL && g_strv_length (files) > 1)
    {
      kaiji_cli_report (argv[0], _ ("--output takes one sheet only"));
      return KAIJI_CLI_FAILED;
    }

  library = kaiji_scheme_library_new ();
  print.library = library;
  print.output = output;
  print.audience = audience;
  kaiji_cli_batch ((const char *const *) files, 0, print_file, report_file, &print);

  kaiji_cli_report_problems (library);
  return print.status;
}
