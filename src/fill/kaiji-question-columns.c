/* kaiji-question-columns.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-own-words.h"
#include "kaiji-question-columns.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"
#include "kaiji-wording.h"
#include "kaiji-xlsx-range.h"

/* Heads stand at the top, below titles and explanations. */
#define MAX_HEAD_ROWS 60

static gboolean
is_called (const char *text, KaijiScheme *scheme, KaijiWording *wording, KaijiColumnContent content)
{
  const char *const *heads = kaiji_scheme_get_heads (scheme, content);
  /* Words in parentheses explain the head. */
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *head = g_strndup (normal != NULL ? normal : text,
                                     strcspn (normal != NULL ? normal : text, "("));
  KaijiFolded folded = kaiji_wording_fold (wording, kaiji_text_is_blank (head) ? text : head);
  gboolean is_head = FALSE;

  for (guint i = 0; heads[i] != NULL && !is_head; i++)
    is_head = kaiji_wording_is (wording, &folded, heads[i]);

  kaiji_folded_clear (&folded);
  return is_head;
}

/* The words that a head offers as answers; NULL if it offers none. */
static GStrv
read_offer (const char *head, KaijiScheme *scheme)
{
  g_auto (GStrv) words = kaiji_own_words_split_head (head);
  g_autofree char *word = kaiji_own_words_choose (scheme, (const char *const *) words, "", TRUE);

  return word != NULL ? g_steal_pointer (&words) : NULL;
}

/* The columns of a row of heads. What can be both is what the other column leaves it. */
static gboolean
read_heads (const KaijiTableRow *row,
            KaijiScheme *scheme,
            KaijiWording *wording,
            KaijiQuestionColumns *columns)
{
  guint question = KAIJI_NOWHERE;
  guint answer = KAIJI_NOWHERE;
  g_auto (GStrv) words = NULL;

  columns->group = KAIJI_NOWHERE;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);
      g_auto (GStrv) offer = read_offer (cell->text, scheme);
      gboolean is_question = is_called (cell->text, scheme, wording, KAIJI_COLUMN_PROMPT)
                             || is_called (cell->text, scheme, wording, KAIJI_COLUMN_ITEM);
      gboolean is_answer = is_called (cell->text, scheme, wording, KAIJI_COLUMN_ANSWER)
                           || (offer != NULL && !is_question);

      if (is_answer && (!is_question || question != KAIJI_NOWHERE))
        {
          if (answer == KAIJI_NOWHERE)
            {
              answer = cell->column;
              words = g_steal_pointer (&offer);
            }
        }
      else if (is_question
               && (question == KAIJI_NOWHERE
                   || is_called (cell->text, scheme, wording, KAIJI_COLUMN_PROMPT)))
        question = cell->column;
      else if (is_called (cell->text, scheme, wording, KAIJI_COLUMN_GROUP))
        columns->group = cell->column;
    }

  columns->question = question;
  columns->answer = answer;
  columns->words = g_steal_pointer (&words);
  return question != KAIJI_NOWHERE && question != answer;
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

/* Finds the column of that content among those below a head, if these have heads of their own.
 * Stores how many cells there are below it. Returns: the column; @column if no head below tells */
static guint
find_divided (const KaijiTableRow *heads,
              const KaijiTableRow *below,
              guint column,
              KaijiColumnContent content,
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
      if (found == KAIJI_NOWHERE && is_called (cell->text, scheme, wording, content))
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

  question = find_divided (heads, below, columns->question, KAIJI_COLUMN_PROMPT, scheme, wording,
                           &n_questions);
  answer = find_divided (heads, below, columns->answer, KAIJI_COLUMN_ANSWER, scheme, wording,
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

/**
 * kaiji_question_columns_find:
 * @place: (nullable): a sheet of the table
 * @schemes: (element-type KaijiScheme): the forms that say how columns are called
 * @wordings: (element-type KaijiWording): theirs
 * @columns: (out): the columns, to be cleared with kaiji_question_columns_clear()
 *
 * Finds them by the heads at the top of the sheet.
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
  guint n_rows = 0;

  for (guint i = 0; i < kaiji_table_get_n_rows (table) && n_rows < MAX_HEAD_ROWS; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      if (!kaiji_question_columns_is_of_sheet (row, place))
        continue;
      n_rows++;
      for (guint j = 0; j < schemes->len; j++)
        {
          columns->head_row = i;
          if (read_heads (row, schemes->pdata[j], wordings->pdata[j], columns))
            {
              read_ticks (table, i, schemes->pdata[j], columns);
              if (columns->ticks == NULL)
                read_divided_heads (table, schemes->pdata[j], wordings->pdata[j], columns);
              if (columns->ticks != NULL || columns->answer != KAIJI_NOWHERE)
                return TRUE;
            }
          kaiji_question_columns_clear (columns);
        }
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
  columns->head_row = KAIJI_NOWHERE;
  if (kaiji_xlsx_parse_column (question, &columns->question)
      && kaiji_xlsx_parse_column (answer, &columns->answer) && columns->question != columns->answer)
    return TRUE;

  g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
               /* Translators: both %s are what somebody gave as names of columns */
               _ ("“%s” and “%s” are not two columns; a column is called by its letters, as B"),
               question, answer);
  return FALSE;
}
