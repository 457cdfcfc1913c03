/* kaiji-table-csv.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-field-column.h"
#include "kaiji-table-csv.h"

/* Characters that begin a formula in Excel, including full-width ones. */
static const char *const formula_signs[] = {
  "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"
};

/* Returns whether a spreadsheet may take @text for a formula, even after the signs of the guard. */
static gboolean
is_formula (const char *text)
{
  text += strspn (text, "'");
  for (guint i = 0; i < G_N_ELEMENTS (formula_signs); i++)
    if (g_str_has_prefix (text, formula_signs[i]))
      return text[strlen (formula_signs[i])] != '\0';

  return FALSE;
}

/**
 * kaiji_table_csv_guard:
 * @text: the text of a cell
 *
 * Puts an apostrophe before a text that a spreadsheet would run as a formula (OWASP: CSV
 * injection).
 *
 * Returns: (transfer full): the cell's content, for kaiji_table_csv_unguard()
 */
char *
kaiji_table_csv_guard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return is_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

/**
 * kaiji_table_csv_unguard:
 * @text: a cell's content
 *
 * Returns: (transfer full): the text without the guard
 */
char *
kaiji_table_csv_unguard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strdup (*text == '\'' && is_formula (text) ? text + 1 : text);
}

/* Finds the separator of cells: the character that is most frequent in the first lines outside
 * quotation marks. */
static char
find_separator (const char *text)
{
  static const char separators[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean is_quoted = FALSE;
  guint best = 0;
  guint n_lines = 0;

  for (const char *p = text; *p != '\0' && n_lines < 20; p++)
    {
      if (*p == '"')
        is_quoted = !is_quoted;
      else if (*p == '\n' && !is_quoted)
        n_lines++;
      for (guint i = 0; !is_quoted && i < G_N_ELEMENTS (separators); i++)
        counts[i] += *p == separators[i];
    }

  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;

  return separators[best];
}

/* Reads one record. */
static const char *
read_record (const char *p, char separator, GPtrArray *cells, guint *n_lines)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean is_quoted = FALSE;

  for (; *p != '\0'; p++)
    {
      if (*p == '\n')
        (*n_lines)++;

      if (is_quoted)
        {
          if (*p == '"' && p[1] == '"')
            g_string_append_c (cell, *p++);
          else if (*p == '"')
            is_quoted = FALSE;
          else
            g_string_append_c (cell, *p);
          continue;
        }

      if (*p == '"' && cell->len == 0)
        {
          is_quoted = TRUE;
        }
      else if (*p == separator)
        {
          g_ptr_array_add (cells, g_strdup (cell->str));
          g_string_truncate (cell, 0);
        }
      else if (*p == '\n' || *p == '\r')
        {
          if (*p == '\r' && p[1] == '\n')
            {
              p++;
              (*n_lines)++;
            }
          p++;
          break;
        }
      else
        {
          g_string_append_c (cell, *p);
        }
    }

  g_ptr_array_add (cells, g_strdup (cell->str));
  return p;
}

/**
 * kaiji_table_csv_is_csv:
 *
 * Returns: whether a text has cells separated by commas or semicolons rather than plain lines
 */
gboolean
kaiji_table_csv_is_csv (const char *text)
{
  guint n_rows = 0;
  guint n_wide = 0;
  guint n_pairs = 0;
  guint n_cells = 0;
  guint n_spaced = 0;
  guint n_lines = 0;
  char separator = find_separator (text);

  g_return_val_if_fail (text != NULL, FALSE);

  if (separator == '\t' && strchr (text, '"') == NULL)
    return FALSE;

  for (const char *p = text; *p != '\0' && n_rows < 60;)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      p = read_record (p, separator, cells, &n_lines);
      n_rows++;
      n_wide += cells->len >= 3;
      n_pairs += cells->len == 2;
      n_cells += cells->len - 1;
      for (guint i = 1; i < cells->len; i++)
        n_spaced += *(const char *) g_ptr_array_index (cells, i) == ' ';
    }

  if (separator == '\t' && strstr (text, "\t\"") == NULL)
    return FALSE;

  /* Lines of prose with just one comma each are rarer than tables of two columns. */
  if ((n_wide >= 2 && n_wide * 10 >= n_rows * 7) || (n_pairs >= 3 && n_pairs * 10 >= n_rows * 9))
    return TRUE;

  /* If the rows that merged cells begin have lost their empty cells, rows are of any length. Prose
   * has spaces behind its commas. */
  return n_wide >= 2 && n_wide * 5 >= n_rows && (n_wide + n_pairs) * 10 >= n_rows * 8
         && n_spaced * 5 <= n_cells;
}

/**
 * kaiji_table_csv_read:
 * @text: comma-separated values (RFC 4180), or with another separator
 *
 * Returns: (transfer full): the table; %NULL with @error if @text is not CSV
 */
KaijiTable *
kaiji_table_csv_read (const char *text, GError **error)
{
  g_autoptr (KaijiTable) table = kaiji_table_new (TRUE);
  char separator;
  guint line = 1;
  gboolean after_gap = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  separator = find_separator (text);
  for (const char *p = text; *p != '\0' && !kaiji_table_is_full (table);)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      guint first_line = line;
      KaijiTableRow *row;

      p = read_record (p, separator, cells, &line);
      if (cells->len == 1 && *(const char *) g_ptr_array_index (cells, 0) == '\0')
        {
          after_gap = TRUE;
          continue;
        }

      row = kaiji_table_add_row (table, first_line, NULL, after_gap);
      for (guint i = 0; i < cells->len; i++)
        {
          g_autofree char *cell = kaiji_table_csv_unguard (g_ptr_array_index (cells, i));

          kaiji_table_add_cell (table, row, i, cell);
        }
      after_gap = !kaiji_table_end_row (table);
    }

  kaiji_field_column_take (table);
  return g_steal_pointer (&table);
}
