/* kaiji-json-writer.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writer is Kaiji's own because json-glib's JsonGenerator (1.6) writes 74.9 as
 * 74.900000000000006 and 1e20 as `1e+20.0`, which is not JSON.
 */

#include "config.h"

#include <string.h>

#include "kaiji-json-writer.h"

struct _KaijiJsonWriter
{
  GString *text;
  GString *brackets; /* the closing brackets still to be written, the innermost last */
  gboolean indented;
  gboolean is_empty; /* the innermost object or array is empty so far */
  gboolean has_name; /* a member's name is written and its value is not */
};

static void
break_line (KaijiJsonWriter *self)
{
  if (!self->indented)
    return;

  g_string_append_c (self->text, '\n');
  for (gsize i = 0; i < self->brackets->len; i++)
    g_string_append (self->text, "  ");
}

/* Moves to the place of the next name, or of the next value without a name. */
static void
begin (KaijiJsonWriter *self)
{
  if (self->has_name)
    {
      self->has_name = FALSE;
      return;
    }
  if (self->brackets->len == 0)
    return;

  if (!self->is_empty)
    g_string_append (self->text, self->indented ? "," : ", ");
  self->is_empty = FALSE;
  break_line (self);
}

static void
append_string (GString *string, const char *text)
{
  static const char characters[] = "\"\\\b\f\n\r\t";
  static const char letters[] = "\"\\bfnrt";
  const char *start = text;
  const char *p;

  g_string_append_c (string, '"');
  for (p = text; *p != '\0'; p++)
    {
      const char *character;

      if ((guchar) *p >= 0x20 && *p != '"' && *p != '\\')
        continue;

      g_string_append_len (string, start, p - start);
      start = p + 1;
      character = strchr (characters, *p);
      if (character != NULL)
        g_string_append_printf (string, "\\%c", letters[character - characters]);
      else
        g_string_append_printf (string, "\\u%04X", (guint) *p);
    }
  g_string_append_len (string, start, p - start);
  g_string_append_c (string, '"');
}

static void
open_bracket (KaijiJsonWriter *self, char opening, char closing)
{
  g_return_if_fail (self != NULL);

  begin (self);
  g_string_append_c (self->text, opening);
  g_string_append_c (self->brackets, closing);
  self->is_empty = TRUE;
}

static void
append_word (KaijiJsonWriter *self, const char *word)
{
  g_return_if_fail (self != NULL);

  begin (self);
  g_string_append (self->text, word);
}

/**
 * kaiji_json_writer_new:
 * @indented: whether every value is on a line of its own, indented by two spaces, as in Kaiji's
 *   files; otherwise the document is one line
 *
 * Returns: (transfer full): a writer
 */
KaijiJsonWriter *
kaiji_json_writer_new (gboolean indented)
{
  KaijiJsonWriter *self = g_new0 (KaijiJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->brackets = g_string_new (NULL);
  self->indented = indented;

  return self;
}

/**
 * kaiji_json_writer_free:
 * @self: (transfer full): a writer
 */
void
kaiji_json_writer_free (KaijiJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_string_free (self->brackets, TRUE);
  g_free (self);
}

/**
 * kaiji_json_writer_begin_object:
 *
 * Begins an object; kaiji_json_writer_end() ends it.
 */
void
kaiji_json_writer_begin_object (KaijiJsonWriter *self)
{
  open_bracket (self, '{', '}');
}

/**
 * kaiji_json_writer_begin_array:
 *
 * Begins an array; kaiji_json_writer_end() ends it.
 */
void
kaiji_json_writer_begin_array (KaijiJsonWriter *self)
{
  open_bracket (self, '[', ']');
}

/**
 * kaiji_json_writer_end:
 *
 * Ends the innermost object or array.
 */
void
kaiji_json_writer_end (KaijiJsonWriter *self)
{
  char bracket;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->brackets->len > 0);

  bracket = self->brackets->str[self->brackets->len - 1];
  g_string_truncate (self->brackets, self->brackets->len - 1);
  if (!self->is_empty)
    break_line (self);
  g_string_append_c (self->text, bracket);
  self->is_empty = FALSE;
}

/**
 * kaiji_json_writer_add_name:
 * @name: a member's name
 *
 * Begins a member of the innermost object. Its value comes next.
 */
void
kaiji_json_writer_add_name (KaijiJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  begin (self);
  append_string (self->text, name);
  g_string_append (self->text, ": ");
  self->has_name = TRUE;
}

/**
 * kaiji_json_writer_add_string:
 * @text: UTF-8
 */
void
kaiji_json_writer_add_string (KaijiJsonWriter *self, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  begin (self);
  append_string (self->text, text);
}

/**
 * kaiji_json_writer_add_number:
 * @number: the text of a number, which must be valid JSON
 */
void
kaiji_json_writer_add_number (KaijiJsonWriter *self, const char *number)
{
  g_return_if_fail (number != NULL);

  append_word (self, number);
}

/**
 * kaiji_json_writer_add_integer:
 * @integer: a number
 */
void
kaiji_json_writer_add_integer (KaijiJsonWriter *self, gint64 integer)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, integer);

  append_word (self, number);
}

/**
 * kaiji_json_writer_add_boolean:
 * @value: `true` or `false`
 */
void
kaiji_json_writer_add_boolean (KaijiJsonWriter *self, gboolean value)
{
  append_word (self, value ? "true" : "false");
}

/**
 * kaiji_json_writer_add_null:
 */
void
kaiji_json_writer_add_null (KaijiJsonWriter *self)
{
  append_word (self, "null");
}

static void
add_node (KaijiJsonWriter *self, KaijiJsonTree *tree, JsonNode *node)
{
  g_autofree char *number = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      kaiji_json_writer_begin_object (self);
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          kaiji_json_writer_add_name (self, name);
          add_node (self, tree, member);
        }
      kaiji_json_writer_end (self);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      kaiji_json_writer_begin_array (self);
      for (guint i = 0; i < kaiji_json_get_length (node); i++)
        add_node (self, tree, kaiji_json_get_element (node, i));
      kaiji_json_writer_end (self);
    }
  else if (JSON_NODE_HOLDS_NULL (node))
    {
      kaiji_json_writer_add_null (self);
    }
  else if (kaiji_json_get_string (node) != NULL)
    {
      kaiji_json_writer_add_string (self, kaiji_json_get_string (node));
    }
  else if (kaiji_json_is_boolean (node))
    {
      kaiji_json_writer_add_boolean (self, json_node_get_boolean (node));
    }
  else
    {
      number = kaiji_json_tree_dup_number (tree, node);
      kaiji_json_writer_add_number (self, number);
    }
}

/**
 * kaiji_json_writer_add_tree:
 * @tree: a value; its numbers are written as they were read
 */
void
kaiji_json_writer_add_tree (KaijiJsonWriter *self, KaijiJsonTree *tree)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (tree != NULL);

  add_node (self, tree, kaiji_json_tree_get_root (tree));
}

/**
 * kaiji_json_writer_add_member:
 * @name: a member's name
 * @text: (nullable): its text; %NULL to write no member
 *
 * Adds a member whose value is a string.
 */
void
kaiji_json_writer_add_member (KaijiJsonWriter *self, const char *name, const char *text)
{
  if (text == NULL)
    return;

  kaiji_json_writer_add_name (self, name);
  kaiji_json_writer_add_string (self, text);
}

/**
 * kaiji_json_writer_finish:
 *
 * Finishes the document; all its objects and arrays must have ended.
 *
 * Returns: (transfer full): the document, with a newline at its end; @self is empty afterwards
 */
char *
kaiji_json_writer_finish (KaijiJsonWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->brackets->len == 0, NULL);

  g_string_append_c (self->text, '\n');
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}
