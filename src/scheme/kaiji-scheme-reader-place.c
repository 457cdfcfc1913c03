/* kaiji-scheme-reader-place.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

#include "kaiji-scheme-private.h"

/* Where in a scheme file the reader is, and the faults that it finds there. */

/* One step of the path to the present place. */
typedef struct
{
  gsize place;    /* the length of the place's text before this step */
  JsonNode *node; /* the step's target; if it has none, its origin */
} Step;

/* Starts reading a document, which must outlive the reader, as must @faults, to which it adds, and
 * @told, an empty set of strings before the first reader of the document. */
void
kaiji_scheme_reader_init (KaijiSchemeReader *self,
                          KaijiJsonTree *document,
                          GPtrArray *faults,
                          GHashTable *told)
{
  *self = (KaijiSchemeReader){
    .document = document,
    .root = kaiji_json_tree_get_root (document),
    .edition = "",
    .place = g_string_new (NULL),
    .steps = g_array_new (FALSE, FALSE, sizeof (Step)),
    .faults = faults,
    .told = told,
  };
}

void
kaiji_scheme_reader_clear (KaijiSchemeReader *self)
{
  g_string_free (self->place, TRUE);
  g_array_unref (self->steps);
}

static JsonNode *
get_node (KaijiSchemeReader *self)
{
  return self->steps->len > 0 ? g_array_index (self->steps, Step, self->steps->len - 1).node
                              : self->root;
}

/* The number of faults so far, to see whether something that is read adds one. */
guint
kaiji_scheme_reader_count_faults (KaijiSchemeReader *self)
{
  return self->n_faults;
}

/* Where in the form the present place is, as people count and call it; empty outside of items.
 * (transfer full) */
static char *
describe_item (KaijiSchemeReader *self)
{
  JsonNode *number = NULL;
  const char *title = NULL, *field = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->steps->len; i++)
    {
      JsonNode *node = g_array_index (self->steps, Step, i).node;

      if (kaiji_json_get_member (node, "fields") != NULL
          && kaiji_json_is_integer (kaiji_json_get_member (node, "number")))
        {
          number = kaiji_json_get_member (node, "number");
          title = kaiji_json_get_string (kaiji_json_get_member (node, "title"));
        }
      if (number != NULL && kaiji_json_get_member (node, "kind") != NULL)
        field = kaiji_json_get_string (kaiji_json_get_member (node, "id"));
    }

  if (number == NULL)
    return g_strdup ("");

  name = g_strdelimit (g_strdup (title != NULL ? title : ""), "\n\r\t", ' ');
  if (field == NULL)
    /* Translators: an item's number and title, after a fault in a scheme file */
    return g_strdup_printf (_ ("(item %d “%s”)"), (int) json_node_get_int (number), name);

  /* Translators: an item's number and title, and a field's id, after a fault in a scheme file */
  return g_strdup_printf (_ ("(item %d “%s”, field “%s”)"), (int) json_node_get_int (number), name,
                          field);
}

/* Reports a fault at the present place. Always returns FALSE, so that readers can return it. */
gboolean
kaiji_scheme_reader_fault (KaijiSchemeReader *self, const char *format, ...)
{
  KaijiSchemeFault *fault = g_new0 (KaijiSchemeFault, 1);
  JsonNode *node = get_node (self);
  JsonNode *origin = self->origins != NULL ? g_hash_table_lookup (self->origins, node) : NULL;
  g_autofree char *place = NULL;
  g_autofree char *message = NULL;
  g_autofree char *item = describe_item (self);
  va_list arguments;

  kaiji_json_tree_get_place (self->document, origin != NULL ? origin : node, &fault->line,
                             &fault->column);
  fault->edition = g_strdup (self->edition);
  fault->place = g_strdup (self->place->str);
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fault->message = g_strconcat (message, *item != '\0' ? " " : "", item, NULL);

  /* A fault in what editions have in common is found once for each of them. */
  self->n_faults++;
  place = g_strdup_printf ("%u:%u:%s", fault->line, fault->column, fault->place);
  if (g_hash_table_add (self->told, g_steal_pointer (&place)))
    g_ptr_array_add (self->faults, fault);
  else
    kaiji_scheme_fault_free (fault);
  return FALSE;
}

static gsize
take_step (KaijiSchemeReader *self, JsonNode *node)
{
  Step step = { self->place->len, node != NULL ? node : get_node (self) };

  g_array_append_val (self->steps, step);
  return step.place;
}

/* Enters a member of the present place; returns the value to leave it with. */
gsize
kaiji_scheme_reader_enter (KaijiSchemeReader *self, const char *name)
{
  gsize place = take_step (self, kaiji_json_get_member (get_node (self), name));

  if (place > 0)
    g_string_append_c (self->place, '.');
  g_string_append (self->place, name);

  return place;
}

gsize
kaiji_scheme_reader_enter_element (KaijiSchemeReader *self, const char *name, gsize index)
{
  gsize place = kaiji_scheme_reader_enter (self, name);

  take_step (self, kaiji_json_get_element (get_node (self), (guint) index));
  g_string_append_printf (self->place, "[%" G_GSIZE_FORMAT "]", index);
  return place;
}

void
kaiji_scheme_reader_leave (KaijiSchemeReader *self, gsize place)
{
  guint n_steps = self->steps->len;

  while (n_steps > 0 && g_array_index (self->steps, Step, n_steps - 1).place >= place)
    n_steps--;
  g_array_set_size (self->steps, n_steps);
  g_string_truncate (self->place, place);
}

/* Reports a fault of a member of the present place. Always returns FALSE. */
gboolean
kaiji_scheme_reader_member_fault (KaijiSchemeReader *self,
                                  const char *name,
                                  const char *format,
                                  ...)
{
  gsize place = kaiji_scheme_reader_enter (self, name);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  kaiji_scheme_reader_fault (self, "%s", message);
  kaiji_scheme_reader_leave (self, place);
  return FALSE;
}
