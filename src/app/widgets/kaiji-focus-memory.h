/* kaiji-focus-memory.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_FOCUS_MEMORY (kaiji_focus_memory_get_type ())
G_DECLARE_FINAL_TYPE (KaijiFocusMemory, kaiji_focus_memory, KAIJI, FOCUS_MEMORY, GObject)

/**
 * KaijiFocusMemory:
 *
 * Remembers which part of a widget last had the focus, to give it back to that very part. GTK
 * forgets it as soon as the focus leaves the widget. A part in a popover is not remembered, since
 * the popover is closed by then.
 */
KaijiFocusMemory *kaiji_focus_memory_new (GtkWidget *widget);

GtkWidget *kaiji_focus_memory_get (KaijiFocusMemory *self);
gboolean kaiji_focus_memory_return (KaijiFocusMemory *self);
void kaiji_focus_memory_forget (KaijiFocusMemory *self);

G_END_DECLS
