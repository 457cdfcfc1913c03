/* kaiji-page.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-page.h"

/* Edges that are equal on paper differ by rounding. */
#define TOLERANCE 0.001

/* A line between two cells or around the table. */
typedef struct
{
  gboolean is_vertical;
  double position;
  double start;
  double end;
} KaijiRule;

struct _KaijiPage
{
  GArray *cells;
  GArray *rules;
  double rule_width;
};

static void
add_rule (GArray *rules, gboolean is_vertical, double position, double start, double length)
{
  KaijiRule rule = {
    .is_vertical = is_vertical,
    .position = position,
    .start = start,
    .end = start + length,
  };

  g_array_append_val (rules, rule);
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  const KaijiRule *one = a;
  const KaijiRule *other = b;

  if (one->is_vertical != other->is_vertical)
    return one->is_vertical - other->is_vertical;
  if (ABS (one->position - other->position) > TOLERANCE)
    return one->position < other->position ? -1 : 1;

  return (one->start > other->start) - (one->start < other->start);
}

static gboolean
continues (const KaijiRule *rule, const KaijiRule *before)
{
  return rule->is_vertical == before->is_vertical
         && ABS (rule->position - before->position) <= TOLERANCE
         && rule->start <= before->end + TOLERANCE;
}

/* Makes the sides of all cells, each line once and in one piece: lines drawn twice look bolder. */
static GArray *
create_rules (const GArray *cells)
{
  g_autoptr (GArray) sides = g_array_new (FALSE, FALSE, sizeof (KaijiRule));
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (KaijiRule));

  for (guint i = 0; i < cells->len; i++)
    {
      const KaijiCell *cell = &g_array_index (cells, KaijiCell, i);
      const cairo_rectangle_t *area = &cell->area;

      if (!kaiji_cell_is_ruled (cell))
        continue;

      add_rule (sides, FALSE, area->y, area->x, area->width);
      add_rule (sides, FALSE, area->y + area->height, area->x, area->width);
      add_rule (sides, TRUE, area->x, area->y, area->height);
      add_rule (sides, TRUE, area->x + area->width, area->y, area->height);
    }

  g_array_sort (sides, compare_rules);

  for (guint i = 0; i < sides->len; i++)
    {
      const KaijiRule *side = &g_array_index (sides, KaijiRule, i);
      KaijiRule *last = NULL;

      if (rules->len > 0)
        last = &g_array_index (rules, KaijiRule, rules->len - 1);

      if (last != NULL && continues (side, last))
        last->end = MAX (last->end, side->end);
      else
        g_array_append_val (rules, *side);
    }

  return rules;
}

/**
 * kaiji_page_new:
 * @cells: (transfer full) (element-type KaijiCell): the page's cells, in reading order
 * @rule_width: the width of the rules, in points; 0 for none
 *
 * Returns: (transfer full): a page
 */
KaijiPage *
kaiji_page_new (GArray *cells, double rule_width)
{
  KaijiPage *self;

  g_return_val_if_fail (cells != NULL, NULL);

  self = g_new0 (KaijiPage, 1);
  self->cells = cells;
  self->rules = create_rules (cells);
  self->rule_width = rule_width;

  return self;
}

/**
 * kaiji_page_free:
 * @self: (transfer full): a page
 */
void
kaiji_page_free (KaijiPage *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->cells);
  g_array_unref (self->rules);
  g_free (self);
}

/**
 * kaiji_page_get_cells:
 * @n_cells: (out): the number of cells
 *
 * Returns: (transfer none) (array length=n_cells): the page's cells, in reading order
 */
const KaijiCell *
kaiji_page_get_cells (KaijiPage *self, guint *n_cells)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_cells != NULL, NULL);

  *n_cells = self->cells->len;

  return &g_array_index (self->cells, KaijiCell, 0);
}

/**
 * kaiji_page_looks_same:
 * @other: another page, with the same texts and pictures if they say the same
 *
 * Returns: whether both are drawn alike
 */
gboolean
kaiji_page_looks_same (KaijiPage *self, KaijiPage *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (self->cells->len != other->cells->len)
    return FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    if (!kaiji_cell_looks_same (&g_array_index (self->cells, KaijiCell, i),
                                &g_array_index (other->cells, KaijiCell, i)))
      return FALSE;

  return TRUE;
}

/**
 * kaiji_page_has_rules:
 *
 * Returns: whether kaiji_page_draw_rules() draws anything
 */
gboolean
kaiji_page_has_rules (KaijiPage *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->rule_width > 0 && self->rules->len > 0;
}

/**
 * kaiji_page_draw_rules:
 * @cr: where to draw; its source is the rules' colour
 *
 * Draws the lines of the table.
 */
void
kaiji_page_draw_rules (KaijiPage *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  if (self->rule_width <= 0)
    return;

  for (guint i = 0; i < self->rules->len; i++)
    {
      const KaijiRule *rule = &g_array_index (self->rules, KaijiRule, i);

      if (rule->is_vertical)
        {
          cairo_move_to (cr, rule->position, rule->start);
          cairo_line_to (cr, rule->position, rule->end);
        }
      else
        {
          cairo_move_to (cr, rule->start, rule->position);
          cairo_line_to (cr, rule->end, rule->position);
        }
    }

  cairo_set_line_width (cr, self->rule_width);
  /* Rules that meet fill the corner. */
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_stroke (cr);
}

/**
 * kaiji_page_draw:
 * @cr: where to draw, in points from the page's top left corner
 *
 * Draws the page.
 */
void
kaiji_page_draw (KaijiPage *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);

  for (guint i = 0; i < self->cells->len; i++)
    kaiji_cell_draw (&g_array_index (self->cells, KaijiCell, i), cr);
  kaiji_page_draw_rules (self, cr);

  cairo_restore (cr);
}
