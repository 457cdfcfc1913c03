/* kaiji-answer-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-text.h"
#include "kaiji-partial-date.h"
#include "kaiji-presence-words.h"
#include "kaiji-text.h"

/* Adds digits, and what may follow them, with a comma before every three. */
static void
append_grouped (GString *string, const char *digits)
{
  gsize length = strspn (digits, "0123456789");

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (string, ',');
      g_string_append_c (string, digits[i]);
    }
  g_string_append (string, digits + length);
}

/**
 * kaiji_answer_format_number:
 * @self: an answer whose form is a number
 * @grouped: whether to separate thousands by commas
 *
 * Returns: (transfer full): the number without its unit, with its decimals as written
 */
char *
kaiji_answer_format_number (KaijiAnswer *self, gboolean grouped)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *digits;
  GString *string;

  g_return_val_if_fail (self != NULL, NULL);

  digits = kaiji_answer_get_number_text (self);
  if (digits == NULL)
    return g_strdup ("0");

  /* No person writes an exponent into a form, but a program may write one into its file. */
  if (strpbrk (digits, "eE") != NULL)
    digits = g_ascii_formatd (buffer, sizeof buffer, "%.15g", kaiji_answer_get_number (self));

  if (!grouped)
    return g_strdup (digits);

  string = g_string_new (NULL);
  if (*digits == '-')
    g_string_append_c (string, *digits++);
  append_grouped (string, digits);
  return g_string_free (string, FALSE);
}

/* Returns whether @written says the date that it is of, and nothing else. */
static gboolean
writes_date (const char *written, const KaijiPartialDate *date)
{
  KaijiPartialDate read;
  const char *rest;

  return kaiji_partial_date_parse_human (written, &read, &rest) && kaiji_text_is_blank (rest)
         && memcmp (&read, date, sizeof read) == 0;
}

static char *
format_date (KaijiAnswer *self, const KaijiWords *words)
{
  const char *text = kaiji_answer_get_date (self);
  const char *written = kaiji_answer_get_written (self);
  KaijiPartialDate date;

  if (!kaiji_partial_date_parse (text, &date) || !kaiji_partial_date_is_valid (&date))
    return g_strdup (text);

  if (words->dates_as_given && written != NULL && writes_date (written, &date))
    return g_strdup (written);

  return kaiji_partial_date_format (&date, words->day, words->month, words->year);
}

/* Returns whether @written says the number that it is of: the signs of a number less than 0, digits
 * and commas. */
static gboolean
writes_number (const char *written, const char *number)
{
  static const char *const minus[] = { "-", "△", "▲", NULL };
  gboolean negative = kaiji_text_skip_any (&written, minus);

  if (negative != (*number == '-'))
    return FALSE;
  number += negative;

  for (; *written != '\0'; written++)
    {
      if (*written != ',' && *written != *number++)
        return FALSE;
    }

  return *number == '\0';
}

/* A number with its unit. */
static char *
format_number (KaijiAnswer *self, const KaijiWords *words, const KaijiField *field)
{
  const char *written = kaiji_answer_get_written (self);
  g_autofree char *number = NULL;

  if (words->numbers_as_given && written != NULL
      && writes_number (written, kaiji_answer_get_number_text (self)))
    return g_strconcat (written, field->unit, NULL);

  number = kaiji_answer_format_number (self, TRUE);
  return g_strconcat (number, field->unit, NULL);
}

static const char *
find_choice_label (const KaijiField *field, const char *id)
{
  for (guint i = 0; i < field->n_choices; i++)
    {
      if (g_str_equal (field->choices[i].id, id))
        return field->choices[i].label;
    }

  return id;
}

/* Joins two parts with a space; returns the other one if one is missing. */
static char *
join (const char *a, const char *b)
{
  if (kaiji_text_is_blank (b))
    return g_strdup (a != NULL ? a : "");
  if (kaiji_text_is_blank (a))
    return g_strdup (b);
  return g_strconcat (a, " ", b, NULL);
}

/* Returns whether @written says 有り or 無し, as @present tells, and nothing else. */
static gboolean
writes_presence (const char *written, const KaijiWords *words, gboolean present)
{
  const char *details;
  gboolean says;

  return kaiji_presence_words_split (written, words->presence, &says, &details) && says == present
         && *details == '\0';
}

static char *
format_presence (KaijiAnswer *self, const KaijiWords *words)
{
  gboolean present = kaiji_answer_get_present (self);
  const char *written = kaiji_answer_get_written (self);
  const char *text = kaiji_answer_get_text (self);

  if (written != NULL && writes_presence (written, words, present))
    return g_strconcat (written, text, NULL);

  return join (words->presence[present], text);
}

static char *
format_value (KaijiAnswer *self, const KaijiWords *words, const KaijiField *field)
{
  g_autofree char *part = NULL;
  const char *text = kaiji_answer_get_text (self);

  switch (kaiji_answer_get_form (self))
    {
    case KAIJI_ANSWER_TEXT:
      return g_strdup (text);

    case KAIJI_ANSWER_DATE:
      return format_date (self, words);

    case KAIJI_ANSWER_YEAR:
      part = kaiji_answer_format_number (self, FALSE);
      return kaiji_text_replace (words->year, "", part);

    case KAIJI_ANSWER_YEARS:
      part = kaiji_answer_format_number (self, FALSE);
      return kaiji_text_replace (words->years, "", part);

    case KAIJI_ANSWER_MONTHS:
      part = kaiji_answer_format_number (self, FALSE);
      return kaiji_text_replace (words->months, "", part);

    case KAIJI_ANSWER_NUMBER:
      return format_number (self, words, field);

    case KAIJI_ANSWER_CHOICE:
      return g_strdup (find_choice_label (field, kaiji_answer_get_choice (self)));

    case KAIJI_ANSWER_PRESENCE:
      return format_presence (self, words);

    case KAIJI_ANSWER_ADDRESS:
      if (!kaiji_text_is_blank (kaiji_answer_get_postal_code (self)))
        part = kaiji_text_replace (words->postal_code, "", kaiji_answer_get_postal_code (self));
      return words->postal_code_first ? join (part, text) : join (text, part);

    case KAIJI_ANSWER_EMPTY:
    case KAIJI_ANSWER_IMAGE:
    case KAIJI_ANSWER_UNREADABLE:
    default:
      return g_strdup ("");
    }
}

/**
 * kaiji_answer_format:
 * @self: (nullable): an answer
 * @scheme: the scheme of @field
 * @field: the field it answers
 *
 * Formats an answer as the scheme's edition prints it. Internal members are never included; a
 * picture has no text.
 *
 * Returns: (transfer full): the printed text, "" if there is none
 */
char *
kaiji_answer_format (KaijiAnswer *self, KaijiScheme *scheme, const KaijiField *field)
{
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;
  const KaijiWords *words;

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (self == NULL)
    return g_strdup ("");

  words = kaiji_scheme_get_words (scheme);
  value = format_value (self, words, field);
  if (kaiji_text_is_blank (kaiji_answer_get_note (self)))
    return g_steal_pointer (&value);

  note = kaiji_text_replace (words->note, "", kaiji_answer_get_note (self));
  return g_strconcat (value, note, NULL);
}

/**
 * kaiji_answer_count_characters:
 * @self: (nullable): an answer
 * @scheme: the scheme of @field
 * @field: the field it answers
 *
 * Returns: the number of characters (字) of its printed text; see kaiji_text_count_characters()
 */
guint
kaiji_answer_count_characters (KaijiAnswer *self, KaijiScheme *scheme, const KaijiField *field)
{
  g_autofree char *text = NULL;

  if (self == NULL)
    return 0;

  if (kaiji_answer_get_form (self) == KAIJI_ANSWER_TEXT && kaiji_answer_get_note (self) == NULL)
    return kaiji_text_count_characters (kaiji_answer_get_text (self));

  text = kaiji_answer_format (self, scheme, field);
  return kaiji_text_count_characters (text);
}
