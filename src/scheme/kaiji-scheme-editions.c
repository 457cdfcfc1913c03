/* kaiji-scheme-editions.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scheme file holds all editions of a scheme: a common part, and the differences of each edition.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-scheme-private.h"

#define SCHEME_FILE_VERSION 1

/* The levels of a document from an edition's root down to its fields. */
static const char *const levels[] = { "sections", "groups", "items", "fields" };

static const char *const document_members[] = {
  "$schema",         "format",   "version", "id",       "title",     "short-title",
  "default-edition", "editions", "roles",   "words",    "relations", "conversions",
  "wording",         "validity", "page",    "sections", NULL,
};
static const char *const edition_members[] = { "id", "title", "differs", NULL };
static const char *const difference_members[] = { "title",     "short-title", "roles",    "words",
                                                  "relations", "conversions", "validity", "page",
                                                  "sections",  "fields",      NULL };

/* Makes an edition's node out of @target, whose place in the document it keeps. */
static JsonNode *
make_object (KaijiSchemeReader *reader, JsonNode *target, JsonObject *object)
{
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  JsonNode *origin = g_hash_table_lookup (reader->origins, target);

  g_hash_table_insert (reader->origins, node, origin != NULL ? origin : target);
  return node;
}

/* Applies a JSON Merge Patch (RFC 7396) to an object. Neither is changed; the result shares nodes
 * with both. (transfer full) */
static JsonNode *
merge (KaijiSchemeReader *reader, JsonNode *target, JsonNode *patch)
{
  g_autoptr (JsonObject) merged = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, json_node_get_object (target));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      JsonNode *differs = kaiji_json_get_member (patch, name);

      if (differs == NULL)
        json_object_set_member (merged, name, json_node_ref (member));
      else if (JSON_NODE_HOLDS_OBJECT (differs) && JSON_NODE_HOLDS_OBJECT (member))
        json_object_set_member (merged, name, merge (reader, member, differs));
      else if (!JSON_NODE_HOLDS_NULL (differs))
        json_object_set_member (merged, name, json_node_ref (differs));
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (patch));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (kaiji_json_get_member (target, name) == NULL && !JSON_NODE_HOLDS_NULL (member))
        json_object_set_member (merged, name, json_node_ref (member));
    }

  return make_object (reader, target, merged);
}

/* Collects the ids of all fields below @node, which is at @level. */
static void
collect_ids (JsonNode *node, guint level, GHashTable *ids)
{
  JsonNode *array = level < G_N_ELEMENTS (levels) ? kaiji_json_get_member (node, levels[level])
                                                  : NULL;
  const char *id = kaiji_json_get_string (kaiji_json_get_member (node, "id"));

  if (level == G_N_ELEMENTS (levels) && id != NULL)
    g_hash_table_add (ids, (gpointer) id);
  for (guint i = 0; i < kaiji_json_get_length (array); i++)
    collect_ids (kaiji_json_get_element (array, i), level + 1, ids);
}

static gboolean
is_patch (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
         && kaiji_json_get_member (node, "id") == NULL;
}

/* Applies the @patches of fields below @node, which is at @level. (transfer full) */
static JsonNode *
patch_below (KaijiSchemeReader *reader, JsonNode *node, guint level, JsonNode *patches)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonArray) patched = NULL;
  JsonNode *array, *member;
  JsonObjectIter iter;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return json_node_ref (node);

  if (level == G_N_ELEMENTS (levels))
    {
      const char *id = kaiji_json_get_string (kaiji_json_get_member (node, "id"));
      JsonNode *patch = id != NULL ? kaiji_json_get_member (patches, id) : NULL;

      return is_patch (patch) ? merge (reader, node, patch) : json_node_ref (node);
    }

  array = kaiji_json_get_member (node, levels[level]);
  if (array == NULL || !JSON_NODE_HOLDS_ARRAY (array))
    return json_node_ref (node);

  patched = json_array_new ();
  for (guint i = 0; i < kaiji_json_get_length (array); i++)
    json_array_add_element (patched, patch_below (reader, kaiji_json_get_element (array, i),
                                                  level + 1, patches));

  object = json_object_new ();
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (object, name,
                            member != array ? json_node_ref (member)
                                            : json_node_init_array (json_node_alloc (), patched));

  return make_object (reader, node, object);
}

/* Applies an edition's `fields`, by id, to the fields in `sections`. (transfer full) */
static JsonNode *
patch_fields (KaijiSchemeReader *reader)
{
  JsonNode *patches = kaiji_json_get_member (reader->root, "fields");
  g_autoptr (GHashTable) ids = NULL;
  JsonObjectIter iter;
  const char *id;
  JsonNode *patch;

  if (patches == NULL)
    return json_node_ref (reader->root);
  if (!JSON_NODE_HOLDS_OBJECT (patches))
    {
      gsize place = kaiji_scheme_reader_enter (reader, "fields");

      kaiji_scheme_reader_fault (reader, "%s", _ ("must be an object"));
      kaiji_scheme_reader_leave (reader, place);
      return json_node_ref (reader->root);
    }

  ids = g_hash_table_new (g_str_hash, g_str_equal);
  collect_ids (reader->root, 0, ids);

  json_object_iter_init_ordered (&iter, json_node_get_object (patches));
  while (json_object_iter_next_ordered (&iter, &id, &patch))
    {
      gsize place = kaiji_scheme_reader_enter (reader, "fields");

      kaiji_scheme_reader_enter (reader, id);
      if (!g_hash_table_contains (ids, id))
        kaiji_scheme_reader_fault (reader, _ ("there is no field “%s”"), id);
      else if (!is_patch (patch))
        kaiji_scheme_reader_fault (reader, "%s",
                                   _ ("must be an object that says what differs, without an id"));
      kaiji_scheme_reader_leave (reader, place);
    }

  return patch_below (reader, reader->root, 0, patches);
}

/* Returns: (transfer full) (nullable): %NULL if a fault was found */
static KaijiScheme *
new_edition (KaijiJsonTree *document,
             JsonNode *editions,
             guint index,
             const char *default_edition,
             GPtrArray *faults,
             GHashTable *told)
{
  g_autoptr (KaijiScheme) self = g_object_new (KAIJI_TYPE_SCHEME, NULL);
  g_autoptr (GHashTable) origins = g_hash_table_new (NULL, NULL);
  g_auto (KaijiSchemeReader) reader = { 0 };
  g_autoptr (JsonNode) merged = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonNode *edition = kaiji_json_get_element (editions, index);
  JsonNode *differs = kaiji_json_get_member (edition, "differs");
  g_autofree char *name = g_strdup_printf ("editions[%u]: ", index);
  gsize place;

  kaiji_scheme_reader_init (&reader, document, faults, told);
  /* Faults in an edition's own part are told apart from those in the common part. */
  if (index > 0)
    reader.edition = name;
  reader.origins = origins;
  reader.strings = self->strings;
  reader.root = edition;

  kaiji_scheme_reader_check_members (&reader, edition, edition_members);
  kaiji_scheme_reader_get_id (&reader, edition, "id", KAIJI_SCHEME_ID_EDITION, &self->edition);
  kaiji_scheme_reader_get_line (&reader, edition, "title", TRUE, &self->edition_title);
  self->default_edition = g_str_equal (self->edition, default_edition);

  if (differs != NULL && !JSON_NODE_HOLDS_OBJECT (differs))
    {
      kaiji_scheme_reader_enter (&reader, "differs");
      kaiji_scheme_reader_fault (&reader, "%s", _ ("must be an object"));
      return NULL;
    }

  place = kaiji_scheme_reader_enter (&reader, "differs");
  kaiji_scheme_reader_check_members (&reader, differs, difference_members);
  kaiji_scheme_reader_leave (&reader, place);
  merged = differs != NULL ? merge (&reader, kaiji_json_tree_get_root (document), differs)
                           : json_node_ref (kaiji_json_tree_get_root (document));
  reader.root = merged;
  root = patch_fields (&reader);
  reader.root = root;
  kaiji_scheme_read (self, &reader);

  return kaiji_scheme_reader_count_faults (&reader) == 0 ? g_steal_pointer (&self) : NULL;
}

/* Records the fields that this edition lacks and another one has. Most editions have the same
 * fields. */
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

/* Reads what tells a scheme file from others. */
static gboolean
read_head (KaijiSchemeReader *reader)
{
  const char *format;
  guint version;

  if (!JSON_NODE_HOLDS_OBJECT (reader->root)
      || g_strcmp0 (kaiji_json_get_string (kaiji_json_get_member (reader->root, "format")),
                    "kaiji-scheme")
           != 0)
    {
      if (kaiji_scheme_reader_get_string (reader, reader->root, "format", TRUE, &format)
          && kaiji_scheme_reader_count_faults (reader) == 0)
        kaiji_scheme_reader_member_fault (reader, "format", "%s", _ ("this is not a scheme file"));
      return FALSE;
    }

  kaiji_scheme_reader_get_count (reader, reader->root, "version", TRUE, &version);
  if (version > SCHEME_FILE_VERSION)
    return kaiji_scheme_reader_member_fault (
      reader, "version", "%s", _ ("this scheme file was made for a newer version of Kaiji"));

  kaiji_scheme_reader_check_members (reader, reader->root, document_members);
  if (kaiji_json_get_member (reader->root, "$schema") != NULL)
    {
      const char *schema;

      kaiji_scheme_reader_get_string (reader, reader->root, "$schema", TRUE, &schema);
    }

  return TRUE;
}

/* Makes one scheme for each edition of a scheme file, the default edition first. If there are
 * faults, adds all of them to @faults and returns NULL. (transfer full) (nullable) */
GPtrArray *
kaiji_scheme_read_editions (KaijiJsonTree *document, GPtrArray *faults)
{
  g_autoptr (GPtrArray) schemes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (KaijiSchemeReader) reader = { 0 };
  const char *default_edition;
  JsonNode *editions;

  kaiji_scheme_reader_init (&reader, document, faults, told);
  if (!read_head (&reader))
    return NULL;

  kaiji_scheme_reader_get_string (&reader, reader.root, "default-edition", TRUE, &default_edition);
  if (!kaiji_scheme_reader_get_array (&reader, reader.root, "editions", &editions))
    return NULL;

  for (guint i = 0; i < kaiji_json_get_length (editions); i++)
    {
      g_autoptr (KaijiScheme) scheme = new_edition (document, editions, i, default_edition, faults,
                                                    told);
      const char *id = kaiji_json_get_string (
        kaiji_json_get_member (kaiji_json_get_element (editions, i), "id"));

      if (id != NULL && !g_hash_table_add (names, (gpointer) id))
        {
          gsize place = kaiji_scheme_reader_enter_element (&reader, "editions", i);

          kaiji_scheme_reader_member_fault (&reader, "id", _ ("the edition “%s” occurs twice"), id);
          kaiji_scheme_reader_leave (&reader, place);
        }
      if (scheme == NULL)
        continue;

      for (guint j = 0; j < schemes->len; j++)
        {
          note_fields_elsewhere (scheme, g_ptr_array_index (schemes, j));
          note_fields_elsewhere (g_ptr_array_index (schemes, j), scheme);
        }
      g_ptr_array_insert (schemes, scheme->default_edition ? 0 : -1, g_object_ref (scheme));
    }

  if (kaiji_json_get_string (kaiji_json_get_member (reader.root, "default-edition")) != NULL
      && !g_hash_table_contains (names, default_edition))
    {
      kaiji_scheme_reader_enter (&reader, "default-edition");
      kaiji_scheme_reader_fault (&reader, _ ("there is no edition “%s”"), default_edition);
    }

  return faults->len == 0 ? g_steal_pointer (&schemes) : NULL;
}
