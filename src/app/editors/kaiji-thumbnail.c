/* kaiji-thumbnail.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kaiji-picture.h"
#include "kaiji-texture.h"
#include "kaiji-thumbnail.h"

/* In logical pixels. */
#define MAX_WIDTH 240.0
#define MAX_HEIGHT 120.0

typedef struct
{
  KaijiAnswer *answer;
  int scale;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  kaiji_answer_unref (request->answer);
  g_free (request);
}

static GdkTexture *
draw (KaijiPicture *picture, int scale)
{
  cairo_rectangle_t area = { 0 };
  cairo_surface_t *surface;
  cairo_t *cr;
  int width, height;

  kaiji_picture_fit (picture, MAX_WIDTH * scale, MAX_HEIGHT * scale, &area.width, &area.height);
  width = MAX (1, (int) ceil (area.width));
  height = MAX (1, (int) ceil (area.height));

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  kaiji_picture_draw (picture, cr, &area);
  cairo_destroy (cr);

  return kaiji_texture_new_for_surface (surface);
}

static void
load (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Request *request = task_data;
  g_autoptr (GBytes) image = kaiji_answer_dup_image (request->answer);
  g_autoptr (KaijiPicture) picture = image != NULL ? kaiji_picture_new (image, cancellable) : NULL;

  if (picture != NULL && kaiji_picture_is_readable (picture))
    g_task_return_pointer (task, draw (picture, request->scale), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                             _ ("This picture cannot be shown: it is damaged or has too many "
                                "pixels. Choose another one."));
}

/**
 * kaiji_thumbnail_load_async:
 * @answer: an answer that is a picture
 * @scale: device pixels per logical pixel
 * @callback: called when the thumbnail is made
 *
 * Makes a small version of a picture. Decoding takes a while, so it runs in a thread.
 */
void
kaiji_thumbnail_load_async (KaijiAnswer *answer,
                            int scale,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new (Request, 1);

  g_return_if_fail (answer != NULL);

  request->answer = kaiji_answer_ref (answer);
  request->scale = scale;
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, load);
}

/**
 * kaiji_thumbnail_load_finish:
 *
 * Returns: (transfer full): the small picture, or %NULL with @error set
 */
GdkTexture *
kaiji_thumbnail_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kaiji_thumbnail_show:
 * @picture: the widget to show it in
 * @thumbnail: a small picture
 * @scale: the device pixels per logical pixel that it was made for
 *
 * Shows a thumbnail at its own size.
 */
void
kaiji_thumbnail_show (GtkPicture *picture, GdkTexture *thumbnail, int scale)
{
  g_return_if_fail (GTK_IS_PICTURE (picture));
  g_return_if_fail (GDK_IS_TEXTURE (thumbnail));

  gtk_widget_set_size_request (GTK_WIDGET (picture), gdk_texture_get_width (thumbnail) / scale,
                               gdk_texture_get_height (thumbnail) / scale);
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (thumbnail));
  gtk_widget_set_visible (GTK_WIDGET (picture), TRUE);
}
