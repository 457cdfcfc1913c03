/* kaiji-sheet-export-xlsx.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "kaiji-answer-text.h"
#include "kaiji-error.h"
#include "kaiji-sheet-export-private.h"
#include "kaiji-field-column.h"

/* The millimetres of an inch and of a character of column width. */
#define INCH 25.4
#define CHARACTER 2.0

#define TITLE_ROW 0
#define SUBTITLE_ROW 1
#define HEAD_ROW 2
#define ANSWER_COLUMN KAIJI_COLUMN_ANSWER
#define FIELD_COLUMN (KAIJI_COLUMN_ANSWER + 1)

/* Excel's limits for the words of a drop-down, together, and for the text of a message. */
#define MAX_LIST 255
#define MAX_TEXT 32767

/* A colour for each level: pale enough to read on, and distinct in grey. */
static const lxw_color_t level_colors[] = {
  [KAIJI_LEVEL_REQUIRED] = 0xfde9d9,
  [KAIJI_LEVEL_REQUIRED_STANDARD] = 0xfbd5b5,
  [KAIJI_LEVEL_OPTIONAL] = 0xf2f2f2,
};

/* The columns for those who are asked, to the right of what they write. */
enum
{
  EXTRA_GUIDANCE = FIELD_COLUMN + 1,
  EXTRA_EXAMPLE,
  EXTRA_BEFORE,
  EXTRA_SENT, /* hidden */
};

typedef struct
{
  const KaijiSheetExport *export;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *title;
  lxw_format *head;
  lxw_format *section;
  lxw_format *label;
  lxw_format *levels[KAIJI_N_LEVELS];
  lxw_format *answer;
} Writer;

static lxw_format *
add_format (Writer *self)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, 0xa0a0a0);
  return format;
}

static void
add_formats (Writer *self)
{
  self->title = workbook_add_format (self->workbook);
  format_set_bold (self->title);
  format_set_font_size (self->title, 13);

  self->head = add_format (self);
  format_set_bold (self->head);
  format_set_bg_color (self->head, 0xd9e1f2);
  self->section = add_format (self);
  format_set_bold (self->section);
  format_set_bg_color (self->section, 0xededed);
  self->label = add_format (self);

  for (guint i = 0; i < KAIJI_N_LEVELS; i++)
    {
      self->levels[i] = add_format (self);
      format_set_align (self->levels[i], LXW_ALIGN_CENTER);
      format_set_bg_color (self->levels[i], level_colors[i]);
    }

  /* A text format keeps spreadsheets from converting answers to numbers and dates. */
  self->answer = add_format (self);
  format_set_num_format (self->answer, "@");
  format_set_unlocked (self->answer);
}

static void
set_up_page (Writer *self)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (self->export->scheme);

  if (layout->landscape)
    worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, g_str_equal (layout->paper, "iso_a3") ? 8 : 9);
  worksheet_set_margins (self->sheet, layout->margin_left / INCH, layout->margin_right / INCH,
                         layout->margin_top / INCH, MAX (layout->margin_bottom, 15) / INCH);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, TITLE_ROW, HEAD_ROW);
  worksheet_set_footer (self->sheet, "&C&P / &N");
}

/* Sets the columns' widths to the printed ones. */
static void
set_up_columns (Writer *self)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (self->export->scheme);
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const KaijiColumn *column = &layout->columns[i];

      if (column->content <= KAIJI_COLUMN_ANSWER)
        worksheet_set_column (self->sheet, (lxw_col_t) column->content, (lxw_col_t) column->content,
                              MAX (column->width / CHARACTER, 5), NULL);
    }

  worksheet_set_column_opt (self->sheet, FIELD_COLUMN, FIELD_COLUMN, 20, NULL, &hidden);
  if (self->export->options->owner != NULL)
    {
      worksheet_set_column (self->sheet, EXTRA_GUIDANCE, EXTRA_BEFORE, 34, NULL);
      worksheet_set_column_opt (self->sheet, EXTRA_SENT, EXTRA_SENT, 20, NULL, &hidden);
    }
  else if (self->export->options->with_notes)
    worksheet_set_column (self->sheet, FIELD_COLUMN + 1, FIELD_COLUMN + KAIJI_N_ANSWER_MEMBERS, 30,
                          NULL);
  worksheet_freeze_panes (self->sheet, HEAD_ROW + 1, 0);
}

static gboolean
has_notes (Writer *self)
{
  return self->export->options->with_notes && self->export->options->owner == NULL;
}

/* Says what is wanted of whom, in the place of the printed head. */
static void
write_request (Writer *self)
{
  const KaijiSheetExportOptions *options = self->export->options;
  const char *answers = kaiji_sheet_export_get_head (self->export, KAIJI_COLUMN_ANSWER);
  g_autofree char *request = NULL;

  if (options->due != NULL)
    /* Translators: a department or person, the head of a column, and a day */
    request = g_strdup_printf (_ ("To %s: please fill in the column “%s” and send this file back "
                                  "by %s."),
                               options->owner, answers, options->due);
  else
    /* Translators: a department or person, and the head of a column */
    request = g_strdup_printf (_ ("To %s: please fill in the column “%s” and send this file back."),
                               options->owner, answers);
  worksheet_write_string (self->sheet, SUBTITLE_ROW, 0, request, NULL);
  worksheet_write_string (self->sheet, SUBTITLE_ROW, FIELD_COLUMN, KAIJI_REQUEST_MARK, NULL);
  for (guint column = 0; column < KAIJI_N_REQUEST_COLUMNS; column++)
    worksheet_write_string (self->sheet, HEAD_ROW, (lxw_col_t) (EXTRA_GUIDANCE + column),
                            kaiji_sheet_export_get_request_head ((KaijiRequestColumn) column),
                            self->head);
  worksheet_write_string (self->sheet, HEAD_ROW, EXTRA_SENT, KAIJI_SENT_COLUMN_HEAD, self->head);
}

/* Asks who answered, which comes back with the answers. */
static void
write_signature (Writer *self, lxw_row_t row)
{
  worksheet_write_string (self->sheet, row, KAIJI_COLUMN_PROMPT, _ ("Your department and name"),
                          self->label);
  worksheet_write_string (self->sheet, row, ANSWER_COLUMN, self->export->options->owner,
                          self->answer);
  worksheet_write_string (self->sheet, row, FIELD_COLUMN, KAIJI_OWNER_MARK, self->label);
}

/* Beside what is printed of last time's there is what the answer is now, by which it is told later
 * whether somebody changed it. */
static void
write_extras (Writer *self, lxw_row_t row, const KaijiField *field, const char *answer)
{
  g_autofree char *sent = g_strconcat (KAIJI_SENT_MARK, answer, NULL);
  KaijiAnswer *before = kaiji_sheet_get_previous_answer (self->export->sheet, field);
  g_autofree char *text = before != NULL ? kaiji_answer_format (before, self->export->scheme, field)
                                         : NULL;

  worksheet_write_string (self->sheet, row, EXTRA_GUIDANCE,
                          field->guidance != NULL ? field->guidance : "", self->label);
  worksheet_write_string (self->sheet, row, EXTRA_EXAMPLE,
                          field->example != NULL ? field->example : "", self->label);
  worksheet_write_string (self->sheet, row, EXTRA_BEFORE, text != NULL ? text : "", self->label);
  /* One whose mark finds no room is not told. */
  if (g_utf8_strlen (sent, -1) <= MAX_TEXT)
    worksheet_write_string (self->sheet, row, EXTRA_SENT, sent, self->label);
}

static void
write_head (Writer *self)
{
  const KaijiSheetExport *export = self->export;

  worksheet_write_string (self->sheet, TITLE_ROW, 0, export->title, self->title);
  if (export->options->owner != NULL)
    write_request (self);
  else if (export->subtitle != NULL)
    worksheet_write_string (self->sheet, SUBTITLE_ROW, 0, export->subtitle, NULL);

  for (guint content = KAIJI_COLUMN_NUMBER; content <= KAIJI_COLUMN_ANSWER; content++)
    worksheet_write_string (self->sheet, HEAD_ROW, (lxw_col_t) content,
                            kaiji_sheet_export_get_head (export, (KaijiColumnContent) content),
                            self->head);
  worksheet_write_string (self->sheet, HEAD_ROW, FIELD_COLUMN, KAIJI_FIELD_COLUMN_HEAD, self->head);
  for (guint member = 0; has_notes (self) && member < KAIJI_N_ANSWER_MEMBERS; member++)
    worksheet_write_string (self->sheet, HEAD_ROW, (lxw_col_t) (FIELD_COLUMN + 1 + member),
                            kaiji_sheet_export_get_member_head ((KaijiAnswerMember) member),
                            self->head);
}

/* Adds a drop-down of the expected words. Other texts are allowed: an answer may follow the
 * word. */
static void
add_list (Writer *self, lxw_row_t row, const char **words)
{
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST,
                                     .value_list = (gpointer) words };
  g_autofree char *joined = g_strjoinv (",", (char **) words);

  if (g_utf8_strlen (joined, -1) > MAX_LIST)
    return;
  for (guint i = 0; words[i] != NULL; i++)
    if (strchr (words[i], ',') != NULL)
      return;

  validation.show_error = LXW_VALIDATION_OFF;
  worksheet_data_validation_cell (self->sheet, row, ANSWER_COLUMN, &validation);
}

/* A text that is too long gives a warning but is allowed. */
static void
add_limit (Writer *self, lxw_row_t row, const KaijiField *field)
{
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LENGTH,
                                     .criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO,
                                     .value_number = field->limit,
                                     .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };

  worksheet_data_validation_cell (self->sheet, row, ANSWER_COLUMN, &validation);
}

static void
add_validation (Writer *self, lxw_row_t row, const KaijiField *field)
{
  const KaijiWords *words = kaiji_scheme_get_words (self->export->scheme);

  if (field->kind == KAIJI_FIELD_PRESENCE || field->kind == KAIJI_FIELD_PRESENCE_DETAIL)
    {
      const char *list[] = { words->presence[TRUE], words->presence[FALSE], NULL };

      add_list (self, row, list);
    }
  else if (field->kind == KAIJI_FIELD_CHOICE)
    {
      g_autofree const char **list = g_new0 (const char *, field->n_choices + 1);

      for (guint i = 0; i < field->n_choices; i++)
        list[i] = field->choices[i].label;
      add_list (self, row, list);
    }
  else if (field->limit > 0)
    {
      add_limit (self, row, field);
    }
}

/* `_x0041_` is a spreadsheet's escape for a character that XML does not allow (ECMA-376,
 * 22.9.2.19), so a text that looks like one is escaped itself. The library escapes control
 * characters, but not the two noncharacters that XML forbids too. */
static char *
escape (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_escape = p[0] == '_' && p[1] == 'x';

      for (guint i = 2; is_escape && i < 6; i++)
        is_escape = g_ascii_isxdigit (p[i]);
      if (is_escape && p[6] == '_')
        g_string_append (escaped, "_x005F");
      if (g_str_has_prefix (p, "\uFFFE") || g_str_has_prefix (p, "\uFFFF"))
        {
          g_string_append (escaped, g_str_has_prefix (p, "\uFFFE") ? "_xFFFE_" : "_xFFFF_");
          p += strlen ("\uFFFF") - 1;
          continue;
        }
      g_string_append_c (escaped, *p);
    }

  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

static gboolean
write_field (Writer *self, lxw_row_t row, const KaijiSheetExportRow *source, GError **error)
{
  const KaijiField *field = source->field;
  g_autoptr (GBytes) picture = kaiji_sheet_export_dup_picture (self->export, field);
  g_autofree char *answer = escape (source->answer);

  if (g_utf8_strlen (source->answer, -1) > MAX_TEXT)
    {
      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                   /* Translators: a field's id, and a great number */
                   _ ("%s: the answer is longer than the %d characters that a spreadsheet's cell "
                      "holds"),
                   field->id, MAX_TEXT);
      return FALSE;
    }

  worksheet_write_number (self->sheet, row, KAIJI_COLUMN_NUMBER, field->item->number, self->label);
  worksheet_write_string (self->sheet, row, KAIJI_COLUMN_GROUP, field->item->group->title,
                          self->label);
  worksheet_write_string (self->sheet, row, KAIJI_COLUMN_ITEM, field->item->title, self->label);
  worksheet_write_string (self->sheet, row, KAIJI_COLUMN_PROMPT, field->full_prompt, self->label);
  worksheet_write_string (self->sheet, row, KAIJI_COLUMN_LEVEL,
                          kaiji_sheet_export_get_level (self->export, field),
                          self->levels[field->level]);
  if (*source->answer != '\0')
    worksheet_write_string (self->sheet, row, ANSWER_COLUMN, answer, self->answer);
  else
    worksheet_write_blank (self->sheet, row, ANSWER_COLUMN, self->answer);
  worksheet_write_string (self->sheet, row, FIELD_COLUMN, field->id, self->label);

  if (picture != NULL)
    {
      gsize size;
      const unsigned char *data = g_bytes_get_data (picture, &size);
      lxw_image_options options = { .x_scale = 1,
                                    .y_scale = 1,
                                    .x_offset = 4,
                                    .y_offset = 4,
                                    .description = (char *) field->prompt };

      worksheet_set_row (self->sheet, row, 90, NULL);
      worksheet_insert_image_buffer_opt (self->sheet, row, ANSWER_COLUMN, data, size, &options);
    }

  if (self->export->options->owner != NULL)
    write_extras (self, row, field, answer);
  for (guint member = 0; has_notes (self) && member < KAIJI_N_ANSWER_MEMBERS; member++)
    worksheet_write_string (self->sheet, row, (lxw_col_t) (FIELD_COLUMN + 1 + member),
                            kaiji_sheet_export_get_member (self->export, field,
                                                           (KaijiAnswerMember) member),
                            self->label);

  add_validation (self, row, field);
  return TRUE;
}

static gboolean
write_rows (Writer *self, GError **error)
{
  lxw_row_t row = HEAD_ROW + 1;

  for (guint i = 0; i < self->export->rows->len; i++, row++)
    {
      const KaijiSheetExportRow *source = &g_array_index (self->export->rows, KaijiSheetExportRow,
                                                          i);

      if (source->field != NULL)
        {
          if (!write_field (self, row, source, error))
            return FALSE;
          continue;
        }
      worksheet_merge_range (self->sheet, row, 0, row, ANSWER_COLUMN, source->section->title,
                             self->section);
    }

  if (self->export->options->owner != NULL)
    write_signature (self, row++);

  for (guint i = 0; self->export->options->owner == NULL
                    && kaiji_sheet_export_get_note (self->export, i) != NULL;
       i++)
    if (*kaiji_sheet_export_get_note (self->export, i) != '\0')
      worksheet_write_string (self->sheet, row++, 0, kaiji_sheet_export_get_note (self->export, i),
                              NULL);

  worksheet_print_area (self->sheet, TITLE_ROW, 0, row - 1,
                        self->export->options->owner != NULL ? EXTRA_BEFORE : ANSWER_COLUMN);
  return TRUE;
}

/* Makes a valid name for a sheet of the spreadsheet. */
static char *
dup_sheet_name (const KaijiSheetExport *export)
{
  g_autofree char *name = g_strdup (kaiji_scheme_get_short_title (export->scheme));

  g_strdelimit (name, "[]:*?/\\'", ' ');
  return g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 31));
}

static gboolean
write_workbook (const KaijiSheetExport *export, const char *path, GError **error)
{
  Writer self = { export };
  g_autofree char *name = dup_sheet_name (export);
  g_autofree char *title = kaiji_sheet_dup_title (export->sheet);
  lxw_doc_properties properties = { .title = title, .subject = export->title };
  lxw_protection protection = {
    .format_cells = 1, .format_columns = 1, .format_rows = 1, .sort = 1, .autofilter = 1
  };
  gboolean is_written;
  lxw_error status;

  self.workbook = workbook_new (path);
  if (self.workbook == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("the spreadsheet could not be made"));
      return FALSE;
    }

  workbook_set_properties (self.workbook, &properties);
  self.sheet = workbook_add_worksheet (self.workbook, name);
  add_formats (&self);
  set_up_page (&self);
  set_up_columns (&self);
  write_head (&self);
  is_written = write_rows (&self, error);
  worksheet_protect (self.sheet, NULL, &protection);

  status = workbook_close (self.workbook);
  if (is_written && status != LXW_NO_ERROR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", lxw_strerror (status));

  return is_written && status == LXW_NO_ERROR;
}

GBytes *
kaiji_sheet_export_write_xlsx (const KaijiSheetExport *self, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize length;
  int file = g_file_open_tmp ("kaiji-XXXXXX.xlsx", &path, error);
  g_autofree char *place = NULL;
  gboolean is_written;

  if (file < 0)
    return NULL;

  /* The library can only write to a name. The file loses its own at once, so that nothing stays
   * behind if this program is killed. */
  g_unlink (path);
  place = g_strdup_printf ("/proc/self/fd/%d", file);
  is_written = write_workbook (self, place, error)
               && g_file_get_contents (place, &contents, &length, error);
  close (file);

  return is_written ? g_bytes_new_take (g_steal_pointer (&contents), length) : NULL;
}
