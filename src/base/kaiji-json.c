/* kaiji-json.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-json-private.h"

#define CHUNK_SIZE (64 * 1024)

/* Hundreds of times as many as the largest sheet has. Each takes much more memory than the two
 * bytes that it may have in the file. */
#define MAX_VALUES 500000

static const char *
describe_syntax_error (const json_error_t *error)
{
  switch (json_error_code (error))
    {
    case json_error_stack_overflow:
      return _ ("brackets are nested too deeply");
    case json_error_premature_end_of_input:
      return _ ("the file ends too early; a part of it is missing");
    case json_error_end_of_input_expected:
      return _ ("there is more after the end of the document");
    case json_error_invalid_utf8:
      return _ ("not UTF-8 text");
    case json_error_duplicate_key:
      return _ ("a member occurs twice");
    case json_error_numeric_overflow:
      return _ ("a number is out of range");
    case json_error_null_character:
    case json_error_null_byte_in_key:
      return _ ("a NUL character, which no answer can hold");
    default:
      return _ ("not valid JSON");
    }
}

static gboolean
has_too_many_values (const char *data, gsize length)
{
  guint n_values = 1;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length && length / 2 > MAX_VALUES; i++)
    {
      switch (data[i])
        {
        case '"':
          in_string = !in_string;
          break;
        case '\\':
          i++;
          break;
        case ',':
        case '[':
        case '{':
          n_values += !in_string;
          break;
        default:
          break;
        }
    }

  return n_values > MAX_VALUES;
}

/* How many digits make every real number of @json read back as the same number: 15 write 74.9 as
 * people do; 17 are needed only for numbers that some program computed. */
static gboolean
needs_all_digits (json_t *json)
{
  if (json_is_real (json))
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];
      double value = json_real_value (json);

      g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
      return g_ascii_strtod (buffer, NULL) != value;
    }

  if (json_is_object (json))
    {
      const char *name;
      json_t *member;

      json_object_foreach (json, name, member)
        {
          if (needs_all_digits (member))
            return TRUE;
        }
    }

  if (json_is_array (json))
    {
      for (size_t i = 0; i < json_array_size (json); i++)
        {
          if (needs_all_digits (json_array_get (json, i)))
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * kaiji_json_read:
 * @stream: where to read
 * @max_size: most bytes to read
 * @cancellable: (nullable): stops reading
 *
 * Reads a whole stream, whatever it is, without ever holding much more than @max_size bytes.
 *
 * Returns: (transfer full): the content, or %NULL with %KAIJI_ERROR_TOO_LARGE or an I/O error
 */
GBytes *
kaiji_json_read (GInputStream *stream, gsize max_size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 chunk[CHUNK_SIZE];
  gssize n_read;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  while ((n_read = g_input_stream_read (stream, chunk, sizeof chunk, cancellable, error)) > 0)
    {
      g_byte_array_append (content, chunk, n_read);

      if (content->len > max_size)
        {
          g_autofree char *size = g_format_size_full (max_size, G_FORMAT_SIZE_IEC_UNITS);

          g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                       /* Translators: %s is a size such as 48 MiB */
                       _ ("the file is larger than the %s that Kaiji reads"), size);
          return NULL;
        }
    }

  if (n_read < 0)
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * kaiji_json_parse:
 * @bytes: a JSON document in UTF-8, with or without a byte order mark
 *
 * Returns: (transfer full): the document's object, or %NULL with %KAIJI_ERROR_SYNTAX, whose
 *   message begins with line and column, or %KAIJI_ERROR_TOO_LARGE
 */
json_t *
kaiji_json_parse (GBytes *bytes, GError **error)
{
  json_error_t json_error;
  json_t *json;
  const char *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);

  /* Some editors of other systems begin UTF-8 text with a byte order mark. */
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }

  if (length == 0)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX, _ ("the file is empty"));
      return NULL;
    }

  if (has_too_many_values (data, length))
    {
      /* Translators: %u is a great number */
      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                   _ ("the file has more than the %u values that Kaiji reads"), MAX_VALUES);
      return NULL;
    }

  json = json_loadb (data, length, JSON_REJECT_DUPLICATES, &json_error);
  if (json == NULL)
    {
      const char *near = strstr (json_error.text, " near ");

      g_set_error (error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX, "%d:%d: %s%s%s", json_error.line,
                   json_error.column, describe_syntax_error (&json_error), near != NULL ? ": " : "",
                   near != NULL ? near + strlen (" near ") : "");
      return NULL;
    }

  return json;
}

/**
 * kaiji_json_write:
 * @json: an object
 *
 * Writes @json as Kaiji's files are: two-space indent, UTF-8, a newline at the end.
 *
 * Returns: (transfer full): the text
 */
char *
kaiji_json_write (json_t *json)
{
  size_t flags = JSON_ENCODE_ANY | JSON_INDENT (2)
                 | JSON_REAL_PRECISION (needs_all_digits (json) ? 17 : 15);
  char *text;
  char *line;

  g_return_val_if_fail (json != NULL, NULL);

  text = json_dumps (json, flags);
  g_assert (text != NULL);
  line = g_strconcat (text, "\n", NULL);
  free (text);

  return line;
}

/**
 * kaiji_json_merge_patch:
 * @target: an object, which is changed
 * @patch: an object
 *
 * Applies a JSON Merge Patch (RFC 7396).
 */
void
kaiji_json_merge_patch (json_t *target, json_t *patch)
{
  const char *name;
  json_t *member;

  json_object_foreach (patch, name, member)
    {
      json_t *old = json_object_get (target, name);

      if (json_is_null (member))
        json_object_del (target, name);
      else if (json_is_object (member) && json_is_object (old))
        kaiji_json_merge_patch (old, member);
      else
        json_object_set_new (target, name, json_deep_copy (member));
    }
}
