/* kaiji-text-height.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KaijiTextHeight:
 *
 * Knows the height of a text view before the view has laid its text out.
 */
typedef struct _KaijiTextHeight KaijiTextHeight;

KaijiTextHeight *kaiji_text_height_new (GtkTextView *view);
void kaiji_text_height_free (KaijiTextHeight *self);

void kaiji_text_height_forget_text (KaijiTextHeight *self);
void kaiji_text_height_forget_font (KaijiTextHeight *self);
int kaiji_text_height_get (KaijiTextHeight *self, int width);

G_END_DECLS
