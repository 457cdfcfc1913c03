/* keys-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <X11/Xlib.h>
#include <X11/keysym.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keys as from a person: they come from the X server, to a window of this process. */

typedef gboolean (*KeysCondition) (gpointer user_data);

void keys_init (void);
void keys_init_with_animations (void);
void keys_add (KeySym key);
void keys_press (GtkWidget *window, KeySym modifier, KeySym key);
void keys_type (GtkWidget *window, const char *text);
gboolean keys_wait_until (KeysCondition condition, gpointer user_data);

G_END_DECLS
