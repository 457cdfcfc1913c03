/* kaiji-readable-width.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-readable-width.h"

/* The narrowest column in which text is pleasant to read: twenty Japanese characters. */
#define READABLE_EMS 20

/**
 * kaiji_readable_width_get:
 * @widget: a widget
 *
 * Returns: the width in pixels that a column of text in the font of @widget needs to be read with
 *   ease
 */
int
kaiji_readable_width_get (GtkWidget *widget)
{
  PangoContext *context;
  PangoFontDescription *font;
  double em;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  context = gtk_widget_get_pango_context (widget);
  font = pango_context_get_font_description (context);
  em = pango_units_to_double (pango_font_description_get_size (font));
  if (!pango_font_description_get_size_is_absolute (font))
    em *= pango_cairo_context_get_resolution (context) / 72;

  return (int) (READABLE_EMS * em);
}
