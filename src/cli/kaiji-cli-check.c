/* kaiji-cli-check.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <time.h>

#include "kaiji-answer-text.h"
#include "kaiji-checks.h"
#include "kaiji-error.h"
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
  const char *fix; /* (nullable): the fix to apply */
  gboolean all;    /* with what is acknowledged */
  guint n_findings;
  KaijiCliStatus status;
} Check;

/* The output for one file. */
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
  const KaijiField *field = kaiji_finding_get_field (finding);
  GString *line = g_string_new (NULL);

  g_string_printf (line, "%s:%s: %s: ", file, kaiji_finding_get_field_id (finding),
                   kaiji_finding_severity_to_string (kaiji_finding_get_severity (finding)));
  if (field != NULL)
    /* Translators: the number and the title of an item, before what is found of it: “3 Sales: ” */
    g_string_append_printf (line, _ ("%u %s: "), field->item->number, field->item->title);
  g_string_append_printf (line, "%s [%s]", kaiji_finding_get_message (finding),
                          kaiji_finding_get_check_id (finding));
  if (kaiji_finding_is_acknowledged (finding))
    /* Translators: %s is why an answer is right although a check finds fault with it */
    g_string_append_printf (line, _ (" (acknowledged: %s)"),
                            kaiji_finding_get_acknowledgement (finding));

  /* A message may quote an answer of several lines. */
  return g_strdelimit (g_string_free (line, FALSE), "\r\n", ' ');
}

/* Adds each fix with the resulting text. */
static void
add_fixes (KaijiJsonWriter *writer, KaijiSheet *sheet, KaijiFinding *finding)
{
  const KaijiField *field = kaiji_finding_get_field (finding);
  const KaijiFix *fix;

  if (kaiji_finding_get_fix (finding, 0) == NULL)
    return;

  kaiji_json_writer_add_name (writer, "fixes");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; (fix = kaiji_finding_get_fix (finding, i)) != NULL; i++)
    {
      g_autofree char *printed = kaiji_answer_format (fix->answer, kaiji_sheet_get_scheme (sheet),
                                                      field);

      kaiji_json_writer_begin_object (writer);
      kaiji_json_writer_add_member (writer, "fix", fix->id);
      kaiji_json_writer_add_member (writer, "label", fix->label);
      kaiji_json_writer_add_member (writer, "text", printed);
      kaiji_json_writer_end (writer);
    }
  kaiji_json_writer_end (writer);
}

static char *
format_json (const char *file, KaijiSheet *sheet, KaijiFinding *finding)
{
  const KaijiField *field = kaiji_finding_get_field (finding);
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (FALSE);

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "file", file);
  kaiji_json_writer_add_member (writer, "field", kaiji_finding_get_field_id (finding));
  if (field != NULL)
    {
      kaiji_json_writer_add_name (writer, "number");
      kaiji_json_writer_add_integer (writer, field->item->number);
      kaiji_json_writer_add_member (writer, "item", field->item->title);
    }
  kaiji_json_writer_add_member (writer, "severity",
                                kaiji_finding_severity_to_string (
                                  kaiji_finding_get_severity (finding)));
  kaiji_json_writer_add_member (writer, "check", kaiji_finding_get_check_id (finding));
  kaiji_json_writer_add_member (writer, "message", kaiji_finding_get_message (finding));
  if (kaiji_finding_is_acknowledged (finding))
    kaiji_json_writer_add_member (writer, "acknowledged",
                                  kaiji_finding_get_acknowledgement (finding));
  add_fixes (writer, sheet, finding);
  kaiji_json_writer_end (writer);

  return g_strchomp (kaiji_json_writer_finish (writer));
}

/* Opens a sheet and applies fixes, if requested. If another program writes the file meanwhile, its
 * content is read again and fixed. */
static KaijiSheet *
open_file (const char *file, const Check *check, GError **error)
{
  g_autoptr (GError) conflict = NULL;

  if (check->fix == NULL)
    return kaiji_cli_open_sheet (file, check->library, error);

  if (g_str_equal (file, "-"))
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER,
                           _ ("--fix changes a file, and standard input is none"));
      return NULL;
    }

  do
    {
      g_autofree char *etag = NULL;
      g_autoptr (KaijiSheet) sheet = kaiji_cli_open_sheet_to_change (file, check->library, &etag,
                                                                     error);

      g_clear_error (&conflict);
      if (sheet == NULL)
        return NULL;

      if (kaiji_checks_apply_fixes (sheet, check->fix, &check->today) == 0
          || kaiji_cli_save_sheet (sheet, file, etag, &conflict))
        return g_steal_pointer (&sheet);
    }
  while (g_error_matches (conflict, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG));

  g_propagate_error (error, g_steal_pointer (&conflict));
  return NULL;
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

  sheet = open_file (file, check, &checked->error);
  if (sheet == NULL)
    return g_steal_pointer (&checked);

  findings = kaiji_checks_run (sheet, &check->today);
  checked->lines = g_ptr_array_new_full (findings->len, g_free);
  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      if (kaiji_finding_is_acknowledged (finding) && !check->all)
        continue;

      g_ptr_array_add (checked->lines, check->format == FORMAT_JSON
                                         ? format_json (name, sheet, finding)
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
  g_autofree char *fix = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  guint format = FORMAT_TEXT;
  int n_jobs = 0;

  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("As lines of text or as data"),
      "text|json" },
    { "fix", 0, 0, G_OPTION_ARG_STRING, &fix,
      N_ ("Mend what can be mended in this way, and tell what is left"), "ID" },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &check.all,
      N_ ("Also what somebody has acknowledged, with the reason"), NULL },
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

  if (fix != NULL && !g_strv_contains (kaiji_checks_get_fix_ids (), fix))
    {
      g_autofree char *known = g_strjoinv (", ", (char **) kaiji_checks_get_fix_ids ());
      /* Translators: the first %s is what was asked for, the second a list of what there is */
      g_autofree char *problem = g_strdup_printf (_ ("there is no fix “%s”, but these: %s"), fix,
                                                  known);

      kaiji_cli_report (argv[0], problem);
      return KAIJI_CLI_FAILED;
    }

  library = kaiji_scheme_library_new ();
  check.fix = fix;
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
