/* kaiji-layout.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-change-list.h"
#include "kaiji-comparison.h"
#include "kaiji-draft-mark.h"
#include "kaiji-error.h"
#include "kaiji-fonts.h"
#include "kaiji-layout.h"
#include "kaiji-page-frame.h"
#include "kaiji-page.h"
#include "kaiji-pagination.h"
#include "kaiji-subtitle.h"

/* The input of the pages. */
typedef struct
{
  const KaijiGrid *grid;
  const KaijiPageFrame *frame;
  GHashTable *changed; /* (nullable): fields whose answers are marked */
} KaijiPageParts;

/* An answer that the public version masks gets no mark either. */
static GHashTable *
list_changed (KaijiSheet *sheet, const KaijiPagesOptions *options, const KaijiGrid *grid)
{
  GHashTable *changed;
  g_autoptr (GListModel) changes = NULL;
  gboolean is_masked = options->audience == KAIJI_AUDIENCE_PUBLIC
                       && grid->layout->public_masks_optional;

  if (options->changes_from == NULL || options->lists_changes)
    return NULL;

  changed = g_hash_table_new (NULL, NULL);
  changes = kaiji_comparison_new (options->changes_from, sheet);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (KaijiChange) change = g_list_model_get_item (changes, i);
      const KaijiField *field = kaiji_change_get_field (change);

      if (kaiji_change_get_kind (change) != KAIJI_CHANGE_UNCHANGED
          && kaiji_change_get_in_new (change)
          && !(is_masked && field->level == KAIJI_LEVEL_OPTIONAL))
        g_hash_table_add (changed, (gpointer) field);
    }

  return changed;
}

static void
add_section (const KaijiPageParts *parts, GArray *cells, const KaijiFragment *fragment, double y)
{
  KaijiCell cell;

  kaiji_grid_init_cell (parts->grid, KAIJI_CELL_SECTION, 0, parts->grid->layout->n_columns, y,
                        fragment->height, &cell);
  kaiji_cell_set_text (&cell, fragment->row->section_title, KAIJI_ALIGN_START);
  g_array_append_val (cells, cell);
}

static void
add_cell (const KaijiPageParts *parts,
          GArray *cells,
          const KaijiFragment *fragment,
          guint column,
          double y,
          double height)
{
  const KaijiRow *row = fragment->row;
  KaijiCell cell;

  kaiji_grid_init_cell (parts->grid, KAIJI_CELL_FIELD, column, 1, y, height, &cell);
  cell.content = parts->grid->layout->columns[column].content;
  cell.field = row->field;
  kaiji_cell_set_text (&cell, kaiji_fragment_get_text (fragment, parts->grid, column),
                       parts->grid->layout->columns[column].align);

  if (kaiji_fragment_is_part (fragment, cell.content))
    {
      cell.first_line = fragment->lines[cell.content].first;
      cell.n_lines = fragment->lines[cell.content].n;
    }
  if (cell.content == KAIJI_COLUMN_ANSWER)
    {
      if (!fragment->continued)
        cell.picture = row->picture;
      cell.is_changed = parts->changed != NULL
                        && g_hash_table_contains (parts->changed, row->field);
    }

  g_array_append_val (cells, cell);
}

/* Adds the cells row by row, each with its first row: the reading order of the table. */
static void
add_rows (const KaijiPageParts *parts, GArray *cells, const GArray *fragments)
{
  const KaijiPageLayout *layout = parts->grid->layout;
  const KaijiFragment *rows = &g_array_index (fragments, KaijiFragment, 0);
  g_autofree double *edges = g_new (double, fragments->len + 1);

  edges[0] = kaiji_page_frame_get_rows_y (parts->frame);
  for (guint i = 0; i < fragments->len; i++)
    edges[i + 1] = edges[i] + rows[i].height;

  for (guint i = 0; i < fragments->len; i++)
    {
      if (rows[i].is_section)
        {
          add_section (parts, cells, &rows[i], edges[i]);
          continue;
        }

      for (guint column = 0; column < layout->n_columns; column++)
        {
          KaijiColumnContent content = layout->columns[column].content;
          guint end = i + 1;

          if (i > 0 && kaiji_fragment_shares_cell (&rows[i], &rows[i - 1], content))
            continue;

          while (end < fragments->len
                 && kaiji_fragment_shares_cell (&rows[end], &rows[end - 1], content))
            end++;
          add_cell (parts, cells, &rows[i], column, edges[i], edges[end] - edges[i]);
        }
    }
}

static KaijiPage *
create_page (const KaijiPageParts *parts, const GArray *fragments, guint page, guint n_pages)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (KaijiCell));

  kaiji_page_frame_add_above (parts->frame, page, n_pages, cells);
  add_rows (parts, cells, fragments);
  kaiji_page_frame_add_below (parts->frame, cells);

  return kaiji_page_new (cells, parts->grid->layout->rule_width);
}

static GPtrArray *
create_pages (const KaijiPageParts *parts,
              KaijiTypesetter *typesetter,
              const GArray *rows,
              const KaijiPageSetup *setup,
              GError **error)
{
  g_autoptr (GPtrArray) fragments = kaiji_pagination_divide (
    rows, parts->grid, typesetter, setup, kaiji_page_frame_get_rows_height (parts->frame), error);
  GPtrArray *pages;

  if (fragments == NULL)
    return NULL;

  pages = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_page_free);
  for (guint i = 0; i < fragments->len; i++)
    g_ptr_array_add (pages,
                     create_page (parts, g_ptr_array_index (fragments, i), i, fragments->len));

  return pages;
}

/* Texts are found by content, size and width; their fonts are those of the whole layout. */
static gboolean
has_same_fonts (const KaijiLayout *self, const KaijiLayout *previous)
{
  return previous != NULL && g_str_equal (self->page_layout.fonts, previous->page_layout.fonts);
}

/**
 * kaiji_layout_new:
 * @sheet: a sheet
 * @options: the audience and the marks
 * @previous: (nullable): an earlier layout of a sheet of the same scheme and edition; unchanged
 *   texts are reused
 * @cancellable: (nullable): checked from time to time, even within a long text
 *
 * Lays a sheet out on pages in one pass that measures every text once.
 *
 * Returns: (transfer full): the layout; %NULL with %KAIJI_ERROR_INVALID_PAGE if the page leaves no
 *   room for the table, or with %G_IO_ERROR_CANCELLED
 */
KaijiLayout *
kaiji_layout_new (KaijiSheet *sheet,
                  const KaijiPagesOptions *options,
                  const KaijiLayout *previous,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (KaijiGrid) grid = NULL;
  g_autoptr (KaijiLayout) self = g_new0 (KaijiLayout, 1);
  g_autoptr (KaijiTypesetter) typesetter = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (KaijiPageFrame) frame = NULL;
  g_autoptr (GHashTable) changed = NULL;

  self->setup = kaiji_sheet_dup_page_setup (sheet);
  self->page_layout = *kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet));
  kaiji_page_setup_apply (self->setup, &self->page_layout);
  if (options->lists_changes)
    {
      kaiji_change_list_init_layout (&self->page_layout);
      self->setup->n_breaks = 0;
    }
  grid = kaiji_grid_new (&self->page_layout, error);
  if (grid == NULL)
    return NULL;

  typesetter = kaiji_typesetter_new (self->page_layout.fonts,
                                     has_same_fonts (self, previous) ? previous->blocks : NULL,
                                     cancellable);
  if (!has_same_fonts (self, previous)
      && !kaiji_fonts_check_form (typesetter, kaiji_sheet_get_scheme (sheet), error))
    return NULL;
  self->blocks = kaiji_typesetter_dup_blocks (typesetter);
  self->pictures = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) kaiji_answer_unref,
                                          (GDestroyNotify) kaiji_picture_unref);
  self->subtitle = kaiji_subtitle_fill (self->page_layout.subtitle, sheet);
  if (self->page_layout.subtitle == NULL && *self->subtitle == '\0')
    g_clear_pointer (&self->subtitle, g_free);

  self->font_family = kaiji_typesetter_dup_family (typesetter, &self->is_font_missing);
  if (options->is_draft)
    self->draft_mark = kaiji_draft_mark_set (typesetter, &self->page_layout);

  frame = kaiji_page_frame_new (grid, typesetter, sheet, options, self->subtitle);
  changed = list_changed (sheet, options, grid);
  if (options->lists_changes)
    rows = kaiji_change_list_rows_new (options->changes_from, sheet, grid, typesetter);
  else
    rows = kaiji_rows_new (sheet, options->audience, grid, typesetter,
                           previous != NULL ? previous->pictures : NULL, self->pictures);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self->pages = create_pages (&(KaijiPageParts){ grid, frame, changed }, typesetter, rows,
                              self->setup, error);
  if (self->pages == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kaiji_layout_free:
 * @self: (transfer full): a layout
 */
void
kaiji_layout_free (KaijiLayout *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->setup, kaiji_page_setup_free);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_hash_table_unref);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_free (self->subtitle);
  g_free (self->font_family);
  g_free (self);
}
