/* kaiji-layout.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-change-list.h"
#include "kaiji-comparison.h"
#include "kaiji-draft-mark.h"
#include "kaiji-error.h"
#include "kaiji-fonts.h"
#include "kaiji-layout.h"
#include "kaiji-page.h"
#include "kaiji-pagination.h"
#include "kaiji-subtitle.h"
#include "kaiji-text.h"

/* Gaps between title, subtitle, table and notes, as multiples of the table's font size. */
#define TITLE_GAP 0.5
#define TABLE_GAP 0.4
#define NOTES_GAP 0.5

/* In points: wider than any title, including the rounding of its characters' widths. */
#define MAX_TITLE_WIDTH 100000
#define TITLE_SLACK 1

/* Stands for a page number, as wide as any, until the pages are counted. */
#define UNKNOWN_NUMBER 8888

/* In points: the space for a mark beside its explanation. */
#define LEGEND_INDENT 6

/* The parts that are the same on all pages, and their places. */
typedef struct
{
  const KaijiGrid *grid;
  KaijiTypesetter *typesetter;
  KaijiTextStyle title_style;
  KaijiTextBlock *subtitle;
  KaijiTextBlock **heads; /* by column; NULL if no head begins there */
  GPtrArray *notes;       /* of KaijiTextBlock */
  KaijiTextBlock *legend; /* (nullable): below the notes, beside a mark */
  double notes_height;
  GHashTable *changed; /* (nullable): fields whose answers are marked */

  double title_y;
  double subtitle_y;
  double heads_y;
  double table_y;
  double table_height; /* the height for rows */
  double notes_y;
} KaijiFrame;

static void
frame_clear (KaijiFrame *frame)
{
  g_clear_pointer (&frame->heads, g_free);
  g_clear_pointer (&frame->notes, g_ptr_array_unref);
  g_clear_pointer (&frame->changed, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KaijiFrame, frame_clear)

static KaijiTextStyle
create_style (const KaijiGrid *grid, double size)
{
  KaijiTextStyle style = {
    .size = size,
    .line_height = grid->layout->line_height,
    .width = grid->edges[grid->layout->n_columns] - grid->edges[0],
    .is_tight = grid->layout->tight_punctuation,
    .latin_gap = grid->layout->latin_gap,
  };

  return style;
}

static double
get_height (KaijiTextBlock *text)
{
  return kaiji_text_block_get_height (text, 0, kaiji_text_block_get_n_lines (text));
}

static KaijiTextBlock *
set_title (const KaijiFrame *frame, guint page, guint n_pages)
{
  g_autofree char *page_text = g_strdup_printf ("%u", page);
  g_autofree char *pages_text = g_strdup_printf ("%u", n_pages);
  g_autofree char *with_page = kaiji_text_replace (frame->grid->layout->title, "page", page_text);
  g_autofree char *text = kaiji_text_replace (with_page, "pages", pages_text);

  return kaiji_typesetter_set (frame->typesetter, text, &frame->title_style);
}

static double
set_heads (KaijiFrame *frame)
{
  const KaijiPageLayout *layout = frame->grid->layout;
  double height = 0;

  frame->heads = g_new0 (KaijiTextBlock *, layout->n_columns);

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const KaijiColumn *column = &layout->columns[i];
      KaijiTextStyle style;

      if (column->head_span == 0)
        continue;

      kaiji_grid_init_style (frame->grid, i, column->head_span, &style);
      frame->heads[i] = kaiji_typesetter_set (frame->typesetter,
                                              column->head != NULL ? column->head : "", &style);
      height = MAX (height, kaiji_grid_get_cell_height (frame->grid, frame->heads[i]));
    }

  return height;
}

/* Whether a sheet shows the mask for optional answers, because it is printed for the public or was
 * made from a public version. */
static gboolean
shows_mask (KaijiSheet *sheet, const KaijiPageLayout *layout, KaijiAudience audience)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);

  if (!layout->public_masks_optional)
    return FALSE;
  if (audience == KAIJI_AUDIENCE_PUBLIC)
    return TRUE;

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (kaiji_sheet_is_section_excluded (sheet, kaiji_field_get_section (&fields[i])))
        continue;
      text = g_strstrip (kaiji_sheet_dup_text (sheet, &fields[i]));
      if (g_str_equal (text, layout->masked_answered)
          || g_str_equal (text, layout->masked_unanswered))
        return TRUE;
    }

  return FALSE;
}

static const char *
get_changed_pattern (const KaijiPageLayout *layout)
{
  if (layout->changed != NULL)
    return layout->changed;

  /* Translators: explains on a printed sheet how changed answers are marked; {date} is the day of
   * the older sheet. */
  return _ ("A cell with a bar and a tint: the answer is not that of the sheet of {date}.");
}

/* Sets the explanation of the marks of changed answers, which is beside such a mark. */
static KaijiTextBlock *
set_legend (KaijiFrame *frame, KaijiSheet *old_sheet)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (old_sheet),
                                                   KAIJI_ROLE_DISCLOSURE_DATE);
  KaijiTextStyle style = create_style (frame->grid, frame->grid->layout->notes_size);
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (field != NULL)
    date = g_strstrip (kaiji_sheet_dup_text (old_sheet, field));
  if (date == NULL || *date == '\0')
    {
      g_free (date);
      date = g_strdup ("-");
    }
  text = kaiji_text_replace (get_changed_pattern (frame->grid->layout), "date", date);
  style.width -= LEGEND_INDENT;

  return kaiji_typesetter_set (frame->typesetter, text, &style);
}

static gboolean
is_published (const KaijiPagesOptions *options)
{
  return options->audience == KAIJI_AUDIENCE_PUBLIC && !options->is_draft;
}

/* Returns: the height of the notes, including a note that only the public version has: so both
 * versions break their pages alike. */
static double
set_notes (KaijiFrame *frame, KaijiSheet *sheet, const KaijiPagesOptions *options)
{
  const KaijiPageLayout *layout = frame->grid->layout;
  gboolean is_masked = shows_mask (sheet, layout, options->audience);
  KaijiTextStyle style = create_style (frame->grid, layout->notes_size);
  double height = 0;

  frame->notes = g_ptr_array_new ();

  for (guint i = 0; i < layout->n_notes; i++)
    {
      KaijiTextBlock *note;

      if (layout->notes[i].public_only && !layout->public_masks_optional)
        continue;

      note = kaiji_typesetter_set (frame->typesetter, layout->notes[i].text, &style);
      height += get_height (note);
      if ((layout->notes[i].public_only && !is_masked)
          || (layout->notes[i].published_only && !is_published (options)))
        continue;
      g_ptr_array_add (frame->notes, note);
      frame->notes_height += get_height (note);
    }

  if (options->changes_from != NULL && !options->lists_changes)
    {
      frame->legend = set_legend (frame, options->changes_from);
      height += get_height (frame->legend);
      frame->notes_height += get_height (frame->legend);
    }

  return height;
}

/* A title that is wider than the table is set smaller, so that its page number does not get a line
 * of its own; but not smaller than the table's text, unless the form asks for that. */
static void
fit_title (KaijiFrame *frame)
{
  const KaijiPageLayout *layout = frame->grid->layout;
  KaijiTextStyle *style = &frame->title_style;
  double width = style->width;
  KaijiTextBlock *title;
  cairo_rectangle_t area;

  style->width = MAX_TITLE_WIDTH;
  title = set_title (frame, UNKNOWN_NUMBER, UNKNOWN_NUMBER);
  style->width = width;

  if (style->size > layout->font_size && kaiji_text_block_get_n_lines (title) == 1
      && kaiji_text_block_get_area (title, 0, 0, G_MAXSIZE, KAIJI_ALIGN_START, &area)
      && area.width > width)
    style->size = MAX (style->size * (width - TITLE_SLACK) / area.width, layout->font_size);
}

/* Places everything above and below the rows. The pagination handles negative room. */
static void
frame_init (KaijiFrame *frame,
            const KaijiGrid *grid,
            KaijiTypesetter *typesetter,
            KaijiSheet *sheet,
            const KaijiPagesOptions *options,
            const char *subtitle)
{
  const KaijiPageLayout *layout = grid->layout;
  double bottom = kaiji_grid_to_points (layout->paper_height - layout->margin_bottom);
  double notes_height;

  frame->grid = grid;
  frame->typesetter = typesetter;
  frame->title_style = create_style (grid, layout->title_size);
  fit_title (frame);

  frame->title_y = kaiji_grid_to_points (layout->margin_top);
  frame->subtitle_y = frame->title_y
                      + get_height (set_title (frame, UNKNOWN_NUMBER, UNKNOWN_NUMBER))
                      + TITLE_GAP * layout->font_size;
  frame->heads_y = frame->subtitle_y;
  if (subtitle != NULL)
    {
      KaijiTextStyle style = create_style (grid, layout->subtitle_size);

      frame->subtitle = kaiji_typesetter_set (typesetter, subtitle, &style);
      frame->heads_y += get_height (frame->subtitle) + TABLE_GAP * layout->font_size;
    }
  frame->table_y = frame->heads_y + set_heads (frame);

  notes_height = set_notes (frame, sheet, options);
  frame->notes_y = bottom - frame->notes_height;
  frame->table_height = bottom - notes_height - frame->table_y;
  if (notes_height > 0)
    frame->table_height -= NOTES_GAP * layout->font_size;
}

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

/* Adds a line of text without rules, as wide as the table. */
static void
add_line (const KaijiFrame *frame,
          GArray *cells,
          KaijiCellKind kind,
          KaijiTextBlock *text,
          double y,
          KaijiAlign align)
{
  KaijiCell cell;

  kaiji_grid_init_cell (frame->grid, kind, 0, frame->grid->layout->n_columns, y, get_height (text),
                        &cell);
  cell.text_area = cell.area;
  kaiji_cell_set_text (&cell, text, align);
  g_array_append_val (cells, cell);
}

/* The explanation of the mark has the mark itself. */
static void
add_legend (const KaijiFrame *frame, GArray *cells, double y)
{
  KaijiCell cell;

  kaiji_grid_init_cell (frame->grid, KAIJI_CELL_NOTE, 0, frame->grid->layout->n_columns, y,
                        get_height (frame->legend), &cell);
  cell.text_area = cell.area;
  cell.text_area.x += LEGEND_INDENT;
  cell.text_area.width -= LEGEND_INDENT;
  cell.is_changed = TRUE;
  kaiji_cell_set_text (&cell, frame->legend, KAIJI_ALIGN_START);
  g_array_append_val (cells, cell);
}

static void
add_heads (const KaijiFrame *frame, GArray *cells)
{
  const KaijiPageLayout *layout = frame->grid->layout;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      KaijiCell cell;

      if (frame->heads[i] == NULL)
        continue;

      kaiji_grid_init_cell (frame->grid, KAIJI_CELL_HEAD, i, layout->columns[i].head_span,
                            frame->heads_y, frame->table_y - frame->heads_y, &cell);
      kaiji_cell_set_text (&cell, frame->heads[i], KAIJI_ALIGN_CENTER);
      g_array_append_val (cells, cell);
    }
}

static void
add_section (const KaijiFrame *frame, GArray *cells, const KaijiFragment *fragment, double y)
{
  KaijiCell cell;

  kaiji_grid_init_cell (frame->grid, KAIJI_CELL_SECTION, 0, frame->grid->layout->n_columns, y,
                        fragment->height, &cell);
  kaiji_cell_set_text (&cell, fragment->row->section_title, KAIJI_ALIGN_START);
  g_array_append_val (cells, cell);
}

static void
add_cell (const KaijiFrame *frame,
          GArray *cells,
          const KaijiFragment *fragment,
          guint column,
          double y,
          double height)
{
  const KaijiRow *row = fragment->row;
  KaijiCell cell;

  kaiji_grid_init_cell (frame->grid, KAIJI_CELL_FIELD, column, 1, y, height, &cell);
  cell.content = frame->grid->layout->columns[column].content;
  cell.field = row->field;
  kaiji_cell_set_text (&cell, kaiji_fragment_get_text (fragment, frame->grid, column),
                       frame->grid->layout->columns[column].align);

  if (kaiji_fragment_is_part (fragment, cell.content))
    {
      cell.first_line = fragment->lines[cell.content].first;
      cell.n_lines = fragment->lines[cell.content].n;
    }
  if (cell.content == KAIJI_COLUMN_ANSWER)
    {
      if (!fragment->continued)
        cell.picture = row->picture;
      cell.is_changed = frame->changed != NULL
                        && g_hash_table_contains (frame->changed, row->field);
    }

  g_array_append_val (cells, cell);
}

/* Adds the cells row by row, each with its first row: the reading order of the table. */
static void
add_rows (const KaijiFrame *frame, GArray *cells, const GArray *fragments)
{
  const KaijiPageLayout *layout = frame->grid->layout;
  const KaijiFragment *rows = &g_array_index (fragments, KaijiFragment, 0);
  g_autofree double *edges = g_new (double, fragments->len + 1);

  edges[0] = frame->table_y;
  for (guint i = 0; i < fragments->len; i++)
    edges[i + 1] = edges[i] + rows[i].height;

  for (guint i = 0; i < fragments->len; i++)
    {
      if (rows[i].is_section)
        {
          add_section (frame, cells, &rows[i], edges[i]);
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
          add_cell (frame, cells, &rows[i], column, edges[i], edges[end] - edges[i]);
        }
    }
}

static KaijiPage *
create_page (const KaijiFrame *frame, const GArray *fragments, guint page, guint n_pages)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (KaijiCell));
  double y = frame->notes_y;

  add_line (frame, cells, KAIJI_CELL_TITLE, set_title (frame, page + 1, n_pages), frame->title_y,
            KAIJI_ALIGN_CENTER);
  if (frame->subtitle != NULL && *kaiji_text_block_get_source (frame->subtitle)->text != '\0')
    add_line (frame, cells, KAIJI_CELL_SUBTITLE, frame->subtitle, frame->subtitle_y,
              KAIJI_ALIGN_START);
  add_heads (frame, cells);
  add_rows (frame, cells, fragments);

  for (guint i = 0; i < frame->notes->len; i++)
    {
      KaijiTextBlock *note = g_ptr_array_index (frame->notes, i);

      add_line (frame, cells, KAIJI_CELL_NOTE, note, y, KAIJI_ALIGN_START);
      y += get_height (note);
    }
  if (frame->legend != NULL)
    add_legend (frame, cells, y);

  return kaiji_page_new (cells, frame->grid->layout->rule_width);
}

static GPtrArray *
create_pages (const KaijiFrame *frame,
              const GArray *rows,
              const KaijiPageSetup *setup,
              GError **error)
{
  g_autoptr (GPtrArray) fragments = kaiji_paginate (rows, frame->grid, frame->typesetter, setup,
                                                    frame->table_height, error);
  GPtrArray *pages;

  if (fragments == NULL)
    return NULL;

  pages = g_ptr_array_new_with_free_func ((GDestroyNotify) kaiji_page_free);
  for (guint i = 0; i < fragments->len; i++)
    g_ptr_array_add (pages,
                     create_page (frame, g_ptr_array_index (fragments, i), i, fragments->len));

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
  g_auto (KaijiFrame) frame = { 0 };

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

  frame_init (&frame, grid, typesetter, sheet, options, self->subtitle);
  frame.changed = list_changed (sheet, options, grid);
  if (options->lists_changes)
    rows = kaiji_change_list_rows_new (options->changes_from, sheet, grid, typesetter);
  else
    rows = kaiji_rows_new (sheet, options->audience, grid, typesetter,
                           previous != NULL ? previous->pictures : NULL, self->pictures);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self->pages = create_pages (&frame, rows, self->setup, error);
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
