/* pointer-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#include "pointer-fixture.h"

static Display *
get_display (void)
{
  static Display *display = NULL;

  if (display == NULL)
    display = XOpenDisplay (NULL);
  g_assert_nonnull (display);

  return display;
}

/* Moves the pointer to a point of @widget. */
void
pointer_move (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double window_x, window_y, offset_x, offset_y;
  Window child;
  int screen_x, screen_y;

  g_assert_true (
    gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &window_x, &window_y));
  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  XTranslateCoordinates (get_display (), gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                         DefaultRootWindow (get_display ()), (int) (window_x + offset_x),
                         (int) (window_y + offset_y), &screen_x, &screen_y, &child);
  XTestFakeMotionEvent (get_display (), -1, screen_x, screen_y, CurrentTime);
  XSync (get_display (), False);
}

void
pointer_press (guint button)
{
  XTestFakeButtonEvent (get_display (), button, True, CurrentTime);
  XSync (get_display (), False);
}

void
pointer_release (guint button)
{
  XTestFakeButtonEvent (get_display (), button, False, CurrentTime);
  XSync (get_display (), False);
}

void
pointer_click (guint button)
{
  pointer_press (button);
  pointer_release (button);
}
