/* kaiji-cli-check.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <time.h>

#include "kaiji-checks.h"
#include "kaiji-json-writer.h"

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
} Format;

typedef struct
{
  KaijiSchemeLibrary *library;
  GDate today;
  Format format;
  guint n_findings;
  KaijiCliStatus status;
} Check;

/* What is to be printed of one file. */
typedef struct
{
  GPtrArray *lines;
  gboolean has_errors;
  GError *error;
} CheckedFile;

static void
checked_file_free (CheckedFile *checked)
{
  g_clear_pointer (&checked->lines, g_ptr_array_unref);
  g_clear_error (&checked->error);
  g_free (checked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CheckedFile, checked_file_free)

static char *
format_text (const char *file, KaijiFinding *finding)
{
  char *line = g_strdup_printf ("%s:%s: %s: %s [%s]", file, kaiji_finding_get_field_id (finding),
                                kaiji_severity_to_string (kaiji_finding_get_severity (finding)),
                                kaiji_finding_get_message (finding),
                                kaiji_finding_get_check_id (finding));

  /* A message may quote an answer of several lines. */
  return g_strdelimit (line, "\r\n", ' ');
}

static char *
format_json (const char *file, KaijiFinding *finding)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (FALSE);

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "file", file);
  kaiji_json_writer_add_member (writer, "field", kaiji_finding_get_field_id (finding));
  kaiji_json_writer_add_member (writer, "severity",
                                kaiji_severity_to_string (kaiji_finding_get_severity (finding)));
  kaiji_json_writer_add_member (writer, "check", kaiji_finding_get_check_id (finding));
  kaiji_json_writer_add_member (writer, "message", kaiji_finding_get_message (finding));
  kaiji_json_writer_end (writer);

  return g_strchomp (kaiji_json_writer_finish (writer));
}

/* Runs on any thread. */
static gpointer
check_file (const char *file, gpointer user_data)
{
  const Check *check = user_data;
  g_autoptr (CheckedFile) checked = g_new0 (CheckedFile, 1);
  g_autofree char *name = g_filename_display_name (file);
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  sheet = kaiji_cli_open_sheet (file, check->library, &checked->error);
  if (sheet == NULL)
    return g_steal_pointer (&checked);

  findings = kaiji_checks_run (sheet, &check->today);
  checked->lines = g_ptr_array_new_full (findings->len, g_free);
  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      g_ptr_array_add (checked->lines, check->format == FORMAT_JSON ? format_json (name, finding)
                                                                    : format_text (name, finding));
      if (kaiji_finding_get_severity (finding) == KAIJI_SEVERITY_ERROR)
        checked->has_errors = TRUE;
    }

  return g_steal_pointer (&checked);
}

static void
print_file (const char *file, gpointer result, gpointer user_data)
{
  Check *check = user_data;
  g_autoptr (CheckedFile) checked = result;

  if (checked->error != NULL)
    {
      kaiji_cli_report_error (file, checked->error);
      check->status = KAIJI_CLI_FAILED;
      return;
    }

  for (guint i = 0; i < checked->lines->len; i++)
    {
      if (check->format == FORMAT_JSON)
        kaiji_cli_put (check->n_findings > 0 ? ",\n  " : "\n  ");
      kaiji_cli_put (g_ptr_array_index (checked->lines, i));
      if (check->format == FORMAT_TEXT)
        kaiji_cli_put ("\n");
      check->n_findings++;
    }

  if (checked->has_errors && check->status == KAIJI_CLI_DONE)
    check->status = KAIJI_CLI_FOUND;
}

int
kaiji_cli_check (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  Check check = { 0 };
  g_autofree char *format_word = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  guint format = FORMAT_TEXT;
  int n_jobs = 0;

  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("As lines of text or as data"),
      "text|json" },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &n_jobs,
      N_ ("How many files to check at a time, instead of one for each core"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, G_MAXUINT, &files)
      || !kaiji_cli_parse_word (argv[0], "--format", format_word, formats, &format))
    return KAIJI_CLI_FAILED;

  if (n_jobs < 0)
    {
      kaiji_cli_report (argv[0], _ ("--jobs cannot be less than 0"));
      return KAIJI_CLI_FAILED;
    }

  library = kaiji_scheme_library_new ();
  check.library = library;
  check.format = format;
  g_date_set_time_t (&check.today, time (NULL));

  if (format == FORMAT_JSON)
    kaiji_cli_put ("[");
  kaiji_cli_batch ((const char *const *) files, n_jobs, check_file, print_file, &check);
  if (format == FORMAT_JSON)
    kaiji_cli_put (check.n_findings > 0 ? "\n]\n" : "]\n");

  kaiji_cli_report_problems (library);
  return check.status;
}
