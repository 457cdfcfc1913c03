/* kaiji-cli-carry-over.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

#include "kaiji-carry-over.h"
#include "kaiji-replace.h"

/* Reports what became of the answers on standard error: standard output may be the new sheet. */
static void
report (const char *file, const KaijiCarryOverReport *carried)
{
  g_autofree char *message = g_strdup_printf (
    /* Translators: all %u are numbers of answers */
    _ ("%u carried, %u converted, %u recomputed, %u unplaced, %u to review, %u still to answer"),
    carried->n_carried, carried->n_converted, carried->n_recomputed, carried->n_unplaced,
    carried->n_to_review, carried->n_to_answer);

  kaiji_cli_report (kaiji_cli_get_input_name (file), message);
}

/* Users must not find out by chance that the form has changed. */
static void
report_form (const char *file, KaijiScheme *old_scheme, KaijiScheme *scheme)
{
  g_autofree char *message = g_strdup_printf (
    /* Translators: two forms, as in “aspic-asp-saas@2023”. */
    _ ("from %s@%s to %s@%s"), kaiji_scheme_get_id (old_scheme),
    kaiji_scheme_get_edition (old_scheme), kaiji_scheme_get_id (scheme),
    kaiji_scheme_get_edition (scheme));

  kaiji_cli_report (kaiji_cli_get_input_name (file), message);
}

int
kaiji_cli_carry_over (int argc, char **argv)
{
  g_autofree char *date = NULL;
  g_autofree char *to = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autoptr (KaijiScheme) scheme = NULL;
  g_autoptr (KaijiSheet) old_sheet = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  KaijiCarryOverReport carried;
  KaijiScheme *old_scheme;

  const GOptionEntry options[] = {
    { "date", 'd', 0, G_OPTION_ARG_STRING, &date, N_ ("The new disclosure date"), "YYYY-MM-DD" },
    { "to", 't', 0, G_OPTION_ARG_STRING, &to,
      N_ ("The edition or scheme of the new sheet, instead of the newest edition of the old one's"),
      N_ ("ID[@EDITION]") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write the sheet, instead of standard output"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!kaiji_cli_parse (argc, argv, options, 1, 1, &arguments))
    return KAIJI_CLI_FAILED;

  if (date == NULL)
    {
      kaiji_cli_report (argv[0], _ ("--date is missing: the new disclosure date"));
      return KAIJI_CLI_FAILED;
    }
  if (output != NULL && kaiji_cli_is_same_file (arguments[0], output))
    {
      kaiji_cli_report (output, _ ("last time's sheet cannot also be the new one; give the new one "
                                   "another name"));
      return KAIJI_CLI_FAILED;
    }
  if (!kaiji_cli_may_create (output))
    return KAIJI_CLI_FAILED;

  library = kaiji_scheme_library_new ();
  old_sheet = kaiji_cli_open_sheet_or_report (arguments[0], library);
  if (old_sheet == NULL)
    return KAIJI_CLI_FAILED;

  /* The new sheet uses the present edition of the form. */
  old_scheme = kaiji_sheet_get_scheme (old_sheet);
  scheme = kaiji_cli_find_scheme (library, to != NULL ? to : kaiji_scheme_get_id (old_scheme));
  if (scheme == NULL)
    return KAIJI_CLI_FAILED;

  sheet = kaiji_carry_over (old_sheet, scheme, date, &carried, &error);
  if (sheet == NULL)
    {
      kaiji_cli_report_error (arguments[0], error);
      return KAIJI_CLI_FAILED;
    }

  if (!kaiji_cli_save_sheet (sheet, output != NULL ? output : "-", KAIJI_ETAG_NEW, &error))
    {
      kaiji_cli_report_error (output, error);
      return KAIJI_CLI_FAILED;
    }

  report (arguments[0], &carried);
  kaiji_cli_note_use (arguments[0]);
  if (scheme != old_scheme)
    report_form (arguments[0], old_scheme, scheme);
  return KAIJI_CLI_DONE;
}
