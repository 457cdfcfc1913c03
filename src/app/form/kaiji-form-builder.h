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
 * Builds the rows of a form: first those that come into view, the others when the program is idle.
 * The visible part stays in place while rows are built above it.
 */
#define KAIJI_TYPE_FORM_BUILDER (kaiji_form_builder_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFormBuilder, kaiji_form_builder, KAIJI, FORM_BUILDER, GObject)

KaijiFormBuilder *kaiji_form_builder_new (GtkWidget *form,
                                          KaijiFormScroller *scroller,
                                          KaijiScheme *scheme,
                                          GPtrArray *sections);

void kaiji_form_builder_build (KaijiFormBuilder *self, const KaijiItem *first);
gboolean kaiji_form_builder_is_busy (KaijiFormBuilder *self);

G_END_DECLS
