/* kaiji-questionnaire-reader.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the questions of somebody's form, where each is to be answered, and how.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-module.h"
#include "kaiji-own-words.h"
#include "kaiji-placeholders.h"
#include "kaiji-question-columns.h"
#include "kaiji-questionnaire-private.h"
#include "kaiji-table-xlsx.h"
#include "kaiji-tick-boxes.h"
#include "kaiji-wording.h"
#include "kaiji-xlsx-range.h"

static void
question_clear (gpointer data)
{
  KaijiQuestion *question = data;

  g_free (question->sheet);
  g_free (question->text);
  g_free (question->cell);
  g_free (question->answer_cell);
  g_free (question->offer);
  g_strfreev (question->words);
  for (guint i = 0; i < G_N_ELEMENTS (question->own_words); i++)
    g_free (question->own_words[i]);
  g_array_unref (question->candidates);
}

/**
 * kaiji_questionnaire_find_text:
 * @place: (nullable): a sheet
 * @line: a row of it, from 1
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text of a cell
 */
const char *
kaiji_questionnaire_find_text (KaijiQuestionnaire *self,
                               const char *place,
                               guint line,
                               guint column)
{
  for (guint i = 0; i < kaiji_table_get_n_rows (self->table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

      if (row->line == line && kaiji_question_columns_is_of_sheet (row, place))
        return kaiji_table_row_find_text (row, column);
    }

  return NULL;
}

static gboolean
is_dashed (KaijiQuestionnaire *self, guint column)
{
  for (guint i = 0; i < self->dashed->len; i++)
    if (g_array_index (self->dashed, guint, i) == column)
      return TRUE;

  return FALSE;
}

/* Whether a cell has a text that stands there until it is answered. */
static gboolean
has_placeholder (KaijiQuestionnaire *self, const KaijiQuestion *question, guint row, guint column)
{
  const char *text = kaiji_questionnaire_find_text (self, question->sheet, row, column);

  if (text == NULL)
    return FALSE;

  return (is_dashed (self, column) && kaiji_placeholders_is_dash (text))
         || (self->scheme != NULL && kaiji_placeholders_is_one (text, self->scheme));
}

static KaijiQuestionState
judge_cell (KaijiQuestionnaire *self, const KaijiQuestion *question, guint row, guint column)
{
  switch (self->editor->get_cell (self->edit, question->sheet, row, column))
    {
    case KAIJI_XLSX_CELL_FORMULA:
      return KAIJI_QUESTION_COMPUTED;
    case KAIJI_XLSX_CELL_FILLED:
      if (!has_placeholder (self, question, row, column))
        return KAIJI_QUESTION_ANSWERED;
      break;
    case KAIJI_XLSX_CELL_EMPTY:
    default:
      break;
    }

  return self->editor->is_locked (self->edit, question->sheet, row, column) ? KAIJI_QUESTION_LOCKED
                                                                            : KAIJI_QUESTION_OPEN;
}

/* Whether a row shows how to fill in the others, as a cell before its question says. */
static gboolean
is_example (KaijiQuestionnaire *self, const KaijiTableRow *row, guint question)
{
  for (guint i = 0; self->scheme != NULL && i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);

      if (cell->column < question && kaiji_placeholders_is_example (cell->text, self->scheme))
        return TRUE;
    }

  return FALSE;
}

/* Returns whether somebody has said something in a column to tick: anything where yes or no is
 * said, a mark elsewhere, where an explanation may stand. */
static gboolean
is_said (KaijiQuestionnaire *self, const KaijiQuestion *question, guint position, const char *text)
{
  const char *word = question->ticks->words[position];

  if (text == NULL)
    return TRUE;
  if (kaiji_tick_boxes_is_box (text))
    return FALSE;

  return kaiji_ticks_says_yes (word, self->scheme) || kaiji_ticks_says_no (word, self->scheme)
         || kaiji_tick_boxes_is_mark (text);
}

/* The state of a question of whose columns one is ticked. */
static KaijiQuestionState
judge_ticks (KaijiQuestionnaire *self, const KaijiQuestion *question)
{
  for (guint i = 0; question->ticks != NULL && i < question->ticks->columns->len; i++)
    {
      KaijiQuestionState state;
      guint row, column;

      self->editor->find_merged (self->edit, question->sheet, question->row,
                                 g_array_index (question->ticks->columns, guint, i), &row, &column);
      state = judge_cell (self, question, row, column);
      if (state == KAIJI_QUESTION_COMPUTED || state == KAIJI_QUESTION_LOCKED
          || (state == KAIJI_QUESTION_ANSWERED
              && is_said (self, question, i,
                          kaiji_questionnaire_find_text (self, question->sheet, row, column))))
        return state;
    }

  return KAIJI_QUESTION_OPEN;
}

static KaijiQuestionState
judge (KaijiQuestionnaire *self, const KaijiQuestion *question)
{
  KaijiQuestionState state = judge_ticks (self, question);

  if (state == KAIJI_QUESTION_OPEN && question->has_text && question->offer == NULL)
    state = judge_cell (self, question, question->answer_row, question->answer_column);
  else if (state == KAIJI_QUESTION_OPEN && question->offer != NULL
           && self->editor->is_locked (self->edit, question->sheet, question->answer_row,
                                       question->answer_column))
    state = KAIJI_QUESTION_LOCKED;

  for (guint i = 0; state == KAIJI_QUESTION_OPEN && i < self->questions->len; i++)
    {
      const KaijiQuestion *other = &g_array_index (self->questions, KaijiQuestion, i);

      if (g_strcmp0 (other->sheet, question->sheet) == 0
          && g_str_equal (other->answer_cell, question->answer_cell))
        state = KAIJI_QUESTION_SHARED;
    }

  return state;
}

/* Neither question of two that are answered in one cell can be answered alone. */
static void
mark_shared (KaijiQuestionnaire *self, const KaijiQuestion *question)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      KaijiQuestion *other = &g_array_index (self->questions, KaijiQuestion, i);

      if (other->state == KAIJI_QUESTION_OPEN && g_strcmp0 (other->sheet, question->sheet) == 0
          && g_str_equal (other->answer_cell, question->answer_cell))
        other->state = KAIJI_QUESTION_SHARED;
    }
}

/* How the form itself says what the candidates say. */
static void
find_own_words (KaijiQuestionnaire *self, KaijiQuestion *question)
{
  for (guint i = 0;
       question->words != NULL && self->scheme != NULL && i < question->candidates->len; i++)
    {
      const KaijiCandidate *candidate = &g_array_index (question->candidates, KaijiCandidate, i);

      if (candidate->present >= 0)
        question->own_words[i] = kaiji_own_words_choose (self->scheme,
                                                         (const char *const *) question->words,
                                                         question->text, candidate->present == 1);
    }
}

/* Finds the words that stand in the answer's cell to be chosen from: `□はい □いいえ`, `有・無`. */
static void
find_offer (KaijiQuestionnaire *self, KaijiQuestion *question)
{
  const char *text;
  g_auto (GStrv) words = NULL;

  if (judge_cell (self, question, question->answer_row, question->answer_column)
      != KAIJI_QUESTION_ANSWERED)
    return;
  text = kaiji_questionnaire_find_text (self, question->sheet, question->answer_row,
                                        question->answer_column);
  if (text == NULL)
    return;

  words = kaiji_tick_boxes_split (text);
  if (words == NULL)
    {
      g_autofree char *word = NULL;

      /* What is in parentheses explains an answer. */
      if (text[strcspn (text, "(")] != '\0' || strstr (text, "（") != NULL)
        return;
      words = kaiji_own_words_split_head (text);
      word = self->scheme != NULL
               ? kaiji_own_words_choose (self->scheme, (const char *const *) words, "", TRUE)
               : NULL;
      if (word == NULL)
        return;
    }
  g_strfreev (question->words);
  question->words = g_steal_pointer (&words);
  question->offer = g_strdup (text);
}

/* Finds the cell for details beside the answer's. One for several questions is for none of them. */
static void
find_detail (KaijiQuestionnaire *self, KaijiQuestion *question, guint column)
{
  if (column == KAIJI_NOWHERE || question->ticks != NULL)
    return;

  self->editor->find_merged (self->edit, question->sheet, question->row, column,
                             &question->detail_row, &question->detail_column);
  question->has_detail = question->detail_row == question->answer_row
                         && question->detail_column == column
                         && question->detail_row == question->row
                         && judge_cell (self, question, question->detail_row, column)
                              == KAIJI_QUESTION_OPEN;
}

static void
add_question (KaijiQuestionnaire *self,
              const KaijiTableRow *row,
              const KaijiQuestionColumns *columns,
              const char *heading,
              KaijiAnswerIndex *index)
{
  const char *text = kaiji_table_row_find_text (row, columns->question);
  KaijiQuestion question = { 0 };
  guint answer;

  if (text == NULL || is_example (self, row, columns->question))
    return;

  question.has_text = columns->answer != KAIJI_NOWHERE;
  question.ticks = columns->ticks;
  answer = question.has_text ? columns->answer : g_array_index (columns->ticks->columns, guint, 0);
  question.sheet = g_strdup (row->place);
  question.text = g_strdup (text);
  question.row = row->line;
  question.cell = kaiji_xlsx_format_cell (row->line, columns->question);
  self->editor->find_merged (self->edit, row->place, row->line, answer, &question.answer_row,
                             &question.answer_column);
  /* A heading across the table has no room for an answer. */
  if (question.answer_column <= columns->question && answer > columns->question)
    {
      question.candidates = g_array_new (FALSE, FALSE, sizeof (KaijiCandidate));
      question_clear (&question);
      return;
    }
  question.answer_cell = kaiji_xlsx_format_cell (question.answer_row, question.answer_column);
  find_detail (self, &question, columns->detail);
  question.candidates = kaiji_answer_index_find (index, text, heading);
  if (question.ticks != NULL)
    question.words = g_strdupv (question.ticks->words);
  else
    {
      if (!self->editor->get_list (self->edit, question.sheet, question.answer_row,
                                   question.answer_column, &question.words))
        question.words = g_strdupv (columns->words);
      find_offer (self, &question);
    }
  find_own_words (self, &question);
  question.state = judge (self, &question);
  if (question.state == KAIJI_QUESTION_SHARED)
    mark_shared (self, &question);
  g_array_append_val (self->questions, question);
}

/* Whether a row has a question. */
static gboolean
is_asked (const KaijiTableRow *row,
          guint position,
          const char *place,
          const KaijiQuestionColumns *columns)
{
  return kaiji_question_columns_is_of_sheet (row, place)
         && (columns->head_row == KAIJI_NOWHERE || position > columns->head_row)
         && kaiji_table_row_find_text (row, columns->question) != NULL;
}

/* Notes a column if a dash in it stands for want of an answer: the form's author has put one into
 * every cell that is to be filled in. Beside empty cells, or among answers, a dash is one: nothing
 * applies. */
static void
note_dashes (KaijiQuestionnaire *self,
             const char *place,
             const KaijiQuestionColumns *columns,
             guint column)
{
  guint n_dashes = 0;
  guint n_answers = 0;

  if (column == KAIJI_NOWHERE)
    return;

  for (guint i = 0; i < kaiji_table_get_n_rows (self->table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);
      const char *text;
      guint answer_row, answer_column;

      if (!is_asked (row, i, place, columns))
        continue;
      self->editor->find_merged (self->edit, place, row->line, column, &answer_row, &answer_column);
      if (answer_row != row->line || answer_column != column)
        continue;
      text = kaiji_table_row_find_text (row, column);
      if (text == NULL
          && self->editor->get_cell (self->edit, place, row->line, column) == KAIJI_XLSX_CELL_EMPTY)
        return;
      if (text != NULL && kaiji_placeholders_is_dash (text))
        n_dashes++;
      else
        n_answers++;
    }

  if (n_dashes >= n_answers)
    g_array_append_val (self->dashed, column);
}

/* Notes the columns where a dash is no answer; where one is ticked, it says that it is not. */
static void
find_dashes (KaijiQuestionnaire *self, const char *place, const KaijiQuestionColumns *columns)
{
  g_array_set_size (self->dashed, 0);
  note_dashes (self, place, columns, columns->answer);
  note_dashes (self, place, columns, columns->detail);
  if (columns->ticks != NULL)
    g_array_append_vals (self->dashed, columns->ticks->columns->data, columns->ticks->columns->len);
}

/* Reads the questions of one sheet of the form. */
static void
read_place (KaijiQuestionnaire *self,
            const char *place,
            KaijiQuestionColumns *columns,
            KaijiAnswerIndex *index)
{
  const char *heading = NULL;

  find_dashes (self, place, columns);
  for (guint i = 0; i < kaiji_table_get_n_rows (self->table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

      if (!kaiji_question_columns_is_of_sheet (row, place)
          || (columns->head_row != KAIJI_NOWHERE && i <= columns->head_row))
        continue;
      /* A heading holds for the rows below it, too. */
      if (columns->group != KAIJI_NOWHERE
          && kaiji_table_row_find_text (row, columns->group) != NULL)
        heading = kaiji_table_row_find_text (row, columns->group);
      add_question (self, row, columns, heading, index);
    }

  if (columns->ticks != NULL)
    g_ptr_array_add (self->ticks, g_steal_pointer (&columns->ticks));
  kaiji_question_columns_clear (columns);
}

/**
 * kaiji_questionnaire_new:
 * @bytes: a spreadsheet file
 * @sheet: (nullable): the name of the sheet to look at; %NULL for all that have such columns
 * @question_column: (nullable): the letters of the column with the questions; %NULL to find it by
 *   its head
 * @answer_column: (nullable): likewise of the answers
 * @index: the answers
 * @library: the forms that are known, which know the names of such columns
 *
 * Reads the questions of a form and finds answers that may fit. Nothing is filled in yet.
 *
 * Returns: (transfer full): the questions; %NULL with @error if there are none
 */
KaijiQuestionnaire *
kaiji_questionnaire_new (GBytes *bytes,
                         const char *sheet,
                         const char *question_column,
                         const char *answer_column,
                         KaijiAnswerIndex *index,
                         KaijiSchemeLibrary *library,
                         GError **error)
{
  g_autoptr (KaijiTable) table = NULL;
  g_autoptr (KaijiQuestionnaire) self = NULL;
  g_autoptr (GPtrArray) schemes = NULL;
  g_autoptr (GPtrArray) wordings = NULL;
  g_autoptr (GPtrArray) places = NULL;
  gboolean are_named = question_column != NULL && answer_column != NULL;
  KaijiQuestionColumns named = { KAIJI_NOWHERE, KAIJI_NOWHERE, KAIJI_NOWHERE, KAIJI_NOWHERE,
                                 KAIJI_NOWHERE, NULL,          NULL };
  __typeof__ (&kaiji_table_xlsx_read) read;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (index != NULL, NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  if (are_named && !kaiji_question_columns_name (question_column, answer_column, &named, error))
    return NULL;
  read = KAIJI_MODULE_SYMBOL (KAIJI_MODULE_FORMATS, kaiji_table_xlsx_read, error);
  table = read != NULL ? read (bytes, error) : NULL;
  if (table == NULL)
    return NULL;

  self = g_new0 (KaijiQuestionnaire, 1);
  self->bytes = g_bytes_ref (bytes);
  self->table = kaiji_table_ref (table);
  self->ticks = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_ticks_free);
  self->unread = g_ptr_array_new_with_free_func (g_free);
  self->dashed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->questions = g_array_new (FALSE, FALSE, sizeof (KaijiQuestion));
  g_array_set_clear_func (self->questions, question_clear);
  self->editor = KAIJI_MODULE_SYMBOL (KAIJI_MODULE_FORMATS, kaiji_xlsx_editor, error);
  if (self->editor == NULL)
    return NULL;
  self->edit = self->editor->create (bytes, error);
  if (self->edit == NULL)
    return NULL;

  schemes = kaiji_scheme_library_list (library);
  self->scheme = schemes->len > 0 ? g_object_ref (schemes->pdata[0]) : NULL;
  wordings = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_wording_free);
  for (guint i = 0; i < schemes->len; i++)
    g_ptr_array_add (wordings, kaiji_wording_new_loose (schemes->pdata[i]));

  places = kaiji_question_columns_list_places (table);
  for (guint i = 0; i < places->len; i++)
    {
      const char *place = places->pdata[i];
      KaijiQuestionColumns columns = named;

      if (sheet != NULL && place != NULL && !g_str_equal (place, sheet))
        continue;
      if (!are_named && !kaiji_question_columns_find (table, place, schemes, wordings, &columns))
        {
          if (place != NULL && kaiji_question_columns_are_likely (table, place))
            g_ptr_array_add (self->unread, g_strdup (place));
          continue;
        }
      read_place (self, place, &columns, index);
    }

  g_ptr_array_add (self->unread, NULL);
  if (self->questions->len == 0)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                           _ ("no columns of questions and answers are found in it; name them"));
      return NULL;
    }

  return g_steal_pointer (&self);
}
