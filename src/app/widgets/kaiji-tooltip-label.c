/* kaiji-tooltip-label.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-tooltip-label.h"

/* The maximum length of the text and of a line, in characters. */
#define MAX_LENGTH 480
#define LINE_LENGTH 40

/* Shortens @text to a recognisable part: a memo may be longer than the screen is high. */
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
 * @text: the text of a tooltip; only the beginning of a long text is shown
 *
 * Makes a label for gtk_tooltip_set_custom(). GTK's own label is as wide as that many Latin
 * letters, which breaks a short Japanese text into two lines, and it never wraps a text that has a
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
