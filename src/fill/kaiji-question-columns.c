/* kaiji-question-columns.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-form-heads.h"
#include "kaiji-question-columns.h"
#include "kaiji-xlsx-range.h"

/* Heads stand at the top, below titles and explanations. */
#define MAX_HEAD_ROWS 60

/* Questions below a head that is not known are longer than titles, in characters. */
#define MIN_QUESTION 8

/* Whether a column has texts beside hardly any of the questions, so that there is room for their
 * answers. */
static gboolean
is_vacant (KaijiTable *table, guint head_row, guint question, guint column)
{
  const char *place = kaiji_table_get_row (table, head_row)->place;
  guint n_questions = 0;
  guint n_texts = 0;

  for (guint i = head_row + 1; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      if (!kaiji_question_columns_is_of_sheet (row, place)
          || kaiji_table_row_find_text (row, question) == NULL)
        continue;
      n_questions++;
      n_texts += kaiji_table_row_find_text (row, column) != NULL ? 1 : 0;
    }

  return n_questions > 0 && n_texts * 2 <= n_questions;
}

/* The column of the questions beside answers, if its head is not known: that of the longest texts
 * to the left of them. */
static guint
find_longest (KaijiTable *table, guint head_row, guint answer)
{
  const KaijiTableRow *heads = kaiji_table_get_row (table, head_row);
  guint found = KAIJI_NOWHERE;
  glong longest = MIN_QUESTION;

  for (guint i = 0; i < heads->cells->len; i++)
    {
      guint column = kaiji_table_row_get_cell (heads, i)->column;
      glong length = 0;
      glong n_texts = 0;

      for (guint j = head_row + 1; column < answer && j < kaiji_table_get_n_rows (table); j++)
        {
          const KaijiTableRow *row = kaiji_table_get_row (table, j);
          const char *text = kaiji_question_columns_is_of_sheet (row, heads->place)
                               ? kaiji_table_row_find_text (row, column)
                               : NULL;

          length += text != NULL ? g_utf8_strlen (text, -1) : 0;
          n_texts += text != NULL ? 1 : 0;
        }
      if (n_texts > 0 && length / n_texts >= longest)
        {
          longest = length / n_texts;
          found = column;
        }
    }

  return found;
}

/* The columns of a row of heads. Where no column is headed as that of the answers, one for details
 * has them if it has room. */
static gboolean
read_heads (KaijiTable *table,
            KaijiScheme *scheme,
            KaijiWording *wording,
            gboolean guess,
            KaijiQuestionColumns *columns)
{
  const KaijiTableRow *row = kaiji_table_get_row (table, columns->head_row);
  KaijiFormColumns found = kaiji_form_heads_read_row (row, scheme, wording);
  const char *head;

  if (guess && found.question == KAIJI_NOWHERE && found.answer != KAIJI_NOWHERE)
    found.question = find_longest (table, columns->head_row, found.answer);
  if (found.question == KAIJI_NOWHERE)
    return FALSE;
  if (found.answer == KAIJI_NOWHERE && found.detail != KAIJI_NOWHERE
      && is_vacant (table, columns->head_row, found.question, found.detail))
    {
      found.answer = found.detail;
      found.detail = KAIJI_NOWHERE;
    }

  columns->question = found.question;
  columns->answer = found.answer;
  columns->detail = found.detail;
  columns->group = found.group;
  head = found.answer != KAIJI_NOWHERE ? kaiji_table_row_find_text (row, found.answer) : NULL;
  columns->words = head != NULL ? kaiji_form_heads_dup_offer (head, scheme) : NULL;
  return TRUE;
}

/* Finds columns to tick. If their heads stand below that of the answers, no answer is written there
 * then. */
static void
read_ticks (KaijiTable *table, guint head_row, KaijiScheme *scheme, KaijiQuestionColumns *columns)
{
  const char *place = kaiji_table_get_row (table, head_row)->place;
  guint end = head_row + 1;
  guint first;

  while (end < kaiji_table_get_n_rows (table)
         && kaiji_question_columns_is_of_sheet (kaiji_table_get_row (table, end), place))
    end++;
  columns->ticks = kaiji_ticks_find (table, head_row, end, columns->question, columns->answer,
                                     scheme, &first);
  if (columns->ticks == NULL)
    return;

  columns->head_row = first - 1;
  if (!kaiji_ticks_has (columns->ticks, columns->answer))
    return;
  columns->answer = KAIJI_NOWHERE;
  g_clear_pointer (&columns->words, g_strfreev);
}

/* If nothing else has the answers, a column for remarks has them, as long as it has room. */
static void
read_remarks (KaijiTable *table,
              KaijiScheme *scheme,
              KaijiWording *wording,
              KaijiQuestionColumns *columns)
{
  KaijiFormColumns found;

  if (columns->ticks != NULL || columns->answer != KAIJI_NOWHERE)
    return;
  found = kaiji_form_heads_read_row (kaiji_table_get_row (table, columns->head_row), scheme,
                                     wording);
  if (found.remark != KAIJI_NOWHERE
      && is_vacant (table, columns->head_row, columns->question, found.remark))
    columns->answer = found.remark;
}

/* Finds the column of that content among those below a head, if these have heads of their own.
 * Stores how many cells there are below it. Returns: the column; @column if no head below tells */
static guint
find_divided (const KaijiTableRow *heads,
              const KaijiTableRow *below,
              guint column,
              KaijiFormHead content,
              KaijiScheme *scheme,
              KaijiWording *wording,
              guint *n_cells)
{
  guint end = G_MAXUINT;
  guint found = KAIJI_NOWHERE;

  *n_cells = 0;
  for (guint i = heads->cells->len; i > 0; i--)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (heads, i - 1);

      if (cell->column > column)
        end = cell->column;
    }
  for (guint i = 0; i < below->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (below, i);

      if (cell->column < column || cell->column >= end)
        continue;
      *n_cells += 1;
      if (found == KAIJI_NOWHERE
          && (kaiji_form_heads_read (cell->text, scheme, wording) & content) != 0)
        found = cell->column;
    }

  return *n_cells > 1 && found != KAIJI_NOWHERE ? found : column;
}

/* A head above several columns, as an example, the answer and remarks, may be divided in the row
 * below it. One cell below a head is no head: a question, or an answer. */
static void
read_divided_heads (KaijiTable *table,
                    KaijiScheme *scheme,
                    KaijiWording *wording,
                    KaijiQuestionColumns *columns)
{
  const KaijiTableRow *heads = kaiji_table_get_row (table, columns->head_row);
  const KaijiTableRow *below;
  guint question, answer, n_questions, n_answers;

  if (columns->answer == KAIJI_NOWHERE || columns->head_row + 1 >= kaiji_table_get_n_rows (table))
    return;
  below = kaiji_table_get_row (table, columns->head_row + 1);
  if (!kaiji_question_columns_is_of_sheet (below, heads->place))
    return;

  question = find_divided (heads, below, columns->question, KAIJI_FORM_HEAD_QUESTION, scheme,
                           wording, &n_questions);
  answer = find_divided (heads, below, columns->answer, KAIJI_FORM_HEAD_ANSWER, scheme, wording,
                         &n_answers);
  if (n_questions == 1 || n_answers == 1
      || (question == columns->question && answer == columns->answer))
    return;
  columns->question = question;
  columns->answer = answer;
  columns->head_row++;
}

/**
 * kaiji_question_columns_is_of_sheet:
 * @place: (nullable): a sheet's name, as kaiji_question_columns_list_places() tells it
 *
 * Returns: whether a row is of that sheet
 */
gboolean
kaiji_question_columns_is_of_sheet (const KaijiTableRow *row, const char *place)
{
  return g_strcmp0 (row->place, place) == 0;
}

/* Reads the columns of a row of heads, of columns to tick, and of heads that are divided below. */
static gboolean
read_columns (KaijiTable *table,
              guint head_row,
              KaijiScheme *scheme,
              KaijiWording *wording,
              gboolean guess,
              KaijiQuestionColumns *columns)
{
  columns->head_row = head_row;
  if (read_heads (table, scheme, wording, guess, columns))
    {
      read_ticks (table, head_row, scheme, columns);
      read_remarks (table, scheme, wording, columns);
      if (columns->ticks == NULL)
        read_divided_heads (table, scheme, wording, columns);
      if (columns->ticks != NULL || columns->answer != KAIJI_NOWHERE)
        return TRUE;
    }

  kaiji_question_columns_clear (columns);
  return FALSE;
}

/**
 * kaiji_question_columns_find:
 * @place: (nullable): a sheet of the table
 * @schemes: (element-type KaijiScheme): the forms that say how columns are called
 * @wordings: (element-type KaijiWording): theirs
 * @columns: (out): the columns, to be cleared with kaiji_question_columns_clear()
 *
 * Finds them by the heads at the top of the sheet. Only if no row has both heads, the questions
 * beside answers are found by their length.
 *
 * Returns: whether there are columns of questions and of answers
 */
gboolean
kaiji_question_columns_find (KaijiTable *table,
                             const char *place,
                             GPtrArray *schemes,
                             GPtrArray *wordings,
                             KaijiQuestionColumns *columns)
{
  for (int guess = FALSE; guess <= TRUE; guess++)
    {
      guint n_rows = 0;

      for (guint i = 0; i < kaiji_table_get_n_rows (table) && n_rows < MAX_HEAD_ROWS; i++)
        {
          if (!kaiji_question_columns_is_of_sheet (kaiji_table_get_row (table, i), place))
            continue;
          n_rows++;
          for (guint j = 0; j < schemes->len; j++)
            if (read_columns (table, i, schemes->pdata[j], wordings->pdata[j], guess, columns))
              return TRUE;
        }
    }

  return FALSE;
}

/* Whether texts stand below one cell of a row, the first of them next to it, and nothing below
 * another one to the right of it. */
static gboolean
has_room (KaijiTable *table, guint head_row)
{
  const KaijiTableRow *heads = kaiji_table_get_row (table, head_row);
  const KaijiTableRow *below = head_row + 1 < kaiji_table_get_n_rows (table)
                                 ? kaiji_table_get_row (table, head_row + 1)
                                 : NULL;

  if (below == NULL || !kaiji_question_columns_is_of_sheet (below, heads->place))
    return FALSE;

  for (guint i = 0; i + 1 < heads->cells->len; i++)
    {
      guint question = kaiji_table_row_get_cell (heads, i)->column;
      const char *text = kaiji_table_row_find_text (below, question);

      if (text == NULL || g_utf8_strlen (text, -1) < MIN_QUESTION)
        continue;
      for (guint j = i + 1; j < heads->cells->len; j++)
        if (is_vacant (table, head_row, question, kaiji_table_row_get_cell (heads, j)->column))
          return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_question_columns_are_likely:
 * @place: (nullable): a sheet of the table
 *
 * Returns: whether the sheet looks like one to fill in, even if its heads say nothing: it has texts
 *   and, beside them, a column with a head and room for answers
 */
gboolean
kaiji_question_columns_are_likely (KaijiTable *table, const char *place)
{
  guint n_rows = 0;

  for (guint i = 0; i < kaiji_table_get_n_rows (table) && n_rows < MAX_HEAD_ROWS; i++)
    {
      if (!kaiji_question_columns_is_of_sheet (kaiji_table_get_row (table, i), place))
        continue;
      n_rows++;
      if (has_room (table, i))
        return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_question_columns_clear:
 * @columns: columns that were found or named
 *
 * Frees what they have.
 */
void
kaiji_question_columns_clear (KaijiQuestionColumns *columns)
{
  g_clear_pointer (&columns->words, g_strfreev);
  g_clear_pointer (&columns->ticks, kaiji_ticks_free);
}

/**
 * kaiji_question_columns_list_places:
 *
 * Returns: (transfer container) (element-type utf8): the places of the table's rows, each once
 */
GPtrArray *
kaiji_question_columns_list_places (KaijiTable *table)
{
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      gboolean is_known = FALSE;

      for (guint j = 0; j < places->len; j++)
        is_known |= kaiji_question_columns_is_of_sheet (row, places->pdata[j]);
      if (!is_known)
        g_ptr_array_add (places, row->place);
    }

  return places;
}

/**
 * kaiji_question_columns_name:
 * @question: the letters of the column with the questions
 * @answer: the letters of the column with the answers
 * @columns: (out): the columns
 *
 * Returns: %TRUE; %FALSE with %KAIJI_ERROR_FORMAT if these are not two columns
 */
gboolean
kaiji_question_columns_name (const char *question,
                             const char *answer,
                             KaijiQuestionColumns *columns,
                             GError **error)
{
  *columns = (KaijiQuestionColumns){ KAIJI_NOWHERE, KAIJI_NOWHERE, KAIJI_NOWHERE, KAIJI_NOWHERE,
                                     KAIJI_NOWHERE, NULL,          NULL };
  if (kaiji_xlsx_parse_column (question, &columns->question)
      && kaiji_xlsx_parse_column (answer, &columns->answer) && columns->question != columns->answer)
    return TRUE;

  g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
               /* Translators: both %s are what somebody gave as names of columns */
               _ ("“%s” and “%s” are not two columns; a column is called by its letters, as B"),
               question, answer);
  return FALSE;
}
