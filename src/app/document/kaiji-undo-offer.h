/* kaiji-undo-offer.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

void kaiji_undo_offer_show (GtkWidget *widget, KaijiDocument *document, const char *text);

G_END_DECLS
