/* kaiji-sheet-export-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-sheet-export-private.h"

/* A sheet for reading or mail: one paragraph per item, with indented answers. */
GBytes *
kaiji_sheet_export_write_text (const KaijiSheetExport *self, GError **error)
{
  GString *text = g_string_new (self->title);
  gsize length;

  g_string_append_c (text, '\n');
  if (self->subtitle != NULL)
    g_string_append_printf (text, "%s\n", self->subtitle);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KaijiSheetExportRow *row = &g_array_index (self->rows, KaijiSheetExportRow, i);
      g_auto (GStrv) lines = NULL;

      if (row->field == NULL)
        {
          g_string_append_printf (text, "\n\n== %s ==\n", row->section->title);
          continue;
        }

      if (row->is_first)
        g_string_append_printf (text, "\n%u. %s / %s\n", row->field->item->number,
                                row->field->item->group->title, row->field->item->title);
      g_string_append_printf (text, "  [%s] %s\n", kaiji_sheet_export_get_level (self, row->field),
                              row->field->full_prompt);

      lines = g_strsplit (row->answer, "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        g_string_append_printf (text, "      %s\n", lines[j]);
    }

  g_string_append_c (text, '\n');
  for (guint i = 0; kaiji_sheet_export_get_note (self, i) != NULL; i++)
    if (*kaiji_sheet_export_get_note (self, i) != '\0')
      g_string_append_printf (text, "%s\n", kaiji_sheet_export_get_note (self, i));

  length = text->len;
  return g_bytes_new_take (g_string_free (text, FALSE), length);
}
