/* kaiji-request-file.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A request in a sheet's file. As long as it is unchanged it is written as it was, even if parts of
 * it were not readable.
 */

#include "config.h"

#include "kaiji-request-private.h"

typedef enum
{
  OWNER,
  ASKED,
  DUE,
  ANSWERED,
  FIELDS,
  N_MEMBERS
} Member;

static const char *const names[] = {
  [OWNER] = "owner",       [ASKED] = "asked",   [DUE] = "due",
  [ANSWERED] = "answered", [FIELDS] = "fields", [N_MEMBERS] = NULL,
};

static JsonNode *
find_node (KaijiJsonRest *members, Member member)
{
  KaijiJsonTree *tree = kaiji_json_rest_find (members, names[member]);

  return tree != NULL ? kaiji_json_tree_get_root (tree) : NULL;
}

static char *
dup_text (KaijiJsonRest *members, Member member)
{
  const char *text = kaiji_json_get_string (find_node (members, member));

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static GStrv
list_fields (JsonNode *node)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < kaiji_json_get_length (node); i++)
    {
      const char *id = kaiji_json_get_string (kaiji_json_get_element (node, i));

      if (id != NULL)
        g_strv_builder_add (builder, id);
    }

  return g_strv_builder_end (builder);
}

/* (transfer full): the request that @reader is at, readable or not. */
KaijiRequest *
kaiji_request_read (KaijiJsonReader *reader)
{
  KaijiRequest *self = kaiji_request_alloc ();
  KaijiJsonRestBuilder members = { 0 };
  const char *name;

  if (kaiji_json_reader_peek (reader) != KAIJI_JSON_OBJECT)
    {
      self->other = kaiji_json_tree_read (reader);
      return self;
    }

  if (kaiji_json_reader_enter (reader))
    while (kaiji_json_reader_next_member (reader, &name))
      kaiji_json_rest_builder_read_unknown (&members, name, reader);

  self->read = kaiji_json_rest_builder_end (&members);
  self->unknown = kaiji_json_rest_filter (self->read, names, FALSE);
  self->owner = dup_text (self->read, OWNER);
  self->asked = dup_text (self->read, ASKED);
  self->due = dup_text (self->read, DUE);
  self->answered = dup_text (self->read, ANSWERED);
  g_strfreev (self->fields);
  self->fields = list_fields (find_node (self->read, FIELDS));

  return self;
}

static void
write_nothing (KaijiJsonWriter *writer, guint index, gpointer user_data)
{
}

static void
write_member (KaijiJsonWriter *writer, guint index, gpointer user_data)
{
  KaijiRequest *self = user_data;
  const char *const texts[] = {
    [OWNER] = self->owner,
    [ASKED] = self->asked,
    [DUE] = self->due,
    [ANSWERED] = self->answered,
  };

  if (index < FIELDS)
    {
      kaiji_json_writer_add_member (writer, names[index], texts[index]);
      return;
    }

  kaiji_json_writer_add_name (writer, names[FIELDS]);
  kaiji_json_writer_begin_array (writer);
  for (guint i = 0; self->fields[i] != NULL; i++)
    kaiji_json_writer_add_string (writer, self->fields[i]);
  kaiji_json_writer_end (writer);
}

void
kaiji_request_write (KaijiRequest *self, KaijiJsonWriter *writer)
{
  if (self->other != NULL)
    {
      kaiji_json_writer_add_tree (writer, self->other);
      return;
    }

  kaiji_json_writer_begin_object (writer);
  if (self->read != NULL)
    kaiji_json_rest_write (self->read, writer, 0, write_nothing, NULL);
  else
    kaiji_json_rest_write (self->unknown, writer, N_MEMBERS, write_member, self);
  kaiji_json_writer_end (writer);
}
