/* kaiji-text-block-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-line-rules.h"
#include "kaiji-text-block.h"

G_BEGIN_DECLS

/* How far stacked marks may reach above or below the baseline, as a multiple of the font's size.
 * The rest is cut off, so that no line can be higher than a page. */
#define MAX_REACH 2.0

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
  gsize start; /* the first byte of its text */
  gsize end;
  double indent;
  double width;
  double top; /* its distance from the block's top */
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

/* A unit of drawing, seldom more than a character; lines are made of clusters. */
typedef struct
{
  PangoGlyphItem *item;
  gsize start; /* in the block's text */
  gsize end;
  int first_glyph; /* the first of the item's glyphs that it has */
  int end_glyph;
  gunichar character; /* its first character */
  double width;
  double lead; /* the blank widths on its left and right that may be cut off */
  double tail;
  KaijiBreak break_before;
} KaijiTextCluster;

/* The space between a cluster and the one before it; negative if blanks are cut off. */
double kaiji_text_cluster_get_gap (const KaijiTextCluster *self,
                                   gboolean begins_line,
                                   const KaijiTextStyle *style);

/* Adds a line of clusters, all of them left-to-right. */
void kaiji_text_block_add_line (KaijiTextBlock *self,
                                const KaijiTextCluster *clusters,
                                gsize n_clusters,
                                double indent,
                                PangoFont *font);

/* Adds a line that Pango has broken; @text is the text that Pango was given. */
void kaiji_text_block_add_pango_line (KaijiTextBlock *self,
                                      PangoLayoutLine *layout_line,
                                      PangoFont *font,
                                      const char *text);

/* Breaks the text of a new block into lines of glyphs; if cancelled, only its beginning. */
void kaiji_text_block_break_lines (KaijiTextBlock *self,
                                   PangoContext *context,
                                   PangoFontDescription *font,
                                   GCancellable *cancellable);

/* Returns whether a line is the first one of a paragraph. */
gboolean kaiji_text_block_begins_paragraph (KaijiTextBlock *self, guint line);

/* The indentation of a line that is narrower than the block. */
double
kaiji_text_block_get_indent (KaijiTextBlock *self, const KaijiTextLine *line, KaijiAlign align);

G_END_DECLS
