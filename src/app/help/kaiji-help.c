/* kaiji-help.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-help-window.h"
#include "kaiji-help.h"

typedef struct
{
  GtkApplication *application;
  char *page;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->application);
  g_free (request->page);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
on_shown (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (object), result, NULL))
    kaiji_help_window_show (request->application, request->page);
}

/**
 * kaiji_help_show:
 * @application: the application
 * @page: a page of the guide, as `checks`, or a place in it, as `checks#too-long`
 *
 * Shows the guide in the desktop's help viewer, or in a window of Kaiji's own if there is none.
 */
void
kaiji_help_show (GtkApplication *application, const char *page)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");
  g_autofree char *uri = NULL;
  GtkWindow *window;
  Request *request;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (page != NULL);

  window = gtk_application_get_active_window (application);
  if (viewer == NULL || window == NULL)
    {
      kaiji_help_window_show (application, page);
      return;
    }

  request = g_new0 (Request, 1);
  request->application = g_object_ref (application);
  request->page = g_strdup (page);
  uri = g_strconcat ("help:kaiji/", page, NULL);
  gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, on_shown, request);
}
