/* kaiji-sheet-sections.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A partial disclosure excludes whole sections. The sheet's file names them by their titles.
 */

#include "config.h"

#include "kaiji-sheet-private.h"

/**
 * kaiji_sheet_is_section_excluded:
 * @section: a section of the sheet's scheme
 *
 * Returns: whether a partial disclosure leaves @section out: it is neither checked nor printed
 */
gboolean
kaiji_sheet_is_section_excluded (KaijiSheet *self, const KaijiSection *section)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), FALSE);
  g_return_val_if_fail (section != NULL, FALSE);

  return self->excluded_sections != NULL
         && g_ptr_array_find_with_equal_func (self->excluded_sections, section->title, g_str_equal,
                                              NULL);
}

/**
 * kaiji_sheet_set_section_excluded:
 * @section: a section of the sheet's scheme
 * @excluded: whether to leave it out of the disclosure; its answers stay in the sheet
 */
void
kaiji_sheet_set_section_excluded (KaijiSheet *self, const KaijiSection *section, gboolean excluded)
{
  GPtrArray *titles;
  guint position;

  g_return_if_fail (KAIJI_IS_SHEET (self));
  g_return_if_fail (section != NULL);
  g_return_if_fail (!kaiji_sheet_get_read_only (self));

  if (kaiji_sheet_is_section_excluded (self, section) == !!excluded)
    return;

  if (self->excluded_sections == NULL)
    self->excluded_sections = g_ptr_array_new_with_free_func (g_free);

  titles = self->excluded_sections;
  if (excluded)
    g_ptr_array_add (titles, g_strdup (section->title));
  while (!excluded
         && g_ptr_array_find_with_equal_func (titles, section->title, g_str_equal, &position))
    g_ptr_array_remove_index (titles, position);
  if (titles->len == 0)
    g_clear_pointer (&self->excluded_sections, g_ptr_array_unref);

  g_signal_emit_by_name (self, "excluded-sections-changed");
}
