/* kaiji-cli-files.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "kaiji-error.h"
#include "kaiji-file-input.h"
#include "kaiji-file-name.h"
#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"
#include "kaiji-versions.h"

static gboolean
is_standard (const char *file)
{
  return g_str_equal (file, "-");
}

/* GIO accepts "", the value of a script's empty variable, as a file that supports nothing. */
static GFile *
find_file (const char *name, GError **error)
{
  if (*name != '\0')
    return g_file_new_for_path (name);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");
  return NULL;
}

static GInputStream *
open_standard_input (GError **error)
{
  static gint is_taken;

  if (g_atomic_int_compare_and_exchange (&is_taken, FALSE, TRUE))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("it can be read only once"));
  return NULL;
}

/**
 * kaiji_cli_find_scheme:
 * @library: the library
 * @name: `ID` or `ID@EDITION`
 *
 * Returns: (transfer full): the scheme, or %NULL with a line on standard error
 */
KaijiScheme *
kaiji_cli_find_scheme (KaijiSchemeLibrary *library, const char *name)
{
  g_autoptr (GError) error = NULL;
  KaijiScheme *scheme = kaiji_scheme_library_lookup_name (library, name, &error);

  kaiji_cli_report_problems (library);
  if (scheme == NULL)
    kaiji_cli_report (name, error->message);

  return scheme;
}

/**
 * kaiji_cli_find_field:
 * @sheet: a sheet
 * @file: its name, for the message
 * @id: a field's id
 *
 * Returns: (transfer none): the field of the sheet's scheme, or %NULL with a line on standard error
 */
const KaijiField *
kaiji_cli_find_field (KaijiSheet *sheet, const char *file, const char *id)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (sheet);
  const KaijiField *field = kaiji_scheme_find_field (scheme, id);

  if (field == NULL)
    {
      g_autofree char *message = NULL;

      /* Translators: the scheme's id, its edition, and the id of a field that it does not have. */
      message = g_strdup_printf (_ ("the scheme %s@%s has no field “%s”"),
                                 kaiji_scheme_get_id (scheme), kaiji_scheme_get_edition (scheme),
                                 id);
      kaiji_cli_report (kaiji_cli_get_input_name (file), message);
    }

  return field;
}

/**
 * kaiji_cli_open_input:
 * @file: a path, or `-` for standard input, which can be opened once
 *
 * Returns: (transfer full): the content of the file; %NULL with @error if it cannot be read
 */
GInputStream *
kaiji_cli_open_input (const char *file, GError **error)
{
  g_autoptr (GFile) path = NULL;

  if (is_standard (file))
    return open_standard_input (error);

  path = find_file (file, error);
  return path != NULL ? kaiji_file_input_open (path, NULL, error) : NULL;
}

/**
 * kaiji_cli_open_sheet:
 * @file: a path, or `-` for standard input, which can be opened once
 * @library: the library with the sheet's scheme
 *
 * Returns: (transfer full): the sheet; %NULL with an error of kaiji_sheet_file_load()
 */
KaijiSheet *
kaiji_cli_open_sheet (const char *file, KaijiSchemeLibrary *library, GError **error)
{
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GFile) path = NULL;

  if (is_standard (file))
    {
      input = open_standard_input (error);
      return input != NULL ? kaiji_sheet_file_read (input, library, NULL, error) : NULL;
    }

  path = find_file (file, error);
  return path != NULL ? kaiji_sheet_file_load (path, library, NULL, error) : NULL;
}

/**
 * kaiji_cli_open_sheet_to_change:
 * @file: a path, or `-` for standard input
 * @library: the library with the sheet's scheme
 * @etag: (out) (nullable) (transfer full): a tag for kaiji_cli_save_sheet(), which prevents
 *   overwriting another program's changes
 *
 * Returns: (transfer full): the sheet, or %NULL with @error set, also if a newer version wrote it
 */
KaijiSheet *
kaiji_cli_open_sheet_to_change (const char *file,
                                KaijiSchemeLibrary *library,
                                char **etag,
                                GError **error)
{
  g_autoptr (GFile) path = is_standard (file) ? NULL : find_file (file, error);
  g_autoptr (KaijiSheet) sheet = NULL;

  *etag = NULL;
  if (is_standard (file))
    sheet = kaiji_cli_open_sheet (file, library, error);
  else if (path != NULL)
    sheet = kaiji_sheet_file_load_with_etag (path, library, etag, NULL, error);

  if (sheet == NULL || !kaiji_sheet_is_newer (sheet))
    return g_steal_pointer (&sheet);

  g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_READ_ONLY,
                       _ ("a newer version of Kaiji wrote it, so it can only be read here"));
  return NULL;
}

/**
 * kaiji_cli_open_sheet_or_report:
 * @file: a path, or `-` for standard input
 * @library: the library with the sheet's scheme
 *
 * Returns: (transfer full): the sheet, or %NULL with a line on standard error
 */
KaijiSheet *
kaiji_cli_open_sheet_or_report (const char *file, KaijiSchemeLibrary *library)
{
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_cli_open_sheet (file, library, &error);

  kaiji_cli_report_problems (library);
  if (sheet == NULL)
    kaiji_cli_report_error (file, error);

  return sheet;
}

/**
 * kaiji_cli_is_same_file:
 * @a: a path, or `-`
 * @b: likewise
 *
 * Returns: whether both lead to the same file, by any name or link
 */
gboolean
kaiji_cli_is_same_file (const char *a, const char *b)
{
  g_autoptr (GFile) file_a = find_file (a, NULL);
  g_autoptr (GFile) file_b = find_file (b, NULL);

  return file_a != NULL && file_b != NULL && !is_standard (a) && !is_standard (b)
         && kaiji_sheet_file_is_same (file_a, file_b);
}

/* Whether there is a sheet, whatever it is called; a file by a sheet's name may be a broken one. */
static gboolean
is_sheet (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char head[256];
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  if (kaiji_file_name_has_ending (path, KAIJI_SHEET_FILE_SUFFIX))
    return TRUE;

  stream = g_file_read (file, NULL, NULL);
  if (stream != NULL)
    g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, NULL, NULL);
  return g_strstr_len (head, (gssize) length, "\"kaiji-sheet\"") != NULL;
}

/**
 * kaiji_cli_may_replace:
 * @output: (nullable): the file to be written
 * @sheet: (nullable): the sheet that it is made from
 * @other: (nullable): another one
 *
 * Prevents a document from replacing the sheet that it is made from, or any other.
 *
 * Returns: %FALSE, with a line on standard error, if @output is a sheet
 */
gboolean
kaiji_cli_may_replace (const char *output, const char *sheet, const char *other)
{
  if (output == NULL || is_standard (output))
    return TRUE;

  if ((sheet != NULL && kaiji_cli_is_same_file (output, sheet))
      || (other != NULL && kaiji_cli_is_same_file (output, other)))
    kaiji_cli_report (output, _ ("it is the sheet itself; give the output another name"));
  else if (is_sheet (output))
    kaiji_cli_report (output, _ ("it is a sheet; give the output another name"));
  else
    return TRUE;

  return FALSE;
}

/**
 * kaiji_cli_may_create:
 * @output: (nullable): the file of a new sheet or scheme
 *
 * Prevents what is new from replacing a file that somebody may have worked on.
 *
 * Returns: %FALSE, with a line on standard error, if @output exists
 */
gboolean
kaiji_cli_may_create (const char *output)
{
  if (output == NULL || is_standard (output) || !g_file_test (output, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  kaiji_cli_report (output, _ ("it is there already; give the new file another name"));
  return FALSE;
}

static void
report_version_error (const char *file, const GError *error)
{
  g_autofree char *message = NULL;

  /* Translators: %s is why: "the disk is full". */
  message = g_strdup_printf (_ ("saved, but the state before could not be kept as a version: %s"),
                             kaiji_error_get_message (error));
  kaiji_cli_report (file, message);
}

static gboolean
write_file (const char *file, GBytes *bytes, const char *etag, GError **error)
{
  g_autoptr (GFile) path = NULL;

  if (is_standard (file))
    {
      kaiji_cli_put_bytes (bytes);
      return TRUE;
    }

  path = find_file (file, error);
  return path != NULL && kaiji_replace (path, bytes, etag, NULL, NULL, error);
}

/**
 * kaiji_cli_write:
 * @file: a path, or `-` for standard output
 * @bytes: its new content
 *
 * Writes a file completely or not at all. Standard output is buffered; its errors are found when
 * the program ends.
 *
 * Returns: %FALSE with @error if it cannot be written
 */
gboolean
kaiji_cli_write (const char *file, GBytes *bytes, GError **error)
{
  return write_file (file, bytes, NULL, error);
}

/**
 * kaiji_cli_write_new:
 * @file: a path, or `-` for standard output
 * @bytes: its content
 *
 * Writes like kaiji_cli_write(), but replaces no file, even if it appeared a moment ago.
 *
 * Returns: %FALSE with @error if it cannot be written
 */
gboolean
kaiji_cli_write_new (const char *file, GBytes *bytes, GError **error)
{
  gboolean is_special = g_file_test (file, G_FILE_TEST_EXISTS)
                        && !g_file_test (file, G_FILE_TEST_IS_REGULAR);

  return write_file (file, bytes, is_special ? NULL : KAIJI_ETAG_NEW, error);
}

/**
 * kaiji_cli_save_sheet:
 * @sheet: a sheet
 * @file: a path, or `-` for standard output
 * @etag: (nullable): the tag that kaiji_replace() must find; %KAIJI_ETAG_NEW for no file
 *
 * Writes a sheet completely or not at all, like kaiji_cli_write(), and keeps what the file held
 * before as a version.
 *
 * Returns: %FALSE with @error if it cannot be written
 */
gboolean
kaiji_cli_save_sheet (KaijiSheet *sheet, const char *file, const char *etag, GError **error)
{
  g_autoptr (GBytes) bytes = kaiji_sheet_file_serialize (sheet);

  return is_standard (file) ? kaiji_cli_write (file, bytes, error)
                            : kaiji_cli_save_bytes (file, bytes, etag, error);
}

/**
 * kaiji_cli_save_bytes:
 * @file: a sheet's path
 * @bytes: what is to be in it
 * @etag: (nullable): what kaiji_replace() is to find there
 *
 * Writes a sheet's file whole or not at all, and keeps what it held before as a version. That this
 * could not be done is told on standard error, and is no failure.
 *
 * Returns: %FALSE with @error where it cannot be written
 */
gboolean
kaiji_cli_save_bytes (const char *file, GBytes *bytes, const char *etag, GError **error)
{
  g_autoptr (GFile) path = find_file (file, error);
  g_autoptr (GError) version_error = NULL;

  if (path == NULL
      || !kaiji_versions_replace (path, bytes, etag, NULL, &version_error, NULL, error))
    return FALSE;

  if (version_error != NULL)
    report_version_error (file, version_error);
  return TRUE;
}
