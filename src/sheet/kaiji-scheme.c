/* kaiji-scheme.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-scheme-private.h"

#define SCHEME_FILE_VERSION 1

G_DEFINE_FINAL_TYPE (KaijiScheme, kaiji_scheme, G_TYPE_OBJECT)

static const char *const role_names[KAIJI_N_ROLES] = {
  [KAIJI_ROLE_DISCLOSURE_DATE] = "disclosure-date",
  [KAIJI_ROLE_BUSINESS_NAME] = "business-name",
  [KAIJI_ROLE_SERVICE_NAME] = "service-name",
};

static const char *const rule_names[] = {
  [KAIJI_RELATION_NOT_ABOVE] = "not-above",
  [KAIJI_RELATION_YEARS_SINCE] = "years-since",
  [KAIJI_RELATION_NOT_BEFORE] = "not-before",
};

static gboolean
read_words (KaijiScheme *self, KaijiSchemeReader *reader)
{
  const struct
  {
    const char *name;
    const char **word;
  } words[] = {
    { "required", &self->words.levels[KAIJI_LEVEL_REQUIRED] },
    { "required-standard", &self->words.levels[KAIJI_LEVEL_REQUIRED_STANDARD] },
    { "optional", &self->words.levels[KAIJI_LEVEL_OPTIONAL] },
    { "no", &self->words.presence[FALSE] },
    { "yes", &self->words.presence[TRUE] },
    { "day", &self->words.day },
    { "month", &self->words.month },
    { "year", &self->words.year },
    { "years", &self->words.years },
    { "months", &self->words.months },
    { "note", &self->words.note },
    { "postal-code", &self->words.postal_code },
    { "limit", &self->limit_ending },
    { "limit-group", &self->limit_group_ending },
  };
  json_t *json;
  gsize place;

  if (!kaiji_scheme_reader_get_object (reader, self->root, "words", &json))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "words");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (!kaiji_scheme_reader_get_string (reader, json, words[i].name, TRUE, words[i].word))
        return FALSE;
    }
  kaiji_scheme_reader_leave (reader, place);

  return TRUE;
}

/* Reads a member that names a field of the scheme. */
gboolean
kaiji_scheme_read_field_reference (KaijiScheme *self,
                                   KaijiSchemeReader *reader,
                                   json_t *json,
                                   const char *name,
                                   gboolean required,
                                   const KaijiField **field)
{
  const char *id;

  if (!kaiji_scheme_reader_get_string (reader, json, name, required, &id))
    return FALSE;

  *field = NULL;
  if (id == NULL)
    return TRUE;

  *field = kaiji_scheme_find_field (self, id);
  if (*field == NULL)
    {
      kaiji_scheme_reader_enter (reader, name);
      return kaiji_scheme_reader_fault (reader, _ ("there is no field “%s”"), id);
    }

  return TRUE;
}

static gboolean
read_roles (KaijiScheme *self, KaijiSchemeReader *reader)
{
  json_t *json;
  gsize place;

  if (json_object_get (self->root, "roles") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_object (reader, self->root, "roles", &json))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "roles");
  for (guint i = 0; i < KAIJI_N_ROLES; i++)
    {
      if (!kaiji_scheme_read_field_reference (self, reader, json, role_names[i], FALSE,
                                              &self->roles[i]))
        return FALSE;
    }
  kaiji_scheme_reader_leave (reader, place);

  return TRUE;
}

static gboolean
read_relations (KaijiScheme *self, KaijiSchemeReader *reader)
{
  json_t *array;

  if (json_object_get (self->root, "relations") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_array (reader, self->root, "relations", &array))
    return FALSE;

  self->n_relations = (guint) json_array_size (array);
  self->relations = g_new0 (KaijiRelation, self->n_relations + 1);

  for (guint i = 0; i < self->n_relations; i++)
    {
      KaijiRelation *relation = &self->relations[i];
      json_t *json = json_array_get (array, i);
      gsize place = kaiji_scheme_reader_enter_element (reader, "relations", i);
      guint kind;

      if (!kaiji_scheme_reader_get_word (reader, json, "rule", rule_names,
                                         G_N_ELEMENTS (rule_names), &kind)
          || !kaiji_scheme_read_field_reference (self, reader, json, "field", TRUE,
                                                 &relation->field)
          || !kaiji_scheme_read_field_reference (self, reader, json, "other", TRUE,
                                                 &relation->other)
          || !kaiji_scheme_read_field_reference (self, reader, json, "until",
                                                 kind == KAIJI_RELATION_YEARS_SINCE,
                                                 &relation->until))
        return FALSE;

      relation->kind = (KaijiRelationKind) kind;
      if (relation->field == relation->other)
        return kaiji_scheme_reader_fault (reader, "%s",
                                          _ ("a field cannot be compared with itself"));
      kaiji_scheme_reader_leave (reader, place);
    }

  return TRUE;
}

static gboolean
read_scheme (KaijiScheme *self, KaijiSchemeReader *reader)
{
  return kaiji_scheme_reader_get_string (reader, self->root, "id", TRUE, &self->id)
         && kaiji_scheme_reader_get_string (reader, self->root, "title", TRUE, &self->title)
         && kaiji_scheme_reader_get_string (reader, self->root, "short-title", TRUE,
                                            &self->short_title)
         && read_words (self, reader) && kaiji_scheme_read_fields (self, reader)
         && read_roles (self, reader) && read_relations (self, reader)
         && kaiji_scheme_read_renewal (self, reader) && kaiji_scheme_read_page (self, reader);
}

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

  if (!patch_fields (self->root, &reader) || !read_scheme (self, &reader))
    return NULL;

  return g_steal_pointer (&self);
}

static void
kaiji_scheme_finalize (GObject *object)
{
  KaijiScheme *self = KAIJI_SCHEME (object);

  g_hash_table_unref (self->fields_by_id);
  g_clear_pointer (&self->fields_elsewhere, g_hash_table_unref);
  g_string_chunk_free (self->strings);
  g_free (self->sections);
  g_free (self->groups);
  g_free (self->items);
  g_free (self->fields);
  g_free (self->choices);
  g_free (self->relations);
  for (guint i = 0; i < self->n_conversions; i++)
    g_free ((gpointer) self->conversions[i].from);
  g_free (self->conversions);
  g_free (self->columns);
  g_free (self->notes);
  json_decref (self->root);

  G_OBJECT_CLASS (kaiji_scheme_parent_class)->finalize (object);
}

static void
kaiji_scheme_class_init (KaijiSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_scheme_finalize;
}

static void
kaiji_scheme_init (KaijiScheme *self)
{
  self->strings = g_string_chunk_new (1024);
  self->fields_by_id = g_hash_table_new (g_str_hash, g_str_equal);
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

/**
 * kaiji_scheme_get_id:
 *
 * Returns: the scheme's id, the same in all its editions: `aspic-asp-saas`
 */
const char *
kaiji_scheme_get_id (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  return self->id;
}

/**
 * kaiji_scheme_get_edition:
 *
 * Returns: the edition's id: `2023`
 */
const char *
kaiji_scheme_get_edition (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  return self->edition;
}

/**
 * kaiji_scheme_is_default_edition:
 *
 * Returns: whether new sheets are of this edition where none is named
 */
gboolean
kaiji_scheme_is_default_edition (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), FALSE);

  return self->default_edition;
}

/**
 * kaiji_scheme_get_title:
 *
 * Returns: the scheme's full title
 */
const char *
kaiji_scheme_get_title (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  return self->title;
}

/**
 * kaiji_scheme_get_short_title:
 *
 * Returns: the scheme's title where room is scarce
 */
const char *
kaiji_scheme_get_short_title (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  return self->short_title;
}

/**
 * kaiji_scheme_get_edition_title:
 *
 * Returns: the edition's title: 「2023年版」
 */
const char *
kaiji_scheme_get_edition_title (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  return self->edition_title;
}

/**
 * kaiji_scheme_get_sections:
 * @n_sections: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_sections): the sections
 */
const KaijiSection *
kaiji_scheme_get_sections (KaijiScheme *self, guint *n_sections)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  *n_sections = self->n_sections;
  return self->sections;
}

/**
 * kaiji_scheme_get_items:
 * @n_items: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_items): the numbered items of all sections
 */
const KaijiItem *
kaiji_scheme_get_items (KaijiScheme *self, guint *n_items)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  *n_items = self->n_items;
  return self->items;
}

/**
 * kaiji_scheme_get_fields:
 * @n_fields: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_fields): the fields of all items
 */
const KaijiField *
kaiji_scheme_get_fields (KaijiScheme *self, guint *n_fields)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  *n_fields = self->n_fields;
  return self->fields;
}

/**
 * kaiji_scheme_find_field:
 * @id: a field's id
 *
 * Returns: (transfer none) (nullable): the field, or %NULL where the scheme has none of that id
 */
const KaijiField *
kaiji_scheme_find_field (KaijiScheme *self, const char *id)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->fields_by_id, id);
}

/**
 * kaiji_scheme_knows_field:
 * @id: a field's id
 *
 * Returns: whether this edition or another one of the scheme has the field
 */
gboolean
kaiji_scheme_knows_field (KaijiScheme *self, const char *id)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return g_hash_table_contains (self->fields_by_id, id)
         || (self->fields_elsewhere != NULL && g_hash_table_contains (self->fields_elsewhere, id));
}

/**
 * kaiji_scheme_get_role:
 * @role: a role
 *
 * Returns: (transfer none) (nullable): the field that has this role, if the scheme names one
 */
const KaijiField *
kaiji_scheme_get_role (KaijiScheme *self, KaijiRole role)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);
  g_return_val_if_fail (role < KAIJI_N_ROLES, NULL);

  return self->roles[role];
}

/**
 * kaiji_scheme_get_words:
 *
 * Returns: (transfer none): the words with which the edition prints typed answers
 */
const KaijiWords *
kaiji_scheme_get_words (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  return &self->words;
}

/**
 * kaiji_scheme_get_page_layout:
 *
 * Returns: (transfer none): how the edition is printed
 */
const KaijiPageLayout *
kaiji_scheme_get_page_layout (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  return &self->page;
}

/**
 * kaiji_scheme_get_relations:
 * @n_relations: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_relations): the rules between fields
 */
const KaijiRelation *
kaiji_scheme_get_relations (KaijiScheme *self, guint *n_relations)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  *n_relations = self->n_relations;
  return self->relations;
}

/**
 * kaiji_scheme_get_conversions:
 * @n_conversions: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_conversions): how answers of other schemes come to
 *   fields of this one
 */
const KaijiConversion *
kaiji_scheme_get_conversions (KaijiScheme *self, guint *n_conversions)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  *n_conversions = self->n_conversions;
  return self->conversions;
}

/**
 * kaiji_scheme_get_validity:
 *
 * Returns: (transfer none): how long a disclosure holds
 */
const KaijiValidity *
kaiji_scheme_get_validity (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  return &self->validity;
}

/**
 * kaiji_scheme_field_has_limit_group_sibling_before:
 * @field: a field of @self
 *
 * Returns: whether @field shares its limit with a field that stands before it
 */
gboolean
kaiji_scheme_field_has_limit_group_sibling_before (KaijiScheme *self, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  for (guint i = 0; field->limit_group != NULL && i < field->index; i++)
    {
      if (g_strcmp0 (self->fields[i].limit_group, field->limit_group) == 0)
        return TRUE;
    }

  return FALSE;
}
