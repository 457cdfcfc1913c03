/* kaiji-cli-versions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

#include "kaiji-comparison.h"
#include "kaiji-error.h"
#include "kaiji-json-writer.h"
#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"
#include "kaiji-version-list.h"
#include "kaiji-versions.h"

/* A number that is no version's, whatever a person gives. */
#define NOT_GIVEN G_MININT

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
} Format;

typedef struct
{
  const char *file;
  GFile *path;
  KaijiSchemeLibrary *library;
  Format format;
  const char *output; /* (nullable) */
  gboolean anyway;
} Versions;

static void
put_fields (GListModel *changes)
{
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (changes, i);

      kaiji_cli_printf ("%s%s", i > 0 ? "," : "", kaiji_change_get_field (change)->id);
    }
}

/* One version a line, its columns parted by tabs. */
static void
put_version (KaijiSheetVersion *version)
{
  g_autofree char *time = g_date_time_format (kaiji_sheet_version_get_time (version), "%F %T");
  GListModel *changes = kaiji_sheet_version_get_changes (version);
  const GError *error = kaiji_sheet_version_get_error (version);

  if (kaiji_sheet_version_get_number (version) > 0)
    kaiji_cli_printf ("%u\t%s\t", kaiji_sheet_version_get_number (version), time);
  else
    kaiji_cli_printf ("now\t%s\t", time);
  if (error != NULL)
    {
      kaiji_cli_printf ("-\t%s", kaiji_error_get_message (error));
    }
  else if (changes == NULL)
    {
      kaiji_cli_put ("-\t");
    }
  else
    {
      kaiji_cli_printf ("%u\t", g_list_model_get_n_items (changes));
      put_fields (changes);
    }
  kaiji_cli_put ("\n");
}

static void
write_version (KaijiJsonWriter *writer, KaijiSheetVersion *version)
{
  g_autofree char *time = g_date_time_format_iso8601 (kaiji_sheet_version_get_time (version));
  const GError *error = kaiji_sheet_version_get_error (version);
  GListModel *changes = kaiji_sheet_version_get_changes (version);

  kaiji_json_writer_begin_object (writer);
  if (kaiji_sheet_version_get_number (version) > 0)
    {
      kaiji_json_writer_add_name (writer, "version");
      kaiji_json_writer_add_integer (writer, kaiji_sheet_version_get_number (version));
    }
  kaiji_json_writer_add_member (writer, "saved", time);
  if (error != NULL)
    kaiji_json_writer_add_member (writer, "error", kaiji_error_get_message (error));
  if (changes != NULL)
    {
      kaiji_json_writer_add_name (writer, "changes");
      kaiji_cli_write_changes (writer, changes);
    }
  kaiji_json_writer_end (writer);
}

static int
put_list (const Versions *self)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = kaiji_version_list_new (self->path, self->library, NULL, &error);
  g_autofree char *document = NULL;

  if (list == NULL)
    {
      kaiji_cli_report_error (self->file, error);
      return KAIJI_CLI_FAILED;
    }
  if (g_list_model_get_n_items (list) == 0)
    {
      kaiji_cli_report (self->file, _ ("there is no such file, and no version of it"));
      return KAIJI_CLI_FAILED;
    }

  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KaijiSheetVersion) version = g_list_model_get_item (list, i);

      if (self->format == FORMAT_TEXT)
        put_version (version);
      else
        write_version (writer, version);
    }
  kaiji_json_writer_end (writer);

  document = kaiji_json_writer_finish (writer);
  if (self->format == FORMAT_JSON)
    kaiji_cli_put (document);
  return KAIJI_CLI_DONE;
}

/* Returns: (transfer full): what the file held, or %NULL with a line on standard error. */
static GBytes *
read_version (const Versions *self, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiVersions) versions = kaiji_versions_open (self->path, NULL, &error);
  g_autoptr (GBytes) contents = NULL;
  guint position;

  if (versions != NULL && kaiji_versions_find (versions, number, &position, &error))
    contents = kaiji_versions_read (versions, position, &error);
  if (contents == NULL)
    kaiji_cli_report_error (self->file, error);

  return g_steal_pointer (&contents);
}

static int
show (const Versions *self, guint number)
{
  g_autoptr (GBytes) contents = read_version (self, number);
  const char *output = self->output != NULL ? self->output : "-";
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (contents == NULL)
    return KAIJI_CLI_FAILED;

  if (g_str_equal (output, "-"))
    done = kaiji_cli_write (output, contents, &error);
  else
    done = kaiji_cli_save_bytes (output, contents, KAIJI_ETAG_NEW, &error);
  if (done)
    return KAIJI_CLI_DONE;

  kaiji_cli_report_error (output, error);
  return KAIJI_CLI_FAILED;
}

static int
compare (const Versions *self, guint number)
{
  g_autoptr (GBytes) contents = read_version (self, number);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) old_sheet = NULL;
  g_autoptr (KaijiSheet) new_sheet = NULL;
  g_autoptr (GListModel) changes = NULL;

  if (contents == NULL)
    return KAIJI_CLI_FAILED;
  old_sheet = kaiji_sheet_file_parse (contents, self->library, &error);
  if (old_sheet == NULL)
    {
      kaiji_cli_report_error (self->file, error);
      return KAIJI_CLI_FAILED;
    }
  new_sheet = kaiji_cli_open_sheet_or_report (self->file, self->library);
  if (new_sheet == NULL)
    return KAIJI_CLI_FAILED;

  changes = kaiji_comparison_new (old_sheet, new_sheet);
  return kaiji_cli_put_changes (changes, self->format == FORMAT_JSON) ? KAIJI_CLI_FOUND
                                                                      : KAIJI_CLI_DONE;
}

/* The present content of the file is a version from then on, whoever saved it meanwhile. */
static int
restore (const Versions *self, guint number)
{
  g_autoptr (GBytes) contents = read_version (self, number);
  g_autoptr (GError) error = NULL;

  if (contents == NULL || !kaiji_cli_may_change (self->file, self->anyway))
    return KAIJI_CLI_FAILED;
  if (kaiji_cli_save_bytes (self->file, contents, NULL, &error))
    return KAIJI_CLI_DONE;

  kaiji_cli_report_error (self->file, error);
  return KAIJI_CLI_FAILED;
}

static int
forget (const Versions *self)
{
  g_autoptr (GError) error = NULL;

  if (kaiji_versions_forget (self->path, &error))
    return KAIJI_CLI_DONE;

  kaiji_cli_report_error (self->file, error);
  return KAIJI_CLI_FAILED;
}

/* No more than one of the options that do something may be given. */
static gboolean
is_clear (const char *verb,
          const int *numbers,
          guint n_numbers,
          gboolean forgets,
          const char *output)
{
  guint n_given = forgets ? 1 : 0;

  for (guint i = 0; i < n_numbers; i++)
    n_given += numbers[i] != NOT_GIVEN;

  if (n_given > 1)
    {
      kaiji_cli_report (verb,
                        _ ("only one of --show, --compare, --restore and --forget can be done at "
                           "once"));
      return FALSE;
    }
  if (output != NULL && numbers[0] == NOT_GIVEN)
    {
      kaiji_cli_report (verb, _ ("--output is for a version that --show names"));
      return FALSE;
    }

  return TRUE;
}

int
kaiji_cli_versions (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  static int (*const jobs[]) (const Versions *, guint) = { show, compare, restore };
  g_autofree char *format_word = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (GFile) path = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  int numbers[] = { NOT_GIVEN, NOT_GIVEN, NOT_GIVEN }; /* as jobs */
  guint format = FORMAT_TEXT;
  gboolean anyway = FALSE;
  gboolean forgets = FALSE;
  Versions versions;
  guint job;
  int status;

  const GOptionEntry options[] = {
    { "show", 0, 0, G_OPTION_ARG_INT, &numbers[0], N_ ("Write a version to standard output"), "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("or into a new file"), N_ ("FILE") },
    { "compare", 0, 0, G_OPTION_ARG_INT, &numbers[1],
      N_ ("Tell what was changed since that version"), "N" },
    { "restore", 0, 0, G_OPTION_ARG_INT, &numbers[2],
      N_ ("Make the sheet what it was; what it is now becomes a version"), "N" },
    { "forget", 0, 0, G_OPTION_ARG_NONE, &forgets,
      N_ ("Remove all earlier versions of the sheet for good"), NULL },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &anyway, N_ ("Restore it although somebody has it open"),
      NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("As lines of text or as data"),
      "text|json" },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &files)
      || !kaiji_cli_parse_word (argv[0], "--format", format_word, formats, &format)
      || !is_clear (argv[0], numbers, G_N_ELEMENTS (numbers), forgets, output)
      || !kaiji_cli_may_create (output))
    return KAIJI_CLI_FAILED;

  path = g_file_new_for_path (files[0]);
  if (forgets)
    {
      versions = (Versions){ .file = files[0], .path = path };
      return forget (&versions);
    }

  library = kaiji_scheme_library_new ();
  versions = (Versions){ files[0], path, library, format, output, anyway };
  for (job = 0; job < G_N_ELEMENTS (jobs) && numbers[job] == NOT_GIVEN; job++)
    continue;
  status = job < G_N_ELEMENTS (jobs) ? jobs[job](&versions, (guint) MAX (numbers[job], 0))
                                     : put_list (&versions);

  kaiji_cli_report_problems (library);
  return status;
}
