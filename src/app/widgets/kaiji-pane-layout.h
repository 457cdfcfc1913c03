/* kaiji-pane-layout.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_PANE_LAYOUT (kaiji_pane_layout_get_type ())
G_DECLARE_FINAL_TYPE (KaijiPaneLayout, kaiji_pane_layout, KAIJI, PANE_LAYOUT, GtkLayoutManager)

/**
 * KaijiPaneLayout:
 *
 * Lays out a list above another one about it, with a separator between them. Both get the height
 * they need if there is room; otherwise the lower one shrinks first, down to a third of the height.
 */

G_END_DECLS
