/* cli-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliFixture:
 * @folder: the working directory of the program; removed with its content
 * @data_home: its XDG_DATA_HOME, in @folder
 * @state_home: its XDG_STATE_HOME, likewise
 *
 * An environment for kaiji-cli without the user's own schemes and versions.
 */
typedef struct
{
  char *folder;
  char *data_home;
  char *state_home;
} CliFixture;

/**
 * CliResult:
 * @status: the exit status
 * @out: the standard output, NUL-terminated
 * @err: the standard error, NUL-terminated
 */
typedef struct
{
  int status;
  char *out;
  char *err;
} CliResult;

#define CLI_TEST(path, function)                                                                   \
  g_test_add ((path), CliFixture, NULL, cli_set_up, (function), cli_tear_down)

void cli_set_up (CliFixture *fixture, gconstpointer data);
void cli_tear_down (CliFixture *fixture, gconstpointer data);

CliResult *cli_run (CliFixture *fixture, ...) G_GNUC_NULL_TERMINATED;
void cli_do (CliFixture *fixture, ...) G_GNUC_NULL_TERMINATED;
CliResult *cli_run_with_input (CliFixture *fixture, const char *input, ...) G_GNUC_NULL_TERMINATED;
CliResult *cli_run_vector (CliFixture *fixture, const char *input, const char *const *arguments);
CliResult *cli_run_shell (CliFixture *fixture, const char *line);
void cli_result_free (CliResult *result);

void cli_assert_done (CliResult *result, const char *out);
void cli_assert_failed (CliResult *result, const char *message);

char *cli_path (CliFixture *fixture, const char *name);
char *cli_read (CliFixture *fixture, const char *name);
void cli_write (CliFixture *fixture, const char *name, const char *text);
void cli_write_scheme (CliFixture *fixture, const char *name, const char *text);
void cli_new_sheet (CliFixture *fixture, const char *name);
char **cli_list_folder (CliFixture *fixture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliResult, cli_result_free)

G_END_DECLS
