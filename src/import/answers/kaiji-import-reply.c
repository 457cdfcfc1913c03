/* kaiji-import-reply.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The request that a file is the reply to, and what it was sent with.
 */

#include "config.h"

#include "kaiji-answer-text.h"
#include "kaiji-import-private.h"
#include "kaiji-text.h"
#include "kaiji-today.h"

/* Returns whether two texts say the same answer: a spreadsheet may write line ends and blanks
 * around a text otherwise than it read them. */
static gboolean
is_same_text (const char *a, const char *b)
{
  g_auto (GStrv) a_lines = g_strsplit (a, "\r", -1);
  g_auto (GStrv) b_lines = g_strsplit (b, "\r", -1);
  g_autofree char *a_text = g_strjoinv (NULL, a_lines);
  g_autofree char *b_text = g_strjoinv (NULL, b_lines);
  g_autofree char *a_stripped = kaiji_text_strip (a_text);
  g_autofree char *b_stripped = kaiji_text_strip (b_text);

  return g_str_equal (a_stripped, b_stripped);
}

/* Notes what an answer was when somebody was asked for it. One that is as it was sent is no
 * answer. */
void
kaiji_import_compare_sent (KaijiImport *self, const KaijiTableRow *row, KaijiImportEntry *entry)
{
  if (row->sent == NULL || entry->kind != KAIJI_IMPORT_ANSWER)
    return;

  entry->sent = g_strdup (row->sent);
  if (is_same_text (entry->sent, entry->text))
    entry->kind = KAIJI_IMPORT_UNTOUCHED;
}

/**
 * kaiji_import_entry_conflicts:
 * @entry: an answer of the source
 * @sheet: the sheet that it may go into
 *
 * Returns: whether the sheet's answer is neither @entry's nor the one with which it was asked for,
 * so that two people have changed it
 */
gboolean
kaiji_import_entry_conflicts (const KaijiImportEntry *entry, KaijiSheet *sheet)
{
  const KaijiField *field;
  g_autofree char *now = NULL;

  g_return_val_if_fail (entry != NULL, FALSE);
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), FALSE);

  if (entry->sent == NULL || entry->field == NULL)
    return FALSE;
  field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), entry->field->id);
  if (field == NULL)
    return FALSE;

  now = kaiji_sheet_dup_text (sheet, field);
  return !is_same_text (now, entry->sent) && !is_same_text (now, entry->text);
}

/* The number of a request's fields that the file answers. */
static guint
count_answers (KaijiImport *self, KaijiRequest *request)
{
  const char *const *fields = kaiji_request_get_fields (request);
  guint n = 0;

  for (guint i = 0; i < kaiji_import_get_n_entries (self); i++)
    {
      const KaijiImportEntry *entry = kaiji_import_get_entry (self, i);

      if (entry->field != NULL && g_strv_contains (fields, entry->field->id))
        n++;
    }

  return n;
}

/**
 * kaiji_import_find_request:
 * @sheet: the sheet that the answers may go into
 *
 * Finds out who replies. Whoever fills in a request may sign it with another name, so what is
 * answered counts more than the signature.
 *
 * Returns: (transfer none) (nullable): the sheet's request that this is the reply to
 */
KaijiRequest *
kaiji_import_find_request (KaijiImport *self, KaijiSheet *sheet)
{
  GPtrArray *requests;
  KaijiRequest *best = NULL;
  guint best_rating = 0;

  g_return_val_if_fail (KAIJI_IS_IMPORT (self), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  if (!kaiji_import_is_reply (self))
    return NULL;

  requests = kaiji_sheet_get_requests (sheet);
  for (guint i = 0; i < requests->len; i++)
    {
      KaijiRequest *request = g_ptr_array_index (requests, i);
      guint rating = 2 * count_answers (self, request);

      if (g_strcmp0 (kaiji_request_get_owner (request), kaiji_import_get_answered_by (self)) == 0)
        rating++;
      if (rating > best_rating)
        {
          best = request;
          best_rating = rating;
        }
    }

  return best;
}

/**
 * kaiji_import_note_reply:
 * @sheet: the sheet that gets the answers
 *
 * Remembers in the sheet that the answers to a request came today, if that is what this is.
 */
void
kaiji_import_note_reply (KaijiImport *self, KaijiSheet *sheet)
{
  KaijiRequest *request = kaiji_import_find_request (self, sheet);

  if (request != NULL)
    kaiji_sheet_note_reply (sheet, request, kaiji_today_get_date (kaiji_today_get_default ()));
}
