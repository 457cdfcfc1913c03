/* kaiji-draft-mark.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kaiji-draft-mark.h"

/* The length of the word and its maximum height, as shares of the page's diagonal. */
#define LENGTH 0.6
#define MAX_HEIGHT 0.16

/* Visible from across a table, and easy to read through. */
#define TINT 0.9

/* The size at which the word is set, in points; it is scaled when it is drawn. */
#define SIZE 100

static const char *
get_word (const KaijiPageLayout *layout)
{
  if (layout->draft != NULL)
    return layout->draft;

  /* Translators: Stands large and pale across every page of a printed sheet that is not finished;
   * one short word. */
  return _ ("Draft");
}

/**
 * kaiji_draft_mark_set:
 * @typesetter: sets the word, and owns it
 * @layout: the layout of the sheet; its own word takes precedence over the program's
 *
 * Returns: (transfer none): the word that marks a page as a draft
 */
KaijiTextBlock *
kaiji_draft_mark_set (KaijiTypesetter *typesetter, const KaijiPageLayout *layout)
{
  KaijiTextStyle style = { .size = SIZE, .line_height = 1, .width = 100 * SIZE };

  g_return_val_if_fail (typesetter != NULL, NULL);
  g_return_val_if_fail (layout != NULL, NULL);

  return kaiji_typesetter_set (typesetter, get_word (layout), &style);
}

/**
 * kaiji_draft_mark_draw:
 * @mark: the word
 * @cr: where to draw
 * @width: of the page, in points
 * @height: of the page, in points
 *
 * Draws the word from the page's bottom left to its top right. Draw it first, so that it is behind
 * everything else.
 */
void
kaiji_draft_mark_draw (KaijiTextBlock *mark, cairo_t *cr, double width, double height)
{
  const char *text;
  cairo_rectangle_t area;
  double diagonal = hypot (width, height);
  double scale;

  g_return_if_fail (mark != NULL);
  g_return_if_fail (cr != NULL);

  text = kaiji_text_block_get_source (mark)->text;
  if (!kaiji_text_block_get_area (mark, 0, 0, strlen (text), KAIJI_ALIGN_START, &area)
      || area.width <= 0)
    return;

  scale = MIN (LENGTH * diagonal / area.width, MAX_HEIGHT * diagonal / area.height);

  cairo_save (cr);
  cairo_translate (cr, width / 2, height / 2);
  cairo_rotate (cr, -atan2 (height, width));
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, TINT, TINT, TINT);
  kaiji_text_block_draw (mark, cr, 0, 1, -area.width / 2, -area.height / 2, KAIJI_ALIGN_START);
  cairo_restore (cr);
}
