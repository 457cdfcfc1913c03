/* kaiji-table.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-table.h"
#include "kaiji-text.h"

struct _KaijiTable
{
  gatomicrefcount references;
  GPtrArray *rows;
  GPtrArray *unread;
  gsize size;
  gboolean has_columns;
  gboolean is_even;
  gboolean is_jumbled;
  gboolean is_too_wide;
};

G_DEFINE_BOXED_TYPE (KaijiTable, kaiji_table, kaiji_table_ref, kaiji_table_unref)

static void
cell_free (gpointer data)
{
  KaijiTableCell *cell = data;

  g_free (cell->text);
  g_free (cell);
}

static void
row_free (gpointer data)
{
  KaijiTableRow *row = data;

  g_free (row->place);
  g_free (row->mark);
  g_free (row->field_id);
  g_free (row->sent);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

/**
 * kaiji_table_new:
 * @has_columns: whether the columns of cells are reliable, as in a spreadsheet but not in copied
 *   text
 *
 * Returns: (transfer full): an empty table
 */
KaijiTable *
kaiji_table_new (gboolean has_columns)
{
  KaijiTable *self = g_new0 (KaijiTable, 1);

  g_atomic_ref_count_init (&self->references);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->unread = g_ptr_array_new_with_free_func (row_free);
  self->has_columns = has_columns;
  return self;
}

KaijiTable *
kaiji_table_ref (KaijiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kaiji_table_unref (KaijiTable *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->unread);
  g_free (self);
}

/**
 * kaiji_table_get_has_columns:
 *
 * Returns: whether the columns of the cells are those of the source; those of running text are not
 */
gboolean
kaiji_table_get_has_columns (KaijiTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_columns;
}

/**
 * kaiji_table_set_has_columns:
 * @has_columns: whether the columns of the cells are those of the source
 *
 * Says what may be known only when it is known what the table is about.
 */
void
kaiji_table_set_has_columns (KaijiTable *self, gboolean has_columns)
{
  g_return_if_fail (self != NULL);

  self->has_columns = has_columns;
}

/**
 * kaiji_table_set_is_even:
 * @is_even: whether nearly all rows have as many cells, the empty ones counted
 */
void
kaiji_table_set_is_even (KaijiTable *self, gboolean is_even)
{
  g_return_if_fail (self != NULL);

  self->is_even = is_even;
}

/**
 * kaiji_table_get_is_even:
 *
 * Returns: whether it is a text that may have been copied from columns: nearly all rows have as
 *   many cells
 */
gboolean
kaiji_table_get_is_even (KaijiTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_even;
}

/**
 * kaiji_table_set_is_jumbled:
 * @is_jumbled: whether lines of cells beside one another may follow each other in its rows
 */
void
kaiji_table_set_is_jumbled (KaijiTable *self, gboolean is_jumbled)
{
  g_return_if_fail (self != NULL);

  self->is_jumbled = is_jumbled;
}

/**
 * kaiji_table_get_is_jumbled:
 *
 * Returns: whether lines of cells beside one another may follow each other, so that what follows a
 *   question may be another one's answer, and a part of it
 */
gboolean
kaiji_table_get_is_jumbled (KaijiTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_jumbled;
}

/**
 * kaiji_table_get_n_rows:
 *
 * Returns: how many rows there are
 */
guint
kaiji_table_get_n_rows (KaijiTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * kaiji_table_has_ids:
 *
 * Returns: whether Kaiji wrote the table: rows say which field they answer
 */
gboolean
kaiji_table_has_ids (KaijiTable *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (((const KaijiTableRow *) g_ptr_array_index (self->rows, i))->field_id != NULL)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_table_get_row:
 * @position: the position of the row, from 0
 *
 * Returns: (transfer none): the row
 */
KaijiTableRow *
kaiji_table_get_row (KaijiTable *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, position);
}

/**
 * kaiji_table_add_row:
 * @line: the row's line in the source, from 1
 * @place: (nullable): the sheet or page that @line counts in
 * @after_gap: whether something empty precedes it
 *
 * Returns: (transfer none): a row without cells
 */
KaijiTableRow *
kaiji_table_add_row (KaijiTable *self, guint line, const char *place, gboolean after_gap)
{
  KaijiTableRow *row;

  g_return_val_if_fail (self != NULL, NULL);

  row = g_new0 (KaijiTableRow, 1);
  row->line = line;
  row->place = g_strdup (place);
  row->after_gap = after_gap;
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * kaiji_table_add_cell:
 * @row: a row of @self
 * @column: its column, to the right of all others in @row
 * @text: its text; a blank cell is not added
 */
void
kaiji_table_add_cell (KaijiTable *self, KaijiTableRow *row, guint column, const char *text)
{
  KaijiTableCell *cell;

  g_return_if_fail (self != NULL);
  g_return_if_fail (row != NULL);
  g_return_if_fail (text != NULL);

  if (kaiji_text_is_blank (text))
    return;
  if (row->cells->len >= KAIJI_TABLE_MAX_CELLS)
    {
      self->is_too_wide = TRUE;
      return;
    }

  cell = g_new0 (KaijiTableCell, 1);
  cell->column = column;
  cell->text = g_strdup (text);
  self->size += strlen (text);
  g_ptr_array_add (row->cells, cell);
}

/**
 * kaiji_table_add_row_like:
 * @row: a row of another table
 *
 * Returns: (transfer none): a row without cells at the end of @self, which is like @row otherwise
 */
KaijiTableRow *
kaiji_table_add_row_like (KaijiTable *self, const KaijiTableRow *row)
{
  KaijiTableRow *like = kaiji_table_add_row (self, row->line, row->place, row->after_gap);

  like->is_line = row->is_line;
  like->indent = row->indent;
  like->is_open = row->is_open;
  like->is_short = row->is_short;
  like->is_shared = row->is_shared;
  like->is_unplaced = row->is_unplaced;
  like->is_moved = row->is_moved;
  like->page_mark = row->page_mark;
  like->mark = g_strdup (row->mark);
  return like;
}

/**
 * kaiji_table_copy_row:
 * @row: a row of another table
 *
 * Returns: (transfer none): a copy of @row at the end of @self
 */
KaijiTableRow *
kaiji_table_copy_row (KaijiTable *self, const KaijiTableRow *row)
{
  KaijiTableRow *copy = kaiji_table_add_row_like (self, row);

  copy->field_id = g_strdup (row->field_id);
  copy->sent = g_strdup (row->sent);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);

      kaiji_table_add_cell (self, copy, cell->column, cell->text);
    }

  return copy;
}

/**
 * kaiji_table_add_unread:
 * @line: the row of a cell in the source, from 1
 * @place: (nullable): the sheet that @line counts in
 * @column: the cell's column, from 0
 * @text: what is there in place of a value
 *
 * Remembers a cell without a value that could be read: an error, or a formula that nobody has
 * calculated. It belongs to no row of the table.
 */
void
kaiji_table_add_unread (KaijiTable *self,
                        guint line,
                        const char *place,
                        guint column,
                        const char *text)
{
  KaijiTableRow *row;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  row = kaiji_table_add_row (self, line, place, FALSE);
  g_ptr_array_steal_index (self->rows, self->rows->len - 1);
  kaiji_table_add_cell (self, row, column, text);
  g_ptr_array_add (self->unread, row);
}

/**
 * kaiji_table_get_unread:
 *
 * Returns: (transfer none) (element-type KaijiTableRow): the cells without a value, each in a row
 *   of its own
 */
GPtrArray *
kaiji_table_get_unread (KaijiTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unread;
}

/**
 * kaiji_table_end_row:
 *
 * Removes the last row if it has turned out to have no cells: a file may have a million rows in
 * which there is nothing to read but the looks of their cells.
 *
 * Returns: whether the row stays
 */
gboolean
kaiji_table_end_row (KaijiTable *self)
{
  const KaijiTableRow *last;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->rows->len == 0)
    return FALSE;
  last = g_ptr_array_index (self->rows, self->rows->len - 1);
  if (last->cells->len > 0)
    return TRUE;

  g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
  return FALSE;
}

/**
 * kaiji_table_is_too_wide:
 *
 * Returns: whether a row had more cells than the limit
 */
gboolean
kaiji_table_is_too_wide (KaijiTable *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->is_too_wide;
}

/**
 * kaiji_table_is_full:
 *
 * Returns: whether the table has reached a limit
 */
gboolean
kaiji_table_is_full (KaijiTable *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->is_too_wide || self->rows->len >= KAIJI_TABLE_MAX_ROWS
         || self->size >= KAIJI_TABLE_MAX_SIZE;
}

/**
 * kaiji_table_row_find_text:
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text of a row's cell in that column; %NULL if it is
 * blank
 */
const char *
kaiji_table_row_find_text (const KaijiTableRow *row, guint column)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (kaiji_table_row_get_cell (row, i)->column == column)
      return kaiji_table_row_get_cell (row, i)->text;

  return NULL;
}

/**
 * kaiji_table_row_get_cell:
 * @position: the position among the cells that are not blank, from 0
 *
 * Returns: (transfer none): the cell
 */
const KaijiTableCell *
kaiji_table_row_get_cell (const KaijiTableRow *row, guint position)
{
  g_return_val_if_fail (position < row->cells->len, NULL);

  return g_ptr_array_index (row->cells, position);
}

/**
 * kaiji_table_row_dup_text:
 *
 * Returns: (transfer full): the whole text of the row, on one line
 */
char *
kaiji_table_row_dup_text (const KaijiTableRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KaijiTableCell *cell = g_ptr_array_index (row->cells, i);

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, cell->text);
    }

  g_strdelimit (text->str, "\r\n\t", ' ');
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * kaiji_table_dup_column_letters:
 * @column: a column, from 0
 *
 * Returns: (transfer full): its letters, as spreadsheets have them
 */
char *
kaiji_table_dup_column_letters (guint column)
{
  g_autofree char *before = column >= 26 ? kaiji_table_dup_column_letters (column / 26 - 1)
                                         : g_strdup ("");

  return g_strdup_printf ("%s%c", before, 'A' + (int) (column % 26));
}

/**
 * kaiji_table_row_dup_cell_place:
 * @cell: a cell of the row
 *
 * Returns: (transfer full): the cell's place in the source, for display; that of the row if the
 *   column in the source is not known
 */
char *
kaiji_table_row_dup_cell_place (const KaijiTableRow *row, const KaijiTableCell *cell)
{
  g_autofree char *place = kaiji_table_row_dup_place (row);
  g_autofree char *column = kaiji_table_dup_column_letters (cell->column);

  if (row->is_moved)
    return g_steal_pointer (&place);

  /* Translators: the place of a cell: that of its row, and the letters of its column */
  return g_strdup_printf (_ ("%s, column %s"), place, column);
}

/**
 * kaiji_table_row_dup_place:
 *
 * Returns: (transfer full): the row's place in the source, for display
 */
char *
kaiji_table_row_dup_place (const KaijiTableRow *row)
{
  if (row->place == NULL)
    /* Translators: a place in a text file */
    return g_strdup_printf (_ ("line %u"), row->line);

  /* Translators: a place in a file of several sheets or pages: which of them, and the row there */
  return g_strdup_printf (_ ("%s, row %u"), row->place, row->line);
}
