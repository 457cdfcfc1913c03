/* kaiji-scheme-relations.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-scheme-private.h"

static const char *const role_names[KAIJI_N_ROLES + 1] = {
  [KAIJI_ROLE_DISCLOSURE_DATE] = "disclosure-date",
  [KAIJI_ROLE_BUSINESS_NAME] = "business-name",
  [KAIJI_ROLE_SERVICE_NAME] = "service-name",
};

static const char *const rule_names[] = {
  [KAIJI_RELATION_NOT_ABOVE] = "not-above",
  [KAIJI_RELATION_YEARS_SINCE] = "years-since",
  [KAIJI_RELATION_NOT_BEFORE] = "not-before",
};

static const char *const relation_members[] = { "rule", "field", "other", "until", NULL };

/* Reads a member that names a field of the scheme. */
gboolean
kaiji_scheme_read_field_reference (KaijiScheme *self,
                                   KaijiSchemeReader *reader,
                                   JsonNode *json,
                                   const char *name,
                                   gboolean required,
                                   const KaijiField **field)
{
  guint n_faults = kaiji_scheme_reader_count_faults (reader);
  const char *id;
  gsize place;

  *field = NULL;
  kaiji_scheme_reader_get_string (reader, json, name, required, &id);
  if (kaiji_scheme_reader_count_faults (reader) > n_faults)
    return FALSE;
  if (id == NULL)
    return TRUE;

  *field = kaiji_scheme_find_field (self, id);
  if (*field != NULL)
    return TRUE;

  place = kaiji_scheme_reader_enter (reader, name);
  kaiji_scheme_reader_fault (reader, _ ("there is no field “%s”"), id);
  kaiji_scheme_reader_leave (reader, place);
  return FALSE;
}

/* Reads which fields have a meaning for the program itself. */
gboolean
kaiji_scheme_read_roles (KaijiScheme *self, KaijiSchemeReader *reader)
{
  JsonNode *json;
  gsize place;

  if (kaiji_json_get_member (reader->root, "roles") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_object (reader, reader->root, "roles", &json))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "roles");
  kaiji_scheme_reader_check_members (reader, json, role_names);
  for (guint i = 0; i < KAIJI_N_ROLES; i++)
    kaiji_scheme_read_field_reference (self, reader, json, role_names[i], FALSE, &self->roles[i]);
  kaiji_scheme_reader_leave (reader, place);

  return TRUE;
}

/* Reads which answers are compared with which. */
gboolean
kaiji_scheme_read_relations (KaijiScheme *self, KaijiSchemeReader *reader)
{
  JsonNode *array;

  if (kaiji_json_get_member (reader->root, "relations") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_array (reader, reader->root, "relations", &array))
    return FALSE;

  self->n_relations = kaiji_json_get_length (array);
  self->relations = g_new0 (KaijiRelation, self->n_relations + 1);

  for (guint i = 0; i < self->n_relations; i++)
    {
      KaijiRelation *relation = &self->relations[i];
      JsonNode *json = kaiji_json_get_element (array, i);
      gsize place = kaiji_scheme_reader_enter_element (reader, "relations", i);
      guint kind;

      kaiji_scheme_reader_check_members (reader, json, relation_members);
      kaiji_scheme_reader_get_word (reader, json, "rule", rule_names, G_N_ELEMENTS (rule_names),
                                    &kind);
      kaiji_scheme_read_field_reference (self, reader, json, "field", TRUE, &relation->field);
      kaiji_scheme_read_field_reference (self, reader, json, "other", TRUE, &relation->other);
      kaiji_scheme_read_field_reference (self, reader, json, "until",
                                         kind == KAIJI_RELATION_YEARS_SINCE, &relation->until);

      relation->kind = (KaijiRelationKind) kind;
      if (relation->field != NULL && relation->field == relation->other)
        kaiji_scheme_reader_fault (reader, "%s", _ ("a field cannot be compared with itself"));
      kaiji_scheme_reader_leave (reader, place);
    }

  return TRUE;
}
