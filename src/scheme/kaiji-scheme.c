/* kaiji-scheme.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-scheme-private.h"

G_DEFINE_FINAL_TYPE (KaijiScheme, kaiji_scheme, G_TYPE_OBJECT)

/* Reads the whole document of an edition, with all its faults. */
void
kaiji_scheme_read (KaijiScheme *self, KaijiSchemeReader *reader)
{
  static gboolean (*const parts[]) (KaijiScheme * self, KaijiSchemeReader * reader) = {
    kaiji_scheme_read_words,
    /* The others refer to fields. */
    kaiji_scheme_read_fields,
    kaiji_scheme_read_roles,
    kaiji_scheme_read_relations,
    kaiji_scheme_read_renewal,
    kaiji_scheme_read_page,
    kaiji_scheme_read_wording,
  };

  kaiji_scheme_reader_get_id (reader, reader->root, "id", KAIJI_SCHEME_ID, &self->id);
  kaiji_scheme_reader_get_line (reader, reader->root, "title", TRUE, &self->title);
  kaiji_scheme_reader_get_line (reader, reader->root, "short-title", TRUE, &self->short_title);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      parts[i](self, reader);
      kaiji_scheme_reader_leave (reader, 0);
    }
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
  for (guint i = 0; i < self->n_fields; i++)
    g_free ((gpointer) self->fields[i].asked_as);
  g_free (self->fields);
  g_free (self->choices);
  g_free (self->relations);
  for (guint i = 0; i < self->n_conversions; i++)
    g_free ((gpointer) self->conversions[i].from);
  g_free (self->conversions);
  for (guint i = 0; self->papers != NULL && i < self->page.n_papers; i++)
    g_free ((gpointer) self->papers[i].columns);
  g_free (self->papers);
  g_free (self->columns);
  g_free (self->notes);
  kaiji_scheme_clear_wording (self);

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
 * Returns: whether new sheets use this edition unless another one is named
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
 * Returns: the scheme's title for narrow places
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
 * @n_sections: (out): the number of sections
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
 * @n_items: (out): the number of items
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
 * @n_fields: (out): the number of fields
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
 * Returns: (transfer none) (nullable): the field, or %NULL if the scheme has no such field
 */
const KaijiField *
kaiji_scheme_find_field (KaijiScheme *self, const char *id)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->fields_by_id, id);
}

/**
 * kaiji_scheme_find_item:
 * @number: a published number
 *
 * Returns: (transfer none) (nullable): the item, or %NULL if none has that number
 */
const KaijiItem *
kaiji_scheme_find_item (KaijiScheme *self, gint64 number)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  for (guint i = 0; i < self->n_items; i++)
    if (self->items[i].number == number)
      return &self->items[i];

  return NULL;
}

/**
 * kaiji_scheme_knows_field:
 * @id: a field's id
 *
 * Returns: whether any edition of the scheme has the field
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
 * Returns: (transfer none): the words that the edition prints for typed answers
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
 * Returns: (transfer none): the page layout of the edition
 */
const KaijiPageLayout *
kaiji_scheme_get_page_layout (KaijiScheme *self)
{
  g_return_val_if_fail (KAIJI_IS_SCHEME (self), NULL);

  return &self->page;
}

/**
 * kaiji_scheme_has_public_version:
 *
 * Returns: whether what is published of a sheet differs from what is handed in
 */
gboolean
kaiji_scheme_has_public_version (KaijiScheme *self)
{
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (self);

  if (layout->public_masks_optional)
    return TRUE;

  for (guint i = 0; i < layout->n_notes; i++)
    if (layout->notes[i].published_only)
      return TRUE;

  return FALSE;
}

/**
 * kaiji_scheme_get_relations:
 * @n_relations: (out): the number of relations
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
 * @n_conversions: (out): the number of conversions
 *
 * Returns: (transfer none) (array length=n_conversions): the conversions from other schemes'
 *   answers
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
 * Returns: (transfer none): the validity of a disclosure
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
 * Returns: whether @field shares its limit with an earlier field
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
