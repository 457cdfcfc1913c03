/* kaiji-focus.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*KaijiFocusFunc) (GtkWidget *widget);

void kaiji_focus_set_entry (GtkWidgetClass *widget_class, KaijiFocusFunc grab_focus);
void kaiji_focus_set_single_stop (GtkWidgetClass *widget_class);
gboolean kaiji_focus_is_within (GtkWidget *widget);
gboolean kaiji_focus_return (GtkWidget *widget);
void kaiji_focus_go_when_ready (GtkWidget *widget, KaijiFocusFunc go);

G_END_DECLS
