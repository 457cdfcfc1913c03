/* kaiji-tick-columns.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers that are given with a mark in one of several columns, or in a column of its own beside
 * the text, ○ or ×, are put together with that text.
 */

#include "config.h"

#include "kaiji-scheme-wording.h"
#include "kaiji-tick-boxes.h"
#include "kaiji-tick-columns.h"
#include "kaiji-ticks.h"

/* So many marks make a column one of marks; of four, one may be another word. */
#define MIN_MARKS 3
#define OTHER_SHARE 4

/* A word that is longer, in characters, is an answer rather than a mark. */
#define MAX_WORD 8

/* So many rows that look like heads and are of no use are tried: heads are few. */
#define MAX_TRIED 64

typedef struct
{
  KaijiTable *table;
  KaijiScheme *scheme;
  KaijiHeadWords *words;
  guint n_tried;
} Reader;

/**
 * Block:
 * @start: the row of the heads
 * @first: the first row below them
 * @end: the row after the last one
 * @question: the column of what is asked
 * @ticks: (nullable): the columns of which one is ticked
 * @state: the column with marks, if there are no columns to tick
 * @text: the column with the answers' text, %KAIJI_NOWHERE if there is none
 * @is_selective: whether texts stand without a mark, too, so that a mark is part of the answer
 *
 * The part of a table that the same heads are for.
 */
typedef struct
{
  guint start;
  guint first;
  guint end;
  guint question;
  KaijiTicks *ticks;
  guint state;
  guint text;
  gboolean is_selective;
} Block;

static guint
get_contents (const Reader *self, const KaijiTableCell *cell)
{
  return kaiji_head_words_get_contents (self->words, cell->text);
}

/* Returns the first column that is headed by what is asked; %KAIJI_NOWHERE if none is. */
static guint
find_question (const Reader *self, const KaijiTableRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if ((get_contents (self, kaiji_table_row_get_cell (row, i))
         & (1 << KAIJI_COLUMN_PROMPT | 1 << KAIJI_COLUMN_ITEM))
        != 0)
      return kaiji_table_row_get_cell (row, i)->column;

  return KAIJI_NOWHERE;
}

/* Returns the column that is headed by the answer and by nothing else. */
static guint
find_answer (const Reader *self, const KaijiTableRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (get_contents (self, kaiji_table_row_get_cell (row, i)) == 1 << KAIJI_COLUMN_ANSWER)
      return kaiji_table_row_get_cell (row, i)->column;

  return KAIJI_NOWHERE;
}

/* Returns the first column behind another one of which the head may be that of a text. */
static guint
find_behind (const Reader *self, const KaijiTableRow *row, guint column)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);
      guint contents = get_contents (self, cell);

      if (cell->column > column && (contents == 0 || (contents & 1 << KAIJI_COLUMN_ANSWER) != 0))
        return cell->column;
    }

  return KAIJI_NOWHERE;
}

/* Whether a text says nothing: a dash. */
static gboolean
is_dash (const char *text)
{
  return g_utf8_strlen (text, -1) == 1 && !g_unichar_isalnum (g_utf8_get_char (text))
         && g_unichar_type (g_utf8_get_char (text)) != G_UNICODE_OTHER_SYMBOL;
}

/* Returns whether an answer says itself, in the form's words, whether there is something. */
static gboolean
is_presence (const Reader *self, const char *text)
{
  const KaijiWords *words = kaiji_scheme_get_words (self->scheme);

  return g_str_has_prefix (text, words->presence[TRUE])
         || g_str_has_prefix (text, words->presence[FALSE]);
}

/* Returns whether a column has nothing but marks and such words, beside another one with texts that
 * do not say the same themselves. */
static gboolean
is_state (const Reader *self, const Block *block, guint column, guint text)
{
  guint n_yes = 0, n_no = 0, n_others = 0, n_alone = 0;

  if (column > text)
    return FALSE;

  for (guint i = block->first; i < block->end; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);
      const char *state = kaiji_table_row_find_text (row, column);
      const char *beside = kaiji_table_row_find_text (row, text);

      if (beside != NULL && is_presence (self, beside))
        return FALSE;
      /* A heading across the table. */
      if (state == NULL || row->cells->len < 2)
        continue;
      if (g_utf8_strlen (state, -1) > MAX_WORD)
        return FALSE;
      n_alone += beside == NULL;
      if (kaiji_ticks_says_yes (state, self->scheme))
        n_yes++;
      else if (kaiji_ticks_says_no (state, self->scheme))
        n_no++;
      else if (!is_dash (state))
        n_others++;
    }

  /* Marks that approve or compare stand beside answers only. */
  return n_alone > 0 && n_yes > 0 && n_no > 0 && n_yes + n_no >= MIN_MARKS
         && n_others * OTHER_SHARE <= n_yes + n_no;
}

static gboolean
find_state (const Reader *self, const KaijiTableRow *head, Block *block)
{
  guint answer = find_answer (self, head);

  for (guint i = 0; i < head->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (head, i);
      guint contents = get_contents (self, cell);
      guint text = answer != KAIJI_NOWHERE && answer != cell->column
                     ? answer
                     : find_behind (self, head, cell->column);

      if (cell->column <= block->question || text == KAIJI_NOWHERE
          || (contents != 0 && contents != 1 << KAIJI_COLUMN_ANSWER)
          || !is_state (self, block, cell->column, text))
        continue;
      block->state = cell->column;
      block->text = text;
      return TRUE;
    }

  return FALSE;
}

/* Returns the row after those that heads are for: the next heads, or another sheet. */
static guint
find_end (const Reader *self, guint start)
{
  const KaijiTableRow *head = kaiji_table_get_row (self->table, start);
  guint i;

  for (i = start + 1; i < kaiji_table_get_n_rows (self->table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);
      guint contents = 0;
      guint n_heads = 0;

      for (guint j = 0; j < row->cells->len; j++)
        {
          guint content = get_contents (self, kaiji_table_row_get_cell (row, j));

          contents |= content;
          n_heads += content != 0;
        }
      if (g_strcmp0 (row->place, head->place) != 0
          || (n_heads > 1 && kaiji_head_words_are_whole (contents)))
        break;
    }

  return i;
}

static gboolean
find_ticks (const Reader *self, const KaijiTableRow *head, Block *block)
{
  guint answer = find_answer (self, head);
  guint last;

  block->ticks = kaiji_ticks_find (self->table, block->start, block->end, block->question, answer,
                                   self->scheme, &block->first);
  if (block->ticks == NULL
      || !kaiji_ticks_have_marks_only (block->ticks, self->table, block->first, block->end))
    return FALSE;

  last = g_array_index (block->ticks->columns, guint, block->ticks->columns->len - 1);
  if (answer != KAIJI_NOWHERE && !kaiji_ticks_has (block->ticks, answer))
    block->text = answer;
  else
    block->text = find_behind (self, head, last);
  if (block->text == KAIJI_NOWHERE)
    block->text = find_behind (self, kaiji_table_get_row (self->table, block->first - 1), last);

  return TRUE;
}

static gboolean
find_block (Reader *self, guint start, Block *block)
{
  const KaijiTableRow *head = kaiji_table_get_row (self->table, start);

  *block = (Block){ start, start + 1, 0, KAIJI_NOWHERE, NULL, KAIJI_NOWHERE, KAIJI_NOWHERE, FALSE };
  if (head->cells->len < 3 || self->n_tried >= MAX_TRIED)
    return FALSE;
  block->question = find_question (self, head);
  if (block->question == KAIJI_NOWHERE)
    return FALSE;

  block->end = find_end (self, start);
  if (find_ticks (self, head, block))
    return TRUE;
  g_clear_pointer (&block->ticks, kaiji_ticks_free);
  block->first = start + 1;
  if (find_state (self, head, block))
    return TRUE;

  self->n_tried++;
  return FALSE;
}

/* The column in which the answers are put together. */
static guint
get_target (const Block *block)
{
  return block->text != KAIJI_NOWHERE ? block->text
                                      : g_array_index (block->ticks->columns, guint, 0);
}

static gboolean
is_mark_column (const Block *block, guint column)
{
  return block->ticks != NULL ? kaiji_ticks_has (block->ticks, column) : column == block->state;
}

/* Adds what a mark says, in the form's words for yes and no; a word that somebody wrote, 有, stays
 * if it is the start of them. */
static void
append_word (const Reader *self, GString *marked, const char *word, gboolean is_written)
{
  const KaijiWords *words = kaiji_scheme_get_words (self->scheme);
  const char *own = kaiji_ticks_says_yes (word, self->scheme)  ? words->presence[TRUE]
                    : kaiji_ticks_says_no (word, self->scheme) ? words->presence[FALSE]
                                                               : word;

  g_string_append (marked, is_written && g_str_has_prefix (own, word) ? word : own);
}

/* Returns whether a column is ticked. A × or a dash in it says that it is not, but its own word
 * that it is. */
static gboolean
is_ticked (const Reader *self, const char *word, const char *text)
{
  if (kaiji_tick_boxes_is_box (text))
    return FALSE;
  if (g_str_equal (text, word) || kaiji_ticks_says_yes (text, self->scheme))
    return TRUE;

  return !kaiji_ticks_says_no (text, self->scheme) && !is_dash (text);
}

/* What the marks of a row say, in the form's own words if it is yes or no; "" if there are none. */
static char *
dup_marked (const Reader *self, const Block *block, const KaijiTableRow *row)
{
  g_autoptr (GString) marked = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);
      const char *word = cell->text;

      if (!is_mark_column (block, cell->column))
        continue;
      if (block->ticks != NULL)
        word = kaiji_ticks_get_word (block->ticks, cell->column);
      if (block->ticks != NULL ? !is_ticked (self, word, cell->text)
                               : is_dash (word) && !kaiji_ticks_says_yes (word, self->scheme)
                                   && !kaiji_ticks_says_no (word, self->scheme))
        continue;

      if (marked->len > 0)
        g_string_append (marked, "、");
      append_word (self, marked, word, block->ticks == NULL);
    }

  return g_string_free (g_steal_pointer (&marked), FALSE);
}

/* Returns whether some texts stand without a mark beside them. */
static gboolean
has_unmarked (const Reader *self, const Block *block)
{
  for (guint i = block->first; block->text != KAIJI_NOWHERE && i < block->end; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);
      g_autofree char *marked = dup_marked (self, block, row);

      if (*marked == '\0' && kaiji_table_row_find_text (row, block->text) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Adds a row with what its marks say beside its text. They are the answer if there is no text. */
static void
add_joined (const Reader *self, const Block *block, KaijiTable *joined, const KaijiTableRow *row)
{
  KaijiTableRow *copy = kaiji_table_add_row_like (joined, row);
  g_autofree char *marked = dup_marked (self, block, row);
  const char *text = block->text != KAIJI_NOWHERE ? kaiji_table_row_find_text (row, block->text)
                                                  : NULL;
  gboolean is_both = text != NULL && *marked != '\0' && !is_presence (self, text);
  g_autofree char *answer = is_both && block->is_selective
                              ? g_strconcat (marked, " ", text, NULL)
                              : g_strdup (text != NULL ? text : marked);
  gboolean is_added = FALSE;

  copy->is_moved = TRUE;
  if (is_both && !block->is_selective)
    copy->mark = g_strdup (marked);
  for (guint i = 0; i <= row->cells->len; i++)
    {
      const KaijiTableCell *cell = i < row->cells->len ? kaiji_table_row_get_cell (row, i) : NULL;

      if (!is_added && (cell == NULL || cell->column >= get_target (block)))
        {
          if (*answer != '\0')
            kaiji_table_add_cell (joined, copy, get_target (block), answer);
          is_added = TRUE;
        }
      if (cell != NULL && cell->column != get_target (block)
          && !is_mark_column (block, cell->column))
        kaiji_table_add_cell (joined, copy, cell->column, cell->text);
    }
  kaiji_table_end_row (joined);
}

/* Adds the heads, with that of the answer above the column in which they are put together. */
static void
add_heads (const Reader *self, const Block *block, KaijiTable *joined)
{
  const KaijiTableRow *row = kaiji_table_get_row (self->table, block->start);
  const char *answer = kaiji_scheme_get_heads (self->scheme, KAIJI_COLUMN_ANSWER)[0];
  KaijiTableRow *heads = kaiji_table_add_row_like (joined, row);
  gboolean is_added = FALSE;

  for (guint i = 0; i <= row->cells->len; i++)
    {
      const KaijiTableCell *cell = i < row->cells->len ? kaiji_table_row_get_cell (row, i) : NULL;

      if (!is_added && (cell == NULL || cell->column >= get_target (block)))
        {
          kaiji_table_add_cell (joined, heads, get_target (block), answer);
          is_added = TRUE;
        }
      if (cell != NULL && cell->column != get_target (block)
          && !is_mark_column (block, cell->column)
          && get_contents (self, cell) != 1 << KAIJI_COLUMN_ANSWER)
        kaiji_table_add_cell (joined, heads, cell->column, cell->text);
    }
  kaiji_table_end_row (joined);
}

/**
 * kaiji_tick_columns_join:
 * @table: a table as it was read
 * @scheme: the form that it may answer
 * @words: the form's
 *
 * Returns: (transfer full) (nullable): the table with the marks of columns as part of the answers
 *   beside them; %NULL if it has no such columns
 */
KaijiTable *
kaiji_tick_columns_join (KaijiTable *table, KaijiScheme *scheme, KaijiHeadWords *words)
{
  Reader self = { table, scheme, words, 0 };
  guint n_rows = kaiji_table_get_n_rows (table);
  KaijiTable *joined = NULL;

  if (kaiji_scheme_get_heads (scheme, KAIJI_COLUMN_ANSWER)[0] == NULL)
    return NULL;

  for (guint row = 0; row < n_rows;)
    {
      Block block;

      if (!find_block (&self, row, &block))
        {
          g_clear_pointer (&block.ticks, kaiji_ticks_free);
          if (joined != NULL)
            kaiji_table_copy_row (joined, kaiji_table_get_row (table, row));
          row++;
          continue;
        }
      if (joined == NULL)
        {
          joined = kaiji_table_new (TRUE);
          for (guint i = 0; i < row; i++)
            kaiji_table_copy_row (joined, kaiji_table_get_row (table, i));
        }
      block.is_selective = has_unmarked (&self, &block);
      add_heads (&self, &block, joined);
      for (row = block.first; row < block.end; row++)
        add_joined (&self, &block, joined, kaiji_table_get_row (table, row));
      g_clear_pointer (&block.ticks, kaiji_ticks_free);
    }

  return joined;
}
