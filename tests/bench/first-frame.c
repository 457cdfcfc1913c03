/* first-frame.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Watches from outside, as the X server sees it, how a program's window comes up: the program
 * measured needs no code for it, and any two programs are measured the same way.
 */

#include "config.h"

#include "first-frame.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <gio/gio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

/* In seconds: what no program should take, and what an idle one needs to come to rest. */
#define TIMEOUT 30
#define SETTLING 2

typedef struct
{
  Display *display;
  int damage_event;
  Window window; /* the program's, once it is mapped */
  Damage damage;
} Watch;

/* A window may go at any time while it is looked at: a failed request is then no reason to end. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static void
watch_clear (Watch *watch)
{
  if (watch->display != NULL)
    XCloseDisplay (watch->display);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watch, watch_clear)

static gboolean
watch_init (Watch *watch, GError **error)
{
  int error_base;

  watch->display = XOpenDisplay (NULL);
  if (watch->display == NULL
      || !XDamageQueryExtension (watch->display, &watch->damage_event, &error_base))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED,
                           "no X server with the DAMAGE extension");
      return FALSE;
    }
  XSetErrorHandler (ignore_error);
  XSelectInput (watch->display, DefaultRootWindow (watch->display), SubstructureNotifyMask);
  XSync (watch->display, True);
  return TRUE;
}

/* Whether something is on the window's middle row: X leaves it black until the first frame. */
static gboolean
is_painted (Watch *watch)
{
  XWindowAttributes attributes;
  XImage *image;
  gboolean painted = FALSE;

  if (!XGetWindowAttributes (watch->display, watch->window, &attributes)
      || attributes.map_state != IsViewable)
    return FALSE;
  image = XGetImage (watch->display, watch->window, 0, attributes.height / 2, attributes.width, 1,
                     0xffffff, ZPixmap);
  if (image == NULL)
    return FALSE;

  for (int x = 0; x < image->width && !painted; x++)
    painted = (XGetPixel (image, x, 0) & 0xffffff) != 0;
  XDestroyImage (image);
  return painted;
}

static gboolean
has_title (Watch *watch, const char *title)
{
  Atom type;
  int format;
  unsigned long n_items, n_left;
  unsigned char *value = NULL;
  gboolean found = FALSE;

  if (XGetWindowProperty (watch->display, watch->window,
                          XInternAtom (watch->display, "_NET_WM_NAME", False), 0, 1024, False,
                          AnyPropertyType, &type, &format, &n_items, &n_left, &value)
        == Success
      && value != NULL)
    {
      found = strstr ((const char *) value, title) != NULL;
      XFree (value);
    }
  return found;
}

/* Handles the events that have come. Returns: whether the frame waited for is on the screen */
static gboolean
watch_look (Watch *watch, const char *title)
{
  while (XPending (watch->display) > 0)
    {
      XEvent event;

      XNextEvent (watch->display, &event);
      if (event.type == MapNotify && !event.xmap.override_redirect && watch->window == None)
        {
          watch->window = event.xmap.window;
          watch->damage = XDamageCreate (watch->display, watch->window, XDamageReportNonEmpty);
        }
      else if (event.type == watch->damage_event + XDamageNotify)
        {
          XDamageSubtract (watch->display, watch->damage, None, None);
          if (is_painted (watch) && has_title (watch, title))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
watch_wait (Watch *watch, const char *title, gint64 deadline, GError **error)
{
  struct pollfd connection = { .fd = ConnectionNumber (watch->display), .events = POLLIN };

  while (!watch_look (watch, title))
    {
      gint64 left = deadline - g_get_monotonic_time ();

      if (left <= 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                       "no window with the title “%s” within %d seconds", title, TIMEOUT);
          return FALSE;
        }
      poll (&connection, 1, MAX (1, left / 1000));
    }
  return TRUE;
}

static gboolean
read_resident_memory (GPid pid, double *resident, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents (path, &status, NULL, error))
    return FALSE;
  line = strstr (status, "\nVmRSS:");
  if (line == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s tells no resident memory", path);
      return FALSE;
    }
  *resident = g_ascii_strtod (line + strlen ("\nVmRSS:"), NULL) * 1024;
  return TRUE;
}

/**
 * first_frame_measure:
 * @argv: the program and its arguments, ended by %NULL
 * @title: what the window's title must have in it for its frame to count
 * @frame: (out): what was measured
 * @error: return location for a #GError
 *
 * Starts a program on the display that `DISPLAY` names, waits for its window's first frame, lets it
 * come to rest, reads its memory, and ends it.
 *
 * Returns: whether it could be measured
 */
gboolean
first_frame_measure (const char *const *argv, const char *title, FirstFrame *frame, GError **error)
{
  g_auto (Watch) watch = { 0 };
  gboolean done;
  gint64 start;
  GPid pid;

  if (!watch_init (&watch, error))
    return FALSE;

  start = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, (char **) argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                        | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, error))
    return FALSE;

  done = watch_wait (&watch, title, start + TIMEOUT * G_USEC_PER_SEC, error);
  frame->seconds = (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
  if (done)
    {
      g_usleep (SETTLING * G_USEC_PER_SEC);
      done = read_resident_memory (pid, &frame->resident, error);
    }

  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  return done;
}
