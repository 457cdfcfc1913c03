/* kaiji-cli-output.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "kaiji-error.h"

/* The errno of the first failed write to standard output; 0 for none. The C library only remembers
 * that there was an error, not which one. */
static int output_error;

static void
remember_error (gboolean failed)
{
  if (failed && output_error == 0)
    output_error = errno != 0 ? errno : EIO;
}

/* If both streams go to one terminal, the bar must be removed first. */
static void
begin_output (void)
{
  kaiji_cli_clear_bar ();
  errno = 0;
}

/**
 * kaiji_cli_put:
 * @text: UTF-8; it is not converted to the locale's encoding
 *
 * Prints on standard output. Errors are reported once, at the end, by kaiji_cli_close_output().
 */
void
kaiji_cli_put (const char *text)
{
  begin_output ();
  remember_error (fputs (text, stdout) == EOF);
}

/**
 * kaiji_cli_put_bytes:
 * @bytes: anything
 *
 * Prints on standard output, like kaiji_cli_put().
 */
void
kaiji_cli_put_bytes (GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  begin_output ();
  remember_error (fwrite (data, 1, size, stdout) != size);
}

/**
 * kaiji_cli_printf:
 * @format: a format for printf()
 *
 * Prints on standard output, like kaiji_cli_put().
 */
void
kaiji_cli_printf (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  begin_output ();
  remember_error (vprintf (format, arguments) < 0);
  va_end (arguments);
}

/**
 * kaiji_cli_close_output:
 *
 * Flushes standard output.
 *
 * Returns: %FALSE, with a line on standard error, if not all of it could be written
 */
gboolean
kaiji_cli_close_output (void)
{
  g_autoptr (GError) error = NULL;

  errno = 0;
  remember_error (fflush (stdout) == EOF);
  if (output_error == 0)
    return TRUE;

  error = g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (output_error),
                               g_strerror (output_error));
  kaiji_cli_report (_ ("standard output"), kaiji_error_get_message (error));
  return FALSE;
}

/**
 * kaiji_cli_report:
 * @subject: (nullable): the subject of @message: a file, a verb or a field
 * @message: the error
 *
 * Reports a failure in one line on standard error.
 */
void
kaiji_cli_report (const char *subject, const char *message)
{
  g_autofree char *name = subject == NULL      ? NULL
                          : subject[0] == '\0' ? g_strdup ("“”")
                                               : g_filename_display_name (subject);
  g_autofree char *line = name != NULL ? g_strdup_printf ("kaiji-cli: %s: %s", name, message)
                                       : g_strdup_printf ("kaiji-cli: %s", message);

  kaiji_cli_clear_bar ();
  fprintf (stderr, "%s\n", g_strdelimit (line, "\r\n", ' '));
}

/**
 * kaiji_cli_get_input_name:
 * @file: the name of a file that is read, or `-`
 *
 * Returns: (transfer none): its name for messages
 */
const char *
kaiji_cli_get_input_name (const char *file)
{
  return g_str_equal (file, "-") ? _ ("standard input") : file;
}

/**
 * kaiji_cli_report_error:
 * @file: the file's name, or `-`
 * @error: why it could not be read or written
 *
 * Reports an error of a file in one line on standard error.
 */
void
kaiji_cli_report_error (const char *file, const GError *error)
{
  kaiji_cli_report (kaiji_cli_get_input_name (file), kaiji_error_get_message (error));
}

/**
 * kaiji_cli_report_problems:
 * @library: the library that was searched
 *
 * Reports the skipped scheme files and their faults on standard error, a line each.
 */
void
kaiji_cli_report_problems (KaijiSchemeLibrary *library)
{
  g_auto (GStrv) problems = kaiji_scheme_library_dup_problems (library);

  for (guint i = 0; problems[i] != NULL; i++)
    kaiji_cli_report (NULL, problems[i]);
}
