/* kaiji-sheet-export-csv.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-sheet-export-private.h"
#include "kaiji-field-column.h"
#include "kaiji-table-csv.h"

static void
append_cell (GString *csv, const char *text, gboolean is_last)
{
  g_autofree char *guarded = kaiji_table_csv_guard (text);

  if (strpbrk (guarded, "\",;\t\r\n ") == NULL)
    {
      g_string_append (csv, guarded);
    }
  else
    {
      g_string_append_c (csv, '"');
      for (const char *p = guarded; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (csv, '"');
          g_string_append_c (csv, *p);
        }
      g_string_append_c (csv, '"');
    }

  g_string_append (csv, is_last ? "\r\n" : ",");
}

/* Comma-separated values (RFC 4180) with the byte order mark that makes Excel read UTF-8. */
GBytes *
kaiji_sheet_export_write_csv (const KaijiSheetExport *self, GError **error)
{
  GString *csv = g_string_new ("\xef\xbb\xbf");
  gsize length;

  for (guint content = KAIJI_COLUMN_NUMBER; content <= KAIJI_COLUMN_ANSWER; content++)
    append_cell (csv, kaiji_sheet_export_get_head (self, (KaijiColumnContent) content), FALSE);
  for (guint member = 0; self->options->with_notes && member < KAIJI_N_ANSWER_MEMBERS; member++)
    append_cell (csv, kaiji_sheet_export_get_member_head ((KaijiAnswerMember) member), FALSE);
  append_cell (csv, KAIJI_FIELD_COLUMN_HEAD, TRUE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KaijiSheetExportRow *row = &g_array_index (self->rows, KaijiSheetExportRow, i);
      g_autofree char *number = NULL;

      if (row->field == NULL)
        continue;

      number = g_strdup_printf ("%u", row->field->item->number);
      append_cell (csv, number, FALSE);
      append_cell (csv, row->field->item->group->title, FALSE);
      append_cell (csv, row->field->item->title, FALSE);
      append_cell (csv, row->field->full_prompt, FALSE);
      append_cell (csv, kaiji_sheet_export_get_level (self, row->field), FALSE);
      append_cell (csv, row->answer, FALSE);
      for (guint member = 0; self->options->with_notes && member < KAIJI_N_ANSWER_MEMBERS; member++)
        append_cell (csv,
                     kaiji_sheet_export_get_member (self, row->field, (KaijiAnswerMember) member),
                     FALSE);
      append_cell (csv, row->field->id, TRUE);
    }

  length = csv->len;
  return g_bytes_new_take (g_string_free (csv, FALSE), length);
}
