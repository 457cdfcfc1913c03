/* kaiji-review.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-filter.h"
#include "kaiji-review.h"
#include "kaiji-settings.h"

/* The answer that is edited, as it was when its field was entered. */
typedef struct
{
  KaijiSheet *sheet;
  KaijiHistory *history;
  const KaijiField *field; /* (nullable) */
  char *text;
} Watch;

static void
watch_free (Watch *watch)
{
  g_object_unref (watch->sheet);
  g_object_unref (watch->history);
  g_free (watch->text);
  g_free (watch);
}

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

static void
confirm_if_changed (Watch *watch)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (watch->sheet, watch->field);
  g_autofree char *text = kaiji_sheet_dup_text (watch->sheet, watch->field);
  g_autoptr (KaijiAnswer) confirmed = NULL;

  if (!kaiji_answer_get_review (answer) || g_strcmp0 (text, watch->text) == 0
      || kaiji_sheet_get_read_only (watch->sheet))
    return;

  confirmed = kaiji_answer_set_review (answer, FALSE);
  kaiji_history_begin_sequel (watch->history, watch->field);
  kaiji_sheet_set_answer (watch->sheet, watch->field, confirmed);
  kaiji_history_end_group (watch->history);
}

static void
on_cursor_moved (KaijiCursor *cursor, Watch *watch)
{
  if (watch->field != NULL && kaiji_settings_get_boolean ("confirm-on-leaving"))
    confirm_if_changed (watch);

  watch->field = kaiji_cursor_get_field (cursor);
  g_clear_pointer (&watch->text, g_free);
  if (watch->field != NULL)
    watch->text = kaiji_sheet_dup_text (watch->sheet, watch->field);
}

/**
 * kaiji_review_watch:
 * @document: a sheet
 *
 * Confirms from now on, unless the preferences say otherwise, each answer that was carried over and
 * changed, when the cursor leaves its field. Undo takes both back.
 */
void
kaiji_review_watch (KaijiDocument *document)
{
  Watch *watch;

  g_return_if_fail (KAIJI_IS_DOCUMENT (document));

  watch = g_new0 (Watch, 1);
  watch->sheet = g_object_ref (kaiji_document_get_sheet (document));
  watch->history = g_object_ref (kaiji_document_get_history (document));
  g_signal_connect_data (kaiji_document_get_cursor (document), "moved",
                         G_CALLBACK (on_cursor_moved), watch,
                         (GClosureNotify) (void (*) (void)) watch_free, G_CONNECT_DEFAULT);
}

/**
 * kaiji_review_confirm:
 * @form: the form of @document
 * @document: a sheet
 *
 * Confirms the edited answer, if it was carried over and is not confirmed yet, and goes to the next
 * one to confirm. An answer that one does not have before oneself, as in the overview, is gone to
 * first: nothing is confirmed unseen.
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
      if (is_confirmed && !kaiji_form_is_attended (form, field))
        {
          kaiji_form_show_field (form, field);
          return FALSE;
        }
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
