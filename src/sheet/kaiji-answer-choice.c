/* kaiji-answer-choice.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-private.h"
#include "kaiji-text.h"

/**
 * kaiji_answer_names_choice:
 * @choice: a choice
 * @text: a person's text
 *
 * Returns: whether the text names the choice otherwise than as it is printed: with spaces, by the
 *   number in a circle before its label alone, or by the label without the number
 */
gboolean
kaiji_answer_names_choice (const KaijiChoice *choice, const char *text)
{
  g_autofree char *words = kaiji_text_dup_without_spaces (text);
  g_autofree char *label = kaiji_text_dup_without_spaces (choice->label);
  g_autofree char *number = NULL;
  const char *rest = label;

  if (g_str_equal (words, label))
    return TRUE;
  if (g_unichar_type (g_utf8_get_char (label)) != G_UNICODE_OTHER_NUMBER)
    return FALSE;

  rest = g_utf8_next_char (label);
  number = g_strndup (label, (gsize) (rest - label));
  return g_str_equal (words, number) || g_str_equal (words, rest);
}
