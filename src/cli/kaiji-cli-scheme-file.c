/* kaiji-cli-scheme-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The jobs of those who write a scheme file, or get one.
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-read.h"
#include "kaiji-replace.h"
#include "kaiji-scheme-file.h"

static void
write_fault (KaijiJsonWriter *writer, const char *file, const KaijiSchemeFault *fault)
{
  g_autofree char *place = g_strconcat (fault->edition, fault->place, NULL);

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "file", file);
  if (fault->line > 0)
    {
      kaiji_json_writer_add_name (writer, "line");
      kaiji_json_writer_add_integer (writer, fault->line);
      kaiji_json_writer_add_name (writer, "column");
      kaiji_json_writer_add_integer (writer, fault->column);
    }
  kaiji_json_writer_add_member (writer, "place", place);
  kaiji_json_writer_add_member (writer, "message", fault->message);
  kaiji_json_writer_end (writer);
}

static void
print_faults (const char *file, GPtrArray *faults, gboolean as_data)
{
  g_autoptr (KaijiJsonWriter) writer = NULL;
  g_autofree char *document = NULL;

  if (!as_data)
    {
      for (guint i = 0; i < faults->len; i++)
        {
          g_autofree char *line = kaiji_scheme_fault_describe (g_ptr_array_index (faults, i));

          kaiji_cli_printf ("%s:%s%s\n", file, g_ascii_isdigit (*line) ? "" : " ", line);
        }
      return;
    }

  writer = kaiji_json_writer_new (TRUE);
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < faults->len; i++)
    write_fault (writer, file, g_ptr_array_index (faults, i));
  kaiji_json_writer_end (writer);
  document = kaiji_json_writer_finish (writer);
  kaiji_cli_put (document);
}

/**
 * kaiji_cli_check_scheme:
 * @file: a scheme file, or `-` for standard input
 * @as_data: whether as JSON
 *
 * Tells all that is wrong with a scheme file.
 *
 * Returns: the exit status
 */
int
kaiji_cli_check_scheme (const char *file, gboolean as_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) input = kaiji_cli_open_input (file, &error);
  g_autoptr (GBytes) bytes = input != NULL
                               ? kaiji_read_stream (input, KAIJI_SCHEME_MAX_SIZE, NULL, &error)
                               : NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) schemes = NULL;

  if (bytes == NULL)
    {
      kaiji_cli_report_error (file, error);
      return KAIJI_CLI_FAILED;
    }

  schemes = kaiji_scheme_parse (bytes, &faults);
  print_faults (kaiji_cli_get_input_name (file), faults, as_data);
  return schemes != NULL ? KAIJI_CLI_DONE : KAIJI_CLI_FOUND;
}

static gboolean
is_id (const char *id)
{
  return g_regex_match_simple ("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", id, G_REGEX_DOLLAR_ENDONLY, 0);
}

/**
 * kaiji_cli_begin_scheme:
 * @id: (nullable): the id of the new scheme
 * @output: (nullable): where it is written, instead of standard output
 *
 * Writes a scheme file to begin with.
 *
 * Returns: the exit status
 */
int
kaiji_cli_begin_scheme (const char *id, const char *output)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (id != NULL && !is_id (id))
    {
      kaiji_cli_report (id, _ ("an id is small letters, digits and hyphens, such as “my-form”"));
      return KAIJI_CLI_FAILED;
    }
  if (!kaiji_cli_may_create (output))
    return KAIJI_CLI_FAILED;

  text = kaiji_scheme_dup_start (id);
  if (output == NULL || g_str_equal (output, "-"))
    {
      kaiji_cli_put (text);
      return KAIJI_CLI_DONE;
    }

  bytes = g_bytes_new (text, strlen (text));
  if (!kaiji_cli_save_bytes (output, bytes, KAIJI_ETAG_NEW, &error))
    {
      kaiji_cli_report_error (output, error);
      return KAIJI_CLI_FAILED;
    }

  return KAIJI_CLI_DONE;
}

/* Why a file is not installed without being asked to; NULL where nothing speaks against it. */
static const char *
describe_standing (KaijiSchemeStanding standing)
{
  switch (standing)
    {
    case KAIJI_SCHEME_OTHER:
      return _ ("you have installed another file with this scheme; --replace puts this one in its "
                "place");
    case KAIJI_SCHEME_SHADOWS:
      return _ ("a scheme with this id came with Kaiji or is installed for everybody here; with "
                "--replace yours is used instead until you remove it");
    default:
      return NULL;
    }
}

/**
 * kaiji_cli_install_scheme:
 * @library: the known schemes
 * @file: a scheme file
 * @replace: whether it may take the place of another scheme with its id
 *
 * Copies a scheme file to the person's own, as the window does. One with faults is not installed:
 * its faults are told. What is installed as it is stays as it is.
 *
 * Returns: the exit status
 */
int
kaiji_cli_install_scheme (KaijiSchemeLibrary *library, const char *file, gboolean replace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) path = g_file_new_for_path (file);
  g_autoptr (KaijiSchemeFile) scheme_file = kaiji_scheme_file_load (path, NULL, &error);
  KaijiSchemeStanding standing;
  const char *objection;

  if (scheme_file == NULL)
    {
      kaiji_cli_report_error (file, error);
      return KAIJI_CLI_FAILED;
    }
  if (kaiji_scheme_file_get_schemes (scheme_file) == NULL)
    {
      print_faults (file, kaiji_scheme_file_get_faults (scheme_file), FALSE);
      kaiji_cli_report (file, _ ("a scheme with faults is not installed"));
      return KAIJI_CLI_FAILED;
    }

  standing = kaiji_scheme_library_get_standing (library, scheme_file);
  if (standing == KAIJI_SCHEME_INSTALLED)
    return KAIJI_CLI_DONE;

  objection = describe_standing (standing);
  if (objection != NULL && !replace)
    {
      kaiji_cli_report (file, objection);
      return KAIJI_CLI_FAILED;
    }

  if (!kaiji_scheme_library_install (library, scheme_file, replace, &error))
    {
      kaiji_cli_report_error (file, error);
      return KAIJI_CLI_FAILED;
    }

  return KAIJI_CLI_DONE;
}

/**
 * kaiji_cli_remove_scheme:
 * @library: the known schemes
 * @id: of one that the person installed
 *
 * Moves the file of a scheme to the trash.
 *
 * Returns: the exit status
 */
int
kaiji_cli_remove_scheme (KaijiSchemeLibrary *library, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) own = kaiji_scheme_library_dup_own_file (library, id);

  if (own == NULL)
    {
      kaiji_cli_report (id, _ ("you have installed no scheme with this id; kaiji-cli schemes --own "
                               "lists those that you have"));
      return KAIJI_CLI_FAILED;
    }

  if (!kaiji_scheme_library_remove (library, id, &error))
    {
      kaiji_cli_report_error (id, error);
      return KAIJI_CLI_FAILED;
    }

  return KAIJI_CLI_DONE;
}
