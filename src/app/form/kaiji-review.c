/* kaiji-review.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-filter.h"
#include "kaiji-review.h"

/* Finds the next answer to confirm after @from; wraps around to @from itself. */
static const KaijiField *
find_next (KaijiDocument *document, const KaijiField *from)
{
  const KaijiFilter review = { KAIJI_FILTER_REVIEW, NULL };
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (document));
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (scheme, &n_fields);
  guint start = from != NULL ? from->index : n_fields - 1;

  for (guint i = 1; i <= n_fields; i++)
    {
      const KaijiField *field = &fields[(start + i) % n_fields];

      if (kaiji_filter_passes (&review, kaiji_document_get_findings (document), field))
        return field;
    }

  return NULL;
}

/**
 * kaiji_review_confirm:
 * @form: the form of @document
 * @document: a sheet
 *
 * Confirms the edited answer, if it was carried over and is not confirmed yet, and goes to the next
 * one to confirm.
 *
 * Returns: whether it was the last one
 */
gboolean
kaiji_review_confirm (KaijiForm *form, KaijiDocument *document)
{
  KaijiSheet *sheet;
  const KaijiField *field;
  const KaijiField *next;
  gboolean is_confirmed = FALSE;

  g_return_val_if_fail (KAIJI_IS_FORM (form), FALSE);
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), FALSE);

  sheet = kaiji_document_get_sheet (document);
  field = kaiji_form_get_current_field (form);
  if (field != NULL && !kaiji_sheet_get_read_only (sheet))
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, field);
      g_autoptr (KaijiAnswer) confirmed = kaiji_answer_set_review (answer, FALSE);

      is_confirmed = kaiji_answer_get_review (answer);
      kaiji_sheet_set_answer (sheet, field, confirmed);
    }

  next = find_next (document, field);
  if (next != NULL)
    kaiji_form_show_field (form, next);

  return is_confirmed && next == NULL;
}

/**
 * kaiji_review_begin:
 * @form: the form of @document
 * @document: a sheet
 *
 * Goes to the first answer to confirm, if there is one.
 */
void
kaiji_review_begin (KaijiForm *form, KaijiDocument *document)
{
  const KaijiField *field;

  g_return_if_fail (KAIJI_IS_FORM (form));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));

  field = find_next (document, NULL);
  if (field != NULL)
    kaiji_form_show_field (form, field);
}
