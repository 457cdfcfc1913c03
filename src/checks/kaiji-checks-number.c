/* kaiji-checks-number.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks of numbers and their units.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kaiji-checks-private.h"
#include "kaiji-quantity.h"

gboolean
kaiji_check_read_number (KaijiAnswer *answer, const KaijiField *field, double *number)
{
  KaijiQuantity quantity;

  if (answer == NULL)
    return FALSE;

  switch (kaiji_answer_get_form (answer))
    {
    case KAIJI_ANSWER_NUMBER:
      *number = kaiji_answer_get_number (answer);
      return TRUE;

    case KAIJI_ANSWER_TEXT:
      if (!kaiji_quantity_find (kaiji_answer_get_text (answer), field->unit, &quantity)
          || quantity.grouping_wrong || kaiji_quantity_contradicts (&quantity, field->unit))
        return FALSE;
      *number = quantity.value;
      return TRUE;

    default:
      return FALSE;
    }
}

static char *
quote (const char *start, const char *end)
{
  return g_strndup (start, (gsize) (end - start));
}

void
kaiji_check_number_impossible (KaijiCheckRun *run)
{
  double number;

  if (run->form == KAIJI_ANSWER_TEXT)
    {
      if (run->field->kind != KAIJI_FIELD_COUNT
          || !kaiji_check_read_number (run->answer, run->field, &number))
        return;
    }
  else
    {
      number = kaiji_answer_get_number (run->answer);
    }

  if (run->field->kind != KAIJI_FIELD_MONEY && run->field->kind != KAIJI_FIELD_PERCENT
      && number < 0)
    kaiji_check_report (run, _ ("The number cannot be less than 0; correct it."));
  else if (run->field->kind == KAIJI_FIELD_COUNT && number != floor (number))
    kaiji_check_report (run, _ ("The number must be a whole one; correct it."));
}

void
kaiji_check_number_grouping (KaijiCheckRun *run)
{
  gboolean asks_number = kaiji_field_kind_is_number (run->field->kind);

  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      const char *text = run->texts[i];
      KaijiQuantity quantity;

      if (text == NULL)
        continue;

      /* Commas may separate numbers of another sort: years, generations, ports. */
      for (const char *p = text; kaiji_quantity_next (text, p, &quantity); p = quantity.unit_end)
        {
          g_autofree char *number = NULL;

          if (!quantity.grouping_wrong || !(asks_number || kaiji_quantity_is_money (&quantity)))
            continue;

          number = quote (quantity.start, quantity.end);
          kaiji_check_report (run,
                              _ ("“%s” is not grouped by three digits with commas; make sure "
                                 "that no digit is missing."),
                              number);
          return;
        }
    }
}

/* Whether the number is one of something else, which words tell: 有利子負債0円のため算出不可, where
 * a percentage is asked for. */
static gboolean
is_of_something_else (const char *text, const char *unit, const KaijiQuantity *quantity)
{
  return !kaiji_quantity_is_in (quantity, unit) && quantity->start > text
         && *quantity->unit_end != '\0'
         && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (quantity->start)))
         && g_unichar_isalpha (g_utf8_get_char (quantity->unit_end));
}

void
kaiji_check_unit_contradicts (KaijiCheckRun *run)
{
  g_autofree char *unit = NULL;
  KaijiQuantity quantity;

  if (run->field->unit == NULL || !kaiji_quantity_find (run->texts[0], run->field->unit, &quantity)
      || !kaiji_quantity_contradicts (&quantity, run->field->unit)
      || is_of_something_else (run->texts[0], run->field->unit, &quantity))
    return;

  unit = quantity.unit_end > quantity.unit ? quote (quantity.unit, quantity.unit_end)
                                           : quote (quantity.start, quantity.end);

  /* Translators: the first %s is what is written, such as 千円, the second the unit asked for */
  kaiji_check_report (run,
                      _ ("“%s” is written where the number is asked for in %s; convert the "
                         "number or correct the unit."),
                      unit, run->field->unit);
}
