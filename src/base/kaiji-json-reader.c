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
  GBytes *bytes;
  const char *start;
  const char *p; /* the next byte */
  const char *end;

  GArray *frames;    /* of Frame, the outermost first */
  GArray *name_list; /* of Name, of all open objects */
  GString *names;    /* NUL-terminated, one after the other */
  GString *scratch;  /* a string that has escapes, without them */
  guint n_values;
  GError *error;
};

/* What a byte in a string is. */
enum
{
  PLAIN,
  QUOTE,
  BACKSLASH,
  CONTROL,
  LEAD, /* of a character of several bytes */
  STRAY /* never the beginning of a character */
};

#define X4(x) x, x, x, x
#define X16(x) X4 (x), X4 (x), X4 (x), X4 (x)

static const guint8 classes[256] = {
  X16 (CONTROL), X16 (CONTROL),
  /* 0x20: the quote is 0x22 */
  PLAIN, PLAIN, QUOTE, PLAIN, X4 (PLAIN), X4 (PLAIN), X4 (PLAIN), X16 (PLAIN), X16 (PLAIN),
  /* 0x50: the backslash is 0x5c */
  X4 (PLAIN), X4 (PLAIN), X4 (PLAIN), BACKSLASH, PLAIN, PLAIN, PLAIN, X16 (PLAIN), X16 (PLAIN),
  /* 0x80 */
  X16 (STRAY), X16 (STRAY), X16 (STRAY), X16 (STRAY),
  /* 0xc0: two bytes from 0xc2, three from 0xe0, four from 0xf0 to 0xf4 */
  STRAY, STRAY, LEAD, LEAD, X4 (LEAD), X4 (LEAD), X4 (LEAD), X16 (LEAD), X16 (LEAD), X4 (LEAD),
  LEAD, STRAY, STRAY, STRAY, X4 (STRAY), X4 (STRAY)
};

/**
 * kaiji_json_get_place:
 * @bytes: a document
 * @offset: a place in the document, in bytes
 * @line: (out): its line, from 1
 * @column: (out): its column, from 1, in characters
 */
void
kaiji_json_get_place (GBytes *bytes, gsize offset, guint *line, guint *column)
{
  gsize length;
  const char *data;
  gsize i = 0;

  g_return_if_fail (bytes != NULL);

  data = g_bytes_get_data (bytes, &length);
  *line = 1;
  *column = 1;

  /* A byte order mark is not a character of the first line. */
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    i = 3;

  for (; i < MIN (offset, length); i++)
    {
      if (data[i] == '\n')
        {
          *line += 1;
          *column = 1;
        }
      else if (((guchar) data[i] & 0xc0) != 0x80)
        {
          *column += 1;
        }
    }
}

/* Records a fault at @place, if it is the first one. */
static void
fault (KaijiJsonReader *self, const char *place, const char *message)
{
  guint line, column;

  if (self->error != NULL)
    return;

  kaiji_json_get_place (self->bytes,
                        (gsize) (place - (const char *) g_bytes_get_data (self->bytes, NULL)),
                        &line, &column);
  g_set_error (&self->error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX, "%u:%u: %s", line, column, message);
}

/* Records that the next character is wrong, and which one was expected. */
static void
fault_here (KaijiJsonReader *self, const char *expected)
{
  guchar c;

  if (self->p >= self->end)
    {
      fault (self, self->end, _ ("the file ends too early; a part of it is missing"));
      return;
    }

  c = (guchar) *self->p;
  if (c == '\0')
    fault (self, self->p, _ ("a NUL character, which no answer can hold"));
  else if (c >= 0x80 && g_utf8_get_char_validated (self->p, self->end - self->p) >= (gunichar) -2)
    fault (self, self->p, _ ("not UTF-8 text"));
  else
    fault (self, self->p, expected);
}

static inline void
skip_spaces (KaijiJsonReader *self)
{
  const char *p = self->p;

  while (p < self->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  self->p = p;
}

static gboolean
count_value (KaijiJsonReader *self)
{
  if (++self->n_values <= MAX_VALUES)
    return TRUE;

  if (self->error == NULL)
    /* Translators: %u is a great number */
    g_set_error (&self->error, KAIJI_ERROR, KAIJI_ERROR_TOO_LARGE,
                 _ ("the file has more than the %u values that Kaiji reads"), MAX_VALUES);
  return FALSE;
}

/* The length of the multi-byte character at @p, or 0 if it is invalid (RFC 3629). */
static inline guint
get_character_length (const guchar *p, const guchar *end)
{
  gsize rest = (gsize) (end - p);

  if (p[0] < 0xe0)
    return rest >= 2 && (p[1] & 0xc0) == 0x80 ? 2 : 0;

  if (p[0] < 0xf0)
    return rest >= 3 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80
               && (p[0] != 0xe0 || p[1] >= 0xa0) && (p[0] != 0xed || p[1] < 0xa0)
             ? 3
             : 0;

  return rest >= 4 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80 && (p[3] & 0xc0) == 0x80
             && (p[0] != 0xf0 || p[1] >= 0x90) && (p[0] != 0xf4 || p[1] < 0x90)
           ? 4
           : 0;
}

/* The end of the run of ordinary characters that begins at @start; NULL after a fault. */
static const char *
skip_plain (KaijiJsonReader *self, const char *start)
{
  const guchar *p = (const guchar *) start;
  const guchar *end = (const guchar *) self->end;

  while (p < end)
    {
      guint length;

      switch (classes[*p])
        {
        case PLAIN:
          p++;
          break;

        case LEAD:
          length = get_character_length (p, end);
          if (length == 0)
            {
              fault (self, (const char *) p, _ ("not UTF-8 text"));
              return NULL;
            }
          p += length;
          break;

        case QUOTE:
        case BACKSLASH:
          return (const char *) p;

        default:
          self->p = (const char *) p;
          fault_here (self, _ ("a control character must be written as an escape in a text"));
          if (self->error == NULL)
            fault (self, self->p, _ ("not UTF-8 text"));
          return NULL;
        }
    }

  fault (self, self->end, _ ("the file ends too early; a part of it is missing"));
  return NULL;
}

/* The value of the four hexadecimal digits at @p, or -1. */
static int
read_hex (const char *p, const char *end)
{
  int code = 0;

  if (end - p < 4)
    return -1;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      code = code * 16 + digit;
    }

  return code;
}

/* Reads a \u escape; @p is at the `u`. Returns the place after it, or NULL after a fault. */
static const char *
read_unicode (KaijiJsonReader *self, const char *p, GString *string)
{
  const char *escape = p - 1;
  int code = read_hex (p + 1, self->end);
  int low;

  if (code < 0)
    {
      fault (self, escape, _ ("four hexadecimal digits must follow \\u"));
      return NULL;
    }
  p += 5;

  if (code == 0)
    {
      fault (self, escape, _ ("a NUL character, which no answer can hold"));
      return NULL;
    }

  if (code >= 0xd800 && code < 0xe000)
    {
      low = self->end - p >= 6 && p[0] == '\\' && p[1] == 'u' ? read_hex (p + 2, self->end) : -1;
      if (code >= 0xdc00 || low < 0xdc00 || low >= 0xe000)
        {
          fault (self, escape, _ ("half of a surrogate pair, which is no character"));
          return NULL;
        }
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
      p += 6;
    }

  g_string_append_unichar (string, (gunichar) code);
  return p;
}

/* Reads an escape; @p is after its backslash. Returns the place after it, or NULL after a fault. */
static const char *
read_escape (KaijiJsonReader *self, const char *p, GString *string)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (p >= self->end)
    {
      fault (self, self->end, _ ("the file ends too early; a part of it is missing"));
      return NULL;
    }

  if (*p == 'u')
    return read_unicode (self, p, string);

  letter = *p != '\0' ? strchr (letters, *p) : NULL;
  if (letter == NULL)
    {
      fault (self, p - 1, _ ("after a backslash, this character means nothing"));
      return NULL;
    }

  g_string_append_c (string, characters[letter - letters]);
  return p + 1;
}

/* Reads the next string. The result is not NUL-terminated and is valid until the next string is
 * read. */
static const char *
read_string (KaijiJsonReader *self, gsize *length)
{
  const char *start = self->p + 1;
  const char *p = skip_plain (self, start);

  if (p == NULL)
    return NULL;

  if (*p == '"')
    {
      self->p = p + 1;
      *length = (gsize) (p - start);
      return start;
    }

  g_string_truncate (self->scratch, 0);
  while (*p != '"')
    {
      g_string_append_len (self->scratch, start, p - start);
      start = read_escape (self, p + 1, self->scratch);
      p = start != NULL ? skip_plain (self, start) : NULL;
      if (p == NULL)
        return NULL;
    }
  g_string_append_len (self->scratch, start, p - start);

  self->p = p + 1;
  *length = self->scratch->len;
  return self->scratch->str;
}

/* Skips digits; returns whether there are any. */
static gboolean
take_digits (KaijiJsonReader *self)
{
  const char *start = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;
  return self->p > start;
}

static gboolean
take_character (KaijiJsonReader *self, const char *characters)
{
  if (self->p >= self->end || *self->p == '\0' || strchr (characters, *self->p) == NULL)
    return FALSE;

  self->p++;
  return TRUE;
}

/* Skips a number, up to the first character that is not valid in it. */
static gboolean
take_number (KaijiJsonReader *self)
{
  take_character (self, "-");

  /* A zero cannot be followed by another digit. */
  if (take_character (self, "0"))
    {
      if (self->p < self->end && g_ascii_isdigit (*self->p))
        return FALSE;
    }
  else if (!take_digits (self))
    {
      return FALSE;
    }

  if (take_character (self, ".") && !take_digits (self))
    return FALSE;

  if (take_character (self, "eE"))
    {
      take_character (self, "+-");
      return take_digits (self);
    }

  return TRUE;
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
    fault (self, self->start + place, _ ("a member occurs twice"));
}

/* Leaves the innermost object or array; its closing bracket comes next. */
static void
leave (KaijiJsonReader *self)
{
  Frame *frame = get_frame (self);

  self->p++;
  if (frame->is_object && self->name_list->len > frame->first_name)
    {
      check_names (self, frame);
      g_string_truncate (self->names, frame->names_start);
      g_array_set_size (self->name_list, frame->first_name);
    }
  g_array_set_size (self->frames, self->frames->len - 1);
}

/* Moves to the next member or element. Returns FALSE if there is none. */
static gboolean
go_on (KaijiJsonReader *self, char bracket)
{
  Frame *frame = get_frame (self);

  if (self->error != NULL)
    return FALSE;

  skip_spaces (self);
  if (self->p < self->end && *self->p == bracket)
    {
      leave (self);
      return FALSE;
    }

  if (!frame->has_values)
    {
      frame->has_values = TRUE;
      return TRUE;
    }

  if (self->p >= self->end || *self->p != ',')
    {
      fault_here (self, _ ("a comma or a closing bracket is missing here"));
      return FALSE;
    }

  self->p++;
  skip_spaces (self);
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
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (KaijiJsonReader, 1);
  self->bytes = g_bytes_ref (bytes);
  self->start = self->p = g_bytes_get_data (bytes, &length);
  self->end = self->start + length;
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self->name_list = g_array_new (FALSE, FALSE, sizeof (Name));
  self->names = g_string_new (NULL);
  self->scratch = g_string_new (NULL);

  /* Some editors on other systems begin UTF-8 text with a byte order mark. */
  if (length >= 3 && memcmp (self->p, "\xef\xbb\xbf", 3) == 0)
    self->p += 3;
  if (self->p == self->end)
    g_set_error_literal (&self->error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX, _ ("the file is empty"));

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

  g_bytes_unref (self->bytes);
  g_array_unref (self->frames);
  g_array_unref (self->name_list);
  g_string_free (self->names, TRUE);
  g_string_free (self->scratch, TRUE);
  g_clear_error (&self->error);
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

  if (self->error != NULL)
    return KAIJI_JSON_NONE;

  skip_spaces (self);
  switch (self->p < self->end ? *self->p : '\0')
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
      if (self->p < self->end && (*self->p == '-' || g_ascii_isdigit (*self->p)))
        return KAIJI_JSON_NUMBER;
      fault_here (self, _ ("a value is missing here"));
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

  return (gsize) (self->p - self->start);
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
      fault (self, self->p, _ ("brackets are nested too deeply"));
      return FALSE;
    }

  frame.is_object = type == KAIJI_JSON_OBJECT;
  frame.first_name = self->name_list->len;
  frame.names_start = self->names->len;
  g_array_append_val (self->frames, frame);
  self->p++;

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

  if (self->p >= self->end || *self->p != '"')
    {
      fault_here (self, _ ("a member's name in quotation marks is missing here"));
      return FALSE;
    }

  entry.offset = (gsize) (self->p - self->start);
  text = read_string (self, &length);
  if (text == NULL)
    return FALSE;

  entry.start = (guint) self->names->len;
  entry.length = (guint) length;
  g_array_append_val (self->name_list, entry);
  g_string_append_len (self->names, text, (gssize) length);
  g_string_append_c (self->names, '\0');

  skip_spaces (self);
  if (self->p >= self->end || *self->p != ':')
    {
      fault_here (self, _ ("a colon is missing here"));
      return FALSE;
    }
  self->p++;

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

  return read_string (self, length);
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
  const char *start;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  type = kaiji_json_reader_peek (self);
  if (type == KAIJI_JSON_NONE || !count_value (self))
    return NULL;

  g_return_val_if_fail (type == KAIJI_JSON_NUMBER, NULL);

  start = self->p;
  if (!take_number (self))
    {
      fault_here (self, _ ("a number is not written like this"));
      return NULL;
    }

  *length = (gsize) (self->p - start);
  return start;
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
  const char *start;

  g_return_val_if_fail (self != NULL, FALSE);

  type = kaiji_json_reader_peek (self);
  if (type == KAIJI_JSON_NONE || !count_value (self))
    return FALSE;

  g_return_val_if_fail (type <= KAIJI_JSON_TRUE, FALSE);

  start = self->p;
  for (const char *letter = literals[type]; *letter != '\0'; letter++, self->p++)
    {
      if (self->p < self->end && *self->p == *letter)
        continue;
      if (self->p < self->end)
        self->p = start;
      fault_here (self, _ ("a value is missing here"));
      return FALSE;
    }

  return TRUE;
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

  if (self->error == NULL)
    {
      g_warn_if_fail (self->frames->len == 0);
      skip_spaces (self);
      if (self->p < self->end)
        fault_here (self, _ ("there is more after the end of the document"));
    }

  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * kaiji_json_is_number_text:
 * @text: a text
 *
 * Returns: whether @text is a JSON number
 */
gboolean
kaiji_json_is_number_text (const char *text)
{
  KaijiJsonReader scan = { 0 };

  g_return_val_if_fail (text != NULL, FALSE);

  scan.p = text;
  scan.end = text + strlen (text);
  return take_number (&scan) && scan.p == scan.end;
}
