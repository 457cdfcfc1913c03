/* kaiji-compat.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kaiji_compat_pop_down (GtkWidget *widget);
void kaiji_compat_name_entry_row (GtkEditable *row);
void kaiji_compat_remove_rows (GtkListBox *list);
void kaiji_compat_enter_at_last_row (GtkListView *list);
void kaiji_compat_set_row_focusable (GtkListItem *item, gboolean focusable);

G_END_DECLS
