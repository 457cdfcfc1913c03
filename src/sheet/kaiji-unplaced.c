/* kaiji-unplaced.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-private.h"
#include "kaiji-sheet-private.h"

/**
 * kaiji_sheet_get_n_unplaced:
 *
 * Returns: how many answers of another scheme are kept that this one has no place for
 */
guint
kaiji_sheet_get_n_unplaced (KaijiSheet *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), 0);

  return (guint) json_array_size (kaiji_sheet_get_unplaced_json (self));
}

/**
 * kaiji_sheet_get_unplaced:
 * @position: which one, from 0
 * @unplaced: (out caller-allocates): where to put it; its strings belong to the sheet
 *
 * Returns: whether it can be read
 */
gboolean
kaiji_sheet_get_unplaced (KaijiSheet *self, guint position, KaijiUnplaced *unplaced)
{
  json_t *entry;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), FALSE);
  g_return_val_if_fail (unplaced != NULL, FALSE);

  entry = json_array_get (kaiji_sheet_get_unplaced_json (self), position);
  *unplaced = (KaijiUnplaced){
    .scheme = json_string_value (json_object_get (entry, "scheme")),
    .edition = json_string_value (json_object_get (entry, "edition")),
    .field_id = json_string_value (json_object_get (entry, "field")),
    .prompt = json_string_value (json_object_get (entry, "prompt")),
    .text = json_string_value (json_object_get (entry, "text")),
  };

  return unplaced->field_id != NULL && unplaced->prompt != NULL && unplaced->text != NULL;
}

/**
 * kaiji_sheet_dup_unplaced_answer:
 * @position: which one, from 0
 *
 * Returns: (transfer full) (nullable): the answer as it was, where it can be read
 */
KaijiAnswer *
kaiji_sheet_dup_unplaced_answer (KaijiSheet *self, guint position)
{
  json_t *json;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);

  json = json_object_get (json_array_get (kaiji_sheet_get_unplaced_json (self), position),
                          "answer");
  return json_is_object (json) ? kaiji_answer_new_take_json (json_incref (json)) : NULL;
}
