/* kaiji-table-xlsx.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-error.h"
#include "kaiji-field-column.h"
#include "kaiji-table-xlsx.h"
#include "kaiji-xlsx-book.h"
#include "kaiji-xlsx-parts.h"
#include "kaiji-xlsx-reader.h"

/* A cell of a sheet as it is in the file; what it does not have is NULL. */
typedef struct
{
  char *type;
  char *value;
  char *formula;
  guint style;
} Cell;

static void
cell_clear (Cell *cell)
{
  g_free (cell->type);
  g_free (cell->value);
  g_free (cell->formula);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cell, cell_clear)

static guint
read_column (const char *reference, guint otherwise)
{
  guint column = 0;

  if (reference == NULL || !g_ascii_isupper (*reference))
    return otherwise;

  for (; g_ascii_isupper (*reference) && column < 100000; reference++)
    column = column * 26 + (guint) (*reference - 'A') + 1;

  return column - 1;
}

/* Adds what a cell shows. An error is not an answer, and a formula that has a type other than text
 * and no value was never calculated; the program that wrote it left that to others. */
static void
add_cell (KaijiXlsxBook *book,
          KaijiTable *table,
          KaijiTableRow *row,
          guint column,
          const Cell *cell)
{
  g_autofree char *text = NULL;

  if (cell->value != NULL && g_strcmp0 (cell->type, "e") == 0)
    {
      kaiji_table_add_unread (table, row->line, row->place, column, cell->value);
      return;
    }
  if (cell->formula != NULL && g_strcmp0 (cell->type, "str") != 0
      && (cell->value == NULL || *cell->value == '\0'))
    {
      text = g_strconcat ("=", cell->formula, NULL);
      kaiji_table_add_unread (table, row->line, row->place, column, text);
      return;
    }
  if (cell->value == NULL)
    return;

  text = kaiji_xlsx_book_format (book, cell->type, cell->value, cell->style);
  kaiji_table_add_cell (table, row, column, text);
}

static void
read_cell (KaijiXlsxBook *book,
           xmlTextReader *reader,
           KaijiTable *table,
           KaijiTableRow *row,
           guint *column,
           int *status)
{
  g_autofree char *reference = kaiji_xlsx_reader_dup_attribute (reader, "r");
  g_auto (Cell) cell = { kaiji_xlsx_reader_dup_attribute (reader, "t"), NULL, NULL,
                         kaiji_xlsx_reader_get_number (reader, "s", 0) };

  *column = read_column (reference, *column);
  while (xmlTextReaderIsEmptyElement (reader) != 1 && kaiji_xlsx_reader_move (reader, status)
         && !kaiji_xlsx_reader_is_end (reader, "c"))
    {
      g_autofree char *element = g_strdup ((const char *) xmlTextReaderConstLocalName (reader));
      char **part = g_str_equal (element, "f") ? &cell.formula : &cell.value;

      if (!kaiji_xlsx_reader_is_start (reader, "v") && !kaiji_xlsx_reader_is_start (reader, "is")
          && !kaiji_xlsx_reader_is_start (reader, "f"))
        continue;
      g_free (*part);
      *part = kaiji_xlsx_reader_read_text (reader, element, status);
    }

  add_cell (book, table, row, *column, &cell);
  (*column)++;
}

static int
read_sheet (KaijiXlsxBook *book, xmlTextReader *reader, const char *place, KaijiTable *table)
{
  KaijiTableRow *row = NULL;
  guint line = 0;
  guint last_line = 0;
  guint column = 0;
  int status = 0;

  while (reader != NULL && !kaiji_table_is_full (table) && kaiji_xlsx_reader_move (reader, &status))
    {
      if (kaiji_xlsx_reader_is_start (reader, "row"))
        {
          if (row != NULL)
            kaiji_table_end_row (table);
          line = kaiji_xlsx_reader_get_number (reader, "r", line + 1);
          row = NULL;
          column = 0;
        }
      else if (kaiji_xlsx_reader_is_start (reader, "c"))
        {
          /* Rows without cells are skipped: a sheet may have a million. */
          if (row == NULL)
            row = kaiji_table_add_row (table, line, place, line > last_line + 1);
          read_cell (book, reader, table, row, &column, &status);
          if (row->cells->len > 0)
            last_line = line;
        }
    }

  if (row != NULL)
    kaiji_table_end_row (table);
  return status;
}

/* Reads the visible sheets, or all; the rows of the latter always have the sheet's name. */
static KaijiTable *
read_table (GBytes *bytes, gboolean with_hidden, GError **error)
{
  g_autoptr (KaijiTable) table = kaiji_table_new (TRUE);
  g_autoptr (GHashTable) parts = kaiji_xlsx_parts_read (bytes, error);
  g_autoptr (KaijiXlsxBook) book = NULL;
  GPtrArray *sheets;
  gboolean are_named;
  gboolean is_damaged;

  if (parts == NULL)
    return NULL;

  book = kaiji_xlsx_book_new (parts);
  is_damaged = book == NULL || !kaiji_xlsx_book_read_shared (book);
  sheets = book != NULL ? kaiji_xlsx_book_get_sheets (book) : NULL;
  are_named = with_hidden || (book != NULL && kaiji_xlsx_book_count_visible (book) > 1);
  for (guint i = 0; !is_damaged && i < sheets->len; i++)
    {
      const KaijiXlsxSheet *sheet = g_ptr_array_index (sheets, i);
      g_autoptr (xmlTextReader) reader = NULL;

      if (sheet->is_hidden && !with_hidden)
        continue;
      reader = kaiji_xlsx_reader_open (parts, sheet->part);
      is_damaged = read_sheet (book, reader, are_named ? sheet->name : NULL, table) < 0;
    }

  if (is_damaged)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                           _ ("it is not a spreadsheet that Kaiji can read, or it is damaged"));
      return NULL;
    }

  return g_steal_pointer (&table);
}

/**
 * kaiji_table_xlsx_read:
 * @bytes: a spreadsheet file (ECMA-376)
 *
 * Reads the visible sheets of a spreadsheet as they are displayed: shared and inline texts with all
 * their runs, the last results of formulas, days of either calendar.
 *
 * Returns: (transfer full): the table; %NULL with @error if the file is damaged, locked, or larger
 *   than Kaiji reads
 */
KaijiTable *
kaiji_table_xlsx_read (GBytes *bytes, GError **error)
{
  KaijiTable *table = read_table (bytes, FALSE, error);

  if (table != NULL)
    kaiji_field_column_take (table);

  return table;
}

/**
 * kaiji_table_xlsx_read_all:
 * @bytes: a spreadsheet file
 *
 * Reads all sheets, hidden ones, too: a file refers to what stands there.
 *
 * Returns: (transfer full): the table, whose rows have the sheet's name as their place; %NULL with
 *   @error as above
 */
KaijiTable *
kaiji_table_xlsx_read_all (GBytes *bytes, GError **error)
{
  return read_table (bytes, TRUE, error);
}
