/* kaiji-scheme-editions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One scheme file holds all editions of a scheme: what they have in common, and in what each one
 * differs from that.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-scheme-private.h"

#define SCHEME_FILE_VERSION 1

/* Lays an edition's `fields`, by id, over the fields in `sections`. */
static gboolean
patch_fields (json_t *root, KaijiSchemeReader *reader)
{
  g_autoptr (GHashTable) by_id = NULL;
  json_t *patches = json_object_get (root, "fields");
  json_t *section, *group, *item, *field, *patch;
  size_t i, j, k, l;
  const char *id;

  if (patches == NULL)
    return TRUE;

  by_id = g_hash_table_new (g_str_hash, g_str_equal);
  json_array_foreach (json_object_get (root, "sections"), i, section)
    json_array_foreach (json_object_get (section, "groups"), j, group)
      json_array_foreach (json_object_get (group, "items"), k, item)
        json_array_foreach (json_object_get (item, "fields"), l, field)
          {
            id = json_string_value (json_object_get (field, "id"));
            if (id != NULL)
              g_hash_table_insert (by_id, (gpointer) id, field);
          }

  json_object_foreach (patches, id, patch)
    {
      kaiji_scheme_reader_enter (reader, "fields");

      field = g_hash_table_lookup (by_id, id);
      if (field == NULL)
        return kaiji_scheme_reader_fault (reader, _ ("there is no field “%s”"), id);
      if (!json_is_object (patch) || json_object_get (patch, "id") != NULL)
        {
          kaiji_scheme_reader_enter (reader, id);
          return kaiji_scheme_reader_fault (
            reader, "%s", _ ("must be an object that says what differs, without an id"));
        }

      kaiji_json_merge_patch (field, patch);
      kaiji_scheme_reader_leave (reader, 0);
    }

  json_object_del (root, "fields");
  return TRUE;
}

static KaijiScheme *
new_edition (json_t *document, json_t *edition, const char *default_edition, GError **error)
{
  g_autoptr (KaijiScheme) self = g_object_new (KAIJI_TYPE_SCHEME, NULL);
  g_autoptr (GString) place = g_string_new (NULL);
  KaijiSchemeReader reader = { place, error };
  json_t *differs = json_object_get (edition, "differs");

  if (!kaiji_scheme_reader_get_string (&reader, edition, "id", TRUE, &self->edition)
      || !kaiji_scheme_reader_get_string (&reader, edition, "title", TRUE, &self->edition_title))
    return NULL;

  self->edition = g_string_chunk_insert (self->strings, self->edition);
  self->edition_title = g_string_chunk_insert (self->strings, self->edition_title);
  self->default_edition = g_str_equal (self->edition, default_edition);

  self->root = json_deep_copy (document);
  if (differs != NULL)
    {
      if (!json_is_object (differs))
        {
          kaiji_scheme_reader_enter (&reader, "differs");
          kaiji_scheme_reader_fault (&reader, "%s", _ ("must be an object"));
          return NULL;
        }
      kaiji_json_merge_patch (self->root, differs);
    }

  if (!patch_fields (self->root, &reader) || !kaiji_scheme_read (self, &reader))
    return NULL;

  return g_steal_pointer (&self);
}

/* Notes which fields an edition lacks that another one has. Editions mostly have the same. */
static void
note_fields_elsewhere (KaijiScheme *self, KaijiScheme *other)
{
  for (guint i = 0; i < other->n_fields; i++)
    {
      if (kaiji_scheme_find_field (self, other->fields[i].id) != NULL)
        continue;
      if (self->fields_elsewhere == NULL)
        self->fields_elsewhere = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_add (self->fields_elsewhere, g_strdup (other->fields[i].id));
    }
}

/* Makes a scheme of each edition in a scheme file's document, the default edition first. Fails with
 * KAIJI_ERROR_FORMAT; the message begins with the place in the document. */
GPtrArray *
kaiji_scheme_new_editions (json_t *document, GError **error)
{
  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) place = g_string_new (NULL);
  KaijiSchemeReader reader = { place, error };
  const char *format, *default_edition;
  json_t *editions;
  guint version;
  gboolean has_default = FALSE;

  if (!kaiji_scheme_reader_get_string (&reader, document, "format", TRUE, &format))
    return NULL;
  if (!g_str_equal (format, "kaiji-scheme"))
    {
      kaiji_scheme_reader_fault (&reader, "%s", _ ("this is not a scheme file"));
      return NULL;
    }

  if (!kaiji_scheme_reader_get_count (&reader, document, "version", TRUE, &version))
    return NULL;
  if (version > SCHEME_FILE_VERSION)
    {
      kaiji_scheme_reader_fault (&reader, "%s",
                                 _ ("this scheme file was made for a newer version of Kaiji"));
      return NULL;
    }

  if (!kaiji_scheme_reader_get_string (&reader, document, "default-edition", TRUE, &default_edition)
      || !kaiji_scheme_reader_get_array (&reader, document, "editions", &editions))
    return NULL;

  for (gsize i = 0; i < json_array_size (editions); i++)
    {
      g_autoptr (GError) edition_error = NULL;
      KaijiScheme *scheme = new_edition (document, json_array_get (editions, i), default_edition,
                                         &edition_error);

      if (scheme == NULL)
        {
          /* Faults of an edition's own are told apart from those of the common part. */
          if (i > 0)
            g_prefix_error (&edition_error, "editions[%" G_GSIZE_FORMAT "]: ", i);
          g_propagate_error (error, g_steal_pointer (&edition_error));
          return NULL;
        }

      for (guint j = 0; j < schemes->len; j++)
        {
          KaijiScheme *other = g_ptr_array_index (schemes, j);

          if (g_str_equal (other->edition, scheme->edition))
            {
              kaiji_scheme_reader_fault (&reader, _ ("the edition “%s” occurs twice"),
                                         scheme->edition);
              g_object_unref (scheme);
              return NULL;
            }
          note_fields_elsewhere (scheme, other);
          note_fields_elsewhere (other, scheme);
        }

      has_default |= scheme->default_edition;
      g_ptr_array_insert (schemes, scheme->default_edition ? 0 : -1, scheme);
    }

  if (!has_default)
    {
      kaiji_scheme_reader_enter (&reader, "default-edition");
      kaiji_scheme_reader_fault (&reader, _ ("there is no edition “%s”"), default_edition);
      return NULL;
    }

  return g_steal_pointer (&schemes);
}
