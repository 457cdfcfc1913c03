/* kaiji-question-ticks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions that are answered with a mark: in one of several columns, はい|いいえ|該当なし, or in
 * one of several boxes in a cell, □はい □いいえ.
 */

#include "config.h"

#include <string.h>

#include "kaiji-question-ticks.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"

/* A head that is longer, in characters, is not one word. */
#define MAX_WORD 12

/* How a column is ticked if the form does not say: a circle, as is usual on Japanese forms. */
#define MARK "○"

/* Boxes to be ticked, and what each becomes. Signs, and no form's words. */
static const struct
{
  const char *empty;
  const char *ticked;
} boxes[] = {
  { "□", "■" }, { "☐", "☑" }, { "◻", "◼" }, { "❏", "☑" }, { "❑", "☑" }, { "▢", "☑" },
};

/* A box that is ticked, and other signs that mark one of several. */
static const char *const ticked[] = { "■", "☑", "☒", "✅", "◼", "✓", "✔", "レ" };

/* Returns the number of bytes of the sign at the start of a text; 0 if none of @signs is there. */
static gsize
skip_ticked (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (ticked); i++)
    if (g_str_has_prefix (text, ticked[i]))
      return strlen (ticked[i]);

  return 0;
}

static gsize
skip_box (const char *text, const char **becomes)
{
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (g_str_has_prefix (text, boxes[i].empty))
      {
        if (becomes != NULL)
          *becomes = boxes[i].ticked;
        return strlen (boxes[i].empty);
      }

  return 0;
}

/* The word that a head is; NULL if it is more than one. What is in parentheses explains it. */
static char *
read_word (const char *head)
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

/* Returns whether a word is one of the form's for yes, or for no. */
static gboolean
is_choice (const char *word, KaijiScheme *scheme, KaijiChoiceWords which)
{
  const char *const *choices = kaiji_scheme_get_choices (scheme, which);
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      g_autofree char *normal = g_utf8_normalize (choices[i], -1, G_NORMALIZE_NFKC);
      g_autofree char *other = g_utf8_casefold (normal != NULL ? normal : choices[i], -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }

  return FALSE;
}

/* The columns of the cells from @start to before @end, which are headed by one word each. */
static KaijiQuestionTicks *
create (const KaijiTableRow *row, guint start, guint end)
{
  KaijiQuestionTicks *ticks = g_new0 (KaijiQuestionTicks, 1);

  ticks->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  ticks->words = g_new0 (char *, end - start + 1);
  for (guint i = start; i < end; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);

      g_array_append_val (ticks->columns, cell->column);
      ticks->words[i - start] = read_word (cell->text);
    }

  return ticks;
}

/**
 * kaiji_question_ticks_find:
 * @row: a row of heads
 * @question: the column with the questions, which the columns to tick are to the right of
 * @answer: a column that is none of them, if any
 * @scheme: a form, which knows words for yes and no
 *
 * Returns: (transfer full) (nullable): the columns side by side that are headed by one word each,
 *   among them a yes and a no; %NULL if there are none
 */
KaijiQuestionTicks *
kaiji_question_ticks_find (const KaijiTableRow *row,
                           guint question,
                           guint answer,
                           KaijiScheme *scheme)
{
  for (guint start = 0; start < row->cells->len; start++)
    {
      gboolean has_yes = FALSE, has_no = FALSE;
      guint end;

      for (end = start; end < row->cells->len; end++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (row, end);
          g_autofree char *word = read_word (cell->text);

          if (word == NULL || cell->column <= question || cell->column == answer
              || cell->column != kaiji_table_row_get_cell (row, start)->column + (end - start))
            break;
          has_yes |= is_choice (word, scheme, KAIJI_CHOICE_YES);
          has_no |= is_choice (word, scheme, KAIJI_CHOICE_NO);
        }
      if (has_yes && has_no)
        return create (row, start, end);
      start = MAX (start + 1, end) - 1;
    }

  return NULL;
}

/**
 * kaiji_question_ticks_free:
 * @ticks: (nullable):
 */
void
kaiji_question_ticks_free (KaijiQuestionTicks *ticks)
{
  if (ticks == NULL)
    return;

  g_array_unref (ticks->columns);
  g_strfreev (ticks->words);
  g_free (ticks);
}

/**
 * kaiji_question_ticks_has:
 *
 * Returns: whether a column is one of them
 */
gboolean
kaiji_question_ticks_has (const KaijiQuestionTicks *ticks, guint column)
{
  for (guint i = 0; i < ticks->columns->len; i++)
    if (g_array_index (ticks->columns, guint, i) == column)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_question_ticks_get_column:
 * @word: one of the words
 *
 * Returns: the column that says so
 */
guint
kaiji_question_ticks_get_column (const KaijiQuestionTicks *ticks, const char *word)
{
  for (guint i = 0; i < ticks->columns->len; i++)
    if (g_str_equal (ticks->words[i], word))
      return g_array_index (ticks->columns, guint, i);

  g_return_val_if_reached (0);
}

/**
 * kaiji_question_ticks_is_mark:
 * @text: the text of a cell in a column to tick
 *
 * Returns: whether it ticks the column: one sign that is no empty box
 */
gboolean
kaiji_question_ticks_is_mark (const char *text)
{
  g_autofree char *sign = kaiji_text_strip (text);

  return g_utf8_strlen (sign, -1) == 1 && skip_box (sign, NULL) == 0;
}

/**
 * kaiji_question_ticks_is_box:
 * @text: the text of a cell
 *
 * Returns: whether it is a box, not ticked, and nothing else
 */
gboolean
kaiji_question_ticks_is_box (const char *text)
{
  g_autofree char *sign = kaiji_text_strip (text);

  return *sign != '\0' && skip_box (sign, NULL) == strlen (sign);
}

/* Returns the first word of a list, `"○,×"`, that is no more than a sign which ticks. */
static char *
choose_mark (KaijiScheme *scheme, const char *const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *mark = kaiji_text_strip (list[i]);

      if (g_utf8_strlen (mark, -1) == 1
          && (is_choice (mark, scheme, KAIJI_CHOICE_YES) || skip_ticked (mark) > 0))
        return g_steal_pointer (&mark);
    }

  return NULL;
}

/**
 * kaiji_question_ticks_dup_mark:
 * @scheme: a form, which knows words for yes
 * @list: (nullable): the words from which the cell's content is to be chosen
 * @text: (nullable): what stands in the cell
 * @others: (nullable): the mark that is used elsewhere in the form
 *
 * Returns: (transfer full) (nullable): how to tick a cell; %NULL if its author's list has no mark
 */
char *
kaiji_question_ticks_dup_mark (KaijiScheme *scheme,
                               const char *const *list,
                               const char *text,
                               const char *others)
{
  const char *becomes = NULL;

  if (list != NULL)
    return choose_mark (scheme, list);
  if (text != NULL && skip_box (text, &becomes) > 0)
    return g_strdup (becomes);

  return g_strdup (others != NULL ? others : MARK);
}

/* Finds the next box at or after @text. Returns the text after it; NULL if there is none. */
static const char *
find_box (const char *text, const char **box, const char **becomes)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = skip_box (p, becomes);

      if (length > 0)
        {
          *box = p;
          return p + length;
        }
    }

  return NULL;
}

/* The word after a box, which ends before the next one. */
static char *
dup_boxed_word (const char *start)
{
  const char *box = NULL;
  g_autofree char *text = find_box (start, &box, NULL) != NULL
                            ? g_strndup (start, (gsize) (box - start))
                            : g_strdup (start);
  g_autofree char *stripped = kaiji_text_strip (text);
  char *word = read_word (stripped);

  return word != NULL ? word : g_steal_pointer (&stripped);
}

/* Returns whether a box is ticked in a text. A letter that looks like a tick does not count. */
static gboolean
has_ticked (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (skip_ticked (p) > 0 && !g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_question_ticks_split_boxes:
 * @text: the text of a cell
 *
 * Returns: (transfer full) (nullable): the words with a box before each, `□はい □いいえ`; %NULL if
 *   there are not several, or one is ticked already
 */
GStrv
kaiji_question_ticks_split_boxes (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  const char *box = NULL;

  for (const char *p = find_box (text, &box, NULL); p != NULL; p = find_box (p, &box, NULL))
    {
      g_autofree char *word = dup_boxed_word (p);

      g_strv_builder_add (builder, word);
    }
  words = g_strv_builder_end (builder);

  return g_strv_length (words) >= 2 && !has_ticked (text) ? g_steal_pointer (&words) : NULL;
}

/**
 * kaiji_question_ticks_tick_box:
 * @text: the text of a cell with boxes
 * @word: one of its words
 *
 * Returns: (transfer full) (nullable): the text with the box before that word ticked; %NULL if it
 *   has no boxes
 */
char *
kaiji_question_ticks_tick_box (const char *text, const char *word)
{
  const char *box = NULL, *becomes = NULL;

  for (const char *p = find_box (text, &box, &becomes); p != NULL; p = find_box (p, &box, &becomes))
    {
      g_autofree char *other = dup_boxed_word (p);
      g_autoptr (GString) result = NULL;

      if (!g_str_equal (other, word))
        continue;
      result = g_string_new_len (text, box - text);
      g_string_append (result, becomes);
      g_string_append (result, p);
      return g_string_free (g_steal_pointer (&result), FALSE);
    }

  return NULL;
}
