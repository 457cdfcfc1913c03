/* kaiji-start-row.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the start page: what can be opened, and a button for something else.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *kaiji_start_row_add (GtkListBox *list,
                                const char *title,
                                const char *subtitle,
                                gpointer object,
                                GtkWidget *button);

/* What a row stands for. */
gpointer kaiji_start_row_get_object (GtkWidget *row);

/* A button with an icon, named by a tooltip. */
GtkWidget *kaiji_start_row_create_button (const char *icon, const char *label);

G_END_DECLS
