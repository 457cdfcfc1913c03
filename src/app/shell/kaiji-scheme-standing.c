/* kaiji-scheme-standing.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sentences that say how a form stands to those that are installed.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-scheme-standing.h"

/**
 * kaiji_scheme_standing_describe:
 *
 * Returns: (transfer full): what follows for sheets if the form is tried
 */
char *
kaiji_scheme_standing_describe (KaijiSchemeStanding standing)
{
  switch (standing)
    {
    case KAIJI_SCHEME_INSTALLED:
      return g_strdup (_ ("It is installed: the start page offers it for new sheets."));
    case KAIJI_SCHEME_OTHER:
      return g_strdup (_ ("Another file with a form of the same id is installed. Trying this one "
                          "does not change that."));
    case KAIJI_SCHEME_SHADOWS:
      return g_strdup (_ ("A form of the same id came with Kaiji or was installed for everybody "
                          "here. Trying this one does not change that."));
    default:
      return g_strdup (_ ("It is not installed. A sheet of a form that is only tried can be saved, "
                          "but needs this file to be opened again."));
    }
}

/**
 * kaiji_scheme_standing_get_install_label:
 * @has_sheet: whether a sheet waits for the form
 *
 * Returns: (transfer none): the label of the button that installs it, with a mnemonic
 */
const char *
kaiji_scheme_standing_get_install_label (KaijiSchemeStanding standing, gboolean has_sheet)
{
  if (standing == KAIJI_SCHEME_OTHER)
    return _ ("_Replace…");
  if (standing == KAIJI_SCHEME_SHADOWS)
    return _ ("_Install…");
  return has_sheet ? _ ("_Install and Open the Sheet") : _ ("_Install");
}

/**
 * kaiji_scheme_standing_get_question:
 * @standing: how the form stands to one of the same id
 *
 * Returns: (transfer none): the question before it takes that one's place
 */
const char *
kaiji_scheme_standing_get_question (KaijiSchemeStanding standing)
{
  return standing == KAIJI_SCHEME_OTHER ? _ ("Replace the form that is installed?")
                                        : _ ("Use this form instead of the one that is there?");
}

/**
 * kaiji_scheme_standing_describe_replacement:
 * @standing: how the form stands to one of the same id
 * @id: the id
 *
 * Sheets that need what is replaced can no longer be opened with it.
 *
 * Returns: (transfer full): what follows if it takes that one's place
 */
char *
kaiji_scheme_standing_describe_replacement (KaijiSchemeStanding standing, const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  if (standing == KAIJI_SCHEME_SHADOWS)
    /* Translators: %s is the id of a form. */
    return g_strdup_printf (_ ("From then on your form is used for all sheets of “%s”, until you "
                               "remove it. Then the one that is there now is used again."),
                            id);

  return g_strdup_printf (_ (
                            "The file that is installed for “%s” is overwritten. Sheets are opened "
                            "with the new form from then on; an answer that it has no place for "
                            "stays in its sheet."),
                          id);
}
