/* kaiji-table.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* There is no such row, cell or column. */
#define KAIJI_NOWHERE G_MAXUINT

/* More rows than any disclosure or questionnaire has, and few enough for the memory. */
#define KAIJI_TABLE_MAX_ROWS 20000
#define KAIJI_TABLE_MAX_CELLS 16384 /* of a row: spreadsheets have no more columns */
#define KAIJI_TABLE_MAX_SIZE (32 * 1024 * 1024)

/**
 * KaijiTableCell:
 * @column: from 0
 * @text: never blank
 */
typedef struct
{
  guint column;
  char *text;
} KaijiTableCell;

/**
 * KaijiPageMark:
 * @KAIJI_PAGE_MARK_NONE: not known to be one
 * @KAIJI_PAGE_MARK_AFTER_ANSWER: it is one if it is not all of an answer
 * @KAIJI_PAGE_MARK_ALWAYS: it is one
 *
 * Whether a line stands on each page rather than in an answer.
 */
typedef enum
{
  KAIJI_PAGE_MARK_NONE,
  KAIJI_PAGE_MARK_AFTER_ANSWER,
  KAIJI_PAGE_MARK_ALWAYS,
} KaijiPageMark;

/**
 * KaijiTableRow:
 * @line: its place in the source, from 1: a line, or a spreadsheet's row
 * @place: (nullable): the sheet or page that @line counts in, if not the file
 * @after_gap: whether something empty precedes it
 * @is_line: whether it is a line without separators of cells, in a text that may have them
 * @indent: the number of spaces that a line begins with
 * @is_open: whether it is a line that ends with a tab
 * @is_short: whether it has fewer cells than the other rows, so that some may be in wrong columns
 * @is_shared: whether it asks for several things, and nothing tells their answers apart
 * @is_guessed: whether its answer was in one cell with others, and only their order tells which it
 * is
 * @is_unplaced: whether its text must not be taken for the answer to anything
 * @is_moved: whether its cells are in other columns than in the source
 * @page_mark: whether it stands on each page
 * @mark: (nullable): what a mark beside the answer says
 * @field_id: (nullable): the field it answers, as written by Kaiji
 * @sent: (nullable): what stood in the place of the answer when Kaiji wrote the file, to be filled
 * in
 * @cells: (element-type KaijiTableCell): the non-blank cells, by column
 */
typedef struct
{
  guint line;
  char *place;
  gboolean after_gap;
  gboolean is_line;
  guint indent;
  gboolean is_open;
  gboolean is_short;
  gboolean is_shared;
  gboolean is_guessed;
  gboolean is_unplaced;
  gboolean is_moved;
  KaijiPageMark page_mark;
  char *mark;
  char *field_id;
  char *sent;
  GPtrArray *cells;
} KaijiTableRow;

/**
 * KaijiTable:
 *
 * The common representation of all imported formats: rows of cells with their place in the source.
 */
typedef struct _KaijiTable KaijiTable;

#define KAIJI_TYPE_TABLE (kaiji_table_get_type ())

GType kaiji_table_get_type (void) G_GNUC_CONST;

KaijiTable *kaiji_table_new (gboolean has_columns);
KaijiTable *kaiji_table_ref (KaijiTable *self);
void kaiji_table_unref (KaijiTable *self);
void kaiji_table_set_has_columns (KaijiTable *self, gboolean has_columns);
void kaiji_table_set_is_even (KaijiTable *self, gboolean is_even);
gboolean kaiji_table_get_is_even (KaijiTable *self);
void kaiji_table_set_is_jumbled (KaijiTable *self, gboolean is_jumbled);
gboolean kaiji_table_get_is_jumbled (KaijiTable *self);

gboolean kaiji_table_get_has_columns (KaijiTable *self);
guint kaiji_table_get_n_rows (KaijiTable *self);
gboolean kaiji_table_has_ids (KaijiTable *self);
KaijiTableRow *kaiji_table_get_row (KaijiTable *self, guint position);

KaijiTableRow *
kaiji_table_add_row (KaijiTable *self, guint line, const char *place, gboolean after_gap);
void kaiji_table_add_cell (KaijiTable *self, KaijiTableRow *row, guint column, const char *text);
KaijiTableRow *kaiji_table_add_row_like (KaijiTable *self, const KaijiTableRow *row);
KaijiTableRow *kaiji_table_copy_row (KaijiTable *self, const KaijiTableRow *row);
void kaiji_table_add_unread (KaijiTable *self,
                             guint line,
                             const char *place,
                             guint column,
                             const char *text);
GPtrArray *kaiji_table_get_unread (KaijiTable *self);
gboolean kaiji_table_end_row (KaijiTable *self);
gboolean kaiji_table_is_too_wide (KaijiTable *self);
gboolean kaiji_table_is_full (KaijiTable *self);
char *kaiji_table_dup_column_letters (guint column);
const char *kaiji_table_row_find_text (const KaijiTableRow *row, guint column);
const KaijiTableCell *kaiji_table_row_get_cell (const KaijiTableRow *row, guint position);
char *kaiji_table_row_dup_text (const KaijiTableRow *row);
char *kaiji_table_row_dup_place (const KaijiTableRow *row);
char *kaiji_table_row_dup_cell_place (const KaijiTableRow *row, const KaijiTableCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiTable, kaiji_table_unref)

G_END_DECLS
