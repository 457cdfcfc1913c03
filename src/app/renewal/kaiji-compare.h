/* kaiji-compare.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
kaiji_compare_with_file (KaijiDocument *document, KaijiSchemeLibrary *library, GtkWidget *widget);
void
kaiji_compare_with_disk (KaijiDocument *document, KaijiSchemeLibrary *library, GtkWidget *widget);
void kaiji_compare_with_previous (KaijiDocument *document, GtkWidget *widget);

G_END_DECLS
