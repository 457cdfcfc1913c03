/* kaiji-side-split.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_SIDE_SPLIT (kaiji_side_split_get_type ())
G_DECLARE_FINAL_TYPE (KaijiSideSplit, kaiji_side_split, KAIJI, SIDE_SPLIT, GtkWidget)

/**
 * KaijiSideSplit:
 *
 * A content and, if wanted, a pane beside it. If there is no room for both, the pane is hidden, and
 * takes the content's place while it is asked for. The pane is made when it is first shown. Escape
 * goes from the pane back to the content.
 *
 * Properties: `content` (#GtkWidget); `show-pane` (boolean); `show-key` and `width-key` (string):
 *   the settings' keys that remember whether the pane is shown and how wide it is. Without the
 * first one the pane is hidden at first.
 *
 * Signal `left` (split): the pane has the focus and is hidden, or is left by Escape. The handler
 *   gives the focus to the content.
 */

/**
 * KaijiSideSplitCreate:
 *
 * Makes the child of a pane.
 *
 * Returns: (transfer floating): the child
 */
typedef GtkWidget *(*KaijiSideSplitCreate) (gpointer user_data);

void kaiji_side_split_set_content (KaijiSideSplit *self, GtkWidget *content);
void
kaiji_side_split_set_create (KaijiSideSplit *self, KaijiSideSplitCreate create, gpointer user_data);
void kaiji_side_split_show_content (KaijiSideSplit *self);

GtkWidget *kaiji_side_split_get_pane (KaijiSideSplit *self);
gboolean kaiji_side_split_focus_child (KaijiSideSplit *self);
gboolean kaiji_side_split_get_show_pane (KaijiSideSplit *self);
void kaiji_side_split_set_show_pane (KaijiSideSplit *self, gboolean show_pane);

G_END_DECLS
