/* kaiji-values-reader.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values come back from where other programs had them, each in its own type.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-answer-json.h"
#include "kaiji-answer-text.h"
#include "kaiji-error.h"
#include "kaiji-import-private.h"
#include "kaiji-json-reader.h"
#include "kaiji-sheet-export.h"
#include "kaiji-sheet-file.h"
#include "kaiji-values-reader.h"

/* A field of the document; which form it belongs to may be said after it. */
typedef struct
{
  char *id;
  char *text;
  KaijiAnswer *answer; /* (nullable): of what is not answered, or masked */
  gsize offset;
} Value;

typedef struct
{
  char *format;
  char *version;
  char *scheme;
  char *edition;
  char *certification_number;
  GArray *values;
} Document;

static void
value_clear (gpointer data)
{
  Value *value = data;

  g_free (value->id);
  g_free (value->text);
  g_clear_pointer (&value->answer, kaiji_answer_unref);
}

static void
document_clear (Document *document)
{
  g_free (document->format);
  g_free (document->version);
  g_free (document->scheme);
  g_free (document->edition);
  g_free (document->certification_number);
  g_array_unref (document->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

static void
skip (KaijiJsonReader *reader)
{
  kaiji_json_tree_unref (kaiji_json_tree_read (reader));
}

/* Reads a text that may be missing; what is none is left out, and the fault told elsewhere. */
static void
read_string (KaijiJsonReader *reader, char **text)
{
  if (kaiji_json_reader_peek (reader) != KAIJI_JSON_STRING)
    {
      skip (reader);
      return;
    }

  g_free (*text);
  *text = kaiji_json_reader_dup_string (reader);
}

static void
read_value (KaijiJsonReader *reader, GArray *values)
{
  Value value = { NULL, NULL, NULL, kaiji_json_reader_get_offset (reader) };
  const char *name;

  if (!kaiji_json_reader_enter (reader))
    return;

  while (kaiji_json_reader_next_member (reader, &name))
    {
      if (g_str_equal (name, "id"))
        read_string (reader, &value.id);
      else if (g_str_equal (name, "text"))
        read_string (reader, &value.text);
      else if (g_str_equal (name, "value") && kaiji_json_reader_peek (reader) == KAIJI_JSON_OBJECT
               && value.answer == NULL)
        value.answer = kaiji_answer_read (reader);
      else
        skip (reader);
    }

  g_array_append_val (values, value);
}

static void
read_values (KaijiJsonReader *reader, GArray *values)
{
  if (kaiji_json_reader_peek (reader) != KAIJI_JSON_ARRAY)
    {
      skip (reader);
      return;
    }

  kaiji_json_reader_enter (reader);
  while (kaiji_json_reader_next_element (reader))
    if (kaiji_json_reader_peek (reader) == KAIJI_JSON_OBJECT)
      read_value (reader, values);
    else
      skip (reader);
}

static void
read_document (KaijiJsonReader *reader, Document *document)
{
  const char *name;

  if (!kaiji_json_reader_enter (reader))
    return;

  while (kaiji_json_reader_next_member (reader, &name))
    if (g_str_equal (name, "format"))
      read_string (reader, &document->format);
    else if (g_str_equal (name, "scheme"))
      read_string (reader, &document->scheme);
    else if (g_str_equal (name, "edition"))
      read_string (reader, &document->edition);
    else if (g_str_equal (name, "certification-number"))
      read_string (reader, &document->certification_number);
    else if (g_str_equal (name, "version") && document->version == NULL
             && kaiji_json_reader_peek (reader) == KAIJI_JSON_NUMBER)
      document->version = kaiji_json_reader_dup_number (reader);
    else if (g_str_equal (name, "fields"))
      read_values (reader, document->values);
    else
      skip (reader);
}

/* Refuses what Kaiji did not write, or wrote in a form that this version does not know. */
static gboolean
check_document (const Document *document, GError **error)
{
  if (g_strcmp0 (document->format, KAIJI_VALUES_FORMAT) != 0)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                           _ ("it is JSON, but neither a sheet nor values that Kaiji wrote"));
      return FALSE;
    }
  if (g_strcmp0 (document->version, G_STRINGIFY (KAIJI_VALUES_VERSION)) != 0)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                           _ ("its version is not known; a newer Kaiji may read it"));
      return FALSE;
    }

  return TRUE;
}

static KaijiScheme *
find_scheme (const Document *document, KaijiSchemeLibrary *library, GError **error)
{
  if (document->scheme == NULL)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_UNKNOWN_SCHEME,
                           _ ("no form that Kaiji knows is recognised in it; say which one it is"));
      return NULL;
    }

  return kaiji_scheme_library_lookup (library, document->scheme, document->edition, error);
}

/* A sheet is what another person filled in, answers and all. */
static KaijiImport *
read_sheet (GBytes *bytes, KaijiScheme *scheme, KaijiSchemeLibrary *library, GError **error)
{
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_parse (bytes, library, error);
  KaijiImport *import;
  const KaijiField *fields;
  guint n_fields;

  if (sheet == NULL)
    return NULL;

  import = kaiji_import_new_certain (scheme != NULL ? scheme : kaiji_sheet_get_scheme (sheet),
                                     kaiji_sheet_get_certification_number (sheet));
  fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (sheet), &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      KaijiAnswer *answer = kaiji_sheet_get_answer (sheet, &fields[i]);
      g_autofree char *text = kaiji_sheet_dup_text (sheet, &fields[i]);

      if (answer != NULL && !kaiji_answer_is_empty (answer))
        kaiji_import_add_certain (import, fields[i].id, answer, text, 0);
    }

  return import;
}

/**
 * kaiji_values_reader_is_json:
 *
 * Returns: whether a file begins as a JSON object does
 */
gboolean
kaiji_values_reader_is_json (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize i = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;

  return i < size && data[i] == '{';
}

/**
 * kaiji_values_reader_read:
 * @bytes: a document of values, or a sheet file
 * @scheme: (nullable): the form to which the answers go, if another than that they are of
 * @library: the forms that are known
 *
 * Reads what kaiji_sheet_export() wrote as JSON. Answers keep their types, and come back identical.
 *
 * Returns: (transfer full): the answers; %NULL with @error if it is no such document
 */
KaijiImport *
kaiji_values_reader_read (GBytes *bytes,
                          KaijiScheme *scheme,
                          KaijiSchemeLibrary *library,
                          GError **error)
{
  g_autoptr (KaijiJsonReader) reader = kaiji_json_reader_new (bytes);
  g_auto (Document) document = { 0 };
  g_autoptr (KaijiScheme) own = NULL;
  KaijiImport *import;

  document.values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_set_clear_func (document.values, value_clear);
  read_document (reader, &document);
  if (!kaiji_json_reader_finish (reader, error))
    return NULL;
  if (g_strcmp0 (document.format, "kaiji-sheet") == 0)
    return read_sheet (bytes, scheme, library, error);
  if (!check_document (&document, error))
    return NULL;

  own = scheme != NULL ? g_object_ref (scheme) : find_scheme (&document, library, error);
  if (own == NULL)
    return NULL;

  import = kaiji_import_new_certain (own, document.certification_number);
  for (guint i = 0; i < document.values->len; i++)
    {
      const Value *value = &g_array_index (document.values, Value, i);
      guint line, column;

      if (value->id == NULL || value->answer == NULL || kaiji_answer_is_empty (value->answer))
        continue;
      kaiji_json_get_place (bytes, value->offset, &line, &column);
      kaiji_import_add_certain (import, value->id, value->answer, value->text, line);
    }

  return import;
}
