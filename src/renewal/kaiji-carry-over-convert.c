/* kaiji-carry-over-convert.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-date.h"
#include "kaiji-answer-text.h"
#include "kaiji-carry-over-private.h"
#include "kaiji-sheet-private.h"

KaijiAnswer *
kaiji_carry_over_get_old_answer (KaijiCarrying *self, const KaijiField *old_field)
{
  return old_field != NULL ? kaiji_sheet_get_answer (self->old_sheet, old_field) : NULL;
}

gboolean
kaiji_carry_over_is_usable (KaijiAnswer *answer)
{
  return !kaiji_answer_is_empty (answer)
         && kaiji_answer_get_form (answer) != KAIJI_ANSWER_UNREADABLE;
}

static gboolean
has_choice (const KaijiField *field, const char *id)
{
  for (guint i = 0; i < field->n_choices; i++)
    {
      if (g_str_equal (field->choices[i].id, id))
        return TRUE;
    }

  return FALSE;
}

/* Returns whether an answer has the same meaning in another field: kind, unit and choice are the
 * same. */
gboolean
kaiji_carry_over_means_the_same (KaijiAnswer *answer,
                                 const KaijiField *old_field,
                                 const KaijiField *field)
{
  if (!kaiji_answer_suits_kind (answer, field->kind))
    return kaiji_answer_get_form (answer) == KAIJI_ANSWER_UNREADABLE;

  switch (kaiji_answer_get_form (answer))
    {
    case KAIJI_ANSWER_NUMBER:
      return g_strcmp0 (old_field->unit, field->unit) == 0;
    case KAIJI_ANSWER_CHOICE:
      return has_choice (field, kaiji_answer_get_choice (answer));
    default:
      return TRUE;
    }
}

/* Copies the unplaced answer that belongs to a field again. */
KaijiAnswer *
kaiji_carry_over_dup_unplaced (KaijiCarrying *self, const KaijiField *field, guint *position)
{
  for (guint i = 0; i < kaiji_sheet_get_n_unplaced (self->old_sheet); i++)
    {
      KaijiUnplacedEntry *entry = kaiji_sheet_get_unplaced_entry (self->old_sheet, i);

      if (self->old_unplaced_used[i]
          || g_strcmp0 (entry->texts[KAIJI_UNPLACED_FIELD], field->id) != 0)
        continue;

      if (!kaiji_carry_over_is_usable (entry->answer)
          || !kaiji_carry_over_means_the_same (entry->answer, field, field))
        continue;

      *position = i;
      return kaiji_answer_ref (entry->answer);
    }

  return NULL;
}

/* Takes the year of a date. The rest of the date stays among the unplaced answers. */
static KaijiAnswer *
convert_to_year (KaijiCarrying *self, const KaijiField *source)
{
  KaijiAnswer *answer = kaiji_carry_over_get_old_answer (self, source);
  KaijiPartialDate date;

  if (!kaiji_answer_read_valid_date (answer, &date))
    return NULL;

  self->used[source->index] = kaiji_answer_get_form (answer) == KAIJI_ANSWER_DATE
                              && date.month == 0;
  return kaiji_answer_new_number (KAIJI_ANSWER_YEAR, date.year, kaiji_answer_get_note (answer));
}

/* Returns whether an answer adds nothing to another one, apart from their values. */
static gboolean
says_no_more (KaijiAnswer *answer, KaijiAnswer *other)
{
  for (guint i = 0; i < KAIJI_N_ANSWER_MEMBERS; i++)
    {
      const char *text = kaiji_answer_get_member (answer, (KaijiAnswerMember) i);

      if (text != NULL
          && g_strcmp0 (text, kaiji_answer_get_member (other, (KaijiAnswerMember) i)) != 0)
        return FALSE;
    }

  return kaiji_answer_get_note (answer) == NULL
         || g_strcmp0 (kaiji_answer_get_note (answer), kaiji_answer_get_note (other)) == 0;
}

/* Makes a date of a year: the complete date from which the year was taken, if it is known. The
 * date's note stays among the unplaced answers if the year does not have it. */
static KaijiAnswer *
convert_to_date (KaijiCarrying *self, const KaijiField *source, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_carry_over_get_old_answer (self, source);
  g_autoptr (KaijiAnswer) original = NULL;
  g_autofree char *text = NULL;
  KaijiPartialDate date, original_date;
  guint position;

  if (!kaiji_answer_read_valid_date (answer, &date))
    return NULL;

  original = kaiji_carry_over_dup_unplaced (self, field, &position);
  if (kaiji_answer_read_valid_date (original, &original_date) && original_date.year == date.year)
    {
      gboolean is_same = g_strcmp0 (kaiji_answer_get_note (original),
                                    kaiji_answer_get_note (answer))
                         == 0;

      /* A date in words may say more than its date. */
      self->old_unplaced_used[position] = says_no_more (original, answer)
                                          && (is_same
                                              || kaiji_answer_get_form (original)
                                                   == KAIJI_ANSWER_DATE);
      if (is_same)
        return kaiji_answer_dup_value (original);
      date = original_date;
    }

  text = kaiji_partial_date_to_string (&date);
  return kaiji_answer_new_date (text, kaiji_answer_get_note (answer));
}

/* Joins the printed texts of several answers, one per line; 有り or 無し is kept, and the other
 * answers are added to its details. */
static KaijiAnswer *
join (KaijiCarrying *self, const KaijiField *field, GPtrArray *sources)
{
  KaijiAnswer *first = kaiji_carry_over_get_old_answer (self, g_ptr_array_index (sources, 0));
  gboolean is_presence = kaiji_answer_get_form (first) == KAIJI_ANSWER_PRESENCE
                         && kaiji_answer_suits_kind (first, field->kind);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *part = NULL;

      if (i == 0 && is_presence)
        part = g_strdup (kaiji_answer_get_text (first));
      else
        part = kaiji_sheet_dup_text (self->old_sheet, g_ptr_array_index (sources, i));

      if (part == NULL || *part == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, part);
    }

  if (is_presence)
    return kaiji_answer_new_presence (kaiji_answer_get_present (first), text->str);
  return kaiji_answer_parse (self->scheme, field, text->str);
}

/* Adds the internal members of another answer; texts that both have are joined. */
static KaijiAnswer *
add_members (KaijiAnswer *answer, KaijiAnswer *other)
{
  g_autoptr (KaijiAnswer) sum = kaiji_answer_ref (answer);

  for (guint i = 0; i < KAIJI_N_ANSWER_MEMBERS; i++)
    {
      const char *own = kaiji_answer_get_member (sum, (KaijiAnswerMember) i);
      const char *added = kaiji_answer_get_member (other, (KaijiAnswerMember) i);
      g_autofree char *both = NULL;
      KaijiAnswer *next;

      if (added == NULL || g_strcmp0 (own, added) == 0)
        continue;

      both = own != NULL ? g_strconcat (own, "\n", added, NULL) : g_strdup (added);
      next = kaiji_answer_set_member (sum, (KaijiAnswerMember) i, both);
      kaiji_answer_unref (sum);
      sum = next;
    }

  return g_steal_pointer (&sum);
}

/* Lists the fields whose answers a conversion uses, and marks the answers as placed. */
static GPtrArray *
take_sources (KaijiCarrying *self, const KaijiConversion *conversion)
{
  GPtrArray *sources = g_ptr_array_new ();

  for (guint i = 0; conversion->from[i] != NULL; i++)
    {
      const KaijiField *source = kaiji_scheme_find_field (self->old_scheme, conversion->from[i]);
      KaijiAnswer *answer = kaiji_carry_over_get_old_answer (self, source);

      if (!kaiji_carry_over_is_usable (answer) || kaiji_answer_is_picture (answer))
        continue;
      self->used[source->index] = TRUE;
      g_ptr_array_add (sources, (gpointer) source);
    }

  return sources;
}

/* Converts previous answers for a field. Answers that cannot be converted are carried over in
 * words. */
KaijiAnswer *
kaiji_carry_over_convert (KaijiCarrying *self, const KaijiConversion *conversion)
{
  g_autoptr (GPtrArray) sources = take_sources (self, conversion);
  g_autoptr (KaijiAnswer) value = NULL;
  g_autoptr (KaijiAnswer) converted = NULL;
  const KaijiField *first;
  KaijiAnswer *first_answer;

  if (sources->len == 0)
    return NULL;

  first = g_ptr_array_index (sources, 0);
  first_answer = kaiji_carry_over_get_old_answer (self, first);

  /* Nothing needs converting if only the field's own twin is answered. */
  if (sources->len == 1 && g_str_equal (first->id, conversion->to->id)
      && kaiji_carry_over_means_the_same (first_answer, first, conversion->to))
    {
      self->report.n_carried++;
      return kaiji_answer_ref (first_answer);
    }

  if (conversion->method == KAIJI_CONVERSION_DATE)
    value = convert_to_date (self, first, conversion->to);
  else if (conversion->method == KAIJI_CONVERSION_YEAR)
    value = convert_to_year (self, first);
  if (value == NULL)
    value = join (self, conversion->to, sources);

  self->report.n_converted++;
  converted = kaiji_answer_replace_value (first_answer, value);
  for (guint i = 1; i < sources->len; i++)
    {
      KaijiAnswer *sum = add_members (
        converted, kaiji_carry_over_get_old_answer (self, g_ptr_array_index (sources, i)));

      kaiji_answer_unref (converted);
      converted = sum;
    }

  return kaiji_answer_set_review (converted, TRUE);
}
