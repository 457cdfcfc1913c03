/* kaiji-scheme-reader.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-scheme-private.h"
#include "kaiji-text.h"

/* Typed access to the members of a scheme file. Each function reports a fault with its place, such
 * as `12:9: sections[2].groups[0].items[1].fields[0].kind`, and goes on with an empty value where
 * it can, so that the author of a scheme is told every fault at once. A value that nothing can be
 * read from, such as a list that is none, makes a function return FALSE. */

/* From so many faults on it is not looked for what may be meant. */
#define MAX_HINTS 1000

/* Returns a string that lives as long as the scheme; NULL for NULL. */
const char *
kaiji_scheme_reader_keep (KaijiSchemeReader *self, const char *string)
{
  return self->strings != NULL && string != NULL
           ? g_string_chunk_insert_const (self->strings, string)
           : string;
}

/* Returns TRUE if reading can go on. */
static gboolean
member_fault (KaijiSchemeReader *self, const char *name, const char *fault, gboolean goes_on)
{
  gsize place = kaiji_scheme_reader_enter (self, name);

  kaiji_scheme_reader_fault (self, "%s", fault);
  kaiji_scheme_reader_leave (self, place);
  return goes_on;
}

/* The member that every object may have, for its reader: JSON has no comments. */
#define COMMENT "$comment"

/* Reports every member of an object that is not one of @names, with the name that may be meant. */
void
kaiji_scheme_reader_check_members (KaijiSchemeReader *self,
                                   JsonNode *object,
                                   const char *const *names)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (object == NULL || !JSON_NODE_HOLDS_OBJECT (object))
    return;

  json_object_iter_init_ordered (&iter, json_node_get_object (object));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      const char *nearest = NULL;
      gsize place;

      if (g_strv_contains (names, name))
        continue;
      if (g_str_equal (name, COMMENT))
        {
          if (kaiji_json_get_string (member) == NULL)
            member_fault (self, name, _ ("must be a text"), TRUE);
          continue;
        }

      if (self->n_faults < MAX_HINTS)
        nearest = kaiji_scheme_find_nearest (name, names, g_strv_length ((char **) names));
      place = kaiji_scheme_reader_enter (self, name);
      if (nearest != NULL)
        /* Translators: %s is the name of a member of a scheme file, as in “limitt” and “limit” */
        kaiji_scheme_reader_fault (self, _ ("no member “%s” is known here; “%s” may be meant"),
                                   name, nearest);
      else
        /* Translators: %s is the name of a member of a scheme file */
        kaiji_scheme_reader_fault (self, _ ("no member “%s” is known here"), name);
      kaiji_scheme_reader_leave (self, place);
    }
}

gboolean
kaiji_scheme_reader_get_string (KaijiSchemeReader *self,
                                JsonNode *object,
                                const char *name,
                                gboolean required,
                                const char **value)
{
  JsonNode *member = kaiji_json_get_member (object, name);

  *value = required ? "" : NULL;
  if (member == NULL)
    return !required || member_fault (self, name, _ ("this member is missing"), TRUE);
  if (kaiji_json_get_string (member) == NULL)
    return member_fault (self, name, _ ("must be a text"), TRUE);

  *value = kaiji_scheme_reader_keep (self, kaiji_json_get_string (member));
  return TRUE;
}

/* Reads a text of one line: a name that is shown in a list, or printed in a row. */
gboolean
kaiji_scheme_reader_get_line (KaijiSchemeReader *self,
                              JsonNode *object,
                              const char *name,
                              gboolean required,
                              const char **value)
{
  if (!kaiji_scheme_reader_get_string (self, object, name, required, value))
    return FALSE;
  if (kaiji_json_get_string (kaiji_json_get_member (object, name)) == NULL)
    return TRUE;
  if (kaiji_text_is_blank (*value))
    return member_fault (self, name, _ ("must not be empty"), TRUE);
  if (strpbrk (*value, "\n\r\t") != NULL)
    return member_fault (self, name, _ ("must be one line, without tabs"), TRUE);

  return TRUE;
}

/* Words of small letters and digits with single hyphens between them, as an id stands in file names
 * and on the command line. That of an edition may be a number with points. */
static gboolean
is_id (const char *text, KaijiSchemeIdKind kind)
{
  gboolean is_edition = kind == KAIJI_SCHEME_ID_EDITION;

  if (!g_ascii_islower (*text) && !(is_edition && g_ascii_isdigit (*text)))
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_islower (*p) || g_ascii_isdigit (*p) || (is_edition && (*p == '.' || *p == '-')))
        continue;
      if (*p != '-' || (!g_ascii_islower (p[1]) && !g_ascii_isdigit (p[1])))
        return FALSE;
    }

  return TRUE;
}

gboolean
kaiji_scheme_reader_get_id (KaijiSchemeReader *self,
                            JsonNode *object,
                            const char *name,
                            KaijiSchemeIdKind kind,
                            const char **value)
{
  gboolean required = kind != KAIJI_SCHEME_ID_OPTIONAL;

  if (!kaiji_scheme_reader_get_string (self, object, name, required, value))
    return FALSE;
  if (kaiji_json_get_string (kaiji_json_get_member (object, name)) == NULL || is_id (*value, kind))
    return TRUE;

  return member_fault (self, name,
                       kind == KAIJI_SCHEME_ID_EDITION
                         ? _ ("an edition's id is small letters, digits, points and hyphens")
                         : _ ("an id is small letters, digits and hyphens, such as “my-form”"),
                       TRUE);
}

/* A line of blanks alone is empty on paper, too. */
static gboolean
has_empty_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (kaiji_text_is_blank (lines[i]))
      return TRUE;

  return FALSE;
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
  if (strpbrk (*text, "\r\t") != NULL)
    return member_fault (self, name, _ ("must have no tabs or carriage returns"), TRUE);
  /* A text that is missing is told already. */
  if (kaiji_json_get_string (kaiji_json_get_member (object, name)) == NULL)
    return TRUE;
  if (kaiji_text_is_blank (*text))
    return member_fault (self, name, _ ("must not be empty"), TRUE);
  if (has_empty_line (*text))
    return member_fault (self, name, _ ("must have no empty line"), TRUE);

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

  *value = minimum;
  if (member == NULL)
    return member_fault (self, name, _ ("this member is missing"), TRUE);
  if (!kaiji_json_is_number (member))
    return member_fault (self, name, _ ("must be a number"), TRUE);

  *value = json_node_get_double (member);
  if (*value < minimum || *value > maximum)
    {
      g_autofree char *fault = g_strdup_printf (_ ("must be a number from %g to %g"), minimum,
                                                maximum);

      *value = minimum;
      return member_fault (self, name, fault, TRUE);
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
    return !required || member_fault (self, name, _ ("this member is missing"), TRUE);
  if (!kaiji_json_is_integer (member) || json_node_get_int (member) < 1
      || json_node_get_int (member) > 1000000)
    return member_fault (self, name, _ ("must be a whole number from 1 to 1000000"), TRUE);

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

  *value = 0;
  if (!kaiji_json_is_integer (member) || json_node_get_int (member) < 0
      || json_node_get_int (member) > maximum)
    {
      g_autofree char *fault = g_strdup_printf (_ ("must be a whole number from 0 to %u"), maximum);

      return member_fault (self, name, fault, TRUE);
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

  *value = FALSE;
  if (member != NULL && !kaiji_json_is_boolean (member))
    return member_fault (self, name, _ ("must be true or false"), TRUE);

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
  guint n_faults = self->n_faults;
  g_autofree char *fault = NULL;
  const char *word, *nearest;

  *value = 0;
  kaiji_scheme_reader_get_string (self, object, name, TRUE, &word);
  if (self->n_faults > n_faults)
    return TRUE;

  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_equal (word, words[i]))
        {
          *value = i;
          return TRUE;
        }
    }

  nearest = kaiji_scheme_find_nearest (word, words, n_words);
  if (nearest != NULL)
    /* Translators: %s is a word in a scheme file, such as the kind of a field */
    fault = g_strdup_printf (_ ("“%s” is not known here; “%s” may be meant"), word, nearest);
  else
    /* Translators: %s is a word in a scheme file, such as the kind of a field */
    fault = g_strdup_printf (_ ("“%s” is not known here"), word);
  return member_fault (self, name, fault, TRUE);
}

/* Returns: (transfer container): the texts, ended by %NULL; %NULL with a fault if @json is not a
 * list of texts */
const char **
kaiji_scheme_reader_read_texts (KaijiSchemeReader *self, JsonNode *json)
{
  guint length = kaiji_json_get_length (json);
  const char **words;

  if (json == NULL || !JSON_NODE_HOLDS_ARRAY (json))
    {
      kaiji_scheme_reader_fault (self, "%s", _ ("must be a list of texts"));
      return NULL;
    }

  words = g_new0 (const char *, length + 1);
  for (guint i = 0; i < length; i++)
    {
      words[i] = kaiji_scheme_reader_keep (self, kaiji_json_get_string (
                                                   kaiji_json_get_element (json, i)));
      if (words[i] != NULL && *words[i] != '\0')
        continue;
      kaiji_scheme_reader_fault (self, "%s", _ ("must be a list of texts"));
      g_free (words);
      return NULL;
    }

  return words;
}

gboolean
kaiji_scheme_reader_get_array (KaijiSchemeReader *self,
                               JsonNode *object,
                               const char *name,
                               JsonNode **array)
{
  guint n_faults;

  *array = kaiji_json_get_member (object, name);

  if (*array == NULL)
    return member_fault (self, name, _ ("this member is missing"), FALSE);
  if (!JSON_NODE_HOLDS_ARRAY (*array))
    return member_fault (self, name, _ ("must be a list"), FALSE);

  n_faults = self->n_faults;
  for (guint i = 0; i < kaiji_json_get_length (*array); i++)
    {
      gsize place;

      if (JSON_NODE_HOLDS_OBJECT (kaiji_json_get_element (*array, i)))
        continue;
      place = kaiji_scheme_reader_enter_element (self, name, i);
      kaiji_scheme_reader_fault (self, "%s", _ ("must be an object"));
      kaiji_scheme_reader_leave (self, place);
    }

  return self->n_faults == n_faults;
}

gboolean
kaiji_scheme_reader_get_object (KaijiSchemeReader *self,
                                JsonNode *object,
                                const char *name,
                                JsonNode **value)
{
  *value = kaiji_json_get_member (object, name);

  if (*value == NULL)
    return member_fault (self, name, _ ("this member is missing"), FALSE);
  if (!JSON_NODE_HOLDS_OBJECT (*value))
    return member_fault (self, name, _ ("must be an object"), FALSE);

  return TRUE;
}
