/* json-fixture.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Documents to look at and to change, read by json-glib itself and not by what is tested. What is
 * asked of NULL, or of a value of another type, is not there. */

static inline JsonNode *
json_fixture_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

static inline JsonNode *
json_fixture_load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return json_fixture_parse (text);
}

static inline void
json_fixture_save (JsonNode *node, const char *path)
{
  g_autofree char *text = json_to_string (node, TRUE);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static inline JsonNode *
json_fixture_copy (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  return json_fixture_parse (text);
}

static inline JsonNode *
json_fixture_new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static inline gboolean
json_fixture_is_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node);
}

static inline JsonNode *
json_fixture_get (JsonNode *node, const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? json_object_get_member (json_node_get_object (node), name)
           : NULL;
}

static inline guint
json_fixture_length (JsonNode *node)
{
  return json_fixture_is_array (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

static inline JsonNode *
json_fixture_element (JsonNode *node, guint index)
{
  return index < json_fixture_length (node)
           ? json_array_get_element (json_node_get_array (node), index)
           : NULL;
}

static inline const char *
json_fixture_string (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static inline gint64
json_fixture_integer (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : 0;
}

/* Gives an object a member, which becomes its own. */
static inline void
json_fixture_set (JsonNode *node, const char *name, JsonNode *member)
{
  json_object_set_member (json_node_get_object (node), name, member);
}

/* The names of an object's members, in order. */
static inline GList *
json_fixture_list_names (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? json_object_get_members (json_node_get_object (node))
           : NULL;
}

G_END_DECLS
