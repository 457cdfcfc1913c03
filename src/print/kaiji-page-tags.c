/* kaiji-page-tags.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structure of pages, for screen readers and programs that extract tables (PDF/UA-1, ISO
 * 14289-1). However many pages it has, a document has one title and one table: a row that continues
 * on the next page is one row, and repeated texts are read once.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-cell-tags.h"
#include "kaiji-page-tags.h"

#define DOCUMENT 1

/* The last cell of a column so far. */
typedef struct
{
  guint element; /* 0 for none */
  const KaijiField *field;
  guint row;
  KaijiOpenText open;
} Column;

struct _KaijiPageTags
{
  KaijiPdfStructure *structure;
  const KaijiColumn *columns;
  guint n_columns;

  guint title;
  guint table;
  guint body; /* the table body; 0 until the section's first row */
  guint row;
  guint n_rows;
  const KaijiField *field; /* the field of the last row */
  Column last[KAIJI_N_COLUMN_CONTENTS];
  GHashTable *read; /* texts above and below the table that have been read */

  /* The page that is being drawn. */
  gboolean has_row;
  double first_y; /* the top of its first row */
  double row_y;   /* the top of its last row so far */
};

static void
draw_artifact (KaijiPageTags *self, const KaijiCell *cell, cairo_t *cr)
{
  if (cell->text == NULL || cell->n_lines == 0 || !kaiji_cell_draw_range (cell, NULL, 0, G_MAXSIZE))
    return;

  kaiji_pdf_structure_begin (self->structure, cr, KAIJI_PDF_ARTIFACT);
  kaiji_cell_draw_text (cell, cr);
  kaiji_pdf_structure_end (self->structure, cr);
}

/* Ends a column's last cell before a row. */
static void
close_column (KaijiPageTags *self, Column *column, guint row)
{
  if (column->element != 0)
    kaiji_pdf_structure_get (self->structure, column->element)->row_span = row - column->row;
  *column = (Column){ 0 };
}

static void
close_columns (KaijiPageTags *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->last); i++)
    close_column (self, &self->last[i], self->n_rows);
}

static void
ensure_table (KaijiPageTags *self)
{
  if (self->table == 0)
    self->table = kaiji_pdf_structure_add (self->structure, DOCUMENT, "Table");
}

static void
add_row (KaijiPageTags *self)
{
  ensure_table (self);
  if (self->body == 0)
    self->body = kaiji_pdf_structure_add (self->structure, self->table, "TBody");
  self->row = kaiji_pdf_structure_add (self->structure, self->body, "TR");
}

static guint
add_head (KaijiPageTags *self, guint row, const char *scope, guint column_span)
{
  guint head = kaiji_pdf_structure_add (self->structure, row, "TH");
  KaijiPdfElement *element = kaiji_pdf_structure_get (self->structure, head);

  element->scope = scope;
  element->column_span = column_span;

  return head;
}

static void
draw_title (KaijiPageTags *self, const KaijiCell *cell, cairo_t *cr)
{
  KaijiOpenText open = { 0 };

  if (self->title != 0)
    {
      draw_artifact (self, cell, cr);
      return;
    }

  self->title = kaiji_pdf_structure_add (self->structure, DOCUMENT, "H1");
  kaiji_cell_draw_tagged (cell, cr, self->structure, self->title, &open);
}

/* The mark of a changed answer has a meaning, so it is read, but only once. */
static void
draw_bar (KaijiPageTags *self, const KaijiCell *cell, guint parent, cairo_t *cr)
{
  guint figure = KAIJI_PDF_ARTIFACT;
  cairo_rectangle_t area;

  if (parent != KAIJI_PDF_ARTIFACT)
    {
      figure = kaiji_pdf_structure_add (self->structure, parent, "Figure");
      kaiji_cell_get_bar_area (cell, &area);
      /* Translators: What the bar beside a changed answer means, read aloud. */
      kaiji_pdf_structure_get (self->structure, figure)->alternative = g_strdup (_ ("Changed"));
      kaiji_pdf_structure_set_box (self->structure, cr, figure, &area);
    }

  kaiji_pdf_structure_begin (self->structure, cr, figure);
  kaiji_cell_draw_bar (cell, cr);
  kaiji_pdf_structure_end (self->structure, cr);
}

/* Most pages have the same text above and below the table. */
static void
draw_edge (KaijiPageTags *self, const KaijiCell *cell, cairo_t *cr)
{
  KaijiOpenText open = { 0 };

  /* The mark beside its explanation. */
  if (cell->is_changed)
    draw_bar (self, cell, KAIJI_PDF_ARTIFACT, cr);

  if (!g_hash_table_add (self->read, cell->text))
    {
      draw_artifact (self, cell, cr);
      return;
    }

  kaiji_cell_draw_tagged (cell, cr, self->structure,
                          kaiji_pdf_structure_add (self->structure, DOCUMENT, "P"), &open);
}

/* Draws a page's heads; the first ones are the heads of the document. Returns: the first cell after
 * them. */
static guint
draw_heads (KaijiPageTags *self, const KaijiCell *cells, guint n_cells, guint first, cairo_t *cr)
{
  gboolean is_first = self->table == 0;
  guint column = 0;
  guint row = 0;
  guint i;

  ensure_table (self);
  if (is_first)
    {
      guint head = kaiji_pdf_structure_add (self->structure, self->table, "THead");

      row = kaiji_pdf_structure_add (self->structure, head, "TR");
    }

  for (i = first; i < n_cells && cells[i].kind == KAIJI_CELL_HEAD; i++)
    {
      KaijiOpenText open = { 0 };

      if (!is_first)
        {
          draw_artifact (self, &cells[i], cr);
          continue;
        }

      while (column < self->n_columns - 1 && self->columns[column].head_span == 0)
        column++;
      kaiji_cell_draw_tagged (&cells[i], cr, self->structure,
                              add_head (self, row, "Column", self->columns[column].head_span),
                              &open);
      column++;
    }

  return i;
}

static void
draw_section (KaijiPageTags *self, const KaijiCell *cell, cairo_t *cr)
{
  KaijiOpenText open = { 0 };

  close_columns (self);
  self->field = NULL;
  self->body = 0;
  add_row (self);
  kaiji_cell_draw_tagged (cell, cr, self->structure,
                          add_head (self, self->row, "Row", self->n_columns), &open);
}

/* Returns whether a cell at the top of a page continues one from an earlier page. */
static gboolean
continues (const Column *column, const KaijiCell *cell)
{
  if (column->element == 0)
    return FALSE;

  switch (cell->content)
    {
    case KAIJI_COLUMN_NUMBER:
    case KAIJI_COLUMN_ITEM:
      return column->field->item == cell->field->item;
    case KAIJI_COLUMN_GROUP:
      return column->field->item->group == cell->field->item->group;
    case KAIJI_COLUMN_LEVEL:
    case KAIJI_COLUMN_PROMPT:
    case KAIJI_COLUMN_ANSWER:
    case KAIJI_COLUMN_BEFORE:
      return column->field == cell->field;
    default:
      g_assert_not_reached ();
    }
}

/* The question is the head of the answer. */
static gboolean
is_head (const KaijiCell *cell)
{
  return cell->content == KAIJI_COLUMN_NUMBER || cell->content == KAIJI_COLUMN_GROUP
         || cell->content == KAIJI_COLUMN_ITEM || cell->content == KAIJI_COLUMN_PROMPT;
}

static char *
dup_alternative (const KaijiField *field)
{
  /* Translators: What a picture in a printed sheet is, read aloud: %s is the title of an item, the
   * second one what it asks for. */
  return g_strdup_printf (_ ("Picture: %s, %s"), field->item->title, field->prompt);
}

static void
draw_picture (KaijiPageTags *self, const KaijiCell *cell, guint parent, cairo_t *cr)
{
  guint figure = kaiji_pdf_structure_add (self->structure, parent, "Figure");
  cairo_rectangle_t area;

  kaiji_cell_get_picture_area (cell, &area);
  kaiji_pdf_structure_get (self->structure, figure)->alternative = dup_alternative (cell->field);
  kaiji_pdf_structure_set_box (self->structure, cr, figure, &area);
  kaiji_pdf_structure_begin (self->structure, cr, figure);
  kaiji_cell_draw_picture (cell, cr);
  kaiji_pdf_structure_end (self->structure, cr);
}

static void
draw_new_cell (KaijiPageTags *self, const KaijiCell *cell, Column *column, cairo_t *cr)
{
  guint row = self->n_rows - 1;

  close_column (self, column, row);
  column->field = cell->field;
  column->row = row;
  if (is_head (cell))
    column->element = add_head (self, self->row, "Row", 1);
  else
    column->element = kaiji_pdf_structure_add (self->structure, self->row, "TD");

  if (cell->is_changed)
    draw_bar (self, cell, column->element, cr);
  if (cell->picture != NULL)
    draw_picture (self, cell, column->element, cr);
  else if (cell->text != NULL)
    kaiji_cell_draw_tagged (cell, cr, self->structure, column->element, &column->open);
}

/* Only those lines of a continued cell are read that were not read before. */
static void
draw_continued_cell (KaijiPageTags *self, const KaijiCell *cell, Column *column, cairo_t *cr)
{
  if (cell->is_changed)
    draw_bar (self, cell, KAIJI_PDF_ARTIFACT, cr);
  if (cell->text != NULL && cell->picture == NULL && cell->first_line > 0)
    kaiji_cell_draw_tagged (cell, cr, self->structure, column->element, &column->open);
  else
    draw_artifact (self, cell, cr);
}

static void
draw_field_cell (KaijiPageTags *self, const KaijiCell *cell, cairo_t *cr)
{
  Column *column = &self->last[cell->content];
  gboolean begins_page = !self->has_row;

  if (begins_page || cell->area.y != self->row_y)
    {
      if (cell->field != self->field)
        {
          add_row (self);
          self->n_rows++;
          self->field = cell->field;
        }
      self->row_y = cell->area.y;
      self->first_y = begins_page ? cell->area.y : self->first_y;
      self->has_row = TRUE;
    }

  if (cell->area.y == self->first_y && continues (column, cell))
    draw_continued_cell (self, cell, column, cr);
  else
    draw_new_cell (self, cell, column, cr);
}

static void
draw_tints (KaijiPageTags *self, const KaijiCell *cells, guint n_cells, cairo_t *cr)
{
  gboolean has_tint = FALSE;

  for (guint i = 0; i < n_cells; i++)
    {
      if (!kaiji_cell_has_tint (&cells[i]))
        continue;

      if (!has_tint)
        kaiji_pdf_structure_begin (self->structure, cr, KAIJI_PDF_ARTIFACT);
      has_tint = TRUE;
      kaiji_cell_draw_tint (&cells[i], cr);
    }

  if (has_tint)
    kaiji_pdf_structure_end (self->structure, cr);
}

static guint
draw_cell (KaijiPageTags *self, const KaijiCell *cells, guint n_cells, guint i, cairo_t *cr)
{
  switch (cells[i].kind)
    {
    case KAIJI_CELL_TITLE:
      draw_title (self, &cells[i], cr);
      break;
    case KAIJI_CELL_SUBTITLE:
    case KAIJI_CELL_NOTE:
      draw_edge (self, &cells[i], cr);
      break;
    case KAIJI_CELL_HEAD:
      return draw_heads (self, cells, n_cells, i, cr);
    case KAIJI_CELL_SECTION:
      draw_section (self, &cells[i], cr);
      break;
    case KAIJI_CELL_FIELD:
      draw_field_cell (self, &cells[i], cr);
      break;
    default:
      g_assert_not_reached ();
    }

  return i + 1;
}

/**
 * kaiji_page_tags_new:
 * @structure: the structure of the document
 * @columns: (array length=n_columns): the columns of its table; must outlive the result
 * @n_columns: the number of columns
 *
 * Returns: (transfer full): the table of a document before its first page
 */
KaijiPageTags *
kaiji_page_tags_new (KaijiPdfStructure *structure, const KaijiColumn *columns, guint n_columns)
{
  KaijiPageTags *self;

  g_return_val_if_fail (structure != NULL, NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_new0 (KaijiPageTags, 1);
  self->structure = kaiji_pdf_structure_ref (structure);
  self->columns = columns;
  self->n_columns = n_columns;
  self->read = g_hash_table_new (NULL, NULL);

  return self;
}

/**
 * kaiji_page_tags_free:
 * @self: (transfer full): a table
 */
void
kaiji_page_tags_free (KaijiPageTags *self)
{
  g_return_if_fail (self != NULL);

  kaiji_pdf_structure_unref (self->structure);
  g_hash_table_unref (self->read);
  g_free (self);
}

/**
 * kaiji_page_tags_begin_mark:
 * @cr: where to draw
 *
 * Begins the mark behind the page, which is not read.
 */
void
kaiji_page_tags_begin_mark (KaijiPageTags *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL);

  kaiji_pdf_structure_begin (self->structure, cr, KAIJI_PDF_ARTIFACT);
}

/**
 * kaiji_page_tags_end_mark:
 * @cr: where it was drawn
 *
 * Ends the mark.
 */
void
kaiji_page_tags_end_mark (KaijiPageTags *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL);

  kaiji_pdf_structure_end (self->structure, cr);
}

/**
 * kaiji_page_tags_draw:
 * @page: the next page
 * @cr: where to draw: a page of a PDF document, in points from its top left corner
 *
 * Draws a page like kaiji_page_draw(), and records its structure.
 */
void
kaiji_page_tags_draw (KaijiPageTags *self, KaijiPage *page, cairo_t *cr)
{
  const KaijiCell *cells;
  guint n_cells;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page != NULL);
  g_return_if_fail (cr != NULL);

  cells = kaiji_page_get_cells (page, &n_cells);
  self->has_row = FALSE;

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_tints (self, cells, n_cells, cr);
  for (guint i = 0; i < n_cells;)
    i = draw_cell (self, cells, n_cells, i, cr);

  if (kaiji_page_has_rules (page))
    {
      kaiji_pdf_structure_begin (self->structure, cr, KAIJI_PDF_ARTIFACT);
      kaiji_page_draw_rules (page, cr);
      kaiji_pdf_structure_end (self->structure, cr);
    }
  cairo_restore (cr);
}

/**
 * kaiji_page_tags_finish:
 *
 * Finishes the table after the last page: the spans of the last cells are known now.
 */
void
kaiji_page_tags_finish (KaijiPageTags *self)
{
  g_return_if_fail (self != NULL);

  close_columns (self);
}
