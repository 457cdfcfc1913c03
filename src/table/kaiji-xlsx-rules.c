/* kaiji-xlsx-rules.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-table-xlsx.h"
#include "kaiji-xlsx-node.h"
#include "kaiji-xlsx-range.h"
#include "kaiji-xlsx-rules.h"

struct _KaijiXlsxRules
{
  GBytes *bytes;
  KaijiXlsxBook *book;
  KaijiTable *table; /* of all sheets, hidden ones, too: lists are often there; read when needed */
};

/**
 * kaiji_xlsx_rules_new:
 * @bytes: a spreadsheet file
 * @book: (transfer full): its workbook
 *
 * Returns: (transfer full): its rules
 */
KaijiXlsxRules *
kaiji_xlsx_rules_new (GBytes *bytes, KaijiXlsxBook *book)
{
  KaijiXlsxRules *self = g_new0 (KaijiXlsxRules, 1);

  self->bytes = g_bytes_ref (bytes);
  self->book = book;
  return self;
}

/**
 * kaiji_xlsx_rules_free:
 */
void
kaiji_xlsx_rules_free (KaijiXlsxRules *self)
{
  g_bytes_unref (self->bytes);
  kaiji_xlsx_book_free (self->book);
  g_clear_pointer (&self->table, kaiji_table_unref);
  g_free (self);
}

static gboolean
covers (const char *places, const KaijiXlsxCellRef *cell)
{
  const char *p = places;
  KaijiXlsxRange range;

  while (p != NULL && kaiji_xlsx_read_range (&p, &range))
    {
      if (kaiji_xlsx_range_contains (&range, cell->row, cell->column))
        return TRUE;
      while (*p == ' ')
        p++;
    }

  return FALSE;
}

/* The first of a list of rules that is for a cell. The places are an attribute; in the extension
 * that refers to other sheets ([MS-XLSX] 2.6.73), an element. */
static const xmlNode *
find_in (const xmlNode *rules, const KaijiXlsxCellRef *cell)
{
  for (const xmlNode *rule = rules != NULL ? rules->children : NULL; rule != NULL;
       rule = rule->next)
    {
      g_autofree char *type = NULL;
      g_autofree char *places = NULL;

      if (!kaiji_xlsx_node_is (rule, "dataValidation"))
        continue;
      type = kaiji_xlsx_node_dup_attribute (rule, "type");
      places = kaiji_xlsx_node_dup_attribute (rule, "sqref");
      if (places == NULL)
        places = kaiji_xlsx_node_dup_text (kaiji_xlsx_node_find_child (rule, "sqref"));
      if (type != NULL && !g_str_equal (type, "none") && covers (places, cell))
        return rule;
    }

  return NULL;
}

/* The rule for what a cell may hold; NULL if anything is allowed. */
static const xmlNode *
find_rule (const KaijiXlsxCellRef *cell)
{
  const xmlNode *extensions = kaiji_xlsx_node_find_child (cell->root, "extLst");
  const xmlNode *rule = find_in (kaiji_xlsx_node_find_child (cell->root, "dataValidations"), cell);

  for (const xmlNode *node = extensions != NULL ? extensions->children : NULL;
       node != NULL && rule == NULL; node = node->next)
    if (kaiji_xlsx_node_is (node, "ext"))
      rule = find_in (kaiji_xlsx_node_find_child (node, "dataValidations"), cell);

  return rule;
}

static gboolean
has_type (const xmlNode *rule, const char *type)
{
  g_autofree char *value = kaiji_xlsx_node_dup_attribute (rule, "type");

  return g_strcmp0 (value, type) == 0;
}

/* What stands in a range of cells, without the empty ones. */
static GStrv
read_cells (KaijiXlsxRules *self, const char *sheet, const KaijiXlsxRange *range)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (self->table == NULL)
    self->table = kaiji_table_xlsx_read_all (self->bytes, NULL);
  for (guint i = 0; self->table != NULL && i < kaiji_table_get_n_rows (self->table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (self->table, i);

      for (guint j = 0; g_strcmp0 (row->place, sheet) == 0 && j < row->cells->len; j++)
        {
          const KaijiTableCell *cell = kaiji_table_row_get_cell (row, j);

          if (kaiji_xlsx_range_contains (range, row->line, cell->column))
            g_strv_builder_add (builder, cell->text);
        }
    }

  return g_strv_builder_end (builder);
}

/* The name of the sheet before the `!` of a reference, which may be quoted. */
static char *
dup_sheet (const char *reference, const char *mark)
{
  g_autofree char *name = g_strndup (reference, (gsize) (mark - reference));
  gsize length = strlen (name);
  g_auto (GStrv) parts = NULL;

  if (length < 2 || name[0] != '\'' || name[length - 1] != '\'')
    return g_steal_pointer (&name);

  name[length - 1] = '\0';
  parts = g_strsplit (name + 1, "''", -1);
  return g_strjoinv ("'", parts);
}

/* The words of a list: between quotation marks, or in a range of cells, which may have a name. NULL
 * if it is something that is computed. */
static GStrv
read_words (KaijiXlsxRules *self, const char *formula, const char *sheet)
{
  const char *named = kaiji_xlsx_book_find_name (self->book, formula);
  const char *reference = named != NULL ? named : formula;
  const char *mark = strrchr (reference, '!');
  const char *text = mark != NULL ? mark + 1 : reference;
  gsize length = strlen (reference);
  g_autofree char *other = NULL;
  KaijiXlsxRange range;

  if (length >= 2 && reference[0] == '"' && reference[length - 1] == '"')
    {
      g_autofree char *inner = g_strndup (reference + 1, length - 2);

      return g_strsplit (inner, ",", -1);
    }
  if (!kaiji_xlsx_read_range (&text, &range) || *text != '\0')
    return NULL;

  other = mark != NULL ? dup_sheet (reference, mark) : NULL;
  return read_cells (self, other != NULL ? other : sheet, &range);
}

/**
 * kaiji_xlsx_rules_get_list:
 * @words: (out) (transfer full) (nullable): the words, as they stand there; %NULL if they are
 *   computed, so that nobody but the spreadsheet's program knows them
 *
 * Returns: whether a cell's content is to be chosen from a list
 */
gboolean
kaiji_xlsx_rules_get_list (KaijiXlsxRules *self, const KaijiXlsxCellRef *cell, GStrv *words)
{
  const xmlNode *rule = find_rule (cell);
  g_autofree char *formula = NULL;

  *words = NULL;
  if (rule == NULL || !has_type (rule, "list"))
    return FALSE;

  formula = kaiji_xlsx_node_dup_text (kaiji_xlsx_node_find_child (rule, "formula1"));
  if (formula != NULL)
    *words = read_words (self, g_strstrip (formula), cell->sheet);
  return TRUE;
}

/* One of the numbers that a length is compared with; FALSE if it is computed. */
static gboolean
read_number (const xmlNode *rule, const char *name, gint64 *number)
{
  g_autofree char *text = kaiji_xlsx_node_dup_text (kaiji_xlsx_node_find_child (rule, name));

  return text != NULL
         && g_ascii_string_to_signed (g_strstrip (text), 10, G_MININT64, G_MAXINT64, number, NULL);
}

/* Whether a text is as long as a rule wants it; its length is counted in UTF-16. */
static gboolean
has_length (const xmlNode *rule, const char *text)
{
  g_autofree char *name = kaiji_xlsx_node_dup_attribute (rule, "operator");
  const char *operator= name != NULL ? name : "between";
  glong length = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  gint64 first, second;

  if (!read_number (rule, "formula1", &first))
    return FALSE;
  if (g_str_equal (operator, "lessThan"))
    return length < first;
  if (g_str_equal (operator, "lessThanOrEqual"))
    return length <= first;
  if (g_str_equal (operator, "greaterThan"))
    return length > first;
  if (g_str_equal (operator, "greaterThanOrEqual"))
    return length >= first;
  if (g_str_equal (operator, "equal"))
    return length == first;
  if (g_str_equal (operator, "notEqual"))
    return length != first;
  if (!read_number (rule, "formula2", &second))
    return FALSE;

  return (length >= first && length <= second) == g_str_equal (operator, "between");
}

/**
 * kaiji_xlsx_rules_allow:
 * @text: what would be written there
 *
 * Returns: whether the file's author lets a cell hold @text
 */
gboolean
kaiji_xlsx_rules_allow (KaijiXlsxRules *self, const KaijiXlsxCellRef *cell, const char *text)
{
  const xmlNode *rule = find_rule (cell);
  g_auto (GStrv) words = NULL;

  if (rule == NULL)
    return TRUE;
  if (has_type (rule, "textLength"))
    return has_length (rule, text);

  return kaiji_xlsx_rules_get_list (self, cell, &words) && words != NULL
         && g_strv_contains ((const char *const *) words, text);
}
