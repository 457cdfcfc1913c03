/* kaiji-checks-letters.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The check of letters in the place of digits: 2O24年, l2名.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-check-names-private.h"
#include "kaiji-checks-private.h"
#include "kaiji-look-alike-digits.h"

/* Returns whether the field asks for nothing but digits, so that they need no unit. */
static gboolean
asks_digits (const KaijiField *field)
{
  return kaiji_field_kind_is_number (field->kind) || field->kind == KAIJI_FIELD_DATE
         || field->kind == KAIJI_FIELD_CORPORATE_NUMBER;
}

gboolean
kaiji_check_has_look_alike_digits (const char *text, const KaijiField *field)
{
  g_autofree char *corrected = kaiji_look_alike_digits_correct (text, asks_digits (field), NULL,
                                                                NULL);

  return corrected != NULL;
}

static char *
rewrite_digits (const char *text)
{
  return kaiji_look_alike_digits_correct (text, FALSE, NULL, NULL);
}

void
kaiji_check_look_alike_digit (KaijiCheckRun *run)
{
  gboolean alone = asks_digits (run->field);
  g_auto (KaijiCheckNames) names = kaiji_check_names_start ();
  g_autofree char *corrected = NULL;
  KaijiFinding *finding;

  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      g_autofree char *fixed = NULL;
      g_autofree char *written = NULL;
      g_autofree char *meant = NULL;

      if (run->texts[i] == NULL)
        continue;
      fixed = kaiji_look_alike_digits_correct (run->texts[i], alone && i == 0, &written, &meant);
      if (fixed == NULL)
        continue;

      kaiji_check_names_add_replacement (&names, written, meant);
      if (i == 0)
        corrected = g_steal_pointer (&fixed);
    }

  if (names.n_names == 0)
    return;

  /* Translators: %s is a list such as “サ一バ → サーバ” */
  finding = kaiji_check_report (run,
                                _ ("A character that only looks like the right one; replace %s."),
                                names.names->str);
  /* A number or a date is read again. */
  if (run->form == KAIJI_ANSWER_TEXT && corrected != NULL)
    kaiji_check_offer_text (run, finding, run->check_id, g_strdup (_ ("Replace")),
                            g_steal_pointer (&corrected));
  else
    kaiji_check_offer_rewrite (run, finding, run->check_id, g_strdup (_ ("Replace")),
                               rewrite_digits);
}
