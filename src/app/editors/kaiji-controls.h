/* kaiji-controls.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All controls of a field's editor, in the order in which they were added: which of them is meant
 * by the editor as a whole. */

GPtrArray *kaiji_controls_dup_contents (GPtrArray *controls);
GtkWidget *kaiji_controls_find_changed (GPtrArray *controls, GPtrArray *contents);
GtkWidget *kaiji_controls_find_first (GPtrArray *controls);

G_END_DECLS
