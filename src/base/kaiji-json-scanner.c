/* kaiji-json-scanner.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tokens of a JSON document: strings, numbers and literals, with faults at their exact place.
 * The structure of the document is up to kaiji-json-reader.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-json-reader.h"
#include "kaiji-json-scanner-private.h"

/* The classes of bytes in a string. */
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

/**
 * kaiji_json_scanner_init:
 * @bytes: a document
 *
 * Starts at the beginning of @bytes, after a byte order mark.
 */
void
kaiji_json_scanner_init (KaijiJsonScanner *self, GBytes *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  self->bytes = g_bytes_ref (bytes);
  /* Bytes that are empty have no address. */
  self->start = self->p = data != NULL ? data : "";
  self->end = self->start + length;
  self->scratch = g_string_new (NULL);

  /* Some editors on other systems begin UTF-8 text with a byte order mark. */
  if (length >= 3 && memcmp (self->p, "\xef\xbb\xbf", 3) == 0)
    self->p += 3;
  if (self->p == self->end)
    g_set_error_literal (&self->error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX, _ ("the file is empty"));
  else if (kaiji_json_is_utf16 (self->start, length))
    kaiji_json_scanner_fault (
      self, self->start,
      _ ("not UTF-8 text; the file is in UTF-16 (“Unicode”): save it again, as UTF-8"));
}

/**
 * kaiji_json_scanner_clear:
 *
 * Frees the members of @self.
 */
void
kaiji_json_scanner_clear (KaijiJsonScanner *self)
{
  g_bytes_unref (self->bytes);
  g_string_free (self->scratch, TRUE);
  g_clear_error (&self->error);
}

/**
 * kaiji_json_scanner_fault:
 *
 * Records a fault at @place, if it is the first one.
 */
void
kaiji_json_scanner_fault (KaijiJsonScanner *self, const char *place, const char *message)
{
  guint line, column;

  if (self->error != NULL)
    return;

  kaiji_json_get_place (self->bytes,
                        (gsize) (place - (const char *) g_bytes_get_data (self->bytes, NULL)),
                        &line, &column);
  g_set_error (&self->error, KAIJI_ERROR, KAIJI_ERROR_SYNTAX, "%u:%u: %s", line, column, message);
}

/**
 * kaiji_json_scanner_fault_here:
 *
 * Records that the next character is wrong, and which one was expected, or what is known of
 * characters that are often written instead.
 */
void
kaiji_json_scanner_fault_here (KaijiJsonScanner *self, const char *expected)
{
  g_autofree char *hint = NULL;
  guchar c;

  if (self->p >= self->end)
    {
      kaiji_json_scanner_fault (self, self->end,
                                _ ("the file ends too early; a part of it is missing"));
      return;
    }

  c = (guchar) *self->p;
  hint = kaiji_json_dup_hint (self->p, self->end);
  if (hint != NULL)
    kaiji_json_scanner_fault (self, self->p, hint);
  else if (c == '\0')
    kaiji_json_scanner_fault (self, self->p, _ ("a NUL character, which no answer can hold"));
  else if (c >= 0x80 && g_utf8_get_char_validated (self->p, self->end - self->p) >= (gunichar) -2)
    kaiji_json_scanner_fault (self, self->p, kaiji_json_describe_encoding (self->bytes));
  else
    kaiji_json_scanner_fault (self, self->p, expected);
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

/* Records that a text has not ended where its line does: most often its quotation mark is another
 * character, or is forgotten. */
static void
fault_at_line_end (KaijiJsonScanner *self, const char *end)
{
  const char *quote = kaiji_json_find_false_quote (self->text, end);
  g_autofree char *hint = quote != NULL ? kaiji_json_dup_hint (quote, end) : NULL;

  if (hint != NULL)
    kaiji_json_scanner_fault (self, quote, hint);
  else
    kaiji_json_scanner_fault (
      self, end, _ ("the quotation mark \" that ends this text is missing on its line"));
}

/* The end of the run of ordinary characters that begins at @start; NULL after a fault. */
static const char *
skip_plain (KaijiJsonScanner *self, const char *start)
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
              kaiji_json_scanner_fault (self, (const char *) p,
                                        kaiji_json_describe_encoding (self->bytes));
              return NULL;
            }
          p += length;
          break;

        case QUOTE:
        case BACKSLASH:
          return (const char *) p;

        default:
          self->p = (const char *) p;
          if (*p == '\n' || *p == '\r')
            {
              fault_at_line_end (self, self->p);
              return NULL;
            }
          kaiji_json_scanner_fault_here (
            self, _ ("a control character must be written as an escape in a text"));
          if (self->error == NULL)
            kaiji_json_scanner_fault (self, self->p, kaiji_json_describe_encoding (self->bytes));
          return NULL;
        }
    }

  kaiji_json_scanner_fault (self, self->end,
                            _ ("the file ends too early; a part of it is missing"));
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
read_unicode (KaijiJsonScanner *self, const char *p, GString *string)
{
  const char *escape = p - 1;
  int code = read_hex (p + 1, self->end);
  int low;

  if (code < 0)
    {
      kaiji_json_scanner_fault (self, escape, _ ("four hexadecimal digits must follow \\u"));
      return NULL;
    }
  p += 5;

  if (code == 0)
    {
      kaiji_json_scanner_fault (self, escape, _ ("a NUL character, which no answer can hold"));
      return NULL;
    }

  if (code >= 0xd800 && code < 0xe000)
    {
      low = self->end - p >= 6 && p[0] == '\\' && p[1] == 'u' ? read_hex (p + 2, self->end) : -1;
      if (code >= 0xdc00 || low < 0xdc00 || low >= 0xe000)
        {
          kaiji_json_scanner_fault (self, escape,
                                    _ ("half of a surrogate pair, which is no character"));
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
read_escape (KaijiJsonScanner *self, const char *p, GString *string)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (p >= self->end)
    {
      kaiji_json_scanner_fault (self, self->end,
                                _ ("the file ends too early; a part of it is missing"));
      return NULL;
    }

  if (*p == 'u')
    return read_unicode (self, p, string);

  letter = *p != '\0' ? strchr (letters, *p) : NULL;
  if (letter == NULL)
    {
      kaiji_json_scanner_fault (self, p - 1, _ ("after a backslash, this character means nothing"));
      return NULL;
    }

  g_string_append_c (string, characters[letter - letters]);
  return p + 1;
}

/**
 * kaiji_json_scanner_read_string:
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none) (nullable): the next string; not NUL-terminated, and valid until the
 *   next string is read
 */
const char *
kaiji_json_scanner_read_string (KaijiJsonScanner *self, gsize *length)
{
  const char *start = self->p + 1;
  const char *p;

  self->text = start;
  p = skip_plain (self, start);
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
take_digits (KaijiJsonScanner *self)
{
  const char *start = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;
  return self->p > start;
}

static gboolean
take_character (KaijiJsonScanner *self, const char *characters)
{
  if (self->p >= self->end || *self->p == '\0' || strchr (characters, *self->p) == NULL)
    return FALSE;

  self->p++;
  return TRUE;
}

/* Skips a number, up to the first character that is not valid in it. */
static gboolean
take_number (KaijiJsonScanner *self)
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

/**
 * kaiji_json_scanner_read_number:
 * @length: (out): its length in bytes
 *
 * Returns: (transfer none) (nullable): the text of the next number; not NUL-terminated
 */
const char *
kaiji_json_scanner_read_number (KaijiJsonScanner *self, gsize *length)
{
  const char *start = self->p;

  if (!take_number (self))
    {
      kaiji_json_scanner_fault_here (self, _ ("a number is not written like this"));
      return NULL;
    }

  *length = (gsize) (self->p - start);
  return start;
}

/**
 * kaiji_json_scanner_skip_word:
 * @word: `null`, `true` or `false`
 *
 * Returns: whether @word came next
 */
gboolean
kaiji_json_scanner_skip_word (KaijiJsonScanner *self, const char *word)
{
  const char *start = self->p;

  for (; *word != '\0'; word++, self->p++)
    {
      if (self->p < self->end && *self->p == *word)
        continue;
      if (self->p < self->end)
        self->p = start;
      kaiji_json_scanner_fault_here (self, _ ("a value is missing here"));
      return FALSE;
    }

  return TRUE;
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
  KaijiJsonScanner scan = { 0 };

  g_return_val_if_fail (text != NULL, FALSE);

  scan.p = text;
  scan.end = text + strlen (text);
  return take_number (&scan) && scan.p == scan.end;
}
