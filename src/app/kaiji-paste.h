/* kaiji-paste.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kaiji_paste_into_text_view (GtkTextView *view);
void kaiji_paste_into_text (GtkText *text);

G_END_DECLS
