/* kaiji-page-view.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-cursor.h"
#include "kaiji-pages.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_PAGE_VIEW (kaiji_page_view_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPageView, kaiji_page_view, KAIJI, PAGE_VIEW, GtkWidget)

/* Instead of a zoom: as wide as there is room. */
#define KAIJI_PAGE_VIEW_FIT 0.0
/* Likewise, but never so small that the text cannot be read. */
#define KAIJI_PAGE_VIEW_LEGIBLE (-1.0)

/**
 * KaijiPageView:
 *
 * A printed page on white paper, fitted to the width or at a fixed zoom, with the cell of one field
 * highlighted. It is hidden until it has a page. Pages are drawn in a thread; until that is done
 * the view shows the previous drawing.
 *
 * A click on a field's row, or Enter while its cell is highlighted, activates `sheet.show-field`.
 */
void kaiji_page_view_set_page (KaijiPageView *self, KaijiPages *pages, guint page);
guint kaiji_page_view_get_page (KaijiPageView *self);

void kaiji_page_view_set_cursor (KaijiPageView *self, KaijiCursor *cursor);
gboolean kaiji_page_view_get_lit_area (KaijiPageView *self, graphene_rect_t *area);

void kaiji_page_view_set_zoom (KaijiPageView *self, double zoom);
double kaiji_page_view_get_zoom (KaijiPageView *self);
double kaiji_page_view_get_scale (KaijiPageView *self);

G_END_DECLS
