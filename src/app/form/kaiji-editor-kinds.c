/* kaiji-editor-kinds.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which editor a field has: that of its kind, or the one for words.
 */

#include "config.h"

#include "kaiji-address-editor.h"
#include "kaiji-answer-interpret.h"
#include "kaiji-choice-editor.h"
#include "kaiji-date-editor.h"
#include "kaiji-editor-kinds.h"
#include "kaiji-image-editor.h"
#include "kaiji-number-editor.h"
#include "kaiji-presence-editor.h"
#include "kaiji-text-editor.h"

static const struct
{
  GType (*get_type) (void);
  gboolean is_for_words; /* the field has only the editor for words */
  gboolean takes_words;  /* the editor accepts any words besides those it asks for */
} editors[KAIJI_N_FIELD_KINDS] = {
  [KAIJI_FIELD_TEXT] = { kaiji_text_editor_get_type, TRUE, TRUE },
  [KAIJI_FIELD_PARAGRAPH] = { kaiji_text_editor_get_type, TRUE, TRUE },
  [KAIJI_FIELD_DATE] = { kaiji_date_editor_get_type, FALSE, FALSE },
  [KAIJI_FIELD_YEAR] = { kaiji_number_editor_get_type, FALSE, FALSE },
  [KAIJI_FIELD_DURATION] = { kaiji_number_editor_get_type, FALSE, FALSE },
  [KAIJI_FIELD_COUNT] = { kaiji_number_editor_get_type, FALSE, FALSE },
  [KAIJI_FIELD_MONEY] = { kaiji_number_editor_get_type, FALSE, FALSE },
  [KAIJI_FIELD_PERCENT] = { kaiji_number_editor_get_type, FALSE, FALSE },
  [KAIJI_FIELD_CHOICE] = { kaiji_choice_editor_get_type, FALSE, FALSE },
  [KAIJI_FIELD_PRESENCE] = { kaiji_presence_editor_get_type, FALSE, FALSE },
  [KAIJI_FIELD_PRESENCE_DETAIL] = { kaiji_presence_editor_get_type, FALSE, FALSE },
  [KAIJI_FIELD_ADDRESS] = { kaiji_address_editor_get_type, FALSE, TRUE },
  [KAIJI_FIELD_CORPORATE_NUMBER] = { kaiji_text_editor_get_type, TRUE, TRUE },
  [KAIJI_FIELD_URL] = { kaiji_text_editor_get_type, TRUE, TRUE },
  [KAIJI_FIELD_IMAGE] = { kaiji_image_editor_get_type, FALSE, FALSE },
};

/**
 * kaiji_editor_kinds_has_own:
 * @field: a field
 *
 * Returns: whether its kind has an editor beside the one for words
 */
gboolean
kaiji_editor_kinds_has_own (const KaijiField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return !editors[field->kind].is_for_words;
}

/**
 * kaiji_editor_kinds_interpret:
 * @sheet: a sheet
 * @field: a field of its scheme
 *
 * Returns: (transfer full) (nullable): the answer typed by the field's kind, even if it is in words
 *   that can be read so; %NULL for none
 */
KaijiAnswer *
kaiji_editor_kinds_interpret (KaijiSheet *sheet, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return kaiji_answer_interpret (kaiji_sheet_get_answer (sheet, field),
                                 kaiji_sheet_get_scheme (sheet), field);
}

/* Returns whether there is an answer that the editor of the field's kind cannot show. */
static gboolean
has_only_words (KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);
  g_autoptr (KaijiAnswer) interpreted = NULL;

  if (editors[field->kind].is_for_words || kaiji_answer_is_empty (answer))
    return FALSE;
  if (editors[field->kind].takes_words && kaiji_answer_get_form (answer) == KAIJI_ANSWER_TEXT)
    return FALSE;

  interpreted = kaiji_editor_kinds_interpret (sheet, field);
  return interpreted == NULL;
}

/**
 * kaiji_editor_kinds_need_words:
 * @sheet: a sheet
 * @field: a field of its scheme
 *
 * Returns: whether the answer is shown in words now. Where it cannot be changed, it is there to be
 *   read, selected and copied, whatever its kind; words cannot show a picture
 */
gboolean
kaiji_editor_kinds_need_words (KaijiSheet *sheet, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  return has_only_words (sheet, field)
         || (kaiji_sheet_get_read_only (sheet) && field->kind != KAIJI_FIELD_IMAGE
             && !editors[field->kind].is_for_words);
}

/**
 * kaiji_editor_kinds_create:
 * @sheet: a sheet
 * @field: a field of its scheme
 * @in_words: whether the editor for words is wanted
 *
 * Returns: (transfer floating): an editor for the field
 */
KaijiFieldEditor *
kaiji_editor_kinds_create (KaijiSheet *sheet, const KaijiField *field, gboolean in_words)
{
  GType type;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  type = in_words ? KAIJI_TYPE_TEXT_EDITOR : editors[field->kind].get_type ();
  return g_object_new (type, "sheet", sheet, "field", field, NULL);
}
