/* kaiji-tooltip-label.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-tooltip-label.h"

/* In characters, of which a line takes no more than so many. */
#define MAX_LENGTH 480
#define LINE_LENGTH 40

/* Enough of @text to know it by: a memo may be longer than the screen is high. */
static char *
shorten (const char *text)
{
  guint length = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      length += *p == '\n' ? LINE_LENGTH : 1;
      if (length > MAX_LENGTH)
        return g_strdup_printf ("%.*s…", (int) (p - text), text);
    }

  return g_strdup (text);
}

/**
 * kaiji_tooltip_label_new:
 * @text: what a tooltip says; of a long one the beginning is shown
 *
 * Makes a label for gtk_tooltip_set_custom(). GTK's own is as wide as so many Latin letters as its
 * text has characters, which breaks a short Japanese text in two, and never wraps a text that has a
 * line break.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
kaiji_tooltip_label_new (const char *text)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  shown = shorten (text);

  return g_object_new (GTK_TYPE_LABEL, "label", shown, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                       "max-width-chars", 2 * LINE_LENGTH, NULL);
}
