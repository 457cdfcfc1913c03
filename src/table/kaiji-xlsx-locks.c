/* kaiji-xlsx-locks.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-xlsx-locks.h"
#include "kaiji-xlsx-node.h"

static gboolean
is_on (const xmlNode *node, const char *attribute)
{
  g_autofree char *value = node != NULL ? kaiji_xlsx_node_dup_attribute (node, attribute) : NULL;

  return g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0;
}

/* Reads the style that a node has; FALSE if it has none. */
static gboolean
read_style (const xmlNode *node, const char *attribute, guint *style)
{
  g_autofree char *value = node != NULL ? kaiji_xlsx_node_dup_attribute (node, attribute) : NULL;

  if (value == NULL)
    return FALSE;

  *style = (guint) g_ascii_strtoull (value, NULL, 10);
  return TRUE;
}

/**
 * kaiji_xlsx_locks_are_on:
 * @worksheet: the root of a sheet's part
 *
 * Returns: whether the sheet is protected, so that its locked cells must not be written in
 */
gboolean
kaiji_xlsx_locks_are_on (const xmlNode *worksheet)
{
  return is_on (kaiji_xlsx_node_find_child (worksheet, "sheetProtection"), "sheet");
}

/**
 * kaiji_xlsx_locks_find_style:
 * @worksheet: the root of a sheet's part
 * @row: (nullable): the cell's row, if the file has it
 * @cell: (nullable): the cell, if the file has it
 * @column: its column, from 0
 *
 * Returns: the style of the cell, which says whether it is locked; of one that the file does not
 *   have, it is that of its row or column
 */
guint
kaiji_xlsx_locks_find_style (const xmlNode *worksheet,
                             const xmlNode *row,
                             const xmlNode *cell,
                             guint column)
{
  const xmlNode *columns = kaiji_xlsx_node_find_child (worksheet, "cols");
  guint style = 0;

  if (cell != NULL)
    {
      read_style (cell, "s", &style);
      return style;
    }
  if (is_on (row, "customFormat") && read_style (row, "s", &style))
    return style;

  for (const xmlNode *node = columns != NULL ? columns->children : NULL; node != NULL;
       node = node->next)
    {
      guint first, last;

      if (kaiji_xlsx_node_is (node, "col") && read_style (node, "min", &first)
          && read_style (node, "max", &last) && first <= column + 1 && column + 1 <= last)
        read_style (node, "style", &style);
    }

  return style;
}
