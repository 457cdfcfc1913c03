/* kaiji-pdf-pack.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "kaiji-pdf-pack.h"

/* A line of the table of objects that a document ends with (ISO 32000-1, 7.5.4). */
#define ENTRY_SIZE 20
#define TABLE_HEAD "xref\n0 "

/* The end of the document in which its trailer is. */
#define TRAILER_SIZE 100

/* The kinds of entries in a stream of references (7.5.8.3), and how many bytes one takes. */
#define ENTRY_FREE 0
#define ENTRY_OFFSET 1
#define ENTRY_PACKED 2
#define PACKED_ENTRY_SIZE 9

/* How hard to compress, of 9: the last kilobyte costs more time than two pages. */
#define LEVEL 5

/* What Cairo 1.16 does not say of the document: its language, and that a window is to show its
 * title. */
#define CATALOG "<< /Type /Catalog\n"
#define CATALOG_ADDITIONS                                                                          \
  "   /Lang (ja)\n"                                                                                \
  "   /ViewerPreferences << /DisplayDocTitle true >>\n"

/* An object of the document: what stands between "obj" and "endobj". */
typedef struct
{
  gsize offset; /* 0 for a number that is not in use */
  const char *body;
  gsize length;
} KaijiPdfObject;

typedef struct
{
  const char *data;
  gsize size;
  gsize table; /* where the table of objects begins */
  GArray *objects;
  guint root;
  guint info;
} KaijiPdfParts;

static void
parts_clear (KaijiPdfParts *parts)
{
  g_clear_pointer (&parts->objects, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KaijiPdfParts, parts_clear)

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  gsize one = *(const gsize *) a;
  gsize other = *(const gsize *) b;

  return (one > other) - (one < other);
}

static guint
read_number (const char *trailer, const char *name)
{
  const char *found = strstr (trailer, name);

  return found != NULL ? (guint) strtoul (found + strlen (name), NULL, 10) : 0;
}

/* Finds an object's body between its offset and that of what follows. */
static gboolean
read_object (const KaijiPdfParts *parts, guint number, gsize end, KaijiPdfObject *object)
{
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", number);
  const char *tail = "\nendobj\n";
  gsize head_length = strlen (head);
  gsize tail_length = strlen (tail);
  gsize length = end - object->offset;

  if (end > parts->table || length < head_length + tail_length
      || memcmp (parts->data + object->offset, head, head_length) != 0
      || memcmp (parts->data + end - tail_length, tail, tail_length) != 0)
    return FALSE;

  object->body = parts->data + object->offset + head_length;
  object->length = length - head_length - tail_length;

  return TRUE;
}

static gboolean
read_objects (KaijiPdfParts *parts)
{
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));

  g_array_append_val (offsets, parts->table);
  for (guint i = 0; i < parts->objects->len; i++)
    {
      const KaijiPdfObject *object = &g_array_index (parts->objects, KaijiPdfObject, i);

      if (object->offset > 0)
        g_array_append_val (offsets, object->offset);
    }
  g_array_sort (offsets, compare_offsets);

  for (guint i = 0; i < parts->objects->len; i++)
    {
      KaijiPdfObject *object = &g_array_index (parts->objects, KaijiPdfObject, i);
      guint position;

      if (object->offset == 0)
        continue;
      if (!g_array_binary_search (offsets, &object->offset, compare_offsets, &position)
          || position + 1 >= offsets->len
          || !read_object (parts, i, g_array_index (offsets, gsize, position + 1), object))
        return FALSE;
    }

  return TRUE;
}

/* Takes apart a document as Cairo writes it: one table of objects, at the end. */
static gboolean
read_parts (GBytes *document, KaijiPdfParts *parts)
{
  g_autofree char *trailer = NULL;
  gsize trailer_start;
  const char *entry;
  char *end;
  guint n_objects;

  parts->data = g_bytes_get_data (document, &parts->size);
  parts->objects = g_array_new (FALSE, TRUE, sizeof (KaijiPdfObject));
  if (parts->size < TRAILER_SIZE)
    return FALSE;

  trailer_start = parts->size - TRAILER_SIZE;
  trailer = g_strndup (parts->data + trailer_start, TRAILER_SIZE);
  parts->root = read_number (trailer, "/Root ");
  parts->info = read_number (trailer, "/Info ");
  parts->table = read_number (trailer, "startxref\n");
  if (parts->root == 0 || parts->info == 0 || parts->table >= trailer_start
      || !g_str_has_prefix (parts->data + parts->table, TABLE_HEAD))
    return FALSE;

  n_objects = (guint) strtoul (parts->data + parts->table + strlen (TABLE_HEAD), &end, 10);
  entry = end + 1;
  if ((gsize) (parts->data + parts->size - entry) < (gsize) n_objects * ENTRY_SIZE)
    return FALSE;

  for (guint i = 0; i < n_objects; i++, entry += ENTRY_SIZE)
    {
      KaijiPdfObject object = { 0 };

      if (entry[17] == 'n')
        object.offset = g_ascii_strtoull (entry, NULL, 10);
      g_array_append_val (parts->objects, object);
    }

  return read_objects (parts);
}

/* Streams stay by themselves, and so do the numbers that tell their lengths. */
static gboolean
can_be_packed (const KaijiPdfObject *object)
{
  const char *end = "endstream";

  if (object->offset == 0 || object->length == 0 || g_ascii_isdigit (*object->body))
    return FALSE;

  return object->length < strlen (end)
         || memcmp (object->body + object->length - strlen (end), end, strlen (end)) != 0;
}

static GBytes *
compress (const char *data, gsize size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB,
                                                                  LEVEL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory,
                                                                    G_CONVERTER (compressor));

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, NULL)
      || !g_output_stream_close (stream, NULL, NULL))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
append_number (GByteArray *bytes, guint64 number, guint size)
{
  for (guint i = size; i > 0; i--)
    {
      guint8 byte = (guint8) (number >> (8 * (i - 1)));

      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
append_entry (GByteArray *bytes, guint kind, guint64 first, guint second)
{
  append_number (bytes, kind, 1);
  append_number (bytes, first, 4);
  append_number (bytes, second, 4);
}

static void
append (GByteArray *bytes, const char *data, gsize size)
{
  g_byte_array_append (bytes, (const guint8 *) data, (guint) size);
}

G_GNUC_PRINTF (2, 3)
static void
append_format (GByteArray *bytes, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  append (bytes, text, strlen (text));
}

static gboolean
append_stream (GByteArray *packed, guint number, const char *members, const char *data, gsize size)
{
  g_autoptr (GBytes) stream = compress (data, size);
  gsize length;
  const char *content;

  if (stream == NULL)
    return FALSE;

  content = g_bytes_get_data (stream, &length);
  append_format (packed,
                 "%u 0 obj\n<< %s /Length %" G_GSIZE_FORMAT "\n   /Filter /FlateDecode\n>>\n"
                 "stream\n",
                 number, members, length);
  append (packed, content, length);
  append_format (packed, "\nendstream\nendobj\n");

  return TRUE;
}

static void
append_body (GString *bodies, const KaijiPdfObject *object)
{
  gsize skipped = 0;

  if (object->length > strlen (CATALOG) && g_str_has_prefix (object->body, CATALOG))
    {
      g_string_append (bodies, CATALOG CATALOG_ADDITIONS);
      skipped = strlen (CATALOG);
    }

  g_string_append_len (bodies, object->body + skipped, (gssize) (object->length - skipped));
  g_string_append_c (bodies, '\n');
}

/* Writes the objects, and fills in where each is. */
static gboolean
pack_objects (const KaijiPdfParts *parts, GByteArray *packed, GByteArray *entries)
{
  g_autoptr (GString) index = g_string_new (NULL);
  g_autoptr (GString) bodies = g_string_new (NULL);
  g_autofree char *members = NULL;
  guint n_packed = 0;

  for (guint i = 0; i < parts->objects->len; i++)
    {
      const KaijiPdfObject *object = &g_array_index (parts->objects, KaijiPdfObject, i);

      if (can_be_packed (object))
        {
          g_string_append_printf (index, "%u %" G_GSIZE_FORMAT " ", i, bodies->len);
          append_body (bodies, object);
          append_entry (entries, ENTRY_PACKED, parts->objects->len, n_packed++);
        }
      else if (object->offset > 0)
        {
          append_entry (entries, ENTRY_OFFSET, packed->len, 0);
          append_format (packed, "%u 0 obj\n", i);
          append (packed, object->body, object->length);
          append_format (packed, "\nendobj\n");
        }
      else
        {
          append_entry (entries, ENTRY_FREE, 0, i == 0 ? 65535 : 0);
        }
    }

  members = g_strdup_printf ("/Type /ObjStm\n   /N %u\n   /First %" G_GSIZE_FORMAT "\n  ", n_packed,
                             index->len);
  g_string_append_len (index, bodies->str, (gssize) bodies->len);
  append_entry (entries, ENTRY_OFFSET, packed->len, 0);

  return append_stream (packed, parts->objects->len, members, index->str, index->len);
}

/**
 * kaiji_pdf_pack:
 * @document: a PDF document as Cairo writes it
 *
 * Makes a document smaller: Cairo writes all that tells of its structure, an object for each cell
 * of a table, at full length. It is put into one compressed stream (ISO 32000-1, 7.5.7). Also says
 * that the document is in Japanese and shows its title, which Cairo 1.16 cannot say.
 *
 * Returns: (transfer full): the document; @document itself where Cairo writes it in another way, as
 *   1.18 does, which packs by itself
 */
GBytes *
kaiji_pdf_pack (GBytes *document)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (GByteArray) entries = g_byte_array_new ();
  g_autofree char *members = NULL;
  g_auto (KaijiPdfParts) parts = { 0 };
  gsize start = G_MAXSIZE;
  gsize table;

  g_return_val_if_fail (document != NULL, NULL);

  if (!read_parts (document, &parts))
    return g_bytes_ref (document);

  for (guint i = 0; i < parts.objects->len; i++)
    {
      const KaijiPdfObject *object = &g_array_index (parts.objects, KaijiPdfObject, i);

      if (object->offset > 0)
        start = MIN (start, object->offset);
    }

  append (packed, parts.data, start);
  if (!pack_objects (&parts, packed, entries))
    return g_bytes_ref (document);

  table = packed->len;
  append_entry (entries, ENTRY_OFFSET, table, 0);
  members = g_strdup_printf ("/Type /XRef\n   /Size %u\n   /W [ 1 4 4 ]\n   /Root %u 0 R\n"
                             "   /Info %u 0 R\n  ",
                             entries->len / PACKED_ENTRY_SIZE, parts.root, parts.info);
  if (!append_stream (packed, parts.objects->len + 1, members, (const char *) entries->data,
                      entries->len))
    return g_bytes_ref (document);
  append_format (packed, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);

  return g_byte_array_free_to_bytes (g_steal_pointer (&packed));
}
