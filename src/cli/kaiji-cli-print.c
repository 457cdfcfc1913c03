/* kaiji-cli-print.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "kaiji-checks.h"
#include "kaiji-error.h"
#include "kaiji-file-name.h"
#include "kaiji-left-out.h"
#include "kaiji-pdf.h"
#include "kaiji-print-findings.h"
#include "kaiji-sheet-file.h"

typedef enum
{
  DRAFT_NO,
  DRAFT_AUTO,
  DRAFT_YES,
} Draft;

typedef struct
{
  KaijiSchemeLibrary *library;
  const char *output; /* (nullable) */
  KaijiPagesOptions options;
  Draft draft;
  KaijiPdfKind kind;
  GDate today;
  guint n_printed;
  KaijiCliStatus status;
} Print;

/* The failure of one file; without an error if it succeeded. */
typedef struct
{
  char *output; /* (nullable): the file that could not be written, as opposed to the one to be
                   printed */
  GError *error;
  GPtrArray *messages; /* messages about a file that was printed */
} PrintedFile;

static void
printed_file_free (PrintedFile *printed)
{
  g_free (printed->output);
  g_clear_error (&printed->error);
  g_clear_pointer (&printed->messages, g_ptr_array_unref);
  g_free (printed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrintedFile, printed_file_free)

/* Replaces the sheet's suffix by .pdf; standard input goes to standard output. */
static char *
dup_output_name (const Print *print, const char *file)
{
  g_autofree char *stem = NULL;

  if (print->output != NULL)
    return g_strdup (print->output);
  if (g_str_equal (file, "-"))
    return g_strdup ("-");

  stem = kaiji_file_name_dup_stem (file, kaiji_file_name_has_ending (file, KAIJI_SHEET_FILE_SUFFIX)
                                           ? KAIJI_SHEET_FILE_SUFFIX
                                           : ".json");
  return g_strconcat (stem, ".pdf", NULL);
}

/* Returns whether every sheet is printed to a different file: a.json and a.kaiji.json are not. */
static gboolean
check_output_names (const Print *print, const char *const *files)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *output = dup_output_name (print, files[i]);

      if (!g_hash_table_add (names, g_canonicalize_filename (output, NULL)))
        {
          kaiji_cli_report (output, _ ("two sheets would be printed to it; print them one by one "
                                       "with --output"));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
has_errors (const Print *print, KaijiSheet *sheet)
{
  g_autoptr (GPtrArray) findings = kaiji_checks_run (sheet, &print->today);

  for (guint i = 0; i < findings->len; i++)
    if (kaiji_finding_get_severity (g_ptr_array_index (findings, i)) == KAIJI_SEVERITY_ERROR)
      return TRUE;

  return FALSE;
}

static GPtrArray *
list_messages (KaijiPages *pages)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = kaiji_print_findings_list (pages);
  char *font_message = kaiji_print_findings_dup_font_message (pages);

  if (font_message != NULL)
    g_ptr_array_add (messages, font_message);

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      g_ptr_array_add (messages,
                       g_strdup_printf ("%s: %s [%s]", kaiji_finding_get_field_id (finding),
                                        kaiji_finding_get_message (finding),
                                        kaiji_finding_get_check_id (finding)));
    }

  return messages;
}

/* The pages that a thread printed last: the next sheet has most texts in common with them. */
static GPrivate last_pages = G_PRIVATE_INIT (g_object_unref);

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
  KaijiPagesOptions options = print->options;

  sheet = kaiji_cli_open_sheet (file, print->library, &printed->error);
  if (sheet == NULL)
    return g_steal_pointer (&printed);

  options.is_draft = print->draft == DRAFT_YES
                     || (print->draft == DRAFT_AUTO && has_errors (print, sheet));
  pages = kaiji_pages_new_after (g_private_get (&last_pages), sheet, &options, NULL,
                                 &printed->error);
  if (pages == NULL)
    return g_steal_pointer (&printed);
  g_private_replace (&last_pages, g_object_ref (pages));

  document = kaiji_pdf_render (pages, print->kind, NULL, &printed->error);
  if (document == NULL)
    return g_steal_pointer (&printed);

  printed->messages = list_messages (pages);
  if (print->options.audience == KAIJI_AUDIENCE_PUBLIC)
    g_ptr_array_extend_and_steal (printed->messages, kaiji_left_out_describe (sheet));
  if (!kaiji_cli_write (output, document, &printed->error))
    printed->output = g_steal_pointer (&output);

  return g_steal_pointer (&printed);
}

static void
report_file (const char *file, gpointer result, gpointer user_data)
{
  Print *print = user_data;
  g_autoptr (PrintedFile) printed = result;

  for (guint i = 0; printed->messages != NULL && i < printed->messages->len; i++)
    kaiji_cli_report (kaiji_cli_get_input_name (file), g_ptr_array_index (printed->messages, i));

  if (printed->error == NULL)
    {
      kaiji_cli_note_use (file);
      print->n_printed++;
      return;
    }

  if (g_strcmp0 (printed->output, "-") == 0)
    kaiji_cli_report (_ ("standard output"), kaiji_error_get_message (printed->error));
  else
    kaiji_cli_report_error (printed->output != NULL ? printed->output : file, printed->error);
  print->status = KAIJI_CLI_FAILED;
}

/* Sums up several sheets, if one failed or standard error is a terminal. */
static void
report_summary (const Print *print, guint n_files)
{
  g_autofree char *summary = NULL;

  if (n_files == 1 || (print->n_printed == n_files && !isatty (STDERR_FILENO)))
    return;

  /* Translators: both %u are numbers of sheets. */
  summary = g_strdup_printf (ngettext ("%u of %u sheet printed", "%u of %u sheets printed",
                                       n_files),
                             print->n_printed, n_files);
  kaiji_cli_report (NULL, summary);
}

int
kaiji_cli_print (int argc, char **argv)
{
  static const char *const audiences[] = { "submission", "public", NULL };
  static const char *const drafts[] = { "no", "auto", "yes", NULL };
  Print print = { 0 };
  g_autofree char *output = NULL;
  g_autofree char *audience_word = NULL;
  g_autofree char *draft_word = NULL;
  g_autofree char *old_file = NULL;
  gboolean is_archival = FALSE;
  g_autoptr (KaijiSheet) old_sheet = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  guint audience = KAIJI_AUDIENCE_SUBMISSION;
  /* A sheet to hand in gets no draft mark unless it is asked for. */
  guint draft = DRAFT_NO;

  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to, instead of beside the sheet"), N_ ("OUT.pdf") },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &audience_word,
      N_ ("Everything for the certification body, or what is published"), "submission|public" },
    { "draft", 0, 0, G_OPTION_ARG_STRING, &draft_word,
      N_ ("Mark pages as a draft: never, where a check finds an error, or always"), "no|auto|yes" },
    { "changes-from", 0, 0, G_OPTION_ARG_FILENAME, &old_file,
      N_ ("Mark answers that differ from an older sheet"), N_ ("OLD") },
    { "archival", 0, 0, G_OPTION_ARG_NONE, &is_archival,
      N_ ("For an archive (PDF/A-2u): fail where a character cannot be shown"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, G_MAXUINT, &files)
      || !kaiji_cli_parse_word (argv[0], "--audience", audience_word, audiences, &audience)
      || !kaiji_cli_parse_word (argv[0], "--draft", draft_word, drafts, &draft))
    return KAIJI_CLI_FAILED;

  if (output != NULL && g_strv_length (files) > 1)
    {
      kaiji_cli_report (argv[0], _ ("--output takes one sheet only"));
      return KAIJI_CLI_FAILED;
    }
  if (old_file != NULL && g_strv_length (files) > 1)
    {
      kaiji_cli_report (argv[0], _ ("--changes-from takes one sheet only"));
      return KAIJI_CLI_FAILED;
    }

  print.output = output;
  if (!check_output_names (&print, (const char *const *) files)
      || !kaiji_cli_may_replace (output, files[0], old_file))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  if (old_file != NULL)
    {
      old_sheet = kaiji_cli_open_sheet_or_report (old_file, library);
      if (old_sheet == NULL)
        return KAIJI_CLI_FAILED;
    }

  print.library = library;
  print.options.audience = audience;
  print.options.changes_from = old_sheet;
  print.draft = draft;
  print.kind = is_archival ? KAIJI_PDF_ARCHIVAL : KAIJI_PDF_PLAIN;
  g_date_set_time_t (&print.today, time (NULL));
  kaiji_cli_batch ((const char *const *) files, 0, print_file, report_file, &print);
  report_summary (&print, g_strv_length (files));

  kaiji_cli_report_problems (library);
  return print.status;
}
