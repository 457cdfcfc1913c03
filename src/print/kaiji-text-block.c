/* kaiji-text-block.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <hb.h>
#include <string.h>

#include "kaiji-text-block.h"

/* Where the baseline lies in the em square of ideographs, which Japanese fonts agree on. Lines are
 * placed by it and not by a font's own ascent and descent, so that a page breaks alike with every
 * font of the list. */
#define IDEOGRAPHIC_ASCENT 0.88
#define IDEOGRAPHIC_DESCENT 0.12

/* How far marks that are stacked on each other may reach above or below the baseline, as a multiple
 * of the font's size. What is beyond is cut off, so that no line can be higher than a page. */
#define MAX_REACH 2.0

/* Pango shapes what is left of a paragraph again for every line of it, which makes a very long
 * paragraph quadratic. Text is therefore given to it in pieces, in bytes. */
#define PIECE_SIZE 8192

/* Neighbouring glyphs of one font. Glyph positions are relative to the line's left end and
 * baseline. */
typedef struct
{
  cairo_scaled_font_t *font;
  cairo_text_cluster_flags_t flags;
  guint first_glyph;
  guint n_glyphs;
  guint first_cluster;
  guint n_clusters;
  gsize start;
  gsize length;
} KaijiTextRun;

typedef struct
{
  guint first_run;
  guint n_runs;
  gsize start; /* of what it shows of the text */
  gsize end;
  double width;
  double top; /* from the block's top */
  double baseline;
  double bottom;
} KaijiTextLine;

struct _KaijiTextBlock
{
  gatomicrefcount ref_count;
  KaijiTextSource source;
  char *text;
  GArray *lines;
  GArray *runs;
  GArray *glyphs;
  GArray *clusters;
  GString *drawn;
  GArray *unknown; /* (nullable): of gunichar */
  gboolean overflows;
};

static void
clear_run (gpointer data)
{
  KaijiTextRun *run = data;

  cairo_scaled_font_destroy (run->font);
}

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
 * it out; a postal mark belongs to its number. */
static gboolean
is_binding (gunichar c)
{
  return c == '-' || c == 0x3012;
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

  for (const char *p = text, *next; p < end; p = next)
    {
      next = g_utf8_next_char (p);
      /* Of a row of such characters only the last one binds, so that it can be broken at all. */
      if (is_binding (g_utf8_get_char (p)) && next < end && !is_binding (g_utf8_get_char (next))
          && !g_unichar_isspace (g_utf8_get_char (next)))
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
static void
add_lines (KaijiTextBlock *self, PangoContext *context, PangoFontDescription *description)
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
      if (length == left)
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

static const KaijiTextLine *
get_line (KaijiTextBlock *self, guint line)
{
  return &g_array_index (self->lines, KaijiTextLine, line);
}

/* Where a line that is narrower than the block begins in it. */
static double
get_indent (KaijiTextBlock *self, const KaijiTextLine *line, KaijiAlign align)
{
  static const double shares[] = {
    [KAIJI_ALIGN_START] = 0,
    [KAIJI_ALIGN_CENTER] = 0.5,
    [KAIJI_ALIGN_END] = 1,
  };

  return MAX (self->source.style.width - line->width, 0) * shares[align];
}

/**
 * kaiji_text_style_get_max_line_height:
 *
 * Returns: how high a line of that style can be, whatever is written in it, in points
 */
double
kaiji_text_style_get_max_line_height (const KaijiTextStyle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size * (2 * MAX_REACH + MAX (self->line_height - 1, 0));
}

/**
 * kaiji_text_block_new:
 * @context: a context of 72 dpi
 * @font: the font's family list; its size is set here
 * @source: the text and how it is set
 *
 * Breaks a text into lines. A word that is wider than a line is broken too.
 *
 * Returns: (transfer full): the block, of at least one line
 */
KaijiTextBlock *
kaiji_text_block_new (PangoContext *context,
                      PangoFontDescription *font,
                      const KaijiTextSource *source)
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
  self->lines = g_array_new (FALSE, FALSE, sizeof (KaijiTextLine));
  self->runs = g_array_new (FALSE, FALSE, sizeof (KaijiTextRun));
  g_array_set_clear_func (self->runs, clear_run);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  self->drawn = g_string_new (NULL);

  pango_font_description_set_absolute_size (font, source->style.size * PANGO_SCALE);
  add_lines (self, context, font);

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
 * Returns: (transfer none): what the block was made from
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
 * @n_lines: how many lines
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
 * Returns: how many lines from @first_line on fit in @height
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

/**
 * kaiji_text_block_overflows:
 *
 * Returns: whether a character is too large for the line it stands in, so that the block's area
 * must be cut out
 */
gboolean
kaiji_text_block_overflows (KaijiTextBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->overflows;
}

/**
 * kaiji_text_block_get_unknown:
 * @n_characters: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_characters): the characters of the text that
 *   no font has, as often as they occur
 */
const gunichar *
kaiji_text_block_get_unknown (KaijiTextBlock *self, guint *n_characters)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_characters != NULL, NULL);

  *n_characters = self->unknown != NULL ? self->unknown->len : 0;

  return self->unknown != NULL ? (const gunichar *) self->unknown->data : NULL;
}

/**
 * kaiji_text_block_dup_text:
 * @first_line: a line, from 0
 * @n_lines: how many lines
 *
 * Returns: (transfer full): the characters that are drawn in these lines, without those white
 *   space characters at which lines were broken
 */
char *
kaiji_text_block_dup_text (KaijiTextBlock *self, guint first_line, guint n_lines)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (first_line + n_lines <= self->lines->len, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < n_lines; i++)
    {
      const KaijiTextLine *line = get_line (self, first_line + i);

      for (guint j = 0; j < line->n_runs; j++)
        {
          KaijiTextRun *run = &g_array_index (self->runs, KaijiTextRun, line->first_run + j);

          g_string_append_len (text, self->drawn->str + run->start, (gssize) run->length);
        }
    }

  return g_string_free (text, FALSE);
}

/* Looks in a line for the clusters that stand for some bytes of the text: those drawn follow each
 * other as the bytes do, without some that are not drawn. */
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
 * @end: a later byte
 * @align: how the lines stand in the block's width
 * @area: (out): what covers the characters, from the block's left and the line's top, in points
 *
 * Tells where in a line the characters from @start to before @end stand. They are not looked for
 * in lines that are read from right to left.
 *
 * Returns: whether any of them stand in that line
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
    .x = get_indent (self, text_line, align) + left,
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
 * @n_lines: how many lines
 * @x: left end of the lines, in points
 * @y: top of the first line, in points
 * @align: where a line that is narrower than the block's width stands in it
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
      double indent = get_indent (self, line, align);

      for (guint j = 0; j < line->n_runs; j++)
        draw_run (self, &g_array_index (self->runs, KaijiTextRun, line->first_run + j), cr,
                  x + indent, y + line->baseline - top);
    }
}
