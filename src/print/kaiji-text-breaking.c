/* kaiji-text-breaking.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pango shapes a text and finds the line breaks that Unicode allows; this file chooses among them
 * by the rules of Japanese typesetting.
 */

#include "config.h"

#include <string.h>

#include "kaiji-text-block-private.h"

/* The size of the pieces that Pango is given, in bytes: they limit the memory for a very long
 * text. */
#define PIECE_SIZE 8192

/* A list mark wider than this share of the column gets no hanging indent. */
#define MAX_HANG 0.34

/* A blank smaller than this, as a multiple of the font's size, is not cut off, and a glyph keeps
 * this much beside it. */
#define MIN_BLANK 0.05

/* A character at least this wide, as a multiple of the font's size, is full-width. */
#define MIN_FULL_WIDTH 0.95

/* The state of breaking the paragraphs of one text. */
typedef struct
{
  KaijiTextBlock *block;
  PangoLayout *layout;
  PangoFont *font;
  GArray *clusters; /* of the current piece */
  double hang;      /* the indentation of the current paragraph's later lines */
  gboolean begins_paragraph;
} KaijiBreaking;

/* Measures the blank parts of a full-width character, up to half of it. */
static void
measure_blanks (KaijiBreaking *self, KaijiTextCluster *cluster)
{
  KaijiPunctuation punctuation = kaiji_line_rules_get_punctuation (cluster->character);
  double size = self->block->source.style.size;
  PangoRectangle ink;
  double left, right;

  if (punctuation == KAIJI_PUNCTUATION_NONE || cluster->end_glyph - cluster->first_glyph != 1
      || cluster->width < MIN_FULL_WIDTH * size)
    return;

  pango_font_get_glyph_extents (cluster->item->item->analysis.font,
                                cluster->item->glyphs->glyphs[cluster->first_glyph].glyph, &ink,
                                NULL);
  left = pango_units_to_double (ink.x) - MIN_BLANK * size;
  right = cluster->width - pango_units_to_double (ink.x + ink.width) - MIN_BLANK * size;
  if (punctuation == KAIJI_PUNCTUATION_OPENING)
    cluster->lead = CLAMP (left, 0, cluster->width / 2);
  else
    cluster->tail = CLAMP (right, 0, cluster->width / 2);
}

static void
add_clusters (KaijiBreaking *self, PangoGlyphItem *item, const char *text)
{
  gsize offset = (gsize) (text - self->block->text);
  PangoGlyphItemIter iter;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      KaijiTextCluster cluster = {
        .item = item,
        .start = offset + (gsize) iter.start_index,
        .end = offset + (gsize) iter.end_index,
        .first_glyph = iter.start_glyph,
        .end_glyph = iter.end_glyph,
        .character = g_utf8_get_char (text + iter.start_index),
      };

      for (int i = iter.start_glyph; i < iter.end_glyph; i++)
        cluster.width += pango_units_to_double (item->glyphs->glyphs[i].geometry.width);
      if (self->block->source.style.is_tight)
        measure_blanks (self, &cluster);
      g_array_append_val (self->clusters, cluster);
    }
}

static void
mark_breaks (KaijiBreaking *self, const char *text, gsize length, gboolean is_end)
{
  const KaijiTextStyle *style = &self->block->source.style;
  gboolean ends_text = text[length] == '\0';
  int n_attributes;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (self->layout,
                                                                        &n_attributes);
  g_autofree guint8 *breaks = kaiji_line_rules_find_breaks (text, length, attributes,
                                                            ends_text ? style->n_kept : 0,
                                                            self->begins_paragraph, is_end);
  const char *p = text;
  gsize offset = (gsize) (text - self->block->text);
  gsize character = 0;

  for (guint i = 0; i < self->clusters->len; i++)
    {
      KaijiTextCluster *cluster = &g_array_index (self->clusters, KaijiTextCluster, i);

      for (; (gsize) (p - text) + offset < cluster->start; p = g_utf8_next_char (p))
        character++;
      cluster->break_before = breaks[character];
    }
}

/* Later lines of a list entry are aligned with the text after the mark. */
static double
measure_hang (KaijiBreaking *self, const char *text, gsize length)
{
  const KaijiTextStyle *style = &self->block->source.style;
  gsize end = (gsize) (text - self->block->text) + kaiji_line_rules_measure_mark (text, length);
  double hang = 0;

  for (guint i = 0; i < self->clusters->len; i++)
    {
      const KaijiTextCluster *cluster = &g_array_index (self->clusters, KaijiTextCluster, i);

      if (cluster->start >= end)
        break;
      hang += kaiji_text_cluster_get_gap (cluster, i == 0, style) + cluster->width;
    }

  return hang <= MAX_HANG * style->width ? hang : 0;
}

static gboolean
is_white (const KaijiTextCluster *cluster)
{
  return g_unichar_isspace (cluster->character);
}

/* Finds the end of the line that begins with a cluster: the last place of the best kind up to which
 * it has room. White space at its end needs none. Returns: the first cluster of the next line, or
 * the number of clusters if the rest fits. */
static guint
find_line_end (KaijiBreaking *self, guint first, double room)
{
  const KaijiTextCluster *clusters = &g_array_index (self->clusters, KaijiTextCluster, 0);
  const KaijiTextStyle *style = &self->block->source.style;
  guint places[KAIJI_N_BREAKS] = { 0 };
  double x = 0;
  guint i;

  for (i = first; i < self->clusters->len; i++)
    {
      if (i > first)
        places[clusters[i].break_before] = i;

      x += kaiji_text_cluster_get_gap (&clusters[i], i == first, style) + clusters[i].width;
      if (!is_white (&clusters[i]) && x - clusters[i].tail > room + 1.0 / PANGO_SCALE && i > first)
        break;
    }
  if (i == self->clusters->len)
    return i;

  for (int kind = KAIJI_BREAK_ALLOWED; kind > KAIJI_BREAK_NEVER; kind--)
    if (places[kind] > first)
      return places[kind];

  return i;
}

/* Adds a line without the white space at its end. */
static void
add_line (KaijiBreaking *self, guint first, guint end, double indent)
{
  const KaijiTextCluster *clusters = &g_array_index (self->clusters, KaijiTextCluster, 0);
  gsize n = end - first;

  if (end < self->clusters->len)
    while (n > 1 && is_white (&clusters[first + n - 1]))
      n--;
  kaiji_text_block_add_line (self->block, &clusters[first], n, indent, self->font);
  g_array_index (self->block->lines, KaijiTextLine, self->block->lines->len - 1).end
    = clusters[end - 1].end;
}

/* Leaves line breaking to Pango, which also reorders right-to-left text. */
static gsize
break_with_pango (KaijiBreaking *self, const char *text, gsize length, gboolean is_end)
{
  GSList *line;
  gsize taken = length;

  pango_layout_set_width (self->layout, pango_units_from_double (self->block->source.style.width));
  line = pango_layout_get_lines_readonly (self->layout);
  for (; line != NULL; line = line->next)
    {
      PangoLayoutLine *layout_line = line->data;

      /* The last line of a piece is incomplete and begins the next piece. */
      if (line->next == NULL && !is_end)
        taken = (gsize) layout_line->start_index;
      else
        kaiji_text_block_add_pango_line (self->block, layout_line, self->font, text);
    }
  pango_layout_set_width (self->layout, -1);
  self->begins_paragraph = FALSE;

  return taken;
}

static gboolean
reads_left_to_right (PangoLayoutLine *line)
{
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *item = l->data;

      if (item->item->analysis.level != 0)
        return FALSE;
    }

  return TRUE;
}

/* Breaks a piece of a paragraph. Returns: how much of it is in lines; 0 if it does not fill one */
static gsize
break_piece (KaijiBreaking *self, const char *text, gsize length, gboolean is_end)
{
  const KaijiTextStyle *style = &self->block->source.style;
  PangoLayoutLine *line;
  guint first = 0;

  pango_layout_set_text (self->layout, text, (int) length);
  line = pango_layout_get_line_readonly (self->layout, 0);
  if (length == 0 || line->runs == NULL || !reads_left_to_right (line))
    return break_with_pango (self, text, length, is_end);

  g_array_set_size (self->clusters, 0);
  for (GSList *l = line->runs; l != NULL; l = l->next)
    add_clusters (self, l->data, text);
  mark_breaks (self, text, length, is_end);
  if (self->begins_paragraph)
    self->hang = measure_hang (self, text, length);

  while (first < self->clusters->len)
    {
      double indent = self->begins_paragraph ? 0 : self->hang;
      guint end = find_line_end (self, first, style->width - indent);

      if (end == self->clusters->len && !is_end)
        break;
      add_line (self, first, end, indent);
      self->begins_paragraph = FALSE;
      first = end;
    }

  return first < self->clusters->len ? g_array_index (self->clusters, KaijiTextCluster, first).start
                                         - (gsize) (text - self->block->text)
                                     : length;
}

/* The length of the whole characters of a text that fit in @size bytes. */
static gsize
measure_piece (const char *text, gsize length, gsize size)
{
  if (length <= size)
    return length;

  while (size < length && (text[size] & 0xc0) == 0x80)
    size++;

  return size;
}

static void
break_paragraph (KaijiBreaking *self, const char *text, gsize length, GCancellable *cancellable)
{
  gsize size = PIECE_SIZE;

  self->begins_paragraph = TRUE;
  self->hang = 0;
  do
    {
      gsize piece = measure_piece (text, length, size);
      gsize taken = break_piece (self, text, piece, piece == length);

      if (taken == 0 && piece < length)
        size *= 2;
      text += taken;
      length -= taken;
    }
  while (length > 0 && !g_cancellable_is_cancelled (cancellable));
}

void
kaiji_text_block_break_lines (KaijiTextBlock *self,
                              PangoContext *context,
                              PangoFontDescription *description,
                              GCancellable *cancellable)
{
  g_autoptr (PangoFont) font = pango_context_load_font (context, description);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (KaijiTextCluster));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  KaijiBreaking breaking = { .block = self, .layout = layout, .font = font, .clusters = clusters };
  const char *text = self->text;

  /* The text is printed as it was written, without added hyphens. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  for (;;)
    {
      gsize length = strcspn (text, "\n");

      break_paragraph (&breaking, text, length, cancellable);
      text += length;
      if (*text == '\0' || g_cancellable_is_cancelled (cancellable))
        return;
      text++;
    }
}
