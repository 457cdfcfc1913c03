/* kaiji-text-block.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-text-block-private.h"

/* The minimum number of lines of a text on either side of a page break. */
#define MIN_LINES_TOGETHER 2

static void
clear_run (gpointer data)
{
  KaijiTextRun *run = data;

  cairo_scaled_font_destroy (run->font);
}

static const KaijiTextLine *
get_line (KaijiTextBlock *self, guint line)
{
  return &g_array_index (self->lines, KaijiTextLine, line);
}

/* The indentation of a line that is narrower than the block. */
double
kaiji_text_block_get_indent (KaijiTextBlock *self, const KaijiTextLine *line, KaijiAlign align)
{
  static const double shares[] = {
    [KAIJI_ALIGN_START] = 0,
    [KAIJI_ALIGN_CENTER] = 0.5,
    [KAIJI_ALIGN_END] = 1,
  };

  return line->indent
         + MAX (self->source.style.width - line->indent - line->width, 0) * shares[align];
}

/**
 * kaiji_text_style_get_max_line_height:
 *
 * Returns: the maximum height of a line in that style, whatever its text, in points
 */
double
kaiji_text_style_get_max_line_height (const KaijiTextStyle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size * (2 * MAX_REACH + MAX (self->line_height - 1, 0));
}

/**
 * kaiji_text_style_keep_ending:
 * @ending: the end of a text in this style
 *
 * Keeps the ending on one line if a line has room for it.
 */
void
kaiji_text_style_keep_ending (KaijiTextStyle *self, const char *ending)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ending != NULL);

  self->n_kept = (guint) strlen (ending);
}

/**
 * kaiji_text_block_new:
 * @context: a context of 72 dpi
 * @font: the font's family list; its size is set here
 * @source: the text and its style
 * @cancellable: (nullable): checked from time to time
 *
 * Breaks a text into lines. A word that is wider than a line is broken as well. If cancelled, the
 * block has only the first lines.
 *
 * Returns: (transfer full): the block, of at least one line
 */
KaijiTextBlock *
kaiji_text_block_new (PangoContext *context,
                      PangoFontDescription *font,
                      const KaijiTextSource *source,
                      GCancellable *cancellable)
{
  KaijiTextBlock *self;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (font != NULL, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  self = g_new0 (KaijiTextBlock, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_strdup (source->text);
  self->source.text = self->text;
  self->source.style = source->style;
  /* Arrays with room for something have an address even while they are empty. */
  self->lines = g_array_sized_new (FALSE, FALSE, sizeof (KaijiTextLine), 1);
  self->runs = g_array_sized_new (FALSE, FALSE, sizeof (KaijiTextRun), 1);
  g_array_set_clear_func (self->runs, clear_run);
  self->glyphs = g_array_sized_new (FALSE, FALSE, sizeof (cairo_glyph_t), 1);
  self->clusters = g_array_sized_new (FALSE, FALSE, sizeof (cairo_text_cluster_t), 1);
  self->drawn = g_string_new (NULL);

  pango_font_description_set_absolute_size (font, source->style.size * PANGO_SCALE);
  kaiji_text_block_break_lines (self, context, font, cancellable);

  return self;
}

/**
 * kaiji_text_block_ref:
 *
 * Returns: (transfer full): @self
 */
KaijiTextBlock *
kaiji_text_block_ref (KaijiTextBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * kaiji_text_block_unref:
 * @self: (transfer full): a block
 */
void
kaiji_text_block_unref (KaijiTextBlock *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->lines);
  g_array_unref (self->runs);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_string_free (self->drawn, TRUE);
  g_clear_pointer (&self->unknown, g_array_unref);
  g_free (self->text);
  g_free (self);
}

/**
 * kaiji_text_block_get_source:
 *
 * Returns: (transfer none): the source of the block
 */
const KaijiTextSource *
kaiji_text_block_get_source (KaijiTextBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->source;
}

/**
 * kaiji_text_block_get_n_lines:
 *
 * Returns: the number of lines, at least 1
 */
guint
kaiji_text_block_get_n_lines (KaijiTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

/**
 * kaiji_text_block_get_height:
 * @first_line: a line, from 0
 * @n_lines: the number of lines
 *
 * Returns: the height of @n_lines lines from @first_line on, in points
 */
double
kaiji_text_block_get_height (KaijiTextBlock *self, guint first_line, guint n_lines)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (first_line + n_lines <= self->lines->len, 0);

  if (n_lines == 0)
    return 0;

  return get_line (self, first_line + n_lines - 1)->bottom - get_line (self, first_line)->top;
}

/**
 * kaiji_text_block_count_fitting:
 * @first_line: a line, from 0
 * @height: a height in points
 *
 * Returns: the number of lines from @first_line on that fit in @height
 */
guint
kaiji_text_block_count_fitting (KaijiTextBlock *self, guint first_line, double height)
{
  guint line = first_line;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (first_line <= self->lines->len, 0);

  while (line < self->lines->len
         && get_line (self, line)->bottom - get_line (self, first_line)->top <= height)
    line++;

  return line - first_line;
}

/* Between two lines of a paragraph there is nothing or a space, between paragraphs a paragraph
 * separator. */
gboolean
kaiji_text_block_begins_paragraph (KaijiTextBlock *self, guint line)
{
  const char *gap;
  gsize length;

  if (line == 0)
    return TRUE;

  gap = self->text + get_line (self, line - 1)->end;
  length = get_line (self, line)->start - get_line (self, line - 1)->end;

  return length > 0 && strspn (gap, " ") < length;
}

/* Returns whether a page may end before a line: not after the first line of a paragraph, nor before
 * its last one. */
static gboolean
may_break_before (KaijiTextBlock *self, guint line)
{
  return kaiji_text_block_begins_paragraph (self, line)
         || (!kaiji_text_block_begins_paragraph (self, line - 1)
             && !kaiji_text_block_begins_paragraph (self, line + 1));
}

/**
 * kaiji_text_block_find_break:
 * @first_line: a line, from 0
 * @n_lines: the number of lines from @first_line on that fit
 *
 * Finds the place of a page break that leaves no single line of the text, or of one of its
 * paragraphs, on either page.
 *
 * Returns: the number of lines before that place, at most @n_lines; 0 if there is none
 */
guint
kaiji_text_block_find_break (KaijiTextBlock *self, guint first_line, guint n_lines)
{
  guint end;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (first_line + n_lines <= self->lines->len, 0);

  if (first_line + n_lines == self->lines->len)
    return n_lines;

  for (end = first_line + n_lines; end >= first_line + MIN_LINES_TOGETHER; end--)
    if (end + MIN_LINES_TOGETHER <= self->lines->len && may_break_before (self, end))
      return end - first_line;

  return 0;
}

/**
 * kaiji_text_block_overflows:
 *
 * Returns: whether a character is too large for its line, so that drawing must be clipped to the
 * block's area
 */
gboolean
kaiji_text_block_overflows (KaijiTextBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->overflows;
}

/**
 * kaiji_text_block_get_unknown:
 * @n_characters: (out): the number of characters
 *
 * Returns: (transfer none) (nullable) (array length=n_characters): the characters of the text that
 *   no font has, with repetitions
 */
const gunichar *
kaiji_text_block_get_unknown (KaijiTextBlock *self, guint *n_characters)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_characters != NULL, NULL);

  *n_characters = self->unknown != NULL ? self->unknown->len : 0;

  return self->unknown != NULL ? &g_array_index (self->unknown, gunichar, 0) : NULL;
}

/* Finds the clusters of some bytes of the text in a line: clusters follow the order of the bytes,
 * but skip characters that are not drawn. */
static gboolean
find_extents (KaijiTextBlock *self,
              const KaijiTextLine *line,
              gsize start,
              gsize end,
              double *left,
              double *right)
{
  gsize position = line->start;
  gboolean found = FALSE;

  for (guint i = 0; i < line->n_runs; i++)
    {
      const KaijiTextRun *run = &g_array_index (self->runs, KaijiTextRun, line->first_run + i);
      const char *drawn = self->drawn->str + run->start;
      guint glyph = run->first_glyph;

      if (run->flags & CAIRO_TEXT_CLUSTER_FLAG_BACKWARD)
        return FALSE;

      for (guint j = 0; j < run->n_clusters; j++)
        {
          const cairo_text_cluster_t *cluster = &g_array_index (self->clusters,
                                                                cairo_text_cluster_t,
                                                                run->first_cluster + j);
          gsize length = (gsize) cluster->num_bytes;

          while (position + length <= line->end
                 && memcmp (self->text + position, drawn, length) != 0)
            position++;

          if (position >= start && position < end)
            {
              if (!found)
                *left = g_array_index (self->glyphs, cairo_glyph_t, glyph).x;
              found = TRUE;
              *right = line->width;
            }
          else if (found)
            {
              *right = g_array_index (self->glyphs, cairo_glyph_t, glyph).x;
              return TRUE;
            }

          position += length;
          drawn += length;
          glyph += (guint) cluster->num_glyphs;
        }
    }

  return found;
}

/**
 * kaiji_text_block_get_area:
 * @line: a line, from 0
 * @start: a byte of the text
 * @end: the byte after the last one
 * @align: the alignment of the lines
 * @area: (out): the area of the characters, relative to the block's left and the line's top, in
 *   points
 *
 * Finds the characters from @start to before @end in a line. Right-to-left lines are not searched.
 *
 * Returns: whether any of them are in that line
 */
gboolean
kaiji_text_block_get_area (KaijiTextBlock *self,
                           guint line,
                           gsize start,
                           gsize end,
                           KaijiAlign align,
                           cairo_rectangle_t *area)
{
  const KaijiTextLine *text_line;
  double left, right;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (line < self->lines->len, FALSE);
  g_return_val_if_fail (area != NULL, FALSE);

  text_line = get_line (self, line);
  if (start >= text_line->end || end <= text_line->start
      || !find_extents (self, text_line, start, end, &left, &right))
    return FALSE;

  *area = (cairo_rectangle_t){
    .x = kaiji_text_block_get_indent (self, text_line, align) + left,
    .y = 0,
    .width = right - left,
    .height = text_line->bottom - text_line->top,
  };

  return TRUE;
}

static void
draw_run (KaijiTextBlock *self, const KaijiTextRun *run, cairo_t *cr, double x, double y)
{
  const cairo_glyph_t *source = &g_array_index (self->glyphs, cairo_glyph_t, run->first_glyph);
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, run->n_glyphs);

  for (guint i = 0; i < run->n_glyphs; i++)
    {
      glyphs[i].index = source[i].index;
      glyphs[i].x = source[i].x + x;
      glyphs[i].y = source[i].y + y;
    }

  cairo_set_scaled_font (cr, run->font);
  cairo_show_text_glyphs (cr, self->drawn->str + run->start, (int) run->length, glyphs,
                          (int) run->n_glyphs,
                          &g_array_index (self->clusters, cairo_text_cluster_t, run->first_cluster),
                          (int) run->n_clusters, run->flags);
}

/**
 * kaiji_text_block_draw:
 * @cr: where to draw; its source is the text's colour
 * @first_line: the first line to draw, from 0
 * @n_lines: the number of lines
 * @x: left end of the lines, in points
 * @y: top of the first line, in points
 * @align: the alignment of lines narrower than the block
 *
 * Draws lines of a block.
 */
void
kaiji_text_block_draw (KaijiTextBlock *self,
                       cairo_t *cr,
                       guint first_line,
                       guint n_lines,
                       double x,
                       double y,
                       KaijiAlign align)
{
  double top;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (first_line + n_lines <= self->lines->len);

  if (n_lines == 0)
    return;

  top = get_line (self, first_line)->top;
  for (guint i = 0; i < n_lines; i++)
    {
      const KaijiTextLine *line = get_line (self, first_line + i);
      double indent = kaiji_text_block_get_indent (self, line, align);

      for (guint j = 0; j < line->n_runs; j++)
        draw_run (self, &g_array_index (self->runs, KaijiTextRun, line->first_run + j), cr,
                  x + indent, y + line->baseline - top);
    }
}
