/* kaiji-xlsx-reader.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "kaiji-xlsx-reader.h"

/* A longer text in one cell was not typed: Excel allows 32,767 characters. */
#define MAX_TEXT (1024 * 1024)

/**
 * kaiji_xlsx_reader_open:
 * @parts: (element-type utf8 GBytes): the parts of a spreadsheet file, by their names
 * @name: the name of a part
 *
 * Returns: (transfer full) (nullable): a reader of the part, %NULL if there is none
 */
xmlTextReader *
kaiji_xlsx_reader_open (GHashTable *parts, const char *name)
{
  GBytes *bytes = g_hash_table_lookup (parts, name);
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  return xmlReaderForMemory (data, (int) size, NULL, NULL,
                             XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR
                               | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
}

/**
 * kaiji_xlsx_reader_move:
 * @reader: a reader
 * @status: (out): 1 if there is a next node, 0 at the end, -1 if the part is damaged
 *
 * Moves to the next node. A spreadsheet declares no entities; a file that does is an attack.
 *
 * Returns: whether there is a next node
 */
gboolean
kaiji_xlsx_reader_move (xmlTextReader *reader, int *status)
{
  *status = xmlTextReaderRead (reader);
  if (*status == 1 && xmlTextReaderNodeType (reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    *status = -1;
  return *status == 1;
}

/**
 * kaiji_xlsx_reader_is_start:
 * @reader: a reader
 * @name: the name of an element, without a prefix
 *
 * Returns: whether the reader is at the start of such an element, whatever the prefix of its
 *   namespace
 */
gboolean
kaiji_xlsx_reader_is_start (xmlTextReader *reader, const char *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT
         && strcmp ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}

/**
 * kaiji_xlsx_reader_is_end:
 * @reader: a reader
 * @name: the name of an element, without a prefix
 *
 * Returns: whether the reader is at the end of such an element
 */
gboolean
kaiji_xlsx_reader_is_end (xmlTextReader *reader, const char *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT
         && strcmp ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}

/**
 * kaiji_xlsx_reader_dup_attribute:
 * @reader: a reader
 * @name: the name of an attribute
 *
 * Returns: (transfer full) (nullable): what the current element has in that attribute
 */
char *
kaiji_xlsx_reader_dup_attribute (xmlTextReader *reader, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/**
 * kaiji_xlsx_reader_get_number:
 * @reader: a reader
 * @name: the name of an attribute
 * @otherwise: the number if the element has no such attribute
 *
 * Returns: the number in that attribute of the current element
 */
guint
kaiji_xlsx_reader_get_number (xmlTextReader *reader, const char *name, guint otherwise)
{
  g_autofree char *value = kaiji_xlsx_reader_dup_attribute (reader, name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : otherwise;
}

/* `_x000D_` is an escape for a character that XML does not allow (ECMA-376, 22.9.2.19). */
static char *
unescape (const char *text)
{
  g_autoptr (GString) plain = NULL;

  if (strstr (text, "_x") == NULL)
    return g_strdup (text);

  plain = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      gboolean is_escape = p[0] == '_' && p[1] == 'x';

      for (guint i = 2; is_escape && i < 6; i++)
        is_escape = g_ascii_isxdigit (p[i]);
      if (is_escape && p[6] == '_')
        {
          gunichar c = (gunichar) strtoul (p + 2, NULL, 16);

          if (c != 0 && c != '\r' && g_unichar_validate (c))
            g_string_append_unichar (plain, c);
          p += 7;
          continue;
        }
      g_string_append_c (plain, *p++);
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/**
 * kaiji_xlsx_reader_read_text:
 * @reader: a reader
 * @element: the name of the current element
 * @status: (out): as of kaiji_xlsx_reader_move()
 *
 * Reads to the end of the current element.
 *
 * Returns: (transfer full): its text: all its runs, without their phonetic readings
 */
char *
kaiji_xlsx_reader_read_text (xmlTextReader *reader, const char *element, int *status)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE;
  gboolean in_reading = FALSE;

  if (xmlTextReaderIsEmptyElement (reader) == 1)
    return g_strdup ("");

  in_text = !g_str_equal (element, "is") && !g_str_equal (element, "si");
  while (kaiji_xlsx_reader_move (reader, status) && !kaiji_xlsx_reader_is_end (reader, element))
    {
      int type = xmlTextReaderNodeType (reader);

      if (kaiji_xlsx_reader_is_start (reader, "rPh") && xmlTextReaderIsEmptyElement (reader) != 1)
        in_reading = TRUE;
      else if (kaiji_xlsx_reader_is_end (reader, "rPh"))
        in_reading = FALSE;
      else if (kaiji_xlsx_reader_is_start (reader, "t"))
        in_text = xmlTextReaderIsEmptyElement (reader) != 1;
      else if (kaiji_xlsx_reader_is_end (reader, "t"))
        in_text = FALSE;
      else if (in_text && !in_reading && text->len < MAX_TEXT
               && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
                   || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE
                   || type == XML_READER_TYPE_WHITESPACE))
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
    }

  return unescape (text->str);
}
