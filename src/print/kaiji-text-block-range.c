/* kaiji-text-block-range.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws parts of a text, so that each can have a tag of its own.
 */

#include "config.h"

#include <string.h>

#include "kaiji-text-block-private.h"

/* A part of a text, and the place where it is drawn. */
typedef struct
{
  KaijiTextBlock *block;
  cairo_t *cr; /* (nullable): NULL to draw nothing */
  gsize start;
  gsize end;
  double x; /* the left end of the current line */
  double y;
  gboolean found;
} Range;

static void
show (const Range *range, const KaijiTextRun *run, const KaijiTextRun *part)
{
  const cairo_glyph_t *source = &g_array_index (range->block->glyphs, cairo_glyph_t,
                                                part->first_glyph);
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, part->n_glyphs);

  for (guint i = 0; i < part->n_glyphs; i++)
    {
      glyphs[i].index = source[i].index;
      glyphs[i].x = source[i].x + range->x;
      glyphs[i].y = source[i].y + range->y;
    }

  cairo_set_scaled_font (range->cr, run->font);
  cairo_show_text_glyphs (range->cr, range->block->drawn->str + part->start, (int) part->length,
                          glyphs, (int) part->n_glyphs,
                          &g_array_index (range->block->clusters, cairo_text_cluster_t,
                                          part->first_cluster),
                          (int) part->n_clusters, run->flags);
}

/* Draws the part of a run that is in the range. The clusters follow the order of the text, but skip
 * characters that are not drawn. A right-to-left run is drawn in one piece. Returns: the place
 * after it. */
static gsize
draw_run (Range *range, const KaijiTextLine *line, const KaijiTextRun *run, gsize position)
{
  const char *drawn = range->block->drawn->str + run->start;
  KaijiTextRun part = { .first_glyph = run->first_glyph,
                        .first_cluster = run->first_cluster,
                        .start = run->start };
  gboolean is_whole = (run->flags & CAIRO_TEXT_CLUSTER_FLAG_BACKWARD) != 0;
  gsize place = position;

  for (guint i = 0; i < run->n_clusters; i++)
    {
      const cairo_text_cluster_t *cluster = &g_array_index (range->block->clusters,
                                                            cairo_text_cluster_t,
                                                            run->first_cluster + i);
      gsize length = (gsize) cluster->num_bytes;

      if (!is_whole)
        {
          while (position + length <= line->end
                 && memcmp (range->block->text + position, drawn, length) != 0)
            position++;
          place = MIN (position, line->end - 1);
        }

      if (place >= range->start && place < range->end)
        {
          part.n_glyphs += (guint) cluster->num_glyphs;
          part.n_clusters++;
          part.length += length;
        }
      else if (part.n_clusters == 0)
        {
          part.first_glyph += (guint) cluster->num_glyphs;
          part.first_cluster++;
          part.start += length;
        }

      position += length;
      drawn += length;
    }

  if (part.n_clusters > 0)
    {
      range->found = TRUE;
      if (range->cr != NULL)
        show (range, run, &part);
    }

  return MIN (position, line->end);
}

/* Pango draws no white space at a line break, but screen readers need it between two words. */
static void
draw_space (Range *range, const KaijiTextLine *line, const KaijiTextLine *next, gsize position)
{
  const KaijiTextRun *run;
  const char *last = g_utf8_find_prev_char (range->block->text + line->start,
                                            range->block->text + line->end);
  cairo_glyph_t *glyphs = NULL;
  cairo_text_cluster_t cluster = { .num_bytes = 1, .num_glyphs = 1 };
  int n_glyphs = 0;

  gboolean is_broken_at_space = last != NULL && g_unichar_isspace (g_utf8_get_char (last))
                                && position < line->end;

  if (line->n_runs == 0 || line->end == line->start
      || (!is_broken_at_space && line->end == next->start) || line->end - 1 < range->start
      || line->end > range->end)
    return;

  run = &g_array_index (range->block->runs, KaijiTextRun, line->first_run + line->n_runs - 1);
  if (cairo_scaled_font_text_to_glyphs (run->font, range->x + line->width, range->y, " ", 1,
                                        &glyphs, &n_glyphs, NULL, NULL, NULL)
      != CAIRO_STATUS_SUCCESS)
    return;

  if (n_glyphs == 1 && glyphs[0].index != 0)
    {
      range->found = TRUE;
      if (range->cr != NULL)
        {
          cairo_set_scaled_font (range->cr, run->font);
          cairo_show_text_glyphs (range->cr, " ", 1, glyphs, 1, &cluster, 1, 0);
        }
    }
  cairo_glyph_free (glyphs);
}

/**
 * kaiji_text_block_draw_range:
 * @cr: (nullable): where to draw; its source is the text's colour. %NULL to find out whether there
 *   is anything to draw
 * @first_line: the first line to draw, from 0
 * @n_lines: the number of lines
 * @start: a byte of the text
 * @end: the byte after the last one
 * @x: left end of the lines, in points
 * @y: top of the first line, in points
 * @align: the alignment of lines narrower than the block
 *
 * Draws the text from @start to before @end in some lines, like kaiji_text_block_draw(), and a
 * space at each line break that replaced one.
 *
 * Returns: whether the range has anything to draw
 */
gboolean
kaiji_text_block_draw_range (KaijiTextBlock *self,
                             cairo_t *cr,
                             guint first_line,
                             guint n_lines,
                             gsize start,
                             gsize end,
                             double x,
                             double y,
                             KaijiAlign align)
{
  Range range = { .block = self, .cr = cr, .start = start, .end = end };
  double top;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (first_line + n_lines <= self->lines->len, FALSE);

  if (n_lines == 0)
    return FALSE;

  top = g_array_index (self->lines, KaijiTextLine, first_line).top;
  for (guint i = first_line; i < first_line + n_lines; i++)
    {
      const KaijiTextLine *line = &g_array_index (self->lines, KaijiTextLine, i);
      gsize position = line->start;

      if (line->end <= start || line->start >= end)
        continue;

      range.x = x + kaiji_text_block_get_indent (self, line, align);
      range.y = y + line->baseline - top;
      for (guint j = 0; j < line->n_runs; j++)
        position = draw_run (&range, line,
                             &g_array_index (self->runs, KaijiTextRun, line->first_run + j),
                             position);
      if (i + 1 < self->lines->len && !kaiji_text_block_begins_paragraph (self, i + 1))
        draw_space (&range, line, &g_array_index (self->lines, KaijiTextLine, i + 1), position);
    }

  return range.found;
}
