/* keys-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#include "keys-fixture.h"

/* Longer than anything takes that is going to happen at all. */
#define PATIENCE_SECONDS 20

static Display *display;

void
keys_init (void)
{
  display = XOpenDisplay (NULL);
  g_assert_nonnull (display);
}

/* As a person has it: gtk_test_init() switches animations off. */
void
keys_init_with_animations (void)
{
  keys_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

/* Gives the keyboard a key that it does not have, as a program does that types for a person: a
 * keyboard on the screen, a remote desktop. */
void
keys_add (KeySym key)
{
  static int n_added;
  int first, last;

  XDisplayKeycodes (display, &first, &last);
  XChangeKeyboardMapping (display, last - n_added++, 1, &key, 1);
  XSync (display, False);
  while (XPending (display) > 0)
    {
      XEvent event;

      XNextEvent (display, &event);
      if (event.type == MappingNotify)
        XRefreshKeyboardMapping (&event.xmapping);
    }
  g_assert_cmpuint (XKeysymToKeycode (display, key), !=, 0);
}

void
keys_press (GtkWidget *window, KeySym modifier, KeySym key)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  XSetInputFocus (display, gdk_x11_surface_get_xid (surface), RevertToPointerRoot, CurrentTime);
  if (modifier != NoSymbol)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, modifier), True, CurrentTime);
  XTestFakeKeyEvent (display, XKeysymToKeycode (display, key), True, CurrentTime);
  XTestFakeKeyEvent (display, XKeysymToKeycode (display, key), False, CurrentTime);
  if (modifier != NoSymbol)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, modifier), False, CurrentTime);
  XSync (display, False);
}

/* ASCII letters and digits, whose key symbols are their codes. */
void
keys_type (GtkWidget *window, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    keys_press (window, NoSymbol, (KeySym) *p);
}

static gboolean
on_out_of_patience (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Returns: whether @condition came true */
gboolean
keys_wait_until (KeysCondition condition, gpointer user_data)
{
  gboolean impatient = FALSE;
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, on_out_of_patience, &impatient);

  while (!condition (user_data) && !impatient)
    g_main_context_iteration (NULL, TRUE);
  if (!impatient)
    g_source_remove (timeout);

  return !impatient;
}
