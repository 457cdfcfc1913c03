/* kaiji-cli-ask.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "kaiji-request-files.h"
#include "kaiji-request.h"
#include "kaiji-sheet-export.h"
#include "kaiji-today.h"

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
  if (bytes != NULL && kaiji_cli_write_new (output, bytes, &error))
    return TRUE;

  kaiji_cli_report_error (output, error);
  return FALSE;
}

/* All or none, each printed when all are there. */
static gboolean
write_all (KaijiSheet *sheet, GPtrArray *owners, const char *due, const char *folder)
{
  g_autoptr (GFile) place = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;
  guint n_written;

  if (*folder == '\0' || g_mkdir_with_parents (folder, 0777) != 0)
    {
      kaiji_cli_report (folder, _ ("the folder could not be made"));
      return FALSE;
    }

  place = g_file_new_for_path (folder);
  files = kaiji_request_files_list (place, "", owners);
  paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_file_get_basename (files->pdata[i]);

      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }

  if (!kaiji_request_files_write (sheet, owners, due, files, &n_written, &error))
    {
      kaiji_cli_report_error (paths->pdata[n_written], error);
      return FALSE;
    }

  for (guint i = 0; i < paths->len; i++)
    kaiji_cli_printf ("%s\n", (const char *) paths->pdata[i]);
  return TRUE;
}

static gboolean
parse_due (const char *verb, const char *due, KaijiPartialDate *date)
{
  if (due == NULL || (kaiji_partial_date_parse (due, date) && kaiji_partial_date_is_valid (date)))
    return TRUE;

  kaiji_cli_report (verb, _ ("--due takes a day, as 2026-12-10"));
  return FALSE;
}

/* Keeps in the sheet's file that they were asked. If another program wrote it meanwhile, its
 * version is told so. */
static gboolean
record (const char *file,
        KaijiSheet *sheet,
        char *etag,
        KaijiSchemeLibrary *library,
        GPtrArray *owners,
        const KaijiPartialDate *due)
{
  const GDate *today = kaiji_today_get_date (kaiji_today_get_default ());
  g_autoptr (KaijiSheet) present = g_object_ref (sheet);
  g_autofree char *present_etag = g_strdup (etag);
  g_autoptr (GError) error = NULL;

  while (present != NULL)
    {
      for (guint i = 0; i < owners->len; i++)
        kaiji_sheet_add_request (present, owners->pdata[i], today, due);
      if (kaiji_cli_save_sheet (present, file, present_etag, &error))
        return TRUE;
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        break;
      g_clear_error (&error);
      g_clear_object (&present);
      g_clear_pointer (&present_etag, g_free);
      present = kaiji_cli_open_sheet_to_change (file, library, &present_etag, &error);
    }

  kaiji_cli_report_error (file, error);
  return FALSE;
}

static void
write_date (KaijiJsonWriter *writer, const char *name, gboolean is_known, KaijiPartialDate *date)
{
  g_autofree char *text = is_known ? kaiji_partial_date_to_string (date) : NULL;

  kaiji_json_writer_add_member (writer, name, text);
}

static void
write_status (KaijiJsonWriter *writer, KaijiRequest *request, const KaijiRequestState *state)
{
  KaijiPartialDate date;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "owner", kaiji_request_get_owner (request));
  write_date (writer, "asked", kaiji_request_get_asked (request, &date), &date);
  write_date (writer, "due", kaiji_request_get_due (request, &date), &date);
  write_date (writer, "answered", kaiji_request_get_answered (request, &date), &date);
  kaiji_json_writer_add_name (writer, "n-fields");
  kaiji_json_writer_add_integer (writer, state->n_fields);
  kaiji_json_writer_add_name (writer, "n-answered");
  kaiji_json_writer_add_integer (writer, state->n_answered);
  kaiji_json_writer_add_name (writer, "overdue");
  kaiji_json_writer_add_boolean (writer, state->is_overdue);
  kaiji_json_writer_end (writer);
}

static void
put_status (KaijiSheet *sheet, const char *owner, gboolean as_data)
{
  const GDate *today = kaiji_today_get_date (kaiji_today_get_default ());
  g_autoptr (GPtrArray) requests = kaiji_sheet_list_requests (sheet);
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);
  g_autofree char *data = NULL;

  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < requests->len; i++)
    {
      KaijiRequest *request = g_ptr_array_index (requests, i);
      const char *name = kaiji_request_get_owner (request);
      g_autofree char *text = NULL;
      KaijiRequestState state;

      if (owner != NULL && !g_str_equal (name, owner))
        continue;
      kaiji_request_get_state (request, sheet, today, &state);
      text = kaiji_request_describe (request, sheet, today);
      if (as_data)
        write_status (writer, request, &state);
      else
        kaiji_cli_printf ("%s: %s\n", name, text);
    }
  kaiji_json_writer_end (writer);

  data = kaiji_json_writer_finish (writer);
  if (as_data)
    kaiji_cli_put (data);
}

static int
show_status (const char *file, const char *owner, gboolean as_data)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheet) sheet = kaiji_cli_open_sheet_or_report (file, library);

  if (sheet == NULL)
    return KAIJI_CLI_FAILED;

  put_status (sheet, owner, as_data);
  return KAIJI_CLI_DONE;
}

/* A sheet from standard input has no file to remember the request in. */
static KaijiSheet *
open_sheet (const char *file, KaijiSchemeLibrary *library, char **etag)
{
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet;

  if (g_str_equal (file, "-"))
    return kaiji_cli_open_sheet_or_report (file, library);

  sheet = kaiji_cli_open_sheet_to_change (file, library, etag, &error);
  if (sheet == NULL)
    kaiji_cli_report_error (file, error);
  return sheet;
}

/* (transfer full) (nullable): those who are asked; NULL after a report if there is nobody. */
static GPtrArray *
list_owners (KaijiSheet *sheet, const char *file, const char *owner)
{
  g_autoptr (GPtrArray) owners = kaiji_sheet_export_list_owners (sheet);
  guint position;

  if (owners->len == 0)
    {
      kaiji_cli_report (file, _ ("no field has an owner; who answers it is one of its internal "
                                 "notes"));
      return NULL;
    }
  if (owner == NULL)
    return g_steal_pointer (&owners);
  if (!g_ptr_array_find_with_equal_func (owners, owner, g_str_equal, &position))
    {
      kaiji_cli_report (file, _ ("nobody of that name answers anything in it"));
      return NULL;
    }

  g_ptr_array_remove_range (owners, position + 1, owners->len - position - 1);
  g_ptr_array_remove_range (owners, 0, position);
  return g_steal_pointer (&owners);
}

int
kaiji_cli_ask (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *output = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *due = NULL;
  g_autofree char *format_word = NULL;
  g_autofree char *etag = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GPtrArray) owners = NULL;
  KaijiPartialDate due_date;
  gboolean is_written;
  gboolean status = FALSE;
  gboolean anyway = FALSE;
  guint format = 0;

  const GOptionEntry options[] = {
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner,
      N_ ("Ask this department or person only; otherwise all, with a file for each"),
      N_ ("OWNER") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, N_ ("The day by which the answers are needed"),
      "YYYY-MM-DD" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write the spreadsheet, or, without --owner, the folder for all of them"),
      N_ ("OUT") },
    { "status", 0, 0, G_OPTION_ARG_NONE, &status,
      N_ ("Write nothing; tell who was asked, and how much of it is answered"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_ ("How --status is printed"),
      "text|json" },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &anyway,
      N_ ("Change the sheet although somebody has it open"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &files)
      || !kaiji_cli_parse_word (argv[0], "--format", format_word, formats, &format)
      || !parse_due (argv[0], due, &due_date))
    return KAIJI_CLI_FAILED;
  if (status)
    return show_status (files[0], owner, format == 1);
  if (output == NULL)
    {
      kaiji_cli_report (argv[0], _ ("say with --output where to write it"));
      return KAIJI_CLI_FAILED;
    }
  if (!g_str_equal (files[0], "-") && !kaiji_cli_may_change (files[0], anyway))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  sheet = open_sheet (files[0], library, &etag);
  owners = sheet != NULL ? list_owners (sheet, files[0], owner) : NULL;
  if (owners == NULL)
    return KAIJI_CLI_FAILED;

  is_written = owner != NULL ? write_request (sheet, owner, due, output)
                             : write_all (sheet, owners, due, output);
  if (!is_written)
    return KAIJI_CLI_FAILED;

  return g_str_equal (files[0], "-")
             || record (files[0], sheet, etag, library, owners, due != NULL ? &due_date : NULL)
           ? KAIJI_CLI_DONE
           : KAIJI_CLI_FAILED;
}
