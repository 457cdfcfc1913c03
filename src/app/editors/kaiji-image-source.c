/* kaiji-image-source.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-error.h"
#include "kaiji-file-input.h"
#include "kaiji-image-source.h"
#include "kaiji-picture-shrink.h"
#include "kaiji-picture.h"
#include "kaiji-read.h"

#define LARGE_PICTURE "kaiji-large-picture"

/* The picture types to ask for first; the content is examined afterwards. */
static const char *image_types[] = { "image/png", "image/jpeg", NULL };

/* What cannot be shown does not take the place of what can: a download may have broken off. To be
 * called in a thread, since decoding takes a while. */
static void
return_answer (GTask *task, GBytes *image)
{
  GError *error = NULL;
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_image (image, &error);

  if (answer != NULL)
    {
      g_autoptr (KaijiPicture) picture = kaiji_picture_new (image, g_task_get_cancellable (task));

      if (g_task_return_error_if_cancelled (task))
        return;
      if (picture != NULL && kaiji_picture_is_readable (picture))
        g_task_return_pointer (task, g_steal_pointer (&answer),
                               (GDestroyNotify) kaiji_answer_unref);
      else
        g_task_return_new_error (task, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER, "%s",
                                 _ ("This picture cannot be shown: it is damaged or has too many "
                                    "pixels. Choose another one."));
      return;
    }

  if (kaiji_picture_shrink_is_needed (image, KAIJI_ANSWER_MAX_IMAGE_SIZE))
    g_object_set_data_full (G_OBJECT (task), LARGE_PICTURE, g_bytes_ref (image),
                            (GDestroyNotify) g_bytes_unref);
  g_task_return_error (task, error);
}

static void
read_file (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) image = NULL;
  GError *error = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                            cancellable, &error);
  if (info == NULL
      || (g_file_info_get_size (info) > KAIJI_PICTURE_MAX_FILE_SIZE
          && !kaiji_answer_check_image_size ((guint64) g_file_info_get_size (info), &error)))
    {
      g_task_return_error (task, error);
      return;
    }

  /* A file that says that it is empty may still be a device, which never ends. */
  stream = kaiji_file_input_open (file, cancellable, &error);
  if (stream != NULL)
    image = kaiji_read_stream (stream, KAIJI_PICTURE_MAX_FILE_SIZE, cancellable, &error);
  if (image == NULL)
    g_task_return_error (task, error);
  else
    return_answer (task, image);
}

static void
shrink (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GBytes) image = NULL;
  GError *error = NULL;

  image = kaiji_picture_shrink (task_data, KAIJI_ANSWER_MAX_IMAGE_SIZE, cancellable, &error);
  if (image == NULL)
    g_task_return_error (task, error);
  else
    return_answer (task, image);
}

static void
write_texture (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GBytes) image = gdk_texture_save_to_png_bytes (task_data);

  return_answer (task, image);
}

static void
examine (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  return_answer (task, task_data);
}

static void
on_spliced (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task,
                        g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source)),
                        (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, examine);
}

static void
on_clipboard_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GOutputStream) output = NULL;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  if (input == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (output, input,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                  | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, cancellable, on_spliced,
                                g_steal_pointer (&task));
}

static void
on_files_pasted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const GValue *value;
  GSList *files;
  GError *error = NULL;

  value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  if (value == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  files = g_value_get_boxed (value);
  if (files == NULL)
    {
      g_task_return_new_error (task, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER, "%s",
                               _ ("The clipboard holds no picture."));
      return;
    }

  g_task_set_task_data (task, g_object_ref (files->data), g_object_unref);
  g_task_run_in_thread (task, read_file);
}

/**
 * kaiji_image_source_read_file_async:
 * @file: a file with a picture
 * @callback: called when the picture is read
 *
 * Reads a picture from a file, unless its size alone exceeds what can be scaled down.
 */
void
kaiji_image_source_read_file_async (GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_file);
}

/**
 * kaiji_image_source_read_texture_async:
 * @texture: a picture without a file, such as one dragged from another program
 * @callback: called when the picture is encoded
 *
 * Makes a PNG file of a picture.
 */
void
kaiji_image_source_read_texture_async (GdkTexture *texture,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (GDK_IS_TEXTURE (texture));

  g_task_set_task_data (task, g_object_ref (texture), g_object_unref);
  g_task_run_in_thread (task, write_texture);
}

/**
 * kaiji_image_source_read_clipboard_async:
 * @clipboard: the clipboard to paste from
 * @callback: called when the picture is read
 *
 * Reads a copied picture or picture file.
 */
void
kaiji_image_source_read_clipboard_async (GdkClipboard *clipboard,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GdkContentFormats *formats;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  formats = gdk_clipboard_get_formats (clipboard);
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, cancellable,
                                    on_files_pasted, g_steal_pointer (&task));
  else if (gdk_content_formats_contain_mime_type (formats, "image/png")
           || gdk_content_formats_contain_mime_type (formats, "image/jpeg")
           || gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE))
    gdk_clipboard_read_async (clipboard, image_types, G_PRIORITY_DEFAULT, cancellable,
                              on_clipboard_opened, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, KAIJI_ERROR, KAIJI_ERROR_INVALID_ANSWER, "%s",
                             _ ("The clipboard holds no picture."));
}

/**
 * kaiji_image_source_shrink_async:
 * @image: a picture that is too large for a sheet
 * @callback: called when the picture is scaled down
 *
 * Scales a picture down until it fits in a sheet.
 */
void
kaiji_image_source_shrink_async (GBytes *image,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (image != NULL);

  g_task_set_task_data (task, g_bytes_ref (image), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, shrink);
}

/**
 * kaiji_image_source_dup_large:
 * @result: the result of reading a picture
 *
 * Returns: (transfer full) (nullable): the picture, if only its size keeps it out of a sheet
 */
GBytes *
kaiji_image_source_dup_large (GAsyncResult *result)
{
  GBytes *image = g_object_get_data (G_OBJECT (result), LARGE_PICTURE);

  return image != NULL ? g_bytes_ref (image) : NULL;
}

/**
 * kaiji_image_source_read_finish:
 *
 * Returns: (transfer full): the picture as an answer, or %NULL with @error set, whose message is
 *   for the user
 */
KaijiAnswer *
kaiji_image_source_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
