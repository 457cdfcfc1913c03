/* kaiji-scheme-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-file-input.h"
#include "kaiji-read.h"
#include "kaiji-scheme-file.h"

struct _KaijiSchemeFile
{
  GObject parent_instance;

  GFile *file;
  GBytes *bytes;
  GPtrArray *schemes; /* (nullable): of KaijiScheme, the default edition first */
  GPtrArray *faults;  /* of KaijiSchemeFault */
};

G_DEFINE_FINAL_TYPE (KaijiSchemeFile, kaiji_scheme_file, G_TYPE_OBJECT)

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  KaijiSchemeFile *self = kaiji_scheme_file_load (data, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
kaiji_scheme_file_finalize (GObject *object)
{
  KaijiSchemeFile *self = KAIJI_SCHEME_FILE (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);

  G_OBJECT_CLASS (kaiji_scheme_file_parent_class)->finalize (object);
}

static void
kaiji_scheme_file_class_init (KaijiSchemeFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_scheme_file_finalize;
}

static void
kaiji_scheme_file_init (KaijiSchemeFile *self)
{
}

/**
 * kaiji_scheme_file_load:
 * @file: a file
 *
 * A file with faults is read, too.
 *
 * Returns: (transfer full): the file, or %NULL with %KAIJI_ERROR_TOO_LARGE or an I/O error
 */
KaijiSchemeFile *
kaiji_scheme_file_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  KaijiSchemeFile *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = kaiji_file_input_open (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  bytes = kaiji_read_stream (stream, KAIJI_SCHEME_MAX_SIZE, cancellable, error);
  if (bytes == NULL)
    return NULL;

  self = g_object_new (KAIJI_TYPE_SCHEME_FILE, NULL);
  self->file = g_object_ref (file);
  self->schemes = kaiji_scheme_parse (bytes, &self->faults);
  self->bytes = g_steal_pointer (&bytes);

  return self;
}

/**
 * kaiji_scheme_file_load_async:
 * @file: a file
 *
 * Like kaiji_scheme_file_load(), in a thread.
 */
void
kaiji_scheme_file_load_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kaiji_scheme_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * kaiji_scheme_file_load_finish:
 *
 * Returns: (transfer full): see kaiji_scheme_file_load()
 */
KaijiSchemeFile *
kaiji_scheme_file_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kaiji_scheme_file_get_file:
 *
 * Returns: (transfer none): where it was read from
 */
GFile *
kaiji_scheme_file_get_file (KaijiSchemeFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME_FILE (self), NULL);

  return self->file;
}

/**
 * kaiji_scheme_file_get_bytes:
 *
 * Returns: (transfer none): its content
 */
GBytes *
kaiji_scheme_file_get_bytes (KaijiSchemeFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME_FILE (self), NULL);

  return self->bytes;
}

/**
 * kaiji_scheme_file_get_schemes:
 *
 * Returns: (transfer none) (nullable) (element-type KaijiScheme): its editions, the default one
 *   first; %NULL if it has faults
 */
GPtrArray *
kaiji_scheme_file_get_schemes (KaijiSchemeFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME_FILE (self), NULL);

  return self->schemes;
}

/**
 * kaiji_scheme_file_get_faults:
 *
 * Returns: (transfer none) (element-type KaijiSchemeFault): all that is wrong with it, by place
 */
GPtrArray *
kaiji_scheme_file_get_faults (KaijiSchemeFile *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME_FILE (self), NULL);

  return self->faults;
}

/**
 * kaiji_scheme_file_means_scheme:
 *
 * Returns: whether it says that it is a scheme, even if faults keep it from being one. In JSON a
 *   quotation mark within a text has a backslash before it, so no text of a sheet says so.
 */
gboolean
kaiji_scheme_file_means_scheme (KaijiSchemeFile *self)
{
  const char *text;
  gsize size;
  g_autoptr (GRegex) regex = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME_FILE (self), FALSE);

  if (self->schemes != NULL)
    return TRUE;

  text = g_bytes_get_data (self->bytes, &size);
  regex = g_regex_new ("(?<!\\\\)\"format\"\\s*:\\s*\"kaiji-scheme\"", G_REGEX_RAW, 0, NULL);
  return size > 0 && g_regex_match_full (regex, text, (gssize) size, 0, 0, NULL, NULL);
}
