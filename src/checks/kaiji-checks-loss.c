/* kaiji-checks-loss.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The check of losses that are written without a minus sign.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-checks-private.h"
#include "kaiji-numeral.h"
#include "kaiji-quantity.h"
#include "kaiji-text.h"

/* (12,345,678): in accounts the parentheses stand for a minus sign. */
gboolean
kaiji_check_is_loss_in_brackets (const KaijiQuantity *quantity, const KaijiField *field)
{
  return quantity->in_brackets
         && (field->kind == KAIJI_FIELD_MONEY || field->kind == KAIJI_FIELD_PERCENT);
}

/* The number of (12,345,678)円 without its parentheses, and whatever follows. */
static void
offer_without_brackets (KaijiCheckRun *run,
                        KaijiFinding *finding,
                        const char *id,
                        const KaijiQuantity *quantity,
                        const char *sign)
{
  const char *start = quantity->start;
  g_autofree char *digits = NULL;
  g_autofree char *narrow = NULL;
  g_autofree char *written = NULL;
  const char *rest = kaiji_text_skip_white_space (quantity->unit_end);

  /* The digits stay as they are written: (5.0)% */
  while (kaiji_characters_get_digit (start) < 0)
    start = g_utf8_next_char (start);
  digits = g_strndup (start, (gsize) (quantity->end - start));
  narrow = kaiji_text_narrow (digits);
  written = g_strconcat (sign, narrow, run->field->unit, NULL);

  /* The closing one: the number is in nothing else. */
  rest = kaiji_text_skip_white_space (g_utf8_next_char (rest));
  kaiji_text_skip (&rest, run->field->unit);
  kaiji_check_offer_text (run, finding, id, kaiji_text_replace (_ ("Write {}"), "", written),
                          g_strconcat (written, rest, NULL));
}

static void
report_brackets (KaijiCheckRun *run, const KaijiQuantity *quantity)
{
  g_autofree char *digits = kaiji_numeral_format (-quantity->value);
  g_autofree char *written = g_strconcat (digits, run->field->unit, NULL);
  KaijiFinding *finding;

  /* Translators: %s is a number with its unit, such as -12,345円 */
  finding = kaiji_check_report (run,
                                _ ("In accounts, parentheses around a number stand for a minus "
                                   "sign; write %s if that is meant."),
                                written);
  offer_without_brackets (run, finding, "sign-loss", quantity, "-");
  offer_without_brackets (run, finding, "drop-brackets", quantity, "");
}

/* 12,345円-, 12,345円△ */
static void
report_sign_after (KaijiCheckRun *run, const KaijiQuantity *quantity)
{
  const char *rest = g_utf8_next_char (quantity->sign_after);
  g_autofree char *loss = kaiji_numeral_format (-quantity->value);
  g_autofree char *gain = kaiji_numeral_format (quantity->value);
  g_autofree char *negative = g_strconcat (loss, run->field->unit, NULL);
  g_autofree char *positive = g_strconcat (gain, run->field->unit, NULL);
  KaijiFinding *finding;

  /* Translators: %s is a number with its unit, such as -12,345円 */
  finding = kaiji_check_report (run,
                                _ ("A sign stands after the number; write %s if a loss is meant."),
                                negative);
  /* Translators: {} is a number with its unit, such as 345,678,912円 */
  kaiji_check_offer_text (run, finding, "sign-loss",
                          kaiji_text_replace (_ ("Write {}"), "", negative),
                          g_strconcat (negative, rest, NULL));
  kaiji_check_offer_text (run, finding, "drop-brackets",
                          kaiji_text_replace (_ ("Write {}"), "", positive),
                          g_strconcat (positive, rest, NULL));
}

/* Finds where the text mentions a loss: 経常損失 12,345円 */
void
kaiji_check_loss_unsigned (KaijiCheckRun *run)
{
  g_autofree char *digits = NULL;
  g_autofree char *written = NULL;
  KaijiFinding *finding;
  KaijiQuantity quantity;

  const char *rest;

  if (!kaiji_check_find_quantity (run, &quantity) || quantity.several
      || kaiji_quantity_contradicts (&quantity, run->field->unit))
    return;
  if (!quantity.loss && kaiji_check_is_loss_in_brackets (&quantity, run->field))
    {
      report_brackets (run, &quantity);
      return;
    }
  if (!quantity.loss && quantity.sign_after != NULL && !quantity.grouping_wrong)
    {
      report_sign_after (run, &quantity);
      return;
    }
  if (!quantity.loss)
    return;

  /* The number of 経常損失(12,345円) stands in parentheses without the words before it. */
  rest = quantity.unit_end;
  if (quantity.start > run->texts[0]
      && (quantity.start[-1] == '(' || g_str_has_prefix (g_utf8_prev_char (quantity.start), "（")))
    (void) (kaiji_text_skip (&rest, ")") || kaiji_text_skip (&rest, "）"));
  digits = kaiji_numeral_format (-quantity.value);
  written = g_strconcat (digits, run->field->unit, NULL);
  /* Translators: %s is a number with its unit, such as -12,345円 */
  finding = kaiji_check_report (run,
                                _ ("It is told as a loss, but the number has no sign; write it as "
                                   "%s."),
                                written);
  /* Translators: {} is a number with its unit, such as 345,678,912円 */
  kaiji_check_offer_text (run, finding, "sign-loss",
                          kaiji_text_replace (_ ("Write {}"), "", written),
                          g_strconcat (written, rest, NULL));
}
