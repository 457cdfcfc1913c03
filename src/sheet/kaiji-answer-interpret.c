/* kaiji-answer-interpret.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-interpret.h"
#include "kaiji-answer-text.h"
#include "kaiji-text.h"

/**
 * kaiji_answer_parse_with_note:
 * @scheme: the scheme of @field
 * @field: the field that is answered
 * @text: the text that was entered
 * @note: the note, "" for none
 *
 * Returns: (transfer full) (nullable): the answer, typed by the field's kind; in words, followed by
 *   the printed note, if @text cannot be read; %NULL if both are blank
 */
KaijiAnswer *
kaiji_answer_parse_with_note (KaijiScheme *scheme,
                              const KaijiField *field,
                              const char *text,
                              const char *note)
{
  g_autoptr (KaijiAnswer) answer = NULL;
  g_autofree char *printed_note = NULL;
  g_autofree char *printed = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (note != NULL, NULL);

  answer = kaiji_answer_parse (scheme, field, text);
  if (kaiji_text_is_blank (note))
    return g_steal_pointer (&answer);

  if (answer != NULL && kaiji_answer_get_form (answer) != KAIJI_ANSWER_TEXT
      && kaiji_answer_get_note (answer) == NULL)
    return kaiji_answer_set_note (answer, note);

  printed_note = kaiji_text_replace (kaiji_scheme_get_words (scheme)->note, "", note);
  printed = g_strconcat (text, printed_note, NULL);
  return kaiji_answer_new_text (printed);
}

/**
 * kaiji_answer_interpret:
 * @self: (nullable): an answer
 * @scheme: the scheme of @field
 * @field: the field that @self answers
 *
 * Returns: (transfer full) (nullable): @self typed by the field's kind, even if it is in words that
 *   can be read so; %NULL if it cannot be, or is empty
 */
KaijiAnswer *
kaiji_answer_interpret (KaijiAnswer *self, KaijiScheme *scheme, const KaijiField *field)
{
  g_autoptr (KaijiAnswer) interpreted = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME (scheme), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (self == NULL || kaiji_answer_is_empty (self) || !kaiji_answer_suits_kind (self, field->kind))
    return NULL;

  if (kaiji_answer_get_form (self) != KAIJI_ANSWER_TEXT)
    return kaiji_answer_ref (self);

  text = kaiji_answer_format (self, scheme, field);
  interpreted = kaiji_answer_parse (scheme, field, text);
  if (interpreted == NULL || kaiji_answer_get_form (interpreted) == KAIJI_ANSWER_TEXT)
    return NULL;

  return g_steal_pointer (&interpreted);
}
