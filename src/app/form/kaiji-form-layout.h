/* kaiji-form-layout.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_FORM_LAYOUT (kaiji_form_layout_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFormLayout, kaiji_form_layout, KAIJI, FORM_LAYOUT, GtkLayoutManager)

/**
 * KaijiFormLayout:
 *
 * Lays out the only child of a form, which scrolls in any height. Its height without a given width
 * is not computed: laying out all texts for it takes as long as for the actual width.
 */
GtkLayoutManager *kaiji_form_layout_new (void);

G_END_DECLS
