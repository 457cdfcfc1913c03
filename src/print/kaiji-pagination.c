/* kaiji-pagination.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-error.h"
#include "kaiji-pagination.h"

/* Sums of heights that are equal on paper differ by rounding. */
#define TOLERANCE 0.001

/* An item that no page can hold begins where the last one ended if this share of the page is left,
 * else on a page of its own. */
#define MIN_SHARE_TO_BEGIN 0.25

/* The page that is being filled. Its rows up to the current group have a height that no longer
 * changes; those of the current group together are at least as high as the group's title. */
typedef struct
{
  const KaijiGrid *grid;
  KaijiTypesetter *typesetter;
  const KaijiPageSetup *setup;
  double height;
  GPtrArray *pages;

  GArray *fragments;
  const KaijiGroup *group;
  double closed_height;
  double group_height;
  double min_group_height;
} KaijiPagination;

static const KaijiFragment *
get_fragment (const GArray *fragments, guint i)
{
  return &g_array_index (fragments, KaijiFragment, i);
}

static const KaijiRow *
get_row (const GArray *rows, guint i)
{
  return &g_array_index (rows, KaijiRow, i);
}

static double
sum_heights (const GArray *fragments)
{
  double sum = 0;

  for (guint i = 0; i < fragments->len; i++)
    sum += get_fragment (fragments, i)->height;

  return sum;
}

/* Distributes the missing height among rows. */
static void
stretch (KaijiFragment *fragments, guint n, double height)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += fragments[i].height;

  if (sum >= height)
    return;

  for (guint i = 0; i < n; i++)
    fragments[i].height += (height - sum) / n;
}

/* Makes room for the cells of one column that span several rows. */
static void
stretch_column (GArray *fragments, const KaijiGrid *grid, KaijiColumnContent content)
{
  guint end;

  for (guint first = 0; first < fragments->len; first = end)
    {
      const KaijiFragment *fragment = get_fragment (fragments, first);

      end = first + 1;
      while (end < fragments->len
             && kaiji_fragment_shares_cell (get_fragment (fragments, end),
                                            get_fragment (fragments, end - 1), content))
        end++;

      if (!fragment->is_section)
        stretch (&g_array_index (fragments, KaijiFragment, first), end - first,
                 kaiji_fragment_get_text_height (fragment, grid, content));
    }
}

/* Goes from the narrowest spans to the widest, so that no row becomes higher than necessary. */
static void
stretch_item (GArray *fragments, const KaijiGrid *grid)
{
  stretch_column (fragments, grid, KAIJI_COLUMN_LEVEL);
  stretch_column (fragments, grid, KAIJI_COLUMN_NUMBER);
  stretch_column (fragments, grid, KAIJI_COLUMN_ITEM);
}

static void
finish_page (KaijiPagination *self)
{
  if (self->fragments->len == 0)
    return;

  stretch_item (self->fragments, self->grid);
  stretch_column (self->fragments, self->grid, KAIJI_COLUMN_GROUP);
  g_ptr_array_add (self->pages, self->fragments);

  self->fragments = g_array_new (FALSE, FALSE, sizeof (KaijiFragment));
  self->group = NULL;
  self->closed_height = 0;
  self->group_height = 0;
  self->min_group_height = 0;
}

static void
begin_group (KaijiPagination *self, const KaijiFragment *fragment)
{
  self->closed_height += MAX (self->group_height, self->min_group_height);
  self->group = fragment->row->field->item->group;
  self->group_height = 0;
  self->min_group_height = kaiji_fragment_get_text_height (fragment, self->grid,
                                                           KAIJI_COLUMN_GROUP);
}

/* The height of the section's row above a fragment. */
static double
get_section_height (const KaijiPagination *self, const KaijiFragment *fragment)
{
  if (fragment->continued)
    return 0;

  return kaiji_grid_get_cell_height (self->grid, fragment->row->section_title);
}

/* The rest of the page for rows of an item that begins with @first. */
static double
get_room (const KaijiPagination *self, const KaijiFragment *first)
{
  if (first->row->field->item->group == self->group)
    return self->height - self->closed_height - self->group_height;

  return self->height - self->closed_height - MAX (self->group_height, self->min_group_height)
         - get_section_height (self, first);
}

static gboolean
item_fits (const KaijiPagination *self, const GArray *item)
{
  const KaijiFragment *first = get_fragment (item, 0);
  double room = get_room (self, first);
  double min_height = kaiji_fragment_get_text_height (first, self->grid, KAIJI_COLUMN_GROUP);

  /* The group's rows above on this page also count for the height of its title. */
  if (first->row->field->item->group == self->group)
    min_height -= self->group_height;

  return MAX (sum_heights (item), min_height) <= room + TOLERANCE;
}

static void
add_fragments (KaijiPagination *self, const GArray *fragments)
{
  const KaijiFragment *first = get_fragment (fragments, 0);
  double section_height = get_section_height (self, first);

  if (first->row->field->item->group != self->group)
    begin_group (self, first);

  if (section_height > 0)
    {
      KaijiFragment section = { .row = first->row, .is_section = TRUE, .height = section_height };

      g_array_append_val (self->fragments, section);
      self->closed_height += section_height;
    }

  g_array_append_vals (self->fragments, fragments->data, fragments->len);
  self->group_height += sum_heights (fragments);
}

/* Adds the part of an item that fits to the page. */
static void
finish_part (KaijiPagination *self, GArray *part)
{
  if (part->len == 0)
    return;

  stretch_item (part, self->grid);
  add_fragments (self, part);
  g_array_set_size (part, 0);
}

/* Divides an item that is too high for any page among as many as it needs, between lines. */
static void
split_item (KaijiPagination *self, const GArray *item)
{
  const KaijiFragment *first = get_fragment (item, 0);
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (KaijiFragment));
  double min_height = MAX (kaiji_fragment_get_text_height (first, self->grid, KAIJI_COLUMN_ITEM),
                           kaiji_fragment_get_text_height (first, self->grid, KAIJI_COLUMN_GROUP));
  gboolean is_continued = FALSE;

  if (get_room (self, first) < MAX (min_height, self->height * MIN_SHARE_TO_BEGIN))
    finish_page (self);

  for (guint i = 0; i < item->len; i++)
    {
      KaijiFragment rest = *get_fragment (item, i);

      if (is_continued)
        kaiji_fragment_mark_continued (&rest, self->grid, self->typesetter, self->height);

      while (kaiji_fragment_has_lines (&rest))
        {
          const KaijiFragment *top = part->len > 0 ? get_fragment (part, 0) : &rest;
          double room = get_room (self, top) - sum_heights (part);
          gboolean is_page_empty = self->fragments->len == 0 && part->len == 0;
          KaijiFragment taken;

          if (kaiji_fragment_take (&rest, self->grid, self->typesetter, room, is_page_empty,
                                   &taken))
            g_array_append_val (part, taken);

          if (kaiji_fragment_has_lines (&rest))
            {
              is_continued = is_continued || part->len > 0;
              finish_part (self, part);
              finish_page (self);
              if (is_continued)
                kaiji_fragment_mark_continued (&rest, self->grid, self->typesetter, self->height);
            }
        }
    }

  finish_part (self, part);
}

static double
get_item_height (const KaijiPagination *self, const GArray *item)
{
  return MAX (sum_heights (item), kaiji_fragment_get_text_height (get_fragment (item, 0),
                                                                  self->grid, KAIJI_COLUMN_GROUP));
}

/* The height of the rows that must follow a section's row, from the section's first item on: the
 * items with at least that many rows, or the whole section if it has fewer. */
static double
get_kept_height (const KaijiPagination *self, GPtrArray *items, guint first)
{
  const KaijiSection *section = kaiji_field_get_section (
    get_fragment (g_ptr_array_index (items, first), 0)->row->field);
  guint n_rows = 0;
  double height = 0;

  for (guint i = first; i < items->len && n_rows < self->grid->layout->section_keep; i++)
    {
      const GArray *item = g_ptr_array_index (items, i);

      if (kaiji_field_get_section (get_fragment (item, 0)->row->field) != section)
        break;
      n_rows += item->len;
      height += get_item_height (self, item);
    }

  return height;
}

/* Returns whether the page has room for an item and, if a section's row is above, for the rows that
 * must follow it. Rows that are too high for any page do not count. */
static gboolean
fits_with_section (const KaijiPagination *self,
                   const KaijiPagination *empty,
                   GPtrArray *items,
                   guint i)
{
  const KaijiFragment *first = get_fragment (g_ptr_array_index (items, i), 0);
  double height;

  if (!item_fits (self, g_ptr_array_index (items, i)))
    return FALSE;
  if (first->row->section_title == NULL)
    return TRUE;

  height = get_kept_height (self, items, i);

  return height <= get_room (self, first) + TOLERANCE || height > get_room (empty, first);
}

static void
add_item (KaijiPagination *self, GPtrArray *items, guint i)
{
  KaijiPagination empty = { .grid = self->grid, .height = self->height };
  GArray *item = g_ptr_array_index (items, i);
  guint number = get_fragment (item, 0)->row->field->item->number;

  if (kaiji_page_setup_breaks_before (self->setup, number))
    finish_page (self);

  if (!item_fits (&empty, item))
    {
      split_item (self, item);
      return;
    }

  if (!fits_with_section (self, &empty, items, i))
    finish_page (self);
  add_fragments (self, item);
}

/* Every row's narrow cells and one line of the others must fit below a section's row: this ensures
 * that splitting ends. */
static gboolean
check_room (const GArray *rows, const KaijiGrid *grid, double height, GError **error)
{
  KaijiTextStyle style;
  double line;

  kaiji_grid_init_style (grid, 0, 1, &style);
  line = kaiji_text_style_get_max_line_height (&style) + 2 * grid->padding_y;

  for (guint i = 0; i < rows->len; i++)
    {
      const KaijiRow *row = get_row (rows, i);
      double needed = MAX (line, row->picture_height + 2 * grid->padding_y);

      for (guint j = 0; j < grid->layout->n_columns; j++)
        {
          KaijiColumnContent content = grid->layout->columns[j].content;

          if (!kaiji_fragment_breaks (content))
            needed = MAX (needed, kaiji_grid_get_cell_height (grid, row->texts[j]));
        }

      if (needed + kaiji_grid_get_cell_height (grid, row->section_title) > height)
        {
          g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_INVALID_PAGE,
                               _ ("The page leaves no room for the table. Choose a larger paper, "
                                  "narrower margins or a smaller font."));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * kaiji_pagination_divide:
 * @rows: (element-type KaijiRow): the table's rows
 * @grid: the table's columns
 * @typesetter: sets the titles on pages that continue an item, and owns them
 * @setup: the page setup, with the items that begin a page
 * @height: the height of the rows on a page, in points
 *
 * Divides rows among pages. An item stays on one page unless it is too high for any: then it is
 * broken between lines, and the next page is marked as its continuation. A section's row stays with
 * as many rows below it as the scheme asks for.
 *
 * Returns: (transfer full) (element-type GArray): a #GArray of #KaijiFragment for each page, at
 *   least one; %NULL with %KAIJI_ERROR_INVALID_PAGE if a page has no room for the table
 */
GPtrArray *
kaiji_pagination_divide (const GArray *rows,
                         const KaijiGrid *grid,
                         KaijiTypesetter *typesetter,
                         const KaijiPageSetup *setup,
                         double height,
                         GError **error)
{
  KaijiPagination self = {
    .grid = grid, .typesetter = typesetter, .setup = setup, .height = height
  };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint end;

  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (grid != NULL, NULL);

  if (!check_room (rows, grid, height, error))
    return NULL;

  self.pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self.fragments = g_array_new (FALSE, FALSE, sizeof (KaijiFragment));

  for (guint first = 0; first < rows->len; first = end)
    {
      GArray *item = g_array_new (FALSE, FALSE, sizeof (KaijiFragment));

      for (end = first; end < rows->len
                        && get_row (rows, end)->field->item == get_row (rows, first)->field->item;
           end++)
        {
          KaijiFragment fragment;

          kaiji_fragment_init (&fragment, get_row (rows, end), grid);
          g_array_append_val (item, fragment);
        }

      stretch_item (item, grid);
      g_ptr_array_add (items, item);
    }

  for (guint i = 0; i < items->len; i++)
    add_item (&self, items, i);

  finish_page (&self);
  /* An empty sheet still has one page, with its heads. */
  if (self.pages->len == 0)
    g_ptr_array_add (self.pages, g_array_ref (self.fragments));
  g_array_unref (self.fragments);

  return self.pages;
}
