/* kaiji-xlsx-book.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-xlsx-book.h"
#include "kaiji-xlsx-number.h"
#include "kaiji-xlsx-parts.h"
#include "kaiji-xlsx-reader.h"

struct _KaijiXlsxBook
{
  GHashTable *parts;
  char *book; /* the name of the workbook's part */
  GPtrArray *sheets;
  GPtrArray *strings;
  GPtrArray *formats; /* the codes of number formats, by cell style */
  GHashTable *open;   /* the cell styles, plus 1, whose cells stay open when a sheet is protected */
  gboolean from_1904;
  GHashTable *names; /* what the names of ranges stand for */
};

static void
sheet_free (gpointer data)
{
  KaijiXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

/* The name of the part that a relation in the folder of @base leads to. */
static char *
resolve (const char *base, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *root = g_strconcat ("/", g_str_equal (folder, ".") ? "" : folder, NULL);
  g_autofree char *plain = g_uri_unescape_string (target, NULL);
  g_autofree char *path = g_canonicalize_filename (plain != NULL ? plain : target, root);

  return kaiji_xlsx_parts_fold_name (path);
}

/* Finds the part that another one relates to, by the relation's id or the end of its type, which
 * differs between the strict and the usual kind of file (ECMA-376, part 2, 9.3). */
static char *
find_target (KaijiXlsxBook *self, const char *base, const char *wanted_id, const char *wanted_type)
{
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *name = g_path_get_basename (base);
  g_autofree char *relations = *base == '\0' ? g_strdup ("_rels/.rels")
                                             : g_strconcat (folder, "/_rels/", name, ".rels", NULL);
  g_autoptr (xmlTextReader) reader = NULL;
  int status = 0;

  reader = kaiji_xlsx_reader_open (self->parts,
                                   g_str_has_prefix (relations, "./") ? relations + 2 : relations);
  while (reader != NULL && kaiji_xlsx_reader_move (reader, &status))
    {
      g_autofree char *id = NULL;
      g_autofree char *type = NULL;
      g_autofree char *target = NULL;

      if (!kaiji_xlsx_reader_is_start (reader, "Relationship"))
        continue;
      id = kaiji_xlsx_reader_dup_attribute (reader, "Id");
      type = kaiji_xlsx_reader_dup_attribute (reader, "Type");
      if (wanted_id != NULL ? g_strcmp0 (id, wanted_id) != 0
                            : type == NULL || !g_str_has_suffix (type, wanted_type))
        continue;
      target = kaiji_xlsx_reader_dup_attribute (reader, "Target");
      return target != NULL ? resolve (base, target) : NULL;
    }

  return NULL;
}

/* The part for one purpose: as the workbook's relations say, or as it is usually called. */
static xmlTextReader *
open_related (KaijiXlsxBook *self, const char *type, const char *usual)
{
  g_autofree char *target = find_target (self, self->book, NULL, type);

  return kaiji_xlsx_reader_open (self->parts, target != NULL ? target : usual);
}

static int
read_strings (KaijiXlsxBook *self)
{
  g_autoptr (xmlTextReader) reader = open_related (self, "/sharedStrings", "xl/sharedstrings.xml");
  int status = 0;

  while (reader != NULL && kaiji_xlsx_reader_move (reader, &status))
    if (kaiji_xlsx_reader_is_start (reader, "si"))
      g_ptr_array_add (self->strings, kaiji_xlsx_reader_read_text (reader, "si", &status));

  return status;
}

static int
read_styles (KaijiXlsxBook *self)
{
  g_autoptr (xmlTextReader) reader = open_related (self, "/styles", "xl/styles.xml");
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean in_cell_styles = FALSE;
  int status = 0;

  while (reader != NULL && kaiji_xlsx_reader_move (reader, &status))
    {
      if (kaiji_xlsx_reader_is_start (reader, "numFmt"))
        {
          g_autofree char *code = kaiji_xlsx_reader_dup_attribute (reader, "formatCode");

          g_hash_table_insert (codes,
                               GUINT_TO_POINTER (
                                 kaiji_xlsx_reader_get_number (reader, "numFmtId", 0)),
                               g_strdup (code != NULL ? code : ""));
        }
      else if (kaiji_xlsx_reader_is_start (reader, "cellXfs"))
        {
          in_cell_styles = TRUE;
        }
      else if (kaiji_xlsx_reader_is_end (reader, "cellXfs"))
        {
          in_cell_styles = FALSE;
        }
      else if (in_cell_styles && kaiji_xlsx_reader_is_start (reader, "xf"))
        {
          guint id = kaiji_xlsx_reader_get_number (reader, "numFmtId", 0);
          const char *code = g_hash_table_lookup (codes, GUINT_TO_POINTER (id));

          g_ptr_array_add (self->formats,
                           g_strdup (code != NULL ? code : kaiji_xlsx_number_get_built_in (id)));
        }
      else if (in_cell_styles && kaiji_xlsx_reader_is_start (reader, "protection"))
        {
          g_autofree char *locked = kaiji_xlsx_reader_dup_attribute (reader, "locked");

          if (g_strcmp0 (locked, "0") == 0 || g_strcmp0 (locked, "false") == 0)
            g_hash_table_add (self->open, GUINT_TO_POINTER (self->formats->len));
        }
    }

  return status;
}

static void
add_sheet (KaijiXlsxBook *self, char *name, const char *relation, gboolean is_hidden)
{
  KaijiXlsxSheet *sheet = g_new0 (KaijiXlsxSheet, 1);

  sheet->name = name != NULL ? name : g_strdup ("");
  sheet->part = relation != NULL ? find_target (self, self->book, relation, NULL) : NULL;
  if (sheet->part == NULL)
    sheet->part = g_strdup ("");
  sheet->is_hidden = is_hidden;
  g_ptr_array_add (self->sheets, sheet);
}

static int
read_workbook (KaijiXlsxBook *self)
{
  g_autoptr (xmlTextReader) reader = NULL;
  int status = -1;

  self->book = find_target (self, "", NULL, "/officeDocument");
  if (self->book == NULL)
    self->book = g_strdup ("xl/workbook.xml");
  reader = kaiji_xlsx_reader_open (self->parts, self->book);

  while (reader != NULL && kaiji_xlsx_reader_move (reader, &status))
    {
      if (kaiji_xlsx_reader_is_start (reader, "workbookPr"))
        {
          g_autofree char *from_1904 = kaiji_xlsx_reader_dup_attribute (reader, "date1904");

          self->from_1904 = g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0;
        }
      else if (kaiji_xlsx_reader_is_start (reader, "sheet"))
        {
          g_autofree char *state = kaiji_xlsx_reader_dup_attribute (reader, "state");
          g_autofree char *relation = NULL;

          while (xmlTextReaderMoveToNextAttribute (reader) == 1)
            if (strcmp ((const char *) xmlTextReaderConstLocalName (reader), "id") == 0
                && strchr ((const char *) xmlTextReaderConstName (reader), ':') != NULL)
              {
                g_free (relation);
                relation = g_strdup ((const char *) xmlTextReaderConstValue (reader));
              }
          xmlTextReaderMoveToElement (reader);

          add_sheet (self, kaiji_xlsx_reader_dup_attribute (reader, "name"), relation,
                     state != NULL && !g_str_equal (state, "visible"));
        }
      else if (kaiji_xlsx_reader_is_start (reader, "definedName"))
        {
          char *name = kaiji_xlsx_reader_dup_attribute (reader, "name");

          if (name != NULL)
            g_hash_table_insert (self->names, name,
                                 kaiji_xlsx_reader_read_text (reader, "definedName", &status));
        }
    }

  return status;
}

/**
 * kaiji_xlsx_book_new:
 * @parts: (element-type utf8 GBytes): the parts of a spreadsheet file, by their names
 *
 * Returns: (transfer full) (nullable): its workbook, %NULL if there is none or it is damaged
 */
KaijiXlsxBook *
kaiji_xlsx_book_new (GHashTable *parts)
{
  g_autoptr (KaijiXlsxBook) self = g_new0 (KaijiXlsxBook, 1);

  self->parts = g_hash_table_ref (parts);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->formats = g_ptr_array_new_with_free_func (g_free);
  self->open = g_hash_table_new (NULL, NULL);

  return read_workbook (self) < 0 ? NULL : g_steal_pointer (&self);
}

/**
 * kaiji_xlsx_book_free:
 * @self: (transfer full): a workbook
 */
void
kaiji_xlsx_book_free (KaijiXlsxBook *self)
{
  g_hash_table_unref (self->parts);
  g_free (self->book);
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->formats);
  g_hash_table_unref (self->open);
  g_free (self);
}

/**
 * kaiji_xlsx_book_get_sheets:
 *
 * Returns: (transfer none) (element-type KaijiXlsxSheet): its sheets, in their order
 */
GPtrArray *
kaiji_xlsx_book_get_sheets (KaijiXlsxBook *self)
{
  return self->sheets;
}

/**
 * kaiji_xlsx_book_count_visible:
 *
 * Returns: how many of its sheets are meant for the reader
 */
guint
kaiji_xlsx_book_count_visible (KaijiXlsxBook *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const KaijiXlsxSheet *sheet = g_ptr_array_index (self->sheets, i);

      n += !sheet->is_hidden;
    }

  return n;
}

/**
 * kaiji_xlsx_book_find_name:
 * @name: a name that the workbook's author gave
 *
 * Returns: (transfer none) (nullable): what it stands for: `Sheet2!$A$1:$A$3`
 */
const char *
kaiji_xlsx_book_find_name (KaijiXlsxBook *self, const char *name)
{
  return g_hash_table_lookup (self->names, name);
}

/**
 * kaiji_xlsx_book_read_shared:
 *
 * Reads the texts and styles that cells refer to.
 *
 * Returns: whether they are not damaged
 */
gboolean
kaiji_xlsx_book_read_shared (KaijiXlsxBook *self)
{
  return read_strings (self) >= 0 && read_styles (self) >= 0;
}

/**
 * kaiji_xlsx_book_read_styles:
 *
 * Reads the styles of cells.
 *
 * Returns: whether they are not damaged
 */
gboolean
kaiji_xlsx_book_read_styles (KaijiXlsxBook *self)
{
  return read_styles (self) >= 0;
}

/**
 * kaiji_xlsx_book_is_locked:
 * @style: the style of a cell
 *
 * Needs kaiji_xlsx_book_read_styles().
 *
 * Returns: whether the cell is locked if its sheet is protected, as cells are unless their author
 *   says otherwise (ECMA-376, 18.8.33)
 */
gboolean
kaiji_xlsx_book_is_locked (KaijiXlsxBook *self, guint style)
{
  return style >= self->formats->len
         || !g_hash_table_contains (self->open, GUINT_TO_POINTER (style + 1));
}

/**
 * kaiji_xlsx_book_format:
 * @type: (nullable): the type of a cell, as it is in the file (ECMA-376, 18.18.11)
 * @value: its value
 * @style: the number of its style
 *
 * Needs kaiji_xlsx_book_read_shared().
 *
 * Returns: (transfer full): the value as it is displayed
 */
char *
kaiji_xlsx_book_format (KaijiXlsxBook *self, const char *type, const char *value, guint style)
{
  if (g_strcmp0 (type, "s") == 0)
    {
      guint64 index = g_ascii_strtoull (value, NULL, 10);

      return g_strdup (index < self->strings->len ? g_ptr_array_index (self->strings, index) : "");
    }
  if (g_strcmp0 (type, "b") == 0)
    return g_strdup (g_str_equal (value, "1") ? "TRUE" : "FALSE");
  if (g_strcmp0 (type, "str") == 0 || g_strcmp0 (type, "inlineStr") == 0)
    return g_strdup (value);
  if (g_strcmp0 (type, "d") == 0)
    return kaiji_xlsx_number_format_iso (value);

  return kaiji_xlsx_number_format (value,
                                   style < self->formats->len
                                     ? g_ptr_array_index (self->formats, style)
                                     : "",
                                   self->from_1904);
}
