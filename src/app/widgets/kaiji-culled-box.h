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
 * A box in a viewport that draws only its visible children. A viewport alone also draws everything
 * that is scrolled out of sight.
 */
#define KAIJI_TYPE_CULLED_BOX (kaiji_culled_box_get_type ())
G_DECLARE_FINAL_TYPE (KaijiCulledBox, kaiji_culled_box, KAIJI, CULLED_BOX, GtkBox)

GtkWidget *kaiji_culled_box_new (GtkOrientation orientation, int spacing);

G_END_DECLS
