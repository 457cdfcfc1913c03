/* kaiji-window-fold.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "kaiji-window-private.h"

/* The width below which a sheet's name needs the room of the buttons, in pixels at the usual size
 * of text. */
#define NARROW_WIDTH 480

/* The usual size of text, in the unit of the setting. */
#define USUAL_DPI (96 * 1024)

static double
get_text_scale (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return MAX (1.0, dpi / (double) USUAL_DPI);
}

/* The surface has the window's shadow around it. */
static void
update (KaijiWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  double shadow_x, shadow_y;
  gboolean has_room;
  int width;

  if (surface == NULL)
    return;

  gtk_native_get_surface_transform (GTK_NATIVE (self), &shadow_x, &shadow_y);
  width = gdk_surface_get_width (surface) - 2 * (int) ceil (shadow_x);
  has_room = width >= NARROW_WIDTH * get_text_scale (GTK_WIDGET (self));
  gtk_widget_set_visible (self->edit_buttons, has_room && self->document != NULL);
  gtk_widget_set_visible (self->go_buttons, has_room && self->document != NULL);
  if (has_room)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
}

static void
on_size_changed (KaijiWindow *self)
{
  update (self);
}

static void
on_realize (KaijiWindow *self)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "notify::width",
                           G_CALLBACK (on_size_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (on_size_changed), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * kaiji_window_fold_watch:
 *
 * Leaves the room of the header bar's buttons to the title while the window is narrow. The main
 * menu has them as well.
 */
void
kaiji_window_fold_watch (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));

  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
}

/**
 * kaiji_window_fold_update:
 *
 * Shows the buttons if there is a sheet and room for them.
 */
void
kaiji_window_fold_update (KaijiWindow *self)
{
  g_return_if_fail (KAIJI_IS_WINDOW (self));

  update (self);
}
