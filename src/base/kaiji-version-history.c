/* kaiji-version-history.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-disk-private.h"
#include "kaiji-error.h"
#include "kaiji-named-lines.h"
#include "kaiji-object-store-private.h"
#include "kaiji-replace.h"
#include "kaiji-version-history-private.h"

/* A history is a folder of its own: HEAD says which sheet it is of, each version is a record that
 * is called by its number, and OBJECTS holds what the records are put together from. So what
 * becomes of one version leaves the others alone. */
#define MAGIC "kaiji-versions 1"
#define HEAD "sheet"
#define OBJECTS "objects"
#define RECORD_SUFFIX ".version"

/* The largest number that a record may have, which keeps the names in order. */
#define MAX_NUMBER 99999999

void
kaiji_version_history_free (KaijiVersionHistory *self)
{
  g_free (self->folder);
  kaiji_version_place_clear (&self->place);
  g_free (self);
}

static char *
dup_objects_path (const KaijiVersionHistory *self)
{
  return g_build_filename (self->folder, OBJECTS, NULL);
}

static char *
dup_record_path (const KaijiVersionHistory *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("%08u" RECORD_SUFFIX, number);

  return g_build_filename (self->folder, name, NULL);
}

static GBytes *
load (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_load_bytes (file, NULL, NULL, error);
}

static gboolean
save (const char *path, GBytes *contents, const char *etag, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return kaiji_replace_full (file, contents, etag, 0600, NULL, NULL, error);
}

/* What is no history gives none, without an error. */
static KaijiVersionHistory *
open_history (const char *root, const char *name, GError **error)
{
  g_autofree char *folder = g_build_filename (root, name, NULL);
  g_autofree char *path = g_build_filename (folder, HEAD, NULL);
  g_autoptr (GBytes) contents = NULL;
  g_autofree char *head = NULL;
  g_autofree char *space = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) local_error = NULL;
  KaijiVersionHistory *self;

  contents = load (path, &local_error);
  if (contents == NULL)
    {
      if (!kaiji_error_is_absence (local_error))
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  head = g_strndup (g_bytes_get_data (contents, NULL), g_bytes_get_size (contents));
  if (!g_str_has_prefix (head, MAGIC "\n"))
    return NULL;

  lines = g_strsplit (head, "\n", 0);
  self = g_new0 (KaijiVersionHistory, 1);
  self->folder = g_steal_pointer (&folder);
  self->place.uri = kaiji_named_lines_dup_value (lines, "uri");
  self->place.id = kaiji_named_lines_dup_value (lines, "id");
  self->place.sum = kaiji_named_lines_dup_value (lines, "sum");
  space = kaiji_named_lines_dup_value (lines, "space");
  if (space != NULL)
    g_ascii_string_to_unsigned (space, 10, 0, G_MAXUINT64, &self->space, NULL);

  return self;
}

static gboolean
save_head (KaijiVersionHistory *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, HEAD, NULL);
  GString *text = g_string_new (MAGIC "\n");
  g_autoptr (GBytes) contents = NULL;

  kaiji_named_lines_append (text, "uri", self->place.uri);
  kaiji_named_lines_append (text, "id", self->place.id);
  kaiji_named_lines_append (text, "sum", self->place.sum);
  g_string_append_printf (text, "space: %" G_GUINT64_FORMAT "\n", self->space);
  contents = g_string_free_to_bytes (text);

  return save (path, contents, NULL, error);
}

/**
 * kaiji_version_history_list_all:
 * @root: the folder of all histories
 *
 * Returns: (transfer full) (element-type KaijiVersionHistory): them, or %NULL with @error set if
 * not all can be read: the one that is looked for may be among the others
 */
GPtrArray *
kaiji_version_history_list_all (const char *root, GError **error)
{
  g_autoptr (GPtrArray) histories = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kaiji_version_history_free);
  g_autoptr (GPtrArray) names = kaiji_disk_list (root, error);

  if (names == NULL)
    return NULL;

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      KaijiVersionHistory *history = open_history (root, names->pdata[i], &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (history != NULL)
        g_ptr_array_add (histories, history);
    }

  return g_steal_pointer (&histories);
}

static gboolean
is_there (const char *uri)
{
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return FALSE;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL,
                            &error);
  return info != NULL || !kaiji_error_is_absence (error);
}

/**
 * kaiji_version_history_find:
 * @histories: (element-type KaijiVersionHistory): all of them
 * @place: a file as it is
 *
 * A file is the one that was saved if it has the same identity, by whatever name; or else the same
 * address, as another program leaves it that saves by replacing; or else the content that was saved
 * last, if nothing is at the old address any more: it was moved to another disk.
 *
 * Returns: (transfer none) (nullable): its history
 */
KaijiVersionHistory *
kaiji_version_history_find (GPtrArray *histories, const KaijiVersionPlace *place)
{
  KaijiVersionHistory *by_address = NULL;
  KaijiVersionHistory *by_content = NULL;

  for (guint i = 0; i < histories->len; i++)
    {
      KaijiVersionHistory *history = g_ptr_array_index (histories, i);

      if (place->id != NULL && g_strcmp0 (history->place.id, place->id) == 0)
        return history;
      if (g_strcmp0 (history->place.uri, place->uri) == 0)
        by_address = history;
      else if (place->sum != NULL && g_strcmp0 (history->place.sum, place->sum) == 0
               && !is_there (history->place.uri))
        by_content = history;
    }

  return by_address != NULL ? by_address : by_content;
}

/**
 * kaiji_version_history_new:
 * @root: the folder of all histories
 *
 * Returns: (transfer full): a history in a folder that is made with the first version
 */
KaijiVersionHistory *
kaiji_version_history_new (const char *root)
{
  KaijiVersionHistory *self = g_new0 (KaijiVersionHistory, 1);
  g_autofree char *name = g_uuid_string_random ();

  self->folder = g_build_filename (root, name, NULL);
  return self;
}

/**
 * kaiji_version_history_set_place:
 * @place: the sheet's file as it is
 *
 * Returns: whether the history will be found by it; otherwise @error is an I/O error
 */
gboolean
kaiji_version_history_set_place (KaijiVersionHistory *self,
                                 const KaijiVersionPlace *place,
                                 GError **error)
{
  if (place != &self->place)
    {
      kaiji_version_place_clear (&self->place);
      self->place.uri = g_strdup (place->uri);
      self->place.id = g_strdup (place->id);
      self->place.sum = g_strdup (place->sum);
    }

  return save_head (self, error);
}

static KaijiVersionRecord *
open_record (const KaijiVersionHistory *self, const char *entry)
{
  g_autofree char *path = g_build_filename (self->folder, entry, NULL);
  g_autofree char *name = g_strndup (entry, strlen (entry) - strlen (RECORD_SUFFIX));
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GError) error = NULL;
  KaijiVersionRecord *record;
  GStatBuf status;
  guint64 number;

  if (!g_ascii_string_to_unsigned (name, 10, 1, MAX_NUMBER, &number, NULL))
    return NULL;

  contents = load (path, &error);
  record = kaiji_version_record_parse (contents);
  record->is_unread = contents == NULL;
  record->number = (guint) number;
  if (record->sum == NULL && g_stat (path, &status) == 0)
    record->saved = record->kept = status.st_mtime;

  return record;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const KaijiVersionRecord *first = *(KaijiVersionRecord *const *) a;
  const KaijiVersionRecord *second = *(KaijiVersionRecord *const *) b;

  return first->number < second->number ? 1 : -1;
}

/**
 * kaiji_version_history_list:
 *
 * Returns: (transfer full) (element-type KaijiVersionRecord): the versions, newest first, or %NULL
 *   with @error set; of one that is damaged or cannot be read only number and time are known
 */
GPtrArray *
kaiji_version_history_list (const KaijiVersionHistory *self, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kaiji_version_record_free);
  g_autoptr (GPtrArray) names = kaiji_disk_list (self->folder, error);

  if (names == NULL)
    return NULL;

  for (guint i = 0; i < names->len; i++)
    {
      KaijiVersionRecord *record = g_str_has_suffix (names->pdata[i], RECORD_SUFFIX)
                                     ? open_record (self, names->pdata[i])
                                     : NULL;

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  g_ptr_array_sort (records, compare_numbers);

  return g_steal_pointer (&records);
}

/* If a file system has no locks, another program may take the next number first. */
static gboolean
save_record (KaijiVersionHistory *self, KaijiVersionRecord *record, GError **error)
{
  g_autoptr (GBytes) contents = kaiji_version_record_format (record);

  for (;;)
    {
      g_autofree char *path = dup_record_path (self, record->number);
      g_autoptr (GError) local_error = NULL;

      if (save (path, contents, KAIJI_ETAG_NEW, &local_error))
        return TRUE;
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS)
          || record->number == MAX_NUMBER)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      record->number++;
    }
}

/**
 * kaiji_version_history_add:
 * @contents: what the file holds
 * @saved: when it was changed last, in seconds since 1970
 * @kept: the time it is now
 *
 * Adds a version, unless the newest one holds the same.
 *
 * Returns: whether the version is on disk; otherwise @error is an I/O error
 */
gboolean
kaiji_version_history_add (KaijiVersionHistory *self,
                           GBytes *contents,
                           gint64 saved,
                           gint64 kept,
                           GError **error)
{
  g_autoptr (GPtrArray) records = kaiji_version_history_list (self, error);
  const KaijiVersionRecord *newest;
  g_autofree char *objects = dup_objects_path (self);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, contents);
  g_autoptr (KaijiVersionRecord) record = NULL;

  if (records == NULL)
    return FALSE;
  newest = records->len > 0 ? records->pdata[0] : NULL;
  if (newest != NULL && g_strcmp0 (newest->sum, sum) == 0)
    return TRUE;
  if (!kaiji_replace_make_folder (objects, error))
    return FALSE;

  record = kaiji_version_record_new (objects, contents, error);
  if (record == NULL)
    return FALSE;

  record->number = newest != NULL ? newest->number + 1 : 1;
  record->saved = MIN (saved, kept);
  record->kept = kept;
  return save_record (self, record, error);
}

/**
 * kaiji_version_history_read:
 * @record: one of its versions
 *
 * Returns: (transfer full): what the file held, or %NULL with %G_IO_ERROR_INVALID_DATA
 */
GBytes *
kaiji_version_history_read (const KaijiVersionHistory *self,
                            const KaijiVersionRecord *record,
                            GError **error)
{
  g_autofree char *objects = dup_objects_path (self);

  return kaiji_version_record_read (record, objects, error);
}

/**
 * kaiji_version_history_sweep:
 *
 * Removes the objects that no version needs, and counts what is left. As long as a version cannot
 * be read, nothing is removed: nobody knows what it needs.
 *
 * Returns: whether that was done
 */
gboolean
kaiji_version_history_sweep (KaijiVersionHistory *self)
{
  g_autofree char *objects = dup_objects_path (self);
  g_autoptr (GPtrArray) records = kaiji_version_history_list (self, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      const KaijiVersionRecord *record = records->pdata[i];

      if (record->is_unread)
        return FALSE;
      kaiji_version_record_add_objects (record, used);
    }

  return kaiji_object_store_sweep (objects, used, &self->space, NULL);
}

/**
 * kaiji_version_history_remove_record:
 * @record: one of its versions
 *
 * Removes a version; its objects go with kaiji_version_history_sweep().
 */
void
kaiji_version_history_remove_record (const KaijiVersionHistory *self,
                                     const KaijiVersionRecord *record)
{
  g_autofree char *path = dup_record_path (self, record->number);

  g_unlink (path);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (directory != NULL && (entry = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * kaiji_version_history_remove:
 *
 * Removes a history with all that is in it.
 */
void
kaiji_version_history_remove (KaijiVersionHistory *self)
{
  g_autofree char *objects = dup_objects_path (self);

  remove_files (objects);
  remove_files (self->folder);
  self->space = 0;
}
