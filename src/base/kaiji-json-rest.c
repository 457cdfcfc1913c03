/* kaiji-json-rest.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-json-rest.h"

typedef struct
{
  char *name;           /* NULL for a known member */
  guint index;          /* of a known member */
  KaijiJsonTree *value; /* of an unknown member */
} Entry;

struct _KaijiJsonRest
{
  gatomicrefcount ref_count;
  GArray *entries; /* of Entry, in the order of the file */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_clear_pointer (&entry->value, kaiji_json_tree_unref);
}

static KaijiJsonRest *
rest_new (void)
{
  KaijiJsonRest *self = g_new0 (KaijiJsonRest, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);

  return self;
}

static guint
get_length (KaijiJsonRest *self)
{
  return self != NULL ? self->entries->len : 0;
}

static Entry *
get_entry (KaijiJsonRest *self, guint i)
{
  return &g_array_index (self->entries, Entry, i);
}

static void
add_known (KaijiJsonRest *self, guint index)
{
  Entry entry = { .index = index };

  g_array_append_val (self->entries, entry);
}

static void
add_unknown (KaijiJsonRest *self, const char *name, KaijiJsonTree *value)
{
  Entry entry = { .name = g_strdup (name), .value = kaiji_json_tree_ref (value) };

  g_array_append_val (self->entries, entry);
}

static void
add_copy (KaijiJsonRest *self, const Entry *entry)
{
  if (entry->name != NULL)
    add_unknown (self, entry->name, entry->value);
  else
    add_known (self, entry->index);
}

static gboolean
has_known (KaijiJsonRest *self, guint index)
{
  for (guint i = 0; i < get_length (self); i++)
    if (get_entry (self, i)->name == NULL && get_entry (self, i)->index == index)
      return TRUE;

  return FALSE;
}

/* Starts to record the order; until here the members came in their usual order. */
static void
begin_order (KaijiJsonRestBuilder *self)
{
  if (self->rest != NULL)
    return;

  self->rest = rest_new ();
  for (guint i = 0; i < KAIJI_JSON_MAX_KNOWN; i++)
    if (self->seen & 1u << i)
      add_known (self->rest, i);
}

/**
 * kaiji_json_rest_builder_add_known:
 * @index: the number of a member that the caller reads itself; objects are written in the order of
 *   these numbers
 */
void
kaiji_json_rest_builder_add_known (KaijiJsonRestBuilder *self, guint index)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index < KAIJI_JSON_MAX_KNOWN);

  if (self->rest == NULL && self->seen >> index == 0)
    {
      self->seen |= 1u << index;
      return;
    }

  begin_order (self);
  add_known (self->rest, index);
}

/**
 * kaiji_json_rest_builder_read_unknown:
 * @name: a member's name
 * @reader: the reader, at the member's value
 */
void
kaiji_json_rest_builder_read_unknown (KaijiJsonRestBuilder *self,
                                      const char *name,
                                      KaijiJsonReader *reader)
{
  g_autofree char *own_name = g_strdup (name);
  g_autoptr (KaijiJsonTree) value = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  value = kaiji_json_tree_read (reader);
  if (value == NULL)
    return;

  begin_order (self);
  add_unknown (self->rest, own_name, value);
}

/**
 * kaiji_json_rest_builder_end:
 *
 * Returns: (transfer full) (nullable): the rest; %NULL if all members are known and in order
 */
KaijiJsonRest *
kaiji_json_rest_builder_end (KaijiJsonRestBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_steal_pointer (&self->rest);
}

/**
 * kaiji_json_rest_ref:
 * @self: (nullable): a rest
 *
 * Returns: (transfer full) (nullable): @self
 */
KaijiJsonRest *
kaiji_json_rest_ref (KaijiJsonRest *self)
{
  if (self != NULL)
    g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kaiji_json_rest_unref:
 * @self: (transfer full): a rest
 */
void
kaiji_json_rest_unref (KaijiJsonRest *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->entries);
  g_free (self);
}

/**
 * kaiji_json_rest_find:
 * @self: (nullable): a rest
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): its value, if the rest has it
 */
KaijiJsonTree *
kaiji_json_rest_find (KaijiJsonRest *self, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < get_length (self); i++)
    if (g_strcmp0 (get_entry (self, i)->name, name) == 0)
      return get_entry (self, i)->value;

  return NULL;
}

/**
 * kaiji_json_rest_is_empty:
 * @self: (nullable): a rest
 *
 * Returns: whether the rest has no members; it may still record an order
 */
gboolean
kaiji_json_rest_is_empty (KaijiJsonRest *self)
{
  for (guint i = 0; i < get_length (self); i++)
    if (get_entry (self, i)->name != NULL)
      return FALSE;

  return TRUE;
}

static gboolean
contains (KaijiJsonRest *self, KaijiJsonRest *other)
{
  for (guint i = 0; i < get_length (other); i++)
    {
      Entry *entry = get_entry (other, i);
      KaijiJsonTree *value;

      if (entry->name == NULL)
        continue;
      value = kaiji_json_rest_find (self, entry->name);
      if (value == NULL || !kaiji_json_tree_equal (value, entry->value))
        return FALSE;
    }

  return TRUE;
}

/**
 * kaiji_json_rest_equal:
 * @a: (nullable): a rest
 * @b: (nullable): a rest
 *
 * Returns: whether both have the same members, in any order
 */
gboolean
kaiji_json_rest_equal (KaijiJsonRest *a, KaijiJsonRest *b)
{
  return a == b || (contains (a, b) && contains (b, a));
}

/**
 * kaiji_json_rest_filter:
 * @self: (nullable): a rest
 * @names: (array zero-terminated=1): names of members
 * @keep: whether to keep only those members, or only the others
 *
 * Returns: (transfer full) (nullable): the rest of the members that are kept
 */
KaijiJsonRest *
kaiji_json_rest_filter (KaijiJsonRest *self, const char *const *names, gboolean keep)
{
  KaijiJsonRest *filtered;

  g_return_val_if_fail (names != NULL, NULL);

  if (kaiji_json_rest_is_empty (self))
    return kaiji_json_rest_ref (self);

  filtered = rest_new ();
  for (guint i = 0; i < get_length (self); i++)
    {
      Entry *entry = get_entry (self, i);

      if (entry->name == NULL || g_strv_contains (names, entry->name) == !!keep)
        add_copy (filtered, entry);
    }

  return filtered;
}

/**
 * kaiji_json_rest_merge:
 * @a: (nullable): a rest
 * @b: (nullable): a rest
 *
 * Returns: (transfer full) (nullable): the members of @a, followed by those that only @b has
 */
KaijiJsonRest *
kaiji_json_rest_merge (KaijiJsonRest *a, KaijiJsonRest *b)
{
  KaijiJsonRest *merged;

  if (a == NULL || b == NULL)
    return kaiji_json_rest_ref (a != NULL ? a : b);

  merged = rest_new ();
  for (guint i = 0; i < get_length (a); i++)
    add_copy (merged, get_entry (a, i));
  for (guint i = 0; i < get_length (b); i++)
    {
      Entry *entry = get_entry (b, i);

      if (entry->name != NULL ? kaiji_json_rest_find (a, entry->name) == NULL
                              : !has_known (a, entry->index))
        add_copy (merged, entry);
    }

  return merged;
}

/**
 * kaiji_json_rest_write:
 * @self: (nullable): a rest
 * @writer: a writer that has begun the object
 * @n_known: the number of known members
 * @write_known: writes the known members
 *
 * Writes all members of an object in the order of the file it was read from. A known member that
 * the file did not have is written before the first one with a greater number, or last.
 */
void
kaiji_json_rest_write (KaijiJsonRest *self,
                       KaijiJsonWriter *writer,
                       guint n_known,
                       KaijiJsonWriteKnown write_known,
                       gpointer user_data)
{
  guint next = 0; /* the first known member that is not yet written */

  g_return_if_fail (writer != NULL);
  g_return_if_fail (write_known != NULL);

  for (guint i = 0; i < get_length (self); i++)
    {
      Entry *entry = get_entry (self, i);

      if (entry->name != NULL)
        {
          kaiji_json_writer_add_name (writer, entry->name);
          kaiji_json_writer_add_tree (writer, entry->value);
          continue;
        }

      for (; next < entry->index; next++)
        if (!has_known (self, next))
          write_known (writer, next, user_data);
      write_known (writer, entry->index, user_data);
    }

  for (; next < n_known; next++)
    if (!has_known (self, next))
      write_known (writer, next, user_data);
}
