/* kaiji-table-xlsx.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-field-column.h"
#include "kaiji-table-xlsx.h"
#include "kaiji-xlsx-number.h"
#include "kaiji-xlsx-parts.h"

/* A longer text in one cell was not typed: Excel allows 32,767 characters. */
#define MAX_TEXT (1024 * 1024)

typedef struct
{
  char *name;
  char *relation;
  gboolean is_hidden;
} Sheet;

typedef struct
{
  GHashTable *parts;
  char *book; /* the name of the workbook's part */
  GPtrArray *strings;
  GPtrArray *formats; /* the codes of number formats, by cell style */
  GArray *sheets;
  GHashTable *names; /* what the names of ranges stand for, by the names */
  gboolean from_1904;
} Workbook;

static void
sheet_clear (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
}

/* Does not take the parts. */
static void
workbook_init (Workbook *self, GHashTable *parts)
{
  self->parts = parts;
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->formats = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, sheet_clear);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
workbook_clear (Workbook *self)
{
  g_free (self->book);
  g_clear_pointer (&self->strings, g_ptr_array_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

/* Returns whether the reader is at the start of an element, whatever the prefix of its
 * namespace. */
static gboolean
is_start (xmlTextReader *reader, const char *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT
         && strcmp ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}

static gboolean
is_end (xmlTextReader *reader, const char *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT
         && strcmp ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}

static char *
dup_attribute (xmlTextReader *reader, const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static guint
get_number (xmlTextReader *reader, const char *name, guint otherwise)
{
  g_autofree char *value = dup_attribute (reader, name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : otherwise;
}

static xmlTextReader *
open_part (Workbook *self, const char *name)
{
  GBytes *bytes = g_hash_table_lookup (self->parts, name);
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  return xmlReaderForMemory (data, (int) size, NULL, NULL,
                             XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR
                               | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
}

/* Moves to the next node. A spreadsheet declares no entities; a file that does is an attack. */
static gboolean
next (xmlTextReader *reader, int *status)
{
  *status = xmlTextReaderRead (reader);
  if (*status == 1 && xmlTextReaderNodeType (reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    *status = -1;
  return *status == 1;
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

/* Reads the text of the current element: all its runs, without their phonetic readings. */
static char *
read_text (xmlTextReader *reader, const char *element, int *status)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE;
  gboolean in_reading = FALSE;

  if (xmlTextReaderIsEmptyElement (reader) == 1)
    return g_strdup ("");

  in_text = !g_str_equal (element, "is") && !g_str_equal (element, "si");
  while (next (reader, status) && !is_end (reader, element))
    {
      int type = xmlTextReaderNodeType (reader);

      if (is_start (reader, "rPh") && xmlTextReaderIsEmptyElement (reader) != 1)
        in_reading = TRUE;
      else if (is_end (reader, "rPh"))
        in_reading = FALSE;
      else if (is_start (reader, "t"))
        in_text = xmlTextReaderIsEmptyElement (reader) != 1;
      else if (is_end (reader, "t"))
        in_text = FALSE;
      else if (in_text && !in_reading && text->len < MAX_TEXT
               && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
                   || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE
                   || type == XML_READER_TYPE_WHITESPACE))
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
    }

  return unescape (text->str);
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
find_target (Workbook *self, const char *base, const char *wanted_id, const char *wanted_type)
{
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *name = g_path_get_basename (base);
  g_autofree char *relations = *base == '\0' ? g_strdup ("_rels/.rels")
                                             : g_strconcat (folder, "/_rels/", name, ".rels", NULL);
  g_autoptr (xmlTextReader) reader = NULL;
  int status = 0;

  reader = open_part (self, g_str_has_prefix (relations, "./") ? relations + 2 : relations);
  while (reader != NULL && next (reader, &status))
    {
      g_autofree char *id = NULL;
      g_autofree char *type = NULL;
      g_autofree char *target = NULL;

      if (!is_start (reader, "Relationship"))
        continue;
      id = dup_attribute (reader, "Id");
      type = dup_attribute (reader, "Type");
      if (wanted_id != NULL ? g_strcmp0 (id, wanted_id) != 0
                            : type == NULL || !g_str_has_suffix (type, wanted_type))
        continue;
      target = dup_attribute (reader, "Target");
      return target != NULL ? resolve (base, target) : NULL;
    }

  return NULL;
}

/* The part for one purpose: as the workbook's relations say, or as it is usually called. */
static xmlTextReader *
open_related (Workbook *self, const char *type, const char *usual)
{
  g_autofree char *target = find_target (self, self->book, NULL, type);

  return open_part (self, target != NULL ? target : usual);
}

static int
read_strings (Workbook *self)
{
  g_autoptr (xmlTextReader) reader = open_related (self, "/sharedStrings", "xl/sharedstrings.xml");
  int status = 0;

  while (reader != NULL && next (reader, &status))
    if (is_start (reader, "si"))
      g_ptr_array_add (self->strings, read_text (reader, "si", &status));

  return status;
}

static int
read_styles (Workbook *self)
{
  g_autoptr (xmlTextReader) reader = open_related (self, "/styles", "xl/styles.xml");
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean in_cell_styles = FALSE;
  int status = 0;

  while (reader != NULL && next (reader, &status))
    {
      if (is_start (reader, "numFmt"))
        {
          g_autofree char *code = dup_attribute (reader, "formatCode");

          g_hash_table_insert (codes, GUINT_TO_POINTER (get_number (reader, "numFmtId", 0)),
                               g_strdup (code != NULL ? code : ""));
        }
      else if (is_start (reader, "cellXfs"))
        {
          in_cell_styles = TRUE;
        }
      else if (is_end (reader, "cellXfs"))
        {
          in_cell_styles = FALSE;
        }
      else if (in_cell_styles && is_start (reader, "xf"))
        {
          guint id = get_number (reader, "numFmtId", 0);
          const char *code = g_hash_table_lookup (codes, GUINT_TO_POINTER (id));

          g_ptr_array_add (self->formats,
                           g_strdup (code != NULL ? code : kaiji_xlsx_number_get_built_in (id)));
        }
    }

  return status;
}

static int
read_workbook (Workbook *self)
{
  g_autoptr (xmlTextReader) reader = NULL;
  int status = -1;

  self->book = find_target (self, "", NULL, "/officeDocument");
  if (self->book == NULL)
    self->book = g_strdup ("xl/workbook.xml");
  reader = open_part (self, self->book);

  while (reader != NULL && next (reader, &status))
    {
      if (is_start (reader, "workbookPr"))
        {
          g_autofree char *from_1904 = dup_attribute (reader, "date1904");

          self->from_1904 = g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0;
        }
      else if (is_start (reader, "sheet"))
        {
          g_autofree char *state = dup_attribute (reader, "state");
          Sheet sheet = { dup_attribute (reader, "name"), NULL, FALSE };

          while (xmlTextReaderMoveToNextAttribute (reader) == 1)
            if (strcmp ((const char *) xmlTextReaderConstLocalName (reader), "id") == 0
                && strchr ((const char *) xmlTextReaderConstName (reader), ':') != NULL)
              sheet.relation = g_strdup ((const char *) xmlTextReaderConstValue (reader));
          xmlTextReaderMoveToElement (reader);

          sheet.is_hidden = state != NULL && !g_str_equal (state, "visible");
          g_array_append_val (self->sheets, sheet);
        }
      else if (is_start (reader, "definedName"))
        {
          char *name = dup_attribute (reader, "name");

          if (name != NULL)
            g_hash_table_insert (self->names, name, read_text (reader, "definedName", &status));
        }
    }

  return status;
}

static char *
find_sheet (Workbook *self, const Sheet *sheet)
{
  return sheet->relation != NULL ? find_target (self, self->book, sheet->relation, NULL) : NULL;
}

/* A cell of a sheet as it is in the file; what it does not have is NULL. */
typedef struct
{
  char *type;
  char *value;
  char *formula;
  guint style;
} Cell;

static void
cell_clear (Cell *cell)
{
  g_free (cell->type);
  g_free (cell->value);
  g_free (cell->formula);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cell, cell_clear)

static char *
format_cell (Workbook *self, const char *type, const char *value, guint style)
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

static guint
read_column (const char *reference, guint otherwise)
{
  guint column = 0;

  if (reference == NULL || !g_ascii_isupper (*reference))
    return otherwise;

  for (; g_ascii_isupper (*reference) && column < 100000; reference++)
    column = column * 26 + (guint) (*reference - 'A') + 1;

  return column - 1;
}

/* Adds what a cell shows. An error is not an answer, and a formula that has a type other than text
 * and no value was never calculated; the program that wrote it left that to others. */
static void
add_cell (Workbook *self, KaijiTable *table, KaijiTableRow *row, guint column, const Cell *cell)
{
  g_autofree char *text = NULL;

  if (cell->value != NULL && g_strcmp0 (cell->type, "e") == 0)
    {
      kaiji_table_add_unread (table, row->line, row->place, column, cell->value);
      return;
    }
  if (cell->formula != NULL && g_strcmp0 (cell->type, "str") != 0
      && (cell->value == NULL || *cell->value == '\0'))
    {
      text = g_strconcat ("=", cell->formula, NULL);
      kaiji_table_add_unread (table, row->line, row->place, column, text);
      return;
    }
  if (cell->value == NULL)
    return;

  text = format_cell (self, cell->type, cell->value, cell->style);
  kaiji_table_add_cell (table, row, column, text);
}

static void
read_cell (Workbook *self,
           xmlTextReader *reader,
           KaijiTable *table,
           KaijiTableRow *row,
           guint *column,
           int *status)
{
  g_autofree char *reference = dup_attribute (reader, "r");
  g_auto (Cell) cell = { dup_attribute (reader, "t"), NULL, NULL, get_number (reader, "s", 0) };

  *column = read_column (reference, *column);
  while (xmlTextReaderIsEmptyElement (reader) != 1 && next (reader, status)
         && !is_end (reader, "c"))
    {
      g_autofree char *element = g_strdup ((const char *) xmlTextReaderConstLocalName (reader));
      char **part = g_str_equal (element, "f") ? &cell.formula : &cell.value;

      if (!is_start (reader, "v") && !is_start (reader, "is") && !is_start (reader, "f"))
        continue;
      g_free (*part);
      *part = read_text (reader, element, status);
    }

  add_cell (self, table, row, *column, &cell);
  (*column)++;
}

static int
read_sheet (Workbook *self, const Sheet *sheet, const char *place, KaijiTable *table)
{
  g_autofree char *target = find_sheet (self, sheet);
  g_autoptr (xmlTextReader) reader = target != NULL ? open_part (self, target) : NULL;
  KaijiTableRow *row = NULL;
  guint line = 0;
  guint last_line = 0;
  guint column = 0;
  int status = 0;

  while (reader != NULL && !kaiji_table_is_full (table) && next (reader, &status))
    {
      if (is_start (reader, "row"))
        {
          if (row != NULL)
            kaiji_table_end_row (table);
          line = get_number (reader, "r", line + 1);
          row = NULL;
          column = 0;
        }
      else if (is_start (reader, "c"))
        {
          /* Rows without cells are skipped: a sheet may have a million. */
          if (row == NULL)
            row = kaiji_table_add_row (table, line, place, line > last_line + 1);
          read_cell (self, reader, table, row, &column, &status);
          if (row->cells->len > 0)
            last_line = line;
        }
    }

  if (row != NULL)
    kaiji_table_end_row (table);
  return status;
}

static guint
count_visible (const Workbook *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    n += !g_array_index (self->sheets, Sheet, i).is_hidden;

  return n;
}

/* Reads the visible sheets, or all; the rows of the latter always have the sheet's name. */
static KaijiTable *
read_table (GBytes *bytes, gboolean with_hidden, GError **error)
{
  g_autoptr (KaijiTable) table = kaiji_table_new (TRUE);
  g_autoptr (GHashTable) parts = kaiji_xlsx_parts_read (bytes, error);
  g_auto (Workbook) self = { 0 };
  gboolean are_named;
  gboolean is_damaged;

  if (parts == NULL)
    return NULL;

  workbook_init (&self, parts);
  is_damaged = read_workbook (&self) < 0 || read_strings (&self) < 0 || read_styles (&self) < 0;
  are_named = with_hidden || count_visible (&self) > 1;
  for (guint i = 0; !is_damaged && i < self.sheets->len; i++)
    {
      const Sheet *sheet = &g_array_index (self.sheets, Sheet, i);

      /* Hidden sheets are not meant for the reader. */
      if (with_hidden || !sheet->is_hidden)
        is_damaged = read_sheet (&self, sheet, are_named ? sheet->name : NULL, table) < 0;
    }

  if (is_damaged)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                           _ ("it is not a spreadsheet that Kaiji can read, or it is damaged"));
      return NULL;
    }

  return g_steal_pointer (&table);
}

/**
 * kaiji_table_xlsx_read:
 * @bytes: a spreadsheet file (ECMA-376)
 *
 * Reads the visible sheets of a spreadsheet as they are displayed: shared and inline texts with all
 * their runs, the last results of formulas, days of either calendar.
 *
 * Returns: (transfer full): the table; %NULL with @error if the file is damaged, locked, or larger
 *   than Kaiji reads
 */
KaijiTable *
kaiji_table_xlsx_read (GBytes *bytes, GError **error)
{
  KaijiTable *table = read_table (bytes, FALSE, error);

  if (table != NULL)
    kaiji_field_column_take (table);

  return table;
}

/**
 * kaiji_table_xlsx_read_all:
 * @bytes: a spreadsheet file
 *
 * Reads all sheets, hidden ones, too: a file refers to what stands there.
 *
 * Returns: (transfer full): the table, whose rows have the sheet's name as their place; %NULL with
 *   @error as above
 */
KaijiTable *
kaiji_table_xlsx_read_all (GBytes *bytes, GError **error)
{
  return read_table (bytes, TRUE, error);
}

/**
 * kaiji_table_xlsx_read_names:
 * @parts: (element-type utf8 GBytes): the parts of a spreadsheet file, by their names
 *
 * Returns: (transfer full) (element-type utf8 utf8): what the names of its ranges stand for
 */
GHashTable *
kaiji_table_xlsx_read_names (GHashTable *parts)
{
  g_auto (Workbook) self = { 0 };

  workbook_init (&self, parts);
  read_workbook (&self);
  return g_hash_table_ref (self.names);
}

static void
xlsx_sheet_free (gpointer data)
{
  KaijiXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

/**
 * kaiji_table_xlsx_list_sheets:
 * @parts: (element-type utf8 GBytes): the parts of a spreadsheet file, by their names
 *
 * Returns: (transfer full) (element-type KaijiXlsxSheet): its visible sheets, in their order; the
 *   rows of a table have the name as their place if there are several
 */
GPtrArray *
kaiji_table_xlsx_list_sheets (GHashTable *parts)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (xlsx_sheet_free);
  g_auto (Workbook) self = { 0 };

  workbook_init (&self, parts);
  if (read_workbook (&self) < 0)
    return list;

  for (guint i = 0; i < self.sheets->len; i++)
    {
      const Sheet *sheet = &g_array_index (self.sheets, Sheet, i);
      KaijiXlsxSheet *listed;

      if (sheet->is_hidden)
        continue;
      listed = g_new0 (KaijiXlsxSheet, 1);
      listed->name = g_strdup (sheet->name != NULL ? sheet->name : "");
      listed->part = find_sheet (&self, sheet);
      g_ptr_array_add (list, listed);
      if (listed->part == NULL)
        listed->part = g_strdup ("");
    }

  return list;
}
