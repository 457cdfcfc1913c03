/* kaiji-xlsx-edit.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of the file's parts only those of the sheets that are written in change, and of these only the
 * cells: texts are put into them inline (ECMA-376, 18.3.1.53), so that the shared ones stay as they
 * are.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-xlsx-book.h"
#include "kaiji-xlsx-cells.h"
#include "kaiji-xlsx-edit.h"
#include "kaiji-xlsx-idle-rows.h"
#include "kaiji-xlsx-locks.h"
#include "kaiji-xlsx-node.h"
#include "kaiji-xlsx-parts.h"
#include "kaiji-xlsx-range.h"
#include "kaiji-xlsx-rules.h"
#include "kaiji-xlsx-stale.h"

/* A sheet's part. */
typedef struct
{
  char *name;  /* of the part */
  char *title; /* what a person calls it */
  xmlDoc *document;
  xmlNode *data;           /* its `sheetData` */
  KaijiXlsxIdleRows *idle; /* what is left out of that */
  GArray *merged;
  gboolean is_protected;
  GArray *written; /* of KaijiXlsxRange: cells */
} Sheet;

struct _KaijiXlsxEdit
{
  GBytes *bytes;
  GHashTable *sheets;  /* by the sheet's name; "" for the only one */
  KaijiXlsxBook *book; /* the rules' */
  gboolean has_macros;
  KaijiXlsxRules *rules;
};

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->title);
  g_clear_pointer (&sheet->document, xmlFreeDoc);
  g_clear_pointer (&sheet->idle, kaiji_xlsx_idle_rows_free);
  g_array_unref (sheet->merged);
  g_array_unref (sheet->written);
  g_free (sheet);
}

static void
read_merged (Sheet *sheet, const xmlNode *root)
{
  const xmlNode *list = kaiji_xlsx_node_find_child (root, "mergeCells");

  for (const xmlNode *node = list != NULL ? list->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *reference = kaiji_xlsx_node_is (node, "mergeCell")
                                     ? kaiji_xlsx_node_dup_attribute (node, "ref")
                                     : NULL;
      const char *text = reference;
      KaijiXlsxRange range;

      if (reference != NULL && kaiji_xlsx_read_range (&text, &range))
        g_array_append_val (sheet->merged, range);
    }
}

static Sheet *
sheet_new (const KaijiXlsxSheet *listed, GBytes *part)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  g_autoptr (GBytes) rest = NULL;
  gsize size;
  const char *data;
  xmlNode *root;

  sheet->idle = kaiji_xlsx_idle_rows_new (part);
  rest = kaiji_xlsx_idle_rows_leave_out (sheet->idle, part);
  data = g_bytes_get_data (rest, &size);

  sheet->name = g_strdup (listed->part);
  sheet->title = g_strdup (listed->name);
  sheet->merged = g_array_new (FALSE, FALSE, sizeof (KaijiXlsxRange));
  sheet->written = g_array_new (FALSE, FALSE, sizeof (KaijiXlsxRange));
  if (size <= G_MAXINT)
    sheet->document = xmlReadMemory (data, (int) size, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                       | XML_PARSE_HUGE);
  root = sheet->document != NULL ? xmlDocGetRootElement (sheet->document) : NULL;
  sheet->data = root != NULL ? kaiji_xlsx_node_find_child (root, "sheetData") : NULL;
  /* A spreadsheet declares no entities; one that does is a trap. */
  if (sheet->data == NULL || xmlGetIntSubset (sheet->document) != NULL)
    {
      sheet_free (sheet);
      return NULL;
    }

  read_merged (sheet, root);
  sheet->is_protected = kaiji_xlsx_locks_are_on (root);
  return sheet;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KaijiXlsxEdit, kaiji_xlsx_edit_free)

/**
 * kaiji_xlsx_edit_new:
 * @bytes: a spreadsheet file
 *
 * Returns: (transfer full): the file, to be written in; %NULL with @error if it is none
 */
KaijiXlsxEdit *
kaiji_xlsx_edit_new (GBytes *bytes, GError **error)
{
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (KaijiXlsxBook) book = NULL;
  GPtrArray *list;
  gboolean is_only;
  g_autoptr (KaijiXlsxEdit) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  parts = kaiji_xlsx_parts_read (bytes, error);
  if (parts == NULL)
    return NULL;

  self = g_new0 (KaijiXlsxEdit, 1);
  self->bytes = g_bytes_ref (bytes);
  self->sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, sheet_free);
  self->has_macros = kaiji_xlsx_parts_have_macros (parts);
  book = kaiji_xlsx_book_new (parts);
  list = book != NULL ? kaiji_xlsx_book_get_sheets (book) : NULL;
  is_only = book != NULL && kaiji_xlsx_book_count_visible (book) == 1;
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const KaijiXlsxSheet *named = g_ptr_array_index (list, i);
      GBytes *part = named->is_hidden ? NULL : g_hash_table_lookup (parts, named->part);
      Sheet *sheet = part != NULL ? sheet_new (named, part) : NULL;

      if (sheet == NULL)
        continue;
      g_hash_table_insert (self->sheets, g_strdup (is_only ? "" : named->name), sheet);
    }

  if (g_hash_table_size (self->sheets) == 0)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                           _ ("it is not a spreadsheet that Kaiji can read, or it is damaged"));
      return NULL;
    }

  kaiji_xlsx_book_read_styles (book);
  self->book = book;
  self->rules = kaiji_xlsx_rules_new (bytes, g_steal_pointer (&book));
  return g_steal_pointer (&self);
}

void
kaiji_xlsx_edit_free (KaijiXlsxEdit *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->sheets);
  g_clear_pointer (&self->rules, kaiji_xlsx_rules_free);
  g_free (self);
}

/**
 * kaiji_xlsx_edit_has_macros:
 *
 * Returns: whether the file is a workbook with macros, which has another suffix than one without
 */
gboolean
kaiji_xlsx_edit_has_macros (KaijiXlsxEdit *self)
{
  return self->has_macros;
}

static Sheet *
find_sheet (KaijiXlsxEdit *self, const char *name)
{
  return g_hash_table_lookup (self->sheets, name != NULL ? name : "");
}

/**
 * kaiji_xlsx_edit_find_merged:
 * @sheet: (nullable): a sheet's name; %NULL for the only one
 * @row: from 1
 * @column: from 0
 * @first_row: (out): the row of the cell that shows there
 * @first_column: (out): its column
 *
 * Finds the cell into which those at a place are merged; it is the place itself if none are.
 */
void
kaiji_xlsx_edit_find_merged (KaijiXlsxEdit *self,
                             const char *sheet,
                             guint row,
                             guint column,
                             guint *first_row,
                             guint *first_column)
{
  Sheet *found = find_sheet (self, sheet);

  *first_row = row;
  *first_column = column;
  for (guint i = 0; found != NULL && i < found->merged->len; i++)
    {
      const KaijiXlsxRange *range = &g_array_index (found->merged, KaijiXlsxRange, i);

      if (!kaiji_xlsx_range_contains (range, row, column))
        continue;
      *first_row = range->first_row;
      *first_column = range->first_column;
      return;
    }
}

/**
 * kaiji_xlsx_edit_get_cell:
 *
 * Returns: what is in a cell, as far as writing in it is concerned
 */
KaijiXlsxCell
kaiji_xlsx_edit_get_cell (KaijiXlsxEdit *self, const char *sheet, guint row, guint column)
{
  Sheet *found = find_sheet (self, sheet);
  xmlNode *cell = found != NULL ? kaiji_xlsx_cells_find (found->data, row, column, FALSE) : NULL;
  xmlChar *content;
  gboolean is_blank = TRUE;

  /* Nothing can be written into a row that is left out. */
  if (found == NULL || kaiji_xlsx_idle_rows_contain (found->idle, row))
    return KAIJI_XLSX_CELL_FILLED;
  if (cell == NULL)
    return KAIJI_XLSX_CELL_EMPTY;
  if (kaiji_xlsx_node_find_child (cell, "f") != NULL)
    return KAIJI_XLSX_CELL_FORMULA;

  content = xmlNodeGetContent (cell);
  for (const char *p = (const char *) content; p != NULL && *p != '\0'; p++)
    is_blank &= g_ascii_isspace (*p);
  xmlFree (content);
  return is_blank ? KAIJI_XLSX_CELL_EMPTY : KAIJI_XLSX_CELL_FILLED;
}

/**
 * kaiji_xlsx_edit_is_locked:
 *
 * Returns: whether the file's author has protected a cell from being written in
 */
gboolean
kaiji_xlsx_edit_is_locked (KaijiXlsxEdit *self, const char *sheet, guint row, guint column)
{
  Sheet *found = find_sheet (self, sheet);

  if (found == NULL || !found->is_protected)
    return FALSE;

  return kaiji_xlsx_book_is_locked (
    self->book,
    kaiji_xlsx_locks_find_style (xmlDocGetRootElement (found->document),
                                 kaiji_xlsx_cells_find_row (found->data, row, FALSE),
                                 kaiji_xlsx_cells_find (found->data, row, column, FALSE), column));
}

/* Finds what the rules call a cell; FALSE if there is no such sheet. */
static gboolean
find_ref (KaijiXlsxEdit *self, const char *sheet, guint row, guint column, KaijiXlsxCellRef *cell)
{
  const Sheet *found = find_sheet (self, sheet);

  if (found == NULL)
    return FALSE;

  *cell = (KaijiXlsxCellRef){ xmlDocGetRootElement (found->document), found->title, row, column };
  return TRUE;
}

/**
 * kaiji_xlsx_edit_get_list:
 * @words: (out) (transfer full) (nullable): the words, as their author wrote them; %NULL if they
 *   are computed
 *
 * Returns: whether a cell's content is to be chosen from a list
 */
gboolean
kaiji_xlsx_edit_get_list (KaijiXlsxEdit *self,
                          const char *sheet,
                          guint row,
                          guint column,
                          GStrv *words)
{
  KaijiXlsxCellRef cell;

  *words = NULL;
  return find_ref (self, sheet, row, column, &cell)
         && kaiji_xlsx_rules_get_list (self->rules, &cell, words);
}

/**
 * kaiji_xlsx_edit_allows:
 * @text: what would be written there
 *
 * Returns: whether the file's author lets a cell hold @text
 */
gboolean
kaiji_xlsx_edit_allows (KaijiXlsxEdit *self,
                        const char *sheet,
                        guint row,
                        guint column,
                        const char *text)
{
  KaijiXlsxCellRef cell;

  return find_ref (self, sheet, row, column, &cell)
         && kaiji_xlsx_rules_allow (self->rules, &cell, text);
}

/* Characters that XML has no place for are left out, and those that would be read as an escape are
 * escaped (22.9.2.19). */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20 && c != '\n' && c != '\t')
        continue;
      if (p[0] == '_' && p[1] == 'x' && strlen (p) >= 7 && p[6] == '_')
        g_string_append (escaped, "_x005F");
      g_string_append_unichar (escaped, c);
    }

  return g_string_free (escaped, FALSE);
}

/**
 * kaiji_xlsx_edit_set_text:
 * @text: what to write there
 *
 * Puts a text into a cell, which keeps its looks. Whatever was in it is gone; a formula must not
 * be.
 */
void
kaiji_xlsx_edit_set_text (KaijiXlsxEdit *self,
                          const char *sheet,
                          guint row,
                          guint column,
                          const char *text)
{
  Sheet *found = find_sheet (self, sheet);
  g_autofree char *escaped = escape (text);
  const KaijiXlsxRange place = { row, column, row, column };
  xmlNode *cell, *inline_text, *words;

  g_return_if_fail (found != NULL);
  g_return_if_fail (kaiji_xlsx_edit_get_cell (self, sheet, row, column) != KAIJI_XLSX_CELL_FORMULA);

  cell = kaiji_xlsx_cells_find (found->data, row, column, TRUE);
  while (cell->children != NULL)
    {
      xmlNode *child = cell->children;

      xmlUnlinkNode (child);
      xmlFreeNode (child);
    }
  xmlSetProp (cell, (const xmlChar *) "t", (const xmlChar *) "inlineStr");
  inline_text = xmlNewChild (cell, cell->ns, (const xmlChar *) "is", NULL);
  words = xmlNewTextChild (inline_text, cell->ns, (const xmlChar *) "t", (const xmlChar *) escaped);
  xmlNodeSetSpacePreserve (words, 1);
  g_array_append_val (found->written, place);
}

/* What has become of a sheet's part; NULL if it cannot be put together. */
static GBytes *
write_sheet (KaijiXlsxEdit *self, Sheet *sheet, GError **error)
{
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GBytes) written = NULL;
  GBytes *part, *whole;
  xmlChar *text = NULL;
  int size = 0;

  kaiji_xlsx_stale_drop (sheet->data, sheet->title, sheet->written);
  xmlDocDumpMemoryEnc (sheet->document, &text, &size, "UTF-8");
  written = g_bytes_new_with_free_func (text, (gsize) size, (GDestroyNotify) xmlFree, text);
  if (kaiji_xlsx_idle_rows_are_none (sheet->idle))
    return g_steal_pointer (&written);

  /* A part with so many rows is large: it is read again rather than kept. */
  parts = kaiji_xlsx_parts_read (self->bytes, error);
  part = parts != NULL ? g_hash_table_lookup (parts, sheet->name) : NULL;
  whole = part != NULL ? kaiji_xlsx_idle_rows_put_back (sheet->idle, part, written) : NULL;
  if (parts != NULL && whole == NULL)
    g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                         _ ("it is not a spreadsheet that Kaiji can read, or it is damaged"));
  return whole;
}

/**
 * kaiji_xlsx_edit_write:
 *
 * Returns: (transfer full): the file with what was written into it; %NULL with @error if it cannot
 *   be put together
 */
GBytes *
kaiji_xlsx_edit_write (KaijiXlsxEdit *self, GError **error)
{
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->sheets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Sheet *sheet = value;
      GBytes *part;

      if (sheet->written->len == 0)
        continue;
      part = write_sheet (self, sheet, error);
      if (part == NULL)
        return NULL;
      g_hash_table_insert (changed, sheet->name, part);
    }

  return kaiji_xlsx_parts_replace (self->bytes, changed, error);
}

const KaijiXlsxEditor kaiji_xlsx_editor = {
  .create = kaiji_xlsx_edit_new,
  .free = kaiji_xlsx_edit_free,
  .has_macros = kaiji_xlsx_edit_has_macros,
  .find_merged = kaiji_xlsx_edit_find_merged,
  .get_cell = kaiji_xlsx_edit_get_cell,
  .is_locked = kaiji_xlsx_edit_is_locked,
  .get_list = kaiji_xlsx_edit_get_list,
  .allows = kaiji_xlsx_edit_allows,
  .set_text = kaiji_xlsx_edit_set_text,
  .write = kaiji_xlsx_edit_write,
};
