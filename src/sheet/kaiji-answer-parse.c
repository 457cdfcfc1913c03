/* kaiji-answer-parse.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a person's text as an answer of the kind that its field asks for.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-private.h"
#include "kaiji-answer-text.h"
#include "kaiji-partial-date.h"
#include "kaiji-presence-words.h"
#include "kaiji-quantity.h"
#include "kaiji-text.h"
#include "kaiji-written-number.h"

/* Other spellings of a number of months than the scheme's. */
static const char *const month_counters[] = { "ヶ月", "ヵ月", "か月",  "カ月",
                                              "ケ月", "箇月", "ヶ月間" };

/* Returns whether every parenthesis is closed after it is opened, unlike in 正社員)、5名(契約社員.
 */
static gboolean
is_balanced (const char *start, const char *end)
{
  int depth = 0;

  for (const char *p = start; p < end && depth >= 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '(' || c == 0xff08)
        depth++;
      else if (c == ')' || c == 0xff09)
        depth--;
    }

  return depth == 0;
}

/* Reads the text inside the parentheses that make up @text; "" if @text is empty, NULL if it is
 * anything else. */
static char *
parse_note (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *start = stripped;
  const char *end;

  if (*stripped == '\0')
    return g_steal_pointer (&stripped);

  if (g_str_has_prefix (stripped, "(") && g_str_has_suffix (stripped, ")"))
    {
      start += 1;
      end = stripped + strlen (stripped) - 1;
    }
  else if (g_str_has_prefix (stripped, "（") && g_str_has_suffix (stripped, "）"))
    {
      start += strlen ("（");
      end = stripped + strlen (stripped) - strlen ("）");
    }
  else
    {
      return NULL;
    }

  return start < end && is_balanced (start, end) ? g_strndup (start, (gsize) (end - start)) : NULL;
}

/* The text after the placeholder in a pattern such as `{}年`. */
static const char *
get_ending (const char *pattern)
{
  const char *placeholder = strstr (pattern, "{}");

  return placeholder != NULL ? placeholder + strlen ("{}") : "";
}

static gboolean
skip_months (const char **p, const KaijiWords *words)
{
  if (kaiji_text_skip (p, get_ending (words->months)))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (month_counters); i++)
    {
      if (kaiji_text_skip (p, month_counters[i]))
        return TRUE;
    }

  return FALSE;
}

/* @answer, which is taken, with how it was written, if that is not the scheme's own way. */
static KaijiAnswer *
keep_written (KaijiAnswer *answer, const char *written, const char *own_way)
{
  KaijiAnswer *kept;

  if (g_str_equal (written, own_way))
    return answer;

  kept = kaiji_answer_set_written (answer, written);
  kaiji_answer_unref (answer);
  return kept;
}

/* Returns whether the text says more about its number than the digits do, such as a scale or
 * another unit in parentheses: 434,000(千円). Only an answer in words keeps that. */
static gboolean
says_otherwise (const KaijiField *field, const char *text, gboolean negative, gboolean has_point)
{
  KaijiQuantity quantity;

  if (field->unit == NULL || !kaiji_quantity_find (text, field->unit, &quantity))
    return FALSE;

  return quantity.scaled || quantity.torn || (quantity.loss && !negative)
         || kaiji_quantity_contradicts (&quantity, field->unit)
         || (has_point && kaiji_quantity_unit_is_yen (field->unit));
}

/* The field's own unit in parentheses is not a note: 434,000(円). */
static gboolean
is_own_unit (const KaijiField *field, const char *text)
{
  KaijiQuantity quantity;

  return field->unit != NULL && kaiji_quantity_find (text, field->unit, &quantity)
         && quantity.mark != NULL && quantity.mark_end > quantity.mark
         && (*quantity.mark == '(' || g_str_has_prefix (quantity.mark, "（"))
         && kaiji_quantity_is_in (&quantity, field->unit);
}

/* Returns whether only a person can tell which date a narrow text means: 令和6年(2025年), 昭和65年.
 */
static gboolean
is_in_doubt (const char *narrow)
{
  KaijiPartialDate date, other;
  const char *rest;

  return kaiji_partial_date_contradicts (narrow, &date, &other, &rest)
         || kaiji_partial_date_outlives_era (kaiji_text_skip_white_space (narrow), &date, &rest)
              > 0;
}

static KaijiAnswer *
parse_number (const KaijiWords *words, const KaijiField *field, const char *text)
{
  static const char *const yen[] = { "JPY", "yen", "Yen", "YEN", "圓", NULL };
  g_autofree char *narrow = kaiji_text_narrow (text);
  g_autofree char *note = NULL;
  KaijiAnswerForm form = KAIJI_ANSWER_NUMBER;
  const char *p = narrow;
  const char *rest;
  const char *sign;
  g_autofree char *digits = NULL;
  g_autofree char *number = NULL;
  g_autofree char *written = NULL;
  g_autofree char *own_way = NULL;
  KaijiAnswer *answer;
  gboolean has_point;

  sign = kaiji_written_number_skip_signs (&p, field->kind == KAIJI_FIELD_MONEY);
  digits = kaiji_written_number_read (&p);
  if (digits == NULL)
    return NULL;
  has_point = strchr (digits, '.') != NULL;
  kaiji_text_skip_spaces (&p);

  switch (field->kind)
    {
    case KAIJI_FIELD_YEAR:
      form = KAIJI_ANSWER_YEAR;
      kaiji_text_skip (&p, get_ending (words->year));
      break;
    case KAIJI_FIELD_DURATION:
      form = skip_months (&p, words) ? KAIJI_ANSWER_MONTHS : KAIJI_ANSWER_YEARS;
      kaiji_text_skip (&p, get_ending (words->years));
      break;
    case KAIJI_FIELD_MONEY:
      if (!kaiji_text_skip (&p, field->unit) && kaiji_quantity_unit_is_yen (field->unit))
        kaiji_text_skip_any (&p, yen);
      break;
    default:
      kaiji_text_skip (&p, field->unit);
      break;
    }

  rest = g_utf8_offset_to_pointer (text, g_utf8_pointer_to_offset (narrow, p));
  note = parse_note (rest);
  if (note == NULL || says_otherwise (field, text, *sign != '\0', has_point))
    return NULL;
  if (form == KAIJI_ANSWER_YEAR && is_in_doubt (narrow))
    return NULL;
  if (is_own_unit (field, text))
    *note = '\0';

  number = g_strconcat (*sign != '\0' ? "-" : "", digits, NULL);
  answer = kaiji_answer_new_number_text (form, number, note);
  if (form != KAIJI_ANSWER_NUMBER || !words->numbers_as_given)
    return answer;

  own_way = kaiji_answer_format_number (answer, TRUE);
  written = g_strconcat (sign, *sign != '\0' ? own_way + 1 : own_way, NULL);
  return keep_written (answer, written, own_way);
}

/* Returns whether the date is written as people write one in a form, in the calendar that forms ask
 * for, and not as they type it in a hurry: 20231118. */
static gboolean
is_usual_date (const char *written)
{
  for (const char *p = written; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr ("([【〔〈《<=・", -1, g_utf8_get_char (p)) != NULL)
        return FALSE;
    }

  return g_ascii_isdigit (*written)
         && (strstr (written, "年") != NULL || strchr (written, '/') != NULL);
}

static KaijiAnswer *
parse_date (const KaijiWords *words, const char *text)
{
  g_autofree char *string = NULL;
  g_autofree char *note = NULL;
  g_autofree char *narrow = NULL;
  g_autofree char *written = NULL;
  g_autofree char *own_way = NULL;
  KaijiPartialDate date;
  KaijiAnswer *answer;
  const char *rest;
  const char *narrow_rest;

  if (!kaiji_partial_date_parse_human (text, &date, &rest))
    return NULL;

  note = parse_note (rest);
  if (note == NULL)
    return NULL;

  narrow = kaiji_text_narrow (text);
  if (is_in_doubt (narrow))
    return NULL;

  string = kaiji_partial_date_to_string (&date);
  answer = kaiji_answer_new_date (string, note);
  if (!words->dates_as_given || !kaiji_partial_date_is_valid (&date)
      || !kaiji_partial_date_parse_narrow (narrow, &date, &narrow_rest))
    return answer;

  /* A space before a note belongs to how the date was written. */
  if (*note != '\0')
    kaiji_text_skip_spaces (&narrow_rest);
  written = g_strchug (g_strndup (narrow, (gsize) (narrow_rest - narrow)));
  if (!is_usual_date (written))
    return answer;

  own_way = kaiji_partial_date_format (&date, words->day, words->month, words->year);
  return keep_written (answer, written, own_way);
}

static KaijiAnswer *
parse_choice (const KaijiField *field, const char *text)
{
  for (guint i = 0; i < field->n_choices; i++)
    {
      const KaijiChoice *choice = &field->choices[i];
      g_autofree char *note = NULL;

      if (g_str_equal (text, choice->id))
        return kaiji_answer_new_choice (choice->id, NULL);

      if (!g_str_has_prefix (text, choice->label))
        continue;
      note = parse_note (text + strlen (choice->label));
      if (note != NULL)
        return kaiji_answer_new_choice (choice->id, note);
    }
  for (guint i = 0; i < field->n_choices; i++)
    if (kaiji_answer_names_choice (&field->choices[i], text))
      return kaiji_answer_new_choice (field->choices[i].id, NULL);

  return NULL;
}

/* Where the details begin if the answer may have been written by Kaiji: one space after the form's
 * word, and then all that it was given, be it a sign that also separates: 有り -5. Other than
 * @details only then. */
static const char *
skip_own_way (const KaijiWords *words, gboolean present, const char *text, const char *details)
{
  const char *word = words->presence[present];

  if (!g_str_has_prefix (text, word) || text[strlen (word)] != ' ')
    return details;

  text += strlen (word) + 1;
  return *text != '\0' && !g_unichar_isspace (g_utf8_get_char (text)) ? text : details;
}

/* Reads 有り or 無し in any wording. What is not the word, a space and the details is kept as it
 * was written: あり、社内規程 prints so. */
static KaijiAnswer *
parse_presence (const KaijiWords *words, const char *text)
{
  g_autoptr (KaijiAnswer) answer = NULL;
  g_autofree char *written = NULL;
  g_autofree char *own_way = NULL;
  const char *details;
  gboolean present;

  if (!kaiji_presence_words_split (text, words->presence, &present, &details))
    return NULL;

  details = skip_own_way (words, present, text, details);
  answer = kaiji_answer_new_presence (present, *details != '\0' ? details : NULL);
  written = g_strndup (text, (gsize) (details - text));
  own_way = g_strconcat (words->presence[present], *details != '\0' ? " " : "", NULL);
  return keep_written (g_steal_pointer (&answer), written, own_way);
}

/* Digits of any width are digits: ７０００... */
static KaijiAnswer *
parse_digits (const char *text)
{
  g_autofree char *narrow = kaiji_text_narrow (text);
  gboolean only_digits = strspn (narrow, "0123456789") == strlen (narrow);

  return kaiji_answer_new_text (only_digits ? narrow : text);
}

/* Returns whether answers of this kind cannot have spaces and line breaks around them, such as
 * table cells add. */
static gboolean
is_typed (KaijiFieldKind kind)
{
  return kind != KAIJI_FIELD_TEXT && kind != KAIJI_FIELD_PARAGRAPH
         && kind != KAIJI_FIELD_PRESENCE_DETAIL;
}

/**
 * kaiji_answer_parse:
 * @scheme: the scheme of @field
 * @field: the field it is to answer
 * @text: a person's text
 *
 * Reads an answer, typed by the field's kind: `2023年11月18日`, `7,718,000,000円(2023年3月期)`,
 * `有り 利用規約`, `東京都… 〒140-0002`. Other text is kept word for word as an answer in words, so
 * nothing is refused or lost.
 *
 * Returns: (transfer full) (nullable): the value; %NULL if @text is blank
 */
KaijiAnswer *
kaiji_answer_parse (KaijiScheme *scheme, const KaijiField *field, const char *text)
{
  g_autofree char *stripped = NULL;
  const char *written;
  const KaijiWords *words;
  KaijiAnswer *answer = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (kaiji_text_is_blank (text))
    return NULL;

  written = text;
  if (is_typed (field->kind) && g_utf8_validate (text, -1, NULL))
    text = stripped = kaiji_text_strip (text);

  words = kaiji_scheme_get_words (scheme);
  switch (field->kind)
    {
    case KAIJI_FIELD_DATE:
      answer = parse_date (words, text);
      break;
    case KAIJI_FIELD_YEAR:
    case KAIJI_FIELD_DURATION:
    case KAIJI_FIELD_COUNT:
    case KAIJI_FIELD_MONEY:
    case KAIJI_FIELD_PERCENT:
      answer = parse_number (words, field, text);
      break;
    case KAIJI_FIELD_CHOICE:
      answer = parse_choice (field, text);
      break;
    case KAIJI_FIELD_PRESENCE:
    case KAIJI_FIELD_PRESENCE_DETAIL:
      answer = parse_presence (words, text);
      break;
    case KAIJI_FIELD_ADDRESS:
      answer = kaiji_answer_parse_address (text);
      break;
    case KAIJI_FIELD_CORPORATE_NUMBER:
      return parse_digits (text);
    case KAIJI_FIELD_URL:
      return kaiji_answer_new_text (text);
    case KAIJI_FIELD_TEXT:
    case KAIJI_FIELD_PARAGRAPH:
    case KAIJI_FIELD_IMAGE:
    default:
      break;
    }

  return answer != NULL ? answer : kaiji_answer_new_text (written);
}
