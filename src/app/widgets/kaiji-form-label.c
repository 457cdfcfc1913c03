/* kaiji-form-label.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-form-label.h"

/* A label that may shrink to one character is measured with a line for each of them, which takes
 * longer than everything else; there is always room for this many characters. */
#define WIDTH_CHARS 8

/**
 * kaiji_form_label_new:
 * @text: plain text
 *
 * Returns: (transfer floating): a left-aligned label for texts of any length in the form, with as
 * many lines as needed
 */
GtkWidget *
kaiji_form_label_new (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "width-chars", WIDTH_CHARS, "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
}
