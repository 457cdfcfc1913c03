/* kaiji-import-reply.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The request that a file is the reply to.
 */

#include "config.h"

#include "kaiji-import-private.h"
#include "kaiji-today.h"

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
