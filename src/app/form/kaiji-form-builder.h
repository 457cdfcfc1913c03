/* kaiji-form-builder.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-form-scroller.h"

G_BEGIN_DECLS

/**
 * KaijiFormBuilder:
 *
 * Makes the rows of a form as they come near: those in view before they are drawn, those around
 * them when the program is idle and the form at rest. All other items are empty cards of an
 * estimated height. If a card is higher or lower than estimated, the empty ones farther away on the
 * same side make up for it, so that the visible part stays in place without being scrolled, which
 * would end GTK's own scrolling; if there are none, the scroller keeps it in place.
 */
#define KAIJI_TYPE_FORM_BUILDER (kaiji_form_builder_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFormBuilder, kaiji_form_builder, KAIJI, FORM_BUILDER, GObject)

KaijiFormBuilder *kaiji_form_builder_new (GtkWidget *form,
                                          KaijiFormScroller *scroller,
                                          KaijiScheme *scheme,
                                          GPtrArray *sections);

void kaiji_form_builder_build (KaijiFormBuilder *self, const KaijiItem *first);
void kaiji_form_builder_fill_item (KaijiFormBuilder *self, guint index);
void kaiji_form_builder_fill_end (KaijiFormBuilder *self, gboolean last);
gboolean kaiji_form_builder_is_busy (KaijiFormBuilder *self);

G_END_DECLS
