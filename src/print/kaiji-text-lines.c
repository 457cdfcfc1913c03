/* kaiji-text-lines.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places the glyphs of lines that have been broken.
 */

#include "config.h"

#include <hb.h>

#include "kaiji-text-block-private.h"

/* The baseline's place in the em square of ideographs, which is common to Japanese fonts. Lines are
 * placed by it rather than by a font's own ascent and descent, so that pages break alike with every
 * font of the list. */
#define IDEOGRAPHIC_ASCENT 0.88
#define IDEOGRAPHIC_DESCENT 0.12

/* Returns whether a run may reach beyond the em square that lines are placed by, because of another
 * font or stacked marks. */
static gboolean
is_unusual (PangoGlyphItem *item, PangoFont *font)
{
  PangoGlyphString *glyphs = item->glyphs;

  if (item->item->analysis.font != font
      && hb_font_get_face (pango_font_get_hb_font (item->item->analysis.font))
           != hb_font_get_face (pango_font_get_hb_font (font)))
    return TRUE;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].geometry.y_offset != 0)
      return TRUE;

  return FALSE;
}

static void
add_glyph (KaijiTextBlock *self, PangoGlyph index, double x, double y)
{
  cairo_glyph_t glyph = { .index = index, .x = x, .y = y };

  /* A character that no font has is drawn as the font's own box. */
  if (index & PANGO_GLYPH_UNKNOWN_FLAG)
    {
      gunichar character = index & ~PANGO_GLYPH_UNKNOWN_FLAG;

      glyph.index = 0;
      if (self->unknown == NULL)
        self->unknown = g_array_new (FALSE, FALSE, sizeof (gunichar));
      g_array_append_val (self->unknown, character);
    }

  g_array_append_val (self->glyphs, glyph);
}

/* Adds the glyphs of an item in visual order, and the characters of each in reading order: this
 * makes the text of a PDF searchable. */
static void
add_item_glyphs (KaijiTextBlock *self, PangoGlyphItem *item, const char *text, double x)
{
  PangoGlyphString *glyphs = item->glyphs;
  gboolean backward = (item->item->analysis.level & 1) != 0;
  PangoGlyphItemIter iter;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];

      if (info->glyph != PANGO_GLYPH_EMPTY)
        add_glyph (self, info->glyph, x + pango_units_to_double (info->geometry.x_offset),
                   pango_units_to_double (info->geometry.y_offset));
      x += pango_units_to_double (info->geometry.width);
    }

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      int first = backward ? iter.end_glyph + 1 : iter.start_glyph;
      int end = backward ? iter.start_glyph + 1 : iter.end_glyph;
      cairo_text_cluster_t cluster = { .num_bytes = iter.end_index - iter.start_index };

      for (int i = first; i < end; i++)
        cluster.num_glyphs += glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY;

      /* White space at a line break, and control characters. */
      if (cluster.num_glyphs == 0)
        continue;

      g_array_append_val (self->clusters, cluster);
      g_string_append_len (self->drawn, text + iter.start_index, cluster.num_bytes);
    }
}

/* Continues the line's last run if the font is the same: Pango begins an item at every change
 * between kanji, kana and Latin, and drawing a run costs as much as its glyphs. Returns:
 * (nullable): the run that the item's glyphs are added to; NULL for a font that cannot be drawn */
static KaijiTextRun *
begin_run (KaijiTextBlock *self, KaijiTextLine *line, PangoGlyphItem *item)
{
  cairo_scaled_font_t *font;
  cairo_text_cluster_flags_t flags = 0;
  KaijiTextRun *run = NULL;

  font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font));
  if (font == NULL)
    return NULL;

  if (item->item->analysis.level & 1)
    flags = CAIRO_TEXT_CLUSTER_FLAG_BACKWARD;

  if (line->n_runs > 0)
    run = &g_array_index (self->runs, KaijiTextRun, self->runs->len - 1);

  if (run == NULL || run->font != font || run->flags != 0 || flags != 0)
    {
      KaijiTextRun new_run = {
        .font = cairo_scaled_font_reference (font),
        .flags = flags,
        .first_glyph = self->glyphs->len,
        .first_cluster = self->clusters->len,
        .start = self->drawn->len,
      };

      g_array_append_val (self->runs, new_run);
      line->n_runs++;
      run = &g_array_index (self->runs, KaijiTextRun, self->runs->len - 1);
    }

  return run;
}

static void
end_run (KaijiTextBlock *self, KaijiTextRun *run)
{
  run->n_glyphs = self->glyphs->len - run->first_glyph;
  run->n_clusters = self->clusters->len - run->first_cluster;
  run->length = self->drawn->len - run->start;
}

static double
include (KaijiTextBlock *self, double extent, double reach)
{
  double max_reach = MAX_REACH * self->source.style.size;

  if (reach > max_reach)
    self->overflows = TRUE;

  return MAX (extent, MIN (reach, max_reach));
}

static void
begin_line (KaijiTextBlock *self, KaijiTextLine *line, gsize start, gsize end)
{
  const KaijiTextStyle *style = &self->source.style;
  double leading = (style->line_height - 1) * style->size;

  *line = (KaijiTextLine){ .first_run = self->runs->len, .start = start, .end = end };
  if (self->lines->len > 0)
    line->top = g_array_index (self->lines, KaijiTextLine, self->lines->len - 1).bottom;
  line->baseline = IDEOGRAPHIC_ASCENT * style->size + leading / 2;
  line->bottom = IDEOGRAPHIC_DESCENT * style->size + leading / 2;
}

/* Makes room for glyphs that reach beyond the usual height. */
static void
include_ink (KaijiTextBlock *self, KaijiTextLine *line, const PangoRectangle *ink)
{
  line->baseline = include (self, line->baseline, pango_units_to_double (-ink->y));
  line->bottom = include (self, line->bottom, pango_units_to_double (ink->y + ink->height));
}

/* Until here a line's baseline and bottom were relative to its top and its baseline. */
static void
end_line (KaijiTextBlock *self, KaijiTextLine *line)
{
  line->baseline += line->top;
  line->bottom += line->baseline;
  if (line->indent + line->width > self->source.style.width + 1.0 / PANGO_SCALE)
    self->overflows = TRUE;
  g_array_append_vals (self->lines, line, 1);
}

void
kaiji_text_block_add_pango_line (KaijiTextBlock *self,
                                 PangoLayoutLine *layout_line,
                                 PangoFont *font,
                                 const char *text)
{
  gsize start = (gsize) (text - self->text) + (gsize) layout_line->start_index;
  KaijiTextLine line;

  begin_line (self, &line, start, start + (gsize) layout_line->length);

  for (GSList *l = layout_line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;
      KaijiTextRun *run = begin_run (self, &line, item);

      if (is_unusual (item, font))
        {
          PangoRectangle ink;

          pango_glyph_string_extents (item->glyphs, item->item->analysis.font, &ink, NULL);
          include_ink (self, &line, &ink);
        }
      if (run != NULL)
        {
          add_item_glyphs (self, item, text, line.width);
          end_run (self, run);
        }
      line.width += pango_units_to_double (pango_glyph_string_get_width (item->glyphs));
    }

  end_line (self, &line);
}

static void
add_cluster (KaijiTextBlock *self, const KaijiTextCluster *cluster, double x)
{
  const PangoGlyphString *glyphs = cluster->item->glyphs;
  cairo_text_cluster_t drawn = { .num_bytes = (int) (cluster->end - cluster->start) };

  for (int i = cluster->first_glyph; i < cluster->end_glyph; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];

      if (info->glyph != PANGO_GLYPH_EMPTY)
        {
          add_glyph (self, info->glyph, x + pango_units_to_double (info->geometry.x_offset),
                     pango_units_to_double (info->geometry.y_offset));
          drawn.num_glyphs++;
        }
      x += pango_units_to_double (info->geometry.width);
    }

  /* Control characters. */
  if (drawn.num_glyphs == 0)
    return;

  g_array_append_val (self->clusters, drawn);
  g_string_append_len (self->drawn, self->text + cluster->start, drawn.num_bytes);
}

double
kaiji_text_cluster_get_gap (const KaijiTextCluster *self,
                            gboolean begins_line,
                            const KaijiTextStyle *style)
{
  const KaijiTextCluster *before = self - 1;

  if (begins_line)
    return -self->lead;
  if (self->lead > 0 && (before->lead > 0 || before->tail > 0))
    return -self->lead;
  if (self->tail > 0 && before->tail > 0)
    return -before->tail;
  if (style->latin_gap > 0 && kaiji_line_rules_want_gap (before->character, self->character))
    return style->latin_gap * style->size;

  return 0;
}

void
kaiji_text_block_add_line (KaijiTextBlock *self,
                           const KaijiTextCluster *clusters,
                           gsize n_clusters,
                           double indent,
                           PangoFont *font)
{
  PangoGlyphItem *item = NULL;
  gboolean unusual = FALSE;
  KaijiTextRun *run = NULL;
  KaijiTextLine line;
  double x = 0;

  begin_line (self, &line, clusters[0].start, clusters[n_clusters - 1].end);
  line.indent = indent;

  for (gsize i = 0; i < n_clusters; i++)
    {
      const KaijiTextCluster *cluster = &clusters[i];

      if (cluster->item != item)
        {
          if (run != NULL)
            end_run (self, run);
          item = cluster->item;
          unusual = is_unusual (item, font);
          run = begin_run (self, &line, item);
        }
      if (unusual)
        {
          PangoRectangle ink;

          pango_glyph_string_extents_range (item->glyphs, cluster->first_glyph, cluster->end_glyph,
                                            item->item->analysis.font, &ink, NULL);
          include_ink (self, &line, &ink);
        }

      x += kaiji_text_cluster_get_gap (cluster, i == 0, &self->source.style);
      if (run != NULL)
        add_cluster (self, cluster, x);
      x += cluster->width;
      line.width = x - cluster->tail;
    }
  if (run != NULL)
    end_run (self, run);

  end_line (self, &line);
}
