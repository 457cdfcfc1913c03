/* kaiji-fill.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-document.h"

G_BEGIN_DECLS

void kaiji_fill_choose (KaijiDocument *document, KaijiSchemeLibrary *library, GtkWidget *widget);
void kaiji_fill_file (KaijiDocument *document,
                      GFile *form,
                      KaijiSchemeLibrary *library,
                      GtkWidget *widget);

G_END_DECLS
