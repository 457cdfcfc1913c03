/* kaiji-questionnaire.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-questionnaire-private.h"
#include "kaiji-text.h"
#include "kaiji-tick-boxes.h"
#include "kaiji-xlsx-range.h"

/* Excel's limit for the text of a cell, in characters. */
#define MAX_TEXT 32767

/**
 * kaiji_questionnaire_free:
 */
void
kaiji_questionnaire_free (KaijiQuestionnaire *self)
{
  g_clear_pointer (&self->edit, self->editor->free);
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->table, kaiji_table_unref);
  g_clear_object (&self->scheme);
  g_array_unref (self->questions);
  g_ptr_array_unref (self->unread);
  g_ptr_array_unref (self->ticks);
  g_array_unref (self->dashed);
  g_free (self);
}

/**
 * kaiji_questionnaire_get_n_questions:
 *
 * Returns: how many questions there are
 */
guint
kaiji_questionnaire_get_n_questions (KaijiQuestionnaire *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->questions->len;
}

/**
 * kaiji_questionnaire_get_question:
 *
 * Returns: (transfer none): a question, in the form's order
 */
const KaijiQuestion *
kaiji_questionnaire_get_question (KaijiQuestionnaire *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->questions->len, NULL);

  return &g_array_index (self->questions, KaijiQuestion, position);
}

/**
 * kaiji_questionnaire_has_macros:
 *
 * Returns: whether the form has macros, so that it must be called `.xlsm`
 */
gboolean
kaiji_questionnaire_has_macros (KaijiQuestionnaire *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->editor->has_macros (self->edit);
}

/**
 * kaiji_questionnaire_get_unread:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the sheets that look like
 *   questionnaires but are left open, since their columns are not known and were not named
 */
const char *const *
kaiji_questionnaire_get_unread (KaijiQuestionnaire *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (self != NULL, none);

  return (const char *const *) self->unread->pdata;
}

/* Returns whether another question has the cell already. */
static gboolean
is_taken (KaijiQuestionnaire *self, const KaijiQuestion *question)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const KaijiQuestion *other = &g_array_index (self->questions, KaijiQuestion, i);

      if (other != question && other->state == KAIJI_QUESTION_FILLED
          && g_strcmp0 (other->sheet, question->sheet) == 0
          && g_str_equal (other->answer_cell, question->answer_cell))
        return TRUE;
    }

  return FALSE;
}

/* Returns whether the form's own word for a candidate stands in the answer's cell. Beside a text,
 * it is ticked only. */
static gboolean
is_own_word_written (const KaijiQuestion *question, guint candidate)
{
  return question->own_words[candidate] != NULL && (question->ticks == NULL || !question->has_text);
}

/* How a candidate is ticked; NULL if it is not, or must not be. */
static char *
dup_mark (KaijiQuestionnaire *self,
          const KaijiQuestion *question,
          guint candidate,
          guint *row,
          guint *column)
{
  const char *word = question->own_words[candidate];
  g_auto (GStrv) words = NULL;
  g_autofree char *mark = NULL;
  const char *text;
  guint ticked;

  if (question->ticks == NULL || word == NULL)
    return NULL;

  ticked = kaiji_ticks_get_column (question->ticks, word);
  self->editor->find_merged (self->edit, question->sheet, question->row, ticked, row, column);
  /* A cell for several words, or for several questions, cannot be ticked for one. */
  if (*row != question->row || *column != ticked)
    return NULL;
  text = kaiji_questionnaire_find_text (self, question->sheet, *row, *column);
  if (text != NULL ? !kaiji_tick_boxes_is_box (text)
                   : self->editor->get_cell (self->edit, question->sheet, *row, *column)
                       != KAIJI_XLSX_CELL_EMPTY)
    return NULL;
  self->editor->get_list (self->edit, question->sheet, *row, *column, &words);
  mark = kaiji_tick_boxes_dup_mark (self->scheme, (const char *const *) words, text,
                                    question->ticks->mark);
  if (mark == NULL || !self->editor->allows (self->edit, question->sheet, *row, *column, mark))
    return NULL;

  return g_steal_pointer (&mark);
}

/* Returns whether a text can stand in the cell for details. */
static gboolean
takes_details (KaijiQuestionnaire *self, const KaijiQuestion *question, const char *text)
{
  return question->has_detail && text != NULL && g_utf8_strlen (text, -1) <= MAX_TEXT
         && self->editor->allows (self->edit, question->sheet, question->detail_row,
                                  question->detail_column, text);
}

/* What a text before its details says: 有り. */
static char *
dup_before_details (const KaijiCandidate *candidate)
{
  g_autofree char *text = g_strdup (candidate->text);

  if (candidate->details != NULL && g_str_has_suffix (text, candidate->details))
    text[strlen (text) - strlen (candidate->details)] = '\0';
  return kaiji_text_strip (text);
}

/* Whether the answer's own cell takes a candidate, by the form's word for it or as a text. */
static KaijiQuestionState
try_answer (KaijiQuestionnaire *self, const KaijiQuestion *question, guint candidate)
{
  const char *text = g_array_index (question->candidates, KaijiCandidate, candidate).text;
  g_auto (GStrv) words = NULL;
  gboolean is_list;

  /* The author's own list holds the word that was chosen from it. */
  if (is_own_word_written (question, candidate))
    return KAIJI_QUESTION_FILLED;
  if (!question->has_text || question->offer != NULL)
    return KAIJI_QUESTION_RESTRICTED;
  if (g_utf8_strlen (text, -1) <= MAX_TEXT
      && self->editor->allows (self->edit, question->sheet, question->answer_row,
                               question->answer_column, text))
    return KAIJI_QUESTION_FILLED;

  is_list = self->editor->get_list (self->edit, question->sheet, question->answer_row,
                                    question->answer_column, &words);
  return is_list ? KAIJI_QUESTION_RESTRICTED : KAIJI_QUESTION_REFUSED;
}

/**
 * kaiji_questionnaire_try:
 * @position: a question
 * @candidate: which of its candidates may be the answer
 *
 * Returns: what becomes of the question if that is picked: the form may not take it, neither by its
 *   own word nor as a text, nor as details
 */
KaijiQuestionState
kaiji_questionnaire_try (KaijiQuestionnaire *self, guint position, guint candidate)
{
  const KaijiQuestion *question = kaiji_questionnaire_get_question (self, position);
  guint row, column;
  g_autofree char *mark = dup_mark (self, question, candidate, &row, &column);
  KaijiQuestionState state;

  if (question->ticks != NULL && question->own_words[candidate] != NULL && mark == NULL)
    return KAIJI_QUESTION_RESTRICTED;

  state = try_answer (self, question, candidate);
  if (state != KAIJI_QUESTION_FILLED
      && takes_details (self, question,
                        g_array_index (question->candidates, KaijiCandidate, candidate).text))
    return KAIJI_QUESTION_FILLED;

  return state;
}

/* Decides what of the picked answer stands in the cell for details. */
static void
place_details (KaijiQuestionnaire *self, KaijiQuestion *question)
{
  const KaijiCandidate *candidate = &g_array_index (question->candidates, KaijiCandidate,
                                                    question->filled);

  question->is_in_detail = try_answer (self, question, question->filled) != KAIJI_QUESTION_FILLED;
  question->details = question->is_in_detail ? candidate->text : candidate->details;
  if (!takes_details (self, question, question->details))
    question->details = NULL;
}

/**
 * kaiji_questionnaire_pick:
 * @position: a question
 * @candidate: which of its candidates is the answer; another one than before, if it was picked
 *
 * Fills an answer in that a person picked. Nothing that stands in the form is replaced.
 *
 * Returns: whether it could be filled in; if not, the question's state says why
 */
gboolean
kaiji_questionnaire_pick (KaijiQuestionnaire *self, guint position, guint candidate)
{
  KaijiQuestion *question;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (position < self->questions->len, FALSE);

  question = &g_array_index (self->questions, KaijiQuestion, position);
  g_return_val_if_fail (candidate < question->candidates->len, FALSE);

  if (question->state == KAIJI_QUESTION_ANSWERED || question->state == KAIJI_QUESTION_COMPUTED
      || question->state == KAIJI_QUESTION_LOCKED || is_taken (self, question))
    return FALSE;

  question->state = kaiji_questionnaire_try (self, position, candidate);
  question->filled = candidate;
  if (question->state == KAIJI_QUESTION_FILLED)
    place_details (self, question);
  return question->state == KAIJI_QUESTION_FILLED;
}

/**
 * kaiji_questionnaire_get_filled:
 *
 * Returns: (transfer none) (nullable): what is answered: the picked answer, or the form's own word
 *   for it, which is written into the answer's cell or ticked; %NULL if nothing is
 */
const char *
kaiji_questionnaire_get_filled (const KaijiQuestion *question)
{
  g_return_val_if_fail (question != NULL, NULL);

  if (question->state != KAIJI_QUESTION_FILLED)
    return NULL;

  return is_own_word_written (question, question->filled)
           ? question->own_words[question->filled]
           : g_array_index (question->candidates, KaijiCandidate, question->filled).text;
}

/**
 * kaiji_questionnaire_dup_answer_cell:
 *
 * Returns: (transfer full): where a question is answered: `E5`; of columns to tick, it is the one
 *   that is ticked, or the first; that of details if all of the answer is filled in there
 */
char *
kaiji_questionnaire_dup_answer_cell (const KaijiQuestion *question)
{
  g_return_val_if_fail (question != NULL, NULL);

  if (question->state == KAIJI_QUESTION_FILLED && question->is_in_detail)
    return kaiji_xlsx_format_cell (question->detail_row, question->detail_column);
  if (question->state == KAIJI_QUESTION_FILLED && !question->has_text)
    return kaiji_xlsx_format_cell (question->row,
                                   kaiji_ticks_get_column (question->ticks,
                                                           question->own_words[question->filled]));

  return g_strdup (question->answer_cell);
}

/**
 * kaiji_questionnaire_leave_open:
 * @position: a question
 *
 * Fills in no answer to a question for which one was picked.
 */
void
kaiji_questionnaire_leave_open (KaijiQuestionnaire *self, guint position)
{
  KaijiQuestion *question;

  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->questions->len);

  question = &g_array_index (self->questions, KaijiQuestion, position);
  if (question->state == KAIJI_QUESTION_FILLED)
    question->state = KAIJI_QUESTION_OPEN;
}

/**
 * kaiji_questionnaire_fill:
 * @certainty: what the best candidate of a question must reach, from 0 to 1
 *
 * Fills in what is certain enough.
 *
 * Returns: how many answers were filled in
 */
guint
kaiji_questionnaire_fill (KaijiQuestionnaire *self, double certainty)
{
  guint n_filled = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->questions->len; i++)
    {
      const KaijiQuestion *question = &g_array_index (self->questions, KaijiQuestion, i);

      if (question->state == KAIJI_QUESTION_OPEN && question->candidates->len > 0
          && g_array_index (question->candidates, KaijiCandidate, 0).certainty >= certainty)
        n_filled += kaiji_questionnaire_pick (self, i, 0) ? 1 : 0;
    }

  return n_filled;
}

/**
 * kaiji_questionnaire_count:
 * @state: what became of a question
 *
 * Returns: how many questions are in that state
 */
guint
kaiji_questionnaire_count (KaijiQuestionnaire *self, KaijiQuestionState state)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->questions->len; i++)
    n += g_array_index (self->questions, KaijiQuestion, i).state == state;

  return n;
}

/* What is written into the answer's own cell. */
static char *
dup_answer (const KaijiQuestion *question)
{
  const char *filled = kaiji_questionnaire_get_filled (question);

  char *ticked = question->offer != NULL ? kaiji_tick_boxes_tick (question->offer, filled) : NULL;

  if (ticked != NULL)
    return ticked;
  if (question->details != NULL && !is_own_word_written (question, question->filled))
    return dup_before_details (
      &g_array_index (question->candidates, KaijiCandidate, question->filled));

  return g_strdup (filled);
}

static void
write_answer (KaijiQuestionnaire *self, KaijiXlsxEdit *edit, const KaijiQuestion *question)
{
  guint row, column;
  g_autofree char *mark = dup_mark (self, question, question->filled, &row, &column);

  if (mark != NULL)
    self->editor->set_text (edit, question->sheet, row, column, mark);
  if (question->details != NULL)
    self->editor->set_text (edit, question->sheet, question->detail_row, question->detail_column,
                            question->details);
  if (question->has_text && !question->is_in_detail)
    {
      g_autofree char *answer = dup_answer (question);

      self->editor->set_text (edit, question->sheet, question->answer_row, question->answer_column,
                              answer);
    }
}

/**
 * kaiji_questionnaire_write:
 *
 * Returns: (transfer full): the form with what was filled in, and otherwise as it was; %NULL with
 *   @error if it cannot be put together
 */
GBytes *
kaiji_questionnaire_write (KaijiQuestionnaire *self, GError **error)
{
  KaijiXlsxEdit *edit;
  GBytes *written;

  g_return_val_if_fail (self != NULL, NULL);

  /* Of the form as it came: a person may have picked otherwise since it was written before. */
  edit = self->editor->create (self->bytes, error);
  if (edit == NULL)
    return NULL;

  for (guint i = 0; i < self->questions->len; i++)
    {
      const KaijiQuestion *question = &g_array_index (self->questions, KaijiQuestion, i);

      if (question->state == KAIJI_QUESTION_FILLED)
        write_answer (self, edit, question);
    }

  written = self->editor->write (edit, error);
  self->editor->free (edit);
  return written;
}
