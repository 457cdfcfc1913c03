/* kaiji-saved-state.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-page-setup.h"
#include "kaiji-request.h"
#include "kaiji-saved-state.h"

struct _KaijiSavedState
{
  GPtrArray *answers;    /* of KaijiAnswer, by field index; %NULL for no answer */
  GHashTable *differing; /* the fields whose answers differ now */
  gboolean is_same_otherwise;
  GHashTable *excluded; /* the excluded sections */
  char *certification_number;
  KaijiPageSetup *page_setup;
  GPtrArray *requests; /* of KaijiRequest */
};

/**
 * kaiji_saved_state_new:
 * @sheet: a sheet that is being saved or was just opened
 *
 * Returns: (transfer full): the state of the sheet now
 */
KaijiSavedState *
kaiji_saved_state_new (KaijiSheet *sheet)
{
  KaijiScheme *scheme;
  guint n_fields, n_sections;
  const KaijiField *fields;
  const KaijiSection *sections;
  KaijiSavedState *self;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  scheme = kaiji_sheet_get_scheme (sheet);
  self = g_new0 (KaijiSavedState, 1);
  self->differing = g_hash_table_new (NULL, NULL);
  self->is_same_otherwise = TRUE;
  self->certification_number = g_strdup (kaiji_sheet_get_certification_number (sheet));
  self->page_setup = kaiji_sheet_dup_page_setup (sheet);
  self->requests = g_ptr_array_ref (kaiji_sheet_get_requests (sheet));

  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  self->answers = g_ptr_array_new_full (n_fields, NULL);
  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &fields[i]);

      g_ptr_array_add (self->answers, answer != NULL ? kaiji_answer_ref (answer) : NULL);
    }

  sections = kaiji_scheme_get_sections (scheme, &n_sections);
  self->excluded = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n_sections; i++)
    if (kaiji_sheet_is_section_excluded (sheet, &sections[i]))
      g_hash_table_add (self->excluded, (gpointer) &sections[i]);

  return self;
}

/**
 * kaiji_saved_state_free:
 *
 * Frees the state.
 */
void
kaiji_saved_state_free (KaijiSavedState *self)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      if (self->answers->pdata[i] != NULL)
        kaiji_answer_unref (self->answers->pdata[i]);
    }
  g_ptr_array_unref (self->answers);
  g_hash_table_unref (self->differing);
  g_hash_table_unref (self->excluded);
  g_free (self->certification_number);
  kaiji_page_setup_free (self->page_setup);
  g_ptr_array_unref (self->requests);
  g_free (self);
}

/**
 * kaiji_saved_state_compare:
 * @field: the field whose answer changed
 *
 * Compares the answer of @field with the saved one.
 */
void
kaiji_saved_state_compare (KaijiSavedState *self, KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *saved;

  g_return_if_fail (self != NULL);
  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (field != NULL);

  saved = g_ptr_array_index (self->answers, field->index);
  if (kaiji_answer_equal (saved, kaiji_sheet_get_answer (sheet, field)))
    g_hash_table_remove (self->differing, field);
  else
    g_hash_table_add (self->differing, (gpointer) field);
}

/**
 * kaiji_saved_state_compare_others:
 *
 * Compares everything except the answers with the saved state: the certification number, the page
 * setup, the excluded sections and who was asked.
 */
void
kaiji_saved_state_compare_others (KaijiSavedState *self, KaijiSheet *sheet)
{
  g_autoptr (KaijiPageSetup) page_setup = NULL;
  guint n_sections;
  const KaijiSection *sections;

  g_return_if_fail (self != NULL);
  g_return_if_fail (KAIJI_IS_SHEET (sheet));

  page_setup = kaiji_sheet_dup_page_setup (sheet);
  self->is_same_otherwise
    = g_strcmp0 (self->certification_number, kaiji_sheet_get_certification_number (sheet)) == 0
      && kaiji_page_setup_equal (self->page_setup, page_setup)
      && kaiji_sheet_requests_equal (self->requests, kaiji_sheet_get_requests (sheet));

  sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet), &n_sections);
  for (guint i = 0; i < n_sections; i++)
    {
      if (g_hash_table_contains (self->excluded, &sections[i])
          != kaiji_sheet_is_section_excluded (sheet, &sections[i]))
        self->is_same_otherwise = FALSE;
    }
}

/**
 * kaiji_saved_state_compare_all:
 *
 * Compares everything with the saved state: the sheet may have changed while it was being saved.
 */
void
kaiji_saved_state_compare_all (KaijiSavedState *self, KaijiSheet *sheet)
{
  guint n_fields;
  const KaijiField *fields;

  g_return_if_fail (self != NULL);
  g_return_if_fail (KAIJI_IS_SHEET (sheet));

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    kaiji_saved_state_compare (self, sheet, &fields[i]);
  kaiji_saved_state_compare_others (self, sheet);
}

/**
 * kaiji_saved_state_is_current:
 *
 * Called at each key press, so it compares nothing itself.
 *
 * Returns: whether the sheet is unchanged, by the comparisons made so far
 */
gboolean
kaiji_saved_state_is_current (KaijiSavedState *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_same_otherwise && g_hash_table_size (self->differing) == 0;
}
