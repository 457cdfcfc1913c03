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
 * Lays children out in lines, as words in a paragraph: those that no longer fit go to the next
 * line. A child that expands takes what is left of its line, so that a form is one line wide where
 * there is room and several where there is not.
 */
GtkLayoutManager *kaiji_wrap_layout_new (void);

G_END_DECLS
