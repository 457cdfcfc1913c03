/* kaiji-focus.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean kaiji_focus_is_within (GtkWidget *widget);

G_END_DECLS
