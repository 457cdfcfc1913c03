/* cli-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/wait.h>

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *name;

      while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }

  g_remove (path);
}

void
cli_set_up (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* So that a failed test quotes UTF-8 as it is. */
  setlocale (LC_ALL, "");

  fixture->folder = g_dir_make_tmp ("kaiji-cli-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->data_home = g_build_filename (fixture->folder, ".data", NULL);
  fixture->state_home = g_build_filename (fixture->folder, ".state", NULL);
}

void
cli_tear_down (CliFixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->data_home, g_free);
  g_clear_pointer (&fixture->state_home, g_free);
}

static char *
copy_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL ? g_strndup (data, size) : g_strdup ("");
}

/* Runs kaiji-cli in the fixture's folder to its end, with @input on its standard input. */
CliResult *
cli_run_vector (CliFixture *fixture, const char *input, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GBytes) in = g_bytes_new (input, input != NULL ? strlen (input) : 0);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  CliResult *result = g_new0 (CliResult, 1);

  g_assert_nonnull (g_getenv ("KAIJI_CLI"));
  g_ptr_array_add (argv, (gpointer) g_getenv ("KAIJI_CLI"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                        | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->data_home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", fixture->state_home, TRUE);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);

  g_assert_true (g_subprocess_get_if_exited (process));
  result->status = g_subprocess_get_exit_status (process);
  result->out = copy_text (out);
  result->err = copy_text (err);
  return result;
}

static CliResult *
run_list (CliFixture *fixture, const char *input, va_list list)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  char *argument;

  while ((argument = va_arg (list, char *)) != NULL)
    g_ptr_array_add (arguments, argument);
  g_ptr_array_add (arguments, NULL);

  return cli_run_vector (fixture, input, (const char *const *) arguments->pdata);
}

CliResult *
cli_run (CliFixture *fixture, ...)
{
  CliResult *result;
  va_list list;

  va_start (list, fixture);
  result = run_list (fixture, NULL, list);
  va_end (list);

  return result;
}

/* Runs a command that prepares a test; it must succeed without output. */
void
cli_do (CliFixture *fixture, ...)
{
  g_autoptr (CliResult) result = NULL;
  va_list list;

  va_start (list, fixture);
  result = run_list (fixture, NULL, list);
  va_end (list);

  cli_assert_done (result, "");
}

CliResult *
cli_run_with_input (CliFixture *fixture, const char *input, ...)
{
  CliResult *result;
  va_list list;

  va_start (list, input);
  result = run_list (fixture, input, list);
  va_end (list);

  return result;
}

/* Runs a line of shell in the fixture's folder, with the program in `$KAIJI_CLI`. */
CliResult *
cli_run_shell (CliFixture *fixture, const char *line)
{
  const char *argv[] = { "sh", "-c", line, NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  CliResult *result = g_new0 (CliResult, 1);
  int status;

  environment = g_environ_setenv (environment, "XDG_DATA_HOME", fixture->data_home, TRUE);
  environment = g_environ_setenv (environment, "XDG_STATE_HOME", fixture->state_home, TRUE);
  g_spawn_sync (fixture->folder, (char **) argv, environment, G_SPAWN_SEARCH_PATH, NULL, NULL,
                &result->out, &result->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  result->status = WEXITSTATUS (status);
  return result;
}

void
cli_result_free (CliResult *result)
{
  g_free (result->out);
  g_free (result->err);
  g_free (result);
}

/* It was done, with nothing on standard error and exactly @out on standard output. */
void
cli_assert_done (CliResult *result, const char *out)
{
  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  if (out != NULL)
    g_assert_cmpstr (result->out, ==, out);
}

/* The command failed, with one line on standard error that contains @message. */
void
cli_assert_failed (CliResult *result, const char *message)
{
  g_assert_cmpint (result->status, ==, 2);
  g_assert_cmpstr (result->out, ==, "");
  g_assert_true (g_str_has_prefix (result->err, "kaiji-cli: "));
  g_assert_true (strchr (result->err, '\n') == result->err + strlen (result->err) - 1);
  if (strstr (result->err, message) == NULL)
    g_error ("“%s” does not say “%s”", result->err, message);
}

char *
cli_path (CliFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

char *
cli_read (CliFixture *fixture, const char *name)
{
  g_autofree char *path = cli_path (fixture, name);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
cli_write (CliFixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = cli_path (fixture, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Writes a scheme file to the user's folder of schemes. */
void
cli_write_scheme (CliFixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (".data", "kaiji", "schemes", name, NULL);

  cli_write (fixture, path, text);
}

/* Makes an empty sheet of a built-in scheme. */
void
cli_new_sheet (CliFixture *fixture, const char *name)
{
  cli_do (fixture, "new", "aspic-asp-saas", "-o", name, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in the folder, hidden ones too, sorted; without the data home. */
char **
cli_list_folder (CliFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (!g_str_equal (name, ".data") && !g_str_equal (name, ".state"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
