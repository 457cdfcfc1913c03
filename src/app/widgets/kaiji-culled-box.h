/* kaiji-culled-box.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KaijiCulledBox:
 *
 * A box in a viewport that draws no more of its children than what is in sight. A viewport draws
 * all that it has scrolled away, too.
 */
#define KAIJI_TYPE_CULLED_BOX (kaiji_culled_box_get_type ())
G_DECLARE_FINAL_TYPE (KaijiCulledBox, kaiji_culled_box, KAIJI, CULLED_BOX, GtkBox)

GtkWidget *kaiji_culled_box_new (GtkOrientation orientation, int spacing);

G_END_DECLS
