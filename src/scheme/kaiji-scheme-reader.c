/* kaiji-scheme-reader.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-scheme-private.h"

/* Typed access to the members of a scheme file. Each function reports a fault with its place, such
 * as `12:9: sections[2].groups[0].items[1].fields[0].kind`, and returns whether there was none. */

/* One step of the path to the present place. */
typedef struct
{
  gsize place;    /* the length of the place's text before this step */
  JsonNode *node; /* the step's target; if it has none, its origin */
} Step;

/* Starts reading a document, which must outlive the reader. */
void
kaiji_scheme_reader_init (KaijiSchemeReader *self, KaijiJsonTree *document, GError **error)
{
  *self = (KaijiSchemeReader){
    .document = document,
    .root = kaiji_json_tree_get_root (document),
    .edition = "",
    .place = g_string_new (NULL),
    .steps = g_array_new (FALSE, FALSE, sizeof (Step)),
    .error = error,
  };
}

void
kaiji_scheme_reader_clear (KaijiSchemeReader *self)
{
  g_string_free (self->place, TRUE);
  g_array_unref (self->steps);
}

/* Returns a string that lives as long as the scheme; NULL for NULL. */
const char *
kaiji_scheme_reader_keep (KaijiSchemeReader *self, const char *string)
{
  return self->strings != NULL && string != NULL
           ? g_string_chunk_insert_const (self->strings, string)
           : string;
}

static JsonNode *
get_node (KaijiSchemeReader *self)
{
  return self->steps->len > 0 ? g_array_index (self->steps, Step, self->steps->len - 1).node
                              : self->root;
}

/* Formats line and column of the present place: `LINE:COLUMN: `. */
static char *
describe_position (KaijiSchemeReader *self)
{
  JsonNode *node = get_node (self);
  JsonNode *origin = self->origins != NULL ? g_hash_table_lookup (self->origins, node) : NULL;
  guint line, column;

  if (!kaiji_json_tree_get_place (self->document, origin != NULL ? origin : node, &line, &column))
    return g_strdup ("");

  return g_strdup_printf ("%u:%u: ", line, column);
}

/* Reports a fault at the present place. Always returns FALSE, so that readers can return it. */
gboolean
kaiji_scheme_reader_fault (KaijiSchemeReader *self, const char *format, ...)
{
  g_autofree char *position = describe_position (self);
  g_autofree char *fault = NULL;
  va_list arguments;

  va_start (arguments, format);
  fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (self->error, KAIJI_ERROR, KAIJI_ERROR_FORMAT, "%s%s%s%s%s", position, self->edition,
               self->place->str, self->place->len > 0 ? ": " : "", fault);
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

static gboolean
member_fault (KaijiSchemeReader *self, const char *name, const char *fault)
{
  kaiji_scheme_reader_enter (self, name);
  return kaiji_scheme_reader_fault (self, "%s", fault);
}

gboolean
kaiji_scheme_reader_get_string (KaijiSchemeReader *self,
                                JsonNode *object,
                                const char *name,
                                gboolean required,
                                const char **value)
{
  JsonNode *member = kaiji_json_get_member (object, name);

  *value = NULL;
  if (member == NULL)
    return !required || member_fault (self, name, _ ("this member is missing"));
  if (kaiji_json_get_string (member) == NULL)
    return member_fault (self, name, _ ("must be a text"));

  *value = kaiji_scheme_reader_keep (self, kaiji_json_get_string (member));
  return TRUE;
}

/* Reads a text that may have line breaks for paper. @text is the text without them; @printed keeps
 * them, without the blanks before them. Both are owned by @strings or by the document. */
gboolean
kaiji_scheme_reader_get_lines (KaijiSchemeReader *self,
                               GStringChunk *strings,
                               JsonNode *object,
                               const char *name,
                               const char **text,
                               const char **printed)
{
  g_autoptr (GString) one_line = NULL;
  g_autoptr (GString) lines = NULL;

  if (!kaiji_scheme_reader_get_string (self, object, name, TRUE, text))
    return FALSE;

  *printed = *text;
  if (*text == NULL || strchr (*text, '\n') == NULL)
    return TRUE;

  one_line = g_string_new (NULL);
  lines = g_string_new (NULL);
  for (const char *p = *text; *p != '\0'; p++)
    {
      if (*p != '\n')
        g_string_append_c (one_line, *p);
      else
        while (lines->len > 0 && lines->str[lines->len - 1] == ' ')
          g_string_truncate (lines, lines->len - 1);
      g_string_append_c (lines, *p);
    }
  *text = g_string_chunk_insert (strings, one_line->str);
  *printed = g_string_chunk_insert (strings, lines->str);

  return TRUE;
}

gboolean
kaiji_scheme_reader_get_number (KaijiSchemeReader *self,
                                JsonNode *object,
                                const char *name,
                                double minimum,
                                double maximum,
                                double *value)
{
  JsonNode *member = kaiji_json_get_member (object, name);

  if (member == NULL)
    return member_fault (self, name, _ ("this member is missing"));
  if (!kaiji_json_is_number (member))
    return member_fault (self, name, _ ("must be a number"));

  *value = json_node_get_double (member);
  if (*value < minimum || *value > maximum)
    {
      kaiji_scheme_reader_enter (self, name);
      return kaiji_scheme_reader_fault (self, _ ("must be a number from %g to %g"), minimum,
                                        maximum);
    }

  return TRUE;
}

/* Reads a whole number from 1, or 0 if there is no such member. */
gboolean
kaiji_scheme_reader_get_count (KaijiSchemeReader *self,
                               JsonNode *object,
                               const char *name,
                               gboolean required,
                               guint *value)
{
  JsonNode *member = kaiji_json_get_member (object, name);

  *value = 0;
  if (member == NULL)
    return !required || member_fault (self, name, _ ("this member is missing"));
  if (!kaiji_json_is_integer (member) || json_node_get_int (member) < 1
      || json_node_get_int (member) > 1000000)
    return member_fault (self, name, _ ("must be a whole number from 1 to 1000000"));

  *value = (guint) json_node_get_int (member);
  return TRUE;
}

/* Reads a whole number from 0; the member is required. */
gboolean
kaiji_scheme_reader_get_integer (KaijiSchemeReader *self,
                                 JsonNode *object,
                                 const char *name,
                                 guint maximum,
                                 guint *value)
{
  JsonNode *member = kaiji_json_get_member (object, name);

  if (!kaiji_json_is_integer (member) || json_node_get_int (member) < 0
      || json_node_get_int (member) > maximum)
    {
      kaiji_scheme_reader_enter (self, name);
      return kaiji_scheme_reader_fault (self, _ ("must be a whole number from 0 to %u"), maximum);
    }

  *value = (guint) json_node_get_int (member);
  return TRUE;
}

gboolean
kaiji_scheme_reader_get_boolean (KaijiSchemeReader *self,
                                 JsonNode *object,
                                 const char *name,
                                 gboolean *value)
{
  JsonNode *member = kaiji_json_get_member (object, name);

  if (member != NULL && !kaiji_json_is_boolean (member))
    return member_fault (self, name, _ ("must be true or false"));

  *value = member != NULL && json_node_get_boolean (member);
  return TRUE;
}

/* Reads a word of a list as its index. */
gboolean
kaiji_scheme_reader_get_word (KaijiSchemeReader *self,
                              JsonNode *object,
                              const char *name,
                              const char *const *words,
                              guint n_words,
                              guint *value)
{
  const char *word;

  if (!kaiji_scheme_reader_get_string (self, object, name, TRUE, &word))
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_equal (word, words[i]))
        {
          *value = i;
          return TRUE;
        }
    }

  kaiji_scheme_reader_enter (self, name);
  /* Translators: %s is a word in a scheme file, such as the kind of a field */
  return kaiji_scheme_reader_fault (self, _ ("“%s” is not known here"), word);
}

gboolean
kaiji_scheme_reader_get_array (KaijiSchemeReader *self,
                               JsonNode *object,
                               const char *name,
                               JsonNode **array)
{
  *array = kaiji_json_get_member (object, name);

  if (*array == NULL)
    return member_fault (self, name, _ ("this member is missing"));
  if (!JSON_NODE_HOLDS_ARRAY (*array))
    return member_fault (self, name, _ ("must be a list"));

  for (guint i = 0; i < kaiji_json_get_length (*array); i++)
    {
      if (!JSON_NODE_HOLDS_OBJECT (kaiji_json_get_element (*array, i)))
        {
          kaiji_scheme_reader_enter_element (self, name, i);
          return kaiji_scheme_reader_fault (self, "%s", _ ("must be an object"));
        }
    }

  return TRUE;
}

gboolean
kaiji_scheme_reader_get_object (KaijiSchemeReader *self,
                                JsonNode *object,
                                const char *name,
                                JsonNode **value)
{
  *value = kaiji_json_get_member (object, name);

  if (*value == NULL)
    return member_fault (self, name, _ ("this member is missing"));
  if (!JSON_NODE_HOLDS_OBJECT (*value))
    return member_fault (self, name, _ ("must be an object"));

  return TRUE;
}
