/* tool.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool.h"

static char *
build_filename (GTestFileType type, const char *first, va_list arguments)
{
  g_autofree char *filename = g_build_filename (g_test_get_dir (type), "..", first, NULL);
  g_autoptr (GFile) file = NULL;

  for (const char *next = va_arg (arguments, const char *); next != NULL;
       next = va_arg (arguments, const char *))
    {
      g_autofree char *parent = g_steal_pointer (&filename);

      filename = g_build_filename (parent, next, NULL);
    }

  /* Tools print the name: without the “..” of this folder it is easier to read. */
  file = g_file_new_for_path (filename);
  return g_file_get_path (file);
}

/**
 * tool_source:
 * @first: a folder or file of the source tree
 * @...: what is in it, then %NULL
 *
 * Returns: (transfer full): its path
 */
char *
tool_source (const char *first, ...)
{
  va_list arguments;
  char *filename;

  va_start (arguments, first);
  filename = build_filename (G_TEST_DIST, first, arguments);
  va_end (arguments);
  return filename;
}

/**
 * tool_built:
 * @first: a folder or file of the build tree
 * @...: what is in it, then %NULL
 *
 * Returns: (transfer full): its path
 */
char *
tool_built (const char *first, ...)
{
  va_list arguments;
  char *filename;

  va_start (arguments, first);
  filename = build_filename (G_TEST_BUILT, first, arguments);
  va_end (arguments);
  return filename;
}

/**
 * tool_is_there:
 * @program: a program's name
 *
 * Skips the test if the program is not installed.
 *
 * Returns: whether the test can go on
 */
gboolean
tool_is_there (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("%s is not installed", program);

      g_test_skip (reason);
    }
  return path != NULL;
}

/**
 * tool_run:
 * @status: (out): the exit status
 * @argv: the command and its arguments, ended by %NULL
 *
 * Runs a command to its end. The test fails if it cannot be run, or is killed.
 *
 * Returns: (transfer full): its standard output and error
 */
char *
tool_run (int *status, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *output = NULL;

  process = g_subprocess_newv (argv,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  *status = g_subprocess_get_exit_status (process);
  return output;
}

/**
 * tool_must_succeed:
 * @argv: the command and its arguments, ended by %NULL
 *
 * Runs a command; the test fails, with what the command said, if its exit status is not 0.
 */
void
tool_must_succeed (const char *const *argv)
{
  int status;
  g_autofree char *output = tool_run (&status, argv);

  if (status != 0)
    {
      g_autofree char *command = g_strjoinv (" ", (char **) argv);

      g_test_message ("%s\n%s", command, output);
      g_test_fail_printf ("%s ended with status %d", argv[0], status);
    }
}
