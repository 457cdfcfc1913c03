/* kaiji-carry-over.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-answer-date.h"
#include "kaiji-answer-text.h"
#include "kaiji-carry-over-private.h"
#include "kaiji-error.h"
#include "kaiji-recompute-private.h"
#include "kaiji-sheet-private.h"

static const KaijiConversion *
find_conversion (KaijiCarrying *self, const KaijiField *field)
{
  const KaijiConversion *conversions;
  const char *old_id = kaiji_scheme_get_id (self->old_scheme);
  guint n_conversions;

  /* The editions of a scheme share their fields. */
  if (g_str_equal (old_id, kaiji_scheme_get_id (self->scheme)))
    return NULL;

  conversions = kaiji_scheme_get_conversions (self->scheme, &n_conversions);
  for (guint i = 0; i < n_conversions; i++)
    {
      if (conversions[i].to == field && g_str_equal (conversions[i].scheme, old_id))
        return &conversions[i];
    }

  return NULL;
}

/* The previous answer of the field with the same id. */
static KaijiAnswer *
carry_twin (KaijiCarrying *self, const KaijiField *field)
{
  const KaijiField *twin = kaiji_scheme_find_field (self->old_scheme, field->id);
  KaijiAnswer *answer = kaiji_carry_over_get_old_answer (self, twin);
  g_autofree char *text = NULL;
  g_autoptr (KaijiAnswer) value = NULL;
  g_autoptr (KaijiAnswer) converted = NULL;

  if (answer == NULL || self->used[twin->index])
    return NULL;

  if (kaiji_carry_over_means_the_same (answer, twin, field))
    {
      self->used[twin->index] = TRUE;
      if (kaiji_carry_over_is_usable (answer))
        self->report.n_carried++;
      return kaiji_answer_strip_image (answer);
    }

  /* A picture cannot become a text. */
  if (kaiji_answer_is_picture (answer))
    return NULL;

  self->used[twin->index] = TRUE;
  self->report.n_converted++;
  text = kaiji_sheet_dup_text (self->old_sheet, twin);
  value = kaiji_answer_parse (self->scheme, field, text);
  converted = kaiji_answer_replace_value (answer, value);
  return kaiji_answer_set_review (converted, TRUE);
}

/* Places an answer that was unplaced in the previous sheet. */
static KaijiAnswer *
place (KaijiCarrying *self, const KaijiField *field)
{
  guint position;
  g_autoptr (KaijiAnswer) answer = kaiji_carry_over_dup_unplaced (self, field, &position);

  if (answer == NULL)
    return NULL;

  self->old_unplaced_used[position] = TRUE;
  self->report.n_carried++;
  return kaiji_answer_set_review (answer, TRUE);
}

/* The sheet keeps the previous value beside the new one, so that it can be reviewed without the old
 * file. */
static void
remember (KaijiCarrying *self, const KaijiField *field, KaijiAnswer *answer)
{
  g_autoptr (KaijiAnswer) value = NULL;

  if (!kaiji_carry_over_is_usable (answer))
    return;

  value = kaiji_sheet_previous_new_for_answer (answer);
  kaiji_sheet_named_answers_add (self->previous, field->id, value);
}

static void
carry_fields (KaijiCarrying *self)
{
  const KaijiField *fields;
  guint n_fields;

  fields = kaiji_scheme_get_fields (self->scheme, &n_fields);

  /* Conversions come first, since they may use several answers, including a twin's. */
  for (guint i = 0; i < n_fields; i++)
    {
      const KaijiConversion *conversion = find_conversion (self, &fields[i]);
      g_autoptr (KaijiAnswer) answer = conversion != NULL
                                         ? kaiji_carry_over_convert (self, conversion)
                                         : NULL;

      if (answer != NULL)
        kaiji_sheet_set_answer (self->sheet, &fields[i], answer);
    }

  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *converted = kaiji_sheet_get_answer (self->sheet, &fields[i]);
      g_autoptr (KaijiAnswer) answer = NULL;

      if (converted != NULL)
        answer = kaiji_answer_ref (converted);
      else if ((answer = carry_twin (self, &fields[i])) == NULL)
        answer = place (self, &fields[i]);

      if (answer == NULL)
        continue;
      kaiji_sheet_set_answer (self->sheet, &fields[i], answer);
      remember (self, &fields[i], answer);
    }
}

/* Adds an unplaced answer with its question and its printed text. */
static void
add_unplaced (KaijiCarrying *self,
              KaijiAnswer *answer,
              KaijiScheme *scheme,
              const KaijiField *field)
{
  g_autoptr (KaijiUnplacedEntry) entry = kaiji_sheet_unplaced_entry_new (answer, scheme, field);

  kaiji_sheet_add_unplaced_entry (self->sheet, entry);
}

/* Answers to fields that the old scheme did not have are kept. If the new scheme has the field,
 * they answer it, to be confirmed, unless it has an answer. */
static void
carry_unknown_fields (KaijiCarrying *self)
{
  const char *const *ids = kaiji_sheet_get_unknown_fields (self->old_sheet);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_find_unknown_answer (self->old_sheet, ids[i]);
      const KaijiField *field = kaiji_scheme_find_field (self->scheme, ids[i]);
      g_autoptr (KaijiAnswer) marked = NULL;

      if (field == NULL)
        {
          kaiji_sheet_add_unknown_answer (self->sheet, ids[i], answer);
          continue;
        }

      if (kaiji_sheet_get_answer (self->sheet, field) != NULL)
        {
          add_unplaced (self, answer, self->scheme, field);
          continue;
        }

      /* An empty answer need not be confirmed, and an unreadable one is kept unchanged. */
      if (kaiji_answer_get_form (answer) == KAIJI_ANSWER_UNREADABLE)
        marked = kaiji_answer_ref (answer);
      else
        marked = kaiji_answer_set_review (answer, kaiji_carry_over_is_usable (answer));
      kaiji_sheet_set_answer (self->sheet, field, marked);
      remember (self, field, answer);
    }
}

/* Lists all answers without a place, from the old sheet's fields and its own unplaced answers. */
static void
list_unplaced (KaijiCarrying *self)
{
  const KaijiField *old_fields;
  guint n_old_fields;

  for (guint i = 0; i < kaiji_sheet_get_n_unplaced (self->old_sheet); i++)
    {
      if (!self->old_unplaced_used[i])
        kaiji_sheet_add_unplaced_entry (self->sheet,
                                        kaiji_sheet_get_unplaced_entry (self->old_sheet, i));
    }

  old_fields = kaiji_scheme_get_fields (self->old_scheme, &n_old_fields);
  for (guint i = 0; i < n_old_fields; i++)
    {
      KaijiAnswer *answer = kaiji_carry_over_get_old_answer (self, &old_fields[i]);

      if (!self->used[i] && answer != NULL)
        add_unplaced (self, answer, self->old_scheme, &old_fields[i]);
    }

  self->report.n_unplaced = kaiji_sheet_get_n_unplaced (self->sheet);
}

/* Sets a value that need not be confirmed; the internal members stay. */
static void
set_value (KaijiSheet *sheet, const KaijiField *field, KaijiAnswer *value)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);
  g_autoptr (KaijiAnswer) replaced = kaiji_answer_replace_value (answer, value);
  g_autoptr (KaijiAnswer) confirmed = kaiji_answer_set_review (replaced, FALSE);

  kaiji_sheet_set_answer (sheet, field, confirmed);
}

static void
mark_for_review (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);
  g_autoptr (KaijiAnswer) marked = NULL;

  if (kaiji_answer_is_empty (answer))
    return;

  marked = kaiji_answer_set_review (answer, TRUE);
  kaiji_sheet_set_answer (sheet, field, marked);
}

/* Applies the scheme's policy to a field's answer. An answer that cannot be recomputed is left to
 * the officer. */
static void
apply_policy (KaijiCarrying *self, KaijiSheet *sheet, const KaijiField *field)
{
  g_autoptr (KaijiAnswer) value = NULL;

  if (field == kaiji_scheme_get_role (self->scheme, KAIJI_ROLE_DISCLOSURE_DATE))
    {
      value = kaiji_answer_new_date (self->date, NULL);
      set_value (sheet, field, value);
      return;
    }

  switch (field->carry_over)
    {
    case KAIJI_CARRY_OVER_CLEAR:
      set_value (sheet, field, NULL);
      break;

    case KAIJI_CARRY_OVER_RECOMPUTE:
      value = kaiji_recompute (sheet, field);
      if (value != NULL)
        {
          self->report.n_recomputed++;
          set_value (sheet, field, value);
          break;
        }
      G_GNUC_FALLTHROUGH;

    case KAIJI_CARRY_OVER_REVIEW:
      mark_for_review (sheet, field);
      break;

    case KAIJI_CARRY_OVER_KEEP:
    default:
      break;
    }
}

static void
finish (KaijiCarrying *self, KaijiSheet *sheet)
{
  const KaijiField *date_field = kaiji_scheme_get_role (self->scheme, KAIJI_ROLE_DISCLOSURE_DATE);
  const KaijiField *fields;
  guint n_fields, n_answered, n_required;

  /* Other answers are recomputed from the date. */
  if (date_field != NULL)
    apply_policy (self, sheet, date_field);

  fields = kaiji_scheme_get_fields (self->scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      if (&fields[i] != date_field)
        apply_policy (self, sheet, &fields[i]);
    }

  self->report.n_to_review = kaiji_sheet_count_to_review (sheet, NULL);
  kaiji_sheet_count_required (sheet, NULL, &n_answered, &n_required);
  self->report.n_to_answer = n_required - n_answered;
}

static gboolean
check_date (KaijiCarrying *self, GError **error)
{
  const KaijiField *field = kaiji_scheme_get_role (self->old_scheme, KAIJI_ROLE_DISCLOSURE_DATE);
  KaijiPartialDate date, old_date, first_day;

  if (!kaiji_partial_date_parse (self->date, &date) || !kaiji_partial_date_is_valid (&date)
      || date.day == 0)
    {
      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER,
                   /* Translators: %s is what was given as a date */
                   _ ("“%s” is not a date; write it as in 2025-11-18"), self->date);
      return FALSE;
    }

  if (!kaiji_answer_read_valid_date (kaiji_carry_over_get_old_answer (self, field), &old_date))
    return TRUE;

  first_day = kaiji_partial_date_get_first_day (&old_date);
  if (kaiji_partial_date_compare (&date, &first_day) < 0)
    {
      g_autofree char *new_text = kaiji_partial_date_describe (&date);
      g_autofree char *old_text = kaiji_partial_date_describe (&old_date);

      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER,
                   /* Translators: both %s are dates */
                   _ ("the new disclosure date %s is before last time's, %s"), new_text, old_text);
      return FALSE;
    }

  return TRUE;
}

/**
 * kaiji_carry_over_propose_date:
 * @old_sheet: the previous sheet
 * @today: today's date
 *
 * Returns: (transfer full): the first day from @today on that kaiji_carry_over() accepts as the new
 *   disclosure date; it is after @today if the previous date is
 */
char *
kaiji_carry_over_propose_date (KaijiSheet *old_sheet, const GDate *today)
{
  const KaijiField *field;
  KaijiPartialDate day, old_date;

  g_return_val_if_fail (KAIJI_IS_SHEET (old_sheet), NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  day = kaiji_partial_date_from_day (today);
  field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (old_sheet), KAIJI_ROLE_DISCLOSURE_DATE);
  if (field != NULL
      && kaiji_answer_read_valid_date (kaiji_sheet_get_answer (old_sheet, field), &old_date))
    {
      old_date = kaiji_partial_date_get_first_day (&old_date);
      if (kaiji_partial_date_compare (&old_date, &day) > 0)
        day = old_date;
    }

  return kaiji_partial_date_to_string (&day);
}

/* A conversion from a field that does not exist would silently do nothing. The other scheme's file
 * is not available when conversions are read, so this is checked here. */
static gboolean
check_conversions (KaijiCarrying *self, GError **error)
{
  const char *old_id = kaiji_scheme_get_id (self->old_scheme);
  const KaijiConversion *conversions;
  guint n_conversions;

  conversions = kaiji_scheme_get_conversions (self->scheme, &n_conversions);
  for (guint i = 0; i < n_conversions; i++)
    {
      if (!g_str_equal (conversions[i].scheme, old_id))
        continue;

      for (guint j = 0; conversions[i].from[j] != NULL; j++)
        {
          if (kaiji_scheme_knows_field (self->old_scheme, conversions[i].from[j]))
            continue;

          g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_FIELD,
                       /* Translators: scheme, number, scheme and field are ids */
                       _ ("the scheme “%s” is at fault: its conversions[%u] takes from “%s” a "
                          "field “%s”, which is not there"),
                       kaiji_scheme_get_id (self->scheme), i, old_id, conversions[i].from[j]);
          return FALSE;
        }
    }

  return TRUE;
}

/* Finishes what the new sheet remembers of the old one. */
static void
finish_previous (KaijiCarrying *self)
{
  KaijiPrevious *previous = g_new0 (KaijiPrevious, 1);

  previous->scheme = g_strdup (kaiji_scheme_get_id (self->old_scheme));
  previous->edition = g_strdup (kaiji_scheme_get_edition (self->old_scheme));
  previous->answers = g_array_ref (self->previous);
  kaiji_sheet_take_previous (self->sheet, previous);
}

/**
 * kaiji_carry_over:
 * @old_sheet: the previous sheet; it is not changed
 * @scheme: the new sheet's edition, of the same scheme or of another one
 * @date: the new disclosure date, as in `2025-11-18`
 * @report: (out) (optional): a summary of what became of the answers
 *
 * Makes a new sheet from the previous one. The new scheme decides whether each answer is kept,
 * marked for review, recomputed or cleared. Answers go to the field with the same id, or through
 * the new scheme's conversions; answers without a place are kept apart. The previous values are
 * kept for the review. Nothing is dropped.
 *
 * Returns: (transfer full): the new sheet, or %NULL with %KAIJI_ERROR_INVALID_ANSWER if @date is
 *   not a date or is before the previous one, and with %KAIJI_ERROR_UNKNOWN_FIELD if @scheme
 *   converts a field that no edition of the old scheme has
 */
KaijiSheet *
kaiji_carry_over (KaijiSheet *old_sheet,
                  KaijiScheme *scheme,
                  const char *date,
                  KaijiCarryOverReport *report,
                  GError **error)
{
  KaijiCarrying self = { .old_sheet = old_sheet, .scheme = scheme, .date = date };
  g_autofree gboolean *used = NULL;
  g_autofree gboolean *old_unplaced_used = NULL;
  g_autoptr (KaijiSheet) sheet = NULL;
  g_autoptr (GArray) previous = NULL;
  guint n_old_fields;

  g_return_val_if_fail (KAIJI_IS_SHEET (old_sheet), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  self.old_scheme = kaiji_sheet_get_scheme (old_sheet);
  if (!check_date (&self, error) || !check_conversions (&self, error))
    return NULL;

  kaiji_scheme_get_fields (self.old_scheme, &n_old_fields);
  used = self.used = g_new0 (gboolean, n_old_fields);
  old_unplaced_used = self.old_unplaced_used = g_new0 (gboolean,
                                                       kaiji_sheet_get_n_unplaced (old_sheet) + 1);
  sheet = self.sheet = kaiji_sheet_new (scheme);
  previous = self.previous = kaiji_sheet_named_answers_new ();

  kaiji_sheet_take_over (sheet, old_sheet);
  carry_fields (&self);
  carry_unknown_fields (&self);
  list_unplaced (&self);
  finish_previous (&self);
  finish (&self, sheet);

  if (report != NULL)
    *report = self.report;
  return g_steal_pointer (&sheet);
}
