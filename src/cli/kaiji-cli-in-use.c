/* kaiji-cli-in-use.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-cli.h"

#include <glib/gi18n.h>

#include "kaiji-claim.h"

/* Returns: (transfer full) (nullable): a description of the holder of @file */
static char *
dup_holder (const char *file)
{
  g_autoptr (GFile) path = NULL;
  g_autoptr (KaijiHolder) holder = NULL;

  if (file == NULL || *file == '\0' || g_str_equal (file, "-"))
    return NULL;

  path = g_file_new_for_path (file);
  holder = kaiji_claim_find_holder (path);
  return holder != NULL ? kaiji_holder_describe (holder) : NULL;
}

/**
 * kaiji_cli_may_change:
 * @file: a sheet that will be changed
 * @anyway: whether to change it even if somebody has it open
 *
 * Checks that nobody has a sheet open, who would not expect its file to change. Nothing would be
 * lost, but somebody would have to merge the changes by hand.
 *
 * Returns: %FALSE, with a line on standard error, if somebody has it open
 */
gboolean
kaiji_cli_may_change (const char *file, gboolean anyway)
{
  g_autofree char *holder = anyway ? NULL : dup_holder (file);
  g_autofree char *message = NULL;

  if (holder == NULL)
    return TRUE;

  /* Translators: %s is who, where and since when. */
  message = g_strdup_printf (_ ("%s has it open; close it there, or change it all the same with "
                                "--anyway"),
                             holder);
  kaiji_cli_report (file, message);
  return FALSE;
}

/**
 * kaiji_cli_note_use:
 * @file: (nullable): a sheet from which something is made
 *
 * Warns on standard error if somebody has the sheet open: their unsaved changes are missing here.
 */
void
kaiji_cli_note_use (const char *file)
{
  g_autofree char *holder = dup_holder (file);
  g_autofree char *message = NULL;

  if (holder == NULL)
    return;

  /* Translators: %s is who, where and since when. */
  message = g_strdup_printf (_ ("note: %s has it open; what is not saved there is not in it"),
                             holder);
  kaiji_cli_report (file, message);
}
