/* kaiji-table-text.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-field-column.h"
#include "kaiji-markdown.h"
#include "kaiji-table-text.h"
#include "kaiji-text-rows.h"
#include "kaiji-text.h"

static gboolean
is_rule (const char *line)
{
  return strstr (line, "--") != NULL && line[strspn (line, "|-:+= \t")] == '\0';
}

/* So many rows of a hundred have as many cells as the longest, and so many there are at least, in a
 * text that was copied from columns. If spanned cells were left out, fewer have. */
#define MIN_FULL_SHARE 90
#define MIN_FULL_ROWS 3
#define MIN_COLUMNS 3

/* Says that the rows, with @widths cells each, may be those of a table that was copied whole: then
 * an empty cell has a separator, too. */
static void
find_whether_even (KaijiTable *table, GArray *widths)
{
  guint width = 0;
  guint n_full = 0;
  guint n = 0;

  for (guint i = 0; i < widths->len; i++)
    width = MAX (width, g_array_index (widths, guint, i));
  for (guint i = 0; i < widths->len; i++)
    {
      n_full += g_array_index (widths, guint, i) == width;
      n += g_array_index (widths, guint, i) > 1;
    }
  if (width < MIN_COLUMNS || n_full < MIN_FULL_ROWS || n_full * 100 < n * MIN_FULL_SHARE)
    return;

  kaiji_table_set_is_even (table, TRUE);
  for (guint i = 0; i < widths->len; i++)
    {
      KaijiTableRow *row = kaiji_table_get_row (table, i);

      row->is_short = !row->is_line && g_array_index (widths, guint, i) < width;
    }
}

static guint
read_pipes (KaijiTable *table, KaijiTableRow *row, const char *line, gboolean is_markdown)
{
  const char *p = line;
  guint column = 0;

  while (*p == ' ')
    p++;
  if (*p == '|')
    p++;

  for (const char *start = p;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          p++;
          continue;
        }
      if (*p == '|' || *p == '\0')
        {
          g_autofree char *cell = kaiji_markdown_read_cell (start, (gsize) (p - start),
                                                            is_markdown);

          kaiji_table_add_cell (table, row, column++, cell);
          start = p + 1;
        }
      if (*p == '\0')
        return column;
    }
}

/* Adds a cell without the white space around it, which is wide in Japanese texts. */
static void
add_stripped (KaijiTable *table, KaijiTableRow *row, guint column, const char *text)
{
  g_autofree char *stripped = kaiji_text_strip (text);

  kaiji_table_add_cell (table, row, column, stripped);
}

static guint
read_tabs (KaijiTable *table, KaijiTableRow *row, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  guint n;

  for (n = 0; cells[n] != NULL; n++)
    add_stripped (table, row, n, cells[n]);

  return n;
}

/* Columns that are made of spaces have so many between them, and a line that begins as far in as
 * this goes on in a later column. Such a text has at least so many lines of a hundred with several
 * columns, and so many that go on. */
#define MIN_GAP 2
#define MIN_HANGING 8
#define MIN_GRID_SHARE 15
#define MIN_HANGING_SHARE 10
#define MIN_GRID_LINES 3

/* The width of the white space at @p, in letters of half a width. */
static guint
get_space_width (const char *p)
{
  guint width = 0;

  for (; *p != '\0' && g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

  return width;
}

/* How many pieces of a line have a gap between them. A single wide space is within a text. */
static guint
count_pieces (const char *line)
{
  guint n = 0;
  gboolean after_gap = TRUE;

  for (const char *p = line; *p != '\0';)
    {
      const char *end = kaiji_text_skip_white_space (p);

      if (end > p)
        {
          after_gap = get_space_width (p) > MIN_GAP
                      || (g_utf8_pointer_to_offset (p, end) >= MIN_GAP);
          p = end;
          continue;
        }
      n += after_gap;
      after_gap = FALSE;
      p = g_utf8_next_char (p);
    }

  return n;
}

/* Says whether the lines are those of a page on which cells are beside one another. Programs that
 * take text from a document put spaces as wide as the white between columns, and then lines of a
 * cell that is several lines high are apart from each other, and those of other cells between them;
 * or they follow the order in which cells were drawn, which need not be the one they are read in.
 * Such programs end pages with a form feed, as @has_pages says. */
static void
find_whether_jumbled (KaijiTable *table, gboolean has_pages)
{
  guint n_rows = kaiji_table_get_n_rows (table);
  guint n_grid = 0;
  guint n_hanging = 0;
  guint n_lines = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      if (!row->is_line || row->cells->len == 0)
        continue;
      n_lines++;
      n_grid += count_pieces (kaiji_table_row_get_cell (row, 0)->text) > 1;
      n_hanging += row->indent >= MIN_HANGING;
    }

  kaiji_table_set_is_jumbled (table, (has_pages && n_lines * 2 > n_rows)
                                       || (n_grid >= MIN_GRID_LINES
                                           && n_grid * 100 >= n_rows * MIN_GRID_SHARE
                                           && n_hanging * 100 >= n_rows * MIN_HANGING_SHARE));
}

/* Reads a line without separators. A tag that breaks it makes a row of each part. */
static void
read_line (KaijiTable *table, KaijiTableRow *row, const char *line, gboolean is_markdown)
{
  guint indent = (guint) g_utf8_pointer_to_offset (line, kaiji_text_skip_white_space (line));
  g_autofree char *plain = is_markdown ? kaiji_markdown_read_cell (line, strlen (line), TRUE)
                                       : g_strdup (line);
  g_auto (GStrv) parts = g_strsplit (plain, "\n", -1);
  guint number = row->line;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0 && kaiji_text_is_blank (parts[i]))
        continue;
      if (i > 0)
        row = kaiji_table_add_row (table, number, NULL, FALSE);
      row->is_line = TRUE;
      row->indent = indent;
      add_stripped (table, row, 0, parts[i]);
    }
}

/* So many lines at least, and one of so many, are quoted in a letter that quotes another one. */
#define MIN_QUOTED 3
#define QUOTED_SHARE 5

/* The place behind the mark with which letters quote a line; @line itself if it has none. What is
 * compared with a figure is no quotation. */
static const char *
skip_quote (const char *line)
{
  const char *p = line;
  const char *end = line;

  while (*p == '>' || g_str_has_prefix (p, "＞"))
    {
      p = g_utf8_next_char (p);
      end = p;
      p += *p == ' ';
    }

  if (p > line && *line == '>' && (*end == '=' || g_ascii_isdigit (*end)))
    return line;

  return *end == ' ' ? end + 1 : end;
}

/* The text without the marks with which letters quote its lines; NULL if there are none. */
static char *
dup_unquoted (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_quoted = 0;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      n += !kaiji_text_is_blank (lines[i]);
      n_quoted += skip_quote (lines[i]) != lines[i];
    }
  if (n_quoted < MIN_QUOTED || n_quoted * QUOTED_SHARE < n)
    return NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strdup (skip_quote (lines[i]));

      g_free (lines[i]);
      lines[i] = line;
    }

  return g_strjoinv ("\n", lines);
}

/**
 * kaiji_table_text_read:
 * @text: UTF-8
 *
 * Reads a text row by row: cells separated by tabs, or by `|` as in Markdown, or a single cell.
 *
 * Returns: (transfer full): the table
 */
KaijiTable *
kaiji_table_text_read (const char *text)
{
  KaijiTable *table = kaiji_table_new (FALSE);
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *unquoted = text != NULL ? dup_unquoted (text) : NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean after_gap = FALSE;
  gboolean is_markdown = kaiji_markdown_is (text);

  g_return_val_if_fail (text != NULL, table);

  rows = kaiji_text_rows_read (unquoted != NULL ? unquoted : text);
  for (guint i = 0; i < rows->len && !kaiji_table_is_full (table); i++)
    {
      const KaijiTextRow *source = g_ptr_array_index (rows, i);
      const char *line = source->text;
      KaijiTableRow *row;
      guint width = 1;

      after_gap |= source->after_gap;
      if (is_rule (line))
        continue;

      row = kaiji_table_add_row (table, source->line, NULL, after_gap);
      if (strchr (line, '\t') != NULL)
        {
          width = read_tabs (table, row, line);
          row->is_open = g_str_has_suffix (line, "\t");
        }
      else if (kaiji_text_row_count (line, '|') >= 2
               || g_str_has_suffix (g_strchomp (source->text), "|"))
        width = read_pipes (table, row, line, is_markdown);
      else
        read_line (table, row, line, is_markdown);
      while (widths->len < kaiji_table_get_n_rows (table))
        g_array_append_val (widths, width);
      after_gap = FALSE;
    }
  find_whether_even (table, widths);
  find_whether_jumbled (table, strchr (text, '\f') != NULL);

  /* A copy from a spreadsheet has its hidden columns, too. */
  kaiji_field_column_take (table);
  return table;
}

/* UTF-16 without a byte order mark: in Latin text and line ends every other byte is 0. */
static const char *
guess_utf16 (const guint8 *data, gsize size)
{
  gsize n_even = 0, n_odd = 0;

  for (gsize i = 0; i < MIN (size, 4096); i++)
    if (data[i] == 0)
      {
        if (i % 2 == 0)
          n_even++;
        else
          n_odd++;
      }

  if (n_even == 0 && n_odd == 0)
    return NULL;
  return n_odd > n_even ? "UTF-16LE" : "UTF-16BE";
}

static char *
convert (const guint8 *data, gsize size, const char *encoding)
{
  return g_convert ((const char *) data, (gssize) size, "UTF-8", encoding, NULL, NULL, NULL);
}

/**
 * kaiji_table_text_decode:
 * @bytes: a text file
 *
 * Detects the encoding of a text file: UTF-8 or UTF-16, with or without a byte order mark, or one
 * of the older Japanese encodings.
 *
 * Returns: (transfer full): the text in UTF-8; %NULL with @error if it is not text
 */
char *
kaiji_table_text_decode (GBytes *bytes, GError **error)
{
  static const char *const encodings[] = { "CP932", "EUC-JP" };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const char *utf16;
  char *text = NULL;

  if (size == 0)
    return g_strdup ("");
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0
      && g_utf8_validate ((const char *) data + 3, (gssize) size - 3, NULL))
    return g_strndup ((const char *) data + 3, size - 3);
  if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    text = convert (data + 2, size - 2, "UTF-16LE");
  else if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    text = convert (data + 2, size - 2, "UTF-16BE");
  else if ((utf16 = guess_utf16 (data, size)) != NULL)
    text = convert (data, size, utf16);
  else if (g_utf8_validate ((const char *) data, (gssize) size, NULL))
    text = g_strndup ((const char *) data, size);

  for (guint i = 0; text == NULL && i < G_N_ELEMENTS (encodings); i++)
    text = convert (data, size, encodings[i]);

  if (text == NULL)
    g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                         _ ("it is not a text, a table or a document that Kaiji can read"));
  return text;
}
