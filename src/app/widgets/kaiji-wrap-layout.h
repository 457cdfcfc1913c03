/* kaiji-wrap-layout.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_WRAP_LAYOUT (kaiji_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (KaijiWrapLayout, kaiji_wrap_layout, KAIJI, WRAP_LAYOUT, GtkLayoutManager)

/**
 * KaijiWrapLayout:
 *
 * Lays children out in lines, like words in a paragraph: those that do not fit go to the next line.
 * An expanding child takes the rest of its line, so that a form has one line if there is room and
 * several if there is not.
 */
GtkLayoutManager *kaiji_wrap_layout_new (void);

G_END_DECLS
