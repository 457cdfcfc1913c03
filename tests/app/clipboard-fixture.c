/* clipboard-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of the program that owns the X server's clipboard. It answers whoever asks for its
 * content while the main context runs.
 */

#include "config.h"

#include "clipboard-fixture.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <glib-unix.h>
#include <string.h>

#define UTF8_TEXT "text/plain;charset=utf-8"

static Display *display;
static Window window;
static Atom clipboard;
static Atom targets;

static Atom type;
static guchar *data;
static gsize size;
static guint n_asked;  /* the number of requests for the list of formats */
static guint n_served; /* how often for the content itself */

static void
set_property (Window requestor,
              Atom property,
              Atom property_type,
              int format,
              const void *value,
              gsize length)
{
  XChangeProperty (display, requestor, property, property_type, format, PropModeReplace, value,
                   (int) length);
}

static void
answer (const XSelectionRequestEvent *request)
{
  XSelectionEvent reply = {
    .type = SelectionNotify,
    .requestor = request->requestor,
    .selection = request->selection,
    .target = request->target,
    .time = request->time,
    .property = request->property,
  };

  if (request->target == targets)
    {
      Atom offered[] = { targets, type };

      set_property (request->requestor, request->property, XA_ATOM, 32, offered,
                    G_N_ELEMENTS (offered));
      n_asked++;
    }
  else if (request->target == type)
    {
      set_property (request->requestor, request->property, type, 8, data, size);
      n_served++;
    }
  else
    {
      reply.property = None;
    }

  XSendEvent (display, request->requestor, False, NoEventMask, (XEvent *) &reply);
  /* After this the caller knows that the answer is on its way. */
  XSync (display, False);
}

static gboolean
on_events (int fd, GIOCondition condition, gpointer user_data)
{
  while (XPending (display) > 0)
    {
      XEvent event;

      XNextEvent (display, &event);
      if (event.type == SelectionRequest)
        answer (&event.xselectionrequest);
    }

  return G_SOURCE_CONTINUE;
}

/* Must be called once, after there is a display. */
void
clipboard_fixture_init (void)
{
  display = XOpenDisplay (NULL);
  g_assert_nonnull (display);
  window = XCreateSimpleWindow (display, DefaultRootWindow (display), 0, 0, 1, 1, 0, 0, 0);
  clipboard = XInternAtom (display, "CLIPBOARD", False);
  targets = XInternAtom (display, "TARGETS", False);
  g_unix_fd_add (ConnectionNumber (display), G_IO_IN, on_events, NULL);
}

/* Returns when the application knows of it: it is notified, and asks for the formats at once. */
void
clipboard_fixture_offer (const char *mime_type, const void *content, gsize content_size)
{
  g_free (data);
  data = g_memdup2 (content, content_size);
  size = content_size;
  type = XInternAtom (display, mime_type, False);
  n_asked = 0;

  XSetSelectionOwner (display, clipboard, window, CurrentTime);
  g_assert_cmpuint (XGetSelectionOwner (display, clipboard), ==, window);
  on_events (0, G_IO_IN, NULL);
  while (n_asked == 0)
    g_main_context_iteration (NULL, TRUE);
}

void
clipboard_fixture_offer_text (const char *text)
{
  clipboard_fixture_offer (UTF8_TEXT, text, strlen (text));
}

guint
clipboard_fixture_get_n_served (void)
{
  return n_served;
}
