/* kaiji-version-record.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-object-store-private.h"
#include "kaiji-version-record-private.h"

#define MAGIC "kaiji-version 1"

/* A run of base64 that is shorter is no picture worth a file of its own, in bytes. */
#define MIN_RUN 4096

/* The place of a run in the content. */
typedef struct
{
  gsize offset;
  gsize length;
  char *sum;
} Run;

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->sum, g_free);
}

static KaijiVersionRecord *
record_alloc (void)
{
  KaijiVersionRecord *self = g_new0 (KaijiVersionRecord, 1);

  self->runs = g_array_new (FALSE, TRUE, sizeof (Run));
  g_array_set_clear_func (self->runs, (GDestroyNotify) clear_run);
  return self;
}

static gboolean
is_base64 (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '/' || c == '=';
}

/* Finds the next run from @start on; returns where it ends, or 0 if there is none. */
static gsize
find_run (const char *data, gsize size, gsize start, gsize *begin)
{
  gsize at = start;

  while (at < size)
    {
      gsize end = at;

      while (end < size && is_base64 (data[end]))
        end++;
      if (end - at >= MIN_RUN)
        {
          *begin = at;
          return end;
        }
      at = end + 1;
    }

  return 0;
}

static gboolean
store_run (KaijiVersionRecord *self,
           const char *objects,
           GBytes *contents,
           gsize begin,
           gsize end,
           GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (contents, begin, end - begin);
  Run run = { .offset = begin, .length = end - begin };

  run.sum = kaiji_object_store_put (objects, bytes, error);
  if (run.sum == NULL)
    return FALSE;

  g_array_append_val (self->runs, run);
  return TRUE;
}

/**
 * kaiji_version_record_new:
 * @objects: the folder of the objects
 * @contents: what a file held
 *
 * Stores the parts of a version.
 *
 * Returns: (transfer full): the record of it, without number and times, or %NULL with @error set
 */
KaijiVersionRecord *
kaiji_version_record_new (const char *objects, GBytes *contents, GError **error)
{
  g_autoptr (KaijiVersionRecord) self = record_alloc ();
  g_autoptr (GByteArray) rest = g_byte_array_new ();
  g_autoptr (GBytes) text = NULL;
  gsize start = 0, begin, end;
  const char *data = g_bytes_get_data (contents, &self->size);

  while ((end = find_run (data, self->size, start, &begin)) > 0)
    {
      if (!store_run (self, objects, contents, begin, end, error))
        return NULL;
      g_byte_array_append (rest, (const guint8 *) data + start, (guint) (begin - start));
      start = end;
    }
  if (self->size > start)
    g_byte_array_append (rest, (const guint8 *) data + start, (guint) (self->size - start));

  text = g_byte_array_free_to_bytes (g_steal_pointer (&rest));
  self->text = kaiji_object_store_put (objects, text, error);
  if (self->text == NULL)
    return NULL;

  self->sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, contents);
  return g_steal_pointer (&self);
}

static gboolean
parse_number (const char *text, guint64 max, guint64 *number)
{
  return g_ascii_string_to_unsigned (text, 10, 0, max, number, NULL);
}

static gboolean
parse_run (KaijiVersionRecord *self, const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, " ", 0);
  Run run = { 0 };
  guint64 offset, length;

  if (g_strv_length (words) != 3 || !parse_number (words[0], G_MAXUINT32, &offset)
      || !parse_number (words[1], G_MAXUINT32, &length) || !kaiji_object_store_is_sum (words[2]))
    return FALSE;

  run.offset = (gsize) offset;
  run.length = (gsize) length;
  run.sum = g_strdup (words[2]);
  g_array_append_val (self->runs, run);
  return TRUE;
}

static gboolean
parse_time (const char *value, gint64 *time)
{
  return g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, time, NULL);
}

static gboolean
parse_line (KaijiVersionRecord *self, const char *line)
{
  const char *value = strstr (line, ": ");
  guint64 number;

  if (value == NULL)
    return FALSE;

  value += 2;
  if (g_str_has_prefix (line, "run: "))
    return parse_run (self, value);
  if (g_str_has_prefix (line, "sum: ") || g_str_has_prefix (line, "text: "))
    {
      char **sum = line[0] == 's' ? &self->sum : &self->text;

      g_free (*sum);
      *sum = g_strdup (value);
      return kaiji_object_store_is_sum (value);
    }
  /* A clock or a file may say that it is before 1970. */
  if (g_str_has_prefix (line, "saved: "))
    return parse_time (value, &self->saved);
  if (g_str_has_prefix (line, "kept: "))
    return parse_time (value, &self->kept);
  if (!parse_number (value, G_MAXINT64, &number))
    return FALSE;
  if (g_str_has_prefix (line, "size: "))
    self->size = (gsize) number;

  return TRUE;
}

/* Returns whether the runs lie in the content one behind the other. */
static gboolean
has_room (const KaijiVersionRecord *self)
{
  gsize end = 0;

  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      if (run->offset < end || run->length > self->size || run->offset > self->size - run->length)
        return FALSE;
      end = run->offset + run->length;
    }

  return TRUE;
}

static gboolean
parse (KaijiVersionRecord *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 0);
  guint i;

  if (lines[0] == NULL || !g_str_equal (lines[0], MAGIC))
    return FALSE;
  for (i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    if (!parse_line (self, lines[i]))
      return FALSE;

  /* A record ends in a newline: what was cut off does not. */
  return lines[i] != NULL && self->sum != NULL && self->text != NULL && has_room (self);
}

/**
 * kaiji_version_record_parse:
 * @file: (nullable): what kaiji_version_record_format() made
 *
 * Returns: (transfer full): the record, without its number; one that is damaged has no checksum
 */
KaijiVersionRecord *
kaiji_version_record_parse (GBytes *file)
{
  g_autoptr (KaijiVersionRecord) self = record_alloc ();
  g_autofree char *text = NULL;

  if (file != NULL)
    text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  if (text != NULL && parse (self, text))
    return g_steal_pointer (&self);

  return record_alloc ();
}

/**
 * kaiji_version_record_format:
 *
 * Returns: (transfer full): the record as a file
 */
GBytes *
kaiji_version_record_format (const KaijiVersionRecord *self)
{
  GString *text = g_string_new (MAGIC "\n");

  g_string_append_printf (text, "saved: %" G_GINT64_FORMAT "\nkept: %" G_GINT64_FORMAT "\n",
                          self->saved, self->kept);
  g_string_append_printf (text, "sum: %s\nsize: %" G_GSIZE_FORMAT "\n", self->sum, self->size);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      g_string_append_printf (text, "run: %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " %s\n",
                              run->offset, run->length, run->sum);
    }
  g_string_append_printf (text, "text: %s\n", self->text);

  return g_string_free_to_bytes (text);
}

/* Puts the parts together; %NULL if one is missing. */
static GBytes *
join (const KaijiVersionRecord *self, const char *objects, GError **error)
{
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  g_autoptr (GBytes) rest = kaiji_object_store_get (objects, self->text, self->size, error);
  const guint8 *data;
  gsize size, start = 0;

  if (rest == NULL)
    return NULL;

  data = g_bytes_get_data (rest, &size);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      g_autoptr (GBytes) bytes = kaiji_object_store_get (objects, run->sum, run->length, error);
      gsize n_before = run->offset - contents->len;

      if (bytes == NULL)
        return NULL;
      n_before = MIN (n_before, size - start);
      if (n_before > 0)
        g_byte_array_append (contents, data + start, (guint) n_before);
      start += n_before;
      g_byte_array_append (contents, g_bytes_get_data (bytes, NULL),
                           (guint) g_bytes_get_size (bytes));
    }
  if (size > start)
    g_byte_array_append (contents, data + start, (guint) (size - start));

  return g_byte_array_free_to_bytes (g_steal_pointer (&contents));
}

/**
 * kaiji_version_record_read:
 * @objects: the folder of the objects
 *
 * Returns: (transfer full): what the file held, or %NULL with %G_IO_ERROR_INVALID_DATA if that
 *   cannot be put together any more
 */
GBytes *
kaiji_version_record_read (const KaijiVersionRecord *self, const char *objects, GError **error)
{
  g_autoptr (GBytes) contents = self->sum != NULL ? join (self, objects, NULL) : NULL;
  g_autofree char *sum = contents != NULL
                           ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, contents)
                           : NULL;

  if (sum != NULL && g_str_equal (sum, self->sum))
    return g_steal_pointer (&contents);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("what was kept of it is damaged or lost"));
  return NULL;
}

/**
 * kaiji_version_record_add_objects:
 * @sums: (element-type utf8): a set
 *
 * Adds the checksums of the objects that the version needs; the set borrows them.
 */
void
kaiji_version_record_add_objects (const KaijiVersionRecord *self, GHashTable *sums)
{
  if (self->text != NULL)
    g_hash_table_add (sums, self->text);
  for (guint i = 0; i < self->runs->len; i++)
    g_hash_table_add (sums, g_array_index (self->runs, Run, i).sum);
}

void
kaiji_version_record_free (KaijiVersionRecord *self)
{
  g_free (self->sum);
  g_free (self->text);
  g_clear_pointer (&self->runs, g_array_unref);
  g_free (self);
}
