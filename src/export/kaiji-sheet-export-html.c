/* kaiji-sheet-export-html.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-sheet-export-private.h"

/* The page is self-contained. On a narrow screen each row becomes a block whose cells state their
 * heads; ARIA roles restore the table semantics that this removes. */
static const char style[]
  = ":root{color-scheme:light dark;--text:#1b1b1f;--back:#fff;--line:#b5b5bd;--head:#eef0f4;"
    "--must:#8a1c1c}\n"
    "@media (prefers-color-scheme:dark){:root{--text:#ececf0;--back:#1b1b1f;--line:#5c5c66;"
    "--head:#2b2c33;--must:#ffb3ad}}\n"
    "body{margin:0 auto;max-width:80rem;padding:1rem;color:var(--text);background:var(--back);"
    "font-family:system-ui,'Hiragino Sans','Noto Sans CJK JP','Yu Gothic UI',sans-serif;"
    "line-height:1.6}\n"
    "h1{font-size:1.4rem;margin:0 0 .5rem}\n"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}\n"
    "th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top;"
    "overflow-wrap:anywhere;font-weight:normal}\n"
    "thead th,.section{background:var(--head);font-weight:bold}\n"
    ".number{text-align:end;font-variant-numeric:tabular-nums}\n"
    ".level{white-space:nowrap;text-align:center}\n"
    ".must{color:var(--must);font-weight:bold}\n"
    ".answer{white-space:pre-wrap;min-width:18rem}\n"
    "img{max-width:12rem;height:auto}\n"
    "tr:target>*{outline:3px solid #3584e4;outline-offset:-3px}\n"
    "@media (max-width:48rem){thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;"
    "overflow:hidden}table,tbody,tr,th,td{display:block;border:0;padding:.1rem 0}"
    "tr{border-block-start:1px solid var(--line);padding:.5rem 0}"
    ".number,.level{text-align:start}.answer{min-width:0;padding-inline-start:1rem}"
    ".section{padding:.4rem}}\n"
    "@media print{body{max-width:none;padding:0}tr{break-inside:avoid}}\n";

static void
append (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

/* Whether HTML has no place for a character, not even as a reference (WHATWG HTML, 13.1.4). */
static gboolean
is_refused (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe
         || (c >= 0xfdd0 && c <= 0xfdef);
}

/* An answer as it is shown, and in an attribute what cannot be shown, so that it comes back. */
static void
append_answer (GString *html, const char *answer)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  gboolean has_refused = FALSE;

  for (const char *p = answer; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      has_refused |= is_refused (c);
      if (c != '\r')
        g_string_append_unichar (shown, is_refused (c) ? 0xfffd : c);
    }

  g_string_append (html, "<td class=\"answer\" role=\"cell\" data-kaiji-answer=\"");
  if (has_refused)
    g_string_append_uri_escaped (html, answer, NULL, FALSE);
  g_string_append (html, "\">");
  append (html, shown->str);
}

static void
append_head (GString *html, const KaijiSheetExport *self, KaijiColumnContent content)
{
  g_string_append (html, "<th scope=\"col\" role=\"columnheader\">");
  append (html, kaiji_sheet_export_get_head (self, content));
  g_string_append (html, "</th>");
}

static void
append_span (GString *html, const char *class, const KaijiItem *item, const char *text)
{
  g_string_append_printf (html, "<td class=\"%s\" role=\"cell\"", class);
  if (item->n_fields > 1)
    g_string_append_printf (html, " rowspan=\"%u\"", item->n_fields);
  g_string_append_c (html, '>');
  append (html, text);
  g_string_append (html, "</td>");
}

static void
append_picture (GString *html,
                const KaijiSheetExport *self,
                const KaijiField *field,
                GBytes *picture)
{
  const char *type = kaiji_answer_get_image_type (kaiji_sheet_get_answer (self->sheet, field));
  gsize size;
  const guchar *data = g_bytes_get_data (picture, &size);
  g_autofree char *encoded = g_base64_encode (data, size);

  g_string_append (html, "<img alt=\"");
  append (html, field->prompt);
  g_string_append (html, "\" src=\"data:");
  append (html, type);
  g_string_append_printf (html, ";base64,%s\">", encoded);
}

static void
append_field (GString *html, const KaijiSheetExport *self, const KaijiSheetExportRow *row)
{
  const KaijiField *field = row->field;
  g_autofree char *number = g_strdup_printf ("%u", field->item->number);
  g_autoptr (GBytes) picture = kaiji_sheet_export_dup_picture (self, field);

  g_string_append (html, "<tr role=\"row\"");
  if (row->is_first)
    g_string_append_printf (html, " id=\"item-%s\"", number);
  g_string_append (html, " data-kaiji-field=\"");
  append (html, field->id);
  g_string_append (html, "\">");

  if (row->is_first)
    {
      append_span (html, "number", field->item, number);
      append_span (html, "group", field->item, field->item->group->title);
      append_span (html, "item", field->item, field->item->title);
    }
  g_string_append (html, "<th scope=\"row\" role=\"rowheader\">");
  append (html, field->full_prompt);
  g_string_append_printf (html, "</th><td class=\"level%s\" role=\"cell\">",
                          field->level == KAIJI_LEVEL_OPTIONAL ? "" : " must");
  append (html, kaiji_sheet_export_get_level (self, field));
  g_string_append (html, "</td>");
  append_answer (html, row->answer);
  if (picture != NULL)
    append_picture (html, self, field, picture);
  g_string_append (html, "</td></tr>\n");
}

GBytes *
kaiji_sheet_export_write_html (const KaijiSheetExport *self, GError **error)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n"
                                "<meta charset=\"utf-8\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width, "
                                "initial-scale=1\">\n<title>");
  g_autofree char *name = kaiji_sheet_dup_title (self->sheet);
  gboolean is_open = FALSE;
  gsize length;

  if (*name != '\0')
    {
      append (html, name);
      g_string_append (html, " - ");
    }
  append (html, self->title);
  g_string_append (html, "</title>\n<style>\n");
  g_string_append (html, style);
  g_string_append (html, "</style>\n</head>\n<body>\n<main>\n<h1>");
  append (html, self->title);
  g_string_append (html, "</h1>\n");
  if (self->subtitle != NULL)
    {
      g_string_append (html, "<p>");
      append (html, self->subtitle);
      g_string_append (html, "</p>\n");
    }

  g_string_append (html, "<table role=\"table\">\n<thead role=\"rowgroup\">\n<tr role=\"row\">");
  for (guint content = KAIJI_COLUMN_NUMBER; content <= KAIJI_COLUMN_ANSWER; content++)
    append_head (html, self, (KaijiColumnContent) content);
  g_string_append (html, "</tr>\n</thead>\n");

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KaijiSheetExportRow *row = &g_array_index (self->rows, KaijiSheetExportRow, i);

      if (row->field == NULL || !is_open)
        g_string_append_printf (html, "%s<tbody role=\"rowgroup\">\n", is_open ? "</tbody>\n" : "");
      is_open = TRUE;
      if (row->field != NULL)
        {
          append_field (html, self, row);
          continue;
        }
      g_string_append (html, "<tr role=\"row\"><th class=\"section\" colspan=\"6\" "
                             "scope=\"rowgroup\" role=\"rowheader\">");
      append (html, row->section->title);
      g_string_append (html, "</th></tr>\n");
    }

  g_string_append_printf (html, "%s</table>\n", is_open ? "</tbody>\n" : "");
  for (guint i = 0; kaiji_sheet_export_get_note (self, i) != NULL; i++)
    {
      if (*kaiji_sheet_export_get_note (self, i) == '\0')
        continue;
      g_string_append (html, "<p>");
      append (html, kaiji_sheet_export_get_note (self, i));
      g_string_append (html, "</p>\n");
    }
  g_string_append (html, "</main>\n</body>\n</html>\n");

  length = html->len;
  return g_bytes_new_take (g_string_free (html, FALSE), length);
}
