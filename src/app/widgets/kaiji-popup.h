/* kaiji-popup.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kaiji_popup_at (GtkPopover *popover, GtkWidget *button);
void kaiji_popup_at_later (GtkPopover *popover, GtkWidget *button, GtkWidget *into);

G_END_DECLS
