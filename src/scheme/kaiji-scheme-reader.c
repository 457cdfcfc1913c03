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

/* Typed access to the members of a scheme file. Each reports a fault with its place, such as
 * `sections[2].groups[0].items[1].fields[0].kind`, and returns whether there was none. */

/* Reports a fault at the present place. Always returns FALSE, so that readers can return it. */
gboolean
kaiji_scheme_reader_fault (KaijiSchemeReader *self, const char *format, ...)
{
  g_autofree char *fault = NULL;
  va_list arguments;

  va_start (arguments, format);
  fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (self->place->len > 0)
    g_set_error (self->error, KAIJI_ERROR, KAIJI_ERROR_FORMAT, "%s: %s", self->place->str, fault);
  else
    g_set_error_literal (self->error, KAIJI_ERROR, KAIJI_ERROR_FORMAT, fault);

  return FALSE;
}

/* Goes to a member of the present place; returns what to leave it with. */
gsize
kaiji_scheme_reader_enter (KaijiSchemeReader *self, const char *name)
{
  gsize place = self->place->len;

  if (place > 0)
    g_string_append_c (self->place, '.');
  g_string_append (self->place, name);

  return place;
}

gsize
kaiji_scheme_reader_enter_element (KaijiSchemeReader *self, const char *name, gsize index)
{
  gsize place = kaiji_scheme_reader_enter (self, name);

  g_string_append_printf (self->place, "[%" G_GSIZE_FORMAT "]", index);
  return place;
}

void
kaiji_scheme_reader_leave (KaijiSchemeReader *self, gsize place)
{
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
                                json_t *object,
                                const char *name,
                                gboolean required,
                                const char **value)
{
  json_t *member = json_object_get (object, name);

  *value = NULL;
  if (member == NULL)
    return !required || member_fault (self, name, _ ("this member is missing"));
  if (!json_is_string (member))
    return member_fault (self, name, _ ("must be a text"));

  *value = json_string_value (member);
  return TRUE;
}

/* Reads a text that may hold line breaks for paper. @text is without them, and @printed with them
 * and without the blanks before them. Both are owned by @strings or by the document. */
gboolean
kaiji_scheme_reader_get_lines (KaijiSchemeReader *self,
                               GStringChunk *strings,
                               json_t *object,
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
                                json_t *object,
                                const char *name,
                                double minimum,
                                double maximum,
                                double *value)
{
  json_t *member = json_object_get (object, name);

  if (member == NULL)
    return member_fault (self, name, _ ("this member is missing"));
  if (!json_is_number (member))
    return member_fault (self, name, _ ("must be a number"));

  *value = json_number_value (member);
  if (*value < minimum || *value > maximum)
    {
      kaiji_scheme_reader_enter (self, name);
      return kaiji_scheme_reader_fault (self, _ ("must be a number from %g to %g"), minimum,
                                        maximum);
    }

  return TRUE;
}

/* A whole number from 1, or 0 where the member is not there. */
gboolean
kaiji_scheme_reader_get_count (KaijiSchemeReader *self,
                               json_t *object,
                               const char *name,
                               gboolean required,
                               guint *value)
{
  json_t *member = json_object_get (object, name);

  *value = 0;
  if (member == NULL)
    return !required || member_fault (self, name, _ ("this member is missing"));
  if (!json_is_integer (member) || json_integer_value (member) < 1
      || json_integer_value (member) > 1000000)
    return member_fault (self, name, _ ("must be a whole number from 1 to 1000000"));

  *value = (guint) json_integer_value (member);
  return TRUE;
}

gboolean
kaiji_scheme_reader_get_boolean (KaijiSchemeReader *self,
                                 json_t *object,
                                 const char *name,
                                 gboolean *value)
{
  json_t *member = json_object_get (object, name);

  if (member != NULL && !json_is_boolean (member))
    return member_fault (self, name, _ ("must be true or false"));

  *value = json_is_true (member);
  return TRUE;
}

/* One of a list of words, as its position. */
gboolean
kaiji_scheme_reader_get_word (KaijiSchemeReader *self,
                              json_t *object,
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
                               json_t *object,
                               const char *name,
                               json_t **array)
{
  *array = json_object_get (object, name);

  if (*array == NULL)
    return member_fault (self, name, _ ("this member is missing"));
  if (!json_is_array (*array))
    return member_fault (self, name, _ ("must be a list"));

  for (gsize i = 0; i < json_array_size (*array); i++)
    {
      if (!json_is_object (json_array_get (*array, i)))
        {
          kaiji_scheme_reader_enter_element (self, name, i);
          return kaiji_scheme_reader_fault (self, "%s", _ ("must be an object"));
        }
    }

  return TRUE;
}

gboolean
kaiji_scheme_reader_get_object (KaijiSchemeReader *self,
                                json_t *object,
                                const char *name,
                                json_t **value)
{
  *value = json_object_get (object, name);

  if (*value == NULL)
    return member_fault (self, name, _ ("this member is missing"));
  if (!json_is_object (*value))
    return member_fault (self, name, _ ("must be an object"));

  return TRUE;
}
