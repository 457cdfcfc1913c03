/* kaiji-page-rules.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A guide in the place of a rule that is not drawn, in pixels: from @start up to @end at the place
 * @line of the other direction. */
typedef struct
{
  gboolean is_vertical;
  int line;
  int start;
  int end;
} KaijiPageGuide;

/**
 * KaijiPageBox:
 * @is_open_above: whether there is no rule at the top, as in a row that began on the page before
 * @is_open_below: whether there is none at the bottom
 *
 * A rectangle in the picture of a page, in pixels.
 */
typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
  gboolean is_open_above;
  gboolean is_open_below;
} KaijiPageBox;

/**
 * KaijiPageRules:
 *
 * The straight lines in the picture of a page.
 */
typedef struct _KaijiPageRules KaijiPageRules;

KaijiPageRules *kaiji_page_rules_new (cairo_surface_t *picture,
                                      const KaijiPageBox *letters,
                                      guint n_letters,
                                      GArray *guides,
                                      int min_horizontal,
                                      int min_vertical);
void kaiji_page_rules_free (KaijiPageRules *self);
void kaiji_page_rules_add (KaijiPageRules *self, const KaijiPageGuide *guide);
gboolean kaiji_page_rules_crosses (KaijiPageRules *self, int x, int top, int bottom);
gboolean kaiji_page_rules_find_box (KaijiPageRules *self, int x, int y, KaijiPageBox *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiPageRules, kaiji_page_rules_free)

G_END_DECLS
