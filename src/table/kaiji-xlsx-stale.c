/* kaiji-xlsx-stale.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A formula's result is in the file beside it, and spreadsheet programs show it as it is: they
 * compute anew only what has no result. So the results that depend on cells that were written in
 * are taken out of the sheet's part, which changes anyway. Formulas of other sheets are in other
 * parts, which do not.
 */

#include "config.h"

#include <string.h>

#include "kaiji-xlsx-node.h"
#include "kaiji-xlsx-range.h"
#include "kaiji-xlsx-stale.h"

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '.' || (guchar) c >= 0x80;
}

/* Reads a name in quotes, or a text, in which a doubled quote is one. */
static const char *
skip_quoted (const char *text, GString *name)
{
  char quote = *text++;

  for (; *text != '\0'; text++)
    {
      if (*text == quote && *++text != quote)
        return text;
      g_string_append_c (name, *text);
    }

  return text;
}

/* Reads `B2`, `B2:C9` or `B:C` at a place, all of which must be one word. */
static gboolean
read_reference (const char **text, KaijiXlsxRange *range)
{
  const char *p = *text;
  const char *columns;

  if (kaiji_xlsx_read_cell (&p, &range->first_row, &range->first_column))
    {
      range->last_row = range->first_row;
      range->last_column = range->first_column;
      if (*p == ':')
        {
          const char *last = p + 1;

          if (kaiji_xlsx_read_cell (&last, &range->last_row, &range->last_column))
            p = last;
        }
      if (is_name_character (*p) || *p == '(' || *p == '!')
        return FALSE;
      *text = p;
      return TRUE;
    }

  columns = strchr (*text, ':');
  if (columns == NULL)
    return FALSE;
  {
    g_autofree char *first = g_strndup (*text, (gsize) (columns - *text));
    gsize length = strspn (columns + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    g_autofree char *last = g_strndup (columns + 1, length);

    if (*first == '\0' || length == 0 || !kaiji_xlsx_parse_column (first, &range->first_column)
        || !kaiji_xlsx_parse_column (last, &range->last_column)
        || is_name_character (columns[1 + length]))
      return FALSE;
    *text = columns + 1 + length;
  }
  range->first_row = 1;
  range->last_row = G_MAXUINT;
  return TRUE;
}

static gboolean
is_written (const KaijiXlsxRange *range, GArray *written)
{
  for (guint i = 0; i < written->len; i++)
    {
      const KaijiXlsxRange *cell = &g_array_index (written, KaijiXlsxRange, i);

      if (kaiji_xlsx_range_contains (range, cell->first_row, cell->first_column))
        return TRUE;
    }

  return FALSE;
}

/* Whether a word of a formula may stand for any cells: a name, or a function that finds cells by
 * their addresses. */
static gboolean
is_uncertain (const char *word, gboolean is_function)
{
  static const char *const functions[] = { "INDIRECT", "OFFSET" };

  for (guint i = 0; is_function && i < G_N_ELEMENTS (functions); i++)
    if (g_ascii_strcasecmp (word, functions[i]) == 0)
      return TRUE;

  return !is_function && !g_ascii_isdigit (*word) && g_ascii_strcasecmp (word, "TRUE") != 0
         && g_ascii_strcasecmp (word, "FALSE") != 0;
}

/* Whether a formula may depend on a cell that was written. */
static gboolean
depends (const char *formula, const char *title, GArray *written)
{
  g_autofree char *plain = g_strdup (formula);
  gboolean is_elsewhere = FALSE;
  char *end = plain;

  /* Whether a reference moves when it is copied does not matter here. */
  for (const char *p = formula; *p != '\0'; p++)
    if (*p != '$')
      *end++ = *p;
  *end = '\0';

  for (const char *p = plain; *p != '\0';)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      KaijiXlsxRange range;

      if (*p == '[')
        return TRUE;
      if (*p == '"')
        {
          p = skip_quoted (p, word);
          continue;
        }
      if (*p != '\'' && !is_name_character (*p))
        {
          is_elsewhere = is_elsewhere && *p == '!';
          p++;
          continue;
        }
      if (*p != '\'' && read_reference (&p, &range))
        {
          if (!is_elsewhere && is_written (&range, written))
            return TRUE;
          is_elsewhere = FALSE;
          continue;
        }
      if (*p == '\'')
        p = skip_quoted (p, word);
      else
        for (; is_name_character (*p); p++)
          g_string_append_c (word, *p);
      is_elsewhere = *p == '!' && !g_str_equal (word->str, title);
      if (*p != '!' && is_uncertain (word->str, *p == '('))
        return TRUE;
    }

  return FALSE;
}

/* Takes the result out of a cell if its formula may depend on what was written. */
static gboolean
drop_result (xmlNode *cell, const char *title, GArray *written)
{
  xmlNode *formula = kaiji_xlsx_node_find_child (cell, "f");
  xmlNode *value = kaiji_xlsx_node_find_child (cell, "v");
  g_autofree char *text = kaiji_xlsx_node_dup_text (formula);
  g_autofree char *reference = kaiji_xlsx_node_dup_attribute (cell, "r");
  const char *place = reference;
  KaijiXlsxRange range;

  /* One that shares its formula with a cell above has no text. */
  if (formula == NULL || value == NULL || (*text != '\0' && !depends (text, title, written)))
    return FALSE;

  xmlUnlinkNode (value);
  xmlFreeNode (value);
  if (place != NULL && kaiji_xlsx_read_cell (&place, &range.first_row, &range.first_column))
    {
      range.last_row = range.first_row;
      range.last_column = range.first_column;
      g_array_append_val (written, range);
    }
  return TRUE;
}

/**
 * kaiji_xlsx_stale_drop:
 * @data: the `sheetData` of a sheet
 * @title: the sheet's name
 * @written: (element-type KaijiXlsxRange): the cells that were written in; those that depend on
 *   them are added
 *
 * Takes out the results of formulas that may depend on what was written, so that whoever opens the
 * file computes them.
 */
void
kaiji_xlsx_stale_drop (xmlNode *data, const char *title, GArray *written)
{
  gboolean is_dropped = TRUE;

  while (is_dropped)
    {
      is_dropped = FALSE;
      for (xmlNode *row = data->children; row != NULL; row = row->next)
        for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
          if (kaiji_xlsx_node_is (cell, "c"))
            is_dropped |= drop_result (cell, title, written);
    }
}
