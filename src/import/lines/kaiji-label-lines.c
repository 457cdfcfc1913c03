/* kaiji-label-lines.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines over which the form's texts are spread in running text.
 */

#include "config.h"

#include <string.h>

#include "kaiji-label-lines.h"
#include "kaiji-level.h"
#include "kaiji-line-marks.h"
#include "kaiji-row-reading.h"
#include "kaiji-text.h"

/* The maximum number of lines of a cell with a text of the form. */
#define MAX_LABEL_LINES 16

/* Longer lines, in bytes, are not those of one text of the form. */
#define MAX_LABEL 3000

/* So many left over lines of texts of the form, and one of so many lines, may be by chance. */
#define MAX_FRAGMENTS 3
#define FRAGMENT_SHARE 50

/* So many rows are broken in a table whose cells have paragraphs. */
#define MIN_BROKEN_ROWS 3

typedef struct
{
  KaijiScheme *scheme;
  KaijiWording *wording;
} Labels;

static const char *
get_text (KaijiTable *table, guint row)
{
  if (row >= kaiji_table_get_n_rows (table) || kaiji_table_get_row (table, row)->cells->len == 0)
    return "";

  return ((KaijiTableCell *) g_ptr_array_index (kaiji_table_get_row (table, row)->cells, 0))->text;
}

/* The number of lines of @text that the title of a section takes. A figure above a title is no
 * chapter's number: that stands in the title's line. */
static guint
count_section_lines (const Labels *self,
                     GString *text,
                     const char *start,
                     const gsize *lengths,
                     guint n)
{
  for (guint i = 1; i < n && !g_ascii_isdigit (*start); i++)
    {
      g_autofree char *title = g_strndup (start, (gsize) (text->str + lengths[i] - start));

      if (kaiji_row_reading_is_section (self->scheme, self->wording, title))
        return i + 1;
    }

  return 1;
}

/* The number of lines from @row on that one text of the form is in. */
static guint
count_label_lines (const Labels *self, KaijiTable *table, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize lengths[MAX_LABEL_LINES];
  const char *start;
  const char *end;
  KaijiLevel level;
  guint labels;
  guint n = 0;

  while (n < MAX_LABEL_LINES && text->len <= MAX_LABEL && row + n < kaiji_table_get_n_rows (table)
         && (n == 0 || !kaiji_table_get_row (table, row + n)->after_gap)
         && kaiji_table_get_row (table, row + n)->page_mark == KAIJI_PAGE_MARK_NONE)
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
  end = kaiji_level_skip_enclosed (start, self->scheme, self->wording, &level);
  if (end != NULL)
    start = kaiji_line_skip_marks (end);
  if (start >= text->str + lengths[0])
    return 1;

  end = kaiji_wording_skip_label (self->wording, start, &labels);
  for (guint i = 0; end != NULL && i < n; i++)
    if (end <= text->str + lengths[i])
      return i + 1;

  return count_section_lines (self, text, start, lengths, n);
}

/* Returns whether a line has nothing but signs, which may be the last ones of the line above. */
static gboolean
has_only_signs (const Labels *self, KaijiTable *table, guint row)
{
  KaijiFolded folded;
  gboolean is_empty;

  if (row >= kaiji_table_get_n_rows (table) || kaiji_table_get_row (table, row)->after_gap)
    return FALSE;
  folded = kaiji_wording_fold (self->wording, get_text (table, row));
  is_empty = folded.length == 0;
  kaiji_folded_clear (&folded);

  return is_empty && *get_text (table, row) != '\0';
}

/* The number of lines from @row on that belong together. */
static guint
count_lines (const Labels *self, KaijiTable *table, guint row)
{
  g_autofree char *line = kaiji_table_row_dup_text (kaiji_table_get_row (table, row));
  guint labels;
  const char *end = kaiji_wording_skip_label (self->wording, line, &labels);
  guint n;

  if (end == NULL || *end != '\0')
    return count_label_lines (self, table, row);
  if (!has_only_signs (self, table, row + 1))
    return 1;

  n = count_label_lines (self, table, row);
  return n == 2 ? n : 1;
}

/**
 * kaiji_label_lines_join:
 * @table: lines
 *
 * Returns: (transfer full): the lines, those of each text of the form joined
 */
KaijiTable *
kaiji_label_lines_join (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  const Labels self = { scheme, wording };
  KaijiTable *joined = kaiji_table_new (FALSE);

  for (guint i = 0; i < kaiji_table_get_n_rows (table);)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = count_lines (&self, table, i);
      KaijiTableRow *copy = kaiji_table_add_row_like (joined, row);

      for (guint j = 0; j < n; j++)
        {
          g_autofree char *part = kaiji_table_row_dup_text (kaiji_table_get_row (table, i + j));

          g_string_append (text, j > 0 ? " " : "");
          g_string_append (text, part);
        }
      kaiji_table_add_cell (joined, copy, 0, text->str);
      i += n;
    }

  return joined;
}

/* Whether a line has only a part of a level, as in a narrow column. */
static gboolean
is_part_of_level (const Labels *self, const char *text)
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

/* Whether a line begins with a level that no prompt stands before. */
static gboolean
has_lone_level (const Labels *self, const char *text)
{
  const char *rest = kaiji_line_skip_number (text);
  KaijiLevel level;

  if (rest == NULL)
    return FALSE;
  rest = kaiji_text_skip_white_space (rest);
  return kaiji_level_skip (rest, self->scheme, self->wording, &level) != NULL;
}

static gboolean
is_left_over (const Labels *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "  ", -1);

  if (is_part_of_level (self, text) || has_lone_level (self, text))
    return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (kaiji_wording_is_fragment (self->wording, parts[i]))
      return TRUE;

  return FALSE;
}

/* Whether a line ends with a whole prompt, behind whatever number, titles and level. */
static gboolean
asks (const Labels *self, const char *text)
{
  g_autofree char *bare = kaiji_level_dup_without (text, self->scheme, self->wording);
  const char *p = kaiji_line_skip_marks (bare != NULL ? bare : text);
  const char *end = kaiji_line_skip_number (p);
  guint labels = 0;

  for (p = end != NULL ? end : p; *p != '\0'; p = kaiji_line_skip_colon (end))
    {
      p = kaiji_line_skip_marks (p);
      end = kaiji_wording_skip_label (self->wording, p, &labels);
      if (end == NULL)
        return FALSE;
    }

  return (labels & 1 << KAIJI_LABEL_PROMPT) != 0;
}

/* Whether a line is an answer, although it may be in words of the form: it is marked as one, or
 * stands alone below the prompt. */
static gboolean
is_answer (const Labels *self, KaijiTable *table, guint row)
{
  const KaijiTableRow *line = kaiji_table_get_row (table, row);

  if (kaiji_line_is_answer (get_text (table, row)))
    return TRUE;

  return row > 0 && !line->after_gap
         && (row + 1 == kaiji_table_get_n_rows (table)
             || kaiji_table_get_row (table, row + 1)->after_gap)
         && asks (self, get_text (table, row - 1));
}

/**
 * kaiji_label_lines_are_mixed:
 * @table: lines after joining
 *
 * Returns: whether the lines of different cells follow one another: lines of texts of the form are
 *   left over
 */
gboolean
kaiji_label_lines_are_mixed (KaijiTable *table, KaijiScheme *scheme, KaijiWording *wording)
{
  const Labels self = { scheme, wording };
  guint n_rows = kaiji_table_get_n_rows (table);
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    n += !kaiji_row_reading_is_furniture (kaiji_table_get_row (table, i), scheme, wording)
         && is_left_over (&self, get_text (table, i)) && !is_answer (&self, table, i);

  return n > MAX (MAX_FRAGMENTS, n_rows / FRAGMENT_SHARE);
}

/**
 * kaiji_label_lines_are_broken:
 * @table: a table
 *
 * Finds whether the rows of a table are broken as those that were copied from a browser are: a cell
 * of paragraphs ends its line before and after it, and then has no separator. Neither the columns
 * nor the ends of rows can be told by the separators that are left.
 *
 * Returns: whether most lines that end with a tab have a prompt alone below them
 */
gboolean
kaiji_label_lines_are_broken (KaijiTable *table, KaijiWording *wording)
{
  guint n_open = 0;
  guint n_broken = 0;

  for (guint i = 0; i + 1 < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);
      const KaijiTableRow *next = kaiji_table_get_row (table, i + 1);

      if (!row->is_open || next->cells->len != 1 || !next->is_line)
        continue;
      n_open++;
      n_broken += (kaiji_wording_get_labels (wording, kaiji_table_row_get_cell (next, 0)->text)
                   & (1 << KAIJI_LABEL_PROMPT))
                  != 0;
    }

  return n_broken >= MIN_BROKEN_ROWS && n_broken * 2 > n_open;
}
