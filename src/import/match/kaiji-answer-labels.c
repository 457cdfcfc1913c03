/* kaiji-answer-labels.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Running text from a page has its labels wrapped like everything else. The lines that end a label
 * stand where the answer begins, and are none.
 */

#include "config.h"

#include "kaiji-answer-labels.h"
#include "kaiji-match.h"
#include "kaiji-text.h"

/* The end of a title is at least so long, in letters and digits, and that of a prompt: a prompt may
 * end in the words to choose from. */
#define MIN_TITLE_END 2
#define MIN_PROMPT_END 4

#define N_PROMPTS 2

/* A part of another field's label that is so long was not written as an answer. */
#define MIN_PART 15

/* Returns the length of the longest end of a label that is at the start of an answer, and fills one
 * or more of its lines. The whole label is none of its ends. */
static guint
find_end (const KaijiFolded *answer, const char *text, const KaijiFolded *label, guint min)
{
  for (guint start = 1; start + min <= label->length; start++)
    {
      guint length = label->length - start;
      const KaijiFolded end = { label->characters + start, NULL, length };
      const char *behind;

      if (!kaiji_folded_has_at (answer, 0, &end))
        continue;
      behind = text + answer->ends[length - 1];
      while (*behind != '\0' && *behind != '\n' && !g_unichar_isalnum (g_utf8_get_char (behind)))
        behind = g_utf8_next_char (behind);
      if (*behind == '\0' || *behind == '\n')
        return length;
    }

  return 0;
}

/* Returns the answer behind what is the end of one of its own labels. */
static const char *
skip_end (KaijiWording *wording, const KaijiField *field, const char *text)
{
  /* The prompts come first. */
  const char *labels[] = { field->full_prompt, field->prompt, field->item->title,
                           field->item->group->title };
  KaijiFolded answer = kaiji_wording_fold (wording, text);
  guint longest = 0;
  const char *rest = text;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i] != NULL)
      {
        KaijiFolded label = kaiji_wording_fold (wording, labels[i]);

        longest = MAX (longest, find_end (&answer, text, &label,
                                          i < N_PROMPTS ? MIN_PROMPT_END : MIN_TITLE_END));
        kaiji_folded_clear (&label);
      }
  if (longest > 0)
    {
      rest = text + answer.ends[longest - 1];
      while (*rest != '\0' && *rest != '\n')
        rest = g_utf8_next_char (rest);
      rest = kaiji_text_skip_white_space (rest);
    }

  kaiji_folded_clear (&answer);
  return rest;
}

/* Returns whether an answer is a label of the form, or a long part of one that is not its own. */
static gboolean
is_label (KaijiWording *wording, const KaijiField *field, const char *text)
{
  guint labels = 0;
  const char *end = kaiji_wording_skip_label (wording, text, &labels);
  KaijiFolded answer = kaiji_wording_fold (wording, text);
  KaijiFolded prompt = kaiji_wording_fold (wording, field->prompt);
  gboolean is_own = FALSE;
  guint length = answer.length;

  for (guint i = 0; i + length <= prompt.length && !is_own; i++)
    is_own = kaiji_folded_has_at (&prompt, i, &answer);
  kaiji_folded_clear (&answer);
  kaiji_folded_clear (&prompt);

  return (end != NULL && *kaiji_text_skip_white_space (end) == '\0' && length >= MIN_PART)
         || (length >= MIN_PART && !is_own && kaiji_wording_is_fragment (wording, text));
}

static gboolean
is_choice (const KaijiField *field, const char *text)
{
  for (guint i = 0; i < field->n_choices; i++)
    if (g_str_has_prefix (text, field->choices[i].label))
      return TRUE;

  return FALSE;
}

/* Returns whether the whole prompt stands before the answer, so that the answer is none of its
 * lines, whatever words they share. */
static gboolean
is_asked_whole (KaijiWording *wording, const KaijiField *field, const KaijiTableRow *row)
{
  gboolean is_whole = FALSE;

  for (guint i = 0; i + 1 < row->cells->len && !is_whole; i++)
    {
      KaijiFolded folded = kaiji_wording_fold (wording, kaiji_table_row_get_cell (row, i)->text);

      is_whole = kaiji_wording_is (wording, &folded, field->prompt)
                 || kaiji_wording_is (wording, &folded, field->full_prompt);
      kaiji_folded_clear (&folded);
    }

  return is_whole;
}

/**
 * kaiji_answer_labels_remove:
 * @table: the rows that were matched
 * @matches: (element-type KaijiMatch): their fields and answers
 * @wording: the form's
 *
 * Removes the ends of labels from the answers in lines, and answers that are labels: these are
 * listed, as nobody knows whether somebody answered in the form's words.
 */
void
kaiji_answer_labels_remove (KaijiTable *table, GPtrArray *matches, KaijiWording *wording)
{
  for (guint i = 0; i < matches->len; i++)
    {
      KaijiMatch *match = g_ptr_array_index (matches, i);
      const KaijiTableRow *row = kaiji_table_get_row (table, match->row);
      const char *rest;
      char *answer;

      if (match->field == NULL || kaiji_text_is_blank (match->answer) || !row->is_line
          || match->reasons == KAIJI_MATCH_ID || is_choice (match->field, match->answer))
        continue;
      rest = is_asked_whole (wording, match->field, row)
               ? match->answer
               : skip_end (wording, match->field, match->answer);
      if (*rest == '\0' || is_label (wording, match->field, rest))
        {
          match->field = NULL;
          match->is_form = FALSE;
        }
      else if (rest > match->answer)
        {
          answer = g_strdup (rest);
          g_free (match->answer);
          match->answer = answer;
        }
    }
}
