/* kaiji-picture-loader.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place where pictures are decoded.
 */

#include "config.h"

#include <time.h>

#include "kaiji-picture-file.h"
#include "kaiji-picture-loader.h"

/* The most passes over the most pixels that a decoder may make. In case it finds a way around that,
 * its CPU time is limited, too, which does not depend on other load. */
#define MAX_PASSES 12

/* The number of bytes decoded between two looks at the clock, and while only the head matters: a
 * decoder also decodes the pixels that follow it in the same portion. */
#define PORTION 4096
#define HEAD_PORTION 64

typedef struct
{
  const KaijiPictureBudget *budget; /* (nullable): NULL to read only the size */
  guint n_scans;
  gboolean known;
  gboolean too_large;
  guint64 n_pixels;
} Reading;

static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Reading *reading = user_data;
  const KaijiPictureBudget *budget = reading->budget;
  int longest = MAX (MAX (width, height), 1);

  reading->known = TRUE;
  reading->n_pixels = (guint64) MAX (width, 0) * (guint64) MAX (height, 0);
  reading->too_large = budget != NULL
                       && (reading->n_pixels > budget->max_pixels
                           || reading->n_pixels * reading->n_scans
                                > MAX_PASSES * budget->max_pixels);

  /* Loaders stop at a picture without pixels before they allocate memory for it. */
  if (budget == NULL || reading->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (budget->longest_side > 0 && longest > budget->longest_side)
    gdk_pixbuf_loader_set_size (loader,
                                MAX (1, (int) ((gint64) width * budget->longest_side / longest)),
                                MAX (1, (int) ((gint64) height * budget->longest_side / longest)));
}

/* A file's declared type decides nothing: only these two decoders may read it. */
static GdkPixbufLoader *
create_loader (GBytes *file)
{
  switch (kaiji_picture_file_get_type (file))
    {
    case KAIJI_PICTURE_PNG:
      return gdk_pixbuf_loader_new_with_type ("png", NULL);
    case KAIJI_PICTURE_JPEG:
      return gdk_pixbuf_loader_new_with_type ("jpeg", NULL);
    case KAIJI_PICTURE_OTHER:
    default:
      return NULL;
    }
}

static time_t
get_thread_time (void)
{
  struct timespec time;

  return clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time) == 0 ? time.tv_sec : 0;
}

static gboolean
decode (GdkPixbufLoader *loader, GBytes *file, const Reading *reading, GCancellable *cancellable)
{
  const time_t deadline = get_thread_time ()
                          + (reading->budget != NULL ? (time_t) reading->budget->max_seconds : 1);
  const gsize portion = reading->budget != NULL ? PORTION : HEAD_PORTION;
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  for (gsize i = 0; i < size && !(reading->known && reading->budget == NULL); i += portion)
    if (get_thread_time () > deadline || g_cancellable_is_cancelled (cancellable)
        || !gdk_pixbuf_loader_write (loader, data + i, MIN (portion, size - i), NULL))
      return FALSE;

  return TRUE;
}

static GdkPixbuf *
load (GBytes *file, Reading *reading, GCancellable *cancellable)
{
  g_autoptr (GdkPixbufLoader) loader = create_loader (file);
  GdkPixbuf *pixbuf;
  gboolean loaded;

  if (loader == NULL)
    return NULL;

  reading->n_scans = reading->budget != NULL ? kaiji_picture_file_count_scans (file) : 1;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), reading);
  loaded = decode (loader, file, reading, cancellable);
  /* The loader must be closed even if writing failed. */
  loaded = gdk_pixbuf_loader_close (loader, NULL) && loaded;
  if (!loaded || reading->too_large || reading->budget == NULL)
    return NULL;

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

/**
 * kaiji_picture_load:
 * @file: the content of a file, which should be PNG or JPEG
 * @too_large: (out) (optional): whether it is a picture beyond the budget
 * @cancellable: (nullable): stops reading it
 *
 * Decodes a picture within a budget. It is not turned upright.
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL if it cannot be read or was cancelled
 */
GdkPixbuf *
kaiji_picture_load (GBytes *file,
                    const KaijiPictureBudget *budget,
                    gboolean *too_large,
                    GCancellable *cancellable)
{
  Reading reading = { .budget = budget };
  GdkPixbuf *pixbuf = NULL;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (budget != NULL, NULL);

  if (!kaiji_picture_file_is_broken_off (file))
    pixbuf = load (file, &reading, cancellable);
  if (too_large != NULL)
    *too_large = reading.too_large;

  return pixbuf;
}

/**
 * kaiji_picture_count_pixels:
 * @file: the content of a file
 *
 * Reads only the head of the file.
 *
 * Returns: how many pixels the picture has, or 0 if it is not a PNG or JPEG file
 */
guint64
kaiji_picture_count_pixels (GBytes *file)
{
  Reading reading = { .budget = NULL };

  g_return_val_if_fail (file != NULL, 0);

  load (file, &reading, NULL);
  return reading.n_pixels;
}
