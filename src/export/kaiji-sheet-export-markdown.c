/* kaiji-sheet-export-markdown.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-sheet-export-private.h"

/* Appends a text inside a table: markup is escaped, and line breaks are kept. */
static void
append_text (GString *markdown, const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];
      gboolean is_edge = i == 0 || i + 1 == length || text[i - 1] == '\n' || text[i + 1] == '\n'
                         || text[i + 1] == ' ';

      if (c == '\n')
        g_string_append (markdown, "<br>");
      else if (c == '<')
        g_string_append (markdown, "&lt;");
      else if (c == '>')
        g_string_append (markdown, "&gt;");
      else if (c == '&')
        g_string_append (markdown, "&amp;");
      else if (c == '\t' || c == '\r' || c == '\f' || c == '\v' || (c == ' ' && is_edge))
        g_string_append_printf (markdown, "&#%d;", c);
      else if (strchr ("\\|`*_[]~", c) != NULL)
        g_string_append_printf (markdown, "\\%c", c);
      else
        g_string_append_c (markdown, c);
    }
}

static void
append_cell (GString *markdown, const char *text)
{
  g_string_append_c (markdown, ' ');
  append_text (markdown, text);
  g_string_append (markdown, " |");
}

GBytes *
kaiji_sheet_export_write_markdown (const KaijiSheetExport *self, GError **error)
{
  GString *markdown = g_string_new ("# ");
  gsize length;

  append_text (markdown, self->title);
  if (self->subtitle != NULL)
    {
      g_string_append (markdown, "\n\n");
      append_text (markdown, self->subtitle);
    }

  g_string_append (markdown, "\n\n|");
  for (guint content = KAIJI_COLUMN_NUMBER; content <= KAIJI_COLUMN_ANSWER; content++)
    append_cell (markdown, kaiji_sheet_export_get_head (self, (KaijiColumnContent) content));
  g_string_append (markdown, "\n|--:|---|---|---|:-:|---|\n");

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KaijiSheetExportRow *row = &g_array_index (self->rows, KaijiSheetExportRow, i);
      g_autofree char *number = NULL;

      g_string_append_c (markdown, '|');
      if (row->field == NULL)
        {
          append_cell (markdown, "");
          append_cell (markdown, row->section->title);
          g_string_append (markdown, " | | | |\n");
          continue;
        }

      number = g_strdup_printf ("%u", row->field->item->number);
      append_cell (markdown, row->is_first ? number : "");
      append_cell (markdown, row->is_first ? row->field->item->group->title : "");
      append_cell (markdown, row->is_first ? row->field->item->title : "");
      append_cell (markdown, row->field->full_prompt);
      append_cell (markdown, kaiji_sheet_export_get_level (self, row->field));
      append_cell (markdown, row->answer);
      g_string_append_c (markdown, '\n');
    }

  for (guint i = 0; kaiji_sheet_export_get_note (self, i) != NULL; i++)
    {
      if (*kaiji_sheet_export_get_note (self, i) == '\0')
        continue;
      g_string_append_c (markdown, '\n');
      append_text (markdown, kaiji_sheet_export_get_note (self, i));
      g_string_append_c (markdown, '\n');
    }

  length = markdown->len;
  return g_bytes_new_take (g_string_free (markdown, FALSE), length);
}
