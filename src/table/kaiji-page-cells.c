/* kaiji-page-cells.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PDF document has letters at places and rules between them, but no tables. Each letter belongs
 * to the cell that the rules around it make.
 */

#include "config.h"

#include <math.h>

#include "kaiji-page-cells.h"
#include "kaiji-page-letters.h"
#include "kaiji-page-turn.h"

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

/* A letter is in one of the so many last lines outside tables, or begins one. */
#define MAX_LOOSE_LINES 500

static void
cell_free (gpointer data)
{
  g_array_unref (((KaijiPageCell *) data)->letters);
  g_free (data);
}

static gboolean
is_same_box (const KaijiPageBox *a, const KaijiPageBox *b)
{
  return ABS (a->left - b->left) <= KAIJI_PAGE_NEAR && ABS (a->right - b->right) <= KAIJI_PAGE_NEAR
         && ABS (a->top - b->top) <= KAIJI_PAGE_NEAR
         && ABS (a->bottom - b->bottom) <= KAIJI_PAGE_NEAR;
}

static KaijiPageCell *
add_cell (GPtrArray *cells, const KaijiPageBox *box, gboolean is_loose)
{
  KaijiPageCell *cell = g_new0 (KaijiPageCell, 1);

  cell->box = *box;
  cell->is_loose = is_loose;
  cell->letters = g_array_new (FALSE, FALSE, sizeof (KaijiPageLetter));
  g_ptr_array_add (cells, cell);
  return cell;
}

static KaijiPageCell *
find_cell (GPtrArray *cells, const KaijiPageBox *box)
{
  for (guint i = cells->len; i > 0; i--)
    {
      KaijiPageCell *cell = g_ptr_array_index (cells, i - 1);

      if (!cell->is_loose && is_same_box (&cell->box, box))
        return cell;
    }

  return add_cell (cells, box, FALSE);
}

/* Finds the line of text outside tables that a letter is in; its box is in pixels. */
static KaijiPageCell *
find_loose_line (GPtrArray *cells, const KaijiPageBox *letter)
{
  int middle = (letter->top + letter->bottom) / 2;

  for (guint i = cells->len; i > 0 && cells->len - i < MAX_LOOSE_LINES; i--)
    {
      KaijiPageCell *cell = g_ptr_array_index (cells, i - 1);

      if (cell->is_loose && middle >= cell->box.top && middle <= cell->box.bottom)
        return cell;
    }

  return add_cell (cells, letter, TRUE);
}

static cairo_surface_t *
draw_page (PopplerPage *page, KaijiPageTurn turn, double *scale)
{
  cairo_surface_t *picture;
  cairo_matrix_t matrix;
  double width, height;
  cairo_t *cairo;

  poppler_page_get_size (page, &width, &height);
  kaiji_page_turn_get_matrix (turn, &width, &height, &matrix);
  *scale = MIN (SCALE, MAX_PIXELS / MAX (MAX (width, height), 1));
  picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * *scale) + 1,
                                        (int) ceil (height * *scale) + 1);
  cairo = cairo_create (picture);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, *scale, *scale);
  cairo_transform (cairo, &matrix);
  poppler_page_render (page, cairo);
  cairo_destroy (cairo);
  return picture;
}

/* The topmost edge of the cells of a page, or the lowest one. */
static int
find_edge (GPtrArray *cells, gboolean is_bottom)
{
  int edge = is_bottom ? 0 : G_MAXINT;

  for (guint i = 0; i < cells->len; i++)
    {
      const KaijiPageCell *cell = g_ptr_array_index (cells, i);

      if (!cell->is_loose)
        edge = is_bottom ? MAX (edge, cell->box.bottom) : MIN (edge, cell->box.top);
    }

  return edge;
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

  g_array_sort (sizes, kaiji_page_letters_compare_lengths);
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
            KaijiPageTurn turn,
            const PopplerRectangle *rectangles,
            guint n_rectangles,
            const char *text,
            guint number,
            KaijiPageColumns *columns,
            double *scale)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (KaijiPageBox));
  g_autoptr (GArray) guides = NULL;
  double size = find_letter_size (rectangles, n_rectangles);
  cairo_surface_t *picture = draw_page (page, turn, scale);
  KaijiPageRules *rules;
  const char *p = text;

  for (guint i = 0; i < n_rectangles && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      KaijiPageBox box = get_letter_box (&rectangles[i], *scale);

      if (g_unichar_isgraph (g_utf8_get_char (p)))
        g_array_append_val (letters, box);
    }

  if (columns != NULL)
    guides = kaiji_page_columns_get_guides (columns, number, *scale);
  rules = kaiji_page_rules_new (picture, (const KaijiPageBox *) (gconstpointer) letters->data,
                                letters->len, guides,
                                (int) (MAX (MIN_HORIZONTAL, MIN_HORIZONTAL_LETTERS * size)
                                       * *scale),
                                (int) (MAX (MIN_VERTICAL, MIN_VERTICAL_LETTERS * size) * *scale));
  cairo_surface_destroy (picture);
  if (columns != NULL && !kaiji_page_columns_divide (columns, number, *scale, rules))
    g_clear_pointer (&rules, kaiji_page_rules_free);
  return rules;
}

/* The top of a cell's last line; -1 if it has none. */
static double
find_last_line (const KaijiPageCell *cell)
{
  double top = -1;

  for (guint i = 0; i < cell->letters->len; i++)
    top = MAX (top, g_array_index (cell->letters, KaijiPageLetter, i).top);

  return top;
}

/* A row may be too low for its text: then the last line crosses the rule below and is more in the
 * next cell than in its own. It is known by its distance from the line above. */
static void
take_back_lines (KaijiPageCell *above, KaijiPageCell *cell, double edge)
{
  double last = find_last_line (above);

  for (guint i = 0; last >= 0 && i < cell->letters->len;)
    {
      KaijiPageLetter letter = g_array_index (cell->letters, KaijiPageLetter, i);
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

static gboolean
is_loose (GPtrArray *cells, guint position)
{
  return ((const KaijiPageCell *) g_ptr_array_index (cells, position))->is_loose;
}

static void
take_back_all_lines (GPtrArray *cells, double scale, double top)
{
  for (guint i = 0; i < cells->len; i++)
    for (guint j = 0; !is_loose (cells, i) && j < cells->len; j++)
      {
        KaijiPageCell *above = g_ptr_array_index (cells, i);
        KaijiPageCell *cell = g_ptr_array_index (cells, j);

        if (cell->is_loose || ABS (above->box.left - cell->box.left) > KAIJI_PAGE_NEAR
            || ABS (above->box.right - cell->box.right) > KAIJI_PAGE_NEAR
            || ABS (above->box.bottom - cell->box.top) > 2 * KAIJI_PAGE_NEAR)
          continue;
        take_back_lines (above, cell, top + cell->box.top / scale);
      }
}

/**
 * kaiji_page_cells_read:
 * @page: a page
 * @number: its number, from 0: a cell that goes on on the next page has the letters of both, one
 *   below the other
 * @text: its text, which must outlive the cells
 * @columns: (nullable): columns that no rules divide
 *
 * Reads the letters of a page into the cells of its tables.
 *
 * Returns: (transfer full) (nullable) (element-type KaijiPageCell): the cells; %NULL if the rows of
 *   @columns cannot be told from one another
 */
GPtrArray *
kaiji_page_cells_read (PopplerPage *page, guint number, const char *text, KaijiPageColumns *columns)
{
  double top = number * KAIJI_PAGE_HEIGHT;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (cell_free);
  g_autofree PopplerRectangle *rectangles = NULL;
  g_autoptr (KaijiPageRules) rules = NULL;
  guint n_rectangles = 0;
  double width, height, scale;
  KaijiPageTurn turn;
  const char *p = text;

  poppler_page_get_text_layout (page, &rectangles, &n_rectangles);
  poppler_page_get_size (page, &width, &height);
  turn = kaiji_page_turn_find (rectangles, n_rectangles, text);
  kaiji_page_turn_apply (turn, width, height, rectangles, n_rectangles, text);
  rules = find_rules (page, turn, rectangles, n_rectangles, text, number, columns, &scale);
  if (rules == NULL)
    return NULL;

  for (guint i = 0; i < n_rectangles && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      const PopplerRectangle *rectangle = &rectangles[i];
      KaijiPageLetter letter = { rectangle->x1, rectangle->x2, top + rectangle->y1,
                                 top + rectangle->y2, p };
      KaijiPageBox place = get_letter_box (rectangle, scale);
      KaijiPageBox box;
      KaijiPageCell *cell;

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
  return g_steal_pointer (&cells);
}

/**
 * kaiji_page_cells_join:
 * @before: (element-type KaijiPageCell): the cells of a page
 * @cells: (element-type KaijiPageCell): those of the next one
 *
 * Joins the cells that are open at the end of a page with those that are open at the beginning of
 * the next one.
 */
void
kaiji_page_cells_join (GPtrArray *before, GPtrArray *cells)
{
  int bottom = find_edge (before, TRUE);
  int top = find_edge (cells, FALSE);

  for (guint i = 0; i < cells->len; i++)
    for (guint j = 0; !is_loose (cells, i) && j < before->len; j++)
      {
        KaijiPageCell *cell = g_ptr_array_index (cells, i);
        KaijiPageCell *open = g_ptr_array_index (before, j);

        if (open->is_loose || !cell->box.is_open_above || !open->box.is_open_below
            || ABS (cell->box.top - top) > KAIJI_PAGE_NEAR
            || ABS (open->box.bottom - bottom) > KAIJI_PAGE_NEAR
            || ABS (cell->box.left - open->box.left) > KAIJI_PAGE_NEAR
            || ABS (cell->box.right - open->box.right) > KAIJI_PAGE_NEAR)
          continue;

        cell->beginning = open->beginning != NULL ? open->beginning : open;
        g_array_append_vals (cell->beginning->letters, cell->letters->data, cell->letters->len);
        break;
      }
}
