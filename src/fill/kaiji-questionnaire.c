/* kaiji-questionnaire.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-module.h"
#include "kaiji-own-words.h"
#include "kaiji-question-columns.h"
#include "kaiji-questionnaire.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-table-xlsx.h"
#include "kaiji-text.h"
#include "kaiji-wording.h"
#include "kaiji-xlsx-edit.h"
#include "kaiji-xlsx-range.h"

/* Excel's limit for the text of a cell, in characters. */
#define MAX_TEXT 32767

struct _KaijiQuestionnaire
{
  GBytes *bytes;
  KaijiTable *table;
  KaijiScheme *scheme; /* a form that knows the words of others */
  const KaijiXlsxEditor *editor;
  KaijiXlsxEdit *edit; /* the form as it came, to look at */
  GArray *questions;
};

static void
question_clear (gpointer data)
{
  KaijiQuestion *question = data;

  g_free (question->sheet);
  g_free (question->text);
  g_free (question->cell);
  g_free (question->answer_cell);
  g_strfreev (question->words);
  for (guint i = 0; i < G_N_ELEMENTS (question->own_words); i++)
    g_free (question->own_words[i]);
  g_array_unref (question->candidates);
}

static const char *
get_cell (const KaijiTableRow *row, guint column)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);

      if (cell->column == column)
        return cell->text;
    }

  return NULL;
}

/* The texts of a range of cells. */
static GStrv
read_range (KaijiQuestionnaire *self, const char *place, const KaijiXlsxRange *range)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < kaiji_table_get_n_rows (self->table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

      for (guint j = 0; kaiji_question_columns_is_of_sheet (row, place) && j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = g_ptr_array_index (row->cells, j);

          if (kaiji_xlsx_range_contains (range, row->line, cell->column))
            g_strv_builder_add (builder, cell->text);
        }
    }

  return g_strv_builder_end (builder);
}

/* The words from which the answer to a question is to be chosen: those between quotation marks, or
 * in a range of cells, here or on another sheet. NULL if any text may be written. */
static GStrv
list_words (KaijiQuestionnaire *self,
            const KaijiQuestion *question,
            const KaijiQuestionColumns *columns)
{
  g_autofree char *list = self->editor->dup_list (self->edit, question->sheet, question->answer_row,
                                                  question->answer_column);
  const char *mark;
  const char *text;
  g_autofree char *place = NULL;
  KaijiXlsxRange range;

  if (list == NULL)
    return g_strdupv (columns->words);
  if (*list == '"')
    {
      g_autofree char *inner = g_strndup (list + 1, strlen (list) > 1 ? strlen (list) - 2 : 0);

      return g_strsplit (inner, ",", -1);
    }

  mark = strrchr (list, '!');
  text = mark != NULL ? mark + 1 : list;
  if (!kaiji_xlsx_read_range (&text, &range) || *text != '\0')
    return NULL;
  if (mark == NULL)
    return read_range (self, question->sheet, &range);

  place = g_strndup (list, (gsize) (mark - list));
  if (*place == '\'' && strlen (place) > 1)
    {
      g_autofree char *quoted = g_steal_pointer (&place);

      place = g_strndup (quoted + 1, strlen (quoted) - 2);
    }
  return read_range (self, place, &range);
}

static KaijiQuestionState
judge (KaijiQuestionnaire *self, const KaijiQuestion *question)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const KaijiQuestion *other = &g_array_index (self->questions, KaijiQuestion, i);

      if (g_strcmp0 (other->sheet, question->sheet) == 0
          && g_str_equal (other->answer_cell, question->answer_cell))
        return KAIJI_QUESTION_SHARED;
    }

  switch (self->editor->get_cell (self->edit, question->sheet, question->answer_row,
                                  question->answer_column))
    {
    case KAIJI_XLSX_CELL_FORMULA:
      return KAIJI_QUESTION_COMPUTED;
    case KAIJI_XLSX_CELL_FILLED:
      return KAIJI_QUESTION_ANSWERED;
    case KAIJI_XLSX_CELL_EMPTY:
    default:
      return KAIJI_QUESTION_OPEN;
    }
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

static void
add_question (KaijiQuestionnaire *self,
              const KaijiTableRow *row,
              const KaijiQuestionColumns *columns,
              const char *heading,
              KaijiAnswerIndex *index)
{
  const char *text = get_cell (row, columns->question);
  KaijiQuestion question = { 0 };

  if (text == NULL)
    return;

  question.sheet = g_strdup (row->place);
  question.text = g_strdup (text);
  question.cell = kaiji_xlsx_format_cell (row->line, columns->question);
  self->editor->find_merged (self->edit, row->place, row->line, columns->answer,
                             &question.answer_row, &question.answer_column);
  /* A heading across the table has no room for an answer. */
  if (question.answer_column <= columns->question && columns->answer > columns->question)
    {
      question.candidates = g_array_new (FALSE, FALSE, sizeof (KaijiCandidate));
      question_clear (&question);
      return;
    }
  question.answer_cell = kaiji_xlsx_format_cell (question.answer_row, question.answer_column);
  question.candidates = kaiji_answer_index_find (index, text, heading);
  question.words = list_words (self, &question, columns);
  find_own_words (self, &question);
  question.state = judge (self, &question);
  if (question.state == KAIJI_QUESTION_SHARED)
    mark_shared (self, &question);
  g_array_append_val (self->questions, question);
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
  KaijiQuestionColumns named = { KAIJI_QUESTION_COLUMNS_NOWHERE, KAIJI_QUESTION_COLUMNS_NOWHERE,
                                 KAIJI_QUESTION_COLUMNS_NOWHERE, KAIJI_QUESTION_COLUMNS_NOWHERE,
                                 NULL };
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
      const char *heading = NULL;

      if (sheet != NULL && place != NULL && !g_str_equal (place, sheet))
        continue;
      if (!are_named && !kaiji_question_columns_find (table, place, schemes, wordings, &columns))
        continue;
      for (guint j = 0; j < kaiji_table_get_n_rows (table); j++)
        {
          const KaijiTableRow *row = kaiji_table_get_row (table, j);

          if (!kaiji_question_columns_is_of_sheet (row, place)
              || (columns.head_row != KAIJI_QUESTION_COLUMNS_NOWHERE && j <= columns.head_row))
            continue;
          /* A heading holds for the rows below it, too. */
          if (columns.group != KAIJI_QUESTION_COLUMNS_NOWHERE
              && get_cell (row, columns.group) != NULL)
            heading = get_cell (row, columns.group);
          add_question (self, row, &columns, heading, index);
        }
      g_strfreev (columns.words);
    }

  if (self->questions->len == 0)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                           _ ("no columns of questions and answers are found in it; name them"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
kaiji_questionnaire_free (KaijiQuestionnaire *self)
{
  g_clear_pointer (&self->edit, self->editor->free);
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->table, kaiji_table_unref);
  g_clear_object (&self->scheme);
  g_array_unref (self->questions);
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
  const KaijiCandidate *picked;
  const char *own_word;
  const char *text;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (position < self->questions->len, FALSE);

  question = &g_array_index (self->questions, KaijiQuestion, position);
  g_return_val_if_fail (candidate < question->candidates->len, FALSE);

  if (question->state == KAIJI_QUESTION_ANSWERED || question->state == KAIJI_QUESTION_COMPUTED
      || is_taken (self, question))
    return FALSE;

  picked = &g_array_index (question->candidates, KaijiCandidate, candidate);
  own_word = question->own_words[candidate];
  text = own_word != NULL ? own_word : picked->text;
  /* The author's own list holds the word that was chosen from it. */
  if (own_word == NULL
      && (g_utf8_strlen (text, -1) > MAX_TEXT
          || !self->editor->allows (self->edit, question->sheet, question->answer_row,
                                    question->answer_column, text)))
    {
      question->state = KAIJI_QUESTION_RESTRICTED;
      return FALSE;
    }

  question->state = KAIJI_QUESTION_FILLED;
  question->filled = candidate;
  return TRUE;
}

/**
 * kaiji_questionnaire_get_filled:
 *
 * Returns: (transfer none) (nullable): what is written into the answer's cell: the picked answer,
 * or the form's own word for it; %NULL if nothing is
 */
const char *
kaiji_questionnaire_get_filled (const KaijiQuestion *question)
{
  g_return_val_if_fail (question != NULL, NULL);

  if (question->state != KAIJI_QUESTION_FILLED)
    return NULL;

  return question->own_words[question->filled] != NULL
           ? question->own_words[question->filled]
           : g_array_index (question->candidates, KaijiCandidate, question->filled).text;
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
        self->editor->set_text (edit, question->sheet, question->answer_row,
                                question->answer_column, kaiji_questionnaire_get_filled (question));
    }

  written = self->editor->write (edit, error);
  self->editor->free (edit);
  return written;
}
