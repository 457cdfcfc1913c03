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
 * Lays a list out above another one that is about it, with what is between. Both have the height
 * they need where there is room; where there is not, the upper one gives way last, but leaves the
 * lower one a third of the height.
 */

G_END_DECLS
