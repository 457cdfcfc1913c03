/* kaiji-running-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splits a table that was copied from a document as running text: without tabs, with only spaces
 * between the cells, or with each cell on a line of its own. The form's own texts are known, so the
 * answers between them can be found. Texts of the form in several lines are joined. If lines of
 * them are left over, the lines of one cell do not follow one another, and whatever follows a
 * prompt may be another's answer: then an answer is only taken from the line of its own label.
 */

#include "config.h"

#include <string.h>

#include "kaiji-closing.h"
#include "kaiji-composed-label.h"
#include "kaiji-glued-levels.h"
#include "kaiji-label-lines.h"
#include "kaiji-level.h"
#include "kaiji-line-marks.h"
#include "kaiji-page-marks.h"
#include "kaiji-quoted-lines.h"
#include "kaiji-row-builder.h"
#include "kaiji-row-reading.h"
#include "kaiji-running-text.h"
#include "kaiji-text.h"

/* A longer line, in bytes, is nothing but an answer. */
#define MAX_LABEL_LINE 3000

/* What is less like a prompt may not be known as one when the row is rated. */
#define MIN_COMPOSED_PROMPT 0.7f

typedef struct
{
  KaijiScheme *scheme;
  KaijiWording *wording;
  KaijiRowBuilder builder;
  gboolean is_leveled;  /* whether the line says the level of what it asks in brackets */
  guint answer_indent;  /* the answer's lines begin here or later; 0 if that is not known */
  gboolean is_indented; /* whether the answers of the text are indented */
  gboolean *quoted;     /* by row, whether it only quotes a title if it is below an answer */
} Splitter;

static gboolean
begins_with_label (Splitter *self, const char *text)
{
  guint labels;

  text = kaiji_line_skip_marks (text);
  return *text != '\0' && kaiji_wording_skip_label (self->wording, text, &labels) != NULL;
}

static const char *
skip_level (Splitter *self, const char *text, KaijiLevel *level)
{
  const char *end = kaiji_level_skip (text, self->scheme, self->wording, level);

  return end != NULL ? end : kaiji_level_skip_enclosed (text, self->scheme, self->wording, level);
}

/* Takes a word apart that has texts of the form with nothing between them, as the columns of a
 * document run together. */
static gboolean
is_level_or_end (const char *rest, gpointer user_data)
{
  Splitter *self = user_data;
  KaijiLevel level;
  const char *end = skip_level (self, rest, &level);

  return *rest == '\0' || (end != NULL && *end == '\0');
}

static const char *
split_word (Splitter *self, const char *text, gboolean after_gap)
{
  g_autoptr (GArray) parts = NULL;
  g_autofree char *word = NULL;
  const char *start = text;
  const char *end = text;
  guint n_digits = 0;

  while (*end != '\0' && end - text <= MAX_LABEL_LINE && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (end - text > MAX_LABEL_LINE)
    return NULL;
  word = g_strndup (text, (gsize) (end - text));
  while (n_digits < 3 && g_ascii_isdigit (word[n_digits]))
    n_digits++;

  /* The title may begin with a digit of its own. */
  parts = kaiji_wording_segment (self->wording, word + n_digits, is_level_or_end, self);
  if (parts->len == 0
      || (parts->len == 1 && n_digits == 0 && word[strlen (word)] == '\0'
          && g_array_index (parts, KaijiLabelPart, 0).end == word + strlen (word)))
    return NULL;

  kaiji_row_builder_begin (&self->builder, after_gap);
  if (n_digits > 0)
    kaiji_row_builder_add (&self->builder, word, word + n_digits, KAIJI_ROW_HAS_NUMBER);
  start = word + n_digits;
  for (guint i = 0; i < parts->len; i++)
    {
      const KaijiLabelPart *part = &g_array_index (parts, KaijiLabelPart, i);

      kaiji_row_builder_add (&self->builder, start, part->end,
                             part->labels == 1 << KAIJI_LABEL_PROMPT ? KAIJI_ROW_HAS_PROMPT
                                                                     : KAIJI_ROW_HAS_LABEL);
      start = part->end;
    }
  if (*start != '\0')
    kaiji_row_builder_add (&self->builder, start, start + strlen (start), KAIJI_ROW_HAS_LEVEL);

  return end;
}

/* The place of a level in the middle of a line, as a word of its own. */
static const char *
find_level (Splitter *self, const char *text, const char **end)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *word = kaiji_text_skip_white_space (p);
      KaijiLevel level;

      if (word == p)
        continue;
      *end = kaiji_level_skip (word, self->scheme, self->wording, &level);
      if (*end != NULL)
        return p;
      p = g_utf8_prev_char (word);
    }

  return NULL;
}

/* What the text of the form from @text to @end is in its row. */
static KaijiRowParts
get_part (Splitter *self, const char *text, const char *end, guint labels)
{
  if (labels == 1 << KAIJI_LABEL_PROMPT)
    return KAIJI_ROW_HAS_PROMPT;
  if ((labels & (1 << KAIJI_LABEL_PROMPT)) == 0 || self->builder.row == NULL)
    return KAIJI_ROW_HAS_LABEL;
  if (self->is_leveled && !begins_with_label (self, end))
    return KAIJI_ROW_HAS_PROMPT;

  /* A title that is the prompt as well is there twice. */
  return kaiji_row_builder_has_text (&self->builder, text, end, self->wording)
           ? KAIJI_ROW_HAS_PROMPT
           : KAIJI_ROW_HAS_LABEL;
}

/* Returns whether a line that is nothing but a number answers the row's prompt: the next line asks
 * for something else of the same item, and the number does not count on from the row's own. */
static gboolean
is_number_answer (Splitter *self, const char *line, const char *next_line)
{
  const char *next = kaiji_line_skip_marks (next_line);
  const KaijiTableCell *last;
  const char *end;
  guint labels = 0;
  int number = kaiji_row_reading_read_number (line);

  if (number < 0 || !g_unichar_isdigit (g_utf8_get_char (line)) || self->builder.row == NULL
      || self->builder.row->cells->len == 0
      || kaiji_row_builder_has (&self->builder, KAIJI_ROW_HAS_ANSWER))
    return FALSE;

  last = kaiji_table_row_get_cell (self->builder.row, self->builder.row->cells->len - 1);
  if (!kaiji_row_builder_has (&self->builder, KAIJI_ROW_HAS_PROMPT | KAIJI_ROW_HAS_LEVEL)
      && (kaiji_wording_get_labels (self->wording, last->text) & 1 << KAIJI_LABEL_PROMPT) == 0)
    return FALSE;
  if (kaiji_row_builder_has (&self->builder, KAIJI_ROW_HAS_NUMBER)
      && kaiji_row_reading_read_number (kaiji_table_row_get_cell (self->builder.row, 0)->text) + 1
           == number)
    return FALSE;

  end = kaiji_wording_skip_label (self->wording, next, &labels);
  if (end == NULL || (labels & 1 << KAIJI_LABEL_PROMPT) == 0)
    return FALSE;
  return kaiji_row_builder_is_related (&self->builder, next, end, self->wording);
}

/* Takes the number and the texts of the form at the beginning of a line.
 *
 * Returns: the rest of the line */
static const char *
take_labels (Splitter *self, const char *line, const char *next_line, gboolean after_gap)
{
  const char *text = kaiji_line_skip_marks (line);
  const char *p = text;
  const char *end;

  end = kaiji_line_skip_number (p);
  if (end != NULL && *end == '\0' && is_number_answer (self, p, next_line))
    return p;
  if (end != NULL && begins_with_label (self, *end != '\0' ? end : next_line))
    {
      kaiji_row_builder_begin (&self->builder, after_gap);
      kaiji_row_builder_add (&self->builder, p, end, KAIJI_ROW_HAS_NUMBER);
      self->builder.is_asked = kaiji_line_is_asked (p);
      p = end;
    }
  else if (text != line && !begins_with_label (self, text))
    {
      /* The marks are the answer's own. */
      p = text = line;
    }

  while (*p != '\0')
    {
      guint labels = 0;
      KaijiLevel level;

      p = kaiji_text_skip_white_space (p);
      if (begins_with_label (self, p))
        p = kaiji_line_skip_marks (p);
      if (*p == '\0')
        return p;

      end = skip_level (self, p, &level);
      if (end != NULL
          && !kaiji_row_builder_has (&self->builder, KAIJI_ROW_HAS_LEVEL | KAIJI_ROW_HAS_ANSWER))
        {
          kaiji_row_builder_add (&self->builder, p, end, KAIJI_ROW_HAS_LEVEL);
          p = end;
          continue;
        }

      end = kaiji_wording_skip_label (self->wording, p, &labels);
      /* In the middle of a line, a text of the form counts only if it may come next. A text of
         another item shows that the row has no answer. */
      if (end == NULL || (p != text && !kaiji_row_builder_accepts (&self->builder, labels)))
        break;
      if (!kaiji_row_builder_accepts (&self->builder, labels)
          || (p == text && !kaiji_row_builder_is_related (&self->builder, p, end, self->wording)))
        kaiji_row_builder_begin (&self->builder, after_gap);
      kaiji_row_builder_add (&self->builder, p, end, get_part (self, p, end, labels));
      p = kaiji_line_skip_colon (end);
    }

  end = p == text ? split_word (self, p, after_gap) : NULL;
  return end != NULL ? kaiji_text_skip_white_space (end) : p;
}

/* Takes a heading at the beginning of a line that is put together from a title and a prompt.
 *
 * Returns: the rest of the line; NULL if it has no such heading */
static const char *
take_composed (Splitter *self, const char *line, gboolean after_gap)
{
  const char *text = kaiji_line_skip_marks (line);
  const char *number = kaiji_line_skip_number (text);
  const char *title = number != NULL ? kaiji_line_skip_marks (number) : text;
  KaijiComposedLabel label;
  const char *rest = kaiji_composed_label_skip (title, self->scheme, self->wording, &label);

  if (rest == NULL)
    return NULL;
  kaiji_row_builder_begin (&self->builder, after_gap);
  if (number != NULL)
    kaiji_row_builder_add (&self->builder, text, number, KAIJI_ROW_HAS_NUMBER);
  /* What is hardly like a prompt must not be the beginning of the answer. */
  if (label.likeness < MIN_COMPOSED_PROMPT)
    {
      kaiji_row_builder_add (&self->builder, title, label.prompt_end,
                             KAIJI_ROW_HAS_LABEL | KAIJI_ROW_HAS_PROMPT);
      return rest;
    }
  kaiji_row_builder_add (&self->builder, title, label.title_end, KAIJI_ROW_HAS_LABEL);
  kaiji_row_builder_add (&self->builder, label.prompt, label.prompt_end, KAIJI_ROW_HAS_PROMPT);
  return rest;
}

static gboolean
is_any_rest (const char *rest, gpointer user_data)
{
  return TRUE;
}

/* Takes a line that is marked as a question, above one that is marked as its answer: all of it
 * asks, in whatever words that follow those of the form. */
static void
take_question (Splitter *self, const char *text, gboolean after_gap)
{
  const char *end = kaiji_line_skip_number (text);

  kaiji_row_builder_begin (&self->builder, after_gap);
  self->builder.is_asked = TRUE;
  if (end != NULL)
    {
      kaiji_row_builder_add (&self->builder, text, end, KAIJI_ROW_HAS_NUMBER);
      text = kaiji_text_skip_white_space (end);
    }
  while (*text != '\0' && !kaiji_row_builder_has (&self->builder, KAIJI_ROW_HAS_PROMPT))
    {
      g_autoptr (GArray) parts = kaiji_wording_segment (self->wording, text, is_any_rest, self);
      const KaijiLabelPart *part = (const KaijiLabelPart *) parts->data;

      if (parts->len == 0 && self->builder.row->cells->len > 0)
        break;
      end = parts->len > 0 ? part->end : text + strlen (text);
      kaiji_row_builder_add (&self->builder, text, end,
                             parts->len > 0 ? get_part (self, text, end, part->labels)
                                            : KAIJI_ROW_HAS_PROMPT);
      text = kaiji_line_skip_colon (end);
    }
}

static void
split_line (Splitter *self, const char *line, const char *next_line, gboolean after_gap)
{
  const char *question = kaiji_line_skip_question (line, next_line);
  const char *level;
  const char *end;
  const char *p;

  if (question != NULL)
    {
      take_question (self, question, after_gap);
      return;
    }
  p = take_composed (self, line, after_gap);
  if (p == NULL)
    p = take_labels (self, line, next_line, after_gap);
  if (*p == '\0')
    return;

  /* The text before the level is a prompt in other words. */
  level = find_level (self, p, &end);
  if (level != NULL && p == line && kaiji_row_builder_has (&self->builder, KAIJI_ROW_HAS_ANSWER))
    kaiji_row_builder_begin (&self->builder, after_gap);
  if (level != NULL
      && !kaiji_row_builder_has (&self->builder, KAIJI_ROW_HAS_LEVEL | KAIJI_ROW_HAS_ANSWER))
    {
      const char *word = kaiji_text_skip_white_space (level);
      const char *number = self->builder.parts == 0 ? kaiji_line_skip_number (p) : NULL;

      if (number != NULL && number < level)
        {
          kaiji_row_builder_add (&self->builder, p, number, KAIJI_ROW_HAS_NUMBER);
          p = kaiji_text_skip_white_space (number);
        }
      kaiji_row_builder_add (&self->builder, p, level, KAIJI_ROW_HAS_PROMPT);
      kaiji_row_builder_add (&self->builder, word, end, KAIJI_ROW_HAS_LEVEL);
      p = kaiji_text_skip_white_space (end);
    }

  if (*p == '\0')
    return;

  /* A line that asks for something else is no answer, and does not go on with one. */
  if (p == line && self->builder.parts != 0 && strlen (p) <= MAX_LABEL_LINE
      && kaiji_wording_has_prompt (self->wording, p))
    {
      kaiji_row_builder_begin (&self->builder, TRUE);
      self->builder.row->is_unplaced = TRUE;
    }
  if (self->builder.row == NULL)
    kaiji_row_builder_begin (&self->builder, after_gap);
  if (self->builder.is_asked && self->builder.answer->len == 0)
    p = kaiji_line_skip_answer_mark (p);
  kaiji_row_builder_add_answer (&self->builder, p);
}

static gboolean
is_running (KaijiTable *table, KaijiWording *wording)
{
  guint n_rows = kaiji_table_get_n_rows (table);
  guint n_wide = 0;

  for (guint i = 0; i < n_rows; i++)
    n_wide += kaiji_table_get_row (table, i)->cells->len >= 2;

  return !kaiji_table_get_has_columns (table)
         && (n_wide * 5 < n_rows || kaiji_label_lines_are_broken (table, wording));
}

static char *
dup_bare (Splitter *self, const char *text)
{
  char *bare = kaiji_level_dup_without (text, self->scheme, self->wording);

  return bare != NULL ? bare : g_strdup (text);
}

/* Keeps a line that stands on each page out of the answer, which may go on after it. */
static void
add_page_mark (Splitter *self, const KaijiTableRow *row)
{
  KaijiTableRow *mark = kaiji_table_copy_row (self->builder.table, row);

  mark->is_unplaced = row->page_mark != KAIJI_PAGE_MARK_ALWAYS;
  mark->page_mark = KAIJI_PAGE_MARK_ALWAYS;
}

static void
split_row (Splitter *self, KaijiTable *table, guint place)
{
  const KaijiTableRow *row = kaiji_table_get_row (table, place);
  g_autofree char *text = kaiji_table_row_dup_text (row);
  g_autofree char *next_row = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *next = NULL;

  self->builder.line = row->line;
  if (row->page_mark == KAIJI_PAGE_MARK_ALWAYS
      || (row->page_mark == KAIJI_PAGE_MARK_AFTER_ANSWER && self->builder.answer->len > 0))
    {
      add_page_mark (self, row);
      return;
    }
  if (row->is_unplaced)
    {
      kaiji_row_builder_add_lone (&self->builder, text, TRUE);
      return;
    }
  if (self->builder.row != NULL && self->answer_indent > 0 && row->indent >= self->answer_indent)
    {
      kaiji_row_builder_add_answer (&self->builder, text);
      self->is_indented = TRUE;
      return;
    }
  if (self->builder.row != NULL && self->quoted[place]
      && kaiji_row_builder_has (&self->builder,
                                KAIJI_ROW_HAS_PROMPT | KAIJI_ROW_HAS_LEVEL | KAIJI_ROW_HAS_ANSWER))
    {
      kaiji_row_builder_add_answer (&self->builder, text);
      return;
    }
  if (self->answer_indent > 0 && self->is_indented)
    kaiji_row_builder_end (&self->builder);
  self->answer_indent = 0;

  /* A dash alone is an answer, and a bracket the end of one. */
  if (!(self->builder.parts != 0 && kaiji_line_is_of_signs (text))
      && kaiji_row_reading_is_furniture (row, self->scheme, self->wording))
    {
      kaiji_row_builder_add_lone (&self->builder, text, FALSE);
      return;
    }

  next_row = place + 1 < kaiji_table_get_n_rows (table)
               ? kaiji_table_row_dup_text (kaiji_table_get_row (table, place + 1))
               : g_strdup ("");
  bare = dup_bare (self, text);
  next = dup_bare (self, next_row);
  /* The level behind a numbered title is the item's. */
  self->is_leveled = !g_str_equal (bare, text)
                     && kaiji_line_skip_number (kaiji_line_skip_marks (bare)) == NULL;
  split_line (self, bare, next, row->after_gap);
  if (self->is_leveled
      && (self->builder.parts & (KAIJI_ROW_HAS_PROMPT | KAIJI_ROW_HAS_ANSWER))
           == KAIJI_ROW_HAS_PROMPT)
    self->answer_indent = row->indent + 1;
}

/**
 * kaiji_running_text_split:
 * @table: a table
 * @scheme: a form
 * @wording: the wording of @scheme
 *
 * Returns: (transfer full): @table if it has cells; otherwise the cells found in its running text
 */
KaijiTable *
kaiji_running_text_split (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  Splitter self = { scheme, wording };
  g_autoptr (KaijiTable) marked = NULL;
  g_autoptr (KaijiTable) joined = NULL;
  g_autoptr (KaijiTable) parted = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  marked = kaiji_page_marks_find (table, wording);
  kaiji_closing_mark (marked, wording);
  table = marked;
  if (!is_running (table, wording))
    {
      parted = kaiji_glued_levels_part (table, FALSE, scheme, wording);
      return kaiji_level_bare_table (parted, scheme, wording);
    }

  joined = kaiji_label_lines_join (table, scheme, wording);
  parted = kaiji_glued_levels_part (joined, TRUE, scheme, wording);
  kaiji_row_builder_init (&self.builder, kaiji_label_lines_are_mixed (parted, scheme, wording));
  self.quoted = kaiji_quoted_lines_find (parted, scheme, wording);
  table = parted;

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    split_row (&self, table, i);

  g_free (self.quoted);
  return kaiji_row_builder_finish (&self.builder);
}
