/* kaiji-text-block-private.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-line-rules.h"
#include "kaiji-text-block.h"

G_BEGIN_DECLS

/* How far marks that are stacked on each other may reach above or below the baseline, as a multiple
 * of the font's size. What is beyond is cut off, so that no line can be higher than a page. */
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
  gsize start; /* of what it shows of the text */
  gsize end;
  double indent;
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

/* What is drawn as one, seldom more than a character, and what lines are made of. */
typedef struct
{
  PangoGlyphItem *item;
  gsize start; /* in the block's text */
  gsize end;
  int first_glyph; /* of the item's */
  int end_glyph;
  gunichar character; /* its first */
  double width;
  double lead; /* what may be cut off its left and right because it is blank */
  double tail;
  KaijiBreak break_before;
} KaijiCluster;

/* The space between a cluster and the one before it, which is less than 0 if blanks are cut off. */
double
kaiji_cluster_get_gap (const KaijiCluster *self, gboolean begins_line, const KaijiTextStyle *style);

/* Adds a line of clusters, all of which are read from left to right. */
void kaiji_text_block_add_line (KaijiTextBlock *self,
                                const KaijiCluster *clusters,
                                gsize n_clusters,
                                double indent,
                                PangoFont *font);

/* Adds a line as Pango has broken it; @text is what Pango knows of the block's text. */
void kaiji_text_block_add_pango_line (KaijiTextBlock *self,
                                      PangoLayoutLine *layout_line,
                                      PangoFont *font,
                                      const char *text);

/* Breaks the text of a new block into lines of glyphs, or the beginning of one that is cancelled.
 */
void kaiji_text_block_break_lines (KaijiTextBlock *self,
                                   PangoContext *context,
                                   PangoFontDescription *font,
                                   GCancellable *cancellable);

/* Whether a line is the first one of a paragraph. */
gboolean kaiji_text_block_begins_paragraph (KaijiTextBlock *self, guint line);

/* Where a line that is narrower than the block begins in it. */
double
kaiji_text_block_get_indent (KaijiTextBlock *self, const KaijiTextLine *line, KaijiAlign align);

G_END_DECLS
