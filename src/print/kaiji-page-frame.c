/* kaiji-page-frame.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-page-frame.h"
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

struct _KaijiPageFrame
{
  const KaijiGrid *grid;
  KaijiTypesetter *typesetter;
  KaijiTextStyle title_style;
  KaijiTextBlock *subtitle;
  KaijiTextBlock **heads; /* by column; NULL if no head begins there */
  GPtrArray *notes;       /* of KaijiTextBlock */
  KaijiTextBlock *legend; /* (nullable): below the notes, beside a mark */
  double notes_height;

  double title_y;
  double subtitle_y;
  double heads_y;
  double rows_y;
  double rows_height;
  double notes_y;
};

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
set_title (const KaijiPageFrame *self, guint page, guint n_pages)
{
  g_autofree char *page_text = g_strdup_printf ("%u", page);
  g_autofree char *pages_text = g_strdup_printf ("%u", n_pages);
  g_autofree char *with_page = kaiji_text_replace (self->grid->layout->title, "page", page_text);
  g_autofree char *text = kaiji_text_replace (with_page, "pages", pages_text);

  return kaiji_typesetter_set (self->typesetter, text, &self->title_style);
}

static double
set_heads (KaijiPageFrame *self)
{
  const KaijiPageLayout *layout = self->grid->layout;
  double height = 0;

  self->heads = g_new0 (KaijiTextBlock *, layout->n_columns);

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const KaijiColumn *column = &layout->columns[i];
      KaijiTextStyle style;

      if (column->head_span == 0)
        continue;

      kaiji_grid_init_style (self->grid, i, column->head_span, &style);
      self->heads[i] = kaiji_typesetter_set (self->typesetter,
                                             column->head != NULL ? column->head : "", &style);
      height = MAX (height, kaiji_grid_get_cell_height (self->grid, self->heads[i]));
    }

  return height;
}

/* Returns whether a sheet shows the mask for optional answers, because it is printed for the public
 * or was made from a public version. */
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
set_legend (KaijiPageFrame *self, KaijiSheet *old_sheet)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (old_sheet),
                                                   KAIJI_ROLE_DISCLOSURE_DATE);
  KaijiTextStyle style = create_style (self->grid, self->grid->layout->notes_size);
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (field != NULL)
    date = g_strstrip (kaiji_sheet_dup_text (old_sheet, field));
  if (date == NULL || *date == '\0')
    {
      g_free (date);
      date = g_strdup ("-");
    }
  text = kaiji_text_replace (get_changed_pattern (self->grid->layout), "date", date);
  style.width -= LEGEND_INDENT;

  return kaiji_typesetter_set (self->typesetter, text, &style);
}

static gboolean
is_published (const KaijiPagesOptions *options)
{
  return options->audience == KAIJI_AUDIENCE_PUBLIC && !options->is_draft;
}

/* Returns: the height of the notes, including a note that only the public version has: so both
 * versions break their pages alike. */
static double
set_notes (KaijiPageFrame *self, KaijiSheet *sheet, const KaijiPagesOptions *options)
{
  const KaijiPageLayout *layout = self->grid->layout;
  gboolean is_masked = shows_mask (sheet, layout, options->audience);
  KaijiTextStyle style = create_style (self->grid, layout->notes_size);
  double height = 0;

  self->notes = g_ptr_array_new ();

  for (guint i = 0; i < layout->n_notes; i++)
    {
      KaijiTextBlock *note;

      if (layout->notes[i].public_only && !layout->public_masks_optional)
        continue;

      note = kaiji_typesetter_set (self->typesetter, layout->notes[i].text, &style);
      height += get_height (note);
      if ((layout->notes[i].public_only && !is_masked)
          || (layout->notes[i].published_only && !is_published (options)))
        continue;
      g_ptr_array_add (self->notes, note);
      self->notes_height += get_height (note);
    }

  if (options->changes_from != NULL && !options->lists_changes)
    {
      self->legend = set_legend (self, options->changes_from);
      height += get_height (self->legend);
      self->notes_height += get_height (self->legend);
    }

  return height;
}

/* A title that is wider than the table is set smaller, so that its page number does not get a line
 * of its own; but not smaller than the table's text, unless the form asks for that. */
static void
fit_title (KaijiPageFrame *self)
{
  const KaijiPageLayout *layout = self->grid->layout;
  KaijiTextStyle *style = &self->title_style;
  double width = style->width;
  KaijiTextBlock *title;
  cairo_rectangle_t area;

  style->width = MAX_TITLE_WIDTH;
  title = set_title (self, UNKNOWN_NUMBER, UNKNOWN_NUMBER);
  style->width = width;

  if (style->size > layout->font_size && kaiji_text_block_get_n_lines (title) == 1
      && kaiji_text_block_get_area (title, 0, 0, G_MAXSIZE, KAIJI_ALIGN_START, &area)
      && area.width > width)
    style->size = MAX (style->size * (width - TITLE_SLACK) / area.width, layout->font_size);
}

/* Adds a line of text without rules, as wide as the table. */
static void
add_line (const KaijiPageFrame *self,
          GArray *cells,
          KaijiCellKind kind,
          KaijiTextBlock *text,
          double y,
          KaijiAlign align)
{
  KaijiCell cell;

  kaiji_grid_init_cell (self->grid, kind, 0, self->grid->layout->n_columns, y, get_height (text),
                        &cell);
  cell.text_area = cell.area;
  kaiji_cell_set_text (&cell, text, align);
  g_array_append_val (cells, cell);
}

/* The explanation of the mark has the mark itself. */
static void
add_legend (const KaijiPageFrame *self, GArray *cells, double y)
{
  KaijiCell cell;

  kaiji_grid_init_cell (self->grid, KAIJI_CELL_NOTE, 0, self->grid->layout->n_columns, y,
                        get_height (self->legend), &cell);
  cell.text_area = cell.area;
  cell.text_area.x += LEGEND_INDENT;
  cell.text_area.width -= LEGEND_INDENT;
  cell.is_changed = TRUE;
  kaiji_cell_set_text (&cell, self->legend, KAIJI_ALIGN_START);
  g_array_append_val (cells, cell);
}

static void
add_heads (const KaijiPageFrame *self, GArray *cells)
{
  const KaijiPageLayout *layout = self->grid->layout;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      KaijiCell cell;

      if (self->heads[i] == NULL)
        continue;

      kaiji_grid_init_cell (self->grid, KAIJI_CELL_HEAD, i, layout->columns[i].head_span,
                            self->heads_y, self->rows_y - self->heads_y, &cell);
      kaiji_cell_set_text (&cell, self->heads[i], KAIJI_ALIGN_CENTER);
      g_array_append_val (cells, cell);
    }
}

/**
 * kaiji_page_frame_new:
 * @grid: the division of the page; it must outlive the frame
 * @typesetter: sets the texts; it must outlive the frame
 * @sheet: a sheet
 * @options: the audience and the marks
 * @subtitle: (nullable): the line below the title
 *
 * Sets what is the same on all pages, and places it above and below the rows.
 *
 * Returns: (transfer full): the frame
 */
KaijiPageFrame *
kaiji_page_frame_new (const KaijiGrid *grid,
                      KaijiTypesetter *typesetter,
                      KaijiSheet *sheet,
                      const KaijiPagesOptions *options,
                      const char *subtitle)
{
  KaijiPageFrame *self;
  const KaijiPageLayout *layout;
  double bottom, notes_height;

  g_return_val_if_fail (grid != NULL, NULL);
  g_return_val_if_fail (typesetter != NULL, NULL);
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  layout = grid->layout;
  bottom = kaiji_grid_to_points (layout->paper_height - layout->margin_bottom);

  self = g_new0 (KaijiPageFrame, 1);
  self->grid = grid;
  self->typesetter = typesetter;
  self->title_style = create_style (grid, layout->title_size);
  fit_title (self);

  self->title_y = kaiji_grid_to_points (layout->margin_top);
  self->subtitle_y = self->title_y + get_height (set_title (self, UNKNOWN_NUMBER, UNKNOWN_NUMBER))
                     + TITLE_GAP * layout->font_size;
  self->heads_y = self->subtitle_y;
  if (subtitle != NULL)
    {
      KaijiTextStyle style = create_style (grid, layout->subtitle_size);

      self->subtitle = kaiji_typesetter_set (typesetter, subtitle, &style);
      self->heads_y += get_height (self->subtitle) + TABLE_GAP * layout->font_size;
    }
  self->rows_y = self->heads_y + set_heads (self);

  notes_height = set_notes (self, sheet, options);
  self->notes_y = bottom - self->notes_height;
  self->rows_height = bottom - notes_height - self->rows_y;
  if (notes_height > 0)
    self->rows_height -= NOTES_GAP * layout->font_size;

  return self;
}

/**
 * kaiji_page_frame_free:
 * @self: (transfer full): a frame
 */
void
kaiji_page_frame_free (KaijiPageFrame *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->heads);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/**
 * kaiji_page_frame_get_rows_y:
 *
 * Returns: where the rows begin, in points from the page's top
 */
double
kaiji_page_frame_get_rows_y (const KaijiPageFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows_y;
}

/**
 * kaiji_page_frame_get_rows_height:
 *
 * Returns: the height for rows, in points; not positive if the page leaves no room for them
 */
double
kaiji_page_frame_get_rows_height (const KaijiPageFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows_height;
}

/**
 * kaiji_page_frame_add_above:
 * @page: a page
 * @n_pages: the number of pages
 * @cells: (element-type KaijiCell): the page's cells
 *
 * Adds the cells of title, subtitle and heads, in reading order.
 */
void
kaiji_page_frame_add_above (const KaijiPageFrame *self, guint page, guint n_pages, GArray *cells)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (page < n_pages);
  g_return_if_fail (cells != NULL);

  add_line (self, cells, KAIJI_CELL_TITLE, set_title (self, page + 1, n_pages), self->title_y,
            KAIJI_ALIGN_CENTER);
  if (self->subtitle != NULL && *kaiji_text_block_get_source (self->subtitle)->text != '\0')
    add_line (self, cells, KAIJI_CELL_SUBTITLE, self->subtitle, self->subtitle_y,
              KAIJI_ALIGN_START);
  add_heads (self, cells);
}

/**
 * kaiji_page_frame_add_below:
 * @cells: (element-type KaijiCell): the page's cells
 *
 * Adds the cells of the notes and of the explanation of marks.
 */
void
kaiji_page_frame_add_below (const KaijiPageFrame *self, GArray *cells)
{
  double y;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cells != NULL);

  y = self->notes_y;
  for (guint i = 0; i < self->notes->len; i++)
    {
      KaijiTextBlock *note = g_ptr_array_index (self->notes, i);

      add_line (self, cells, KAIJI_CELL_NOTE, note, y, KAIJI_ALIGN_START);
      y += get_height (note);
    }
  if (self->legend != NULL)
    add_legend (self, cells, y);
}
