/* kaiji-text-rows.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a text. A row is a line, unless a cell of several lines breaks it: then its lines
 * have as many separators together as the other rows have.
 */

#include "config.h"

#include <string.h>

#include "kaiji-text-rows.h"
#include "kaiji-text.h"

/* So many separators and whole rows has a table at least, and so many of a hundred rows are whole
 * after broken ones have been joined. Where cells that span others are left out, fewer are, and two
 * short rows may have as many separators together as a whole one by chance. */
#define MIN_SEPARATORS 2
#define MIN_WHOLE_ROWS 3
#define MIN_WHOLE_SHARE 90

/* No row has more lines. */
#define MAX_LINES 100

void
kaiji_text_row_free (KaijiTextRow *row)
{
  g_free (row->text);
  g_free (row);
}

/**
 * kaiji_text_row_count:
 * @text: a text
 * @separator: a tab or `|`
 *
 * Returns: how many separators @text has; a `|` behind a backslash is none
 */
guint
kaiji_text_row_count (const char *text, char separator)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (separator == '|' && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == separator)
        n++;
    }

  return n;
}

static GPtrArray *
read_lines (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_text_row_free);
  gboolean after_gap = TRUE;

  for (guint number = 1; *text != '\0'; number++)
    {
      gsize length = strcspn (text, "\r\n\f");
      g_autofree char *line = g_strndup (text, length);

      text += length;
      if (*text == '\r' && text[1] == '\n')
        text++;
      if (*text != '\0')
        text++;

      if (!kaiji_text_is_blank (line))
        {
          KaijiTextRow *row = g_new0 (KaijiTextRow, 1);

          row->text = g_steal_pointer (&line);
          row->line = number;
          row->after_gap = after_gap;
          g_ptr_array_add (lines, row);
        }
      after_gap = line != NULL;
    }

  return lines;
}

static gboolean
ends_with (const KaijiTextRow *row, char separator)
{
  const char *end = row->text + strlen (row->text);

  while (end > row->text && end[-1] == ' ')
    end--;

  return end > row->text && end[-1] == separator;
}

/* The number of separators that most rows have; 0 if the text is no such table. */
static guint
find_width (GPtrArray *lines, char separator)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint width = 0;
  guint n_most = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const KaijiTextRow *line = g_ptr_array_index (lines, i);
      guint n = kaiji_text_row_count (line->text, separator);
      guint n_rows = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (n))) + 1;

      if (n < MIN_SEPARATORS)
        continue;
      g_hash_table_insert (counts, GUINT_TO_POINTER (n), GUINT_TO_POINTER (n_rows));
      if (n_rows > n_most)
        {
          n_most = n_rows;
          width = n;
        }
    }

  return n_most >= MIN_WHOLE_ROWS ? width : 0;
}

/* The number of lines that the row takes which begins with line @first, until it has @width
 * separators; 1 if it never has just as many. A line that ends with `|` ends with a cell, so that
 * its row is short, not broken. */
static guint
count_lines (GPtrArray *lines, guint first, char separator, guint width)
{
  guint n = 0;

  for (guint i = first; i < lines->len && i - first < MAX_LINES; i++)
    {
      const KaijiTextRow *line = g_ptr_array_index (lines, i);
      guint n_here = kaiji_text_row_count (line->text, separator);

      if (i == first ? n_here == 0 || n_here >= width : n_here >= width)
        return 1;
      n += n_here;
      if (n >= width)
        return n == width ? i - first + 1 : 1;
      if (separator == '|' && ends_with (line, '|'))
        return 1;
    }

  return 1;
}

static KaijiTextRow *
join (GPtrArray *lines, guint first, guint n)
{
  const KaijiTextRow *head = g_ptr_array_index (lines, first);
  GString *text = g_string_new (head->text);
  KaijiTextRow *row = g_new0 (KaijiTextRow, 1);

  for (guint i = 1; i < n; i++)
    {
      const KaijiTextRow *line = g_ptr_array_index (lines, first + i);

      g_string_append (text, line->after_gap ? "\n\n" : "\n");
      g_string_append (text, line->text);
    }
  row->text = g_string_free (text, FALSE);
  row->line = head->line;
  row->after_gap = head->after_gap;

  return row;
}

/* The lines, with the rows joined that are broken; %NULL if nothing tells that there are any. */
static GPtrArray *
join_rows (GPtrArray *lines, char separator)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint width = find_width (lines, separator);
  guint n_whole = 0;
  guint n_short = 0;

  if (width == 0)
    return NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_text_row_free);
  for (guint i = 0; i < lines->len;)
    {
      guint n = count_lines (lines, i, separator, width);
      KaijiTextRow *row = join (lines, i, n);
      guint n_separators = kaiji_text_row_count (row->text, separator);

      n_whole += n_separators == width;
      n_short += n_separators > 0 && n_separators != width;
      g_ptr_array_add (rows, row);
      i += n;
    }
  if (rows->len == lines->len || n_whole * 100 < (n_whole + n_short) * MIN_WHOLE_SHARE)
    return NULL;

  return g_steal_pointer (&rows);
}

/**
 * kaiji_text_rows_read:
 * @text: UTF-8
 *
 * Reads the rows of a text that are not empty. What stands in several lines because a cell before
 * the last separator has several is one row.
 *
 * Returns: (transfer full) (element-type KaijiTextRow): the rows
 */
GPtrArray *
kaiji_text_rows_read (const char *text)
{
  g_autoptr (GPtrArray) lines = read_lines (text);
  GPtrArray *rows = join_rows (lines, '\t');

  if (rows == NULL)
    rows = join_rows (lines, '|');

  return rows != NULL ? rows : g_steal_pointer (&lines);
}
