/* kaiji-text-area.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_TEXT_AREA (kaiji_text_area_get_type ())
G_DECLARE_FINAL_TYPE (KaijiTextArea, kaiji_text_area, KAIJI, TEXT_AREA, GtkTextView)

/**
 * KaijiTextArea:
 *
 * A text of one or more lines, framed like an entry, as high as its text: it never scrolls inside.
 * Tab moves to the next control; in a text area for a single line, so does Enter.
 *
 * Only the beginning of a text that is far longer than any answer is shown, so that a mistaken
 * paste does not freeze the window; the rest is kept until everything visible is deleted.
 *
 * Property `truncated` (boolean, read-only): whether only the beginning is shown.
 * Signal `edited` (area): the user changed the text.
 */
GtkWidget *kaiji_text_area_new (gboolean multiline);

char *kaiji_text_area_dup_text (KaijiTextArea *self);
void kaiji_text_area_set_text (KaijiTextArea *self, const char *text);
gboolean kaiji_text_area_get_truncated (KaijiTextArea *self);

G_END_DECLS
