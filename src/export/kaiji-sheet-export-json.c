/* kaiji-sheet-export-json.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-answer-json.h"
#include "kaiji-sheet-export-private.h"
#include "kaiji-text.h"

static const char *const level_names[] = {
  [KAIJI_LEVEL_REQUIRED] = "required",
  [KAIJI_LEVEL_REQUIRED_STANDARD] = "required-standard",
  [KAIJI_LEVEL_OPTIONAL] = "optional",
};

static const char *const member_names[] = {
  [KAIJI_ANSWER_MEMO] = "memo",
  [KAIJI_ANSWER_EVIDENCE] = "evidence",
  [KAIJI_ANSWER_OWNER] = "owner",
};

static void
write_notes (const KaijiSheetExport *self, const KaijiField *field, KaijiJsonWriter *writer)
{
  gboolean has_notes = FALSE;

  for (KaijiAnswerMember i = 0; i < KAIJI_N_ANSWER_MEMBERS; i++)
    has_notes |= *kaiji_sheet_export_get_member (self, field, i) != '\0';
  if (!has_notes)
    return;

  kaiji_json_writer_add_name (writer, "notes");
  kaiji_json_writer_begin_object (writer);
  for (KaijiAnswerMember i = 0; i < KAIJI_N_ANSWER_MEMBERS; i++)
    {
      const char *text = kaiji_sheet_export_get_member (self, field, i);

      if (*text != '\0')
        kaiji_json_writer_add_member (writer, member_names[i], text);
    }
  kaiji_json_writer_end (writer);
}

static void
write_field (const KaijiSheetExport *self, const KaijiSheetExportRow *row, KaijiJsonWriter *writer)
{
  const KaijiField *field = row->field;
  const KaijiItem *item = field->item;
  KaijiAnswer *answer = kaiji_sheet_get_answer (self->sheet, field);
  gboolean is_masked = kaiji_sheet_export_is_masked (self, field);

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "id", field->id);
  kaiji_json_writer_add_name (writer, "number");
  kaiji_json_writer_add_integer (writer, item->number);
  kaiji_json_writer_add_member (writer, "section", item->group->section->title);
  kaiji_json_writer_add_member (writer, "group", item->group->title);
  kaiji_json_writer_add_member (writer, "item", item->title);
  kaiji_json_writer_add_member (writer, "prompt", field->prompt);
  kaiji_json_writer_add_member (writer, "level", level_names[field->level]);
  kaiji_json_writer_add_member (writer, "kind", kaiji_field_kind_to_string (field->kind));
  kaiji_json_writer_add_member (writer, "unit", field->unit);
  if (is_masked)
    {
      kaiji_json_writer_add_name (writer, "masked");
      kaiji_json_writer_add_boolean (writer, TRUE);
    }
  else if (answer != NULL && !kaiji_answer_is_empty (answer))
    {
      g_autoptr (KaijiAnswer) shown = kaiji_answer_dup_shown (answer);

      if (!kaiji_answer_is_empty (shown))
        {
          kaiji_json_writer_add_name (writer, "value");
          kaiji_answer_write (shown, writer);
        }
    }
  if (!kaiji_text_is_blank (row->answer))
    kaiji_json_writer_add_member (writer, "text", row->answer);
  if (self->options->with_notes)
    write_notes (self, field, writer);
  kaiji_json_writer_end (writer);
}

static void
write_excluded_sections (const KaijiSheetExport *self, KaijiJsonWriter *writer)
{
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (self->scheme, &n_sections);

  kaiji_json_writer_add_name (writer, "excluded-sections");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < n_sections; i++)
    if (kaiji_sheet_is_section_excluded (self->sheet, &sections[i]))
      kaiji_json_writer_add_string (writer, sections[i].title);
  kaiji_json_writer_end (writer);
}

/**
 * kaiji_sheet_export_write_json:
 *
 * Writes the values in their types, with what was asked for each: for other programs, which find
 * every member described in kaiji-values.schema.json.
 *
 * Returns: (transfer full): the file's content
 */
GBytes *
kaiji_sheet_export_write_json (const KaijiSheetExport *self, GError **error)
{
  g_autoptr (KaijiJsonWriter) writer = kaiji_json_writer_new (TRUE);
  char *text;

  kaiji_json_writer_begin_object (writer);
  kaiji_json_writer_add_member (writer, "format", KAIJI_VALUES_FORMAT);
  kaiji_json_writer_add_name (writer, "version");
  kaiji_json_writer_add_integer (writer, KAIJI_VALUES_VERSION);
  kaiji_json_writer_add_member (writer, "scheme", kaiji_scheme_get_id (self->scheme));
  kaiji_json_writer_add_member (writer, "edition", kaiji_scheme_get_edition (self->scheme));
  kaiji_json_writer_add_member (writer, "title", self->title);
  kaiji_json_writer_add_member (writer, "audience",
                                self->options->is_public ? "public" : "submission");
  kaiji_json_writer_add_member (writer, "certification-number",
                                kaiji_sheet_get_certification_number (self->sheet));
  write_excluded_sections (self, writer);

  kaiji_json_writer_add_name (writer, "fields");
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const KaijiSheetExportRow *row = &g_array_index (self->rows, KaijiSheetExportRow, i);

      if (row->field != NULL)
        write_field (self, row, writer);
    }
  kaiji_json_writer_end (writer);
  kaiji_json_writer_end (writer);

  text = kaiji_json_writer_finish (writer);
  return g_bytes_new_take (text, strlen (text));
}
