/* kaiji-answer-subject.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field that sheets answer: the words by which it is asked for, and its answers.
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-interpret.h"
#include "kaiji-answer-subject-private.h"
#include "kaiji-text.h"

/* How much a pair of characters says that stands in the answer itself. */
#define WEIGHT_ANSWER 0.3

/* So many bytes of an answer say what it is about. */
#define MAX_ANSWER 900

/**
 * kaiji_answer_subject_clear_candidate:
 * @candidate: a #KaijiCandidate of an array
 *
 * Frees what it holds.
 */
void
kaiji_answer_subject_clear_candidate (gpointer candidate)
{
  g_free (((KaijiCandidate *) candidate)->text);
  g_free (((KaijiCandidate *) candidate)->details);
}

/**
 * kaiji_answer_subject_read_answer:
 * @sheet: a sheet
 * @position: its position among those of the index
 * @field: a field of its scheme
 * @answer: (out): the answer, to be cleared with kaiji_answer_subject_clear_candidate()
 *
 * Reads an answer of a sheet. One that says in a text that there is something, as imported ones
 * often do, says so as well as a typed one.
 *
 * Returns: whether the field is answered
 */
gboolean
kaiji_answer_subject_read_answer (KaijiSheet *sheet,
                                  guint position,
                                  const KaijiField *field,
                                  KaijiCandidate *answer)
{
  g_autofree char *text = kaiji_sheet_dup_text (sheet, field);
  g_autoptr (KaijiAnswer) typed = NULL;

  if (kaiji_text_is_blank (text)
      || kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (field)))
    return FALSE;

  typed = kaiji_answer_interpret (kaiji_sheet_get_answer (sheet, field),
                                  kaiji_sheet_get_scheme (sheet), field);
  *answer = (KaijiCandidate){ position, field, g_steal_pointer (&text), NULL, -1, 0 };
  if (typed != NULL && kaiji_answer_get_form (typed) == KAIJI_ANSWER_PRESENCE)
    {
      answer->present = kaiji_answer_get_present (typed) ? 1 : 0;
      answer->details = g_strdup (kaiji_answer_get_text (typed));
    }
  return TRUE;
}

/**
 * kaiji_answer_subject_new:
 * @id: a field's id
 *
 * Returns: (transfer full): the field, of which nothing is known yet
 */
KaijiAnswerSubject *
kaiji_answer_subject_new (const char *id)
{
  KaijiAnswerSubject *self = g_new0 (KaijiAnswerSubject, 1);

  self->id = g_strdup (id);
  self->weights = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->answers = g_array_new (FALSE, FALSE, sizeof (KaijiCandidate));
  g_array_set_clear_func (self->answers, kaiji_answer_subject_clear_candidate);
  return self;
}

void
kaiji_answer_subject_free (KaijiAnswerSubject *self)
{
  g_free (self->id);
  g_hash_table_unref (self->weights);
  g_array_unref (self->answers);
  g_free (self);
}

/**
 * kaiji_answer_subject_take_answer:
 * @answer: (transfer full): an answer to the field, which is kept unless it has the same already
 */
void
kaiji_answer_subject_take_answer (KaijiAnswerSubject *self, KaijiCandidate *answer)
{
  for (guint i = 0; i < self->answers->len; i++)
    if (g_str_equal (g_array_index (self->answers, KaijiCandidate, i).text, answer->text))
      {
        kaiji_answer_subject_clear_candidate (answer);
        return;
      }

  g_array_append_val (self->answers, *answer);
}

/**
 * kaiji_answer_subject_weigh:
 * @grams: (element-type utf8): interned pairs of characters of a text about the field
 * @weight: from 0 to 1: how much they say; what says more already goes on doing so
 */
void
kaiji_answer_subject_weigh (KaijiAnswerSubject *self, GPtrArray *grams, double weight)
{
  for (guint i = 0; i < grams->len; i++)
    {
      double *old = g_hash_table_lookup (self->weights, grams->pdata[i]);

      if (old == NULL)
        {
          double *own = g_new (double, 1);

          *own = weight;
          g_hash_table_insert (self->weights, grams->pdata[i], own);
        }
      else
        {
          *old = MAX (*old, weight);
        }
    }
}

/**
 * kaiji_answer_subject_weigh_answers:
 * @grams: what pairs of characters are kept in
 * @wording: how texts are folded
 *
 * An answer is not the question, but often says what it is about.
 */
void
kaiji_answer_subject_weigh_answers (KaijiAnswerSubject *self,
                                    KaijiGrams *grams,
                                    KaijiWording *wording)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      const KaijiCandidate *answer = &g_array_index (self->answers, KaijiCandidate, i);
      g_autofree char *start = g_utf8_make_valid (answer->text,
                                                  (gssize) MIN (strlen (answer->text), MAX_ANSWER));
      g_autoptr (GPtrArray) list = kaiji_grams_list (grams, wording, start);

      kaiji_answer_subject_weigh (self, list, WEIGHT_ANSWER);
    }
}

/**
 * kaiji_answer_subject_get_weight:
 * @gram: an interned pair of characters
 *
 * Returns: how much it says of the field, from 0 to 1
 */
double
kaiji_answer_subject_get_weight (KaijiAnswerSubject *self, const char *gram)
{
  double *weight = g_hash_table_lookup (self->weights, gram);

  return weight != NULL ? *weight : 0;
}

/**
 * kaiji_answer_subject_get_share:
 * @grams: what knows how rare each pair of characters is
 * @list: (element-type utf8): the interned pairs of characters of a text
 *
 * Returns: how far the text is covered by what is known of the field, from 0 to 1
 */
double
kaiji_answer_subject_get_share (KaijiAnswerSubject *self, KaijiGrams *grams, GPtrArray *list)
{
  double covered = 0;
  double total = 0;

  for (guint i = 0; i < list->len; i++)
    {
      double idf = kaiji_grams_get_idf (grams, list->pdata[i]);

      covered += idf * kaiji_answer_subject_get_weight (self, list->pdata[i]);
      total += idf;
    }

  return total > 0 ? covered / total : 0;
}

/**
 * kaiji_answer_subject_is_presence:
 *
 * Returns: whether the field that is answered asks whether there is something
 */
gboolean
kaiji_answer_subject_is_presence (const KaijiCandidate *candidate)
{
  return candidate->field->kind == KAIJI_FIELD_PRESENCE
         || candidate->field->kind == KAIJI_FIELD_PRESENCE_DETAIL;
}

/**
 * kaiji_answer_subject_is_hinted:
 * @scheme: the form of the field
 * @question: what is asked
 *
 * Returns: whether @question names the unit of the field's answers, or asks whether there is
 *   something
 */
gboolean
kaiji_answer_subject_is_hinted (KaijiAnswerSubject *self, KaijiScheme *scheme, const char *question)
{
  const KaijiCandidate *answer = &g_array_index (self->answers, KaijiCandidate, 0);
  const KaijiWords *words = kaiji_scheme_get_words (scheme);
  g_autofree char *whether = NULL;

  if (answer->field->unit != NULL && strstr (question, answer->field->unit) != NULL)
    return TRUE;
  if (!kaiji_answer_subject_is_presence (answer))
    return FALSE;

  /* 有無, of the first characters of 有り and 無し */
  whether = g_strdup_printf (
    "%.*s%.*s", (int) (g_utf8_next_char (words->presence[TRUE]) - words->presence[TRUE]),
    words->presence[TRUE],
    (int) (g_utf8_next_char (words->presence[FALSE]) - words->presence[FALSE]),
    words->presence[FALSE]);
  return strstr (question, whether) != NULL;
}
