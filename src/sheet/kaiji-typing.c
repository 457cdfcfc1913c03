/* kaiji-typing.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells typing, of which a word is one step for undo, from other changes of an answer.
 */

#include "config.h"

#include <string.h>

#include "kaiji-typing-private.h"

/* The most characters that one keystroke adds or removes; more at once are a paste or a clause of
 * an input method, and a step of their own. */
#define MAX_STROKE 2

/* Returns whether @text, without its first @start and last @end bytes, is no more than one
 * keystroke's. A space or line break ends a word and with it the step. */
static gboolean
is_stroke (const char *text, gsize start, gsize end)
{
  const char *first, *last;

  for (first = text + start; first > text && ((guchar) *first & 0xc0) == 0x80; first--)
    continue;
  for (last = text + strlen (text) - end; ((guchar) *last & 0xc0) == 0x80; last++)
    continue;

  return last > first && g_utf8_strlen (first, last - first) <= MAX_STROKE
         && !g_unichar_isspace (g_utf8_get_char (first));
}

/* Classifies a change of text: one keystroke, inserted or deleted, or anything else. */
static KaijiTyping
classify_text (const char *old_text, const char *new_text)
{
  gsize old_length = strlen (old_text);
  gsize new_length = strlen (new_text);
  gsize most = MIN (old_length, new_length);
  gsize start, end;

  for (start = 0; start < most && old_text[start] == new_text[start]; start++)
    continue;
  for (end = 0;
       end < most - start && old_text[old_length - 1 - end] == new_text[new_length - 1 - end];
       end++)
    continue;

  if (start + end != most)
    return is_stroke (new_text, start, end) ? KAIJI_TYPING_REPLACE : KAIJI_TYPING_NONE;
  if (new_length > old_length)
    return is_stroke (new_text, start, end) ? KAIJI_TYPING_INSERT : KAIJI_TYPING_NONE;

  return is_stroke (old_text, start, end) ? KAIJI_TYPING_DELETE : KAIJI_TYPING_NONE;
}

/* The text of an answer or of one of its internal notes; NULL if its value is not in words. */
static const char *
get_part (KaijiAnswer *answer, guint part)
{
  const char *text;

  if (answer == NULL)
    return "";

  if (part < KAIJI_N_ANSWER_MEMBERS)
    text = kaiji_answer_get_member (answer, part);
  else if (kaiji_answer_is_empty (answer))
    text = "";
  else
    return kaiji_answer_get_text (answer);

  return text != NULL ? text : "";
}

/* Returns whether @answer is typed rather than chosen. */
static gboolean
is_written (KaijiAnswer *answer)
{
  if (answer == NULL)
    return TRUE;

  switch (kaiji_answer_get_form (answer))
    {
    case KAIJI_ANSWER_CHOICE:
    case KAIJI_ANSWER_PRESENCE:
    case KAIJI_ANSWER_IMAGE:
    case KAIJI_ANSWER_UNREADABLE:
      return FALSE;
    default:
      return TRUE;
    }
}

static gboolean
is_value_written (KaijiAnswer *old_answer, KaijiAnswer *new_answer)
{
  gboolean was_to_review = old_answer != NULL && kaiji_answer_get_review (old_answer);
  gboolean is_to_review = new_answer != NULL && kaiji_answer_get_review (new_answer);

  return is_written (old_answer) && is_written (new_answer) && was_to_review == is_to_review;
}

/**
 * kaiji_typing_classify:
 * @old_answer: (nullable): the answer before a change
 * @new_answer: (nullable): the answer after it
 *
 * Returns: the kind of typing, which changes one text of an answer and leaves the others alone
 */
KaijiTyping
kaiji_typing_classify (KaijiAnswer *old_answer, KaijiAnswer *new_answer)
{
  const char *old_text = NULL;
  const char *new_text = NULL;

  for (guint i = 0; i <= KAIJI_N_ANSWER_MEMBERS; i++)
    {
      const char *old_part = get_part (old_answer, i);
      const char *new_part = get_part (new_answer, i);

      if (g_strcmp0 (old_part, new_part) == 0)
        continue;
      if (old_text != NULL)
        return KAIJI_TYPING_NONE;
      if (old_part == NULL || new_part == NULL)
        break;
      old_text = old_part;
      new_text = new_part;
    }

  if (old_text != NULL)
    return classify_text (old_text, new_text);

  return is_value_written (old_answer, new_answer) ? KAIJI_TYPING_VALUE : KAIJI_TYPING_NONE;
}

/**
 * kaiji_typing_continues:
 * @last: the last change
 * @next: the change after it
 *
 * Returns: whether both are one step for undo
 */
gboolean
kaiji_typing_continues (KaijiTyping last, KaijiTyping next)
{
  switch (next)
    {
    case KAIJI_TYPING_INSERT:
      return last == KAIJI_TYPING_INSERT || last == KAIJI_TYPING_REPLACE
             || last == KAIJI_TYPING_VALUE;
    case KAIJI_TYPING_DELETE:
      return last == KAIJI_TYPING_DELETE || last == KAIJI_TYPING_VALUE;
    case KAIJI_TYPING_VALUE:
      return last != KAIJI_TYPING_NONE;
    case KAIJI_TYPING_NONE:
    case KAIJI_TYPING_REPLACE:
    default:
      return FALSE;
    }
}
