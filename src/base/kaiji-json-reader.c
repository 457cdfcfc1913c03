/* kaiji-json-reader.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reader is Kaiji's own because json-glib's JsonParser (1.6) is not strict enough: it accepts
 * invalid documents, overflows its stack on deep nesting, reads 99999999999999999999 as -1,
 * silently keeps the last of two members with one name, and reports the place of the previous
 * token, in bytes. It also loses the text of numbers, which a sheet prints as they were written.
 * Trees are json-glib's nevertheless: see kaiji-json-tree.c.
 *
 * Choices that RFC 8259 leaves open: a byte order mark is skipped; two members with one name are
 * refused, as nobody could tell which one counts; U+0000 is refused, as no answer can hold it; half
 * of a surrogate pair is refused, as it is not a character. Numbers may have any size, as their
 * text is kept.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-json-reader.h"
#include "kaiji-json-scanner-private.h"

/* The deepest nesting; a sheet has five levels. Trees are built and freed recursively. */
#define MAX_DEPTH 1000

/* Hundreds of times as many as the largest sheet has. A value takes much more memory than its text,
 * which may be as short as two bytes. */
#define MAX_VALUES 500000

/* The names of an object with more members are sorted to find duplicates. */
#define MAX_NAMES_COMPARED 8

/* A member's name, for as long as its object is open. */
typedef struct
{
  guint start; /* in self->names */
  guint length;
  gsize offset; /* in the document */
} Name;

/* An open object or array. */
typedef struct
{
  gboolean is_object;
  gboolean has_values;
  guint first_name;  /* in self->name_list */
  gsize names_start; /* in self->names */
} Frame;

struct _KaijiJsonReader
{
  KaijiJsonScanner scanner;

  GArray *frames;    /* of Frame, the outermost first */
  GArray *name_list; /* of Name, of all open objects */
  GString *names;    /* NUL-terminated, one after the other */
  guint n_values;
};

static gboolean
count_value (KaijiJsonReader *self)
{
  if (++self->n_values <= MAX_VALUES)
    return TRUE;

  if (self->scanner.error == NULL)
    /* Translators: %u is a great number */
    g_set_error (&self->scanner.error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                 _ ("the file has more than the %u values that Kaiji reads"), MAX_VALUES);
  return FALSE;
}

static Frame *
get_frame (KaijiJsonReader *self)
{
  return self->frames->len > 0 ? &g_array_index (self->frames, Frame, self->frames->len - 1) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Name *name = a;
  const Name *other = b;
  KaijiJsonReader *self = user_data;
  int order = (name->length > other->length) - (name->length < other->length);

  return order != 0
           ? order
           : memcmp (self->names->str + name->start, self->names->str + other->start, name->length);
}

/* Finds duplicate names in the object that ends here. */
static void
check_names (KaijiJsonReader *self, Frame *frame)
{
  Name *names = &g_array_index (self->name_list, Name, frame->first_name);
  guint n_names = self->name_list->len - frame->first_name;
  gboolean sorted = n_names > MAX_NAMES_COMPARED;
  gsize place = G_MAXSIZE;

  if (sorted)
    g_qsort_with_data (names, (int) n_names, sizeof *names, compare_names, self);

  for (guint i = 1; i < n_names; i++)
    for (guint j = sorted ? i - 1 : 0; j < i; j++)
      if (compare_names (&names[i], &names[j], self) == 0)
        place = MIN (place, MAX (names[i].offset, names[j].offset));

  if (place != G_MAXSIZE)
    kaiji_json_scanner_fault (&self->scanner, self->scanner.start + place,
                              _ ("a member occurs twice"));
}

/* Leaves the innermost object or array; its closing bracket comes next. */
static void
leave (KaijiJsonReader *self)
{
  Frame *frame = get_frame (self);

  self->scanner.p++;
  if (frame->is_object && self->name_list->len > frame->first_name)
    {
      check_names (self, frame);
      g_string_truncate (self->names, frame->names_start);
      g_array_set_size (self->name_list, frame->first_name);
    }
  g_array_set_size (self->frames, self->frames->len - 1);
}

/* Records that there is neither a comma nor the closing bracket after a value. */
static void
fault_after_value (KaijiJsonReader *self, char bracket)
{
  char c = self->scanner.p < self->scanner.end ? *self->scanner.p : '\0';
  const char *message = _ ("a comma or a closing bracket is missing here");
  g_autofree char *other = NULL;

  if (c == '"' || c == '{' || c == '[' || c == '-' || g_ascii_isalnum (c))
    message = _ ("a comma is missing before this");
  else if (c == ']' || c == '}')
    /* Translators: two brackets, such as ] and } */
    message = other = g_strdup_printf (_ ("%c stands here, but the bracket that was opened last is "
                                          "closed by %c"),
                                       c, bracket);

  kaiji_json_scanner_fault_here (&self->scanner, message);
}

/* Moves to the next member or element. Returns FALSE if there is none. */
static gboolean
go_on (KaijiJsonReader *self, char bracket)
{
  Frame *frame = get_frame (self);
  const char *comma;

  if (self->scanner.error != NULL)
    return FALSE;

  kaiji_json_scanner_skip_spaces (&self->scanner);
  if (kaiji_json_scanner_is_at (&self->scanner, bracket))
    {
      leave (self);
      return FALSE;
    }

  if (!frame->has_values)
    {
      frame->has_values = TRUE;
      return TRUE;
    }

  if (!kaiji_json_scanner_is_at (&self->scanner, ','))
    {
      fault_after_value (self, bracket);
      return FALSE;
    }

  comma = self->scanner.p++;
  kaiji_json_scanner_skip_spaces (&self->scanner);
  if (kaiji_json_scanner_is_at (&self->scanner, bracket))
    {
      kaiji_json_scanner_fault (&self->scanner, comma,
                                _ ("a comma stands before the closing bracket; take it out"));
      return FALSE;
    }
  return TRUE;
}

/**
 * kaiji_json_reader_new:
 * @bytes: a JSON document in UTF-8, with or without a byte order mark
 *
 * Returns: (transfer full): a reader of @bytes
 */
KaijiJsonReader *
kaiji_json_reader_new (GBytes *bytes)
{
  KaijiJsonReader *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (KaijiJsonReader, 1);
  kaiji_json_scanner_init (&self->scanner, bytes);
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self->name_list = g_array_new (FALSE, FALSE, sizeof (Name));
  self->names = g_string_new (NULL);

  return self;
}

/**
 * kaiji_json_reader_free:
 * @self: (transfer full): a reader
 */
void
kaiji_json_reader_free (KaijiJsonReader *self)
{
  g_return_if_fail (self != NULL);

  kaiji_json_scanner_clear (&self->scanner);
  g_array_unref (self->frames);
  g_array_unref (self->name_list);
  g_string_free (self->names, TRUE);
  g_free (self);
}

/**
 * kaiji_json_reader_peek:
 *
 * Returns: the type of the next value, judged by its first character
 */
KaijiJsonType
kaiji_json_reader_peek (KaijiJsonReader *self)
{
  g_return_val_if_fail (self != NULL, KAIJI_JSON_NONE);

  if (self->scanner.error != NULL)
    return KAIJI_JSON_NONE;

  kaiji_json_scanner_skip_spaces (&self->scanner);
  switch (self->scanner.p < self->scanner.end ? *self->scanner.p : '\0')
    {
    case '"':
      return KAIJI_JSON_STRING;
    case '{':
      return KAIJI_JSON_OBJECT;
    case '[':
      return KAIJI_JSON_ARRAY;
    case 'n':
      return KAIJI_JSON_NULL;
    case 't':
      return KAIJI_JSON_TRUE;
    case 'f':
      return KAIJI_JSON_FALSE;
    default:
      if (self->scanner.p < self->scanner.end
          && (*self->scanner.p == '-' || g_ascii_isdigit (*self->scanner.p)))
        return KAIJI_JSON_NUMBER;
      kaiji_json_scanner_fault_here (&self->scanner, _ ("a value is missing here"));
      return KAIJI_JSON_NONE;
    }
}

/**
 * kaiji_json_reader_get_offset:
 *
 * Returns: the reader's offset in the document, in bytes; after kaiji_json_reader_peek() it is the
 *   beginning of the next value
 */
gsize
kaiji_json_reader_get_offset (KaijiJsonReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (gsize) (self->scanner.p - self->scanner.start);
}

/**
 * kaiji_json_reader_enter:
 *
 * Enters the next object or array. Ask for all its members with kaiji_json_reader_next_member(), or
 * for all its elements with kaiji_json_reader_next_element().
 *
 * Returns: whether the next value is an object or array
 */
gboolean
kaiji_json_reader_enter (KaijiJsonReader *self)
{
  KaijiJsonType type;
  Frame frame = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  type = kaiji_json_reader_peek (self);
  if (type == KAIJI_JSON_NONE || !count_value (self))
    return FALSE;

  g_return_val_if_fail (type == KAIJI_JSON_OBJECT || type == KAIJI_JSON_ARRAY, FALSE);

  if (self->frames->len >= MAX_DEPTH)
    {
      kaiji_json_scanner_fault (&self->scanner, self->scanner.p,
                                _ ("brackets are nested too deeply"));
      return FALSE;
    }

  frame.is_object = type == KAIJI_JSON_OBJECT;
  frame.first_name = self->name_list->len;
  frame.names_start = self->names->len;
  g_array_append_val (self->frames, frame);
  self->scanner.p++;

  return TRUE;
}

/**
 * kaiji_json_reader_next_member:
 * @name: (out): its name; valid until the next name is read
 *
 * Moves to the next member of the innermost object. Its value must be read next.
 *
 * Returns: whether there is one; otherwise the object has ended
 */
gboolean
kaiji_json_reader_next_member (KaijiJsonReader *self, const char **name)
{
  Name entry;
  const char *text;
  gsize length;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!go_on (self, '}'))
    return FALSE;

  if (!kaiji_json_scanner_is_at (&self->scanner, '"'))
    {
      kaiji_json_scanner_fault_here (&self->scanner,
                                     _ ("a member's name in quotation marks is missing here"));
      return FALSE;
    }

  entry.offset = (gsize) (self->scanner.p - self->scanner.start);
  text = kaiji_json_scanner_read_string (&self->scanner, &length);
  if (text == NULL)
    return FALSE;

  entry.start = (guint) self->names->len;
  entry.length = (guint) length;
  g_array_append_val (self->name_list, entry);
  g_string_append_len (self->names, text, (gssize) length);
  g_string_append_c (self->names, '\0');

  kaiji_json_scanner_skip_spaces (&self->scanner);
  if (!kaiji_json_scanner_is_at (&self->scanner, ':'))
    {
      kaiji_json_scanner_fault_here (&self->scanner, _ ("a colon is missing here"));
      return FALSE;
    }
  self->scanner.p++;

  *name = self->names->str + entry.start;
  return TRUE;
}

/**
 * kaiji_json_reader_next_element:
 *
 * Moves to the next element of the innermost array. Its value must be read next.
 *
 * Returns: whether there is one; otherwise the array has ended
 */
gboolean
kaiji_json_reader_next_element (KaijiJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return go_on (self, ']');
}

/**
 * kaiji_json_reader_read_string:
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none) (nullable): the next string; not NUL-terminated, and valid until another
 *   string or name is read
 */
const char *
kaiji_json_reader_read_string (KaijiJsonReader *self, gsize *length)
{
  KaijiJsonType type;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  type = kaiji_json_reader_peek (self);
  if (type == KAIJI_JSON_NONE || !count_value (self))
    return NULL;

  g_return_val_if_fail (type == KAIJI_JSON_STRING, NULL);

  return kaiji_json_scanner_read_string (&self->scanner, length);
}

/**
 * kaiji_json_reader_dup_string:
 *
 * Returns: (transfer full) (nullable): the next string
 */
char *
kaiji_json_reader_dup_string (KaijiJsonReader *self)
{
  gsize length;
  const char *text = kaiji_json_reader_read_string (self, &length);

  return text != NULL ? g_strndup (text, length) : NULL;
}

/**
 * kaiji_json_reader_read_number:
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none) (nullable): the text of the next number; not NUL-terminated
 */
const char *
kaiji_json_reader_read_number (KaijiJsonReader *self, gsize *length)
{
  KaijiJsonType type;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  type = kaiji_json_reader_peek (self);
  if (type == KAIJI_JSON_NONE || !count_value (self))
    return NULL;

  g_return_val_if_fail (type == KAIJI_JSON_NUMBER, NULL);

  return kaiji_json_scanner_read_number (&self->scanner, length);
}

/**
 * kaiji_json_reader_dup_number:
 *
 * Returns: (transfer full) (nullable): the text of the next number
 */
char *
kaiji_json_reader_dup_number (KaijiJsonReader *self)
{
  gsize length;
  const char *text = kaiji_json_reader_read_number (self, &length);

  return text != NULL ? g_strndup (text, length) : NULL;
}

/**
 * kaiji_json_reader_read_literal:
 *
 * Reads the next `null`, `true` or `false`.
 *
 * Returns: whether there was one
 */
gboolean
kaiji_json_reader_read_literal (KaijiJsonReader *self)
{
  static const char *const literals[] = {
    [KAIJI_JSON_NULL] = "null",
    [KAIJI_JSON_FALSE] = "false",
    [KAIJI_JSON_TRUE] = "true",
  };
  KaijiJsonType type;

  g_return_val_if_fail (self != NULL, FALSE);

  type = kaiji_json_reader_peek (self);
  if (type == KAIJI_JSON_NONE || !count_value (self))
    return FALSE;

  g_return_val_if_fail (type <= KAIJI_JSON_TRUE, FALSE);

  return kaiji_json_scanner_skip_word (&self->scanner, literals[type]);
}

/**
 * kaiji_json_reader_finish:
 *
 * Finishes reading a document.
 *
 * Returns: whether the whole document was read and is JSON; otherwise @error is
 *   %KAIJI_ERROR_SYNTAX, whose message begins with line and column, or %KAIJI_ERROR_TOO_LARGE
 */
gboolean
kaiji_json_reader_finish (KaijiJsonReader *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->scanner.error == NULL)
    {
      g_warn_if_fail (self->frames->len == 0);
      kaiji_json_scanner_skip_spaces (&self->scanner);
      if (self->scanner.p < self->scanner.end)
        kaiji_json_scanner_fault_here (&self->scanner,
                                       _ ("there is more after the end of the document"));
    }

  if (self->scanner.error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->scanner.error));
  return FALSE;
}
