/* kaiji-excluded-sections.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A partial disclosure leaves out whole sections. The sheet's file names them by their titles.
 */

#include "config.h"

#include "kaiji-sheet-private.h"

#define MEMBER "excluded-sections"

/* The position of a section's title in the list of those left out, or -1. */
static gssize
find_section (KaijiSheet *self, const KaijiSection *section)
{
  json_t *titles = kaiji_sheet_get_member (self, MEMBER);

  for (gsize i = 0; i < json_array_size (titles); i++)
    {
      const char *title = json_string_value (json_array_get (titles, i));

      if (g_strcmp0 (title, section->title) == 0)
        return (gssize) i;
    }

  return -1;
}

/**
 * kaiji_sheet_is_section_excluded:
 * @section: a section of the sheet's scheme
 *
 * Returns: whether a partial disclosure leaves @section out: not checked, not printed
 */
gboolean
kaiji_sheet_is_section_excluded (KaijiSheet *self, const KaijiSection *section)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (self), FALSE);
  g_return_val_if_fail (section != NULL, FALSE);

  return find_section (self, section) >= 0;
}

/**
 * kaiji_sheet_set_section_excluded:
 * @section: a section of the sheet's scheme
 * @excluded: whether to leave it out of the disclosure; its answers stay in the sheet
 */
void
kaiji_sheet_set_section_excluded (KaijiSheet *self, const KaijiSection *section, gboolean excluded)
{
  g_autoptr (json_t) titles = NULL;
  gssize position;

  g_return_if_fail (KAIJI_IS_SHEET (self));
  g_return_if_fail (section != NULL);
  g_return_if_fail (!kaiji_sheet_get_read_only (self));

  position = find_section (self, section);
  if ((position >= 0) == !!excluded)
    return;

  titles = json_incref (kaiji_sheet_get_member (self, MEMBER));
  if (!json_is_array (titles))
    {
      json_decref (titles);
      titles = json_array ();
    }

  if (excluded)
    json_array_append_new (titles, json_string (section->title));
  else
    json_array_remove (titles, (gsize) position);
  kaiji_sheet_set_member (self, MEMBER, json_array_size (titles) > 0 ? titles : NULL);

  g_signal_emit_by_name (self, "excluded-sections-changed");
}
