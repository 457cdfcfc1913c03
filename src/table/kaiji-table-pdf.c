/* kaiji-table-pdf.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of the pages of a PDF document as a table: cells with the same top edge are a row.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-page-cells.h"
#include "kaiji-table-pdf.h"
#include "kaiji-text.h"

#define MAX_PAGES 500

/* A table in which rules make so few columns may have more, between which are none: one is a frame
 * only. */
#define MAX_FRAMES 2

/* The right edge of a column's text: the end of its longest line. */
static double
find_right_edge (GPtrArray *cells, const KaijiPageCell *cell)
{
  double edge = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const KaijiPageCell *other = g_ptr_array_index (cells, i);

      if (other->is_loose || ABS (other->box.right - cell->box.right) > KAIJI_PAGE_NEAR)
        continue;
      for (guint j = 0; j < other->letters->len; j++)
        edge = MAX (edge, g_array_index (other->letters, KaijiPageLetter, j).right);
    }

  return edge;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const KaijiPageCell *first = *(const KaijiPageCell *const *) a;
  const KaijiPageCell *second = *(const KaijiPageCell *const *) b;

  if (ABS (first->box.top - second->box.top) > KAIJI_PAGE_NEAR)
    return first->box.top - second->box.top;
  return first->box.left - second->box.left;
}

/* Finds a column by its left edge, which is common to all pages. */
static guint
find_column (GArray *lefts, int left)
{
  for (guint i = 0; i < lefts->len; i++)
    if (ABS (g_array_index (lefts, int, i) - left) <= KAIJI_PAGE_NEAR)
      return i;

  return 0;
}

static void
add_left (GArray *lefts, int left)
{
  guint place = 0;

  while (place < lefts->len && g_array_index (lefts, int, place) < left - KAIJI_PAGE_NEAR)
    place++;
  if (place < lefts->len && ABS (g_array_index (lefts, int, place) - left) <= KAIJI_PAGE_NEAR)
    return;
  g_array_insert_val (lefts, place, left);
}

/* Adds a line outside of tables. In a document without any, it may go on with the line before. */
static void
add_loose_line (KaijiTable *table, const char *text, guint *line, const char *place)
{
  gboolean has_tables = kaiji_table_get_has_columns (table);
  KaijiTableRow *row;

  if (kaiji_text_is_blank (text))
    return;

  row = kaiji_table_add_row (table, (*line)++, place, has_tables);
  row->is_line = !has_tables;
  kaiji_table_add_cell (table, row, 0, text);
}

static void
add_page (KaijiTable *table, GPtrArray *cells, GArray *lefts, guint number)
{
  /* Translators: a page of a document */
  g_autofree char *place = g_strdup_printf (_ ("page %u"), number);
  const KaijiPageCell *before = NULL;
  KaijiTableRow *row = NULL;
  guint line = 1;

  for (guint i = 0; i < cells->len; i++)
    kaiji_page_letters_sort (((KaijiPageCell *) g_ptr_array_index (cells, i))->letters);
  g_ptr_array_sort (cells, compare_cells);
  for (guint i = 0; i < cells->len && !kaiji_table_is_full (table); i++)
    {
      const KaijiPageCell *cell = g_ptr_array_index (cells, i);
      g_autofree char *text = NULL;

      if (cell->beginning != NULL)
        continue;
      text = kaiji_page_letters_join (cell->letters, cell->is_loose,
                                      cell->is_loose ? 0 : find_right_edge (cells, cell));
      if (cell->is_loose)
        {
          add_loose_line (table, text, &line, place);
          continue;
        }
      if (before == NULL || cell->box.top - before->box.top > KAIJI_PAGE_NEAR)
        row = kaiji_table_add_row (table, line++, place, before == NULL);
      before = cell;
      kaiji_table_add_cell (table, row, find_column (lefts, cell->box.left), text);
    }
}

/* The marks that tell which way a text runs: poppler adds them around words from right to left. */
static gboolean
is_direction_mark (gunichar c)
{
  return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The text of a page with a character for each of the places that are told of its letters. */
static char *
dup_text (PopplerPage *page)
{
  g_autofree PopplerRectangle *rectangles = NULL;
  g_autofree char *text = poppler_page_get_text (page);
  g_autoptr (GString) letters = NULL;
  guint n_rectangles = 0;

  if (text == NULL)
    return NULL;

  poppler_page_get_text_layout (page, &rectangles, &n_rectangles);
  if (g_utf8_strlen (text, -1) <= n_rectangles)
    return g_steal_pointer (&text);

  letters = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_direction_mark (c))
        g_string_append_unichar (letters, c);
    }

  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* Reads the cells of the pages, and the left edges of those in rules. Texts are read once, and must
 * outlive the cells.
 *
 * Returns: whether rows of @columns, if not %NULL, can be told from one another */
static gboolean
read_pages (PopplerDocument *document,
            GPtrArray *texts,
            KaijiPageColumns *columns,
            GPtrArray *pages,
            GArray *lefts)
{
  int n_pages = MIN (poppler_document_get_n_pages (document), MAX_PAGES);

  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autoptr (GObject) page_object G_GNUC_UNUSED = page != NULL ? G_OBJECT (page) : NULL;
      GPtrArray *cells;

      if ((guint) i >= texts->len)
        g_ptr_array_add (texts, page != NULL ? dup_text (page) : NULL);
      cells = page != NULL && g_ptr_array_index (texts, i) != NULL
                ? kaiji_page_cells_read (page, (guint) i, g_ptr_array_index (texts, i), columns)
                : g_ptr_array_new ();
      if (cells == NULL)
        return FALSE;
      if (pages->len > 0)
        kaiji_page_cells_join (g_ptr_array_index (pages, pages->len - 1), cells);
      g_ptr_array_add (pages, cells);
      for (guint j = 0; j < cells->len; j++)
        {
          const KaijiPageCell *cell = g_ptr_array_index (cells, j);

          if (!cell->is_loose)
            add_left (lefts, cell->box.left);
        }
    }

  return TRUE;
}

static KaijiPageColumns *
find_columns (GPtrArray *pages)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < pages->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (pages, i);
      GArray *of_page = g_array_new (FALSE, FALSE, sizeof (KaijiPageLetter));

      for (guint j = 0; j < cells->len; j++)
        {
          GArray *of_cell = ((KaijiPageCell *) g_ptr_array_index (cells, j))->letters;

          /* A cell that goes on on the next page has that page's letters, too. */
          for (guint k = 0; k < of_cell->len; k++)
            if (g_array_index (of_cell, KaijiPageLetter, k).top < (i + 1) * KAIJI_PAGE_HEIGHT)
              g_array_append_val (of_page, g_array_index (of_cell, KaijiPageLetter, k));
        }
      g_ptr_array_add (letters, of_page);
    }

  return kaiji_page_columns_new (letters, KAIJI_PAGE_HEIGHT);
}

/**
 * kaiji_table_pdf_read:
 * @bytes: a PDF document
 *
 * Reads the tables of a document by their rules, and its other text line by line.
 *
 * Returns: (transfer full): the table; %NULL with @error if the document is damaged or locked, or
 *   has only pictures of text
 */
KaijiTable *
kaiji_table_pdf_read (GBytes *bytes, GError **error)
{
  g_autoptr (KaijiTable) table = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GObject) document_object = NULL;
  gboolean is_jumbled = FALSE;
  PopplerDocument *document;
  g_autoptr (GError) poppler_error = NULL;

  document = poppler_document_new_from_bytes (bytes, NULL, &poppler_error);
  document_object = document != NULL ? G_OBJECT (document) : NULL;
  if (document == NULL)
    {
      if (g_error_matches (poppler_error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                             _ ("the document is locked with a password; save it without one"));
      else
        g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                             _ ("the PDF document is damaged"));
      return NULL;
    }

  read_pages (document, texts, NULL, pages, lefts);
  if (lefts->len <= MAX_FRAMES)
    {
      g_autoptr (KaijiPageColumns) columns = find_columns (pages);

      if (columns != NULL && kaiji_page_columns_get_n (columns) > lefts->len)
        {
          g_autoptr (GPtrArray) divided = g_ptr_array_new_with_free_func (
            (GDestroyNotify) g_ptr_array_unref);
          g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (int));

          if (read_pages (document, texts, columns, divided, edges))
            {
              g_ptr_array_unref (pages);
              pages = g_steal_pointer (&divided);
              g_array_unref (lefts);
              lefts = g_steal_pointer (&edges);
              is_jumbled = kaiji_page_columns_get_is_doubtful (columns);
            }
          else
            {
              /* The lines of its cells are read across the page. */
              is_jumbled = TRUE;
            }
        }
    }

  /* Every cell in rules has a left edge. */
  table = kaiji_table_new (lefts->len > 0);
  kaiji_table_set_is_jumbled (table, is_jumbled);
  for (guint i = 0; i < pages->len; i++)
    add_page (table, g_ptr_array_index (pages, i), lefts, i + 1);

  if (kaiji_table_get_n_rows (table) == 0)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                           _ ("the document has no text, only pictures of it; text recognition "
                              "(OCR) must come before"));
      return NULL;
    }

  return g_steal_pointer (&table);
}
