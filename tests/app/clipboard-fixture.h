/* clipboard-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Another program that owns the clipboard, so that the application can paste from it. */
void clipboard_fixture_init (void);
void clipboard_fixture_offer (const char *type, const void *data, gsize size);
void clipboard_fixture_offer_text (const char *text);
guint clipboard_fixture_get_n_served (void);

G_END_DECLS
