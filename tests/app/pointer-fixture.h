/* pointer-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A pointer as a person's: it comes from the X server, to a window of this process. */

void pointer_move (GtkWidget *widget, double x, double y);
void pointer_press (guint button);
void pointer_release (guint button);
void pointer_click (guint button);

G_END_DECLS
