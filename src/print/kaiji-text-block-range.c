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

/* Draws a part of a run, and behind it a space if there is one. */
static void
show (const Range *range,
      const KaijiTextRun *run,
      const KaijiTextRun *part,
      const cairo_glyph_t *space)
{
  const cairo_glyph_t *source = &g_array_index (range->block->glyphs, cairo_glyph_t,
                                                part->first_glyph);
  const cairo_text_cluster_t *clusters = &g_array_index (range->block->clusters,
                                                         cairo_text_cluster_t, part->first_cluster);
  guint n_more = space != NULL ? 1 : 0;
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, part->n_glyphs + n_more);
  g_autofree cairo_text_cluster_t *all_clusters = g_new (cairo_text_cluster_t,
                                                         part->n_clusters + n_more);
  g_autofree char *text = g_strdup_printf ("%.*s ", (int) part->length,
                                           range->block->drawn->str + part->start);

  for (guint i = 0; i < part->n_glyphs; i++)
    {
      glyphs[i].index = source[i].index;
      glyphs[i].x = source[i].x + range->x;
      glyphs[i].y = source[i].y + range->y;
    }
  memcpy (all_clusters, clusters, part->n_clusters * sizeof *clusters);
  if (space != NULL)
    {
      glyphs[part->n_glyphs] = *space;
      all_clusters[part->n_clusters] = (cairo_text_cluster_t){ .num_bytes = 1, .num_glyphs = 1 };
    }

  cairo_set_scaled_font (range->cr, run->font);
  cairo_show_text_glyphs (range->cr, text, (int) (part->length + n_more), glyphs,
                          (int) (part->n_glyphs + n_more), all_clusters,
                          (int) (part->n_clusters + n_more), run->flags);
}

/* Draws the part of a run that is in the range. The clusters follow the order of the text, but skip
 * characters that are not drawn. A right-to-left run is drawn in one piece. A space is drawn with
 * the end of the run, because Cairo leaves out text without ink that is near the edge of the page;
 * it is cleared if it was. Returns: the place after it. */
static gsize
draw_run (Range *range,
          const KaijiTextLine *line,
          const KaijiTextRun *run,
          gsize position,
          const cairo_glyph_t **space)
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
      gboolean ends_run = part.first_cluster + part.n_clusters
                          == run->first_cluster + run->n_clusters;

      range->found = TRUE;
      if (range->cr != NULL)
        show (range, run, &part, ends_run && !is_whole ? *space : NULL);
      if (ends_run && !is_whole)
        *space = NULL;
    }

  return MIN (position, line->end);
}

/* Returns whether white space that a line ends in is in the text alone, and not drawn. */
static gboolean
is_broken_at_space (const Range *range, const KaijiTextLine *line, const KaijiTextRun *run)
{
  const char *drawn = range->block->drawn->str + run->start;
  const char *last = g_utf8_find_prev_char (range->block->text + line->start,
                                            range->block->text + line->end);
  const char *last_drawn = g_utf8_find_prev_char (drawn, drawn + run->length);

  return last != NULL && g_unichar_isspace (g_utf8_get_char (last))
         && (last_drawn == NULL || !g_unichar_isspace (g_utf8_get_char (last_drawn)));
}

/* Pango draws no white space at a line break, but screen readers need it between two words.
 * Returns: whether there is a space to draw at the end of a line */
static gboolean
find_space (const Range *range,
            const KaijiTextLine *line,
            const KaijiTextLine *next,
            cairo_glyph_t *space)
{
  const KaijiTextRun *run;
  cairo_glyph_t *glyphs = NULL;
  int n_glyphs = 0;
  gboolean found;

  if (line->n_runs == 0 || line->end == line->start || line->end - 1 < range->start
      || line->end > range->end)
    return FALSE;

  run = &g_array_index (range->block->runs, KaijiTextRun, line->first_run + line->n_runs - 1);
  if (line->end == next->start && !is_broken_at_space (range, line, run))
    return FALSE;

  if (cairo_scaled_font_text_to_glyphs (run->font, range->x + line->width, range->y, " ", 1,
                                        &glyphs, &n_glyphs, NULL, NULL, NULL)
      != CAIRO_STATUS_SUCCESS)
    return FALSE;

  found = n_glyphs == 1 && glyphs[0].index != 0;
  if (found)
    *space = glyphs[0];
  cairo_glyph_free (glyphs);

  return found;
}

/* Draws the space alone that is at the end of a line, but begins the range. */
static void
draw_space (Range *range, const KaijiTextLine *line, const cairo_glyph_t *space)
{
  const KaijiTextRun *run = &g_array_index (range->block->runs, KaijiTextRun,
                                            line->first_run + line->n_runs - 1);
  cairo_text_cluster_t cluster = { .num_bytes = 1, .num_glyphs = 1 };

  range->found = TRUE;
  if (range->cr == NULL)
    return;

  cairo_set_scaled_font (range->cr, run->font);
  cairo_show_text_glyphs (range->cr, " ", 1, space, 1, &cluster, 1, 0);
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
      const cairo_glyph_t *none = NULL;
      const cairo_glyph_t *left;
      cairo_glyph_t space;
      gboolean has_space;

      if (line->end <= start || line->start >= end)
        continue;

      range.x = x + kaiji_text_block_get_indent (self, line, align);
      range.y = y + line->baseline - top;
      has_space = i + 1 < self->lines->len && !kaiji_text_block_begins_paragraph (self, i + 1)
                  && find_space (&range, line, &g_array_index (self->lines, KaijiTextLine, i + 1),
                                 &space);
      left = has_space ? &space : NULL;
      for (guint j = 0; j < line->n_runs; j++)
        {
          gboolean is_last = j + 1 == line->n_runs;

          position = draw_run (&range, line,
                               &g_array_index (self->runs, KaijiTextRun, line->first_run + j),
                               position, is_last ? &left : &none);
        }
      if (left != NULL)
        draw_space (&range, line, left);
    }

  return range.found;
}
