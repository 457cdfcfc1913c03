/* kaiji-table-pdf.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PDF document has letters at places and rules between them, but no tables. Each letter belongs
 * to the cell that the rules around it make; cells with the same top edge are a row.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-page-rules.h"
#include "kaiji-table-pdf.h"
#include "kaiji-text.h"

#define MAX_PAGES 500

/* The pixels per point of a page, and the maximum of pixels on a side. */
#define SCALE 2.0
#define MAX_PIXELS 4000

/* The minimum height of a table's row in points, and width of a column in letters; strokes of
 * letters are shorter. */
#define MIN_HORIZONTAL 18
#define MIN_VERTICAL 9.5
#define MIN_HORIZONTAL_LETTERS 2.1
#define MIN_VERTICAL_LETTERS 1.08

/* The minimum part of a letter above the rule that its line crosses, and the distance of two lines
 * in heights of a letter. */
#define MIN_CROSSING 0.2
#define MIN_LINE 0.7
#define MAX_LINE 1.5

/* More than the height of any page, in points. */
#define PAGE_HEIGHT 20000.0

/* Edges this close, in pixels, count as one. */
#define NEAR 4

/* The most frequent characters that cannot begin a line (JIS X 4051). */
static const char *const not_at_start[] = { "、", "。", "，", "．", ")",  "）", "」", "』",
                                            "】", "ー", "・", "々", "ッ", "ャ", "ュ", "ョ",
                                            ",",  ".",  ":",  "!",  "?",  "%",  "〜", "～" };

typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
  const char *text; /* one character */
} Letter;

typedef struct _Cell Cell;

struct _Cell
{
  KaijiPageBox box;
  gboolean is_loose; /* a line of text outside tables */
  Cell *beginning;   /* on a page before, which has the letters of this cell; or NULL */
  GArray *letters;
};

static void
cell_free (gpointer data)
{
  g_array_unref (((Cell *) data)->letters);
  g_free (data);
}

static gboolean
is_same_box (const KaijiPageBox *a, const KaijiPageBox *b)
{
  return ABS (a->left - b->left) <= NEAR && ABS (a->right - b->right) <= NEAR
         && ABS (a->top - b->top) <= NEAR && ABS (a->bottom - b->bottom) <= NEAR;
}

static Cell *
add_cell (GPtrArray *cells, const KaijiPageBox *box, gboolean is_loose)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->box = *box;
  cell->is_loose = is_loose;
  cell->letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  g_ptr_array_add (cells, cell);
  return cell;
}

static Cell *
find_cell (GPtrArray *cells, const KaijiPageBox *box)
{
  for (guint i = cells->len; i > 0; i--)
    {
      Cell *cell = g_ptr_array_index (cells, i - 1);

      if (!cell->is_loose && is_same_box (&cell->box, box))
        return cell;
    }

  return add_cell (cells, box, FALSE);
}

/* Finds the line of text outside tables that a letter is in; its box is in pixels. */
static Cell *
find_loose_line (GPtrArray *cells, const KaijiPageBox *letter)
{
  int middle = (letter->top + letter->bottom) / 2;

  for (guint i = cells->len; i > 0; i--)
    {
      Cell *cell = g_ptr_array_index (cells, i - 1);

      if (cell->is_loose && middle >= cell->box.top && middle <= cell->box.bottom)
        return cell;
    }

  return add_cell (cells, letter, TRUE);
}

/* Orders lines from top to bottom and letters of a line from left to right. */
static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const Letter *first = a;
  const Letter *second = b;

  if (first->top != second->top)
    return first->top < second->top ? -1 : 1;
  return first->left < second->left ? -1 : first->left > second->left;
}

static int
compare_middles (gconstpointer a, gconstpointer b)
{
  double first = ((const Letter *) a)->top + ((const Letter *) a)->bottom;
  double second = ((const Letter *) b)->top + ((const Letter *) b)->bottom;

  return first < second ? -1 : first > second;
}

/* Letters of one line differ a little in height: all get the top of the line. */
static void
sort_letters (GArray *letters)
{
  double line_top = 0;
  double line_bottom = -1;

  g_array_sort (letters, compare_middles);
  for (guint i = 0; i < letters->len; i++)
    {
      Letter *letter = &g_array_index (letters, Letter, i);
      double middle = (letter->top + letter->bottom) / 2;

      if (middle > line_bottom)
        {
          line_top = letter->top;
          line_bottom = letter->bottom;
        }
      letter->top = line_top;
    }
  g_array_sort (letters, compare_letters);
}

static gboolean
is_latin (const char *text)
{
  return text != NULL && (guchar) *text < 0x80 && g_ascii_isgraph (*text);
}

/* A space is between two letters if they are apart by a certain part of a letter. */
static gboolean
is_apart (const Letter *before, const Letter *letter)
{
  double size = letter->bottom - letter->top;

  /* Letters of Japanese text are also spaced to justify the line. */
  double least = is_latin (before->text) && is_latin (letter->text) ? 0.17 : 0.5;

  return letter->left - before->right > least * MAX (size, 1) && *before->text != ' ';
}

/* Whether two letters of a line are as far from each other as columns. */
static gboolean
is_far (const Letter *before, const Letter *letter)
{
  return letter->left - before->right > MAX (letter->bottom - letter->top, 1);
}

/* The width of the unbreakable letters at @position: a word, and punctuation that cannot begin a
 * line. */
static double
get_needed_room (GArray *letters, guint position)
{
  const Letter *first = &g_array_index (letters, Letter, position);
  double right = first->right;

  for (guint i = position + 1; i < letters->len; i++)
    {
      const Letter *letter = &g_array_index (letters, Letter, i);
      const Letter *before = &g_array_index (letters, Letter, i - 1);
      gboolean goes_on = is_latin (before->text) && is_latin (letter->text)
                         && !is_apart (before, letter);

      for (guint j = 0; !goes_on && j < G_N_ELEMENTS (not_at_start); j++)
        goes_on = g_str_has_prefix (letter->text, not_at_start[j]);
      if (!goes_on || letter->top != first->top)
        break;
      right = letter->right;
    }

  return right - first->left;
}

/* Joins the text of a cell: a line that ends although the next word would have fitted was ended by
 * the author; every other line continues. */
static char *
join_letters (const Cell *cell, double right_edge)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const Letter *before = NULL;

  for (guint i = 0; i < cell->letters->len; i++)
    {
      const Letter *letter = &g_array_index (cell->letters, Letter, i);

      if (before != NULL && before->top != letter->top)
        {
          double room = right_edge - before->right;
          /* Punctuation may hang over the edge of its column. */
          double hanging = before->bottom - before->top;

          while (text->len > 0 && text->str[text->len - 1] == ' ')
            g_string_truncate (text, text->len - 1);
          if (cell->is_loose || room > get_needed_room (cell->letters, i) + hanging)
            g_string_append_c (text, '\n');
          else if (is_latin (before->text) && is_latin (letter->text))
            g_string_append_c (text, ' ');
        }
      else if (before != NULL && is_apart (before, letter) && *letter->text != ' ')
        {
          g_string_append (text, cell->is_loose && is_far (before, letter) ? "  " : " ");
        }
      g_string_append_len (text, letter->text, g_utf8_next_char (letter->text) - letter->text);
      before = letter;
    }

  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

/* The right edge of a column's text: the end of its longest line. */
static double
find_right_edge (GPtrArray *cells, const Cell *cell)
{
  double edge = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *other = g_ptr_array_index (cells, i);

      if (other->is_loose || ABS (other->box.right - cell->box.right) > NEAR)
        continue;
      for (guint j = 0; j < other->letters->len; j++)
        edge = MAX (edge, g_array_index (other->letters, Letter, j).right);
    }

  return edge;
}

static cairo_surface_t *
draw_page (PopplerPage *page, double *scale)
{
  cairo_surface_t *picture;
  double width, height;
  cairo_t *cairo;

  poppler_page_get_size (page, &width, &height);
  *scale = MIN (SCALE, MAX_PIXELS / MAX (MAX (width, height), 1));
  picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * *scale) + 1,
                                        (int) ceil (height * *scale) + 1);
  cairo = cairo_create (picture);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, *scale, *scale);
  poppler_page_render (page, cairo);
  cairo_destroy (cairo);
  return picture;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *first = *(const Cell *const *) a;
  const Cell *second = *(const Cell *const *) b;

  if (ABS (first->box.top - second->box.top) > NEAR)
    return first->box.top - second->box.top;
  return first->box.left - second->box.left;
}

/* Finds a column by its left edge, which is common to all pages. */
static guint
find_column (GArray *lefts, int left)
{
  for (guint i = 0; i < lefts->len; i++)
    if (ABS (g_array_index (lefts, int, i) - left) <= NEAR)
      return i;

  return 0;
}

static void
add_left (GArray *lefts, int left)
{
  guint place = 0;

  while (place < lefts->len && g_array_index (lefts, int, place) < left - NEAR)
    place++;
  if (place < lefts->len && ABS (g_array_index (lefts, int, place) - left) <= NEAR)
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
  const Cell *before = NULL;
  KaijiTableRow *row = NULL;
  guint line = 1;

  for (guint i = 0; i < cells->len; i++)
    sort_letters (((Cell *) g_ptr_array_index (cells, i))->letters);
  g_ptr_array_sort (cells, compare_cells);
  for (guint i = 0; i < cells->len && !kaiji_table_is_full (table); i++)
    {
      const Cell *cell = g_ptr_array_index (cells, i);
      g_autofree char *text = join_letters (cell, find_right_edge (cells, cell));

      if (cell->beginning != NULL)
        continue;
      if (cell->is_loose)
        {
          add_loose_line (table, text, &line, place);
          continue;
        }
      if (before == NULL || cell->box.top - before->box.top > NEAR)
        row = kaiji_table_add_row (table, line++, place, before == NULL);
      before = cell;
      kaiji_table_add_cell (table, row, find_column (lefts, cell->box.left), text);
    }
}

/* The topmost edge of the cells of a page, or the lowest one. */
static int
find_edge (GPtrArray *cells, gboolean is_bottom)
{
  int edge = is_bottom ? 0 : G_MAXINT;

  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (cells, i);

      if (!cell->is_loose)
        edge = is_bottom ? MAX (edge, cell->box.bottom) : MIN (edge, cell->box.top);
    }

  return edge;
}

/* Cells that are open at the end of a page go on in those that are open at the beginning of the
 * next one. */
static void
join_pages (GPtrArray *before, GPtrArray *cells)
{
  int bottom = find_edge (before, TRUE);
  int top = find_edge (cells, FALSE);

  for (guint i = 0; i < cells->len; i++)
    for (guint j = 0; j < before->len; j++)
      {
        Cell *cell = g_ptr_array_index (cells, i);
        Cell *open = g_ptr_array_index (before, j);

        if (cell->is_loose || open->is_loose || !cell->box.is_open_above || !open->box.is_open_below
            || ABS (cell->box.top - top) > NEAR || ABS (open->box.bottom - bottom) > NEAR
            || ABS (cell->box.left - open->box.left) > NEAR
            || ABS (cell->box.right - open->box.right) > NEAR)
          continue;

        cell->beginning = open->beginning != NULL ? open->beginning : open;
        g_array_append_vals (cell->beginning->letters, cell->letters->data, cell->letters->len);
        break;
      }
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* The height of the letters of a page: that of all but the few in titles. */
static double
find_letter_size (const PopplerRectangle *rectangles, guint n_rectangles)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_rectangles; i++)
    {
      double size = rectangles[i].y2 - rectangles[i].y1;

      if (size > 0)
        g_array_append_val (sizes, size);
    }
  if (sizes->len == 0)
    return 0;

  g_array_sort (sizes, compare_sizes);
  return g_array_index (sizes, double, sizes->len * 4 / 5);
}

static KaijiPageBox
get_letter_box (const PopplerRectangle *rectangle, double scale)
{
  KaijiPageBox box = { (int) (rectangle->x1 * scale),
                       (int) (rectangle->y1 * scale),
                       (int) (rectangle->x2 * scale),
                       (int) (rectangle->y2 * scale),
                       FALSE,
                       FALSE };

  return box;
}

static KaijiPageRules *
find_rules (PopplerPage *page,
            const PopplerRectangle *rectangles,
            guint n_rectangles,
            const char *text,
            double *scale)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (KaijiPageBox));
  double size = find_letter_size (rectangles, n_rectangles);
  cairo_surface_t *picture = draw_page (page, scale);
  KaijiPageRules *rules;
  const char *p = text;

  for (guint i = 0; i < n_rectangles && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      KaijiPageBox box = get_letter_box (&rectangles[i], *scale);

      if (g_unichar_isgraph (g_utf8_get_char (p)))
        g_array_append_val (letters, box);
    }

  rules = kaiji_page_rules_new (picture, (const KaijiPageBox *) (gconstpointer) letters->data,
                                letters->len,
                                (int) (MAX (MIN_HORIZONTAL, MIN_HORIZONTAL_LETTERS * size)
                                       * *scale),
                                (int) (MAX (MIN_VERTICAL, MIN_VERTICAL_LETTERS * size) * *scale));
  cairo_surface_destroy (picture);
  return rules;
}

/* The top of a cell's last line; -1 if it has none. */
static double
find_last_line (const Cell *cell)
{
  double top = -1;

  for (guint i = 0; i < cell->letters->len; i++)
    top = MAX (top, g_array_index (cell->letters, Letter, i).top);

  return top;
}

/* A row may be too low for its text: then the last line crosses the rule below and is more in the
 * next cell than in its own. It is known by its distance from the line above. */
static void
take_back_lines (Cell *above, Cell *cell, double edge)
{
  double last = find_last_line (above);

  for (guint i = 0; last >= 0 && i < cell->letters->len;)
    {
      Letter letter = g_array_index (cell->letters, Letter, i);
      double size = letter.bottom - letter.top;

      if (letter.top > edge - MIN_CROSSING * size || letter.top - last < MIN_LINE * size
          || letter.top - last > MAX_LINE * size)
        {
          i++;
          continue;
        }
      g_array_append_val (above->letters, letter);
      g_array_remove_index (cell->letters, i);
    }
}

static void
take_back_all_lines (GPtrArray *cells, double scale, double top)
{
  for (guint i = 0; i < cells->len; i++)
    for (guint j = 0; j < cells->len; j++)
      {
        Cell *above = g_ptr_array_index (cells, i);
        Cell *cell = g_ptr_array_index (cells, j);

        if (above->is_loose || cell->is_loose || ABS (above->box.left - cell->box.left) > NEAR
            || ABS (above->box.right - cell->box.right) > NEAR
            || ABS (above->box.bottom - cell->box.top) > 2 * NEAR)
          continue;
        take_back_lines (above, cell, top + cell->box.top / scale);
      }
}

/* Reads the letters of a page into cells. The places of the letters are counted from @top, so that
 * a cell has those of a later page below those of an earlier one. */
static GPtrArray *
read_cells (PopplerPage *page, const char *text, double top)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (cell_free);
  g_autofree PopplerRectangle *rectangles = NULL;
  g_autoptr (KaijiPageRules) rules = NULL;
  guint n_rectangles = 0;
  double scale;
  const char *p = text;

  poppler_page_get_text_layout (page, &rectangles, &n_rectangles);
  rules = find_rules (page, rectangles, n_rectangles, text, &scale);

  for (guint i = 0; i < n_rectangles && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      const PopplerRectangle *rectangle = &rectangles[i];
      Letter letter = { rectangle->x1, rectangle->x2, top + rectangle->y1, top + rectangle->y2, p };
      KaijiPageBox place = get_letter_box (rectangle, scale);
      KaijiPageBox box;
      Cell *cell;

      if (*p == '\n' || g_unichar_iscntrl (g_utf8_get_char (p)))
        continue;

      if (kaiji_page_rules_find_box (rules, (place.left + place.right) / 2,
                                     (place.top + place.bottom) / 2, &box))
        cell = find_cell (cells, &box);
      else
        cell = find_loose_line (cells, &place);
      g_array_append_val (cell->letters, letter);
    }

  take_back_all_lines (cells, scale, top);
  return cells;
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
  PopplerDocument *document;
  g_autoptr (GError) poppler_error = NULL;
  int n_pages;

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

  n_pages = MIN (poppler_document_get_n_pages (document), MAX_PAGES);
  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      g_autoptr (GObject) page_object G_GNUC_UNUSED = page != NULL ? G_OBJECT (page) : NULL;
      char *text = page != NULL ? poppler_page_get_text (page) : NULL;
      GPtrArray *cells;

      if (text == NULL)
        continue;

      g_ptr_array_add (texts, text);
      cells = read_cells (page, text, i * PAGE_HEIGHT);
      if (pages->len > 0)
        join_pages (g_ptr_array_index (pages, pages->len - 1), cells);
      g_ptr_array_add (pages, cells);
      for (guint j = 0; j < cells->len; j++)
        {
          const Cell *cell = g_ptr_array_index (cells, j);

          if (!cell->is_loose)
            add_left (lefts, cell->box.left);
        }
    }

  /* Every cell in rules has a left edge. */
  table = kaiji_table_new (lefts->len > 0);
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
