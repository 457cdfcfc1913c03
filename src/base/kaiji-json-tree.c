/* kaiji-json-tree.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values that are kept as they are in a document: scheme files while they are read, and members of
 * a sheet that this version does not know. The nodes are json-glib's, and sealed. A node holds a
 * number as an integer or a double; the text of a number that is written differently is kept beside
 * the node, and so are the places of values.
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "kaiji-json-tree.h"

struct _KaijiJsonTree
{
  gatomicrefcount ref_count;
  JsonNode *root;      /* nothing else holds a reference to it or its children */
  GHashTable *numbers; /* (nullable): JsonNode -> its number's text */
  GHashTable *places;  /* (nullable): JsonNode -> its offset in bytes */
  GBytes *bytes;       /* (nullable): the document that the offsets refer to */
};

/**
 * kaiji_json_format_number:
 * @number: a finite number
 *
 * Returns: (transfer full): the first text of 15, 16 or 17 significant digits that reads back as
 *   @number, so that people's numbers keep their form: 74.9 and 7718000000
 */
char *
kaiji_json_format_number (double number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (isfinite (number), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}

static char *
format_node (JsonNode *node)
{
  double number;

  if (kaiji_json_is_integer (node))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) json_node_get_int (node));

  number = json_node_get_double (node);
  return isfinite (number) ? kaiji_json_format_number (number) : g_strdup ("");
}

static JsonNode *
read_number (KaijiJsonTree *self, KaijiJsonReader *reader)
{
  g_autofree char *text = kaiji_json_reader_dup_number (reader);
  g_autofree char *own = NULL;
  JsonNode *node;
  gint64 integer;

  if (text == NULL)
    return NULL;

  node = json_node_alloc ();
  if (strpbrk (text, ".eE") == NULL
      && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
    json_node_init_int (node, integer);
  else
    json_node_init_double (node, g_ascii_strtod (text, NULL));

  own = format_node (node);
  if (!g_str_equal (own, text))
    {
      if (self->numbers == NULL)
        self->numbers = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_hash_table_insert (self->numbers, node, g_steal_pointer (&text));
    }

  return node;
}

static JsonNode *read_node (KaijiJsonTree *self, KaijiJsonReader *reader);

static JsonNode *
read_object (KaijiJsonTree *self, KaijiJsonReader *reader)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_alloc ();
  const char *name;

  if (kaiji_json_reader_enter (reader))
    while (kaiji_json_reader_next_member (reader, &name))
      {
        g_autofree char *own_name = g_strdup (name);
        JsonNode *member = read_node (self, reader);

        if (member != NULL)
          json_object_set_member (object, own_name, member);
      }

  return json_node_init_object (node, object);
}

static JsonNode *
read_array (KaijiJsonTree *self, KaijiJsonReader *reader)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node = json_node_alloc ();

  if (kaiji_json_reader_enter (reader))
    while (kaiji_json_reader_next_element (reader))
      {
        JsonNode *element = read_node (self, reader);

        if (element != NULL)
          json_array_add_element (array, element);
      }

  return json_node_init_array (node, array);
}

/* Reads the next value; NULL after a fault. A partly read object or array is freed with its
 * parent. */
static JsonNode *
read_node (KaijiJsonTree *self, KaijiJsonReader *reader)
{
  KaijiJsonType type = kaiji_json_reader_peek (reader);
  gsize offset = kaiji_json_reader_get_offset (reader);
  g_autofree char *text = NULL;
  JsonNode *node = NULL;

  switch (type)
    {
    case KAIJI_JSON_OBJECT:
      node = read_object (self, reader);
      break;

    case KAIJI_JSON_ARRAY:
      node = read_array (self, reader);
      break;

    case KAIJI_JSON_NUMBER:
      node = read_number (self, reader);
      break;

    case KAIJI_JSON_STRING:
      text = kaiji_json_reader_dup_string (reader);
      node = text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
      break;

    case KAIJI_JSON_NULL:
      if (kaiji_json_reader_read_literal (reader))
        node = json_node_init_null (json_node_alloc ());
      break;

    case KAIJI_JSON_TRUE:
    case KAIJI_JSON_FALSE:
      if (kaiji_json_reader_read_literal (reader))
        node = json_node_init_boolean (json_node_alloc (), type == KAIJI_JSON_TRUE);
      break;

    case KAIJI_JSON_NONE:
    default:
      break;
    }

  if (node != NULL && self->places != NULL)
    g_hash_table_insert (self->places, node, GSIZE_TO_POINTER (offset));
  return node;
}

static KaijiJsonTree *
tree_new (GBytes *bytes)
{
  KaijiJsonTree *self = g_new0 (KaijiJsonTree, 1);

  g_atomic_ref_count_init (&self->ref_count);
  if (bytes != NULL)
    {
      self->bytes = g_bytes_ref (bytes);
      self->places = g_hash_table_new (NULL, NULL);
    }

  return self;
}

/**
 * kaiji_json_tree_read:
 * @reader: a reader
 *
 * Returns: (transfer full) (nullable): the next value; %NULL after a fault
 */
KaijiJsonTree *
kaiji_json_tree_read (KaijiJsonReader *reader)
{
  g_autoptr (KaijiJsonTree) self = NULL;

  g_return_val_if_fail (reader != NULL, NULL);

  self = tree_new (NULL);
  self->root = read_node (self, reader);
  if (self->root == NULL)
    return NULL;

  json_node_seal (self->root);
  return g_steal_pointer (&self);
}

/**
 * kaiji_json_tree_parse:
 * @bytes: a JSON document
 *
 * Reads a whole document and records where its values are.
 *
 * Returns: (transfer full): the document, or %NULL with an error of kaiji_json_reader_finish()
 */
KaijiJsonTree *
kaiji_json_tree_parse (GBytes *bytes, GError **error)
{
  g_autoptr (KaijiJsonReader) reader = NULL;
  g_autoptr (KaijiJsonTree) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  reader = kaiji_json_reader_new (bytes);
  self = tree_new (bytes);
  self->root = read_node (self, reader);
  if (!kaiji_json_reader_finish (reader, error))
    return NULL;

  json_node_seal (self->root);
  return g_steal_pointer (&self);
}

/**
 * kaiji_json_tree_ref:
 *
 * Returns: (transfer full): @self
 */
KaijiJsonTree *
kaiji_json_tree_ref (KaijiJsonTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kaiji_json_tree_unref:
 * @self: (transfer full): a tree
 */
void
kaiji_json_tree_unref (KaijiJsonTree *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * kaiji_json_tree_get_root:
 *
 * Returns: (transfer none): the root value
 */
JsonNode *
kaiji_json_tree_get_root (KaijiJsonTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

/**
 * kaiji_json_tree_dup_number:
 * @node: a number of the tree
 *
 * Returns: (transfer full): the number as it is written in the document
 */
char *
kaiji_json_tree_dup_number (KaijiJsonTree *self, JsonNode *node)
{
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kaiji_json_is_number (node), NULL);

  text = self->numbers != NULL ? g_hash_table_lookup (self->numbers, node) : NULL;
  return text != NULL ? g_strdup (text) : format_node (node);
}

/**
 * kaiji_json_tree_get_place:
 * @node: a value
 * @line: (out): its line, from 1
 * @column: (out): its column, from 1, in characters
 *
 * Returns: whether the place is known: it is for values of a document read by
 *   kaiji_json_tree_parse()
 */
gboolean
kaiji_json_tree_get_place (KaijiJsonTree *self, JsonNode *node, guint *line, guint *column)
{
  gpointer offset;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->places == NULL || !g_hash_table_lookup_extended (self->places, node, NULL, &offset))
    return FALSE;

  kaiji_json_get_place (self->bytes, GPOINTER_TO_SIZE (offset), line, column);
  return TRUE;
}

static gboolean
equal_nodes (KaijiJsonTree *a_tree, JsonNode *a, KaijiJsonTree *b_tree, JsonNode *b)
{
  g_autofree char *a_number = NULL;
  g_autofree char *b_number = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (a == NULL || b == NULL || json_node_get_value_type (a) != json_node_get_value_type (b))
    return FALSE;

  if (JSON_NODE_HOLDS_OBJECT (a))
    {
      if (json_object_get_size (json_node_get_object (a))
          != json_object_get_size (json_node_get_object (b)))
        return FALSE;

      json_object_iter_init_ordered (&iter, json_node_get_object (a));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        if (!equal_nodes (a_tree, member, b_tree, kaiji_json_get_member (b, name)))
          return FALSE;
      return TRUE;
    }

  if (JSON_NODE_HOLDS_ARRAY (a))
    {
      for (guint i = 0; i < MAX (kaiji_json_get_length (a), kaiji_json_get_length (b)); i++)
        if (!equal_nodes (a_tree, kaiji_json_get_element (a, i), b_tree,
                          kaiji_json_get_element (b, i)))
          return FALSE;
      return TRUE;
    }

  if (!kaiji_json_is_number (a))
    return json_node_equal (a, b);

  a_number = kaiji_json_tree_dup_number (a_tree, a);
  b_number = kaiji_json_tree_dup_number (b_tree, b);
  return g_str_equal (a_number, b_number);
}

/**
 * kaiji_json_tree_equal:
 * @a: a tree
 * @b: a tree
 *
 * Returns: whether both are the same value, whatever the order of members. Numbers are equal if
 *   they are written alike.
 */
gboolean
kaiji_json_tree_equal (KaijiJsonTree *a, KaijiJsonTree *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a == b || equal_nodes (a, a->root, b, b->root);
}

/**
 * kaiji_json_get_member:
 * @node: (nullable): a value
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the member, if @node is an object that has it
 */
JsonNode *
kaiji_json_get_member (JsonNode *node, const char *name)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? json_object_get_member (json_node_get_object (node), name)
           : NULL;
}

/**
 * kaiji_json_get_element:
 * @node: (nullable): a value
 * @index: an element's place, from 0
 *
 * Returns: (transfer none) (nullable): the element, if @node is an array that has it
 */
JsonNode *
kaiji_json_get_element (JsonNode *node, guint index)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) && index < kaiji_json_get_length (node)
           ? json_array_get_element (json_node_get_array (node), index)
           : NULL;
}

/**
 * kaiji_json_get_length:
 * @node: (nullable): a value
 *
 * Returns: the number of its elements, 0 if it is not an array
 */
guint
kaiji_json_get_length (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
           ? json_array_get_length (json_node_get_array (node))
           : 0;
}

/**
 * kaiji_json_get_string:
 * @node: (nullable): a value
 *
 * Returns: (transfer none) (nullable): its text, if it is a string
 */
const char *
kaiji_json_get_string (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/**
 * kaiji_json_is_integer:
 * @node: (nullable): a value
 *
 * Returns: whether it is a 64-bit integer, written without a decimal point
 */
gboolean
kaiji_json_is_integer (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64;
}

/**
 * kaiji_json_is_number:
 * @node: (nullable): a value
 *
 * Returns: whether it is a number
 */
gboolean
kaiji_json_is_number (JsonNode *node)
{
  return kaiji_json_is_integer (node)
         || (node != NULL && json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

/**
 * kaiji_json_is_boolean:
 * @node: (nullable): a value
 *
 * Returns: whether it is `true` or `false`
 */
gboolean
kaiji_json_is_boolean (JsonNode *node)
{
  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
}
