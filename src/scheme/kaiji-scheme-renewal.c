/* kaiji-scheme-renewal.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "kaiji-scheme-private.h"

static const char *const method_names[] = {
  [KAIJI_CONVERSION_JOIN] = "join",
  [KAIJI_CONVERSION_DATE] = "date",
  [KAIJI_CONVERSION_YEAR] = "year",
};

static const char *const conversion_members[] = { "scheme", "from", "to", "method", NULL };
static const char *const validity_members[] = { "months", "renewal-months", NULL };

static gboolean
read_from (KaijiSchemeReader *reader, JsonNode *json, KaijiConversion *conversion)
{
  JsonNode *array = kaiji_json_get_member (json, "from");
  guint length = kaiji_json_get_length (array);
  const char **from;

  if (length == 0)
    {
      kaiji_scheme_reader_enter (reader, "from");
      return kaiji_scheme_reader_fault (reader, "%s", _ ("must be a list of field ids"));
    }

  from = g_new0 (const char *, length + 1);
  conversion->from = from;
  for (guint i = 0; i < length; i++)
    {
      from[i] = kaiji_scheme_reader_keep (reader, kaiji_json_get_string (
                                                    kaiji_json_get_element (array, i)));
      if (from[i] == NULL)
        {
          kaiji_scheme_reader_enter_element (reader, "from", i);
          return kaiji_scheme_reader_fault (reader, "%s", _ ("must be a text"));
        }
    }

  return TRUE;
}

static gboolean
converts_from (const KaijiConversion *conversion, const char *id)
{
  return g_strv_contains (conversion->from, id);
}

/* Returns whether one conversion's target is a source of another one. A field that is its own
 * source does not count. */
static gboolean
leads_to (const KaijiConversion *conversion, const KaijiConversion *other)
{
  return conversion->to != other->to && g_str_equal (conversion->scheme, other->scheme)
         && converts_from (other, conversion->to->id);
}

/* Finds the conversion that closes a circle with those up to @index; NULL if there is none. The
 * conversions before @index close none. */
static const KaijiConversion *
find_circle (KaijiScheme *self, guint index)
{
  const KaijiConversion *conversions = self->conversions;
  g_autofree guint *reached = g_new (guint, index + 1);
  g_autofree gboolean *is_reached = g_new0 (gboolean, index + 1);
  guint n_reached = 0;

  reached[n_reached++] = index;
  for (guint i = 0; i < n_reached; i++)
    {
      const KaijiConversion *last = &conversions[reached[i]];

      if (leads_to (last, &conversions[index]))
        return last;

      for (guint j = 0; j < index; j++)
        {
          if (is_reached[j] || !leads_to (last, &conversions[j]))
            continue;
          is_reached[j] = TRUE;
          reached[n_reached++] = j;
        }
    }

  return NULL;
}

/* A field is the target of only one conversion, and an answer must not go round in a circle within
 * its original scheme: if the target has a twin there, the twin must be one of the sources, or its
 * answer would be lost. */
static gboolean
check_conversion (KaijiScheme *self, KaijiSchemeReader *reader, guint index)
{
  const KaijiConversion *conversion = &self->conversions[index];
  const KaijiConversion *last;

  for (guint i = 0; i < index; i++)
    {
      const KaijiConversion *other = &self->conversions[i];

      if (other->to == conversion->to && g_str_equal (other->scheme, conversion->scheme))
        return kaiji_scheme_reader_fault (reader, _ ("the field “%s” is converted to twice"),
                                          conversion->to->id);
    }

  last = find_circle (self, index);
  if (last != NULL)
    return kaiji_scheme_reader_fault (reader,
                                      _ ("the fields “%s” and “%s” are converted to each other"),
                                      last->to->id, conversion->to->id);

  return TRUE;
}

static gboolean
read_conversion (KaijiScheme *self, KaijiSchemeReader *reader, JsonNode *json, guint index)
{
  KaijiConversion *conversion = &self->conversions[index];
  guint n_faults = kaiji_scheme_reader_count_faults (reader);
  guint method;

  kaiji_scheme_reader_check_members (reader, json, conversion_members);
  kaiji_scheme_reader_get_id (reader, json, "scheme", KAIJI_SCHEME_ID, &conversion->scheme);
  kaiji_scheme_read_field_reference (self, reader, json, "to", TRUE, &conversion->to);
  kaiji_scheme_reader_get_word (reader, json, "method", method_names, G_N_ELEMENTS (method_names),
                                &method);
  conversion->method = (KaijiConversionMethod) method;
  if (!read_from (reader, json, conversion) || kaiji_scheme_reader_count_faults (reader) > n_faults)
    return FALSE;

  if (conversion->method != KAIJI_CONVERSION_JOIN && conversion->from[1] != NULL)
    return kaiji_scheme_reader_fault (reader, "%s", _ ("only “join” takes more than one field"));
  return TRUE;
}

static gboolean
read_conversions (KaijiScheme *self, KaijiSchemeReader *reader)
{
  guint n_faults = kaiji_scheme_reader_count_faults (reader);
  JsonNode *array;

  if (kaiji_json_get_member (reader->root, "conversions") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_array (reader, reader->root, "conversions", &array))
    return FALSE;

  self->n_conversions = kaiji_json_get_length (array);
  self->conversions = g_new0 (KaijiConversion, self->n_conversions + 1);

  for (guint i = 0; i < self->n_conversions; i++)
    {
      JsonNode *json = kaiji_json_get_element (array, i);
      gsize place = kaiji_scheme_reader_enter_element (reader, "conversions", i);

      read_conversion (self, reader, json, i);
      kaiji_scheme_reader_leave (reader, place);
    }

  /* Circles are only looked for among conversions that can be read. */
  if (kaiji_scheme_reader_count_faults (reader) > n_faults)
    return FALSE;

  for (guint i = 0; i < self->n_conversions; i++)
    {
      gsize place = kaiji_scheme_reader_enter_element (reader, "conversions", i);

      check_conversion (self, reader, i);
      kaiji_scheme_reader_leave (reader, place);
    }

  return TRUE;
}

static gboolean
read_validity (KaijiScheme *self, KaijiSchemeReader *reader)
{
  JsonNode *json;
  gsize place;
  guint n_faults;

  if (kaiji_json_get_member (reader->root, "validity") == NULL)
    return TRUE;
  if (!kaiji_scheme_reader_get_object (reader, reader->root, "validity", &json))
    return FALSE;

  place = kaiji_scheme_reader_enter (reader, "validity");
  n_faults = kaiji_scheme_reader_count_faults (reader);
  kaiji_scheme_reader_check_members (reader, json, validity_members);
  kaiji_scheme_reader_get_count (reader, json, "months", TRUE, &self->validity.months);
  kaiji_scheme_reader_get_count (reader, json, "renewal-months", TRUE,
                                 &self->validity.renewal_months);
  if (kaiji_scheme_reader_count_faults (reader) > n_faults)
    return FALSE;
  if (self->validity.months > 1200 || self->validity.renewal_months > self->validity.months)
    return kaiji_scheme_reader_fault (reader, "%s",
                                      _ ("renewal must begin within the validity, which is at "
                                         "most 1200 months"));
  kaiji_scheme_reader_leave (reader, place);

  return TRUE;
}

/* Reads the rules that turn a sheet into the next one: conversions and validity. */
gboolean
kaiji_scheme_read_renewal (KaijiScheme *self, KaijiSchemeReader *reader)
{
  read_conversions (self, reader);
  kaiji_scheme_reader_leave (reader, 0);
  return read_validity (self, reader);
}
