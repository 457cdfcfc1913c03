/* kaiji-sheet-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-file-input.h"
#include "kaiji-read.h"
#include "kaiji-replace.h"
#include "kaiji-sheet-file.h"
#include "kaiji-sheet-reader.h"
#include "kaiji-sheet-writer.h"
#include "kaiji-versions.h"

typedef struct
{
  GFile *file;
  KaijiSchemeLibrary *library;
  char *etag;
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->file);
  g_object_unref (load->library);
  g_free (load->etag);
  g_free (load);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *self = data;
  g_autoptr (GError) error = NULL;
  KaijiSheet *sheet = kaiji_sheet_file_load_with_etag (self->file, self->library, &self->etag,
                                                       cancellable, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

typedef struct
{
  GFile *file;
  GBytes *contents;
  char *etag;            /* the old file's, then the new one's */
  GError *version_error; /* (nullable) */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->file);
  g_bytes_unref (save->contents);
  g_free (save->etag);
  g_clear_error (&save->version_error);
  g_free (save);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *self = data;
  g_autofree char *etag = g_steal_pointer (&self->etag);
  g_autoptr (GError) error = NULL;

  if (kaiji_versions_replace (self->file, self->contents, etag, &self->etag, &self->version_error,
                              cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * kaiji_sheet_file_parse:
 * @bytes: a sheet file's content
 * @library: the library with its scheme
 *
 * A file of a newer version opens read-only. Answers to unknown fields and of the wrong type are
 * kept; the checks report them.
 *
 * Returns: (transfer full): the sheet, or %NULL with %KAIJI_ERROR_SYNTAX, %KAIJI_ERROR_FORMAT,
 *   %KAIJI_ERROR_UNKNOWN_SCHEME or %KAIJI_ERROR_UNKNOWN_EDITION
 */
KaijiSheet *
kaiji_sheet_file_parse (GBytes *bytes, KaijiSchemeLibrary *library, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  return kaiji_sheet_read (bytes, library, error);
}

/**
 * kaiji_sheet_file_read:
 * @stream: the content of a sheet file
 * @library: the library with its scheme
 * @cancellable: (nullable): stops reading
 *
 * Returns: (transfer full): see kaiji_sheet_file_load()
 */
KaijiSheet *
kaiji_sheet_file_read (GInputStream *stream,
                       KaijiSchemeLibrary *library,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  bytes = kaiji_read_stream (stream, KAIJI_SHEET_FILE_MAX_SIZE, cancellable, error);
  if (bytes == NULL)
    return NULL;

  return kaiji_sheet_file_parse (bytes, library, error);
}

/**
 * kaiji_sheet_file_serialize:
 * @sheet: a sheet
 *
 * Returns: (transfer full): the sheet file's content
 */
GBytes *
kaiji_sheet_file_serialize (KaijiSheet *sheet)
{
  char *text;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  text = kaiji_sheet_write (sheet);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * kaiji_sheet_file_load:
 * @file: a sheet file
 * @library: the library with its scheme
 *
 * Returns: (transfer full): the sheet, or %NULL with an error of kaiji_sheet_file_parse(),
 *   %KAIJI_ERROR_TOO_LARGE or an I/O error
 */
KaijiSheet *
kaiji_sheet_file_load (GFile *file,
                       KaijiSchemeLibrary *library,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  return kaiji_sheet_file_load_with_etag (file, library, NULL, cancellable, error);
}

/**
 * kaiji_sheet_file_load_with_etag:
 * @file: a sheet file
 * @library: the library with its scheme
 * @etag: (out) (optional) (transfer full): a tag that shows later whether the file was changed, for
 *   kaiji_replace()
 *
 * Returns: (transfer full): see kaiji_sheet_file_load()
 */
KaijiSheet *
kaiji_sheet_file_load_with_etag (GFile *file,
                                 KaijiSchemeLibrary *library,
                                 char **etag,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  KaijiSheet *sheet;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  stream = kaiji_file_input_open (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  bytes = kaiji_read_stream (stream, KAIJI_SHEET_FILE_MAX_SIZE, cancellable, error);
  if (bytes == NULL)
    return NULL;

  sheet = kaiji_sheet_file_parse (bytes, library, error);
  if (sheet != NULL && etag != NULL)
    *etag = kaiji_etag_new (bytes);

  return sheet;
}

/**
 * kaiji_sheet_file_load_async:
 * @file: a sheet file
 * @library: the library with its scheme
 *
 * Like kaiji_sheet_file_load(), in a thread.
 */
void
kaiji_sheet_file_load_async (GFile *file,
                             KaijiSchemeLibrary *library,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *self;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (KAIJI_IS_SCHEME_LIBRARY (library));

  self = g_new0 (Load, 1);
  self->file = g_object_ref (file);
  self->library = g_object_ref (library);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kaiji_sheet_file_load_async);
  g_task_set_task_data (task, self, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * kaiji_sheet_file_load_finish:
 * @etag: (out) (optional) (nullable) (transfer full): a tag that shows later whether the file was
 * changed
 *
 * Returns: (transfer full): see kaiji_sheet_file_load()
 */
KaijiSheet *
kaiji_sheet_file_load_finish (GAsyncResult *result, char **etag, GError **error)
{
  KaijiSheet *sheet;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  sheet = g_task_propagate_pointer (G_TASK (result), error);
  if (sheet != NULL && etag != NULL)
    *etag = g_steal_pointer (&((Load *) g_task_get_task_data (G_TASK (result)))->etag);

  return sheet;
}

/**
 * kaiji_sheet_file_save_async:
 * @sheet: a sheet; its present state is saved
 * @file: the file to save
 * @etag: (nullable): fail with %G_IO_ERROR_WRONG_ETAG if the file has another tag
 *
 * Writes the file completely or not at all, in a thread: the old content stays until the new one is
 * complete, and is kept as a version.
 */
void
kaiji_sheet_file_save_async (KaijiSheet *sheet,
                             GFile *file,
                             const char *etag,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Save *self;

  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (G_IS_FILE (file));

  self = g_new0 (Save, 1);
  self->file = g_object_ref (file);
  self->contents = kaiji_sheet_file_serialize (sheet);
  self->etag = g_strdup (etag);

  task = g_task_new (sheet, cancellable, callback, user_data);
  g_task_set_source_tag (task, kaiji_sheet_file_save_async);
  g_task_set_task_data (task, self, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, save_in_thread);
}

/**
 * kaiji_sheet_file_save_finish:
 * @new_etag: (out) (optional) (nullable) (transfer full): the saved file's tag, even if this fails
 *   but the file holds the sheet
 * @version_error: (out) (optional) (nullable) (transfer full): why the state before could not be
 *   kept, if the sheet is saved nevertheless
 *
 * Returns: whether it was saved; otherwise @error is an I/O error
 */
gboolean
kaiji_sheet_file_save_finish (KaijiSheet *sheet,
                              GAsyncResult *result,
                              char **new_etag,
                              GError **version_error,
                              GError **error)
{
  Save *self;

  g_return_val_if_fail (g_task_is_valid (result, sheet), FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (new_etag != NULL)
    *new_etag = g_steal_pointer (&self->etag);
  if (version_error != NULL)
    *version_error = g_steal_pointer (&self->version_error);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kaiji_sheet_file_is_same:
 * @a: a file
 * @b: a file
 *
 * Returns: whether both names lead to the same file, by any path or link
 */
gboolean
kaiji_sheet_file_is_same (GFile *a, GFile *b)
{
  g_autoptr (GFileInfo) info_a = NULL;
  g_autoptr (GFileInfo) info_b = NULL;

  g_return_val_if_fail (G_IS_FILE (a), FALSE);
  g_return_val_if_fail (G_IS_FILE (b), FALSE);

  if (g_file_equal (a, b))
    return TRUE;

  info_a = g_file_query_info (a, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  info_b = g_file_query_info (b, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return info_a != NULL && info_b != NULL
         && g_strcmp0 (g_file_info_get_attribute_string (info_a, G_FILE_ATTRIBUTE_ID_FILE),
                       g_file_info_get_attribute_string (info_b, G_FILE_ATTRIBUTE_ID_FILE))
              == 0;
}
