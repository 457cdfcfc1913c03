/* kaiji-preedit.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kaiji_preedit_keep (GtkWidget *widget);
gboolean kaiji_preedit_is_composing (GtkWidget *widget);
void kaiji_preedit_take_in (GtkWidget *widget);
gboolean kaiji_preedit_offer_key (GtkWidget *widget, GdkEvent *event);

G_END_DECLS
