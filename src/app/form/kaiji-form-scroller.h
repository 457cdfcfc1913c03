/* kaiji-form-scroller.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form-sight.h"

G_BEGIN_DECLS

#define KAIJI_TYPE_FORM_SCROLLER (kaiji_form_scroller_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFormScroller, kaiji_form_scroller, KAIJI, FORM_SCROLLER, GObject)

/**
 * KaijiFormScroller:
 *
 * Scrolls a form. New widgets have no place before the next layout, so scrolling to them waits for
 * it, and GTK is kept from scrolling to the focus at once. Otherwise the visible part stays in
 * place, whatever grows above it.
 *
 * Signal `laid-out` (scroller): the form is laid out and scrolled, and will be drawn like this
 * unless a handler changes it.
 */
KaijiFormScroller *kaiji_form_scroller_new (GtkScrolledWindow *window, GtkWidget *content);

const KaijiFormSight *kaiji_form_scroller_get_sight (KaijiFormScroller *self);
void kaiji_form_scroller_scroll_to_value (KaijiFormScroller *self, double value);
void kaiji_form_scroller_scroll_to_row (KaijiFormScroller *self, KaijiFieldRow *row);
void kaiji_form_scroller_return (KaijiFormScroller *self);
void kaiji_form_scroller_align_row (KaijiFormScroller *self, KaijiFieldRow *row, double offset);
void kaiji_form_scroller_follow_cursor (KaijiFormScroller *self);
void kaiji_form_scroller_follow_scroll (KaijiFormScroller *self, GtkScrollType type);
gboolean kaiji_form_scroller_get_anchor (KaijiFormScroller *self, double *y);
void kaiji_form_scroller_follow_focus (KaijiFormScroller *self);

G_END_DECLS
