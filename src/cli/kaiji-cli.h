/* kaiji-cli.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-json-writer.h"
#include "kaiji-scheme-library.h"
#include "kaiji-sheet.h"

G_BEGIN_DECLS

/* Exit statuses. */
typedef enum
{
  KAIJI_CLI_DONE = 0,
  KAIJI_CLI_FOUND = 1, /* errors of a check, differences of a comparison */
  KAIJI_CLI_FAILED = 2,
} KaijiCliStatus;

/**
 * KaijiVerb:
 * @name: the first argument
 * @arguments: the arguments in the help, by which shells complete them as well; translatable
 * @summary: one line of help; translatable
 * @description: (nullable): the help text after the options; translatable
 * @run: runs the verb and returns the exit status; argv[0] is the verb's name
 * @instead: what shells complete as @arguments after an option that changes them
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  int (*run) (int argc, char **argv);
  struct
  {
    const char *option;
    const char *arguments;
  } instead[4];
} KaijiVerb;

int kaiji_cli_schemes (int argc, char **argv);
int kaiji_cli_scheme (int argc, char **argv);
int kaiji_cli_new (int argc, char **argv);
int kaiji_cli_get (int argc, char **argv);
int kaiji_cli_set (int argc, char **argv);
int kaiji_cli_check (int argc, char **argv);
int kaiji_cli_print (int argc, char **argv);
int kaiji_cli_compare (int argc, char **argv);
int kaiji_cli_carry_over (int argc, char **argv);
int kaiji_cli_import (int argc, char **argv);
int kaiji_cli_export (int argc, char **argv);
int kaiji_cli_versions (int argc, char **argv);
int kaiji_cli_thumbnail (int argc, char **argv);
int kaiji_cli_fill (int argc, char **argv);
int kaiji_cli_ask (int argc, char **argv);

/* kaiji-cli-verbs.c */
const KaijiVerb *kaiji_cli_get_verbs (guint *n_verbs);
const KaijiVerb *kaiji_cli_find_verb (const char *name);

/* kaiji-cli-main.c: how the program begins and ends */
int kaiji_cli_main (int argc, char **argv, int (*run) (int argc, char **argv));

/* kaiji-cli-complete.c: for the shells; not listed in the help */
int kaiji_cli_complete (int argc, char **argv);

/* kaiji-cli-options.c: command line arguments */
typedef void (*KaijiCliOptionFunc) (const GOptionEntry *option, gpointer user_data);

void
kaiji_cli_foreach_option (const KaijiVerb *verb, KaijiCliOptionFunc function, gpointer user_data);
gboolean kaiji_cli_parse (int argc,
                          char **argv,
                          const GOptionEntry *options,
                          guint n_min,
                          guint n_max,
                          GStrv *arguments);
gboolean kaiji_cli_parse_word (const char *verb,
                               const char *option,
                               const char *word,
                               const char *const *words,
                               guint *index);
char *kaiji_cli_to_utf8 (const char *argument);

/* kaiji-cli-output.c: standard output and standard error */
void kaiji_cli_put (const char *text);
void kaiji_cli_put_bytes (GBytes *bytes);
void kaiji_cli_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean kaiji_cli_close_output (void);
void kaiji_cli_report (const char *subject, const char *message);
const char *kaiji_cli_get_input_name (const char *file);
void kaiji_cli_report_error (const char *file, const GError *error);
void kaiji_cli_report_problems (KaijiSchemeLibrary *library);

/* kaiji-cli-files.c: sheets, schemes and fields by name */
KaijiScheme *kaiji_cli_find_scheme (KaijiSchemeLibrary *library, const char *name);
const KaijiField *kaiji_cli_find_field (KaijiSheet *sheet, const char *file, const char *id);
GInputStream *kaiji_cli_open_input (const char *file, GError **error);
KaijiSheet *kaiji_cli_open_sheet (const char *file, KaijiSchemeLibrary *library, GError **error);
KaijiSheet *kaiji_cli_open_sheet_to_change (const char *file,
                                            KaijiSchemeLibrary *library,
                                            char **etag,
                                            GError **error);
KaijiSheet *kaiji_cli_open_sheet_or_report (const char *file, KaijiSchemeLibrary *library);
gboolean kaiji_cli_is_same_file (const char *a, const char *b);
gboolean kaiji_cli_may_create (const char *output);
gboolean kaiji_cli_may_replace (const char *output, const char *sheet, const char *other);
gboolean
kaiji_cli_save_sheet (KaijiSheet *sheet, const char *file, const char *etag, GError **error);
gboolean kaiji_cli_save_bytes (const char *file, GBytes *bytes, const char *etag, GError **error);
gboolean kaiji_cli_write (const char *file, GBytes *bytes, GError **error);
gboolean kaiji_cli_write_new (const char *file, GBytes *bytes, GError **error);

/* kaiji-cli-in-use.c: sheets that somebody has open */
gboolean kaiji_cli_may_change (const char *file, gboolean anyway);
void kaiji_cli_note_use (const char *file);

/* kaiji-cli-compare.c: differences, as compare and versions print them */
void kaiji_cli_write_changes (KaijiJsonWriter *writer, GListModel *changes);
gboolean kaiji_cli_put_changes (GListModel *changes, gboolean as_data);

/* kaiji-cli-scheme-file.c: scheme files */
int kaiji_cli_check_scheme (const char *file, gboolean as_data);
int kaiji_cli_begin_scheme (const char *id, const char *output);
int kaiji_cli_install_scheme (KaijiSchemeLibrary *library, const char *file, gboolean replace);
int kaiji_cli_remove_scheme (KaijiSchemeLibrary *library, const char *id);

/* kaiji-cli-batch.c: several files in parallel */
typedef gpointer (*KaijiCliWork) (const char *file, gpointer user_data);
typedef void (*KaijiCliDeliver) (const char *file, gpointer result, gpointer user_data);

void kaiji_cli_batch (const char *const *files,
                      guint n_jobs,
                      KaijiCliWork work,
                      KaijiCliDeliver deliver,
                      gpointer user_data);
void kaiji_cli_clear_bar (void);

G_END_DECLS
