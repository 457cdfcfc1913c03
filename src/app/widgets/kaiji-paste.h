/* kaiji-paste.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kaiji_paste_take_over (GtkWidget *widget);
void kaiji_paste_limit_line (GtkEditable *editable);
void kaiji_paste_show_line (GtkEditable *editable, const char *line, gboolean can_edit);

G_END_DECLS
