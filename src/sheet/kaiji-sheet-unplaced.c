/* kaiji-sheet-unplaced.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-sheet-private.h"

static void
clear_entry (gpointer data)
{
  KaijiUnplacedEntry *self = data;

  for (guint i = 0; i < KAIJI_N_UNPLACED_TEXTS; i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->answer, kaiji_answer_unref);
  g_clear_pointer (&self->rest, kaiji_json_rest_unref);
  g_clear_pointer (&self->other, kaiji_json_tree_unref);
}

/* Allocates an entry to fill in. */
KaijiUnplacedEntry *
kaiji_sheet_unplaced_entry_alloc (void)
{
  return g_atomic_rc_box_new0 (KaijiUnplacedEntry);
}

void
kaiji_sheet_unplaced_entry_release (KaijiUnplacedEntry *self)
{
  g_atomic_rc_box_release_full (self, clear_entry);
}

/* Makes an entry of an answer, its question and its printed text. */
KaijiUnplacedEntry *
kaiji_sheet_unplaced_entry_new (KaijiAnswer *answer, KaijiScheme *scheme, const KaijiField *field)
{
  KaijiUnplacedEntry *self = kaiji_sheet_unplaced_entry_alloc ();

  self->texts[KAIJI_UNPLACED_SCHEME] = g_strdup (kaiji_scheme_get_id (scheme));
  self->texts[KAIJI_UNPLACED_EDITION] = g_strdup (kaiji_scheme_get_edition (scheme));
  self->texts[KAIJI_UNPLACED_FIELD] = g_strdup (field->id);
  self->texts[KAIJI_UNPLACED_PROMPT] = g_strdup (field->prompt);
  self->texts[KAIJI_UNPLACED_TEXT] = kaiji_answer_format (answer, scheme, field);
  self->answer = kaiji_answer_ref (answer);

  return self;
}

/* (transfer none): the entry at @position, from 0; NULL if there is none. */
KaijiUnplacedEntry *
kaiji_sheet_get_unplaced_entry (KaijiSheet *self, guint position)
{
  return position < kaiji_sheet_get_n_unplaced (self) ? g_ptr_array_index (self->unplaced, position)
                                                      : NULL;
}

/* Adds an entry, which sheets may share. */
void
kaiji_sheet_add_unplaced_entry (KaijiSheet *self, KaijiUnplacedEntry *entry)
{
  if (self->unplaced == NULL)
    self->unplaced = g_ptr_array_new_with_free_func (
      (GDestroyNotify) kaiji_sheet_unplaced_entry_release);

  g_ptr_array_add (self->unplaced, g_atomic_rc_box_acquire (entry));
}

/**
 * kaiji_sheet_get_n_unplaced:
 *
 * Returns: the number of answers from another scheme that have no field in this one
 */
guint
kaiji_sheet_get_n_unplaced (KaijiSheet *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), 0);

  return self->unplaced != NULL ? self->unplaced->len : 0;
}

/**
 * kaiji_sheet_get_unplaced:
 * @position: the position of an entry, from 0
 * @unplaced: (out caller-allocates): the entry; its strings belong to the sheet
 *
 * Returns: whether the entry is readable
 */
gboolean
kaiji_sheet_get_unplaced (KaijiSheet *self, guint position, KaijiUnplaced *unplaced)
{
  KaijiUnplacedEntry *entry;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), FALSE);
  g_return_val_if_fail (unplaced != NULL, FALSE);

  *unplaced = (KaijiUnplaced){ 0 };
  entry = kaiji_sheet_get_unplaced_entry (self, position);
  if (entry == NULL)
    return FALSE;

  *unplaced = (KaijiUnplaced){
    .scheme = entry->texts[KAIJI_UNPLACED_SCHEME],
    .edition = entry->texts[KAIJI_UNPLACED_EDITION],
    .field_id = entry->texts[KAIJI_UNPLACED_FIELD],
    .prompt = entry->texts[KAIJI_UNPLACED_PROMPT],
    .text = entry->texts[KAIJI_UNPLACED_TEXT],
  };

  return unplaced->field_id != NULL && unplaced->prompt != NULL && unplaced->text != NULL;
}

/**
 * kaiji_sheet_dup_unplaced_answer:
 * @position: the position of an entry, from 0
 *
 * Returns: (transfer full) (nullable): the original answer, if it is readable
 */
KaijiAnswer *
kaiji_sheet_dup_unplaced_answer (KaijiSheet *self, guint position)
{
  KaijiUnplacedEntry *entry;

  g_return_val_if_fail (KAIJI_IS_SHEET (self), NULL);

  entry = kaiji_sheet_get_unplaced_entry (self, position);
  return entry != NULL && entry->answer != NULL ? kaiji_answer_ref (entry->answer) : NULL;
}
