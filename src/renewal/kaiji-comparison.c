/* kaiji-comparison.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-comparison.h"

static KaijiChange *
compare_field (KaijiSheet *old_sheet, KaijiSheet *new_sheet, const KaijiField *field)
{
  const KaijiField *old_field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (old_sheet),
                                                         field->id);
  KaijiAnswer *old_answer = old_field != NULL ? kaiji_sheet_get_answer (old_sheet, old_field)
                                              : NULL;

  return kaiji_change_new (kaiji_sheet_get_scheme (new_sheet), field, old_answer,
                           kaiji_sheet_get_answer (new_sheet, field), TRUE);
}

static void
append (GListStore *changes, KaijiChange *change)
{
  g_list_store_append (changes, change);
  g_object_unref (change);
}

/**
 * kaiji_comparison_new:
 * @old_sheet: the previous sheet
 * @new_sheet: the present sheet, of the same scheme or of another one
 *
 * Compares the answers of two sheets field by field, as they are printed; a field that only one
 * scheme has counts as added or removed if it is answered. Excluded sections count like the others.
 *
 * Returns: (transfer full): a list of #KaijiChange: all fields of the new scheme in its order, then
 *   those of the old scheme that it does not have
 */
GListModel *
kaiji_comparison_new (KaijiSheet *old_sheet, KaijiSheet *new_sheet)
{
  KaijiScheme *old_scheme, *new_scheme;
  const KaijiField *fields;
  GListStore *changes;
  guint n_fields;

  g_return_val_if_fail (KAIJI_IS_SHEET (old_sheet), NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (new_sheet), NULL);

  old_scheme = kaiji_sheet_get_scheme (old_sheet);
  new_scheme = kaiji_sheet_get_scheme (new_sheet);
  changes = g_list_store_new (KAIJI_TYPE_CHANGE);

  fields = kaiji_scheme_get_fields (new_scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    append (changes, compare_field (old_sheet, new_sheet, &fields[i]));

  fields = kaiji_scheme_get_fields (old_scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      if (kaiji_scheme_find_field (new_scheme, fields[i].id) == NULL)
        append (changes,
                kaiji_change_new (old_scheme, &fields[i],
                                  kaiji_sheet_get_answer (old_sheet, &fields[i]), NULL, FALSE));
    }

  return G_LIST_MODEL (changes);
}

/**
 * kaiji_comparison_update:
 * @changes: the result of kaiji_comparison_new() for these sheets
 * @old_sheet: the previous sheet
 * @new_sheet: the present sheet
 * @field: a field of @new_sheet's scheme
 *
 * Compares the answers to one field again; the other changes stay.
 */
void
kaiji_comparison_update (GListModel *changes,
                         KaijiSheet *old_sheet,
                         KaijiSheet *new_sheet,
                         const KaijiField *field)
{
  g_autoptr (KaijiChange) change = NULL;

  g_return_if_fail (G_IS_LIST_STORE (changes));
  g_return_if_fail (KAIJI_IS_SHEET (old_sheet));
  g_return_if_fail (KAIJI_IS_SHEET (new_sheet));
  g_return_if_fail (field != NULL);

  change = compare_field (old_sheet, new_sheet, field);
  g_list_store_splice (G_LIST_STORE (changes), field->index, 1, (gpointer *) &change, 1);
}
