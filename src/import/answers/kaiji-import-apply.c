/* kaiji-import-apply.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found goes into a sheet.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-import-private.h"
#include "kaiji-today.h"

/**
 * kaiji_import_sign:
 * @answer: an answer of the source that goes into a sheet now
 *
 * Keeps in the memo of an answer who gave it and when it was taken, if the source says who.
 *
 * Returns: (transfer full): the answer with its memo
 */
KaijiAnswer *
kaiji_import_sign (KaijiImport *self, KaijiAnswer *answer)
{
  const char *answered_by = kaiji_import_get_answered_by (self);
  const GDate *today = kaiji_today_get_date (kaiji_today_get_default ());
  const char *memo = kaiji_answer_get_member (answer, KAIJI_ANSWER_MEMO);
  char date[sizeof "2025-11-18"];
  g_autofree char *line = NULL;
  g_autofree char *both = NULL;

  g_return_val_if_fail (KAIJI_IS_IMPORT (self), NULL);

  if (answered_by == NULL || *answered_by == '\0')
    return kaiji_answer_ref (answer);

  g_date_strftime (date, sizeof date, "%Y-%m-%d", today);
  /* Translators: a day, and the department or person that gave an answer */
  line = g_strdup_printf (_ ("%s: answered by %s"), date, answered_by);
  both = memo != NULL && *memo != '\0' ? g_strconcat (memo, "\n", line, NULL) : g_strdup (line);
  return kaiji_answer_set_member (answer, KAIJI_ANSWER_MEMO, both);
}

/* Gives a field its answer. What the sheet has already is not replaced by what may belong to
 * another field, nor by what was answered before it. Returns whether the sheet changed. */
static gboolean
apply_entry (KaijiImport *self, KaijiImportEntry *entry, KaijiSheet *sheet)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet),
                                                     entry->field->id);
  KaijiAnswer *old;
  g_autoptr (KaijiAnswer) answer = NULL;
  g_autoptr (KaijiAnswer) signed_answer = NULL;

  g_clear_pointer (&entry->before, g_free);
  entry->is_left = FALSE;
  if (field == NULL)
    return FALSE;

  old = kaiji_sheet_get_answer (sheet, field);
  answer = kaiji_answer_replace_value (old, entry->answer);
  if (old != NULL && kaiji_answer_equal (old, answer))
    return FALSE;

  entry->before = kaiji_sheet_dup_text (sheet, field);
  entry->is_left = kaiji_import_entry_conflicts (entry, sheet)
                   || (entry->certainty < KAIJI_IMPORT_SURE && *entry->before != '\0');
  if (entry->is_left)
    return FALSE;

  signed_answer = kaiji_import_sign (self, answer);
  kaiji_sheet_set_answer (sheet, field, signed_answer);
  return TRUE;
}

/**
 * kaiji_import_apply:
 * @sheet: a sheet of the same scheme
 * @certainty: the minimum certainty of the answers to use
 *
 * Sets the sheet's answers to those that were found. Its internal notes stay, and so do answers
 * that are not in the source, those that have changed since somebody was asked for them, and those
 * that would be replaced by what is not sure: the entries tell. If it is the reply to a request,
 * the sheet remembers that it came.
 *
 * Returns: the number of answers that changed
 */
guint
kaiji_import_apply (KaijiImport *self, KaijiSheet *sheet, double certainty)
{
  const char *number;
  guint n_changed = 0;

  g_return_val_if_fail (KAIJI_IS_IMPORT (self), 0);
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), 0);

  number = kaiji_import_get_certification_number (self);
  if (number != NULL)
    kaiji_sheet_set_certification_number (sheet, number);

  for (guint i = 0; i < kaiji_import_get_n_entries (self); i++)
    {
      KaijiImportEntry *entry = kaiji_import_get_own_entry (self, i);

      if (entry->kind == KAIJI_IMPORT_ANSWER && entry->certainty >= certainty)
        n_changed += apply_entry (self, entry, sheet) ? 1 : 0;
    }
  kaiji_import_note_reply (self, sheet);

  return n_changed;
}
