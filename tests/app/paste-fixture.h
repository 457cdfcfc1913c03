/* paste-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PASTE_MEGABYTE (1024 * 1024)

/* More text than anybody pastes on purpose, and how much of it is laid out at a time. */
GBytes *paste_create_megabyte (void);
char *paste_make_valid (GBytes *bytes);
void paste_offer (GdkClipboard *clipboard, GBytes *bytes);

void paste_begin_block (void);
void paste_check_block (void);
void paste_check_counting (void);
void paste_iterate (void);
void paste_iterate_until_calm (void);

GtkWidget *paste_find_refusal (void);
void paste_close_refusal (void);

G_END_DECLS
