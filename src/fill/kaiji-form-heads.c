/* kaiji-form-heads.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The heads of other people's forms are too many to be listed: 貴社のご回答, ベンダー回答,
 * 対策の実施状況. They are put together from few words, which the schemes have
 * (`wording.form-heads`): some say what is in the column, others may stand before or after these.
 */

#include "config.h"

#include <string.h>

#include "kaiji-form-heads.h"
#include "kaiji-own-words.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-text.h"

/* A longer text, in characters, is no head. */
#define MAX_HEAD 40

/* Of a known head of questions, which the last one of a row has them below. */
#define RANK_LISTED 4

/* The end of the longest of the words that stands in a text; the place itself if none does. */
static guint
skip (const KaijiFolded *text, guint place, const char *const *words, KaijiWording *wording)
{
  guint end = place;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const KaijiFolded *word = kaiji_wording_get_known (wording, words[i]);

      if (kaiji_folded_has_at (text, place, word))
        end = MAX (end, place + word->length);
    }

  return end;
}

/* Whether a head is made of words that say what is in the column, and of those before and after
 * them; digits tell several of them apart. */
static gboolean
is_composed (const KaijiFolded *text,
             KaijiScheme *scheme,
             KaijiWording *wording,
             KaijiFormHeadWords before,
             KaijiFormHeadWords core)
{
  gboolean has_core = FALSE;
  guint place = 0;

  while (place < text->length)
    {
      guint next = skip (text, place, kaiji_scheme_get_form_heads (scheme, core), wording);

      has_core |= next > place;
      if (next == place)
        next = skip (text, place, kaiji_scheme_get_form_heads (scheme, before), wording);
      if (next == place && has_core)
        {
          next = skip (text, place, kaiji_scheme_get_form_heads (scheme, KAIJI_FORM_HEADS_AFTER),
                       wording);
          next = MAX (next, skip (text, place, kaiji_scheme_get_choices (scheme, KAIJI_CHOICE_YES),
                                  wording));
          next = MAX (next, skip (text, place, kaiji_scheme_get_choices (scheme, KAIJI_CHOICE_NO),
                                  wording));
          if (next == place && g_unichar_isdigit (text->characters[place]))
            next = place + 1;
        }
      if (next == place)
        return FALSE;
      place = next;
    }

  return has_core;
}

/* Words in parentheses explain the head. */
static KaijiFolded
fold_head (const char *text, KaijiWording *wording)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  const char *whole = normal != NULL ? normal : text;
  g_autofree char *head = g_strndup (whole, strcspn (whole, "("));

  return kaiji_wording_fold (wording, kaiji_text_is_blank (head) ? text : head);
}

/**
 * kaiji_form_heads_read:
 * @text: the text of a cell
 * @scheme: a form that knows words of heads
 * @wording: the form's
 *
 * Returns: what may be in the column that it is the head of; 0 if it is no head
 */
KaijiFormHead
kaiji_form_heads_read (const char *text, KaijiScheme *scheme, KaijiWording *wording)
{
  static const struct
  {
    KaijiColumnContent content;
    KaijiFormHead head;
  } listed[] = {
    { KAIJI_COLUMN_ITEM, KAIJI_FORM_HEAD_ITEM },
    { KAIJI_COLUMN_PROMPT, KAIJI_FORM_HEAD_QUESTION },
    { KAIJI_COLUMN_ANSWER, KAIJI_FORM_HEAD_ANSWER },
    { KAIJI_COLUMN_GROUP, KAIJI_FORM_HEAD_GROUP },
  };
  static const struct
  {
    KaijiFormHeadWords before;
    KaijiFormHeadWords core;
    KaijiFormHead head;
  } composed[] = {
    { KAIJI_FORM_HEADS_BEFORE_QUESTION, KAIJI_FORM_HEADS_QUESTION, KAIJI_FORM_HEAD_QUESTION },
    { KAIJI_FORM_HEADS_BEFORE_ANSWER, KAIJI_FORM_HEADS_ANSWER, KAIJI_FORM_HEAD_ANSWER },
    { KAIJI_FORM_HEADS_BEFORE_DETAIL, KAIJI_FORM_HEADS_DETAIL, KAIJI_FORM_HEAD_DETAIL },
  };
  KaijiFormHead heads = 0;
  gboolean is_listed;
  KaijiFolded folded;

  g_return_val_if_fail (text != NULL, 0);

  if (g_utf8_strlen (text, -1) > MAX_HEAD)
    return 0;

  folded = fold_head (text, wording);
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    if (kaiji_wording_is_any (wording, &folded, kaiji_scheme_get_heads (scheme, listed[i].content)))
      heads |= listed[i].head | KAIJI_FORM_HEAD_LISTED;
  if (kaiji_wording_is_any (wording, &folded,
                            kaiji_scheme_get_form_heads (scheme, KAIJI_FORM_HEADS_REMARK)))
    heads |= KAIJI_FORM_HEAD_REMARK;
  is_listed = heads != 0;
  for (guint i = 0; !is_listed && i < G_N_ELEMENTS (composed); i++)
    if (is_composed (&folded, scheme, wording, composed[i].before, composed[i].core))
      heads |= composed[i].head;

  kaiji_folded_clear (&folded);
  return heads;
}

/**
 * kaiji_form_heads_dup_offer:
 * @head: the head of a column
 * @scheme: a form that knows words for yes and no
 *
 * Returns: (transfer full) (nullable): the words that the head offers as answers; %NULL if it
 *   offers none
 */
GStrv
kaiji_form_heads_dup_offer (const char *head, KaijiScheme *scheme)
{
  g_auto (GStrv) words = kaiji_own_words_split_head (head);
  g_autofree char *word = kaiji_own_words_choose (scheme, (const char *const *) words, "", TRUE);

  return word != NULL ? g_steal_pointer (&words) : NULL;
}

/* What the head of a column says, or the answers that it offers. */
static KaijiFormHead
read_cell (const KaijiTableCell *cell, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiFormHead heads = kaiji_form_heads_read (cell->text, scheme, wording);
  g_auto (GStrv) offer = heads == 0 ? kaiji_form_heads_dup_offer (cell->text, scheme) : NULL;

  return offer != NULL ? KAIJI_FORM_HEAD_ANSWER : heads;
}

/* How much a head says that the questions stand below it. */
static guint
rank_question (KaijiFormHead heads)
{
  if ((heads & KAIJI_FORM_HEAD_QUESTION) == 0)
    return (heads & KAIJI_FORM_HEAD_ITEM) != 0 ? 1 : 0;
  if ((heads & KAIJI_FORM_HEAD_LISTED) == 0)
    return 2;

  return (heads & KAIJI_FORM_HEAD_ANSWER) != 0 ? 3 : RANK_LISTED;
}

/* What can be the head of questions and of answers, 内容, is that which no other column is. */
static gboolean
is_answer (KaijiFormHead heads, guint question, gboolean has_answer)
{
  if ((heads & KAIJI_FORM_HEAD_ANSWER) == 0)
    return FALSE;

  return (heads & (KAIJI_FORM_HEAD_QUESTION | KAIJI_FORM_HEAD_ITEM)) == 0
         || (question != KAIJI_NOWHERE && !has_answer);
}

/**
 * kaiji_form_heads_read_row:
 * @row: a row of a table
 * @scheme: a form that knows words of heads
 * @wording: the form's
 *
 * Returns: the columns that the row names, if it is one of heads
 */
KaijiFormColumns
kaiji_form_heads_read_row (const KaijiTableRow *row, KaijiScheme *scheme, KaijiWording *wording)
{
  KaijiFormColumns columns = { KAIJI_NOWHERE, KAIJI_NOWHERE, KAIJI_NOWHERE, KAIJI_NOWHERE,
                               KAIJI_NOWHERE };
  guint rank = 0; /* of the questions' head */
  gboolean has_answer = FALSE;

  for (guint i = 0; i < row->cells->len && !has_answer; i++)
    has_answer = is_answer (read_cell (kaiji_table_row_get_cell (row, i), scheme, wording),
                            KAIJI_NOWHERE, TRUE);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = kaiji_table_row_get_cell (row, i);
      KaijiFormHead heads = read_cell (cell, scheme, wording);

      if (is_answer (heads, columns.question, has_answer))
        {
          if (columns.answer == KAIJI_NOWHERE)
            columns.answer = cell->column;
          else if (columns.detail == KAIJI_NOWHERE)
            columns.detail = cell->column;
        }
      else if (rank_question (heads) > rank
               || (rank == RANK_LISTED && rank_question (heads) == rank))
        {
          columns.question = cell->column;
          rank = rank_question (heads);
        }
      else if ((heads & KAIJI_FORM_HEAD_DETAIL) != 0 && columns.detail == KAIJI_NOWHERE)
        columns.detail = cell->column;
      else if ((heads & KAIJI_FORM_HEAD_REMARK) != 0 && columns.remark == KAIJI_NOWHERE)
        columns.remark = cell->column;
      else if ((heads & KAIJI_FORM_HEAD_GROUP) != 0)
        columns.group = cell->column;
    }

  return columns;
}
