/* kaiji-xlsx-cells.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-xlsx-cells.h"
#include "kaiji-xlsx-node.h"
#include "kaiji-xlsx-range.h"

/* A number says which row it is; without one, it follows the one before. */
static guint
get_row_number (const xmlNode *node, guint before)
{
  g_autofree char *value = kaiji_xlsx_node_dup_attribute (node, "r");

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : before + 1;
}

static guint
get_column_number (const xmlNode *node, guint next)
{
  g_autofree char *value = kaiji_xlsx_node_dup_attribute (node, "r");
  const char *text = value;
  guint row, column;

  return value != NULL && kaiji_xlsx_read_cell (&text, &row, &column) ? column : next;
}

/**
 * kaiji_xlsx_cells_find_row:
 * @data: the `sheetData` of a sheet
 * @row: from 1
 * @create: whether to add a row that is missing
 *
 * Returns: (transfer none) (nullable): the node of a row
 */
xmlNode *
kaiji_xlsx_cells_find_row (xmlNode *data, guint row, gboolean create)
{
  guint number = 0;
  xmlNode *next = NULL;
  xmlNode *node;

  for (node = data->children; node != NULL; node = node->next)
    {
      if (!kaiji_xlsx_node_is (node, "row"))
        continue;
      number = get_row_number (node, number);
      if (number == row)
        return node;
      if (number > row)
        {
          next = node;
          break;
        }
    }
  if (!create)
    return NULL;

  node = xmlNewDocNode (data->doc, data->ns, (const xmlChar *) "row", NULL);
  if (next != NULL)
    xmlAddPrevSibling (next, node);
  else
    xmlAddChild (data, node);
  {
    g_autofree char *value = g_strdup_printf ("%u", row);

    xmlNewProp (node, (const xmlChar *) "r", (const xmlChar *) value);
  }
  return node;
}

/**
 * kaiji_xlsx_cells_find:
 * @data: the `sheetData` of a sheet
 * @row: from 1
 * @column: from 0
 * @create: whether to add a cell that is missing
 *
 * Returns: (transfer none) (nullable): the node of a cell
 */
xmlNode *
kaiji_xlsx_cells_find (xmlNode *data, guint row, guint column, gboolean create)
{
  xmlNode *parent = kaiji_xlsx_cells_find_row (data, row, create);
  g_autofree char *reference = NULL;
  xmlNode *next = NULL;
  guint number = 0;
  xmlNode *node;

  for (node = parent != NULL ? parent->children : NULL; node != NULL; node = node->next)
    {
      if (!kaiji_xlsx_node_is (node, "c"))
        continue;
      number = get_column_number (node, number);
      if (number == column)
        return node;
      if (number > column)
        {
          next = node;
          break;
        }
      number++;
    }
  if (!create)
    return NULL;

  reference = kaiji_xlsx_format_cell (row, column);
  node = xmlNewDocNode (data->doc, parent->ns, (const xmlChar *) "c", NULL);
  if (next != NULL)
    xmlAddPrevSibling (next, node);
  else
    xmlAddChild (parent, node);
  xmlNewProp (node, (const xmlChar *) "r", (const xmlChar *) reference);
  return node;
}
