/* kaiji-sheet-export.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-answer-text.h"
#include "kaiji-file-name.h"
#include "kaiji-left-out.h"
#include "kaiji-module.h"
#include "kaiji-sheet-export-private.h"
#include "kaiji-scheme-wording.h"
#include "kaiji-sheet-file.h"
#include "kaiji-text.h"

static GBytes *
write_xlsx (const KaijiSheetExport *self, GError **error)
{
  __typeof__ (&kaiji_sheet_export_write_xlsx) write
    = KAIJI_MODULE_SYMBOL (KAIJI_MODULE_XLSX_WRITER, kaiji_sheet_export_write_xlsx, error);

  return write != NULL ? write (self, error) : NULL;
}

static GBytes *(*const writers[]) (const KaijiSheetExport *, GError **) = {
  [KAIJI_SHEET_EXPORT_XLSX] = write_xlsx,
  [KAIJI_SHEET_EXPORT_CSV] = kaiji_sheet_export_write_csv,
  [KAIJI_SHEET_EXPORT_HTML] = kaiji_sheet_export_write_html,
  [KAIJI_SHEET_EXPORT_MARKDOWN] = kaiji_sheet_export_write_markdown,
  [KAIJI_SHEET_EXPORT_TEXT] = kaiji_sheet_export_write_text,
  [KAIJI_SHEET_EXPORT_JSON] = kaiji_sheet_export_write_json,
};

static const char *const names[] = {
  [KAIJI_SHEET_EXPORT_XLSX] = "xlsx",
  [KAIJI_SHEET_EXPORT_CSV] = "csv",
  [KAIJI_SHEET_EXPORT_HTML] = "html",
  [KAIJI_SHEET_EXPORT_MARKDOWN] = "md",
  [KAIJI_SHEET_EXPORT_TEXT] = "txt",
  [KAIJI_SHEET_EXPORT_JSON] = "json",
  NULL,
};

static gboolean
has_picture (KaijiSheet *sheet, const KaijiField *field)
{
  return kaiji_answer_is_picture (kaiji_sheet_get_answer (sheet, field));
}

/**
 * kaiji_sheet_export_is_masked:
 *
 * Returns: whether the audience sees only if there is an answer
 */
gboolean
kaiji_sheet_export_is_masked (const KaijiSheetExport *self, const KaijiField *field)
{
  return self->options->is_public && kaiji_left_out_masks (self->scheme, field);
}

/* Returns the printed answer: in a sheet that was made from a public version it is the mask. */
static char *
dup_answer (const KaijiSheetExport *self, const KaijiField *field)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (self->scheme);
  g_autofree char *text = kaiji_sheet_dup_text (self->sheet, field);

  if (!kaiji_sheet_export_is_masked (self, field))
    return g_steal_pointer (&text);

  return g_strdup ((kaiji_text_is_blank (text) && !has_picture (self->sheet, field))
                       || g_strcmp0 (text, layout->masked_unanswered) == 0
                     ? layout->masked_unanswered
                     : layout->masked_answered);
}

/**
 * kaiji_sheet_export_dup_picture:
 *
 * Returns: (transfer full) (nullable): the picture of @field, if it is shown
 */
GBytes *
kaiji_sheet_export_dup_picture (const KaijiSheetExport *self, const KaijiField *field)
{
  if (kaiji_sheet_export_is_masked (self, field) || !has_picture (self->sheet, field))
    return NULL;

  return kaiji_answer_dup_image (kaiji_sheet_get_answer (self->sheet, field));
}

/**
 * kaiji_sheet_export_get_head:
 *
 * Returns: the head of the column of @content, by which an import recognises it
 */
const char *
kaiji_sheet_export_get_head (const KaijiSheetExport *self, KaijiColumnContent content)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (self->scheme);
  const char *other = kaiji_scheme_get_heads (self->scheme, content)[0];

  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].content == content && layout->columns[i].head != NULL
        && layout->columns[i].head_span == 1)
      return layout->columns[i].head;

  return other != NULL ? other : "";
}

const char *
kaiji_sheet_export_get_level (const KaijiSheetExport *self, const KaijiField *field)
{
  return kaiji_scheme_get_words (self->scheme)->levels[field->level];
}

/**
 * kaiji_sheet_export_get_note:
 * @position: the position of a note, from 0
 *
 * Returns: (nullable): the form's note; "" if it is for another audience, %NULL after the last one
 */
const char *
kaiji_sheet_export_get_note (const KaijiSheetExport *self, guint position)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (self->scheme);

  if (position >= layout->n_notes)
    return NULL;
  if (layout->notes[position].public_only
      && !(self->options->is_public && layout->public_masks_optional))
    return "";
  if (layout->notes[position].published_only && !self->options->is_public)
    return "";

  return layout->notes[position].text;
}

static const char *const member_heads[] = {
  [KAIJI_ANSWER_MEMO] = N_ ("Memo (internal)"),
  [KAIJI_ANSWER_EVIDENCE] = N_ ("Evidence (internal)"),
  [KAIJI_ANSWER_OWNER] = N_ ("Answered by (internal)"),
};

static const char *const request_heads[] = {
  [KAIJI_REQUEST_GUIDANCE] = N_ ("What to write"),
  [KAIJI_REQUEST_EXAMPLE] = N_ ("Example"),
  [KAIJI_REQUEST_BEFORE] = N_ ("Last time"),
};

const char *
kaiji_sheet_export_get_member_head (KaijiAnswerMember member)
{
  return _ (member_heads[member]);
}

const char *
kaiji_sheet_export_get_request_head (KaijiRequestColumn column)
{
  return _ (request_heads[column]);
}

static gboolean
is_any (const char *text, const char *const *heads, guint n_heads)
{
  for (guint i = 0; i < n_heads; i++)
    if (g_str_equal (text, heads[i]) || g_str_equal (text, _ (heads[i])))
      return TRUE;

  return FALSE;
}

/**
 * kaiji_sheet_export_is_extra_head:
 * @text: the head of a column
 *
 * Returns: whether an export writes it, in English or in the present language, above a column of
 *   what is no part of the form's answers: internal notes, guidance, an example, last time's
 *   answers
 */
gboolean
kaiji_sheet_export_is_extra_head (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return is_any (text, member_heads, G_N_ELEMENTS (member_heads))
         || is_any (text, request_heads, G_N_ELEMENTS (request_heads));
}

const char *
kaiji_sheet_export_get_member (const KaijiSheetExport *self,
                               const KaijiField *field,
                               KaijiAnswerMember member)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (self->sheet, field);
  const char *text = answer != NULL ? kaiji_answer_get_member (answer, member) : NULL;

  return text != NULL ? text : "";
}

static char *
dup_role (const KaijiSheetExport *self, KaijiRole role)
{
  const KaijiField *field = kaiji_scheme_get_role (self->scheme, role);
  char *text = field != NULL ? kaiji_sheet_dup_text (self->sheet, field) : g_strdup ("");

  return g_strstrip (g_strdelimit (text, "\r\n\t", ' '));
}

static char *
dup_subtitle (const KaijiSheetExport *self)
{
  const char *pattern = kaiji_scheme_get_page_layout (self->scheme)->subtitle;
  const char *number = kaiji_sheet_get_certification_number (self->sheet);
  g_autofree char *service = dup_role (self, KAIJI_ROLE_SERVICE_NAME);
  g_autofree char *business = dup_role (self, KAIJI_ROLE_BUSINESS_NAME);
  g_autofree char *with_number = NULL;
  g_autofree char *with_service = NULL;

  if (pattern == NULL)
    return NULL;

  with_number = kaiji_text_replace (pattern, "certification-number", number != NULL ? number : "");
  with_service = kaiji_text_replace (with_number, "service-name", service);
  return g_strchomp (kaiji_text_replace (with_service, "business-name", business));
}

static void
row_clear (gpointer data)
{
  g_free (((KaijiSheetExportRow *) data)->answer);
}

/* Returns whether a field is for whoever is asked. */
static gboolean
is_asked (const KaijiSheetExport *self, const KaijiField *field)
{
  return self->options->owner == NULL
         || g_str_equal (kaiji_sheet_export_get_member (self, field, KAIJI_ANSWER_OWNER),
                         self->options->owner);
}

static void
add_rows (KaijiSheetExport *self)
{
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (self->scheme, &n_sections);

  for (guint i = 0; i < n_sections; i++)
    {
      const KaijiSection *section = &sections[i];

      if (kaiji_sheet_is_section_excluded (self->sheet, section))
        continue;
      if (*section->title != '\0' && self->options->owner == NULL)
        {
          KaijiSheetExportRow row = { NULL, section, FALSE, NULL };

          g_array_append_val (self->rows, row);
        }

      for (guint j = 0; j < section->n_fields; j++)
        {
          const KaijiField *field = &section->fields[j];
          KaijiSheetExportRow row = { field, section, field == field->item->fields, NULL };

          if (!is_asked (self, field))
            continue;
          row.answer = dup_answer (self, field);
          g_array_append_val (self->rows, row);
        }
    }
}

/**
 * kaiji_sheet_export:
 * @sheet: a sheet
 * @format: the format to write
 * @options: the options of the export
 *
 * Writes a sheet for other programs and other people. Excluded sections are left out.
 *
 * Returns: (transfer full): a file's content; %NULL with @error if the format cannot hold it
 */
GBytes *
kaiji_sheet_export (KaijiSheet *sheet,
                    KaijiSheetExportFormat format,
                    const KaijiSheetExportOptions *options,
                    GError **error)
{
  KaijiSheetExport self = { sheet, NULL, options };
  GBytes *bytes;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (format < KAIJI_N_SHEET_EXPORT_FORMATS, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self.scheme = kaiji_sheet_get_scheme (sheet);
  self.rows = g_array_new (FALSE, FALSE, sizeof (KaijiSheetExportRow));
  g_array_set_clear_func (self.rows, row_clear);
  self.title = g_strconcat (kaiji_scheme_get_title (self.scheme), " ",
                            kaiji_scheme_get_edition_title (self.scheme), NULL);
  self.subtitle = dup_subtitle (&self);
  add_rows (&self);

  bytes = writers[format](&self, error);

  g_array_unref (self.rows);
  g_free (self.title);
  g_free (self.subtitle);
  return bytes;
}

/**
 * kaiji_sheet_export_get_format_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the formats' suffixes, indexed by
 * #KaijiSheetExportFormat
 */
const char *const *
kaiji_sheet_export_get_format_names (void)
{
  return names;
}

/**
 * kaiji_sheet_export_find_format:
 * @name: a file's name
 * @format: (out): the format of its suffix
 *
 * Returns: whether its suffix is that of a format
 */
gboolean
kaiji_sheet_export_find_format (const char *name, KaijiSheetExportFormat *format)
{
  const char *dot;

  g_return_val_if_fail (name != NULL, FALSE);

  /* A file with that ending is a sheet, and nothing else. */
  if (kaiji_file_name_has_ending (name, KAIJI_SHEET_FILE_SUFFIX))
    return FALSE;

  dot = strrchr (name, '.');
  for (guint i = 0; dot != NULL && i < KAIJI_N_SHEET_EXPORT_FORMATS; i++)
    if (g_ascii_strcasecmp (dot + 1, names[i]) == 0)
      {
        *format = (KaijiSheetExportFormat) i;
        return TRUE;
      }

  if (dot != NULL && g_ascii_strcasecmp (dot, ".htm") == 0)
    {
      *format = KAIJI_SHEET_EXPORT_HTML;
      return TRUE;
    }

  return FALSE;
}

/**
 * kaiji_sheet_export_list_owners:
 * @sheet: a sheet
 *
 * Returns: (transfer full) (element-type utf8): those who answer something in it, by their names in
 *   its internal notes, in the form's order
 */
GPtrArray *
kaiji_sheet_export_list_owners (KaijiSheet *sheet)
{
  GPtrArray *owners = g_ptr_array_new_with_free_func (g_free);
  guint n_fields;
  const KaijiField *fields;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), owners);

  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &fields[i]);
      const char *owner = answer != NULL ? kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER)
                                         : NULL;

      if (owner != NULL && *owner != '\0'
          && !g_ptr_array_find_with_equal_func (owners, owner, g_str_equal, NULL))
        g_ptr_array_add (owners, g_strdup (owner));
    }

  return owners;
}
