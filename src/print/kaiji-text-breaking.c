/* kaiji-text-breaking.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <hb.h>
#include <string.h>

#include "kaiji-text-block-private.h"

/* Where the baseline lies in the em square of ideographs, which Japanese fonts agree on. Lines are
 * placed by it and not by a font's own ascent and descent, so that a page breaks alike with every
 * font of the list. */
#define IDEOGRAPHIC_ASCENT 0.88
#define IDEOGRAPHIC_DESCENT 0.12

/* Those of a list of up to twenty entries. */
#define FIRST_CIRCLED_NUMBER 0x2460
#define LAST_CIRCLED_NUMBER 0x2473

/* Pango shapes what is left of a paragraph again for every line of it, which makes a very long
 * paragraph quadratic. Text is therefore given to it in pieces, in bytes. */
#define PIECE_SIZE 8192

/* Whether a run could reach out of the em square that lines are placed by: another font's, or
 * marks that are stacked on each other. */
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

  /* A character that no font has shows as the font's own box for that. */
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

/* Adds the glyphs of an item in the order they are seen, and which characters each stands for, in
 * the order they are read: that is what makes a PDF's text searchable. */
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

      /* White space where a line was broken, and characters that only steer. */
      if (cluster.num_glyphs == 0)
        continue;

      g_array_append_val (self->clusters, cluster);
      g_string_append_len (self->drawn, text + iter.start_index, cluster.num_bytes);
    }
}

/* Continues the line's last run where the font is the same: Pango begins an item at every change
 * between kanji, kana and Latin, and each run costs as much to draw as its glyphs. */
static void
add_run (KaijiTextBlock *self,
         KaijiTextLine *line,
         PangoGlyphItem *item,
         const char *text,
         double x)
{
  cairo_scaled_font_t *font;
  cairo_text_cluster_flags_t flags = 0;
  KaijiTextRun *run = NULL;

  font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font));
  if (font == NULL)
    return;

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

  add_item_glyphs (self, item, text, x);
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
add_line (KaijiTextBlock *self, PangoLayoutLine *layout_line, PangoFont *font, const char *text)
{
  const KaijiTextStyle *style = &self->source.style;
  double leading = (style->line_height - 1) * style->size;
  double ascent = IDEOGRAPHIC_ASCENT * style->size + leading / 2;
  double descent = IDEOGRAPHIC_DESCENT * style->size + leading / 2;
  KaijiTextLine line = { .first_run = self->runs->len };

  line.start = (gsize) (text - self->text) + (gsize) layout_line->start_index;
  line.end = line.start + (gsize) layout_line->length;
  if (self->lines->len > 0)
    line.top = g_array_index (self->lines, KaijiTextLine, self->lines->len - 1).bottom;

  for (GSList *l = layout_line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;

      if (is_unusual (item, font))
        {
          PangoRectangle ink;

          pango_glyph_string_extents (item->glyphs, item->item->analysis.font, &ink, NULL);
          ascent = include (self, ascent, pango_units_to_double (-ink.y));
          descent = include (self, descent, pango_units_to_double (ink.y + ink.height));
        }

      add_run (self, &line, item, text, line.width);
      line.width += pango_units_to_double (pango_glyph_string_get_width (item->glyphs));
    }

  line.baseline = line.top + ascent;
  line.bottom = line.baseline + descent;
  if (line.width > style->width + 1.0 / PANGO_SCALE)
    self->overflows = TRUE;
  g_array_append_val (self->lines, line);
}

/* Characters that bind what follows them. A hyphen at a line's end that is part of a word or an
 * address is taken for hyphenation by programs that search or copy a PDF's text, which then leave
 * it out; a postal mark belongs to its number, and the mark of a list to its entry. */
static gboolean
binds_next (gunichar c)
{
  const gunichar marks[] = { '-', 0x3012, 0x203b, 0x25a0, 0x25c6, 0x25cf };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (c == marks[i])
      return TRUE;

  return c >= FIRST_CIRCLED_NUMBER && c <= LAST_CIRCLED_NUMBER;
}

/* No line begins with a wave dash or a hyphen (JIS X 4051). These two are what Windows makes of
 * them; Unicode takes them for ideographs. */
static gboolean
binds_previous (gunichar c)
{
  return c == 0xff5e || c == 0xff0d;
}

static void
forbid_breaks (PangoAttrList *attributes, gsize start, gsize end)
{
  PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

static PangoAttrList *
create_attributes (const char *text, gsize length, gsize n_kept)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *end = text + length;

  /* What is printed is what was written, without hyphens of ours. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (n_kept > 0)
    forbid_breaks (attributes, length - n_kept, length);

  /* Of a row of such characters only one binds, so that it can be broken at all. */
  for (const char *p = text, *next; p < end && (next = g_utf8_next_char (p)) < end; p = next)
    {
      gunichar c = g_utf8_get_char (p);
      gunichar next_c = g_utf8_get_char (next);

      if ((binds_next (c) && !binds_next (next_c) && !g_unichar_isspace (next_c))
          || (binds_previous (next_c) && !binds_previous (c) && !g_unichar_isspace (c)))
        forbid_breaks (attributes, (gsize) (p - text), (gsize) (g_utf8_next_char (next) - text));
    }

  return attributes;
}

static PangoLayout *
create_layout (PangoContext *context,
               const PangoFontDescription *font,
               const KaijiTextStyle *style,
               const char *text,
               gsize length)
{
  g_autoptr (PangoAttrList) attributes
    = create_attributes (text, length, text[length] == '\0' ? MIN (style->n_kept, length) : 0);
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, pango_units_from_double (style->width));
  pango_layout_set_text (layout, text, (int) length);

  if (style->max_lines > 0)
    {
      pango_layout_set_height (layout, -(int) style->max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

/* As much of @text as @size bytes hold, in whole characters. */
static gsize
measure_piece (const char *text, gsize length, gsize size)
{
  if (length <= size)
    return length;

  while ((text[size] & 0xc0) == 0x80)
    size++;

  return size;
}

/* Lays out piece after piece. The last line of a piece is not finished, and begins the next. */
void
kaiji_text_block_break_lines (KaijiTextBlock *self,
                              PangoContext *context,
                              PangoFontDescription *description,
                              GCancellable *cancellable)
{
  const KaijiTextStyle *style = &self->source.style;
  g_autoptr (PangoFont) font = pango_context_load_font (context, description);
  const char *text = self->text;
  gsize left = strlen (text);
  gsize size = style->max_lines > 0 ? left : PIECE_SIZE;

  for (;;)
    {
      gsize length = measure_piece (text, left, size);
      g_autoptr (PangoLayout) layout = create_layout (context, description, style, text, length);
      GSList *line = pango_layout_get_lines_readonly (layout);
      PangoLayoutLine *unfinished;

      for (; line->next != NULL; line = line->next)
        add_line (self, line->data, font, text);

      unfinished = line->data;
      if (length == left || g_cancellable_is_cancelled (cancellable))
        {
          add_line (self, unfinished, font, text);
          return;
        }

      if (unfinished->start_index == 0)
        size *= 2;
      text += unfinished->start_index;
      left -= (gsize) unfinished->start_index;
    }
}
