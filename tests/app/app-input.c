/* app-input.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app-input.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/keysym.h>
#include <X11/extensions/XTest.h>

#include "app-fixture.h"

static Display *display;

/* A window may go between being listed and being asked for its attributes, or given the focus. Any
 * other error is one. */
static int
on_x_error (Display *of_display, XErrorEvent *event)
{
  char text[128];

  if (event->error_code == BadWindow || event->error_code == BadMatch)
    return 0;

  XGetErrorText (of_display, event->error_code, text, sizeof text);
  g_error ("X: %s", text);
}

void
app_input_init (void)
{
  display = XOpenDisplay (NULL);
  g_assert_nonnull (display);
  XSetErrorHandler (on_x_error);
}

static gboolean
has_size (AtspiAccessible *window)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (window);
  AtspiRect *place = NULL;
  gboolean has_size;

  if (component != NULL)
    place = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  has_size = place != NULL && place->width > 0;
  g_free (place);

  return has_size;
}

typedef struct
{
  Window last;
  guint n_shown;
  guint n_told;
  gboolean laid_out;
} Windows;

/* The windows that the X server shows, without menus and tooltips. */
static void
look_at_shown (Windows *self)
{
  Window root, parent, *windows;
  unsigned int n_windows;

  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &windows, &n_windows);
  for (unsigned int i = 0; i < n_windows; i++)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (display, windows[i], &attributes)
          && attributes.map_state == IsViewable && attributes.class == InputOutput
          && !attributes.override_redirect)
        {
          self->last = windows[i];
          self->n_shown++;
        }
    }
  XFree (windows);
}

/* The windows that screen readers are told of. */
static void
look_at_told (Windows *self)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_applications = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n_applications; i++)
    {
      g_autoptr (AtspiAccessible) application = atspi_accessible_get_child_at_index (desktop, i,
                                                                                     NULL);
      int n_windows = application == NULL ? 0
                                          : atspi_accessible_get_child_count (application, NULL);

      for (int k = 0; k < n_windows; k++)
        {
          g_autoptr (AtspiAccessible) window = atspi_accessible_get_child_at_index (application, k,
                                                                                    NULL);

          self->n_told++;
          self->laid_out &= window != NULL && has_size (window);
        }
    }
}

static gboolean
is_ready (gpointer user_data)
{
  Windows *self = user_data;

  *self = (Windows){ .last = None, .laid_out = TRUE };
  look_at_shown (self);
  look_at_told (self);
  return self->laid_out && self->n_shown >= self->n_told;
}

void
app_wait_for_windows (void)
{
  Windows windows;

  app_wait_until (is_ready, &windows, "all windows on the screen");
}

/* Focuses the last opened window, since there is no window manager to do so. What a dialog says is
 * told to screen readers before the X server shows it and before it is laid out: a key pressed in
 * between goes to the window below, or to a button of the dialog that will not be seen. */
static Window
focus_last_window (void)
{
  Windows windows;
  Window focus;
  int revert;

  app_wait_until (is_ready, &windows, "all windows on the screen");
  XGetInputFocus (display, &focus, &revert);
  if (windows.last != None && windows.last != focus)
    XSetInputFocus (display, windows.last, RevertToPointerRoot, CurrentTime);
  XSync (display, False);

  return windows.last;
}

static void
press_key (KeySym symbol, gboolean press)
{
  KeyCode code = XKeysymToKeycode (display, symbol);

  g_assert_cmpint (code, !=, 0);
  XTestFakeKeyEvent (display, code, press, CurrentTime);
}

/* @keys is as in “Control_L+Shift_L+s”. */
void
app_keys (const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, "+", -1);
  int n_names = (int) g_strv_length (names);

  focus_last_window ();
  for (int i = 0; i < n_names; i++)
    press_key (XStringToKeysym (names[i]), TRUE);
  for (int i = n_names - 1; i >= 0; i--)
    press_key (XStringToKeysym (names[i]), FALSE);
  XSync (display, False);
}

/* Types ASCII: the X server drops key events of other letters. */
void
app_type (const char *text)
{
  focus_last_window ();
  for (const char *character = text; *character != '\0'; character++)
    {
      KeySym symbol = (KeySym) *character;
      gboolean shifted = XkbKeycodeToKeysym (display, XKeysymToKeycode (display, symbol), 0, 0)
                         != symbol;

      if (shifted)
        press_key (XK_Shift_L, TRUE);
      press_key (symbol, TRUE);
      press_key (symbol, FALSE);
      if (shifted)
        press_key (XK_Shift_L, FALSE);
    }
  XSync (display, False);
}

/* How often in a row a widget is where it was, until it is taken to stay there. */
#define N_STILL 3

typedef struct
{
  AtspiComponent *component;
  AtspiRect place;
  guint n_still;
} Moving;

/* Whether something, which may be sliding with what is above it, has come to rest. */
static gboolean
is_still (gpointer user_data)
{
  Moving *self = user_data;
  AtspiRect *place = atspi_component_get_extents (self->component, ATSPI_COORD_TYPE_WINDOW, NULL);

  g_assert_nonnull (place);
  if (place->width > 0 && memcmp (place, &self->place, sizeof *place) == 0)
    self->n_still++;
  else
    self->n_still = 0;
  self->place = *place;
  g_free (place);

  return self->n_still == N_STILL;
}

/* Clicks the centre of a widget, which must be visible. */
void
app_click (AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  Moving moving = { .component = component };
  Window window, child;
  int x, y;

  g_assert_nonnull (component);
  app_wait_until (is_still, &moving, "a widget to come to rest");
  window = focus_last_window ();
  XTranslateCoordinates (display, window, DefaultRootWindow (display),
                         moving.place.x + moving.place.width / 2,
                         moving.place.y + moving.place.height / 2, &x, &y, &child);

  XTestFakeMotionEvent (display, -1, x, y, CurrentTime);
  XTestFakeButtonEvent (display, 1, True, CurrentTime);
  XTestFakeButtonEvent (display, 1, False, CurrentTime);
  XSync (display, False);
}

static gboolean
is_focused (gpointer user_data)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (user_data);

  return atspi_state_set_contains (states, ATSPI_STATE_FOCUSED);
}

/* Goes to the first editor of an item: GTK moves the focus for no screen reader, and where a widget
 * is it tells wrongly, from 4.14 on. */
void
app_go_to_item (const char *number, AtspiAccessible *editor)
{
  app_keys ("Control_L+g");
  app_type (number);
  app_keys ("Return");
  app_wait_until (is_focused, editor, "the focus in the item");
}

static gboolean
has_window_icon (gpointer user_data)
{
  Atom type;
  int format;
  unsigned long n_items, n_left;
  unsigned char *value = NULL;
  Window window = focus_last_window ();
  gboolean found = window != None
                   && XGetWindowProperty (display, window,
                                          XInternAtom (display, "_NET_WM_ICON", False), 0, 2, False,
                                          AnyPropertyType, &type, &format, &n_items, &n_left,
                                          &value)
                        == Success
                   && n_items == 2;

  if (value != NULL)
    XFree (value);
  return found;
}

/* Waits until the last opened window has an icon for the desktop's lists of windows. */
void
app_wait_for_window_icon (void)
{
  app_wait_until (has_window_icon, NULL, "an icon of the window");
}
