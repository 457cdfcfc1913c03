/* kaiji-text-block.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "kaiji-scheme.h"

G_BEGIN_DECLS

/**
 * KaijiTextStyle:
 * @size: the font size, in points
 * @line_height: the distance of baselines, as a multiple of @size
 * @width: the width of lines, in points
 * @n_kept: how many bytes at the end of the text stay on one line, if it has room for them
 * @is_tight: whether full-width punctuation shares its white space with its neighbours and with the
 *   ends of lines
 * @latin_gap: the gap between Japanese and Latin letters, as a multiple of @size
 *
 * The style of a text.
 */
typedef struct
{
  double size;
  double line_height;
  double width;
  guint n_kept;
  gboolean is_tight;
  double latin_gap;
} KaijiTextStyle;

/**
 * KaijiTextSource:
 *
 * The source of a block. Equal sources make equal blocks.
 */
typedef struct
{
  const char *text;
  KaijiTextStyle style;
} KaijiTextSource;

/**
 * KaijiTextBlock:
 *
 * A text broken into lines of glyphs: immutable and reference-counted. Drawing it does not use
 * Pango, so any thread may do it.
 */
typedef struct _KaijiTextBlock KaijiTextBlock;

double kaiji_text_style_get_max_line_height (const KaijiTextStyle *self);
void kaiji_text_style_keep_ending (KaijiTextStyle *self, const char *ending);

KaijiTextBlock *kaiji_text_block_new (PangoContext *context,
                                      PangoFontDescription *font,
                                      const KaijiTextSource *source,
                                      GCancellable *cancellable);
KaijiTextBlock *kaiji_text_block_ref (KaijiTextBlock *self);
void kaiji_text_block_unref (KaijiTextBlock *self);

const KaijiTextSource *kaiji_text_block_get_source (KaijiTextBlock *self);
guint kaiji_text_block_get_n_lines (KaijiTextBlock *self);
double kaiji_text_block_get_height (KaijiTextBlock *self, guint first_line, guint n_lines);
guint kaiji_text_block_count_fitting (KaijiTextBlock *self, guint first_line, double height);
guint kaiji_text_block_find_break (KaijiTextBlock *self, guint first_line, guint n_lines);
gboolean kaiji_text_block_overflows (KaijiTextBlock *self);
const gunichar *kaiji_text_block_get_unknown (KaijiTextBlock *self, guint *n_characters);
gboolean kaiji_text_block_get_area (KaijiTextBlock *self,
                                    guint line,
                                    gsize start,
                                    gsize end,
                                    KaijiAlign align,
                                    cairo_rectangle_t *area);
void kaiji_text_block_draw (KaijiTextBlock *self,
                            cairo_t *cr,
                            guint first_line,
                            guint n_lines,
                            double x,
                            double y,
                            KaijiAlign align);
gboolean kaiji_text_block_draw_range (KaijiTextBlock *self,
                                      cairo_t *cr,
                                      guint first_line,
                                      guint n_lines,
                                      gsize start,
                                      gsize end,
                                      double x,
                                      double y,
                                      KaijiAlign align);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiTextBlock, kaiji_text_block_unref)

G_END_DECLS
