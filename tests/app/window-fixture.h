/* window-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kaiji-application.h"
#include "keys-fixture.h"
#include "view-fixture.h"

G_BEGIN_DECLS

/* The program's own window with a whole sheet, worked with real keys. */

void window_fixture_init (void);
KaijiApplication *window_get_application (void);

View *window_open (const char *answers);
View *window_open_for (KaijiSheet *sheet);
void window_close (View *self);

GtkWidget *window_get_focus (View *view);
void window_assert_focus (View *view, GType type);
void window_assert_field (View *view, const char *field_id);
void window_press (View *view, KeySym modifier, KeySym key);

G_END_DECLS
