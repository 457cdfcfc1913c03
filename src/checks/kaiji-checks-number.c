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
#include "kaiji-numeral.h"
#include "kaiji-quantity.h"
#include "kaiji-text.h"

/* From this number on the scale may be a slip: 352,000,000千円, but not 434百万円. */
#define MIN_SLIP 10000

#define MONTHS_PER_YEAR 12
#define PERCENT "%"

/* 434.000円: yen have no decimals, and a point before three digits may be meant as a comma. */
static gboolean
has_odd_point (const KaijiQuantity *quantity, const char *unit)
{
  return quantity->point_groups && !quantity->scaled && kaiji_quantity_unit_is_yen (unit);
}

gboolean
kaiji_check_find_quantity (KaijiCheckRun *run, KaijiQuantity *quantity)
{
  if (!run->has_searched)
    run->has_quantity = kaiji_quantity_find (run->texts[0], run->field->unit, &run->quantity);
  run->has_searched = TRUE;

  if (run->has_quantity)
    *quantity = run->quantity;
  return run->has_quantity;
}

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
          || quantity.grouping_wrong || quantity.several || quantity.sign_after != NULL
          || kaiji_check_has_look_alike_digits (kaiji_answer_get_text (answer), field)
          || kaiji_check_is_loss_in_brackets (&quantity, field)
          || has_odd_point (&quantity, field->unit)
          || kaiji_quantity_contradicts (&quantity, field->unit))
        return FALSE;
      *number = quantity.loss ? -quantity.value : quantity.value;
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

/* Replaces the quantity in @text by another spelling and removes a unit that was apart from it.
 * (transfer full) */
static char *
rewrite_quantity (const char *text, const KaijiQuantity *quantity, const char *written)
{
  GString *string = g_string_new (NULL);
  const char *cuts[2][2] = { { quantity->start, quantity->unit_end }, { NULL, NULL } };
  const char *p = text;
  gboolean mark_first = FALSE;

  if (quantity->mark_end > quantity->mark)
    {
      mark_first = quantity->mark < quantity->start;
      cuts[1][0] = quantity->mark;
      cuts[1][1] = quantity->mark_end;
    }

  for (guint i = 0; i < 2; i++)
    {
      guint cut = mark_first ? 1 - i : i;

      if (cuts[cut][0] == NULL)
        continue;
      g_string_append_len (string, p, cuts[cut][0] - p);
      p = cuts[cut][1];
      if (cut == 0)
        g_string_append (string, written);
    }
  g_string_append (string, p);

  return g_strstrip (g_string_free (string, FALSE));
}

static void
offer_number (KaijiCheckRun *run,
              KaijiFinding *finding,
              const char *id,
              const char *label,
              const KaijiQuantity *quantity,
              double value)
{
  g_autofree char *digits = kaiji_numeral_format (value);
  g_autofree char *written = g_strconcat (digits, run->field->unit, NULL);

  kaiji_check_offer_text (run, finding, id, kaiji_text_replace (label, "", written),
                          rewrite_quantity (run->texts[0], quantity, written));
}

void
kaiji_check_number_impossible (KaijiCheckRun *run)
{
  gboolean in_yen = run->field->kind == KAIJI_FIELD_MONEY
                    && kaiji_quantity_unit_is_yen (run->field->unit);
  double number;

  if (run->form == KAIJI_ANSWER_TEXT)
    {
      if ((run->field->kind != KAIJI_FIELD_COUNT && !in_yen)
          || !kaiji_check_read_number (run->answer, run->field, &number))
        return;
    }
  else
    {
      number = kaiji_answer_get_number (run->answer);
    }

  /* The range that a scheme sets is another check's. */
  if (run->field->kind != KAIJI_FIELD_MONEY && run->field->kind != KAIJI_FIELD_PERCENT && number < 0
      && isinf (run->field->minimum))
    kaiji_check_report (run, _ ("The number cannot be less than 0; correct it."));
  else if ((run->field->kind == KAIJI_FIELD_COUNT || in_yen) && number != floor (number))
    kaiji_check_report (run, _ ("The number must be a whole one; correct it."));
}

/* A number with the unit of its field. (transfer full) */
static char *
write_number (KaijiCheckRun *run, double number)
{
  const KaijiWords *words = kaiji_scheme_get_words (run->scheme);
  g_autofree char *digits = kaiji_numeral_format (number);
  g_autofree char *year = NULL;

  switch (run->field->kind)
    {
    case KAIJI_FIELD_YEAR:
      year = g_strdup_printf ("%.0f", number);
      return kaiji_text_replace (words->year, "", year);
    case KAIJI_FIELD_DURATION:
      return kaiji_text_replace (words->years, "", digits);
    case KAIJI_FIELD_COUNT:
    case KAIJI_FIELD_MONEY:
    case KAIJI_FIELD_PERCENT:
      return g_strconcat (digits, run->field->unit, NULL);
    default:
      return g_strconcat (digits, PERCENT, NULL);
    }
}

/* Tells of a number that is out of the field's range, as it is written. */
static gboolean
report_range (KaijiCheckRun *run, double number, const char *written)
{
  const KaijiField *field = run->field;
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;

  if (number >= field->minimum && number <= field->maximum)
    return FALSE;

  if (isfinite (field->minimum))
    minimum = write_number (run, field->minimum);
  if (isfinite (field->maximum))
    maximum = write_number (run, field->maximum);

  if (minimum != NULL && maximum != NULL)
    /* Translators: all %s are numbers with their units: 250%, 0%, 100% */
    kaiji_check_report (run, _ ("“%s” cannot be; it must be from %s to %s. Correct it."), written,
                        minimum, maximum);
  else if (minimum != NULL)
    /* Translators: both %s are numbers with their units: -5円, 0円 */
    kaiji_check_report (run, _ ("“%s” cannot be; it must be at least %s. Correct it."), written,
                        minimum);
  else
    /* Translators: both %s are numbers with their units: 120%, 100% */
    kaiji_check_report (run, _ ("“%s” cannot be; it must be at most %s. Correct it."), written,
                        maximum);

  return TRUE;
}

/* The percentages of a text. */
static void
check_percentages (KaijiCheckRun *run)
{
  const char *text = run->texts[0];
  KaijiQuantity quantity;

  for (const char *p = text; kaiji_quantity_next (text, p, &quantity); p = quantity.unit_end)
    {
      g_autofree char *written = quote (quantity.start, quantity.unit_end);

      if (quantity.unit_end > quantity.unit && kaiji_quantity_is_in (&quantity, PERCENT)
          && !quantity.grouping_wrong && report_range (run, quantity.value, written))
        return;
    }
}

void
kaiji_check_out_of_range (KaijiCheckRun *run)
{
  const KaijiField *field = run->field;
  g_autoptr (KaijiAnswer) value = NULL;
  g_autofree char *written = NULL;
  double number;

  if (isinf (field->minimum) && isinf (field->maximum))
    return;

  if (field->kind == KAIJI_FIELD_TEXT || field->kind == KAIJI_FIELD_PARAGRAPH)
    {
      if (run->form == KAIJI_ANSWER_TEXT)
        check_percentages (run);
      return;
    }

  if (run->form == KAIJI_ANSWER_TEXT)
    {
      if (field->unit == NULL || !kaiji_check_read_number (run->answer, field, &number))
        return;
    }
  else
    {
      number = kaiji_answer_get_number (run->answer);
      value = kaiji_answer_set_note (run->answer, NULL);
    }

  written = run->form == KAIJI_ANSWER_TEXT ? write_number (run, number)
                                           : kaiji_answer_format (value, run->scheme, field);
  /* The range of a duration is in years. */
  if (run->form == KAIJI_ANSWER_MONTHS)
    number /= MONTHS_PER_YEAR;
  report_range (run, number, written);
}

/* Reports the grouping of the number in a field that asks for one. */
static gboolean
report_own_grouping (KaijiCheckRun *run)
{
  g_autofree char *number = NULL;
  KaijiFinding *finding;
  KaijiQuantity quantity;
  gboolean odd_point, no_decimals;

  if (run->form != KAIJI_ANSWER_TEXT || !kaiji_check_find_quantity (run, &quantity))
    return FALSE;

  odd_point = has_odd_point (&quantity, run->field->unit);
  no_decimals = quantity.n_decimals > 0 && !quantity.scaled && !odd_point
                && kaiji_quantity_unit_is_yen (run->field->unit)
                && quantity.value == floor (quantity.value);
  if (!quantity.grouping_wrong && !odd_point && !no_decimals)
    return FALSE;

  number = quote (quantity.start, quantity.torn ? quantity.unit_end : quantity.end);
  if (quantity.torn)
    finding = kaiji_check_report (run,
                                  _ ("“%s” is not a number in one piece; make sure which number "
                                     "is meant."),
                                  number);
  else if (odd_point)
    finding = kaiji_check_report (run,
                                  _ ("“%s” has a point where a comma is to be expected; make sure "
                                     "which number is meant."),
                                  number);
  else if (no_decimals)
    finding = kaiji_check_report (run,
                                  _ ("“%s” has decimals, and yen have none; make sure which number "
                                     "is meant."),
                                  number);
  else
    finding = kaiji_check_report (run,
                                  _ ("“%s” is not grouped by three digits with commas; make sure "
                                     "that no digit is missing."),
                                  number);

  if (kaiji_quantity_contradicts (&quantity, run->field->unit))
    return TRUE;

  /* Translators: {} is a number with its unit, such as 345,678,912円 */
  if (odd_point)
    offer_number (run, finding, "join-digits", _ ("Write {}"), &quantity, quantity.value * 1000);
  else if (quantity.joinable || no_decimals)
    offer_number (run, finding, "join-digits", _ ("Write {}"), &quantity, quantity.value);

  return TRUE;
}

/* Returns whether a sign that may group digits comes after one; few texts have one. */
static gboolean
has_sign_after_digit (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar next;

      if (kaiji_characters_get_digit (p) < 0)
        continue;
      next = g_utf8_get_char (g_utf8_next_char (p));
      if (next == ',' || next == '.' || next == '\'' || next == 0x2019 /* ’ */
          || next == 0xff0c /* ， */ || next == 0xff0e /* ． */)
        return TRUE;
    }

  return FALSE;
}

void
kaiji_check_number_grouping (KaijiCheckRun *run)
{
  gboolean asks_number = kaiji_field_kind_is_number (run->field->kind);

  if (asks_number && report_own_grouping (run))
    return;

  for (guint i = 0; i < KAIJI_CHECK_N_TEXTS; i++)
    {
      const char *text = run->texts[i];
      KaijiQuantity quantity;

      if (text == NULL || !has_sign_after_digit (text))
        continue;

      /* Commas may separate other numbers: years, generations, ports. */
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

/* Returns whether words show that the number belongs to something else: 有利子負債0円のため算出不可
 * in a field that asks for a percentage. */
static gboolean
is_of_something_else (const char *text, const char *unit, const KaijiQuantity *quantity)
{
  return !kaiji_quantity_is_in (quantity, unit) && quantity->start > text
         && *quantity->unit_end != '\0'
         && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (quantity->start)))
         && g_unichar_isalpha (g_utf8_get_char (quantity->unit_end));
}

/* Quotes a unit that is apart from its number without the separators that would be cut with it: of
 * ・千円 in (税抜・千円) the unit alone. */
static char *
quote_mark (const KaijiQuantity *quantity)
{
  static const char separators[] = " 　\n・、,，:：/／";
  const char *start = quantity->mark;
  const char *end = quantity->mark_end;

  while (start < end && g_utf8_strchr (separators, -1, g_utf8_get_char (start)) != NULL)
    start = g_utf8_next_char (start);
  while (end > start
         && g_utf8_strchr (separators, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
    end = g_utf8_prev_char (end);

  return quote (start, end);
}

/* Quotes the contradicting unit as written: 千円, (千円), 4億3400万円 */
static char *
quote_unit (const KaijiQuantity *quantity)
{
  if (quantity->mark_end > quantity->mark)
    return quote_mark (quantity);
  if (quantity->compound || quantity->unit_end == quantity->unit
      || (quantity->scaled && !kaiji_quantity_is_money (quantity)))
    return quote (quantity->start, quantity->unit_end);
  return quote (quantity->unit, quantity->unit_end);
}

void
kaiji_check_unit_contradicts (KaijiCheckRun *run)
{
  g_autofree char *unit = NULL;
  KaijiFinding *finding;
  KaijiQuantity quantity;
  double value;

  if (run->field->unit == NULL || !kaiji_check_find_quantity (run, &quantity)
      || !(kaiji_quantity_contradicts (&quantity, run->field->unit)
           || ((quantity.scaled || quantity.compound)
               && kaiji_quantity_is_in (&quantity, run->field->unit)))
      || is_of_something_else (run->texts[0], run->field->unit, &quantity))
    return;

  unit = quote_unit (&quantity);
  if (kaiji_quantity_is_in (&quantity, run->field->unit)
      && (quantity.compound || !kaiji_quantity_is_money (&quantity)))
    /* Translators: the first %s is a number as it is written, such as 4億3400万円, the second the
     * unit asked for */
    finding = kaiji_check_report (run,
                                  _ ("“%s” is not written in digits alone; the number is asked for "
                                     "in %s."),
                                  unit, run->field->unit);
  else
    /* Translators: the first %s is what is written, such as 千円, the second the unit asked for */
    finding = kaiji_check_report (run,
                                  _ ("“%s” is written where the number is asked for in %s; convert "
                                     "the number or correct the unit."),
                                  unit, run->field->unit);

  /* In 8割5分 and 12億余円 the number goes on. */
  if (g_unichar_isdigit (g_utf8_get_char (quantity.unit_end))
      || g_str_has_prefix (quantity.unit_end, "余円"))
    return;

  if (quantity.several || quantity.grouping_wrong || quantity.mark_end < quantity.mark
      || (quantity.mark != NULL && quantity.mark_end == quantity.mark)
      || !kaiji_quantity_convert (&quantity, run->field->unit, &value))
    return;

  /* Translators: {} is a number with its unit, such as 434,000,000円 */
  offer_number (run, finding, "convert-unit", _ ("Convert to {}"), &quantity, value);
  /* The number may be right and the unit a slip: 352,000,000千円. */
  if (!quantity.compound && quantity.scale > 1
      && fabs (quantity.value / quantity.scale) >= MIN_SLIP)
    offer_number (run, finding, "replace-unit", _ ("Correct to {}"), &quantity,
                  quantity.value / quantity.scale);
}

/* 1970年生, ↓12円: digits of which no number can be read. */
void
kaiji_check_number_as_text (KaijiCheckRun *run)
{
  KaijiQuantity quantity;

  const char *text = run->texts[0];
  guint n_numbers = 0;

  if (kaiji_check_find_quantity (run, &quantity)
      || kaiji_check_has_look_alike_digits (text, run->field))
    return;

  /* Several numbers may be just what there is to tell: 国内7 国外0. */
  for (const char *p = text; kaiji_quantity_next (text, p, &quantity); p = quantity.unit_end)
    n_numbers += quantity.measure == 0;
  if (n_numbers <= 1)
    kaiji_check_report (run, _ ("Answered in words; give a number if there is one."));
}
