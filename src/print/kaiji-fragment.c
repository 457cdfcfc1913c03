/* kaiji-fragment.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-fragment.h"
#include "kaiji-text.h"

/* Heights that are equal on paper differ by rounding. */
#define TOLERANCE 0.001

/* The columns whose texts may continue on another page. */
static const KaijiColumnContent broken_contents[] = {
  KAIJI_COLUMN_PROMPT,
  KAIJI_COLUMN_BEFORE,
  KAIJI_COLUMN_ANSWER,
};

static KaijiTextBlock *
find_text (const KaijiGrid *grid, const KaijiRow *row, KaijiColumnContent content)
{
  for (guint i = 0; i < grid->layout->n_columns; i++)
    if (grid->layout->columns[i].content == content)
      return row->texts[i];

  return NULL;
}

static double
get_lines_height (const KaijiGrid *grid, const KaijiFragment *fragment, KaijiColumnContent content)
{
  const KaijiRow *row = fragment->row;
  KaijiTextBlock *text = find_text (grid, row, content);

  if (content == KAIJI_COLUMN_ANSWER && row->picture != NULL)
    return fragment->continued ? 0 : row->picture_height;
  if (text == NULL)
    return 0;

  return kaiji_text_block_get_height (text, fragment->lines[content].first,
                                      fragment->lines[content].n);
}

static double
get_fragment_height (const KaijiGrid *grid, const KaijiFragment *fragment)
{
  double height = 0;

  for (guint i = 0; i < G_N_ELEMENTS (broken_contents); i++)
    height = MAX (height, get_lines_height (grid, fragment, broken_contents[i]));

  return height + 2 * grid->padding_y;
}

/* On an empty page a single line is better than none. */
static KaijiLines
measure_lines (KaijiTextBlock *text, KaijiLines rest, double room, gboolean is_page_empty)
{
  guint n_together;

  if (text == NULL)
    return rest;

  rest.n = kaiji_text_block_count_fitting (text, rest.first, room);
  n_together = kaiji_text_block_find_break (text, rest.first, rest.n);
  if (n_together > 0 || !is_page_empty)
    rest.n = n_together;

  return rest;
}

static const char *
get_continued_pattern (const KaijiPageLayout *layout)
{
  if (layout->continued != NULL)
    return layout->continued;

  /* Translators: {title} is the title of a group or an item of the printed sheet that does not fit
   * on one page; this is what it says on the next. */
  return _ ("{title} (continued)");
}

/* Sets the title of a continued group or item, unless it does not fit on the page. */
static KaijiTextBlock *
set_continued (const KaijiGrid *grid,
               KaijiTypesetter *typesetter,
               const KaijiRow *row,
               KaijiColumnContent content,
               double height)
{
  KaijiTextBlock *text = find_text (grid, row, content);
  const KaijiTextSource *title;
  KaijiTextStyle style;
  g_autofree char *continued = NULL;
  KaijiTextBlock *block;

  if (text == NULL)
    return NULL;

  title = kaiji_text_block_get_source (text);
  if (*title->text == '\0')
    return NULL;

  continued = kaiji_text_replace (get_continued_pattern (grid->layout), "title", title->text);
  style = title->style;
  style.n_kept = 0;
  if (g_str_has_prefix (continued, title->text))
    kaiji_text_style_keep_ending (&style, continued + strlen (title->text));
  block = kaiji_typesetter_set (typesetter, continued, &style);

  return kaiji_grid_get_cell_height (grid, block) <= height + TOLERANCE ? block : NULL;
}

/* Repeats the prompt beside the rest of an answer, if there is room. */
static void
repeat_prompt (KaijiFragment *self, const KaijiGrid *grid, KaijiTypesetter *typesetter, double room)
{
  KaijiTextBlock *prompt = set_continued (grid, typesetter, self->row, KAIJI_COLUMN_PROMPT, room);

  self->titles[KAIJI_COLUMN_PROMPT] = prompt;
  self->height = MAX (self->height, kaiji_grid_get_cell_height (grid, prompt));
}

/**
 * kaiji_fragment_breaks:
 * @content: a column's content
 *
 * Returns: whether its texts may be broken between pages
 */
gboolean
kaiji_fragment_breaks (KaijiColumnContent content)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken_contents); i++)
    if (broken_contents[i] == content)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_fragment_init:
 * @row: a row
 * @grid: the table's columns
 * @self: (out): the fragment, which holds the whole row
 */
void
kaiji_fragment_init (KaijiFragment *self, const KaijiRow *row, const KaijiGrid *grid)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row != NULL);
  g_return_if_fail (grid != NULL);

  *self = (KaijiFragment){ .row = row };

  for (guint i = 0; i < G_N_ELEMENTS (broken_contents); i++)
    {
      KaijiTextBlock *text = find_text (grid, row, broken_contents[i]);

      if (text != NULL)
        self->lines[broken_contents[i]].n = kaiji_text_block_get_n_lines (text);
    }
  self->height = get_fragment_height (grid, self);
}

/**
 * kaiji_fragment_shares_cell:
 * @above: the fragment above it on the page
 * @content: a column's content
 *
 * Returns: whether both share a cell of a column
 */
gboolean
kaiji_fragment_shares_cell (const KaijiFragment *self,
                            const KaijiFragment *above,
                            KaijiColumnContent content)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (above != NULL, FALSE);

  return !self->is_section && !above->is_section
         && kaiji_row_shares_cell (self->row, above->row, content);
}

/**
 * kaiji_fragment_get_text:
 * @grid: the table's columns
 * @column: the index of a column
 *
 * Returns: (transfer none) (nullable): the text of the fragment's cell in that column, or of the
 *   cell that begins with the fragment
 */
KaijiTextBlock *
kaiji_fragment_get_text (const KaijiFragment *self, const KaijiGrid *grid, guint column)
{
  KaijiTextBlock *title;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (grid != NULL, NULL);
  g_return_val_if_fail (column < grid->layout->n_columns, NULL);

  title = self->titles[grid->layout->columns[column].content];

  return title != NULL ? title : self->row->texts[column];
}

/**
 * kaiji_fragment_is_part:
 * @content: a column's content
 *
 * Returns: whether the cell of that column has only the lines of the row's text that are on the
 *   page
 */
gboolean
kaiji_fragment_is_part (const KaijiFragment *self, KaijiColumnContent content)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return kaiji_fragment_breaks (content) && self->titles[content] == NULL;
}

/**
 * kaiji_fragment_get_text_height:
 * @grid: the table's columns
 * @content: a column's content
 *
 * Returns: the height that the cell of that column needs for its whole text, in points
 */
double
kaiji_fragment_get_text_height (const KaijiFragment *self,
                                const KaijiGrid *grid,
                                KaijiColumnContent content)
{
  double height = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (grid != NULL, 0);

  for (guint i = 0; i < grid->layout->n_columns; i++)
    if (grid->layout->columns[i].content == content)
      height = MAX (height,
                    kaiji_grid_get_cell_height (grid, kaiji_fragment_get_text (self, grid, i)));

  return height;
}

/**
 * kaiji_fragment_has_lines:
 *
 * Returns: whether the fragment holds anything of the row
 */
gboolean
kaiji_fragment_has_lines (const KaijiFragment *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (broken_contents); i++)
    if (self->lines[broken_contents[i]].n > 0)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_fragment_mark_continued:
 * @grid: the table's columns
 * @typesetter: sets the titles, and owns them
 * @height: the height of the rows on a page, in points
 *
 * Marks the titles of group and item as continued on the page.
 */
void
kaiji_fragment_mark_continued (KaijiFragment *self,
                               const KaijiGrid *grid,
                               KaijiTypesetter *typesetter,
                               double height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (grid != NULL);
  g_return_if_fail (typesetter != NULL);

  self->titles[KAIJI_COLUMN_GROUP] = set_continued (grid, typesetter, self->row, KAIJI_COLUMN_GROUP,
                                                    height);
  self->titles[KAIJI_COLUMN_ITEM] = set_continued (grid, typesetter, self->row, KAIJI_COLUMN_ITEM,
                                                   height);
}

/**
 * kaiji_fragment_take:
 * @self: the rest of a row
 * @grid: the table's columns
 * @typesetter: sets the titles on a page that continues the row, and owns them
 * @room: a height in points
 * @is_page_empty: whether the page is still empty, so that something must be taken
 * @taken: (out): the part of the row that fits
 *
 * Takes a part from a row that is too high for its page; if its prompt is on an earlier page, it is
 * repeated. No line of a text is left alone if another page can take it.
 *
 * Returns: whether there is room for a part of each of its texts; otherwise nothing is taken
 */
gboolean
kaiji_fragment_take (KaijiFragment *self,
                     const KaijiGrid *grid,
                     KaijiTypesetter *typesetter,
                     double room,
                     gboolean is_page_empty,
                     KaijiFragment *taken)
{
  double text_room, min_height;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (grid != NULL, FALSE);
  g_return_val_if_fail (typesetter != NULL, FALSE);
  g_return_val_if_fail (taken != NULL, FALSE);

  text_room = room - 2 * grid->padding_y + TOLERANCE;
  min_height = kaiji_fragment_get_text_height (self, grid, KAIJI_COLUMN_LEVEL);
  if (self->row->picture != NULL && !self->continued)
    min_height = MAX (min_height, self->row->picture_height + 2 * grid->padding_y);

  *taken = *self;
  for (guint i = 0; i < G_N_ELEMENTS (broken_contents); i++)
    {
      KaijiColumnContent content = broken_contents[i];

      taken->lines[content] = measure_lines (find_text (grid, self->row, content),
                                             self->lines[content], text_room, is_page_empty);
      if (taken->lines[content].n == 0 && self->lines[content].n > 0)
        return FALSE;
    }
  if (min_height > room + TOLERANCE)
    return FALSE;

  taken->height = MAX (get_fragment_height (grid, taken), min_height);
  if (self->continued && self->lines[KAIJI_COLUMN_PROMPT].n == 0)
    repeat_prompt (taken, grid, typesetter, room);
  for (guint i = 0; i < G_N_ELEMENTS (broken_contents); i++)
    {
      KaijiColumnContent content = broken_contents[i];

      self->lines[content].first += taken->lines[content].n;
      self->lines[content].n -= taken->lines[content].n;
    }
  self->continued = TRUE;

  return TRUE;
}
