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

#include "kaiji-line-marks.h"
#include "kaiji-match-private.h"
#include "kaiji-text.h"

/* The maximum number of lines of a cell with a text of the form. */
#define MAX_LABEL_LINES 16

/* So many left over lines of texts of the form, and one of so many lines, may be by chance. */
#define MAX_FRAGMENTS 3

/* A longer line, in bytes, is nothing but an answer. */
#define MAX_LABEL_LINE 3000
#define FRAGMENT_SHARE 50

typedef enum
{
  HAS_NUMBER = 1 << 0,
  HAS_LABEL = 1 << 1,
  HAS_PROMPT = 1 << 2,
  HAS_LEVEL = 1 << 3,
  HAS_ANSWER = 1 << 4,
} RowParts;

typedef struct
{
  KaijiScheme *scheme;
  KaijiWording *wording;
  KaijiTable *table;
  KaijiTableRow *row; /* NULL before the first one */
  RowParts parts;
  GString *answer;
  guint line;
  guint label_line;
  guint answer_line;
  gboolean is_mixed; /* whether the lines of different cells follow one another */
  gboolean is_split; /* whether the answer is not in one line with its label */
  gboolean is_asked; /* whether the row is a question, so that its answer may be marked as one */
} Splitter;

static void
end_row (Splitter *self)
{
  if (self->row != NULL && self->answer->len > 0 && self->is_mixed && self->is_split)
    {
      self->row = kaiji_table_add_row (self->table, self->answer_line, NULL, TRUE);
      self->row->is_line = TRUE;
      self->row->is_unplaced = TRUE;
    }
  if (self->row != NULL && self->answer->len > 0)
    kaiji_table_add_cell (self->table, self->row, self->row->cells->len, self->answer->str);
  g_string_truncate (self->answer, 0);
  self->row = NULL;
  self->parts = 0;
  self->label_line = 0;
  self->is_split = FALSE;
  self->is_asked = FALSE;
}

static void
begin_row (Splitter *self, gboolean after_gap)
{
  end_row (self);
  self->row = kaiji_table_add_row (self->table, self->line, NULL, after_gap);
  self->row->is_line = TRUE;
}

static void
add_part (Splitter *self, const char *text, gsize length, RowParts part)
{
  g_autofree char *cell = g_strstrip (g_strndup (text, length));

  if (self->row == NULL)
    begin_row (self, FALSE);
  kaiji_table_add_cell (self->table, self->row, self->row->cells->len, cell);
  self->parts |= part;
  if ((part & (HAS_LABEL | HAS_PROMPT)) != 0)
    self->label_line = self->line;
}

static gboolean
begins_with_label (Splitter *self, const char *text)
{
  guint labels;

  text = kaiji_line_skip_marks (text);
  return *text != '\0' && kaiji_wording_skip_label (self->wording, text, &labels) != NULL;
}

/* Returns whether a text of the form can continue the row with @parts, or begin one. */
static gboolean
goes_on (RowParts parts, guint labels)
{
  if ((parts & HAS_ANSWER) != 0)
    return FALSE;
  if ((parts & HAS_PROMPT) != 0)
    return FALSE;
  if ((parts & HAS_LEVEL) != 0)
    return (labels & (1 << KAIJI_LABEL_PROMPT)) != 0;

  return TRUE;
}

/* Takes a word apart that has texts of the form with nothing between them, as the columns of a
 * document run together. */
static gboolean
is_level_or_end (const char *rest, gpointer user_data)
{
  Splitter *self = user_data;
  KaijiLevel level;
  const char *end = kaiji_row_reading_skip_level (rest, self->scheme, self->wording, &level);

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

  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
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

  begin_row (self, after_gap);
  if (n_digits > 0)
    add_part (self, word, n_digits, HAS_NUMBER);
  start = word + n_digits;
  for (guint i = 0; i < parts->len; i++)
    {
      const KaijiLabelPart *part = &g_array_index (parts, KaijiLabelPart, i);

      add_part (self, start, (gsize) (part->end - start),
                part->labels == 1 << KAIJI_LABEL_PROMPT ? HAS_PROMPT : HAS_LABEL);
      start = part->end;
    }
  if (*start != '\0')
    add_part (self, start, strlen (start), HAS_LEVEL);

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
      *end = kaiji_row_reading_skip_level (word, self->scheme, self->wording, &level);
      if (*end != NULL)
        return p;
    }

  return NULL;
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
  if (end != NULL && begins_with_label (self, *end != '\0' ? end : next_line))
    {
      begin_row (self, after_gap);
      add_part (self, p, (gsize) (end - p), HAS_NUMBER);
      self->is_asked = kaiji_line_is_asked (p);
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

      end = kaiji_row_reading_skip_level (p, self->scheme, self->wording, &level);
      if (end != NULL && (self->parts & (HAS_LEVEL | HAS_ANSWER)) == 0)
        {
          add_part (self, p, (gsize) (end - p), HAS_LEVEL);
          p = end;
          continue;
        }

      end = kaiji_wording_skip_label (self->wording, p, &labels);
      /* In the middle of a line, a text of the form counts only if it may come next. */
      if (end == NULL || (p != text && !goes_on (self->parts, labels)))
        break;
      if (!goes_on (self->parts, labels))
        begin_row (self, after_gap);
      add_part (self, p, (gsize) (end - p),
                labels == 1 << KAIJI_LABEL_PROMPT ? HAS_PROMPT : HAS_LABEL);
      p = kaiji_line_skip_colon (end);
    }

  end = p == text ? split_word (self, p, after_gap) : NULL;
  return end != NULL ? kaiji_text_skip_white_space (end) : p;
}

static void
split_line (Splitter *self, const char *line, const char *next_line, gboolean after_gap)
{
  const char *p = take_labels (self, line, next_line, after_gap);
  const char *level;
  const char *end;

  if (*p == '\0')
    return;

  /* The text before the level is a prompt in other words. */
  level = find_level (self, p, &end);
  if (level != NULL && p == line && (self->parts & HAS_ANSWER) != 0)
    begin_row (self, after_gap);
  if (level != NULL && (self->parts & (HAS_LEVEL | HAS_ANSWER)) == 0)
    {
      const char *word = kaiji_text_skip_white_space (level);
      const char *number = self->parts == 0 ? kaiji_line_skip_number (p) : NULL;

      if (number != NULL && number < level)
        {
          add_part (self, p, (gsize) (number - p), HAS_NUMBER);
          p = kaiji_text_skip_white_space (number);
        }
      add_part (self, p, (gsize) (level - p), HAS_PROMPT);
      add_part (self, word, (gsize) (end - word), HAS_LEVEL);
      p = kaiji_text_skip_white_space (end);
    }

  if (*p == '\0')
    return;

  /* A line that asks for something else does not go on with an answer. */
  if (p == line && self->answer->len > 0 && strlen (p) <= MAX_LABEL_LINE
      && kaiji_wording_has_prompt (self->wording, p))
    {
      begin_row (self, TRUE);
      self->row->is_unplaced = TRUE;
    }
  if (self->row == NULL)
    begin_row (self, after_gap);
  if (self->is_asked && self->answer->len == 0)
    p = kaiji_line_skip_answer_mark (p);
  if (self->answer->len > 0)
    g_string_append_c (self->answer, '\n');
  else
    self->answer_line = self->line;
  self->is_split |= self->answer->len > 0 || self->label_line != self->line;
  g_string_append (self->answer, p);
  self->parts |= HAS_ANSWER;
}

static gboolean
is_of_signs (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static gboolean
is_running (KaijiTable *table)
{
  guint n_rows = kaiji_table_get_n_rows (table);
  guint n_wide = 0;

  for (guint i = 0; i < n_rows; i++)
    n_wide += kaiji_table_get_row (table, i)->cells->len >= 2;

  return !kaiji_table_get_has_columns (table) && n_wide * 5 < n_rows;
}

static const char *
get_text (KaijiTable *table, guint row)
{
  if (row >= kaiji_table_get_n_rows (table) || kaiji_table_get_row (table, row)->cells->len == 0)
    return "";

  return ((KaijiTableCell *) g_ptr_array_index (kaiji_table_get_row (table, row)->cells, 0))->text;
}

/* The number of lines from @row on that one text of the form is in. */
static guint
count_label_lines (Splitter *self, KaijiTable *table, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize lengths[MAX_LABEL_LINES];
  const char *start;
  const char *end;
  guint labels;
  guint n = 0;

  while (n < MAX_LABEL_LINES && row + n < kaiji_table_get_n_rows (table)
         && (n == 0 || !kaiji_table_get_row (table, row + n)->after_gap))
    {
      g_autofree char *line = kaiji_table_row_dup_text (kaiji_table_get_row (table, row + n));

      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append (text, line);
      lengths[n++] = text->len;
    }
  if (n < 2)
    return 1;

  start = kaiji_line_skip_number (text->str);
  if (start == NULL)
    start = text->str;
  start = kaiji_line_skip_marks (start);
  if (start >= text->str + lengths[0])
    return 1;

  end = kaiji_wording_skip_label (self->wording, start, &labels);
  for (guint i = 0; end != NULL && i < n; i++)
    if (end <= text->str + lengths[i])
      return i + 1;

  return 1;
}

/* Joins the lines of each text of the form. */
static KaijiTable *
join_labels (Splitter *self, KaijiTable *table)
{
  KaijiTable *joined = kaiji_table_new (FALSE);

  for (guint i = 0; i < kaiji_table_get_n_rows (table);)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *line = kaiji_table_row_dup_text (row);
      guint labels;
      const char *end = kaiji_wording_skip_label (self->wording, line, &labels);
      guint n = end != NULL && *end == '\0' ? 1 : count_label_lines (self, table, i);
      KaijiTableRow *copy = kaiji_table_add_row (joined, row->line, row->place, row->after_gap);

      for (guint j = 0; j < n; j++)
        {
          g_autofree char *part = kaiji_table_row_dup_text (kaiji_table_get_row (table, i + j));

          g_string_append (text, j > 0 ? " " : "");
          g_string_append (text, part);
        }
      copy->is_line = row->is_line;
      copy->is_unplaced = row->is_unplaced;
      kaiji_table_add_cell (joined, copy, 0, text->str);
      i += n;
    }

  return joined;
}

/* Returns whether a line has only a part of a level, as in a narrow column. */
static gboolean
is_part_of_level (Splitter *self, const char *text)
{
  const KaijiWords *words = kaiji_scheme_get_words (self->scheme);
  gboolean is_part = FALSE;

  if (!g_unichar_isalnum (g_utf8_get_char (text)))
    return FALSE;

  for (guint i = 0; i < KAIJI_N_LEVELS; i++)
    {
      const char *place = strstr (words->levels[i], text);

      if (place == NULL)
        continue;
      /* Its sign may be missing, but not its letters. */
      for (const char *p = words->levels[i]; *p != '\0'; p = g_utf8_next_char (p))
        if (g_unichar_isalnum (g_utf8_get_char (p)) && (p < place || p >= place + strlen (text)))
          is_part = TRUE;
    }

  return is_part;
}

/* Returns whether a line begins with a level that no prompt stands before. */
static gboolean
has_lone_level (Splitter *self, const char *text)
{
  const char *rest = kaiji_line_skip_number (text);
  KaijiLevel level;

  if (rest == NULL)
    return FALSE;
  rest = kaiji_text_skip_white_space (rest);
  return kaiji_row_reading_skip_level (rest, self->scheme, self->wording, &level) != NULL;
}

static gboolean
is_left_over (Splitter *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "  ", -1);

  if (is_part_of_level (self, text) || has_lone_level (self, text))
    return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (kaiji_wording_is_fragment (self->wording, parts[i]))
      return TRUE;

  return FALSE;
}

/* Returns whether the lines of different cells follow one another: lines of texts of the form are
 * left over after joining. */
static gboolean
is_mixed (Splitter *self, KaijiTable *table)
{
  guint n_rows = kaiji_table_get_n_rows (table);
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    n += !kaiji_row_reading_is_furniture (kaiji_table_get_row (table, i), self->scheme,
                                          self->wording)
         && is_left_over (self, get_text (table, i));

  return n > MAX (MAX_FRAGMENTS, n_rows / FRAGMENT_SHARE);
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
  g_autoptr (KaijiTable) joined = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  if (!is_running (table))
    return kaiji_table_ref (table);

  self.table = kaiji_table_new (FALSE);
  self.answer = g_string_new (NULL);
  joined = join_labels (&self, table);
  self.is_mixed = is_mixed (&self, joined);
  table = joined;

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      g_autofree char *text = kaiji_table_row_dup_text (row);

      self.line = row->line;
      if (row->is_unplaced)
        {
          begin_row (&self, TRUE);
          self.row->is_unplaced = TRUE;
          add_part (&self, text, strlen (text), HAS_ANSWER);
          end_row (&self);
          continue;
        }
      /* A dash alone is an answer, and a bracket the end of one. */
      if (!(self.parts != 0 && is_of_signs (text))
          && kaiji_row_reading_is_furniture (row, scheme, wording))
        {
          end_row (&self);
          add_part (&self, text, strlen (text), HAS_ANSWER);
          end_row (&self);
          continue;
        }
      split_line (&self, text, get_text (table, i + 1), row->after_gap);
    }

  end_row (&self);
  g_string_free (self.answer, TRUE);
  return self.table;
}
