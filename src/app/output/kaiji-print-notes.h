/* kaiji-print-notes.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "kaiji-pages.h"

G_BEGIN_DECLS

void kaiji_print_notes_tell (KaijiPages *pages, GtkWindow *parent);

G_END_DECLS
