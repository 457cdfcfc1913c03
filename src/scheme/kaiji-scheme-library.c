/* kaiji-scheme-library.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-file-input.h"
#include "kaiji-read.h"
#include "kaiji-scheme-library-private.h"
#include "kaiji-scheme-private.h"
#include "kaiji-schemes-resource.h"

#define BUILT_IN_PATH "/jp/kaiji/Kaiji/schemes"

G_DEFINE_FINAL_TYPE (KaijiSchemeLibrary, kaiji_scheme_library, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Makes an entry; an id that no file has is one without schemes. */
KaijiSchemeEntry *
kaiji_scheme_entry_new (GPtrArray *schemes, GBytes *bytes, const char *path)
{
  KaijiSchemeEntry *self = g_new0 (KaijiSchemeEntry, 1);

  self->schemes = schemes != NULL ? g_ptr_array_ref (schemes) : g_ptr_array_new ();
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->path = g_strdup (path);

  return self;
}

static void
entry_free (KaijiSchemeEntry *self)
{
  g_ptr_array_unref (self->schemes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->monitor);
  g_free (self->path);
  g_free (self);
}

static gboolean
is_of (const KaijiSchemeEntry *entry, GBytes *bytes)
{
  return entry != NULL && entry->bytes != NULL && g_bytes_equal (entry->bytes, bytes);
}

static GPtrArray *
parse (GBytes *bytes, const char *id, GError **error)
{
  g_autoptr (KaijiJsonTree) document = kaiji_json_tree_parse (bytes, error);
  g_autoptr (GPtrArray) schemes = NULL;

  if (document == NULL)
    return NULL;

  schemes = kaiji_scheme_new_editions (document, error);
  if (schemes == NULL)
    return NULL;

  if (!g_str_equal (kaiji_scheme_get_id (g_ptr_array_index (schemes, 0)), id))
    {
      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                   _ ("id: the file is called “%s%s”, but its scheme “%s”"), id,
                   KAIJI_SCHEME_SUFFIX, kaiji_scheme_get_id (g_ptr_array_index (schemes, 0)));
      return NULL;
    }

  return g_steal_pointer (&schemes);
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) stream = kaiji_file_input_open (file, NULL, error);

  return stream != NULL ? kaiji_read_stream (stream, KAIJI_SCHEME_MAX_SIZE, NULL, error) : NULL;
}

/* Makes schemes of a file's content. If it is what was read before, the schemes are the same ones:
 * the sheets that have them need no others. */
static KaijiSchemeEntry *
make_entry (KaijiSchemeLibrary *self,
            const char *id,
            GBytes *bytes,
            const char *path,
            GError **error)
{
  const KaijiSchemeEntry *before = g_hash_table_lookup (self->entries, id);
  const KaijiSchemeEntry *tried = g_hash_table_lookup (self->tried, id);
  g_autoptr (GPtrArray) schemes = NULL;

  if (is_of (before, bytes))
    schemes = g_ptr_array_ref (before->schemes);
  else if (is_of (tried, bytes))
    schemes = g_ptr_array_ref (tried->schemes);
  else
    schemes = parse (bytes, id, error);

  return schemes != NULL ? kaiji_scheme_entry_new (schemes, bytes, path) : NULL;
}

static void
add_problem (KaijiSchemeLibrary *self, const char *path, GError *error)
{
  g_ptr_array_insert (self->problems, (int) self->problems->len - 1,
                      g_strdup_printf ("%s: %s", path, kaiji_error_get_message (error)));
  g_ptr_array_add (self->problem_files, g_file_new_for_path (path));
}

/* Finds the first valid file for an id; a broken file is skipped with a message. */
static KaijiSchemeEntry *
find (KaijiSchemeLibrary *self, const char *id)
{
  g_autofree char *basename = g_strconcat (id, KAIJI_SCHEME_SUFFIX, NULL);
  g_autofree char *resource_path = NULL;
  g_autoptr (GBytes) built_in = NULL;

  for (guint i = 0; self->directories[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (self->directories[i], basename, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = read_file (path, &error);
      KaijiSchemeEntry *entry = bytes != NULL ? make_entry (self, id, bytes, path, &error) : NULL;

      if (entry != NULL)
        return entry;
      if (!kaiji_error_is_absence (error))
        add_problem (self, path, error);
    }

  resource_path = g_build_path ("/", BUILT_IN_PATH, basename, NULL);
  built_in = g_resource_lookup_data (kaiji_schemes_get_resource (), resource_path, 0, NULL);
  if (built_in != NULL)
    {
      g_autoptr (GError) error = NULL;
      KaijiSchemeEntry *entry = make_entry (self, id, built_in, NULL, &error);

      if (entry != NULL)
        return entry;
      add_problem (self, resource_path, error);
    }

  return kaiji_scheme_entry_new (NULL, NULL, NULL);
}

/* Ids that could lead out of the directories have no scheme. */
gboolean
kaiji_scheme_library_is_id (const char *id)
{
  return *id != '\0' && *id != '.' && strchr (id, '/') == NULL;
}

/* Reads the scheme with an id if it is not known yet, or if its file may have changed. The caller
 * has the mutex. */
const KaijiSchemeEntry *
kaiji_scheme_library_get_entry (KaijiSchemeLibrary *self, const char *id)
{
  KaijiSchemeEntry *entry = g_hash_table_lookup (self->entries, id);

  if (entry == NULL || entry->stale)
    {
      entry = kaiji_scheme_library_is_id (id) ? find (self, id)
                                              : kaiji_scheme_entry_new (NULL, NULL, NULL);
      g_hash_table_insert (self->entries, g_strdup (id), entry);
    }

  return entry;
}

static KaijiScheme *
find_edition (const KaijiSchemeEntry *entry, const char *edition)
{
  for (guint i = 0; entry != NULL && i < entry->schemes->len; i++)
    {
      KaijiScheme *scheme = g_ptr_array_index (entry->schemes, i);

      if (edition == NULL || g_str_equal (kaiji_scheme_get_edition (scheme), edition))
        return scheme;
    }

  return NULL;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_id (GPtrArray *ids, const char *basename)
{
  if (g_str_has_suffix (basename, KAIJI_SCHEME_SUFFIX) && *basename != '.')
    {
      char *id = g_strndup (basename, strlen (basename) - strlen (KAIJI_SCHEME_SUFFIX));

      if (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_free (id);
      else
        g_ptr_array_add (ids, id);
    }
}

/* Lists the ids of all scheme files, sorted. */
static GPtrArray *
list_ids (KaijiSchemeLibrary *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) built_in = NULL;

  for (guint i = 0; self->directories[i] != NULL; i++)
    {
      g_autoptr (GDir) directory = g_dir_open (self->directories[i], 0, NULL);
      const char *basename;

      while (directory != NULL && (basename = g_dir_read_name (directory)) != NULL)
        add_id (ids, basename);
    }

  built_in = g_resource_enumerate_children (kaiji_schemes_get_resource (), BUILT_IN_PATH, 0, NULL);
  for (guint i = 0; built_in != NULL && built_in[i] != NULL; i++)
    add_id (ids, built_in[i]);

  g_ptr_array_sort (ids, compare_strings);

  return g_steal_pointer (&ids);
}

/* Reads the file of what is tried. While it has faults, the scheme stays what it was. */
static void
read_tried (KaijiSchemeEntry *self, const char *id)
{
  g_autoptr (GBytes) bytes = self->path != NULL ? read_file (self->path, NULL) : NULL;
  GPtrArray *schemes = bytes != NULL && !is_of (self, bytes) ? parse (bytes, id, NULL) : NULL;

  if (schemes == NULL)
    return;

  g_ptr_array_unref (self->schemes);
  g_bytes_unref (self->bytes);
  self->schemes = schemes;
  self->bytes = g_steal_pointer (&bytes);
}

/* Looks at the files anew when a scheme is looked up next, and tells everybody. */
void
kaiji_scheme_library_read_again (KaijiSchemeLibrary *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);

  {
    g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
    GHashTableIter iter;
    gpointer id, entry;

    g_hash_table_iter_init (&iter, self->entries);
    while (g_hash_table_iter_next (&iter, NULL, &entry))
      ((KaijiSchemeEntry *) entry)->stale = TRUE;
    g_hash_table_iter_init (&iter, self->tried);
    while (g_hash_table_iter_next (&iter, &id, &entry))
      read_tried (entry, id);
    g_ptr_array_set_size (self->problems, 0);
    g_ptr_array_add (self->problems, NULL);
    g_ptr_array_set_size (self->problem_files, 0);
  }

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kaiji_scheme_library_finalize (GObject *object)
{
  KaijiSchemeLibrary *self = KAIJI_SCHEME_LIBRARY (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->monitors, g_ptr_array_unref);

  g_mutex_clear (&self->mutex);
  g_strfreev (self->directories);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->tried);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->problem_files);

  G_OBJECT_CLASS (kaiji_scheme_library_parent_class)->finalize (object);
}

static void
kaiji_scheme_library_class_init (KaijiSchemeLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_scheme_library_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_scheme_library_init (KaijiSchemeLibrary *self)
{
  g_mutex_init (&self->mutex);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) entry_free);
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) entry_free);
  self->problem_files = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->problems, NULL);
}

/**
 * kaiji_scheme_library_new:
 *
 * Returns: (transfer full): a library of the user's, the system's and the built-in schemes
 */
KaijiSchemeLibrary *
kaiji_scheme_library_new (void)
{
  g_autoptr (GStrvBuilder) directories = g_strv_builder_new ();
  const char *const *system_directories = g_get_system_data_dirs ();
  g_auto (GStrv) strv = NULL;

  for (int i = -1; i < 0 || system_directories[i] != NULL; i++)
    {
      const char *base = i < 0 ? g_get_user_data_dir () : system_directories[i];
      g_autofree char *directory = g_build_filename (base, "kaiji", "schemes", NULL);

      g_strv_builder_add (directories, directory);
    }

  strv = g_strv_builder_end (directories);
  return kaiji_scheme_library_new_for_directories ((const char *const *) strv);
}

/**
 * kaiji_scheme_library_new_for_directories:
 * @directories: (array zero-terminated=1): paths of directories with scheme files
 *
 * Returns: (transfer full): a library of the schemes in @directories and the built-in ones
 */
KaijiSchemeLibrary *
kaiji_scheme_library_new_for_directories (const char *const *directories)
{
  KaijiSchemeLibrary *self = g_object_new (KAIJI_TYPE_SCHEME_LIBRARY, NULL);

  self->directories = g_strdupv ((char **) directories);
  return self;
}

/**
 * kaiji_scheme_library_lookup:
 * @id: a scheme's id
 * @edition: (nullable): an edition's id, or %NULL for the default one
 *
 * An installed scheme takes precedence over one that is tried.
 *
 * Returns: (transfer full): the scheme, or %NULL with %KAIJI_ERROR_UNKNOWN_SCHEME or
 *   %KAIJI_ERROR_UNKNOWN_EDITION
 */
KaijiScheme *
kaiji_scheme_library_lookup (KaijiSchemeLibrary *self,
                             const char *id,
                             const char *edition,
                             GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  const KaijiSchemeEntry *entry;
  const KaijiSchemeEntry *tried;
  KaijiScheme *scheme;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  locker = g_mutex_locker_new (&self->mutex);
  entry = kaiji_scheme_library_get_entry (self, id);
  tried = g_hash_table_lookup (self->tried, id);
  scheme = find_edition (entry, edition);
  if (scheme == NULL)
    scheme = find_edition (tried, edition);
  if (scheme != NULL)
    return g_object_ref (scheme);

  if (entry->schemes->len == 0 && tried == NULL)
    {
      /* Translators: %s is the id of a form definition */
      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_SCHEME,
                   _ ("there is no scheme “%s” on this computer"), id);
      return NULL;
    }

  g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_EDITION,
               _ ("the scheme “%s” has no edition “%s”"), id, edition);
  return NULL;
}

/**
 * kaiji_scheme_library_lookup_name:
 * @name: `ID` or `ID@EDITION`
 *
 * Returns: (transfer full): see kaiji_scheme_library_lookup()
 */
KaijiScheme *
kaiji_scheme_library_lookup_name (KaijiSchemeLibrary *self, const char *name, GError **error)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  parts = g_strsplit (name, "@", 2);
  return kaiji_scheme_library_lookup (self, parts[0] != NULL ? parts[0] : "",
                                      parts[0] != NULL ? parts[1] : NULL, error);
}

/**
 * kaiji_scheme_library_list:
 *
 * Reads all scheme files. What is only tried is not among them.
 *
 * Returns: (transfer full) (element-type KaijiScheme): all editions of all schemes, by id, the
 *   default edition of each first
 */
GPtrArray *
kaiji_scheme_library_list (KaijiSchemeLibrary *self)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  GPtrArray *list;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  ids = list_ids (self);
  list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      const KaijiSchemeEntry *entry = kaiji_scheme_library_get_entry (self,
                                                                      g_ptr_array_index (ids, i));

      for (guint j = 0; j < entry->schemes->len; j++)
        g_ptr_array_add (list, g_object_ref (g_ptr_array_index (entry->schemes, j)));
    }

  return list;
}

/**
 * kaiji_scheme_library_dup_problems:
 *
 * Returns: (transfer full) (array zero-terminated=1): a line for each broken file found so far:
 *   file, place and fault
 */
char **
kaiji_scheme_library_dup_problems (KaijiSchemeLibrary *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return g_strdupv ((char **) self->problems->pdata);
}

/**
 * kaiji_scheme_library_list_problem_files:
 *
 * Returns: (transfer full) (element-type GFile): the file of each line of
 *   kaiji_scheme_library_dup_problems()
 */
GPtrArray *
kaiji_scheme_library_list_problem_files (KaijiSchemeLibrary *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  return g_ptr_array_copy (self->problem_files, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}
