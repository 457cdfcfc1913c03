/* kaiji-ticks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions that are answered with a mark: in one of several columns, はい|いいえ|該当なし, or in
 * one of several boxes in a cell, □はい □いいえ.
 */

#include "config.h"

#include <string.h>

#include "kaiji-tick-boxes.h"
#include "kaiji-ticks.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"

/* A head that is longer, in characters, is not one word. */
#define MAX_WORD 12

/**
 * kaiji_ticks_dup_word:
 * @head: a head, or what stands behind a box
 *
 * Returns: (transfer full) (nullable): the word that it is, without what is in parentheses and
 *   explains it; %NULL if it is more than one
 */
char *
kaiji_ticks_dup_word (const char *head)
{
  g_autofree char *normal = g_utf8_normalize (head, -1, G_NORMALIZE_NFKC);
  g_autofree char *word = NULL;

  if (normal == NULL)
    return NULL;
  normal[strcspn (normal, "(\n")] = '\0';
  word = kaiji_text_strip (normal);
  if (*word == '\0' || g_utf8_strlen (word, -1) > MAX_WORD)
    return NULL;

  return g_steal_pointer (&word);
}

/* The columns of the cells from @start to before @end, which are headed by one word each. */
static KaijiTicks *
create (const KaijiTableRow *row, guint start, guint end)
{
  KaijiTicks *ticks = g_new0 (KaijiTicks, 1);

  ticks->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  ticks->words = g_new0 (char *, end - start + 1);
  for (guint i = start; i < end; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);

      g_array_append_val (ticks->columns, cell->column);
      ticks->words[i - start] = kaiji_ticks_dup_word (cell->text);
    }

  return ticks;
}

/* Finds columns side by side that are headed by one word each, among them a yes and a no. */
static KaijiTicks *
find_in_row (const KaijiTableRow *row, guint question, guint answer, KaijiScheme *scheme)
{
  for (guint start = 0; start < row->cells->len; start++)
    {
      gboolean has_yes = FALSE, has_no = FALSE;
      guint end;

      for (end = start; end < row->cells->len; end++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (row, end);
          g_autofree char *word = kaiji_ticks_dup_word (cell->text);

          if (word == NULL || cell->column <= question || cell->column == answer
              || cell->column != kaiji_table_row_get_cell (row, start)->column + (end - start))
            break;
          has_yes |= kaiji_scheme_has_choice (scheme, KAIJI_CHOICE_YES, word);
          has_no |= kaiji_scheme_has_choice (scheme, KAIJI_CHOICE_NO, word);
        }
      if (has_yes && has_no)
        return create (row, start, end);
      start = MAX (start + 1, end) - 1;
    }

  return NULL;
}

/* Returns whether nothing but marks and boxes stands in a column. */
static gboolean
has_marks_only (KaijiTable *table, guint first, guint end, guint column)
{
  for (guint i = first; i < end; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (row, j);

          if (cell->column == column && !kaiji_tick_boxes_is_mark (cell->text)
              && !kaiji_tick_boxes_is_box (cell->text))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_beside (const KaijiTicks *ticks,
           guint position,
           KaijiTable *table,
           guint first,
           guint end,
           KaijiScheme *scheme)
{
  const char *word = ticks->words[position];

  return !kaiji_scheme_has_choice (scheme, KAIJI_CHOICE_YES, word)
         && !kaiji_scheme_has_choice (scheme, KAIJI_CHOICE_NO, word)
         && !has_marks_only (table, first, end, g_array_index (ticks->columns, guint, position));
}

/* Takes out columns beside those of yes and no in which texts stand: levels, remarks. */
static void
trim (KaijiTicks *ticks, KaijiTable *table, guint first, guint end, KaijiScheme *scheme)
{
  while (is_beside (ticks, 0, table, first, end, scheme))
    {
      g_free (ticks->words[0]);
      memmove (ticks->words, ticks->words + 1, ticks->columns->len * sizeof (char *));
      g_array_remove_index (ticks->columns, 0);
    }
  while (is_beside (ticks, ticks->columns->len - 1, table, first, end, scheme))
    {
      g_array_set_size (ticks->columns, ticks->columns->len - 1);
      g_clear_pointer (&ticks->words[ticks->columns->len], g_free);
    }
}

/* The first mark that ticks one of the columns. */
static char *
dup_mark (const KaijiTicks *ticks, KaijiTable *table, guint first, guint end, KaijiScheme *scheme)
{
  for (guint i = first; i < end; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (row, j);

          if (kaiji_ticks_has (ticks, cell->column)
              && kaiji_tick_boxes_is_tick (cell->text, scheme))
            return kaiji_text_strip (cell->text);
        }
    }

  return NULL;
}

/**
 * kaiji_ticks_find:
 * @table: a table
 * @head: a row of heads
 * @end: the row after the last one that these are for
 * @question: the column with the questions, which the columns to tick are to the right of
 * @answer: the column that is headed as that of the answers, %KAIJI_NOWHERE if none is
 * @scheme: a form, which knows words for yes and no
 * @first: (out): the first row below the heads
 *
 * Finds the columns side by side that are headed by one word each, among them a yes and a no. Their
 * heads stand beside those of the questions, or below a head that they share.
 *
 * Returns: (transfer full) (nullable): the columns; %NULL if there are none
 */
KaijiTicks *
kaiji_ticks_find (KaijiTable *table,
                  guint head,
                  guint end,
                  guint question,
                  guint answer,
                  KaijiScheme *scheme,
                  guint *first)
{
  const KaijiTableRow *row = kaiji_table_get_row (table, head);
  const KaijiTableRow *below = head + 1 < end ? kaiji_table_get_row (table, head + 1) : NULL;
  KaijiTicks *ticks = find_in_row (row, question, answer, scheme);

  *first = head + 1;
  if (ticks == NULL && below != NULL && kaiji_table_row_find_text (below, question) == NULL)
    {
      ticks = find_in_row (below, question, KAIJI_NOWHERE, scheme);
      *first += ticks != NULL ? 1 : 0;
    }
  if (ticks == NULL)
    return NULL;

  trim (ticks, table, *first, end, scheme);
  ticks->mark = dup_mark (ticks, table, *first, end, scheme);
  return ticks;
}

/**
 * kaiji_ticks_free:
 * @ticks: (nullable):
 */
void
kaiji_ticks_free (KaijiTicks *ticks)
{
  if (ticks == NULL)
    return;

  g_array_unref (ticks->columns);
  g_strfreev (ticks->words);
  g_free (ticks->mark);
  g_free (ticks);
}

/**
 * kaiji_ticks_says_yes:
 * @text: a word or a sign
 * @scheme: the form whose words count
 *
 * Returns: whether it is one of the form's words for yes
 */
gboolean
kaiji_ticks_says_yes (const char *text, KaijiScheme *scheme)
{
  g_autofree char *word = kaiji_ticks_dup_word (text);

  return word != NULL && kaiji_scheme_has_choice (scheme, KAIJI_CHOICE_YES, word);
}

/**
 * kaiji_ticks_says_no:
 * @text: a word or a sign
 * @scheme: the form whose words count
 *
 * Returns: whether it is one of the form's words for no
 */
gboolean
kaiji_ticks_says_no (const char *text, KaijiScheme *scheme)
{
  g_autofree char *word = kaiji_ticks_dup_word (text);

  return word != NULL && kaiji_scheme_has_choice (scheme, KAIJI_CHOICE_NO, word);
}

/**
 * kaiji_ticks_have_marks_only:
 * @table: the table
 * @first: the first row below the heads
 * @end: the row after the last one
 *
 * Returns: whether nothing but marks and boxes stands in the columns
 */
gboolean
kaiji_ticks_have_marks_only (const KaijiTicks *ticks, KaijiTable *table, guint first, guint end)
{
  for (guint i = 0; i < ticks->columns->len; i++)
    if (!has_marks_only (table, first, end, g_array_index (ticks->columns, guint, i)))
      return FALSE;

  return TRUE;
}

/**
 * kaiji_ticks_get_word:
 * @column: one of the columns
 *
 * Returns: (transfer none): what a mark in it says
 */
const char *
kaiji_ticks_get_word (const KaijiTicks *ticks, guint column)
{
  for (guint i = 0; i < ticks->columns->len; i++)
    if (g_array_index (ticks->columns, guint, i) == column)
      return ticks->words[i];

  g_return_val_if_reached ("");
}

/**
 * kaiji_ticks_has:
 *
 * Returns: whether a column is one of them
 */
gboolean
kaiji_ticks_has (const KaijiTicks *ticks, guint column)
{
  for (guint i = 0; i < ticks->columns->len; i++)
    if (g_array_index (ticks->columns, guint, i) == column)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_ticks_get_column:
 * @word: one of the words
 *
 * Returns: the column that says so
 */
guint
kaiji_ticks_get_column (const KaijiTicks *ticks, const char *word)
{
  for (guint i = 0; i < ticks->columns->len; i++)
    if (g_str_equal (ticks->words[i], word))
      return g_array_index (ticks->columns, guint, i);

  g_return_val_if_reached (0);
}
