/* kaiji-side-pane.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_SIDE_PANE (kaiji_side_pane_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSidePane, kaiji_side_pane, KAIJI, SIDE_PANE, GtkWidget)

/**
 * KaijiSidePane:
 *
 * A pane at the end of a window, whose inner edge is moved with the pointer or the arrow keys. Its
 * natural width is set by the user; it shrinks if there is less room.
 *
 * Properties: `child` (#GtkWidget), `width` (int): in pixels; it is not notified while the edge is
 * moving.
 */
KaijiSidePane *kaiji_side_pane_new (void);

void kaiji_side_pane_set_child (KaijiSidePane *self, GtkWidget *child);

G_END_DECLS
