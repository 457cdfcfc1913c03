/* kaiji-answer-fit.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a text can be the answer to a field, by the kind that is asked for: where nothing else
 * tells.
 */

#include "config.h"

#include "kaiji-answer-fit.h"
#include "kaiji-answer-text.h"

/* So many characters may say why there is no figure. */
#define MAX_EXCUSE 12

/**
 * kaiji_answer_fit_is_possible:
 * @field: a field
 * @text: a text
 *
 * Returns: whether @text can be what @field asks for: a long text without any digit is no amount
 *   and no day
 */
gboolean
kaiji_answer_fit_is_possible (const KaijiField *field, const char *text)
{
  if (!kaiji_field_kind_is_number (field->kind) && field->kind != KAIJI_FIELD_DATE
      && field->kind != KAIJI_FIELD_CORPORATE_NUMBER)
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;

  return g_utf8_strlen (text, -1) <= MAX_EXCUSE;
}

/**
 * kaiji_answer_fit_is_typed:
 * @scheme: the form
 * @field: one of its fields
 * @text: a text
 *
 * Returns: whether @text is an answer of the kind that @field asks for, and not only words
 */
gboolean
kaiji_answer_fit_is_typed (KaijiScheme *scheme, const KaijiField *field, const char *text)
{
  g_autoptr (KaijiAnswer) answer = kaiji_answer_parse (scheme, field, text);

  return answer != NULL && field->kind != KAIJI_FIELD_ADDRESS
         && kaiji_answer_get_form (answer) != KAIJI_ANSWER_TEXT;
}

/**
 * kaiji_answer_fit_is_telling:
 * @scheme: the form
 * @field: one of its fields
 * @text: a text
 *
 * Returns: whether @text is of the kind that @field asks for, and of one that a field for words has
 *   hardly ever: most answers may begin with whether there is something
 */
gboolean
kaiji_answer_fit_is_telling (KaijiScheme *scheme, const KaijiField *field, const char *text)
{
  return field->kind != KAIJI_FIELD_PRESENCE && field->kind != KAIJI_FIELD_PRESENCE_DETAIL
         && kaiji_answer_fit_is_typed (scheme, field, text);
}
