/* kaiji-control.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A control of a field's editor: an entry, a text area or a button, or what the editor shows, a
 * picture or a label. */

GtkWidget *kaiji_control_get_focused_part (GtkWidget *control);
gboolean kaiji_control_can_focus (GtkWidget *control);
char *kaiji_control_dup_content (GtkWidget *control);
void kaiji_control_name (GtkWidget *control, const char *name, gboolean required);
void kaiji_control_describe (GtkWidget *control, const char *description, gboolean invalid);
void kaiji_control_set_editable (GtkWidget *control, gboolean editable);
void kaiji_control_set_text (GtkEntry *entry, const char *text);

G_END_DECLS
