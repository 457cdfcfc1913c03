/* kaiji-page-scroller.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "kaiji-cursor.h"
#include "kaiji-pages.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_PAGE_SCROLLER (kaiji_page_scroller_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPageScroller, kaiji_page_scroller, KAIJI, PAGE_SCROLLER, AdwBin)

/**
 * KaijiPageScroller:
 *
 * A printed page that can be zoomed and scrolled. The zoom is remembered.
 *
 * Signal `zoom-changed` (scroller).
 */
void kaiji_page_scroller_set_page (KaijiPageScroller *self, KaijiPages *pages, guint page);
guint kaiji_page_scroller_get_page (KaijiPageScroller *self);

void kaiji_page_scroller_set_cursor (KaijiPageScroller *self, KaijiCursor *cursor);
gboolean kaiji_page_scroller_scroll_to_field (KaijiPageScroller *self);
void kaiji_page_scroller_scroll_to_top (KaijiPageScroller *self);

void kaiji_page_scroller_zoom_in (KaijiPageScroller *self);
void kaiji_page_scroller_zoom_out (KaijiPageScroller *self);
void kaiji_page_scroller_zoom_to_fit (KaijiPageScroller *self);
void kaiji_page_scroller_fit_alone (KaijiPageScroller *self);
void kaiji_page_scroller_zoom_to_page (KaijiPageScroller *self, KaijiPages *pages);
gboolean kaiji_page_scroller_can_zoom_in (KaijiPageScroller *self);
gboolean kaiji_page_scroller_can_zoom_out (KaijiPageScroller *self);
gboolean kaiji_page_scroller_is_fitted (KaijiPageScroller *self);

G_END_DECLS
